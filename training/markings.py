"""Events as a reader tells them, written as marked stories are: what `training.frames` takes back in.

A link is written as the place by which the candidate is found again: a name's mention, a noun, a time expression.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.language.model.tags import EVENT_ROLES, KINDS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.language.model.event_frames import EventFrame, Link
    from onrecord.language.model.layout import Layout
    from onrecord.language.model.pairs import Mentions
    from onrecord.language.model.tags import Span
    from onrecord.record import Record

KEYS = {"moved": "moved_from", "cue": "status_cue"}
"""Roles that marked stories have under another name."""


WRITTEN = 0.5
"""How likely what is written has to be."""


def marking_of(
    record: Record, layout: Layout, names: Mentions, frames: list[EventFrame], least: float = WRITTEN
) -> dict[str, Any]:
    """One marked story, with whatever is at least so likely."""
    ids = [f"e{n}" for n in range(1, len(frames) + 1)]
    events = []
    for n, frame in enumerate(frames):
        part = frame.part if frame.part and frame.part.likely >= least else None
        when = sorted(link.candidate for link in frame.when if link.likely >= least)
        passages = [record.time_expressions[t] for t in when]
        events.append({
            "id": ids[n],
            "mentions": [_words(record, layout, (head, head + 1)) for head in frame.heads],
            "kind": KINDS[int(frame.kind.argmax())],
            "status": STATUSES[int(frame.status.argmax())],
            "who": _linked(record, layout, names, (one for one in frame.who if one.likely >= least)),
            "where": _linked(record, layout, names, (one for one in frame.where if one.likely >= least)),
            "when": {"passages": [_place(record, t.start, t.end) for t in passages]},
            "part_of": ids[part.candidate] if part else None,
            **{KEYS.get(role, role): _role(record, layout, frame, role, least) for role in EVENT_ROLES},
            "told": round(max(frame.told), 3),
        })  # fmt: skip
    return {
        "id": record.story.key,
        "published": record.story.published_on,
        "text": record.story.text,
        "events": events,
    }


def _place(record: Record, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": record.story.text[start:end]}


def _words(record: Record, layout: Layout, span: Span) -> dict[str, Any]:
    return _place(record, layout.words.start[span[0]], layout.words.end[span[1] - 1])


def _linked(record: Record, layout: Layout, names: Mentions, links: Iterable[Link]) -> list[dict[str, Any]]:
    """Of a name the mention by which it was linked; of a noun, which is no name's, the word itself."""
    out = []
    for link in links:
        if link.candidate < len(record.names):
            mentions = record.names[link.candidate].mentions
            mention = next(m for m in mentions if layout.head_of(m.start, m.end) == link.word)
            out.append(_place(record, mention.start, mention.end))
        else:
            head = int(names.heads[names.owners == link.candidate][0])
            out.append(_words(record, layout, (head, head + 1)))
    return sorted(out, key=lambda place: (place["start"], place["end"]))


def _role(
    record: Record, layout: Layout, frame: EventFrame, role: str, least: float
) -> list[dict[str, Any]] | dict[str, Any] | None:
    """The stretches of all heads, of those that overlap the likeliest; of the status's cue the likeliest alone."""
    kept: list[Span] = []
    for one in sorted(frame.roles.get(role, []), key=lambda one: -one.likely):
        if one.likely >= least and not any(a < one.span[1] and one.span[0] < b for a, b in kept):
            kept.append(one.span)
    if role == "cue":
        return _words(record, layout, kept[0]) if kept else None
    return [_words(record, layout, span) for span in sorted(kept)]
