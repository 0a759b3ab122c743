"""How long: durations as TIMEX3 writes them, and the stretch of the calendar that they cover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.extract.times.durations import CODES
from onrecord.extract.times.meaning import Ended, Length, Nth, Period, Same
from onrecord.resolve.calendar.reach import Reach, add_days, add_months, quarter_reach
from onrecord.resolve.edtf import write_days

if TYPE_CHECKING:
    from datetime import date

_DAYS: Final = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}
_MONTHS: Final = {
    "month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000,
}  # fmt: skip
_SMALLER: Final = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24)}


def length_reach(length: Length, base: date | None) -> Reach:
    """Return a duration; where it lies before or after ``base`` (``the past two months``), with the days it covers."""
    reach = Reach(duration(length), type="DURATION", mod=length.mod)
    if not length.sign or base is None:
        return reach
    first, last = _stretch(base, length)
    if first is None or last is None:
        return reach
    return replace(reach, first=first, last=last, edtf=write_days(first, last), granularity="range")


def ended_reach(length: Reach, ended: Ended, end: Reach) -> Reach:
    """Return a length with the days that its last one gives it: ``the year`` of ``the year ended March 31``."""
    of = ended.length
    if end.last is None or not isinstance(of, Length | Same | Nth | Period):
        return length
    count = (of.count or 1) if isinstance(of, Length | Nth) else 1
    calendar_s = end.last.month % 3 == 0  # the quarter ended Sept. 30; one that ended Jan. 31 is a company's own
    if of.unit == "quarter" and count == 1 and isinstance(of, Same) and calendar_s:
        return quarter_reach(end.last.year, (end.last.month + 2) // 3)
    if of.unit in _DAYS:
        first = add_days(end.last, 1 - round(_DAYS[of.unit] * count))
    elif of.unit in _MONTHS:
        first = add_months(add_days(end.last, 1), -round(_MONTHS[of.unit] * count))
    else:
        return length
    return replace(
        length, first=first, last=end.last, edtf=write_days(first, end.last), granularity=length.granularity or "range"
    )


def begun_reach(length: Length, start: Reach) -> Reach:
    """Return a length with the days that its first one gives it: ``10 days`` of ``for 10 days from 18 December``."""
    reach = Reach(duration(length), type="DURATION", mod=length.mod)
    if start.first is None or length.count is None or length.unit not in (*_DAYS, *_MONTHS):
        return reach
    if length.unit in _DAYS:
        last = add_days(start.first, round(_DAYS[length.unit] * length.count) - 1)
    else:
        last = add_days(add_months(start.first, round(_MONTHS[length.unit] * length.count)), -1)
    last = max(start.first, last)
    return replace(reach, first=start.first, last=last, edtf=write_days(start.first, last), granularity="range")


def duration(length: Length) -> str:
    """Return a duration as TIMEX3 writes it: ``P3D``, ``PXW``, ``P2Y6M``, ``P20Y`` for two decades."""
    if length.count is None:
        return "P" + CODES[length.unit].format("X")
    count, unit = length.count, length.unit
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    elif unit == "decade":
        count, unit = 10 * count, "year"
    smaller = _SMALLER.get(unit)
    if count != int(count) and smaller:
        rest = CODES[smaller[0]].format(round((count - int(count)) * smaller[1]))
        whole = CODES[unit].format(int(count)) if count >= 1 else ""
        return "P" + whole + (rest.removeprefix("T") if whole.startswith("T") else rest)
    return "P" + CODES[unit].format(f"{count:g}")


def _stretch(base: date, length: Length) -> tuple[date | None, date | None]:
    """Return the first and last day of ``the past two months`` or ``the next five years``, from and to ``base``."""
    if length.count is None:
        if length.unit == "day" and length.sign > 0:  # in the coming days: the week that follows
            return add_days(base, 1), add_days(base, 7)
        return None, None
    if length.unit in ("second", "minute", "hour"):
        return None, None
    days = _DAYS.get(length.unit)
    if days:
        moved = add_days(base, length.sign * round(days * length.count))
    else:
        moved = add_months(base, length.sign * round(_MONTHS[length.unit] * length.count))
    return (moved, base) if length.sign < 0 else (base, moved)
