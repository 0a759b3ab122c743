"""So long before or after a day: two weeks ago, three days later, a year before the end of 1990."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.resolve.calendar.reach import Reach, add_days, add_months, day_reach, month_reach, week_reach, year_reach
from onrecord.resolve.edtf import OPEN

if TYPE_CHECKING:
    from onrecord.extract.times.meaning import Shift

_YEARS: Final = {"year": 1, "decade": 10, "century": 100}
_LAST_YEAR: Final = 9000
_DAY: Final = 24
"""Hours."""


def shift_reach(shift: Shift, start: Reach) -> Reach:
    """Return what lies ``shift`` away from ``start``, as wide as its unit: "two weeks ago" is a week, not a day."""
    if shift.count is None or start.first is None or start.last is None:
        return Reach("PAST_REF" if shift.sign < 0 else "FUTURE_REF")
    day = start.last if shift.sign > 0 and shift.base is not None else start.first
    match shift.unit:
        case "day" | "night":
            return day_reach(add_days(day, shift.sign * int(shift.count)))
        case "week" | "fortnight" | "weekend":
            weeks = int(shift.count) * (2 if shift.unit == "fortnight" else 1)
            moved = add_days(day, shift.sign * 7 * weeks)
            return day_reach(moved) if shift.base is not None else week_reach(moved)
        case "month" | "quarter":
            moved = add_months(day, shift.sign * round(shift.count * (3 if shift.unit == "quarter" else 1)))
            return month_reach(moved.year, moved.month)
        case "year" | "decade" | "century":
            year = day.year + shift.sign * int(shift.count * _YEARS[shift.unit])
            return year_reach(year) if 1 <= year <= _LAST_YEAR else Reach(None)
        case "hour" if shift.count >= _DAY:
            return day_reach(add_days(day, shift.sign * int(shift.count // _DAY)))
        case _:
            return Reach(None, "time", start.first, start.last, start.edtf, type="TIME")


def one_ended(shift: Shift, reach: Reach) -> Reach:
    """Return the reach with its far end open, where only the near one is told: "more than two years ago" is ../2016."""
    if shift.mod not in ("MORE_THAN", "EQUAL_OR_MORE") or not reach.edtf or reach.type != "DATE":
        return reach
    edtf = f"{OPEN}/{reach.edtf.split('/')[-1]}" if shift.sign < 0 else f"{reach.edtf.split('/')[0]}/{OPEN}"
    return replace(reach, edtf=edtf, mod=shift.mod)
