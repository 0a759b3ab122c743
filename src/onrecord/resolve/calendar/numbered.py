"""Numbered parts of a stretch: the third quarter, the first nine months, the last week."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.resolve.calendar.reach import (
    Reach,
    add_days,
    add_months,
    day_reach,
    days_reach,
    months_reach,
    nth_weekday,
    period_reach,
    weekend_reach,
    year_reach,
)

if TYPE_CHECKING:
    from datetime import date

    from onrecord.extract.times.meaning import Nth

_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SATURDAY: Final = 6
_IDES: Final = 15
"""The last day of a month's first half."""
_LETTERS: Final = {
    "day": "D", "week": "W", "month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip


def nth_reach(nth: Nth, whole: Reach) -> Reach:
    """Return the numbered part of ``whole``: its third quarter, its first nine months, its last week."""
    if not whole.first or not whole.last:
        return Reach(None)
    first, last = whole.first, whole.last
    match nth.unit:
        case "week" if whole.granularity == "day":  # the week of March 6
            return period_reach("week", first, 0)
        case "week":
            return _weeks(nth, first, last)
        case "weekend":
            saturday = nth_weekday_reach(nth.number, _SATURDAY, whole).first
            return weekend_reach(saturday) if saturday else Reach(None)
        case "day":
            return _days(nth, first, last)
        case "half" if whole.granularity == "month":
            return _half_a_month(nth, first, last)
        case "month" | "quarter" | "half" | "year" | "decade" | "century":
            return _months(nth, first, last)
        case _:
            return Reach(None)


def _weeks(nth: Nth, first: date, last: date) -> Reach:
    if nth.number == -1:
        reach = days_reach(add_days(last, 1 - 7 * nth.count), last, "week")
    else:
        start = add_days(first, 7 * (nth.number - 1))
        reach = days_reach(start, min(last, add_days(start, 7 * nth.count - 1)), "week")
    return replace(reach, value=f"P{nth.count}W", type="DURATION") if nth.count > 1 else reach


def _days(nth: Nth, first: date, last: date) -> Reach:
    start = add_days(last, 1 - nth.count) if nth.number == -1 else add_days(first, nth.number - 1)
    if nth.count == 1:
        return day_reach(start)
    reach = days_reach(start, add_days(start, nth.count - 1), "range")
    return replace(reach, value=f"P{nth.count}D", type="DURATION")


def _half_a_month(nth: Nth, first: date, last: date) -> Reach:
    """Return the first fifteen days of a month, or the rest of it."""
    ides = first.replace(day=_IDES)
    return days_reach(first, ides, "range") if nth.number == 1 else days_reach(add_days(ides, 1), last, "range")


def _months(nth: Nth, first: date, last: date) -> Reach:
    length = _MONTHS[nth.unit] * nth.count
    if nth.number == -1:
        start = add_months(first, (last.year - first.year) * 12 + last.month - first.month + 1 - length)
    else:
        start = add_months(first, _MONTHS[nth.unit] * (nth.number - 1))
    start = start.replace(day=1)
    if nth.count == 1 and nth.unit != "century":
        return period_reach(nth.unit, start, 0)
    reach = months_reach(start.year, start.month, length, "range")
    return replace(reach, value=f"P{nth.count}{_LETTERS[nth.unit]}", type="DURATION")


def years_towards(nth: Nth, day: date, *, ahead: bool) -> int:
    """Return how many years off a quarter or month without a year is that is known to lie ahead of a day, or back."""
    reach = nth_reach(nth, year_reach(day.year))
    if ahead:
        return int(reach.last is not None and reach.last < day)
    return -int(reach.first is not None and reach.first > day)


def nth_weekday_reach(number: int, weekday: int, whole: Reach) -> Reach:
    """Return the first Tuesday, the last Friday of a month or a year; nothing where it has none."""
    if not whole.first or not whole.last:
        return Reach(None)
    day = nth_weekday(whole.first, whole.last, weekday, number)
    return day_reach(day) if day else Reach(None)


def open_nth_reach(nth: Nth) -> Reach:
    """Return a numbered part of nobody knows which year: its value with the year left open."""
    if nth.count > 1:
        return Reach(f"P{nth.count}{_LETTERS.get(nth.unit, 'Y')}", type="DURATION")
    if nth.unit == "year":  # the first year of the war
        return Reach("P1Y", type="DURATION")
    return Reach(f"XXXX-Q{nth.number}" if nth.unit == "quarter" else None)
