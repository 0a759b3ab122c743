"""The year of a dateline that prints none: weekdays that fit its day, bounded by the years that the text mentions."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.anchor import Passage
from onrecord.story.printed_dates import MONTH, WEEKDAYS, YEAR, read_printed_day
from onrecord.story.quotations import find_quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.story.printed_dates import PrintedDay

_FIRST, _LAST = 1900, 2100
_ALTERNATIVES = 5
_LOOK = 40_000
"""Evidence stands in a story's first code points; a book after them has nothing to add."""
_CLAUSE = 140
_LATE_FIGURES = 3
"""A month's figures come out within so many months."""
_HALF_A_YEAR = dt.timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason for a date: its kind, and the passage that shows it (none for what came beside the text)."""

    kind: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Years:
    """The year found, if any, its reasons, and the other years that the evidence allows, likeliest first."""

    year: int | None = None
    clues: tuple[Clue, ...] = ()
    alternatives: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fit:
    """Years in which a weekday falls on the right day."""

    years: frozenset[int]
    clue: Clue
    sure: bool
    """The month and day stand beside the weekday, or the story says the weekday of its news more than once."""


_YEAR = re.compile(r"(?<![\w.,$£€#/-])(?P<year>(?:19|20)\d\d)(?:/\d\d)?(?![\w%]|[,.]\d|-\d{4})")
_MONTH_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY = re.compile(rf"\b(?P<day>{_DAYS})\b(?!\s*(?:'s|’s|night|,?\s+{MONTH}\s*\d))")
_WEEKDAY_DATE = re.compile(
    rf"\b(?P<day>{_DAYS})\s*,?\s+(?P<date>{MONTH}\s{{1,3}}\d{{1,2}}(?!\d)(?:\s*,?\s*{YEAR})?|\d{{1,2}}\s{{1,3}}{MONTH}(?:\s*,?\s*{YEAR})?)",
    re.IGNORECASE,
)
_RELATIVE_DAY = re.compile(r"\b(?:today|yesterday|tonight)\b", re.IGNORECASE)
# "last Friday", "until Friday", "between Friday and Sunday" are other days than the day of the news.
_OTHER_DAY = re.compile(
    r"\b(?:last|next|previous|following|since|until|till|by|before|after|from|every|each|this|coming|through|to|late|between|and|or"
    r"|of|past|a|the|due|starting|beginning|effective)\s+$",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|must|can|due|scheduled|expect\w*|plan\w*|forecast\w*|project\w*"
    r"|set\s+to|is\s+to|are\s+to|target\w*|aim\w*)\b",
    re.IGNORECASE,
)
_PART_OF_YEAR = (
    r"(?:end|middle|start|mid|early|late|spring|summer|autumn|fall|winter|year|fiscal|financial|or|around|about"
    r"|at\s+least|season|campaign|elections?)"
)
# "by the end of 2020", "due March 1, 1997", "the 2002 season": a year that may lie ahead.
_AHEAD = re.compile(
    r"\b(?:by|until|till|through|thru|due|before|beyond|matur\w+|expir\w+|to|into|after|effective|starting|beginning|for"
    rf"|the|next)\s+(?:(?:the\s+)?{_PART_OF_YEAR}[\s-]+(?:of\s+|in\s+)?|{MONTH}\s+(?:\d{{1,2}}\s*,?\s*)?)*$",
    re.IGNORECASE,
)
# "the level of 2017", "since 2012": a year that is over.
_STRONG_REFERENCE = re.compile(
    r"(?:\b(?:levels?|figures?|totals?|records?|averages?|peaks?|results?)\s+(?:of|in|from|for)"
    r"|\bsince|\bthan\s+in|\bback\s+in|\bend-?)\s*$",
    re.IGNORECASE,
)
# "in November 2005", "a crisis of 1986": a year that the text looks back on, where nothing in the clause lies ahead.
_REFERENCE = re.compile(
    r"(?:\b(?:high|low|crisis|war|coup|rate|volume|output|exports?|imports?)\s+(?:of|in|from|for)"
    r"|\bcompared\s+(?:with|to)(?:\s+\S+){0,6}?\s+(?:in|for)|\bas\s+in|\bin\s+(?:early|late|mid-?)?"
    rf"|\bover|\bagainst|\bin\s+the\s+year|\b(?:in|since|from)\s+{MONTH},?)\s*$",
    re.IGNORECASE,
)
# "2.1 billion crowns this year from 3.2 billion in 2015": this year and the one before it.
_NO_YEAR_BETWEEN = r"(?!\b(?:19|20)\d\d\b)"
_THIS_YEAR = re.compile(
    rf"\bthis\s+year\b(?:{_NO_YEAR_BETWEEN}(?!\b(?:since|record|highest|lowest|peak|first)\b|[.!?][\s\"]|\n\s).){{0,90}}?"
    r"\b(?:from|against|compared\s+(?:with|to)|versus|vs|over|than)\b"
    rf"(?:{_NO_YEAR_BETWEEN}(?!,\s|\band\b|\.\s|\n\s).){{0,45}}?"
    r"\bin\s+(?:all\s+of\s+|fiscal\s+|calendar\s+)?(?P<year>(?:19|20)\d\d)\b(?!/)",
    re.IGNORECASE | re.DOTALL,
)
# "in May, from 2.2 billion in April and 1.9 billion in May 2015": the same month, and a year before it.
_BARE_MONTH = re.compile(rf"\b(?:in|for|during)\s+(?P<month>{_MONTH_NAMES})\b(?!\s*(?:,?\s*(?:19|20)\d\d|\d))")
_MONTH_BEFORE_AND_YEAR = re.compile(
    rf"\b(?:in|for|from)\s+(?P<before>{_MONTH_NAMES})\b,?\s+(?:and|against|compared\s+with)\b(?P<amount>(?:(?!\.\s|\n\s|\b(?:19|20)\d\d\b).){{0,60}}?)"
    rf"\b(?P<month>{_MONTH_NAMES})\s*,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.DOTALL,
)
_BEGINS_TODAY = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)(?:/\d\d)?,?\s+(?:beginning|starting|which\s+(?:begins|began|starts|started))\s+today\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘A-Z])|\n\s*\n|\n {2,}")


def find_years(text: str, body: Sequence[Passage], printed: PrintedDay) -> Years:
    """Return the year in which the month and day ``printed`` fall, as far as the text shows it.

    ``body`` are the paragraphs from the dateline's on. A weekday alone allows a year in every five or six, a mentioned
    year alone says little: only both together, or words that tie the two, give an answer.
    """
    text = text[:_LOOK]
    body = [paragraph for paragraph in body if paragraph.end <= len(text)]
    direct = _direct(text, printed)
    fits = _fits(text, body, printed)
    past, ahead = _mentioned(text)
    if direct is None and not fits:
        return Years(None, (), _likely(past, ahead))
    if direct is not None:
        year, clue = direct
        if all(year in fit.years for fit in fits if fit.sure) and (not past or max(past)[0] <= year):
            return Years(year, (clue,), ())
        return Years()
    allowed = sorted(frozenset.intersection(*(fit.years for fit in fits if fit.sure == fits[0].sure)))
    if not past:
        return Years(None, (), ())
    latest, where, strong = max(past)
    found = [year for year in allowed if latest <= year <= latest + 1]
    sure = fits[0].sure
    if len(found) == 1 and all(found[0] <= year for year, _ in ahead) and (sure or (strong and found[0] == latest + 1)):
        year = found[0]
        clues = (*(fit.clue for fit in fits), Clue("year-mentioned", where))
        earlier = [other for other in reversed(allowed) if other < year][: _ALTERNATIVES - 1]
        return Years(year, clues, (*earlier, *[other for other in allowed if other > year][:1]))
    near = sorted(allowed, key=lambda year: abs(year - latest))[:_ALTERNATIVES]
    return Years(None, (), tuple(near))


def _likely(past: list[tuple[int, Passage, bool]], ahead: list[tuple[int, Passage]]) -> tuple[int, ...]:
    """Return the years that mentioned ones make likely, where nothing says more: the one after the last that is over.

    On the wire of 1987 that is right in one case of three: too few for an answer, enough to name them.
    """
    if past:
        latest = max(past)[0]
        return (latest + 1, latest, latest + 2)
    first = min((year for year, _ in ahead), default=None)
    return (first, first - 1) if first is not None else ()


def _mentioned(text: str) -> tuple[list[tuple[int, Passage, bool]], list[tuple[int, Passage]]]:
    """Return the years that the text looks back on, and those that it looks ahead to."""
    past: list[tuple[int, Passage, bool]] = []
    ahead: list[tuple[int, Passage]] = []
    for match in _YEAR.finditer(text):
        year, passage = int(match["year"]), Passage(*match.span("year"))
        before = text[max(0, match.start() - _CLAUSE) : match.start()]
        clause = _SENTENCE_END.split(before)[-1]
        if _STRONG_REFERENCE.search(before):
            past.append((year, passage, True))
        elif _AHEAD.search(before) or _MODAL.search(clause):
            ahead.append((year, passage))
        elif _REFERENCE.search(before):
            past.append((year, passage, False))
    latest = max((year for year, *_ in past), default=None)
    return past, [(year, passage) for year, passage in ahead if latest is None or year > latest]


def _direct(text: str, printed: PrintedDay) -> tuple[int, Clue] | None:
    """Return the year that the text's own words make this year's; none where they disagree."""
    found: dict[int, Passage] = {}
    for match in _THIS_YEAR.finditer(text):
        found[int(match["year"]) + 1] = Passage(*match.span("year"))
    for match in _BEGINS_TODAY.finditer(text):
        found[int(match["year"])] = Passage(*match.span("year"))
    months = _MONTH_NAMES.split("|")
    bare = {match["month"] for match in _BARE_MONTH.finditer(text)}
    latest = max((int(match["year"]) for match in _YEAR.finditer(text)), default=0)
    for match in _MONTH_BEFORE_AND_YEAR.finditer(text):
        month = months.index(match["month"]) + 1
        before = months.index(match["before"]) + 1
        ago = (printed.month - month) % 12
        if not any(c.isdigit() for c in match["amount"]):
            continue  # "in January and February 1987"
        if (
            match["month"] in bare
            and month - before in (1, -11)
            and 1 <= ago <= _LATE_FIGURES
            and int(match["year"]) == latest
        ):
            found[latest + (1 if month < printed.month else 2)] = Passage(*match.span("year"))
    if len(found) != 1:
        return None
    year, passage = found.popitem()
    return year, Clue("year-compared", passage)


def _fits(text: str, body: Sequence[Passage], printed: PrintedDay) -> list[_Fit]:
    """Return what weekdays say: dates printed with one first, else the weekday of the news."""
    dated: list[_Fit] = []
    for paragraph in body:
        for match in _WEEKDAY_DATE.finditer(text, paragraph.start, paragraph.end):
            other = read_printed_day(match["date"])
            if other is not None:
                years = _years_of(printed, other, WEEKDAYS.index(match["day"].casefold()))
                dated.append(_Fit(years, Clue("weekday-date", Passage(*match.span())), sure=True))
    if dated:
        return dated
    own = _own_weekday(text, body)
    if own is None:
        return []
    name, passage, sure = own
    return [_Fit(_years_of(printed, printed, WEEKDAYS.index(name)), Clue("dateline-weekday", passage), sure)]


def _years_of(printed: PrintedDay, other: PrintedDay, weekday: int) -> frozenset[int]:
    """Return the dateline's years in which ``other``, within half a year of it, falls on ``weekday``."""
    if other.year is not None:
        day = other.on(other.year)
        near = (other.year - 1, other.year, other.year + 1)
        if day is None or day.weekday() != weekday:
            return frozenset()
        return frozenset(y for y in near if (own := printed.on(y)) is not None and abs(own - day) < _HALF_A_YEAR)
    return frozenset(
        year
        for year in range(_FIRST, _LAST)
        if (own := printed.on(year)) is not None
        and any(
            (day := other.on(near)) is not None and day.weekday() == weekday and abs(own - day) < _HALF_A_YEAR
            for near in (year - 1, year, year + 1)
        )
    )


