"""Which day a holiday is in a year: fixed days, days from Easter, weekdays of a month, and feasts of the moon."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from onrecord.extract.times.meaning import WEEKEND
from onrecord.resolve.calendar.reach import nth_weekday
from onrecord.resolve.calendar.words import words_of

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_JULIAN_LAG: Final = 13
"""Days by which the Julian calendar, by which eastern churches reckon Easter, lies behind from 1900 to 2099."""


def days_of(day: str, year: int) -> tuple[date, date] | None:
    """Return the first and the last day of a holiday in ``year``; None where the tables do not reach.

    ``day`` is written as in the word list: ``12-25``, ``easter-2``, ``orthodox``, ``11 thu 4``, ``11 thu 4+1``, first
    and last day as ``easter-46/easter-1``, or the name of a feast of the moon, ``eid-al-fitr``; with ``&weekend`` after
    it, the weekend that it lengthens.

    >>> days_of("11 thu 4+1", 2017)
    (datetime.date(2017, 11, 24), datetime.date(2017, 11, 24))
    """
    if day.endswith(WEEKEND):
        days = days_of(day.removesuffix(WEEKEND), year)
        return _weekend_with(days[0]) if days else None
    if day in _feasts():
        return _feast(day, year)
    first, _, last = day.partition("/")
    return _one_day(first, year), _one_day(last or first, year)


def easter_of(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus, as Meeus prints it)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter_of(year: int) -> date:
    """Return Easter Sunday of the eastern churches, by the calendar of today (Meeus' Julian computus)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=_JULIAN_LAG)


def _weekend_with(day: date) -> tuple[date, date]:
    """Return the weekend beside ``day``, with the days from or to it: Saturday to Monday, Thursday to Sunday."""
    weekday = day.isoweekday()
    if weekday <= 2:
        return day - timedelta(days=weekday + 1), day
    saturday = day + timedelta(days=6 - weekday)
    return min(day, saturday), saturday + timedelta(days=1)


def _one_day(day: str, year: int) -> date:
    if day.startswith("easter"):
        return easter_of(year) + timedelta(days=int(day.removeprefix("easter") or 0))
    if day.startswith("orthodox"):
        return orthodox_easter_of(year) + timedelta(days=int(day.removeprefix("orthodox") or 0))
    if " " not in day:
        month, number = (int(part) for part in day.split("-"))
        return date(year, month, number)
    month_text, weekday_text, nth = day.split()
    nth, _, later = nth.partition("+")
    month = int(month_text)
    opens, closes = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    found = nth_weekday(opens, closes, _WEEKDAYS.index(weekday_text) + 1, int(nth))
    return (found or opens) + timedelta(days=int(later or 0))


@cache
def _feasts() -> dict[str, dict[str, Any]]:
    return {feast["name"]: feast for feast in words_of("feasts")["feast"]}


def _feast(name: str, year: int) -> tuple[date, date] | None:
    feast = _feasts()[name]
    rows = feast["days"].split()
    if not 0 <= year - feast["first"] < len(rows) or rows[year - feast["first"]] == "-":
        return None
    days = [date(year, int(day[:2]), int(day[2:])) for day in rows[year - feast["first"]].split("+")]
    first = days[0]
    if "until" not in feast:
        return first, first + timedelta(days=feast.get("lasts", 1) - 1)
    for later in (year, year + 1):
        end = _feast(feast["until"], later)
        if end and end[0] > first:
            return first, end[0] - timedelta(days=1)
    return None
