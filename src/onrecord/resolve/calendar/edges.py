"""The early, the middle and the late part of a stretch of the calendar, and its very end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from onrecord.resolve.calendar.reach import Reach, add_days, add_months
from onrecord.resolve.edtf import write_days, write_month

if TYPE_CHECKING:
    from onrecord.extract.times.meaning import Edge

_EARLY_DAY: Final = 10
_LATE_DAY: Final = 21


def edge_reach(whole: Reach, edge: Edge, *, ends: bool) -> Reach:
    """Return the part of ``whole`` that ``edge`` names; its TIMEX3 value stays, with a modifier.

    Early and late in a year are its first and last three months, in a month its first ten days and those from the
    21st on, in a week Monday to Wednesday and Friday to Sunday. The very end of a stretch is its last day where a limit
    counts to it (``by the end of the year``) or where the words are those of a balance sheet (``at end-1986``).
    """
    marked = replace(whole, mod=edge.mod)
    if not whole.first or not whole.last or whole.type != "DATE":
        return marked
    if edge.mod == "END" and (edge.sharp or (edge.at and ends)):
        return replace(marked, edtf=whole.last.isoformat(), first=whole.last, last=whole.last)
    first, last = _part(whole, edge.mod)
    if whole.granularity == "year":
        text = write_month(first.year, first.month)
        until = write_month(last.year, last.month)
        return replace(marked, edtf=text if text == until else f"{text}/{until}", first=first, last=last)
    return replace(marked, edtf=write_days(first, last), first=first, last=last)


def _part(whole: Reach, mod: str) -> tuple[date, date]:
    first, last = whole.first or date.min, whole.last or date.max
    match whole.granularity:
        case "year":
            months = {"START": (1, 3), "MID": (6, 7), "END": (10, 12)}[mod]
            return date(first.year, months[0], 1), add_days(add_months(date(first.year, months[1], 1), 1), -1)
        case "month":
            if mod == "START":
                return first, first.replace(day=_EARLY_DAY)
            return (
                (first.replace(day=_EARLY_DAY + 1), first.replace(day=_LATE_DAY - 1))
                if mod == "MID"
                else (first.replace(day=_LATE_DAY), last)
            )
        case "week":
            opens = {"START": 0, "MID": 1, "END": 4}[mod]
            return add_days(first, opens), add_days(first, opens + 2)
        case _:
            third = max(0, ((last - first).days + 1) // 3)
            if mod == "START":
                return first, add_days(first, max(0, third - 1))
            return (
                (add_days(first, third), add_days(last, -third))
                if mod == "MID"
                else (add_days(last, 1 - max(1, third)), last)
            )
