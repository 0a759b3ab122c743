"""The entries beside a marked story: names for ids, chains of speakers, and what other stories say of the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from onrecord.plainly import amount_in_words, on_one_line, speakers_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.archive.answers import Compared, KeptStory
    from onrecord.link.plans import Plan, Step
    from onrecord.record import Attribution, CitedPassage, Event, Figure, Record
    from onrecord.views.marks import Role


@dataclass(frozen=True, slots=True)
class Card:
    """What every entry has: its id, the words it rests on, and how it was found."""

    id: str
    role: Role
    passages: tuple[CitedPassage, ...]
    found_by: str
    confidence: float

    @property
    def places(self) -> str:
        """The passages as the page's script reads them: ``12-40 50-60``."""
        return " ".join(f"{one.start}-{one.end}" for one in self.passages)


@dataclass(frozen=True, slots=True)
class Said(Card):
    """Somebody's words."""

    attribution: Attribution
    who: str
    printed: str | None
    """The source as it is printed, where that is not the speaker's name: "he"."""
    chain: tuple[str, ...]
    """Who passes the words on, outermost first; the speaker is not among them."""


@dataclass(frozen=True, slots=True)
class Claimed(Card):
    """A figure."""

    figure: Figure
    amount: str
    exactly: str
    """Value and unit as the record has them: ``> 2000000000 USD``."""
    about: tuple[str, ...]
    place: str | None
    chain: tuple[str, ...]
    compared: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Happening(Card):
    """An event, planned or done."""

    event: Event
    who: tuple[str, ...]
    """Who takes part, named or not."""
    where: tuple[str, ...]
    announced_by: tuple[tuple[str, ...], ...]
    part_of: str | None
    """The larger event's kind and id."""
    plan: Plan | None
    later: tuple[Step, ...]
    """What later stories said of the same event otherwise, oldest first."""


Entry = Said | Claimed | Happening
Shown = TypeVar("Shown", bound=Card)


@dataclass(frozen=True, slots=True)
class Margin:
    """Everything that stands beside the story, by kind and in the order of its words."""

    said: tuple[Said, ...]
    figures: tuple[Claimed, ...]
    planned: tuple[Happening, ...]
    happened: tuple[Happening, ...]


def margin(kept: KeptStory) -> Margin:
    """Return the entries of a story as its page shows them."""
    record = kept.record
    scene = _Scene(record)
    return Margin(
        tuple(_in_order(scene.said(one) for one in record.attributions)),
        tuple(_in_order(scene.claimed(one, kept.compared.get(one.id, ())) for one in record.figures)),
        tuple(_in_order(scene.happening(one, "planned", kept.plans.get(one.id)) for one in record.planned_events)),
        tuple(_in_order(scene.happening(one, "happened", kept.plans.get(one.id)) for one in record.reported_events)),
    )


def _in_order(cards: Iterable[Shown]) -> list[Shown]:
    return sorted(cards, key=lambda card: min((one.start for one in card.passages), default=0))


class _Scene:
    """A record with its ids looked up."""

    def __init__(self, record: Record) -> None:
        self._story = record.story
        self._names = {name.id: name.name for name in record.names}
        self._attributions = {one.id: one for one in record.attributions}
        self._kinds: dict[str, str] = {one.id: one.kind for one in record.planned_events}
        self._kinds |= {one.id: one.kind for one in record.reported_events}

    def said(self, one: Attribution) -> Said:
        who = speakers_in_words(one)
        printed = on_one_line(one.source.text) if one.source else None
        return Said(
            one.id,
            "said",
            one.content,
            one.found_by,
            one.confidence,
            one,
            who,
            printed if printed and printed.casefold() != who.casefold() else None,
            self._around(one),
        )

    def _around(self, one: Attribution) -> tuple[str, ...]:
        """Return the speakers around an attribution; ids that lead in a circle end it."""
        links: list[str] = []
        seen = {one.id}
        outer = one.within
        while outer and outer not in seen and outer in self._attributions:
            seen.add(outer)
            links.append(outer)
            outer = self._attributions[outer].within
        return self._chain(reversed(links))

    def _chain(self, links: Iterable[str]) -> tuple[str, ...]:
        return tuple(speakers_in_words(self._attributions[link]) for link in links if link in self._attributions)

    def _called(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._names.get(one, one) for one in ids)

    def claimed(self, one: Figure, compared: tuple[Compared, ...]) -> Claimed:
        return Claimed(
            one.id,
            "figure",
            (one,),
            one.found_by,
            one.confidence,
            one,
            amount_in_words(one),
            exactly(one),
            self._called(one.about),
            self._names.get(one.place, one.place) if one.place else None,
            self._chain(one.claimed_by),
            compared,
        )

    def happening(self, one: Event, role: Role, plan: Plan | None) -> Happening:
        larger = f"{self._kinds.get(one.part_of, 'event')} ({one.part_of})" if one.part_of else None
        return Happening(
            one.id,
            role,
            one.mentions,
            one.found_by,
            one.confidence,
            one,
            tuple(on_one_line(party.name) for party in one.participants),
            self._called(one.where),
            tuple(chain for links in one.announced_by if (chain := self._chain(links))),
            larger,
            plan,
            tuple(_changes(plan, one, self._story.sha256, self._story.published_on)) if plan else (),
        )


def exactly(figure: Figure) -> str:
    """Return comparator, value and unit of a figure as its record has them."""
    value = f"{figure.value:.15g}" + (f"–{figure.high:.15g}" if figure.high is not None else "")
    sign = "" if figure.comparator == "=" else f"{figure.comparator} "
    return f"{sign}{value}" + (f" {figure.unit}" if figure.unit else "")


def _changes(plan: Plan, event: Event, story: str, told_on: str | None) -> Iterable[Step]:
    """Yield the steps of later stories that say another status or another date than the step before them."""
    status: str = event.status
    when = event.when.edtf if event.when else None
    for step in plan.history:
        if step.story == story or step.superseded or step.copy_of or not _is_later(step, told_on):
            continue
        told = step.when.edtf if step.when else when
        if (step.status, told) != (status, when):
            yield step
        status, when = step.status, told


def _is_later(step: Step, told_on: str | None) -> bool:
    return bool(told_on and step.published_on and step.published_on > told_on)
