"""The EDTF that Onrecord writes and reads back: dates and intervals of ISO 8601-2, as wide as the words were.

Written are days (``2018-11-09``), months (``2018-11``), years (``2018``, ``-0489`` for 490 BC) and intervals between
any two of them, with ``..`` for an end that the words leave open: a quarter is ``2018-01/2018-03``, the 1990s are
``1990/1999``. Read are also decades and centuries (``199X``, ``19XX``), quarters and halves (``2018-33`` to
``2018-41``), the seasons of the north (``2018-21`` to ``2018-24``), and ``~`` or ``?`` after a date that is about right
or uncertain. Nothing else is.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

OPEN: Final = ".."
"""An end that the words leave open."""

_DATE: Final = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX)(?:-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?(?P<sure>[?~%]?)", re.ASCII
)
_PARTS: Final = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
"""First and last month of a season, quarter or half; months past 12 lie in the next year (winter ends in February)."""
_CHRISTMAS: Final = 12


@dataclass(frozen=True, slots=True)
class YearMonthDay:
    """A day of the proleptic Gregorian calendar; years count astronomically, so that 490 BC is -489."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """Return the day as EDTF."""
        return f"{write_year(self.year)}-{self.month:02d}-{self.day:02d}"


def write_year(year: int) -> str:
    """Return a year as EDTF: four digits, and a minus before them for the years before 1 BC.

    >>> write_year(1987), write_year(-489)
    ('1987', '-0489')
    """
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def write_month(year: int, month: int) -> str:
    """Return a month as EDTF.

    >>> write_month(2019, 1)
    '2019-01'
    """
    return f"{write_year(year)}-{month:02d}"


def write_interval(first: str | None, last: str | None) -> str:
    """Return an interval of two EDTF dates; None is an open end, and two equal ends are one date.

    >>> write_interval("1987-04-29", "1987-05-05"), write_interval(None, "2018-12-31"), write_interval("2018", "2018")
    ('1987-04-29/1987-05-05', '../2018-12-31', '2018')
    """
    if first == last and first is not None:
        return first
    return f"{first or OPEN}/{last or OPEN}"


def write_days(first: date | None, last: date | None) -> str:
    """Return the shortest EDTF for the days from ``first`` to ``last``: whole months and years are written as such.

    >>> write_days(date(2018, 1, 1), date(2018, 8, 31)), write_days(date(2018, 1, 1), date(2018, 12, 31))
    ('2018-01/2018-08', '2018')
    """
    if first is None or last is None:
        return write_interval(first.isoformat() if first else None, last.isoformat() if last else None)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.month, last.month) == (1, _CHRISTMAS):
            return write_interval(write_year(first.year), write_year(last.year))
        return write_interval(write_month(first.year, first.month), write_month(last.year, last.month))
    return write_interval(first.isoformat(), last.isoformat())


def is_edtf(text: str) -> bool:
    """Tell whether ``text`` is EDTF of the kind that Onrecord writes."""
    try:
        first_and_last(text)
    except ValueError:
        return False
    return True


def first_and_last(edtf: str) -> tuple[YearMonthDay | None, YearMonthDay | None]:
    """Return the first and the last day of ``edtf``, whatever the year; None at an open end.

    Raises ValueError where ``edtf`` is not of the kind that Onrecord writes.
    """
    ends = edtf.split("/")
    if len(ends) > 2:
        message = f"an interval has two ends, not {edtf!r}"
        raise ValueError(message)
    first = None if ends[0] == OPEN else _days_of(ends[0])[0]
    last = None if ends[-1] == OPEN else _days_of(ends[-1])[1]
    if first is None and last is None:
        message = f"no end of {edtf!r} is known"
        raise ValueError(message)
    if first and last and (first.year, first.month, first.day) > (last.year, last.month, last.day):
        message = f"{edtf!r} ends before it begins"
        raise ValueError(message)
    return first, last


def bounds(edtf: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day of ``edtf``; None at an open end.

    Both are None for what is null or unreadable, and for the years before 1, which Python does not count.

    >>> bounds("2019-01")
    (datetime.date(2019, 1, 1), datetime.date(2019, 1, 31))
    >>> bounds("../2018-12-31")
    (None, datetime.date(2018, 12, 31))
    """
    if not edtf:
        return None, None
    try:
        first, last = first_and_last(edtf)
    except ValueError:
        return None, None
    return _as_date(first), _as_date(last)


def _as_date(day: YearMonthDay | None) -> date | None:
    return date(day.year, day.month, day.day) if day and day.year >= 1 else None


def _days_of(text: str) -> tuple[YearMonthDay, YearMonthDay]:
    match = _DATE.fullmatch(text)
    if not match:
        message = f"{text!r} is no date that Onrecord writes"
        raise ValueError(message)
    year, part, day = match["year"], match["part"], match["day"]
    if "X" in year:
        if part:
            message = f"{text!r}: a decade or a century has no months"
            raise ValueError(message)
        return YearMonthDay(int(year.replace("X", "0")), 1, 1), YearMonthDay(
            int(year.replace("X", "9")), _CHRISTMAS, 31
        )
    number = int(year)
    if part is None:
        return YearMonthDay(number, 1, 1), YearMonthDay(number, _CHRISTMAS, 31)
    month = int(part)
    if month in _PARTS and not day:
        first, last = _PARTS[month]
        end = number + (last > _CHRISTMAS)
        last = last - _CHRISTMAS if last > _CHRISTMAS else last
        return YearMonthDay(number, first, 1), YearMonthDay(end, last, _length(end, last))
    if not 1 <= month <= _CHRISTMAS or (day and not 1 <= int(day) <= _length(number, month)):
        message = f"{text!r} is no day of the calendar"
        raise ValueError(message)
    if day:
        return YearMonthDay(number, month, int(day)), YearMonthDay(number, month, int(day))
    return YearMonthDay(number, month, 1), YearMonthDay(number, month, _length(number, month))


def _length(year: int, month: int) -> int:
    """Return the days of a month; the calendar repeats itself every 400 years, so that years before 1 have one too."""
    return (date(2000 + year % 400 + month // _CHRISTMAS, month % _CHRISTMAS + 1, 1) - timedelta(days=1)).day
