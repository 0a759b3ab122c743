"""Words and marks: where each begins and ends.

The splitting follows the Penn Treebank's habits where they help (``don't`` is ``do`` + ``n't``, ``Serbia's`` is
``Serbia`` + ``'s``) and leaves alone what an editor reads as one word (``U.S.``, ``Nov.``, ``9.5``,
``centuries-long``).
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.language.lexicon import closed

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "\u00ad": None})

_TOKEN = re.compile(
    r"""
      (?P<compound> [0-9]+ (?: [.,] [0-9]+ )* [-‐‑] [^\W\d_]+ (?: [-‐‑] [^\W_]+ )* )          # 48-hour, 8-year-old
    | (?P<number> [0-9]+ (?: [.,:/] [0-9]+ )* (?: -[0-9]+/[0-9]+ )? (?: st | nd | rd | th )? (?![^\W_]) )
    | (?P<acronym> (?: [^\W\d_] \. ){2,} )                              # U.S.  a.m.  J.R.
    | (?P<word> [^\W_]+ (?: [-‐‑&.+/]? (?<! \d\. ) [^\W_]+ | ['’‘] (?= [^\W_]{3} ) [^\W_]+ )* )
    | (?P<clitic> ['’] (?: s | S | re | RE | ve | VE | ll | LL | d | D | m | M | t | T ) \b )
    | (?P<dots> \.{2,} | -{2,} )
    | (?P<mark> [^\w\s] | _ )
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")


@cache
def _abbreviations() -> frozenset[str]:
    return closed("abbreviations")


def straighten(text: str) -> str:
    """Return ``text`` in lower case with straight quotation marks and plain hyphens."""
    return text.translate(_STRAIGHT).lower()


def find_tokens(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of the words and marks of ``text[start:end]`` in code points of ``text``."""
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        if found and first < found[-1][1]:
            continue  # the stop that an abbreviation has taken
        if match.lastgroup == "word":
            found.extend(_split_word(text, first, last, end))
        elif match.lastgroup == "clitic":
            _add_clitic(text, first, last, found)
        else:
            found.append((first, last))
    return found


def _split_word(text: str, first: int, last: int, end: int) -> list[tuple[int, int]]:
    word = text[first:last]
    initial = len(word) == 1 and word.isupper()
    if last < end and text[last] == "." and (initial or straighten(word) + "." in _abbreviations()):
        return [(first, last + 1)]
    if split := _CLITIC.match(word):
        return [(first, first + split.end(1)), (first + split.end(1), last)]
    if straighten(word) == "cannot":
        return [(first, first + 3), (first + 3, last)]
    return [(first, last)]


def _add_clitic(text: str, first: int, last: int, found: list[tuple[int, int]]) -> None:
    """``'s`` behind a word is one of its own; ``n't`` takes the word's last letter; else the mark opens a quotation."""
    behind_word = bool(found) and found[-1][1] == first
    if not behind_word:
        found.extend(((first, first + 1), (first + 1, last)))
    elif text[first + 1 : last] in {"t", "T"} and text[first - 1] in "nN":
        word_first, word_last = found.pop()
        if word_last - word_first > 1:
            found.append((word_first, word_last - 1))
        found.append((word_last - 1, last))
    else:
        found.append((first, last))
