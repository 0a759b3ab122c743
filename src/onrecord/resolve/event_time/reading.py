"""One time expression of an event: its days in the direction of the event, or for how long the event goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from onrecord.anchor import Passage
from onrecord.extract.times import meaning as say
from onrecord.record import CitedPassage
from onrecord.resolve.calendar.direction import lean_of
from onrecord.resolve.calendar.reach import add_months, day_reach, days_reach, month_reach
from onrecord.resolve.calendar.shifts import shift_reach
from onrecord.resolve.calendar.turning import turned
from onrecord.resolve.event_time.limits import clause_after, sentence_before, words_before
from onrecord.resolve.event_time.stretch import Stretch
from onrecord.resolve.event_time.words import anywhere, first_word, last_word, relation_before

if TYPE_CHECKING:
    from onrecord.record import EventStatus, TimeExpression
    from onrecord.resolve.calendar.direction import Direction
    from onrecord.resolve.calendar.reach import Reach

_DIRECTIONS: Final[dict[str, Direction]] = {
    "possible": "ahead", "planned": "ahead", "expected": "ahead", "confirmed": "ahead", "conditional": "ahead",
    "rescheduled": "ahead", "postponed": "ahead", "happened": "back",
}  # fmt: skip
"""Where an event lies by its status. What is under way began before today and ends after it: there the clause tells, as
the story's calendar has read it."""
_UNDONE: Final = frozenset(("cancelled", "denied"))
"""What does not take place was mostly meant for a day to come; not where the clause tells of what is over."""
_OPENING: Final = 24
"""Characters before an expression that opens its sentence: the clause's verb stands behind it."""
_ENDING: Final = frozenset(("by", "until", "before"))
"""Words before the end of something, which lies ahead of what is under way."""
_CLOCK: Final = re.compile(r"T(\d\d:\d\d(?::\d\d)?)")
_SECOND_DAY: Final = re.compile(
    r"(?P<joint>\s?[-–—/]\s?|\s+(?:and|to|through|&)\s+)(?P<day>\d{1,2})"
    r"(?=\s*(?:$|[.,;)]|\n)|\s+(?:for|in|at|of|on|to|as|with|when|where|and|but|by|that|which)\b)(?![.,]\d)"
)
"""The second day of *June 17 & 18*, where the expression stops at the first."""
_DAYS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_FULL_DAY: Final = 24
"""Hours."""


@dataclass(frozen=True, slots=True)
class Told:
    """A time expression as an event has it."""

    time: TimeExpression
    meaning: say.Meaning | None
    stretch: Stretch | None
    """The days it comes to, whatever word stands before it; None where the words give no day."""
    length: int | None = None
    """Days that the event lasts: *a two-day visit*."""
    nth: int | None = None
    """Which day of the event it is: *the strike's third day*."""
    months: int | None = None
    """Months that it goes on for: *for two years*."""
    apart: int | None = None
    """Days from the time right before it to the event, which follows: *Thursday, a day before the vote*."""


def told(time: TimeExpression, status: EventStatus, text: str, today: str | None) -> Told:
    """Return what one expression says of an event of this status."""
    start = time.range.start if time.range else time.start
    before = words_before(start, text)
    undone = status in _UNDONE
    reading = turned(time, _of_undone(start, time.end, text) if undone else _direction(status, before), today)
    meaning, reach = reading.meaning, reading.reach
    if isinstance(meaning, say.Length) and not meaning.sign:
        counted = None if first_word("counts").match(text, time.end) else _counted(meaning, before, status, today)
        if counted is None:
            apart = first_word("apart").match(text, time.end) is not None
            months = None if apart or not last_word("lasting").search(before) else _months_of(meaning)
            days = None if apart else _length_of(meaning)
            return Told(time, meaning, None, days, apart=_apart(meaning, time, text), months=months)
        return Told(time, meaning, _stretch(time, counted))
    if isinstance(meaning, say.Shift) and _is_one_year(meaning) and today and meaning.sign > 0 and not meaning.told:
        reach = _a_year_on(date.fromisoformat(today))
    if isinstance(meaning, say.Nth) and meaning.unit == "day" and meaning.whole is None and meaning.count == 1:
        return Told(time, meaning, None, nth=meaning.number)
    if isinstance(meaning, say.Vague):
        reach = _now(meaning, time, status, today) or reach
    if status == "happened" and meaning == say.Period("week", 0) and today:
        reach = _so_far(reach, date.fromisoformat(today))
    if reach.edtf is None or not (reach.first or reach.last) or reach.type == "SET":
        return Told(time, meaning, None)
    stretch = _with_second_day(_stretch(time, reach), text)
    zone = meaning.zone if isinstance(meaning, say.Clock) and stretch.starts_at else None
    ranged = stretch.ranged or isinstance(meaning, say.Span)
    return Told(time, meaning, replace(stretch, dayless=_has_no_day(meaning), ranged=ranged, zone=zone))


def _direction(status: EventStatus, before: str) -> Direction | None:
    """Return where an event of this status lies: ahead too, if it is the end of what is under way."""
    if status == "happening":
        found = relation_before().search(before)
        to_end = (found and found.lastgroup in _ENDING) or anywhere("ends").search(before)
        return "ahead" if to_end else None
    return _DIRECTIONS.get(status)


def _so_far(reach: Reach, today: date) -> Reach:
    """Return the days of this week up to today, where something has happened in it."""
    if reach.first is None or reach.last is None or not reach.first <= today < reach.last:
        return reach
    return days_reach(reach.first, today, "range", reach.value)


