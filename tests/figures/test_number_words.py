"""Number words, held against CLDR, Unicode and plain arithmetic."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import pytest
from babel import Locale

from onrecord.extract.figures.units import _MONEY_LETTERS
from onrecord.extract.figures.words import words_of

NUMBERS: Final = words_of("numbers")
ABBREVIATED: Final = {
    "mln": "million", "mlns": "million", "mio": "million", "mn": "million", "milion": "million", "millon": "million",
    "bln": "billion", "blns": "billion", "bn": "billion", "billio": "billion", "bilion": "billion",
    "trln": "trillion", "trn": "trillion", "tn": "trillion", "lac": "lakh", "k": "thousand", "mm": "million",
    "m": "million", "b": "billion", "t": "trillion", "cr": "crore",
}  # fmt: skip
"""The wires' short forms and slips, and the words that they stand for."""
NOT_IN_CLDR: Final = {"hundred": 1e2, "quadrillion": 1e15, "lakh": 1e5, "crore": 1e7, "dozen": 12}
"""Magnitudes for which CLDR's English has no word in its long forms."""
DIGITS: Final = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
ROOTS: Final = {
    "thir": 3, "four": 4, "for": 4, "fif": 5, "six": 6, "seven": 7, "eigh": 8, "nine": 9, "nin": 9, "twen": 2,
    "fir": 1, "seco": 2, "thi": 3, "tenth": 10, "eleven": 11, "twelve": 12, "twelf": 12, "half": 2, "halve": 2,
    "quarter": 4, "ten": 10, "hundred": 100, "thousand": 1000,
}  # fmt: skip
"""How number words begin where they differ from the digit's own name."""
LATIN: Final = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "twice": 2}


def magnitudes_of_cldr(locale: str, length: str) -> dict[str, float]:
    """Return the words of CLDR's compact numbers, lower case, with what they multiply by."""
    found: dict[str, float] = {}
    for forms in Locale.parse(locale).compact_decimal_formats[length].values():
        for least, pattern in forms.items():
            word = pattern.pattern.strip("0 ").lower()
            found[word] = min(found.get(word, float("inf")), int(least) / 10 ** (pattern.pattern.count("0") - 1))
    return found


def magnitude(word: str) -> float:
    """Return what a magnitude word multiplies by, after CLDR, or by arithmetic where CLDR has none."""
    plain = word.lower()
    plain = ABBREVIATED.get(plain, plain.removesuffix("s"))
    return {**magnitudes_of_cldr("en", "long"), **NOT_IN_CLDR}[plain]


@pytest.mark.parametrize("table", ["magnitudes", "attached"])
def test_magnitudes(table: str) -> None:
    for word, value in NUMBERS[table].items():
        assert value == magnitude(word), word


def test_letters_of_cldr_mean_the_same() -> None:
    """K, M, B, T, and India's Cr; its L is a litre against the digits."""
    read = {word.lower(): value for word, value in NUMBERS["attached"].items()}
    for locale in ("en", "en_IN"):
        for letters, value in magnitudes_of_cldr(locale, "short").items():
            assert letters not in read or read[letters] == value, letters
    assert {"k", "m", "b", "t"} == set(magnitudes_of_cldr("en", "short"))
    assert magnitudes_of_cldr("en_IN", "short")["l"] == NUMBERS["magnitudes"]["lakh"]
    assert magnitudes_of_cldr("en_IN", "short")["cr"] == NUMBERS["magnitudes"]["crore"]


def test_letters_that_mean_millions_with_money_alone() -> None:
    assert set(NUMBERS["with_money_only"]["letters"]) == set(_MONEY_LETTERS)
    assert {letter: NUMBERS["attached"][letter] for letter in _MONEY_LETTERS} == _MONEY_LETTERS


def root(word: str) -> int:
    """Return the number that a word begins with: ``thir-teen``, ``for-ty``, ``eigh-th``."""
    names = {**{name: value for value, name in enumerate(DIGITS)}, **ROOTS}
    return names[max((name for name in names if word.startswith(name)), key=len)]


def test_ones_tens_and_ordinals() -> None:
    for word, value in NUMBERS["ones"].items():
        assert value == root(word) + 10 * word.endswith("teen"), word
    for word, value in NUMBERS["tens"].items():
        assert value == 10 * (4 if word == "fourty" else root(word)), word
    for table in ("ordinals", "denominators"):
        for word, value in NUMBERS[table].items():
            tens = 10 if re.search(r"ie(?:th|ths)$", word) else 1
            assert value == root(word) * tens + 10 * bool(re.search(r"teenths?$", word)), word


def test_signs_are_what_unicode_says() -> None:
    for sign, value in NUMBERS["signs"].items():
        assert value == pytest.approx(unicodedata.numeric(sign)), sign


def test_vague_numbers_are_plurals_of_magnitudes() -> None:
    exact = {**NUMBERS["magnitudes"], **NUMBERS["ones"], "score": 20}
    for word, value in NUMBERS["vague"].items():
        assert value == exact[word.removesuffix("s")], word


def test_multiples() -> None:
    for word, value in NUMBERS["multiples"].items():
        stem = next((stem for stem in LATIN if word.startswith(stem)), None)
        assert value == (LATIN[stem] if stem else root(word.removesuffix("fold"))), word
