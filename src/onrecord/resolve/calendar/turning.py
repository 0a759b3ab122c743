"""An expression's words read once more by themselves, in a direction that is known: ahead or back.

The story's calendar reads *Tuesday* by the verb of its clause. Whoever knows better which way an event lies (its status
says so) turns the words that way here. Words that say themselves which day they mean (*last May*, *May 2019*) stay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.times import find_in
from onrecord.extract.times import meaning as say
from onrecord.resolve.calendar.counting import Calendar
from onrecord.resolve.calendar.direction import Direction, Lean
from onrecord.resolve.calendar.reach import Reach
from onrecord.resolve.calendar.resolve import RangeExpression
from onrecord.resolve.edtf import bounds

if TYPE_CHECKING:
    from onrecord.extract.times import TimeFind
    from onrecord.record import TimeExpression

_LEADS: Final = ("on", "in", "between")
"""Words before an expression that leave its meaning alone, so that *the 20th*, *May* and *1 and 9 May* are found."""
_LASTING: Final = ("for", *_LEADS)
"""The same before one that the story has as a length: *seven days from May 4*."""
_NEAR: Final = 20
"""Days on the wrong side of today within which a month and a day are still meant."""
_HISTORY: Final = 3
"""Years from today beyond which a story's calendar is left alone: it tells history, whose years its words lack."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression's words mean, and the stretch of the calendar that they come to."""

    meaning: say.Meaning | None
    """None where the words mean something in their story only."""
    reach: Reach


def turned(time: TimeExpression, direction: Direction | None, today: str | None) -> Reading:
    """Return what the words of ``time`` mean, bare weekdays, months and days lying in ``direction`` from ``today``.

    The word before the expression is not looked at: *by Friday* is that Friday. With no ``direction``, or where the
    words need what the story told before (*that day*, *a year earlier*), the days are those that the record gives.
    ``today`` is ISO; a text that is not raises ValueError.
    """
    ranged = time.range.text if time.range is not None else time.text
    find = _find(" ".join(ranged.split()), _LASTING if time.type == "DURATION" else _LEADS)
    own = _own(time)
    if find is None or today is None or needs_story(find.meaning):
        return Reading(find.meaning if find else None, own)
    anchor = date.fromisoformat(today)
    if own.first is not None and abs(own.first.year - anchor.year) > _HISTORY and is_bare(find.meaning):
        return Reading(find.meaning, own)
    if direction is None:
        direction = "ahead" if (own.last or own.first or anchor) > anchor else "back"
    reach = _counted(find, anchor, direction)
    return Reading(find.meaning, reach if reach.edtf else own)


def placed(time: TimeExpression, first: date) -> Reach:
    """Return the first day or days from ``first`` on that have the name of ``time``: *July 15* of a year, *Monday*."""
    find = _find(" ".join((time.range.text if time.range is not None else time.text).split()))
    return _counted(find, first, "ahead") if find is not None else Reach(None)


def _counted(find: TimeFind, today: date, direction: Direction) -> Reach:
    """Return the days of a find, open where its own words leave them open: *more than two years ago*."""
    reach = Calendar("", today, lean=Lean(direction, sure=True, near=_NEAR)).resolve(find)
    first, last = bounds(reach.edtf)
    return replace(reach, first=first, last=last)


@lru_cache(maxsize=4096)
def _find(words: str, leads: tuple[str, ...] = _LEADS) -> TimeFind | None:
    """Return what the grammar makes of words that are one expression; None where it finds less than all of them."""
    for lead in leads:
        text = f"{lead} {words}"
        for find in find_in(text):
            if find.passage.start == len(lead) + 1 and find.passage.end == len(text):
                return find
    return None


def _own(time: TimeExpression) -> Reach:
    """Return the record's own days, without the open end that the word before the expression gave them."""
    edtf = time.range.edtf if time.range is not None else time.edtf
    if edtf is None:
        return Reach(time.value, time.granularity, type=time.type, mod=time.mod)
    ends = [end for end in edtf.split("/") if end != ".."]
    plain = edtf if len(ends) == 2 or ".." not in edtf else ends[0]
    granularity = "range" if time.range is not None or isinstance(time, RangeExpression) else time.granularity
    return Reach(time.value, granularity, *bounds(plain), plain, time.type, time.mod)


def needs_story(meaning: say.Meaning | None) -> bool:  # noqa: PLR0911 - one return a meaning reads best
    """Tell whether words count from what their story told before: *the same day*, *two days later*, *that year*."""
    match meaning:
        case say.Same() | say.SamePeriod():
            return True
        case say.Shift(told=told, base=base):
            return told or needs_story(base)
        case say.On(told=told, within=within, fiscal=fiscal):
            return told or fiscal or needs_story(within)
        case say.Period(fiscal=fiscal):
            return fiscal
        case say.Nth(whole=None, fiscal=fiscal, unit=unit):
            return fiscal or unit not in ("month", "quarter", "half")
        case say.Nth(whole=whole, fiscal=fiscal):
            return fiscal or needs_story(whole)
        case say.NthDay(whole=whole):
            return needs_story(whole)
        case say.Edge(whole=whole):
            return needs_story(whole)
        case say.Clock(day=day) | say.Part(day=day):
            return day is None or needs_story(day)
        case say.Span(first=first, last=last):
            return needs_story(first) or needs_story(last)
        case say.Begun(on=on):
            return needs_story(on)
        case say.Ended():
            return True
        case _:
            return False


def is_bare(meaning: say.Meaning | None) -> bool:
    """Tell whether words leave out the year or the week, so that the direction decides."""
    match meaning:
        case say.On(year=year, within=within, step=step, soonest=soonest):
            return year is None and within is None and step is None and not soonest
        case say.Edge(whole=whole) | say.Begun(on=whole):
            return is_bare(whole)
        case say.Clock(day=day) | say.Part(day=day):
            return day is not None and is_bare(day)
        case say.Span(first=first, last=last):
            return is_bare(first) and is_bare(last)
        case _:
            return False
