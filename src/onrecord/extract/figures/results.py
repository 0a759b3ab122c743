"""Tables of company results, line by line: a label, what it is now, and what it was a year before.

Newswires print a company's results as a table without rules: ``Shr 26 cts vs 17 cts``, ``Net 1,284,000 vs 731,000``.
Whose they are, for which months and in which currency stands once: in the heading, in lines of their own (``Year``,
``Qtr ended Jan 31``), and beside the first amount. An editor reads all three into each line, and so does this.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.anchor import Passage
from onrecord.extract.figures.periods import months_to
from onrecord.extract.figures.words import words_of
from onrecord.gazetteer import currency_of_hundredth
from onrecord.patterns import any_of
from onrecord.record import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.figures.drafts import Draft
    from onrecord.record import StoryParts

_LABEL: Final = re.compile(r"(?:^|.{0,200}? -+ )[ \t]*(?P<label>[A-Z][A-Za-z.&'/-]*(?: [A-Za-z.&'/-]+){0,4})[ \t]*$")
_AGAINST: Final = re.compile(r"[ \t]*vs\.?[ \t]+(?:(?P<sign>[a-z]{4,7})[ \t]+)?$")
_COMPANY: Final = re.compile(r"(?:\(?CORRECTED\)?\s?-\s?)?<?(?P<name>[A-Z][^<>\n]{1,80}?)>?[ \t]*(?:<|(?<=>))")
_YEAR_BESIDE: Final = re.compile(r"\b(?:19|20)\d\d\b")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LEAST: Final = 2
"""Rows from which lines with "vs" are a table of results; one alone may be anything."""
_YEAR: Final = 12
_RECENT: Final = 120
"""Days after their end in which results are told: exchanges allow 90 for a year's, and some companies are late."""
_FIRST_DAYS: Final = 7
"""A year that ends on 3 January is the one of the month before: it ends on the Saturday nearest to the month's end."""


class Cell(NamedTuple):
    """One amount of a table: its row's label, the word for its side of nought, its section, and its column."""

    label: Passage
    sign: Passage | None
    section: Section
    before: bool
    """It is the amount of the year before."""


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one stretch of time: ``words`` name it, ``last`` is the last month of it; None where unknown."""

    words: Passage | None
    months: int
    last: date | None

    def period(self, text: str, *, before: bool) -> Period | None:
        """Return the months of this year's column, or of the one before."""
        if self.words is None or self.last is None:
            return None
        edtf = months_to(self.last.year - before, self.last.month, self.months)
        return Period(start=self.words.start, end=self.words.end, text=self.words.of(text), edtf=edtf)


