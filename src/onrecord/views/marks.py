"""Which stretches of a story are marked, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record import CitedPassage, Record

Role = Literal["said", "source", "cue", "figure", "time", "planned", "happened"]

ROLES: tuple[Role, ...] = ("said", "source", "cue", "figure", "planned", "happened", "time")
"""From the widest to the narrowest, as they are nested where they cover the same words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch ``start`` to ``end`` (code points) that an entry rests on."""

    start: int
    end: int
    role: Role
    entry: str
    """The entry's id."""

    @property
    def label(self) -> str:
        """What names the mark, without a space, so that no line breaks in it: ``a1:said``, ``f2:figure``."""
        return f"{self.entry}:{self.role}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch in which the same marks hold; ``closes`` end before it and ``opens`` begin with it."""

    start: int
    end: int
    closes: int
    """How many marks, the last opened first, end where this begins."""
    opens: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    """All that hold here, the outermost first."""


def marks_of(record: Record) -> tuple[Mark, ...]:
    """Return every mark of a record, the outer before the inner."""
    marks = [*_attribution_marks(record), *_other_marks(record)]
    order = {role: rank for rank, role in enumerate(ROLES)}
    return tuple(sorted(set(marks), key=lambda mark: (mark.start, -mark.end, order[mark.role], mark.entry)))


def _attribution_marks(record: Record) -> Iterator[Mark]:
    for attribution in record.attributions:
        if attribution.source:
            yield _mark(attribution.source, "source", attribution.id)
        if attribution.cue:
            yield _mark(attribution.cue, "cue", attribution.id)
        for piece in attribution.content:
            yield _mark(piece, "said", attribution.id)


def _other_marks(record: Record) -> Iterator[Mark]:
    for time in record.time_expressions:
        yield _mark(time, "time", time.id)
    for figure in record.figures:
        yield _mark(figure, "figure", figure.id)
    for planned in record.planned_events:
        for mention in planned.mentions:
            yield _mark(mention, "planned", planned.id)
    for reported in record.reported_events:
        for mention in reported.mentions:
            yield _mark(mention, "happened", reported.id)


def _mark(passage: CitedPassage, role: Role, entry: str) -> Mark:
    return Mark(passage.start, passage.end, role, entry)


def segments(marks: Iterable[Mark], start: int, end: int) -> Iterator[Segment]:
    """Yield ``start`` to ``end`` in stretches with the marks that hold in each; marks as ``marks_of`` sorts them.

    Where marks cross (one from "two" to "three", another from "three" to "four"), the inner one is closed and opened
    again, so that what is drawn always nests. After the last segment its ``marks`` are still open.
    """
    wanted = [mark for mark in marks if mark.start < end and mark.end > start]
    bounds = sorted({start, end, *(max(m.start, start) for m in wanted), *(min(m.end, end) for m in wanted)})
    open_marks: list[Mark] = []
    following = 0
    for at, until in pairwise(bounds):
        first_ended = next((i for i, mark in enumerate(open_marks) if mark.end <= at), len(open_marks))
        closes = len(open_marks) - first_ended
        opens = [mark for mark in open_marks[first_ended:] if mark.end > at]
        del open_marks[first_ended:]
        while following < len(wanted) and wanted[following].start <= at:
            opens.append(wanted[following])
            following += 1
        open_marks += opens
        yield Segment(at, until, closes, tuple(opens), tuple(open_marks))
