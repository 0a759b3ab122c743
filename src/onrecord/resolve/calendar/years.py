"""Dates with something left out: which year of "November 9", which Friday."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from onrecord.extract.times.meaning import On
from onrecord.resolve.calendar import reach as cal
from onrecord.resolve.calendar.feasts import days_of
from onrecord.resolve.calendar.reach import Reach

if TYPE_CHECKING:
    from onrecord.extract.times.meaning import Meaning
    from onrecord.resolve.calendar.direction import Lean

_NEAR: Final = 75
"""Days within which a month is meant whatever a distant verb says."""


def in_year(on: On, year: int) -> Reach:
    """Return a date in the given year."""
    if on.month and on.day:
        if year < 1:
            return Reach(f"BC{1 - year:04d}-{on.month:02d}-{on.day:02d}", "day")
        try:
            return cal.day_reach(date(year, on.month, on.day))
        except ValueError:  # 29 February of a year that has none
            return cal.month_reach(year, on.month)
    if on.month:
        return cal.month_reach(year, on.month)
    if on.season:
        return cal.season_reach(year, on.season)
    if on.holiday and year >= 1:
        return _holiday_reach(on.holiday, year)
    return cal.year_reach(year)


def _holiday_reach(holiday: str, year: int) -> Reach:
    """Return the day or days of a holiday; none for the weekend, which has no year of its own."""
    days = days_of(holiday, year) if holiday != "weekend" else None
    if days is None:
        return Reach(None)
    return cal.day_reach(days[0]) if days[0] == days[1] else cal.days_reach(*days, "range")


def weekday_reach(on: On, base: date, lean: Lean | None, *, planned: bool = False) -> Reach:
    """Return the day of the week that is meant: the latest, today included, unless the clause looks ahead.

    Then it is the next; today only where the story has not yet ``planned`` a day to come: "will leave Tuesday … is to
    meet him on Thursday", written on a Thursday, is a week off.
    """
    weekday = on.weekday or 1
    back = (base.isoweekday() - weekday) % 7
    if on.step == -1:  # nobody calls yesterday "last Monday", or tomorrow "next Saturday"
        return cal.day_reach(cal.add_days(base, -8 if back == 1 and not on.told else -(back or 7)))
    if on.step == 1:
        return cal.day_reach(cal.add_days(base, 8 if back == 6 and not on.told else 7 - back))
    if on.soonest:
        return cal.day_reach(cal.add_days(base, (-back) % 7))
    if on.step == 0:
        over = weekday < base.isoweekday() and lean is not None and lean.direction == "ahead"
        return cal.day_reach(cal.add_days(base, weekday - base.isoweekday() + 7 * over))
    ahead = lean is not None and lean.direction == "ahead"
    if ahead and planned and not back:
        return cal.day_reach(cal.add_days(base, 7))
    return cal.day_reach(cal.add_days(base, (-back) % 7 if ahead else -back))


def weekdays_in_order(
    names: tuple[Meaning, Meaning], ends: tuple[Reach, Reach], lean: Lean | None
) -> tuple[Reach, Reach]:
    """Return the ends of *Monday to Wednesday* with the second after the first, in the week that ``lean`` looks to."""
    (first, last), (start, end) = names, ends
    weekdays = all(isinstance(name, On) and name.weekday and not name.day for name in names)
    if not (weekdays and isinstance(first, On) and isinstance(last, On) and start.first and end.first):
        return ends
    if start.first <= end.first or first.within or last.within:
        return ends
    if lean is not None and lean.direction == "back":
        return weekday_reach(first, end.first, lean), end
    return start, cal.day_reach(cal.add_days(start.first, ((last.weekday or 1) - start.first.isoweekday()) % 7))


def date_within(on: On, first: date) -> Reach:
    """Return a date in the week, the month or the year that begins on ``first``: *Monday of next week*, *the 15th*."""
    if on.weekday and not on.month:
        return cal.day_reach(cal.add_days(first, on.weekday - first.isoweekday()))
    if on.day and not on.month:
        return in_year(replace(on, month=first.month), first.year)
    return in_year(on, first.year)


def day_of_month_reach(on: On, base: date) -> Reach:
    """Return "the 20th": the nearest to ``base`` that there is, and falls on the weekday where one is named."""
    around = [cal.add_months(base.replace(day=1), step) for step in (-1, 0, 1)]
    days = [
        month.replace(day=on.day or 1) for month in around if (on.day or 1) <= monthrange(month.year, month.month)[1]
    ]
    fitting = [day for day in days if on.weekday in (None, day.isoweekday())] or days
    return cal.day_reach(min(fitting, key=lambda day: abs((day - base).days)))


def weekend_reach(base: date, lean: Lean | None) -> Reach:
    """Return "the weekend": the last that was, unless it is one or the clause looks ahead."""
    here = base.isoweekday() >= 6 or (lean is not None and lean.direction == "ahead")
    return cal.weekend_reach(base if here else cal.add_days(base, -7))


def nearest_reach(on: On, base: date, lean: Lean | None) -> Reach:
    """Return a date without a year in the year that the words and the clause's verb make likely."""
    around = [in_year(on, year) for year in (base.year - 1, base.year, base.year + 1) if 1 <= year < date.max.year]
    dated = [each for each in around if each.dated]
    begun = [each for each in dated if each.first and each.first <= base]
    open_yet = [each for each in dated if each.last and each.last >= base]
    named = _stepped(on, base, dated)
    if named or not dated:
        return named or Reach(without_year(on))
    nearest = min(dated, key=lambda each: _days_off(each, base))
    if on.day:  # a day is the nearest of its name, unless that is far off on the other side of today
        ahead = nearest.first is not None and nearest.first > base
        other = lean is not None and (lean.direction == "ahead") != ahead and _days_off(nearest, base) > lean.near
    else:
        other = lean is not None and (lean.sure or _days_off(nearest, base) > _NEAR)
    side = open_yet if lean and lean.direction == "ahead" else begun[::-1]
    return side[0] if other and side else nearest


