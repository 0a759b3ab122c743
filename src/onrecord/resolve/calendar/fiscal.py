"""Whose fiscal year is meant, and when it begins: "fiscal 2019" of the United States began in October 2018."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.gazetteer.countries import all_countries
from onrecord.patterns import any_of
from onrecord.resolve.calendar.reach import MONTHS, Reach, months_reach
from onrecord.resolve.calendar.words import words_of

if TYPE_CHECKING:
    from datetime import date

    from onrecord.anchor import Passage

_BESIDE: Final = 160
"""Characters before and after the words in which their country is looked for, in the same sentence."""
_STOP: Final = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z\"“(])|\n\s*\n|\n\s{2,}")


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A government's year: the month in which it begins, and by which end it is named."""

    begins: int
    named_by_end: bool

    def named(self, year: int) -> Reach:
        """Return the twelve months that are called ``year``; TIMEX3 keeps the name."""
        return months_reach(year - int(self.named_by_end), self.begins, MONTHS, "range", f"{year:04d}")

    def around(self, day: date, step: int) -> Reach:
        """Return the year that holds ``day``, moved by ``step`` years."""
        began = day.year if day.month >= self.begins else day.year - 1
        return self.named(began + step + int(self.named_by_end))


def fiscal_year_of(text: str, passage: Passage) -> FiscalYear | None:
    """Return the fiscal year of the one country that the sentence around ``passage`` names; None where none is."""
    before = text[max(0, passage.start - _BESIDE) : passage.start]
    stops = list(_STOP.finditer(before))
    after = text[passage.end : passage.end + _BESIDE]
    stop = _STOP.search(after)
    sentence = before[stops[-1].end() if stops else 0 :] + " " + after[: stop.start() if stop else None]
    names, words, table = _names(), _government(), words_of("fiscal")
    codes = {names[" ".join(found[0].split())] for found in _pattern().finditer(sentence)}
    if len(codes) != 1:
        return None
    code = codes.pop()
    if code in table["government"]["own"] and not words.search(sentence):
        return None
    row = table["years"][code]
    return FiscalYear(row["begins"], row["named"] == "end")


@cache
def _names() -> dict[str, str]:
    """Return the country of each name and adjective whose fiscal year is known."""
    table = words_of("fiscal")
    found = dict.fromkeys(table["government"]["names"], table["government"]["own"][0])
    for code in table["years"]:
        country = all_countries()[code]
        found |= dict.fromkeys((*country.names, *country.adjectives), code)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){any_of(_names())}(?!\w)")


@cache
def _government() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words_of('fiscal')['government']['words'])}\b", re.IGNORECASE)
