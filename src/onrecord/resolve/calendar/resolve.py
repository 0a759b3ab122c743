"""From what an expression says to the record's time expressions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from onrecord.extract.times.meaning import Vague
from onrecord.record import Period, TimeExpression
from onrecord.resolve.calendar.chronicle import Line, is_chronicle
from onrecord.resolve.calendar.counting import Calendar
from onrecord.resolve.calendar.reach import Reach
from onrecord.resolve.edtf import first_and_last

if TYPE_CHECKING:
    from onrecord.extract.times import TimeFind
    from onrecord.language import Language
    from onrecord.record import StoryParts


class RangeExpression(TimeExpression):
    """A range as the rooms after this one take it: one expression from its first day to its last."""

    ends: Annotated[tuple[TimeExpression, ...], Field(exclude=True)] = ()
    """The two ends, each as it is printed."""


def with_ends(times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """Return the expressions as the record prints them: a range's two ends, as in TimeML, each with the range."""
    printed = [
        end for time in times for end in ((time.ends or (time,)) if isinstance(time, RangeExpression) else (time,))
    ]
    return tuple(time.model_copy(update={"id": f"t{number}"}) for number, time in enumerate(printed, 1))


def resolve_times(finds: tuple[TimeFind, ...], parts: StoryParts, language: Language) -> tuple[TimeExpression, ...]:  # noqa: ARG001
    """Return the time expressions with value, EDTF and bounds, counted from ``parts.anchored_on``.

    Where the story's own day is not known, only what is absolute gets days; the rest keeps its place and type.
    """
    anchor = date.fromisoformat(parts.anchored_on) if parts.anchored_on else None
    calendar = Calendar(parts.text, anchor, line=Line() if is_chronicle(finds, anchor) else None)
    return tuple(_expression(number, find, calendar, parts.text) for number, find in enumerate(finds, 1))


def _expression(number: int, find: TimeFind, calendar: Calendar, text: str) -> TimeExpression:
    reach = _in_range(calendar, find)
    edtf = reach.edtf
    if find.ends and edtf:
        whole = Period(start=find.passage.start, end=find.passage.end, text=find.passage.of(text), edtf=edtf)
        ends = tuple(
            _printed(number, end, reach, text, whole) for end, reach in zip(find.ends, calendar.ends, strict=True)
        )
        printed = _printed(number, find, reach, text, None)
        return RangeExpression(**printed.model_dump(), ends=ends)
    return _printed(number, find, reach, text, None)


def _in_range(calendar: Calendar, find: TimeFind) -> Reach:
    """Return what ``find`` comes to; nothing where that lies beyond the years 1 to 9999, which Python counts."""
    try:
        reach = calendar.resolve(find)
        if reach.edtf:
            first_and_last(reach.edtf)
    except (ValueError, OverflowError):
        return Reach(None)
    return reach


def _printed(number: int, find: TimeFind, reach: Reach, text: str, whole: Period | None) -> TimeExpression:
    edtf = reach.edtf
    first, last = first_and_last(edtf) if edtf else (None, None)
    return TimeExpression(
        id=f"t{number}",
        range=whole,
        start=find.passage.start,
        end=find.passage.end,
        text=find.passage.of(text),
        type=reach.type,
        value=find.meaning.reference if isinstance(find.meaning, Vague) else reach.value,
        mod=reach.mod,
        edtf=edtf,
        earliest=str(first) if first and first.year >= 1 else None,
        latest=str(last) if last and last.year >= 1 else None,
        granularity=reach.granularity,
        found_by=find.rule,
    )
