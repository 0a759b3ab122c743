"""Prepositions that leave one end open: by the end of the year, since March, later this year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.times import meaning as say
from onrecord.resolve.calendar.reach import Reach, add_days
from onrecord.resolve.edtf import OPEN

if TYPE_CHECKING:
    from datetime import date

    from onrecord.extract.times import TimeFind


def limited_reach(reach: Reach, find: TimeFind, base: date | None) -> Reach:
    """Return the reach with one end open, as the preposition says."""
    if not reach.edtf or reach.type not in ("DATE", "TIME"):
        return reach
    head, tail = reach.edtf.split("/")[0], reach.edtf.split("/")[-1]
    if OPEN in (head, tail):
        return reach
    plain = isinstance(find.meaning, say.On | say.Edge | say.Nth)
    match find.limit:
        case "by" | "until" | "through":
            return replace(reach, edtf=f"{OPEN}/{tail}")
        case "since":
            return replace(reach, edtf=f"{head}/{OPEN}")
        case "from" if plain and reach.granularity in ("day", "month", "time"):
            return replace(reach, edtf=f"{head}/{OPEN}")
        case "after" if plain and reach.last:
            return replace(reach, edtf=f"{_start(reach, add_days(reach.last, 1))}/{OPEN}", mod="AFTER")
        case "before" if isinstance(find.meaning, say.Edge):
            return replace(reach, edtf=f"{OPEN}/{tail}", mod="BEFORE")
        case "before" if plain and reach.first and find.rule != "time.earlier-later":
            return replace(reach, edtf=f"{OPEN}/{add_days(reach.first, -1)}", mod="BEFORE")
        case "ahead" | "before":
            return _rest(reach, find, base)
    return reach


def _rest(reach: Reach, find: TimeFind, base: date | None) -> Reach:
    """Return what is left of a period (``later this year``), or what is gone of it (``earlier this month``)."""
    if not (base and reach.first and reach.last and reach.first <= base <= reach.last):
        return reach
    first, last = (base, reach.last) if find.limit == "ahead" else (reach.first, base)
    return replace(reach, edtf=f"{first}/{last}" if first != last else str(first), first=first, last=last)


def _start(reach: Reach, day: date) -> str:
    """Return ``day`` as EDTF of the reach's own width: after 1990 begins with 1991, after July with August."""
    return {"year": day.isoformat()[:4], "month": day.isoformat()[:7]}.get(reach.granularity or "", day.isoformat())
