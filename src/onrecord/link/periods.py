"""How the times of two figures stand to each other: the same, overlapping, apart, or not told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from onrecord.resolve.edtf import bounds

if TYPE_CHECKING:
    from onrecord.link.entries import Claim

Times = Literal["same", "overlapping", "apart", "one untold", "both untold"]
Stretch = tuple[date, date]
STALE: Final = 92
"""Days: a figure without a time is of about its story's day, and a quarter of a year later it is another one."""
_LEAST_SHARE: Final = 0.3
"""Of two periods that share less (a month and its year) the one is a part of the other."""


def stretch_of(claim: Claim) -> Stretch | None:
    """Return the first and the last day of a figure's period; None where no period is told."""
    if claim.figure.period is None:
        return None
    first, last = bounds(claim.figure.period.edtf)
    return None if first is None and last is None else (first or date.min, last or date.max)


def told_on(claim: Claim) -> date | None:
    """Return the story's day; None where it is not known."""
    return bounds(claim.told_on)[1]


def days_between(one: Claim, other: Claim) -> int | None:
    """Return how many days lie between the stories; None where a story's day is not known."""
    first, second = told_on(one), told_on(other)
    return abs((first - second).days) if first and second else None


def times_of(one: Claim, other: Claim) -> Times:
    """Return how the times of two figures stand to each other.

    Periods of which one only goes on further ("the first two months", "the first quarter") are apart: their totals
    are a series. A figure without a period goes with a period that includes its story's day or ended shortly before.
    """
    first, second = stretch_of(one), stretch_of(other)
    if first is None and second is None:
        days = days_between(one, other)
        return "both untold" if days is None or days <= STALE else "apart"
    if first is None or second is None:
        stretch, told = (second, told_on(one)) if first is None else (first, told_on(other))
        return "one untold" if told is None or stretch is None or _fresh(told, stretch) else "apart"
    if first == second:
        return "same"
    return "overlapping" if _overlap(first, second) else "apart"


def is_running(claim: Claim) -> bool:
    """Tell whether a figure's period was not over when the story was told, so that a later story has more of it."""
    stretch, told = stretch_of(claim), told_on(claim)
    return bool(stretch and told and not claim.figure.forecast and stretch[1] > told)


def is_of_days(claim: Claim) -> bool:
    """Tell whether a figure's period is longer than a day."""
    stretch = stretch_of(claim)
    return stretch is not None and stretch[0] < stretch[1]


def _overlap(first: Stretch, second: Stretch) -> bool:
    if first[0] == second[0]:
        return False
    shared = (min(first[1], second[1]) - max(first[0], second[0])).days + 1
    if date.min in {first[0], second[0]} or date.max in {first[1], second[1]}:
        return shared > 0
    longer = max((first[1] - first[0]).days, (second[1] - second[0]).days) + 1
    return shared >= longer * _LEAST_SHARE


def _fresh(told: date, stretch: Stretch) -> bool:
    stale = timedelta(days=STALE)
    return stretch[0] <= told and (stretch[1] >= date.max - stale or told <= stretch[1] + stale)
