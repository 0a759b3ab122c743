"""Stories that tell history: there "in January" follows the date before it, not the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.extract.times import meaning as say

if TYPE_CHECKING:
    from datetime import date

    from onrecord.extract.times import TimeFind
    from onrecord.resolve.calendar.reach import Reach

_FAR: Final = 2
"""Years from the story's day after which an explicit year speaks of history."""
_HISTORY: Final = 5
"""Explicit years of history that make a story a chronicle."""
_FEW: Final = 1.4
"""So many whole dates of history weigh as much as one word that counts from the story's day."""
_LEAP: Final = 5
"""Years over which a chronicle does not leap in passing."""
_OPENS: Final = 24
_OPENING: Final = re.compile(r"(?:^|[.!?:;)][\"'”’]?\s+|\n\s*)(?:\w+\s+){0,3}$")
"""What stands before the words that open a sentence: ``Late in the `` 1943."""


def is_chronicle(finds: tuple[TimeFind, ...], anchor: date | None) -> bool:
    """Tell whether the story tells history.

    A chronicle gives whole dates of years long gone, hardly ever says "last week" or "Friday", and never prints its
    own day.
    """
    dates = [find.meaning for find in finds if isinstance(find.meaning, say.On)]
    years = [year for find in finds if (year := _year_of(find.meaning)) is not None]
    old = sum(1 for year in years if anchor is None or abs(year - anchor.year) > _FAR)
    whole = sum(1 for on in dates if on.year and on.month and (anchor is None or abs(on.year - anchor.year) > _FAR))
    near = sum(1 for find in finds if isinstance(find.meaning, say.Period)) + sum(1 for on in dates if on.weekday)
    if anchor and any(
        (on.month, on.day) == (anchor.month, anchor.day) and on.year in (None, anchor.year) for on in dates
    ):
        return False
    return old >= _HISTORY and (whole > _FEW * near if near else whole > 0)


def _year_of(meaning: say.Meaning) -> int | None:
    if isinstance(meaning, say.On):
        return meaning.year
    if isinstance(meaning, say.Span):
        return _year_of(meaning.last)
    return _year_of(meaning.whole) if isinstance(meaning, say.Edge) else None


@dataclass(slots=True)
class Line:
    """A chronicle's line of time: where it has come to."""

    at: date | None = None
    _leapt: int | None = None

    def follow(self, meaning: say.Meaning, told: Reach, before: str) -> None:
        """Move on to ``told``, unless that is an aside; ``before`` is the text up to it.

        A year alone moves the line to the next year at most, and only where it opens a sentence; a whole date moves it
        anywhere, but a leap over many years only when the next date confirms it (a chronicle of 1920 that mentions 1812
        goes on in 1920).
        """
        first = told.first
        if first is None:
            return
        leap = first.year - self.at.year if self.at else 0
        if told.granularity not in ("day", "month", "season", "time", "part of day"):
            alone = told.granularity != "year" or isinstance(meaning, say.On | say.Edge | say.Span)
            if alone and (self.at is None or (leap == 1 and _OPENING.search(before[-_OPENS:]))):
                self.at = first
        elif abs(leap) > _LEAP and (self._leapt is None or abs(self._leapt - first.year) > _FAR):
            self._leapt = first.year
        else:
            self.at = first