def _of_undone(start: int, end: int, text: str) -> Direction | None:
    """Return where what is called off or denied lies: ahead, if no verb tells what was done, as in *met in May*.

    Verbs that plan or call off say nothing of it: *canceled its Friday flights*, *had been set for Saturday*.
    """
    lean = lean_of(text, Passage(start, end))
    if lean is None or lean.direction == "ahead":
        return "ahead"
    before = sentence_before(start, text)
    clause = f"{before}, {clause_after(end, text)}" if len(before) <= _OPENING else before
    meant = anywhere("undone").search(clause) or last_word("undone", "last").search(before)
    return "ahead" if meant else None


def _now(vague: say.Vague, time: TimeExpression, status: EventStatus, today: str | None) -> Reach | None:
    """Return today for *now*, where something is under way."""
    now = vague.reference == "PRESENT_REF" and time.text.lower() in ("now", "right now")
    return day_reach(date.fromisoformat(today)) if now and status == "happening" and today else None


def _counted(length: say.Length, before: str, status: EventStatus, today: str | None) -> Reach | None:
    """Return the days of a length that counts from today: *in six months*, *within two weeks*, *in days*."""
    if today is None or status in ("happened", "happening") or not last_word("counted").search(before):
        return None
    day = date.fromisoformat(today)
    if length.count is None:  # in days: the week that follows, as in the coming days
        week = (day + timedelta(days=1), day + timedelta(days=7))
        return replace(day_reach(week[0]), last=week[1], edtf=f"{week[0]}/{week[1]}") if length.unit == "day" else None
    if last_word("counted", "limit").search(before):
        return _within(length, day)
    if length.unit == "year" and length.count == 1:
        return _a_year_on(day)
    ahead = shift_reach(say.Shift(length.count, length.unit, 1), day_reach(day))
    return ahead if ahead.dated else None


def _within(length: say.Length, day: date) -> Reach | None:
    """Return the days up to the last one of a length that begins today; months and years end on a day of that date."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(length.unit)
    if months and length.count:
        last = add_months(day, round(months * length.count))
    else:
        ahead = shift_reach(say.Shift(length.count, length.unit, 1, base=say.Period("day", 0)), day_reach(day))
        if ahead.last is None:
            return None
        last = ahead.last
    return replace(day_reach(last), first=None, edtf=f"../{last}", granularity="range")


def _is_one_year(shift: say.Shift) -> bool:
    return shift.unit == "year" and shift.count == 1 and shift.base is None


def _a_year_on(day: date) -> Reach:
    """Return the month in which *a year from now* lies: a year counted in months is told so, several are not."""
    later = add_months(day, 12)
    return month_reach(later.year, later.month)


def _length_of(length: say.Length) -> int | None:
    """Return the whole days of a length; None for months and years, which have no one number of them."""
    if length.count is None:
        return None
    if length.unit == "hour":
        return round(length.count / _FULL_DAY) if length.count >= _FULL_DAY else None
    return round(length.count * _DAYS[length.unit]) if length.unit in _DAYS else None


def _months_of(length: say.Length) -> int | None:
    """Return the months of a length in months or years."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(length.unit)
    return round(length.count * months) if months and length.count else None


def _apart(length: say.Length, time: TimeExpression, text: str) -> int | None:
    """Return by how many days an event lies after what is dated before it, or before it; None where nothing says so."""
    sign = 1 if first_word("later").match(text, time.end) else -1 if first_word("sooner").match(text, time.end) else 0
    days = _length_of(length)
    return sign * days if sign and days else None


def _has_no_day(meaning: say.Meaning | None) -> bool:
    """Tell a time of day that stands without its day, *later in the day* among them."""
    if isinstance(meaning, say.Same):
        return meaning.unit == "day" and meaning.step == 0
    return isinstance(meaning, say.Clock | say.Part) and meaning.day is None


def _stretch(time: TimeExpression, reach: Reach) -> Stretch:
    """Return the days of an expression with its words."""
    words = time.range if time.range is not None else time
    passage = CitedPassage(start=words.start, end=words.end, text=words.text)
    clock = _CLOCK.search(reach.value or "")
    starts = f"{reach.first}T{clock[1]}" if clock and reach.first and reach.first == reach.last else None
    return Stretch(
        first=reach.first,
        last=reach.last,
        edtf=reach.edtf or "",
        granularity=reach.granularity,
        passages=(passage,),
        starts_at=starts,
        start=words.start,
        end=words.end,
        ranged=time.range is not None,
    )


def _with_second_day(stretch: Stretch, text: str) -> Stretch:
    """Return a day with the one that follows it as a bare number: *June 17-18*, *April 12 and 26*."""
    day = stretch.first
    if day is None or stretch.last != day or not stretch.passages[0].text[-1:].isdecimal() or stretch.starts_at:
        return stretch
    found = _SECOND_DAY.match(text, stretch.end)
    numbered = re.search(r"(?<!\d)\d{1,2}$", stretch.passages[0].text)
    if found is None or numbered is None or not day.day < int(found["day"]) <= 31:
        return stretch
    try:
        last = day.replace(day=int(found["day"]))
    except ValueError:
        return stretch
    place = CitedPassage(start=stretch.start, end=found.end(), text=text[stretch.start : found.end()])
    both = stretch.between(day, last)
    return replace(both, passages=(place,), end=found.end(), ranged=True)
