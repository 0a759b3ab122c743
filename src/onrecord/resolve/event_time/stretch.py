"""A stretch of the calendar on its way to an event's time, and how two of them come together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.record import When
from onrecord.resolve.edtf import OPEN, write_days

if TYPE_CHECKING:
    from datetime import date

    from onrecord.record import CitedPassage, Granularity


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day (None: open), the EDTF of their words' own width, and the words."""

    first: date | None
    last: date | None
    edtf: str
    granularity: Granularity | None
    passages: tuple[CitedPassage, ...]
    starts_at: str | None = None
    zone: str | None = None
    start: int = 0
    """Where its words begin in the story."""
    end: int = 0
    """Where they end."""
    ranged: bool = False
    """Whether the words give two ends: *May 1 to 9*."""
    extends: bool = False
    """Whether the words give how far something goes: *until Friday*."""
    goes_on: bool = False
    """Whether something began then that is under way."""
    dayless: bool = False
    """A time of day whose day the words do not name."""

    @property
    def days(self) -> int:
        """Return the number of days; a million where an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else 10**6

    def meets(self, other: Stretch) -> bool:
        """Tell whether the two have a day in common."""
        apart = self.last and other.first and self.last < other.first
        return not (apart or (other.last and self.first and other.last < self.first))

    def opened(self) -> Stretch:
        """Return the stretch with its far end open: from its first day on."""
        head = self.edtf.split("/")[0]
        return replace(self, last=None, edtf=f"{head}/{OPEN}", granularity="range")

    def closing(self) -> Stretch:
        """Return the stretch with its near end open: up to its last day."""
        return replace(self, first=None, edtf=f"{OPEN}/{self.edtf.split('/')[-1]}", granularity="range")

    def between(self, first: date | None, last: date | None) -> Stretch:
        """Return other days for the same words."""
        edtf = self.edtf if (first, last) == (self.first, self.last) else write_days(first, last)
        granularity = self.granularity if edtf == self.edtf else "day" if first == last else "range"
        return replace(self, first=first, last=last, edtf=edtf, granularity=granularity)

    def narrowed(self, other: Stretch) -> Stretch:
        """Return what the two have in common, with the words of both; each keeps its width where it is the narrower."""
        first = max((day for day in (self.first, other.first) if day), default=None)
        last = min((day for day in (self.last, other.last) if day), default=None)
        whole = self if (first, last) != (other.first, other.last) else replace(other, start=self.start, end=self.end)
        return _told_by(whole.between(first, last), self, other)

    def joined(self, other: Stretch) -> Stretch:
        """Return everything from the earlier of the two to the later."""
        first = min(self.first, other.first) if self.first and other.first else None
        last = max(self.last, other.last) if self.last and other.last else None
        plain = OPEN not in self.edtf and OPEN not in other.edtf and self.first and other.first
        if plain and first == self.first and last == other.last:
            ends = (self.edtf.split("/")[0], other.edtf.split("/")[-1])
            edtf = ends[0] if ends[0] == ends[1] else "/".join(ends)
            both = replace(self, first=first, last=last, edtf=edtf, granularity="range")
        else:
            both = self.between(first, last) if first or last else self
        return _told_by(replace(both, end=max(self.end, other.end)), self, other)

    def when(self) -> When:
        """Return the stretch as the record prints it."""
        return When(
            edtf=self.edtf,
            earliest=self.first.isoformat() if self.first else None,
            latest=self.last.isoformat() if self.last else None,
            granularity=self.granularity,
            starts_at=self.starts_at,
            zone=self.zone,
            passages=self.passages,
        )


def _told_by(stretch: Stretch, one: Stretch, other: Stretch) -> Stretch:
    """Return a stretch with the words of two, and the time of day that one of them gives."""
    told = one if one.starts_at else other
    words = tuple(sorted({*one.passages, *other.passages}, key=lambda passage: (passage.start, passage.end)))
    return replace(stretch, starts_at=told.starts_at, zone=told.zone, passages=words)
