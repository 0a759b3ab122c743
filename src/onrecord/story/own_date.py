"""The story's own date: given, printed, or worked out from evidence; null rather than a guess."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.story.printed_dates import PRINTED_DAY, read_iso_day, read_printed_day
from onrecord.story.year_evidence import Clue, find_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.anchor import Passage
    from onrecord.story.head import Head
    from onrecord.story.printed_dates import PrintedDay

_PRINTED = re.compile(rf"\b{PRINTED_DAY}", re.IGNORECASE)
_NEAR = dt.timedelta(days=31)
"""A dateline's day lies within a month of the day that a story is given; farther off it is another story's."""


_DAY_AFTER = dt.timedelta(days=3)
"""A transcript may be published so long after the day that its title ends in."""


@dataclass(frozen=True, slots=True)
class OwnDate:
    """The day of publication, the day from which "today" counts, and why."""

    published_on: dt.date | None = None
    anchored_on: dt.date | None = None
    basis: tuple[Clue, ...] = ()
    alternatives: tuple[dt.date, ...] = ()


def find_own_date(
    text: str,
    body: Sequence[Passage],
    head: Head,
    given: str | None = None,
    metadata: str | None = None,
    title: str | None = None,
) -> OwnDate:
    """Return the story's own date: the given one, then the dateline's, then metadata's; none where nothing shows it.

    "Press Briefing – February 7, 2022" (``title``), published a day later, counts from the day of the briefing.
    A dateline without a year gets it from metadata, or from evidence in the text: a weekday, years mentioned.
    """
    given_on, metadata_on = read_iso_day(given), read_iso_day(metadata)
    printed = head.dateline.printed if head.dateline else None
    clue = Clue("dateline", head.dateline.date) if head.dateline and head.dateline.date else None
    if given_on is not None:
        day = _nearest(printed, given_on) if printed else _titled(title, given_on)
        return OwnDate(given_on, day or given_on, (Clue("given", None), *([clue] if day and clue else [])))
    if printed is not None and clue is not None:
        return _of_dateline(text, body, printed, clue, metadata_on)
    for line in head.date_lines:
        day = _full_day(line.of(text))
        if day is not None:
            return OwnDate(day, day, (Clue("date-line", line),), _others(day, metadata_on))
    if metadata_on is not None:
        return OwnDate(metadata_on, metadata_on, (Clue("metadata", None),))
    return OwnDate()


def _of_dateline(
    text: str, body: Sequence[Passage], printed: PrintedDay, clue: Clue, metadata_on: dt.date | None
) -> OwnDate:
    if printed.year is not None:
        day = printed.on(printed.year)
        return OwnDate(day, day, (clue,), _others(day, metadata_on))
    if metadata_on is not None:
        day = _nearest(printed, metadata_on)
        if day is not None:
            return OwnDate(day, day, (clue, Clue("metadata", None)), _others(day, metadata_on))
    years = find_years(text, body, printed)
    day = printed.on(years.year) if years.year is not None else None
    others = tuple(other for year in years.alternatives if (other := printed.on(year)) is not None)
    if day is None:
        return OwnDate(metadata_on, metadata_on, (Clue("metadata", None),) if metadata_on else (), others)
    return OwnDate(day, day, (clue, *years.clues), others)


def _titled(title: str | None, given_on: dt.date) -> dt.date | None:
    """Return the day that a title ends in, where the story was published up to three days later."""
    matches = list(_PRINTED.finditer(title or ""))
    if not matches or title is None or title[matches[-1].end() :].strip(" ).]"):
        return None
    day = _full_day(matches[-1][0])
    return day if day is not None and day <= given_on <= day + _DAY_AFTER else None


def _nearest(printed: PrintedDay, to: dt.date) -> dt.date | None:
    """Return the dateline's day nearest to ``to``, with its own year where one is printed; none where it is far off."""
    if printed.year is not None:
        return printed.on(printed.year)
    days = [day for year in (to.year - 1, to.year, to.year + 1) if (day := printed.on(year)) is not None]
    day = min(days, key=lambda day: abs(day - to), default=None)
    return day if day is not None and abs(day - to) <= _NEAR else None


def _others(day: dt.date | None, metadata_on: dt.date | None) -> tuple[dt.date, ...]:
    return (metadata_on,) if metadata_on is not None and metadata_on != day else ()


def _full_day(words: str) -> dt.date | None:
    """Return the day of a line that is a date alone, where its year is printed."""
    match = _PRINTED.search(words)
    printed = read_printed_day(match["date"]) if match else None
    return printed.on(printed.year) if printed is not None and printed.year is not None else None
