"""Which days of a calendar an event takes up, and what a calendar must say beside them.

A calendar knows days and hours; the words of a story are often wider. No day is made up: what is told as a month takes
up the whole month and is said to have no day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from onrecord.plainly import date_in_words
from onrecord.resolve.edtf import OPEN, bounds
from onrecord.views.exports.columns import day_of

if TYPE_CHECKING:
    from onrecord.record import When

_WIDER_THAN_A_DAY: Final = frozenset(
    {"century", "decade", "year", "season", "half", "quarter", "month", "week", "weekend"}
)
_DAY: Final = len("2018-11-09")
_CLOCK: Final = re.compile(
    r"(?:(?P<day>\d{4}-\d\d-\d\d)?T)?(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:?\d\d)?"
)
_OFFSET: Final = re.compile(r"([+-])(\d\d):?(\d\d)")


@dataclass(frozen=True, slots=True)
class Span:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date
    note: str = ""
    """What the days alone would not say: ``January 2019, day not given``, ``by 31 December 2018``; else empty."""
    starts: datetime | None = None
    """The moment at which it begins, where the story gives a day and an hour: in UTC where the zone is known, else
    without one."""


def span_of(when: When | None) -> Span | None:
    """Return the days of ``when``; None where it names no day that a calendar has (the years 1 to 9999).

    Of an open end the days are those of the end that is given: "by 31 December" is on that day, "from 2020" is 2020.
    """
    if when is None:
        return None
    first, last = bounds(when.edtf)
    if first is None and last is None:
        first, last = day_of(when.earliest), day_of(when.latest)
    if first is None and last is None:
        return None
    words = _in_words(when.edtf)
    if first is None or last is None:
        return _open_span(when.edtf, first, last, words)
    if last < first:
        return None
    if when.granularity in _WIDER_THAN_A_DAY or _is_wide(when.edtf):
        return Span(first, last, f"{words}, day not given")
    if first != last:
        return Span(first, last, words)
    return Span(first, last, words if when.edtf[_DAY:] else "", _start(when, first))


def _open_span(edtf: str, first: date | None, last: date | None, words: str) -> Span | None:
    if last is not None:
        return Span(last, last, words)
    begins = edtf.partition("/")[0]
    first, until = bounds(begins) if bounds(begins)[0] else (first, first)
    if first is None or until is None:
        return None
    return Span(first, until, f"{words}, {'end' if first == until else 'day and end'} not given")


def _is_wide(edtf: str) -> bool:
    """Tell whether one end of an EDTF date is wider than a day."""
    return any(len(end.rstrip("?~%")) < _DAY for end in edtf.split("/") if end not in {"", OPEN})


def _in_words(edtf: str) -> str:
    """Return an EDTF date in words; ``~`` is about, ``?`` perhaps."""
    if "/" not in edtf and edtf[-1:] in {"~", "?", "%"}:
        return f"{'about' if edtf[-1] == '~' else 'perhaps'} {date_in_words(edtf[:-1])}"
    return date_in_words(edtf)


def _start(when: When, on: date) -> datetime | None:
    found = _CLOCK.fullmatch(when.starts_at or "")
    if found is None:
        return None
    day = day_of(found["day"]) if found["day"] else on
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if day is None or hour > 24 or minute > 59 or second > 59:
        return None
    try:
        # 24:00 is the midnight at the end of a day (ISO 8601), which a calendar has as the next day's beginning.
        moment = datetime(day.year, day.month, day.day) + timedelta(hours=hour, minutes=minute, seconds=second)  # noqa: DTZ001
        zone = _zone(found["zone"] or when.zone)
        return moment.replace(tzinfo=zone).astimezone(UTC) if zone else moment
    except (OverflowError, ValueError):  # the last day of the last year
        return None


def _zone(name: str | None) -> timezone | ZoneInfo | None:
    """Return a time zone by its offset (``+01:00``, ``Z``) or its name in the time zone database; None for others."""
    if name is None:
        return None
    if name in {"Z", "UTC", "GMT"}:
        return UTC
    if offset := _OFFSET.fullmatch(name):
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(-ahead if offset[1] == "-" else ahead) if ahead < timedelta(days=1) else None
    try:
        return ZoneInfo(name)
    except (LookupError, OSError, ValueError):
        return None
