"""Whatever words the shape of a rule admits, they are read or refused: no combination of them is an error."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

import pytest

from onrecord.extract.times import absolute, clock, durations, holidays, relative
from onrecord.extract.times.grammar import lexicon
from times_read import times_of

if TYPE_CHECKING:
    from onrecord.extract.times.grammar import Pattern

PATTERNS: Final = tuple(
    pattern for each in (absolute, clock, durations, holidays, relative) for pattern in each.PATTERNS
)
FIGURES: Final = {
    "int": ("0", "5", "100", "2018", "3000", "12345"), "number": ("0", "5", "2.5", "1,000", "10.30"),
    "day": ("1", "05", "31"), "hour": ("0", "8", "12", "24"), "yy": ("00", "05", "99"),
    "year": ("1000", "1990", "2018", "2100"), "nth": ("0th", "1st", "31st", "99th"),
    "iso": ("2018-11-09", "0000-00-00", "0001-01-01", "2018-02-30", "2018-11-09T25:61Z", "2018-11-09T10:30:99"),
    "slashed": ("1/2/2018", "13/13/13", "0/0/0000", "99.99.9999"),
    "clock": ("0:00", "10:30", "15h30", "99:99", "10:30:61"),
    "dotted": ("10.30", "24.59"), "decade": ("1990s", "'80s", "0000s"), "code": ("Q3", "1H", "h2"),
    "ampm": ("a.m.", "pm", "PM"), "possessive": ("'s",), "quote": ("'", "’"),
}  # fmt: skip
"""What the grammar classes by its form; every other class is a list of words."""
BEFORE: Final = ("", "at", "around", "in", "on", "of", "the", "by", "between", "from", "last", "A", "$", "May")
AFTER: Final = ("", "of", "GMT", "percent", "people", "-", "/", "May", "2018")
DRAWS: Final = 40
"""Times that each shape is filled with words."""


class Filling:
    """Fills a shape with words, drawn from each of its classes."""

    def __init__(self, shape: str, chance: random.Random) -> None:
        self._parts = re.findall(r"\w+(?!\w*=)|'[^']+'|[()|?]", shape)
        self._at, self._chance = 0, chance

    def choice(self) -> list[str]:
        """Return the words of one of the branches from here on."""
        branches = [self._row()]
        while self._at < len(self._parts) and self._parts[self._at] == "|":
            self._at += 1
            branches.append(self._row())
        return self._chance.choice(branches)

    def _row(self) -> list[str]:
        words: list[str] = []
        while self._at < len(self._parts) and self._parts[self._at] not in "|)":
            words += self._atom()
        return words

    def _atom(self) -> list[str]:
        part = self._parts[self._at]
        self._at += 1
        if part == "(":
            words = self.choice()
            self._at += 1
        elif part.startswith("'"):
            words = [part.strip("'")]
        else:
            words = [self._chance.choice(FIGURES.get(part) or tuple(lexicon()[part]))]
        if self._parts[self._at : self._at + 1] == ["?"]:
            self._at += 1
            return words if self._chance.random() < 0.5 else []
        return words


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: f"{pattern.rule} {pattern.makes.__name__}")
def test_no_words_are_an_error(pattern: Pattern) -> None:
    chance = random.Random(pattern.shape)  # noqa: S311 - words for a test, the same in every run
    for _ in range(DRAWS):
        words = Filling(pattern.shape, chance).choice()
        cased = [chance.choice((str.lower, str.upper, str.capitalize))(word) for word in words]
        text = " ".join(("Talks are", chance.choice(BEFORE), *cased, chance.choice(AFTER), "said."))
        for found in times_of(text, chance.choice(("2018-11-09", "2000-02-29", None))):
            assert text[found.start : found.end] == found.text


def test_zero_is_no_hour() -> None:
    """Counted before it is refused: "rates stayed at zero" once stopped the reader."""
    for text in ("Rates stayed at zero.", "Growth was around zero.", "It began at zero o'clock.", "half past zero"):
        assert not [found for found in times_of(text, "2018-11-09") if found.type == "TIME"]
