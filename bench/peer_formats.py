"""The case files of three other readers of dates, each in a format of its own, as one kind of case.

A case is a text, the day on which it is read, and what its own reader's tests expect there: days, a time of day, both,
or nothing. Only what a record can say is kept: a story has a day of publication and no minute of it, so that of "in 15
minutes" the day alone is expected.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MINUTES_OFF = re.compile(r"(?i)\b(?:sec\w*|min\w*|hours?|hrs?)\b|\d[hms]\b|\d['\"]")
"""Words that count seconds, minutes or hours, from a moment that no story tells."""


@dataclass(frozen=True)
class Days:
    """A stretch of the calendar that a case expects; None at an end that is open, or not told."""

    first: date | None
    last: date | None
    clock: str | None = None
    """A time of day, ``15:30``; None where none is expected."""
    timed: bool = False
    """Whether some time of day is expected, whichever."""
    parts: dict[str, int] = field(default_factory=dict)
    """What of ``first`` is expected, where not the whole of it is: ``{"month": 7, "day": 9}``."""


@dataclass(frozen=True)
class Expected:
    """One expression that a case expects: where it stands, and the readings that its tests take, any of them."""

    start: int
    end: int
    readings: tuple[Days, ...]


@dataclass(frozen=True)
class Case:
    """One test of another reader."""

    line: int
    """Its line in the file, from 1."""
    text: str
    on: date
    """The day on which it is read."""
    expected: tuple[Expected, ...]
    """Empty where the reader is to find nothing."""


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        yield from ((number, json.loads(line)) for number, line in enumerate(lines, 1))


def _day(text: str | None) -> date | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", text or "")
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _clock(text: str | None) -> str | None:
    match = re.search(r"[T ](\d\d:\d\d)", text or "")
    return match[1] if match else None


def _before(text: str | None) -> date | None:
    """Return the last day of a stretch whose end is told as the moment after it."""
    day = _day(text)
    if day and _clock(text) in (None, "00:00") and day > date.min:
        return day - timedelta(days=1)
    return day


# -- Recognizers-Text ------------------------------------------------------------------------------------------------


def recognizers(path: Path) -> Iterator[Case]:
    """Yield the cases of Recognizers-Text's DateTimeModel in which some day of the calendar is expected."""
    for line, row in _rows(path):
        if row["source"] != "recognizers/DateTimeModel":
            continue
        expected = []
        for result in row["results"]:
            readings = [days for value in result["values"] for days in _of_recognizers(value)]
            if readings:
                expected.append(Expected(result["start"], result["end"], tuple(readings)))
        if expected:
            yield Case(line, row["text"], date.fromisoformat((row["ref"] or "2016-11-07")[:10]), tuple(expected))


def _of_recognizers(value: dict[str, Any]) -> Iterator[Days]:
    kind = value["type"]
    timed = kind.startswith("datetime")
    if kind in ("date", "datetime"):
        day = _day(value.get("value"))
        if day:
            yield Days(day, day, clock=_clock(value["value"]) if timed else None)
    elif kind in ("daterange", "datetimerange"):
        first, after = _day(value.get("start")), _day(value.get("end"))
        last = _before(value.get("end"))
        if first is None and after is None:
            return
        yield Days(first, last, timed=timed)
        if timed and (first is None or after is None):  # "today before 4 p.m." is today
            yield Days(first or after, first or after, timed=True)
        # Of "from 4 to 22 May" the end is the day that is named, not the one after it.
        if after and after != last:
            yield Days(first, after, timed=timed)
            if after.day == 1:
                yield Days(first, (after + timedelta(days=31)).replace(day=1) - timedelta(days=1), timed=timed)


# -- duckling --------------------------------------------------------------------------------------------------------

_GRAINS: dict[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: day + timedelta(days=6),
    "month": lambda day: (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1),
    "quarter": lambda day: (day.replace(day=1) + timedelta(days=93)).replace(day=1) - timedelta(days=1),
    "year": lambda day: day.replace(month=12, day=31),
}


def duckling(path: Path) -> Iterator[Case]:
    """Yield duckling's English cases of time; a text alone is the whole expression there."""
    for line, row in _rows(path):
        text = row["text"]
        readings = tuple(days for result in row["results"] if (days := _of_duckling(result, row["ref"], text)))
        expected = (Expected(0, len(text), readings),) if readings else ()
        if readings or not row["results"]:
            yield Case(line, text, date.fromisoformat(row["ref"][:10]), expected)


def _of_duckling(result: dict[str, Any], ref: str, text: str) -> Days | None:
    first = _day(result["from_"])
    if first is None:
        return None
    if "OpenInterval" in result["kind"]:
        return Days(first, None) if result["direction"] == "after" else Days(None, first)
    if result["to"]:
        if result["from_"] == ref:  # "by the end of the year" begins with the moment of speaking
            return Days(None, _before(result["to"]))
        return Days(first, _before(result["to"]), timed=result["grain"] == "hour")
    whole = _GRAINS.get(result["grain"])
    if whole:
        return Days(first, whole(first))
    clock = _clock(result["from_"])
    # "in 7 days" keeps the hour at which it is said.
    said = clock is None or clock[:2] == ref[11:13] or _MINUTES_OFF.search(text)
    return Days(first, first, clock=None if said else clock)


# -- chrono ----------------------------------------------------------------------------------------------------------


def chrono(path: Path) -> Iterator[Case]:
    """Yield chrono's English cases; its tests look at some parts of a date, and the others are not expected."""
    for line, row in _rows(path):
        on = date.fromisoformat((row["ref"] or "2012-08-10")[:10])
        text = row["text"]
        expected = tuple(
            Expected(*_place(text, result["text"]), (days,))
            for result in row["results"]
            if (days := _of_chrono(result, text))
        )
        if expected or not row["results"]:
            yield Case(line, text, on, expected)


def _place(text: str, part: str | None) -> tuple[int, int]:
    at = text.find(part) if part else -1
    return (at, at + len(part or "")) if at >= 0 else (0, len(text))


def _of_chrono(result: dict[str, Any], text: str) -> Days | None:
    start, end = result["start_parts"], result["end_parts"]
    days = {part: start[part] for part in ("year", "month", "day") if part in start}
    clock = None
    if "hour" in start and not _MINUTES_OFF.search(text) and re.search(r"(?i)\d|noon", result["text"] or text):
        clock = f"{start['hour']:02d}:{start.get('minute', 0):02d}"
        if start["hour"] == 12 and not re.search(r"(?i)12|noon", text):  # noon is chrono's word for no time of day
            clock = None
    if not days and clock is None:
        return None
    last = date(end["year"], end["month"], end.get("day", 1)) if {"year", "month"} <= end.keys() else None
    return Days(None, last, clock=clock, parts=days)
