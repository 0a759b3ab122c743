"""A stretch of the calendar, and the arithmetic on it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from typing import TYPE_CHECKING, Final

from onrecord.resolve.edtf import write_days, write_interval, write_month, write_year

if TYPE_CHECKING:
    from onrecord.record import Granularity, TimexType

MONTHS: Final = 12
QUARTER: Final = 3
HALF: Final = 6
SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which a season of the northern half begins; it has three."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a time expression comes to; ``first`` and ``last`` are None where no day of the calendar is known."""

    value: str | None
    """TIMEX3."""
    granularity: Granularity | None = None
    first: date | None = None
    last: date | None = None
    edtf: str | None = None
    type: TimexType = "DATE"
    mod: str | None = None

    @property
    def dated(self) -> bool:
        """Tell whether both ends are days of the calendar."""
        return self.first is not None and self.last is not None


def day_reach(day: date) -> Reach:
    """Return one day."""
    return Reach(day.isoformat(), "day", day, day, day.isoformat())


def days_reach(first: date, last: date, granularity: Granularity, value: str | None = None) -> Reach:
    """Return the days from ``first`` to ``last``, both included; an empty stretch is its last day."""
    first = min(first, last)
    edtf = write_days(first, last)
    return Reach(value or edtf, granularity, first, last, edtf)


def year_reach(year: int) -> Reach:
    """Return a year; before year 1 it has a value, and no days that Python could count."""
    if year < 1:
        return Reach(f"BC{1 - year:04d}", "year", edtf=write_year(year))
    text = write_year(year)
    return Reach(text, "year", date(year, 1, 1), date(year, MONTHS, 31), text)


def month_reach(year: int, month: int) -> Reach:
    """Return a month."""
    text = write_month(year, month)
    if year < 1:
        return Reach(f"BC{1 - year:04d}-{month:02d}", "month", edtf=text)
    return Reach(text, "month", date(year, month, 1), date(year, month, monthrange(year, month)[1]), text)


def months_reach(year: int, month: int, count: int, granularity: Granularity, value: str | None = None) -> Reach:
    """Return ``count`` whole months from ``month`` of ``year`` on; a value without days where Python's years end."""
    if year > MAXYEAR - 2:
        return Reach(value, granularity)
    first = date(year, month, 1)
    last = add_months(first, count) - timedelta(days=1)
    return Reach(
        value, granularity, first, last, write_interval(write_month(year, month), write_month(last.year, last.month))
    )


def quarter_reach(year: int, number: int) -> Reach:
    """Return a quarter of the calendar."""
    return months_reach(year, 3 * number - 2, QUARTER, "quarter", f"{write_year(year)}-Q{number}")


def half_reach(year: int, number: int) -> Reach:
    """Return half a year."""
    return months_reach(year, HALF * (number - 1) + 1, HALF, "half", f"{write_year(year)}-H{number}")


def season_reach(year: int, season: str) -> Reach:
    """Return a season of the northern half; a winter is called by the year in which it begins."""
    if year < 1:
        return Reach(f"BC{1 - year:04d}-{season}", "season", edtf=write_year(year))
    return months_reach(year, SEASON_STARTS[season], QUARTER, "season", f"{write_year(year)}-{season}")


def week_reach(day: date) -> Reach:
    """Return the week, Monday to Sunday, that holds ``day``."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return days_reach(monday, monday + timedelta(days=6), "week", f"{write_year(year)}-W{week:02d}")


def weekend_reach(day: date) -> Reach:
    """Return the Saturday and Sunday of the week that holds ``day``."""
    year, week, weekday = day.isocalendar()
    saturday = day + timedelta(days=6 - weekday)
    return days_reach(saturday, saturday + timedelta(days=1), "weekend", f"{write_year(year)}-W{week:02d}-WE")


def decade_reach(first: int) -> Reach:
    """Return ten years from ``first`` on."""
    return Reach(
        f"{first // 10:03d}",
        "decade",
        date(first, 1, 1),
        date(first + 9, MONTHS, 31),
        f"{write_year(first)}/{write_year(first + 9)}",
    )


def century_reach(number: int) -> Reach:
    """Return a century as the press counts it, 1900 to 1999 for the twentieth; a negative one lies before our era."""
    if number < 1:
        return Reach(f"BC{-number - 1:02d}", "century")
    first = (number - 1) * 100
    days = (date(max(1, first), 1, 1), date(first + 99, MONTHS, 31))
    return Reach(f"{number - 1:02d}", "century", *days, f"{write_year(first)}/{write_year(first + 99)}")


def add_months(day: date, months: int) -> date:
    """Return the same day ``months`` later, or the month's last day where it is shorter; clamped to years 1 to 9999."""
    index = day.year * MONTHS + day.month - 1 + months
    year, month = index // MONTHS, index % MONTHS + 1
    if not 1 <= year <= MAXYEAR - 1:
        return date(1, 1, 1) if year < 1 else date(MAXYEAR - 1, MONTHS, 31)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_days(day: date, days: int) -> date:
    """Return the day ``days`` later, clamped to the years that Python counts."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date(1, 1, 1) if days < 0 else date(MAXYEAR - 1, MONTHS, 31)


def nth_weekday(first: date, last: date, weekday: int, number: int) -> date | None:
    """Return the n-th Monday (1) to Sunday (7) of a stretch, or None; a negative ``number`` counts from its end.

    >>> opens, closes = date(2014, 9, 1), date(2014, 9, 30)
    >>> nth_weekday(opens, closes, 2, 3), nth_weekday(opens, closes, 5, -1)
    (datetime.date(2014, 9, 16), datetime.date(2014, 9, 26))
    """
    if number < 0:
        day = add_days(last, -((last.isoweekday() - weekday) % 7) + 7 * (number + 1))
    else:
        day = add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    return day if first <= day <= last else None


def period_reach(unit: str, day: date, step: int) -> Reach:  # noqa: PLR0911 - one return a unit reads best
    """Return the day, week, month, … that holds ``day``, moved by ``step`` of its own kind."""
    match unit:
        case "day" | "night":
            return day_reach(add_days(day, step))
        case "week":
            return week_reach(add_days(day, 7 * step))
        case "weekend":
            return weekend_reach(add_days(day, 7 * step))
        case "fortnight":
            return days_reach(add_days(day, 14 * min(step, 0)), add_days(day, 14 * max(step, 0)), "range")
        case "month":
            moved = add_months(day, step)
            return month_reach(moved.year, moved.month)
        case "quarter":
            moved = add_months(day, QUARTER * step)
            return quarter_reach(moved.year, (moved.month + 2) // QUARTER)
        case "half":
            moved = add_months(day, HALF * step)
            return half_reach(moved.year, (moved.month + 5) // HALF)
        case "year":
            return year_reach(max(1, min(day.year + step, MAXYEAR - 1)))
        case "decade":
            return decade_reach(max(10, min(day.year // 10 * 10 + 10 * step, 9980)))
        case "century":
            return century_reach(max(1, min(day.year // 100 + 1 + step, 99)))
        case _:
            return Reach(None)