def _stepped(on: On, base: date, dated: list[Reach]) -> Reach | None:
    """Return the date that ``last``, ``this``, ``next`` or ``coming`` names; None where no such word stands."""
    before = [each for each in dated if each.last and each.last < base]
    coming = [each for each in dated if each.first and each.first > base]
    open_yet = [each for each in dated if each.last and each.last >= base]
    if on.soonest:
        return open_yet[0] if open_yet else None
    match on.step:
        case 0 if on.season and (now := [each for each in open_yet if each.first and each.first <= base]):
            return now[0]  # this winter, in February
        case 0:
            return next((each for each in dated if each.first and each.first.year == base.year), None)
        case -1:
            return before[-1] if before else None
        case 1:
            return coming[0] if coming else None
        case _:
            return None


def following_reach(on: On, base: date) -> Reach:
    """Return a date without a year as a chronicle means it: in the year told of, or the next if it lies far behind."""
    month = on.month or (cal.SEASON_STARTS[on.season] if on.season else cal.MONTHS)
    reach = in_year(on, base.year + 1 if base.month - month >= cal.HALF else base.year)
    return reach if reach.dated else Reach(without_year(on))


def _days_off(reach: Reach, base: date) -> int:
    """Return the days between ``base`` and the stretch; 0 inside it."""
    if reach.first is None or reach.last is None:
        return 10**6
    return max(0, (reach.first - base).days, (base - reach.last).days)


def without_year(on: On) -> str:
    """Return the TIMEX3 value of a date whose year nobody knows."""
    if on.month:
        return f"XXXX-{on.month:02d}" + (f"-{on.day:02d}" if on.day else "")
    if on.weekday:
        return f"XXXX-WXX-{on.weekday}"
    return f"XXXX-{on.season}" if on.season else "XXXX"
