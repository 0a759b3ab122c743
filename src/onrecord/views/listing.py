"""One line for each entry of a record, as the lists beside the marked story and the summary show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.plainly import (
    amount_in_words,
    chain_in_words,
    content_in_words,
    date_in_words,
    joined,
    on_one_line,
    speakers_in_words,
    when_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Attribution, Event, Figure, PlannedEvent, Record, ReportedEvent
    from onrecord.views.marks import Role


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in short: ``a1 · Mary Poe · she would visit Rome · asserts``."""

    id: str
    role: Role
    start: int
    """Where in the story the entry begins."""
    lead: str
    """The first thing to know: the speaker, the amount, the event."""
    body: str
    """The words, or what is measured."""
    tail: str
    """What qualifies it: stance, period, status, whose word it is."""


GROUPS: tuple[tuple[Role, str], ...] = (
    ("said", "Said"),
    ("figure", "Figures"),
    ("planned", "Planned"),
    ("happened", "Took place"),
)


def lines_of(record: Record) -> tuple[Line, ...]:
    """Return a line for each attribution, figure and event, in the order of the story's words."""
    by_id = {attribution.id: attribution for attribution in record.attributions}
    return tuple(sorted(_lines(record, by_id), key=lambda line: line.start))


def _lines(record: Record, by_id: dict[str, Attribution]) -> Iterator[Line]:
    yield from (_attribution_line(attribution) for attribution in record.attributions)
    yield from (_figure_line(figure, by_id) for figure in record.figures)
    yield from (_event_line(event, "planned", by_id) for event in record.planned_events)
    yield from (_event_line(event, "happened", by_id) for event in record.reported_events)


def _attribution_line(attribution: Attribution) -> Line:
    tail: list[str] = [attribution.kind]
    if attribution.stance != "asserts":
        tail.append(attribution.stance)
    if attribution.addressee:
        tail.append(f"to {on_one_line(attribution.addressee.text)}")
    if attribution.said_on:
        tail.append(date_in_words(attribution.said_on.edtf))
    if attribution.within:
        tail.append(f"within {attribution.within}")
    return Line(
        attribution.id,
        "said",
        min(piece.start for piece in attribution.content),
        speakers_in_words(attribution),
        content_in_words(attribution),
        " · ".join(tail),
    )


def _figure_line(figure: Figure, by_id: dict[str, Attribution]) -> Line:
    tail: list[str] = []
    if figure.period:
        tail.append(date_in_words(figure.period.edtf))
    if figure.forecast:
        tail.append("forecast")
    whose = chain_in_words(figure.claimed_by, by_id).strip()
    if whose:
        tail.append(whose)
    return Line(figure.id, "figure", figure.start, amount_in_words(figure), joined(figure.measure), " · ".join(tail))


def _event_line(event: PlannedEvent | ReportedEvent, role: Role, by_id: dict[str, Attribution]) -> Line:
    return Line(
        event.id,
        role,
        min(mention.start for mention in event.mentions),
        when_in_words(event.when),
        event.title,
        _event_tail(event, by_id),
    )


def _event_tail(event: Event, by_id: dict[str, Attribution]) -> str:
    tail: list[str] = [event.status] if event.status != "happened" else []
    if event.doubtful:
        tail.append("doubtful")
    if event.moved_from:
        tail.append(f"before: {when_in_words(event.moved_from)}")
    if event.condition:
        tail.append(on_one_line(event.condition.text))
    if event.part_of:
        tail.append(f"part of {event.part_of}")
    tail += [whose for chain in event.announced_by if (whose := chain_in_words(chain, by_id).strip())]
    return " · ".join(tail)


def story_date_in_words(record: Record) -> str:
    """Return the story's own day, why, and what else it could be."""
    story = record.story
    if not story.published_on:
        return "day not known"
    words = date_in_words(story.published_on)
    shown = [on_one_line(f"“{basis.text}”") if basis.text else basis.kind for basis in story.published_basis]
    if shown:
        words += f" (by {', '.join(dict.fromkeys(shown))})"
    if story.published_alternatives:
        others = story.published_alternatives
        words += f", or else {', '.join(others[:3])}" + (" …" if len(others) > 3 else "")
    return words
