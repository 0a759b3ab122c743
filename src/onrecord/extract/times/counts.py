"""How many: ``three``, ``twenty-five``, ``2.5``, ``a couple of``, ``two and a half``, ``12 to 18``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.extract.times.grammar import lexicon

if TYPE_CHECKING:
    from onrecord.extract.times.meaning import Unit

NUMBER: Final = (
    "( number ( 'and' ( 'a' | 'one' )? '-'? 'half' | number '/' number )? | ten_word '-'? digit_word | ten_word"
    " | digit_word ( 'hundred' | 'thousand' | 'and' ( 'a' | 'one' )? '-'? 'half' )? | 'a' 'hundred' )"
)
"""A counted number, in figures or in words."""
COUNT: Final = (
    f"n=( {NUMBER} '-'? ( 'to' | 'or' | '-' | '–' ) {NUMBER}"
    f" | {NUMBER} ( 'more' | 'full' | 'straight' | 'consecutive' )?"
    " | ( 'a' | 'an' ) ( 'half' | 'full' | 'single' | 'whole' | 'further' | 'additional' )? | 'another' ( NUM )?"
    " | 'half' ( 'a' | 'an' ) | ( 'a' | 'another' )? 'couple' 'of'? | ( 'a' | 'another' )? 'few' 'more'?"
    " | 'several' 'more'? | 'many'"
    " | 'a' 'number' 'of' | 'dozens' 'of' | 'hundreds' 'of' | 'a' 'dozen' )"
).replace("NUM", NUMBER)
"""A count before a unit, counted or not."""
ABOUT: Final = (
    "( a=( 'about' | 'around' | 'approximately' | 'roughly' | 'nearly' | 'almost' | 'some'"
    " | 'just'? ( 'over' | 'under' )"
    " | ( 'more' | 'less' | 'fewer' ) 'than' | 'at' ( 'least' | 'most' ) | 'up' 'to'"
    " | 'as' ( 'long' | 'much' ) 'as' ) )?"
)
"""A word that makes a count vague."""
_MODS: Final = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN",
    "under": "LESS_THAN", "just under": "LESS_THAN", "over": "MORE_THAN", "just over": "MORE_THAN",
    "more than": "MORE_THAN",
    "at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "as long as": "EQUAL_OR_LESS",
    "as much as": "EQUAL_OR_LESS",
}  # fmt: skip
_NOT_SINGULAR: Final = 1000
"""From this number on a unit in the singular belongs to what follows: haste explains smaller ones ("two year")."""
_WORD: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[a-z]+|/")


def count_of(text: str | None) -> float | None:
    """Return the number that ``text`` counts (the larger of a range); None where nobody counts.

    >>> count_of("two and a half"), count_of("12 to 18"), count_of("a"), count_of("several")
    (2.5, 18, 1, None)
    """
    if not text:
        return None
    words = _WORD.findall(text.lower())
    for joint in ("to", "or"):
        if joint in words[1:]:
            words = words[words.index(joint) + 1 :]
    if "-" in text and words and words[0][0].isdecimal() and len(words) > 1 and words[1][0].isdecimal():
        words = words[1:]
    half = "half" in words
    if "/" in words:
        at = words.index("/")
        above, below = (float(words[beside].replace(",", "")) for beside in (at - 1, at + 1))
        return _sum(words[: at - 1]) + above / max(1.0, below)
    total = _sum([word for word in words if word not in ("half", "and", "of")])
    if half:
        return total + 0.5 if "and" in words else 0.5
    if total:
        return int(total) if total == int(total) else total
    return None


def mod_of(text: str | None) -> str | None:
    """Return the TIMEX3 modifier of ``about``, ``nearly``, ``more than``."""
    return _MODS.get(text) if text else None


def too_many(count: float | None, unit: str | None) -> bool:
    """Tell whether so many of a unit would never be printed in the singular: ``versus 164,000 week ago``.

    >>> too_many(164_000, "week"), too_many(164_000, "weeks"), too_many(2, "year")
    (True, False, False)
    """
    return (count or 0) >= _NOT_SINGULAR and unit not in lexicon()["units"]


def unit_of(text: str | None) -> Unit:
    """Return the unit that a word names."""
    return lexicon()["unit"][text] if text else "day"


def _sum(words: list[str]) -> float:
    lists, total = lexicon(), 0.0
    for word in words:
        if word[0].isdecimal():
            total += float(word.replace(",", ""))
        elif word == "hundred":
            total = max(total, 1) * 100
        elif word == "thousand":
            total = max(total, 1) * 1000
        elif (word in ("a", "an", "another") and len(words) == 1) or (
            word in ("additional", "single", "full", "whole", "further") and words[0] in ("a", "an")
        ):
            total += 1
        elif word == "couple":
            total += 2
        else:
            total += lists["digit_word"].get(word) or lists["ten_word"].get(word) or 0
    return total
