"""What rests on a passage: the entries of a record that cover it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.views.listing import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import CitedPassage, Part, Record


@dataclass(frozen=True, slots=True)
class Cover:
    """One entry that has a passage over, in or across the words asked about."""

    entry: str
    """Its id; of the story's own parts, ``story``."""
    role: str
    """Which of its fields: ``content``, ``source``, ``mentions``."""
    told: str
    """The entry in short."""
    found_by: str
    """The rule, empty for what no rule found."""
    confidence: float | None


def covering(record: Record, start: int, end: int) -> tuple[Cover, ...]:
    """Return what overlaps ``start`` to ``end`` (code points), the narrowest passages first, one an entry and field."""
    found: dict[tuple[str, str], tuple[int, Cover]] = {}
    for entry, field, cited, told in _cited(record):
        if cited.start < end and cited.end > start:
            key = (getattr(entry, "id", "story"), field)
            size = cited.end - cited.start
            if key not in found or size < found[key][0]:
                rule = getattr(entry, "found_by", "")
                found[key] = (size, Cover(*key, told, rule, getattr(entry, "confidence", None)))
    return tuple(cover for _, cover in sorted(found.values(), key=lambda sized: sized[0]))


def _cited(record: Record) -> Iterator[tuple[Part, str, CitedPassage, str]]:
    told = {line.id: " · ".join(filter(None, (line.lead, line.body, line.tail))) for line in lines_of(record)}
    told |= {name.id: f"{name.name} ({name.kind})" for name in record.names}
    told |= {time.id: time.edtf or time.value or time.text for time in record.time_expressions}
    entries: list[Part] = [
        *record.names,
        *record.attributions,
        *record.time_expressions,
        *record.figures,
        *record.planned_events,
        *record.reported_events,
    ]
    for entry in entries:
        for path, cited in entry.cited_passages():
            yield entry, _field(path), cited, told.get(getattr(entry, "id", ""), "")
    for path, cited in record.story.cited_passages():
        yield record.story, _field(path), cited, cited.text


def _field(path: str) -> str:
    """Return the field's plain name: ``content`` for ``content[0]``, ``words`` for the entry's own passage."""
    return path.partition("[")[0].replace("_", " ") or "words"