def _own_weekday(text: str, body: Sequence[Passage]) -> tuple[str, Passage, bool] | None:
    """Return the weekday on which the story says that its news took place, and whether it says so more than once.

    A story that says "today" names other days by their weekdays.
    """
    if not body or _WEEKDAY.search(text, body[0].start, body[0].end) is None:
        return None
    quotations = find_quotations(text, body)
    inside = [(quotation.opens, quotation.closes) for quotation in quotations]

    def quoted(at: int) -> bool:
        return any(opens <= at < closes for opens, closes in inside)

    if any(not quoted(match.start()) for match in _RELATIVE_DAY.finditer(text)):
        return None
    days: list[tuple[str, Passage]] = []
    for index, paragraph in enumerate(body):
        for match in _WEEKDAY.finditer(text, paragraph.start, paragraph.end):
            before = text[max(paragraph.start, match.start() - _CLAUSE) : match.start()]
            clause = _SENTENCE_END.split(before)[-1]
            if _OTHER_DAY.search(before) or quoted(match.start()) or _MODAL.search(clause.rsplit(",", 1)[-1]):
                continue
            days.append((match["day"].casefold(), Passage(*match.span())))
        if index == 0 and not days:
            return None
    counted = Counter(name for name, _ in days)
    name, passage = days[0]
    if counted.most_common(1)[0][1] > counted[name]:
        return None
    return name, passage, counted[name] > 1 and len(counted) == 1
