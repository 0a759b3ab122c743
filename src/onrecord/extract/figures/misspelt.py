"""Magnitudes that the wire garbled: ``five biillion francs``, ``$2 bilion``, ``30 millon pesos``."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from onrecord.gazetteer import all_currencies

_MAGNITUDES: Final = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORTEST: Final = 5
_LONGEST: Final = 10
_WORD: Final = re.compile(r"[ \u00a0\n-]{1,3}(?:U\.S\. )?([A-Za-z]{1,12})(?![A-Za-z])")
_SIGNS: Final = "$£€¥"


@cache
def _money_words() -> frozenset[str]:
    """Return the words that name a currency or its hundredth."""
    return frozenset(word for currency in all_currencies().values() for word in (*currency.words, *currency.hundredth))


def misspelt_magnitude(text: str, start: int, word: str, end: int) -> float | None:
    """Return what an unknown word multiplies by.

    It must be one slip of the hand away from a single magnitude, and stand between a number and a currency:
    ``start`` is where the number begins, ``end`` where the word ends.
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return None
    near = [value for name, value in _MAGNITUDES.items() if _one_slip(word.lower().removesuffix("s"), name)]
    if len(near) != 1:
        return None
    if start > 0 and text[start - 1] in _SIGNS:
        return near[0]
    following = _WORD.match(text, end)
    return near[0] if following is not None and following[1].lower() in _money_words() else None


def _one_slip(word: str, name: str) -> bool:
    """Tell whether one letter too many, too few, wrong or swapped with its neighbour is all that differs."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    at = next((k for k, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    if len(word) > len(name):
        return word[at + 1 :] == name[at:]
    if len(word) < len(name):
        return word[at:] == name[at + 1 :]
    return word[at + 1 :] == name[at + 1 :] or (
        word[at + 2 :] == name[at + 2 :] and word[at : at + 2] == name[at : at + 2][::-1]
    )
