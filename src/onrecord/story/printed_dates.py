"""Printed days at the head of a story (``November 9, 2018``, ``9 Nov``): one grammar for datelines and date lines."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from onrecord.intake.limits import FIRST_YEAR, LAST_YEAR

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
YEAR = r"(?:1[89]|20)\d\d(?!\d)"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
PRINTED_DAY = (
    rf"(?:{WEEKDAY}\s*,?\s*)?"
    rf"(?P<date>{MONTH}\s{{0,3}}\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:\s{{0,2}},?\s{{0,2}}{YEAR})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}{MONTH}(?:\s{{0,2}},?\s{{0,2}}{YEAR})?"
    rf"|(?:1[89]|20)\d\d-\d\d-\d\d(?!\d))"
)
"""A day, its year often left out; the group ``date`` leaves a weekday before it out. Reads without regard to case."""

_DAY = re.compile(
    rf"(?:(?P<month>[a-z]+)\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>[a-z]+)\.?)"
    rf"(?:\s*,?\s*(?P<year>{YEAR}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A month and a day, with the year where it is printed."""

    month: int
    day: int
    year: int | None = None

    def on(self, year: int) -> dt.date | None:
        """Return the day in ``year``; none for 29 February in other than leap years."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def read_printed_day(words: str) -> PrintedDay | None:
    """Return what ``words`` (as ``PRINTED_DAY`` finds them) say; none where no calendar has such a day."""
    if words[:4].isdecimal() and words.count("-") == 2:
        year, month, day = (int(part) for part in words.split("-"))
        return _checked(month, day, year)
    match = _DAY.fullmatch(words.strip())
    if match is None:
        return None
    name = (match["month"] or match["month2"]).casefold()
    months = [number for number, month in enumerate(_MONTHS, 1) if len(name) >= 3 and month.startswith(name[:4])]
    if not months:
        return None
    return _checked(months[0], int(match["day"] or match["day2"]), int(match["year"]) if match["year"] else None)


def read_iso_day(words: str | None) -> dt.date | None:
    """Return the day of an ISO 8601 date or date and time; none for anything else, and for a day that no story has."""
    try:
        day = dt.date.fromisoformat((words or "").strip()[:10])
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _checked(month: int, day: int, year: int | None) -> PrintedDay | None:
    leap = 2000
    printed = PrintedDay(month, day, year)
    return printed if printed.on(year if year is not None else leap) else None