class Results:
    """The tables of results of one story."""

    def __init__(self, drafts: list[Draft], parts: StoryParts) -> None:
        """Find the rows among the drafts; fewer than two are no table."""
        self._text = parts.text
        self._today = _day(parts.anchored_on)
        rows = list(self._rows(drafts))
        self._cells: dict[int, Cell] = {}
        self.company: Passage | None = None
        if len(rows) < _LEAST:
            return
        self.company = self._company()
        sections = self._sections()
        starts = [start for start, _ in sections]
        seen: set[tuple[Section, str]] = set()
        for now, then, label, signs in rows:
            section = sections[bisect_right(starts, now.start) - 1][1]
            told = (section, label.of(self._text))
            if told in seen:  # the rows begin again, and no line says for which months
                section = Section(None, 0, None)
            seen.add(told)
            self._cells[now.start] = Cell(label, signs[0], section, before=False)
            self._cells[then.start] = Cell(label, signs[1], section, before=True)
        known = [draft for draft in drafts if draft.start < rows[-1][0].end]
        self._settle_units([(now, then) for now, then, _, _ in rows], known)

    def cell(self, draft: Draft) -> Cell | None:
        """Return the cell in which a number stands."""
        return self._cells.get(draft.start)

    def passages(self, cell: Cell) -> list[Passage]:
        """Return what a cell measures: whose it is, and what its row is called."""
        named = [self.company] if self.company is not None else []
        return [*named, cell.label, *([cell.sign] if cell.sign is not None else [])]

    def _rows(
        self, drafts: list[Draft]
    ) -> Iterator[tuple[Draft, Draft, Passage, tuple[Passage | None, Passage | None]]]:
        """Yield pairs of numbers with "vs" between them behind a label that begins their line."""
        text, signs = self._text, words_of("results")["signs"]
        for now, then in pairwise(drafts):
            link = _AGAINST.match(text, now.end, then.start)
            if link is None or (link["sign"] and link["sign"] not in signs):
                continue
            line = max(text.rfind("\n", 0, now.start) + 1, now.start - 240)
            found = _LABEL.match(text[line : now.start])
            if found is None:
                continue
            label = Passage(line + found.start("label"), line + found.end("label"))
            first, _, last = label.of(text).rpartition(" ")
            own = None
            if first and last in signs:
                own = Passage(label.end - len(last), label.end)
                label = Passage(label.start, label.start + len(first.rstrip()))
            other = Passage(link.start("sign"), link.end("sign")) if link["sign"] else None
            yield now, then, label, (own, other)

    def _settle_units(self, rows: list[tuple[Draft, Draft]], known: list[Draft]) -> None:
        """Give bare amounts the first currency that the table names, and rows of shares their noun."""
        unit = next((draft.unit for draft in known if draft.kind == "money" and not draft.carried), None)
        for now, then in rows:
            label = self._cells[now.start].label.of(self._text)
            counted = label.split()[-1].lower() in words_of("results")["shares"]
            for draft, other in ((now, then), (then, now)):
                if draft.kind == "money" and not draft.carried:
                    continue
                draft.noun, draft.carried = None, True
                draft.unit, draft.kind, draft.rule = unit, "money" if unit else None, "figure.results"
                if counted:
                    draft.unit, draft.kind = "shares", "measure"
                elif self._in_hundredths(other) and draft.scale == 1:
                    draft.value = round(draft.value / 100, 6)  # "profit six cents vs loss 10"

    def _in_hundredths(self, draft: Draft) -> bool:
        """Tell whether an amount is printed in cents or pence."""
        word = self._text[draft.start : draft.end].split()[-1].lower()
        return draft.kind == "money" and not draft.carried and currency_of_hundredth(word) is not None

    def _company(self) -> Passage | None:
        """Return the company that the heading names before its symbol: ``ACME TOOLS INC <ACM> 4TH QTR NET``."""
        line = self._text.split("\n", 1)[0]
        found = _COMPANY.match(line)
        return Passage(found.start("name"), found.end("name")) if found is not None else None

    def _sections(self) -> list[tuple[int, Section]]:
        """Return where each stretch of time begins to hold, in text order."""
        sections: list[tuple[int, Section]] = [(0, Section(None, 0, None))]
        last, whole_year = self._end_said(), True
        for number, (start, line) in enumerate(self._lines()):
            found = _stretch(number == 0).search(line)
            if found is None:
                continue
            months = words_of("results")["months"][found["stretch"].lower()]
            ordinal = words_of("results")["ordinals"].get((found["ordinal"] or "").lower())
            if number == 0 and last is None:
                year = _YEAR_BESIDE.search(line)
                last = date(int(year[0]), _YEAR, 1) if year and months == _YEAR else self._calendar_end(months, ordinal)
            if months == _YEAR and not whole_year:
                last = None  # "Year" below a third quarter: which one, the table does not say
            if number == 0:
                whole_year = months == _YEAR or ordinal is None or months * ordinal == _YEAR
            words = Passage(start + found.start("words"), start + found.end("words"))
            sections.append((words.end, Section(words, months, last)))
        return sections

    def _lines(self) -> Iterator[tuple[int, str]]:
        start = 0
        for line in self._text.split("\n"):
            yield start, line
            start += len(line) + 1

    def _end_said(self) -> date | None:
        """Return the last month that the table tells: ``4TH QTR JAN 31 NET``, ``Period ended Jan 31``."""
        if self._today is None:
            return None
        for number, (_, line) in enumerate(self._lines()):
            found = _ending(number == 0).search(line)
            if found is None:
                continue
            named = next(name for key, name in found.groupdict().items() if key.startswith("month") and name)
            printed = next((d for key, d in found.groupdict().items() if key.startswith("day") and d), "31")
            day = words_of("results")["days"].get(printed.lower()) or int(printed)
            month = words_of("results")["calendar"][named.lower()]
            year = self._today.year - ((month, day) > (self._today.month, self._today.day))
            if day <= _FIRST_DAYS:
                year, month = (year, month - 1) if month > 1 else (year - 1, 12)
            return date(year, month, 1)
        return None

    def _calendar_end(self, months: int, ordinal: int | None) -> date | None:
        """Return the last month of a calendar year's quarter, or of the year, where its results are due."""
        if self._today is None or (months < _YEAR and ordinal is None):
            return None
        month = months * (ordinal or 1)
        year = self._today.year - (month >= self._today.month)
        ended = date(year + month // 12, month % 12 + 1, 1)
        late = (self._today - ended).days > _RECENT
        return None if late else date(year, month, 1)


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day is not None and _DAY.fullmatch(day) else None


@cache
def _stretch(heading: bool) -> re.Pattern[str]:  # noqa: FBT001 -- the one thing that it is asked for
    """Return what names a stretch of time: anywhere behind the heading's symbol, elsewhere alone in its line."""
    words = words_of("results")
    ordinals, stretches = any_of(words["ordinals"]), any_of(words["months"])
    core = rf"(?P<words>(?:(?P<ordinal>{ordinals})\s+)?(?P<stretch>{stretches}))"
    whole = (
        rf"(?<=[> ])\b{core}\b"
        if heading
        else rf"^[ \t]*(?:.* -+ )?{core}(?=[ \t]*(?:(?:to|ended|ends|end)\b[^\n]{{0,30}}|19\d\d|20\d\d)?[ \t]*$)"
    )
    return re.compile(whole, re.IGNORECASE)


@cache
def _ending(heading: bool) -> re.Pattern[str]:  # noqa: FBT001 -- the one thing that it is asked for
    """Return what tells the last day: a date behind the heading's stretch, or in a line with "ended" or "end"."""
    months = any_of(words_of("results")["calendar"])
    day = rf"\d\d?|{any_of(words_of('results')['days'])}"
    if heading:
        return re.compile(
            rf"\b{any_of(words_of('results')['months'])}\s+(?:(?:ended|end|to)\s+(?:end-)?)?(?P<month>{months})\b(?:\s+(?P<day>{day})\b)?",
            re.IGNORECASE,
        )
    return re.compile(
        rf"\b(?:end|ends|ended)\s+(?P<month>{months})\.?\s+(?P<day>{day})(?![\w.,])"
        rf"|\b(?P<month_first>{months})\s+(?P<day_first>{day})\s+end\b",
        re.IGNORECASE,
    )
