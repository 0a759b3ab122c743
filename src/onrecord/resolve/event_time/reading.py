"""One time expression of an event: its days in the direction of the event, as the words before it open or close them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from onrecord.extract.times import meaning as say
from onrecord.record import CitedPassage
from onrecord.resolve.calendar.reach import add_days, day_reach
from onrecord.resolve.calendar.shifts import shift_reach
from onrecord.resolve.calendar.turning import needs_story, turned
from onrecord.resolve.event_time.stretch import Stretch
from onrecord.resolve.event_time.words import anywhere, last_word, relation_before

if TYPE_CHECKING:
    from onrecord.record import EventStatus, TimeExpression
    from onrecord.resolve.calendar.direction import Direction
    from onrecord.resolve.calendar.reach import Reach
    from onrecord.resolve.calendar.turning import Reading

DIRECTIONS: Final[dict[str, Direction]] = {
    "possible": "ahead", "planned": "ahead", "expected": "ahead", "confirmed": "ahead", "conditional": "ahead",
    "rescheduled": "ahead", "happening": "back", "happened": "back",
}  # fmt: skip
"""Where an event lies by its status; what is cancelled, denied or postponed may have been meant for a day long gone."""
_BEFORE: Final = 60
"""Characters before an expression in which the words are looked for that open or close it."""
_CLAUSE: Final = re.compile(r"[.!?;:]\s|\n\s*\n|,\s")
"""What the words before an expression do not reach across."""
_CLOCK: Final = re.compile(r"T(\d\d:\d\d(?::\d\d)?)")
_HALF: Final = 6
_DAYS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression as an event has it: the days it comes to, or for how long the event goes on."""

    time: TimeExpression
    reading: Reading
    relation: str | None
    """How the word before it lies to it: ``from``, ``since``, ``by``, ``until``, ``before``, ``after``."""
    stretch: Stretch | None
    """None where the words give no day."""
    length: int | None = None
    """Days that the event lasts: *a two-day visit*."""


def told(time: TimeExpression, status: EventStatus, text: str, today: str | None) -> Told:
    """Return what one expression says of an event of this status."""
    reading = turned(time, direction_of(time, status, text), today)
    before = words_before(time.range.start if time.range else time.start, text)
    found = relation_before().search(before)
    relation = found.lastgroup if found else None
    if isinstance(reading.meaning, say.Length) and not reading.meaning.sign:
        counted = _counted(reading.meaning, before, status, today)
        if counted is None:
            return Told(time, reading, relation, None, _length_of(reading.meaning))
        return Told(time, reading, None, _plain(time, counted))
    reach = reading.reach
    if isinstance(reading.meaning, say.Vague) and reading.meaning.reference == "PRESENT_REF":
        reach = _now(time, status, today) or reach
    if reach.edtf is None or not (reach.first or reach.last) or reach.type == "SET":
        return Told(time, reading, relation, None)
    if relation == "until" and _is_moved(before, status):
        relation = "from" if status == "postponed" else None
    return Told(time, reading, relation, _limited(_plain(time, reach), reading, relation))


def direction_of(time: TimeExpression, status: EventStatus, text: str) -> Direction | None:  # noqa: ARG001
    """Return where an event of this status lies."""
    return DIRECTIONS.get(status)


def words_before(start: int, text: str) -> str:
    """Return the words of the clause before an offset, one space between them."""
    before = text[max(0, start - _BEFORE) : start]
    ends = [end.end() for end in _CLAUSE.finditer(before)]
    return " ".join(before[ends[-1] if ends else 0 :].split()) + " "


def _is_moved(before: str, status: EventStatus) -> bool:
    """Tell *put off until Friday*, which begins then, from *open until Friday*, which ends then."""
    return status in ("postponed", "rescheduled") or anywhere("moving").search(before) is not None


def _now(time: TimeExpression, status: EventStatus, today: str | None) -> Reach | None:
    """Return today for *now*, where something is under way."""
    if status != "happening" or today is None or time.text.lower() not in ("now", "right now"):
        return None
    return day_reach(date.fromisoformat(today))


def _counted(length: say.Length, before: str, status: EventStatus, today: str | None) -> Reach | None:
    """Return the days of a length that counts from today: *in six months*, *within two weeks*, *in days*."""
    if today is None or DIRECTIONS.get(status) == "back" or not last_word("counted").search(before):
        return None
    day = date.fromisoformat(today)
    if length.count is None:
        if length.unit != "day":
            return None
        return _days(day + timedelta(days=1), day + timedelta(days=7))
    ahead = shift_reach(say.Shift(length.count, length.unit, 1), day_reach(day))
    if not ahead.dated:
        return None
    if not last_word("counted", "limit").search(before):
        return ahead
    last = shift_reach(say.Shift(length.count, length.unit, 1, base=say.Period("day", 0)), day_reach(day)).last
    return _days(day, last or day)


def _days(first: date, last: date) -> Reach:
    return replace(day_reach(first), last=last, edtf=f"{first}/{last}", granularity="range")


def _length_of(length: say.Length) -> int | None:
    """Return the whole days of a length; None for months and years, which have no one number of them."""
    if length.count is None:
        return None
    if length.unit == "hour":
        return max(1, round(length.count / 24)) if length.count >= 24 else None
    return round(length.count * _DAYS[length.unit]) if length.unit in _DAYS else None


def _plain(time: TimeExpression, reach: Reach) -> Stretch:
    """Return the days of an expression with its words."""
    words = time.range if time.range is not None else time
    passage = CitedPassage(start=words.start, end=words.end, text=words.text)
    clock = _CLOCK.search(reach.value or "")
    starts = zone = None
    if clock and reach.first and reach.first == reach.last:
        starts, zone = f"{reach.first}T{clock[1]}", None
    return Stretch(
        reach.first, reach.last, reach.edtf or "", reach.granularity, (passage,), starts, zone, words.start, words.end
    )


def _limited(stretch: Stretch, reading: Reading, relation: str | None) -> Stretch:
    """Return the stretch open at the end that the word before it leaves open."""
    meaning, edtf = reading.meaning, stretch.edtf
    if ".." in edtf or relation is None:
        return stretch
    edge = meaning if isinstance(meaning, say.Edge) else None
    if edge and stretch.first and stretch.last:
        if edge.mod == "END" and edge.at and relation in ("from", "since", "after"):  # from the end of May: its last day
            stretch = stretch.between(stretch.last, stretch.last)
        if edge.mod == "MID" and reading.reach.granularity == "year" and relation in ("by", "before", "until"):
            half = date(stretch.last.year, _HALF, 30)  # by mid-1992
            stretch = stretch.between(stretch.first, half)
    match relation:
        case "from" | "since":
            return stretch.opened()
        case "by" | "until":
            return stretch.closing()
        case "before" if edge or stretch.first is None:
            return stretch.closing()
        case "before":
            day = add_days(stretch.first or date.min, -1)
            return replace(stretch.between(day, day).closing(), granularity="range")
        case "after" if stretch.days == 1 and stretch.last:
            day = add_days(stretch.last, 1)
            return stretch.between(day, day).opened()
        case "after":
            return stretch.opened()
        case _:
            return stretch


def has_no_day(reading: Reading) -> bool:
    """Tell a time of day that stands without its day."""
    meaning = reading.meaning
    return isinstance(meaning, say.Clock | say.Part) and meaning.day is None and needs_story(meaning)
