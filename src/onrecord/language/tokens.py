"""Words and marks: where each begins and ends.

The splitting follows the Penn Treebank's habits where they help (``don't`` is ``do`` + ``n't``, ``Serbia's`` is ``Serbia`` +
``'s``) and leaves alone what an editor reads as one word (``U.S.``, ``Nov.``, ``9.5``, ``centuries-long``).
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
    abbreviations = _abbreviations()
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        kind = match.lastgroup
        if kind == "word":
            word = match.group()
            initial = len(word) == 1 and word.isupper()
            if last < end and text[last] == "." and (initial or straighten(word) + "." in abbreviations):
                # An abbreviation keeps its stop; "no." and "may." only where they cannot close a sentence.
                found.append((first, last + 1))
                continue
            if split := _CLITIC.match(word):
                found.append((first, first + split.end(1)))
                found.append((first + split.end(1), last))
                continue
            if straighten(word) == "cannot":
                found.extend(((first, first + 3), (first + 3, last)))
                continue
        if kind == "clitic" and found and found[-1][1] != first:
            # An apostrophe that opens a quotation: 'd stands alone only behind a word.
            found.extend(((first, first + 1), (first + 1, last)))
            continue
        if (
            kind == "clitic"
            and last - first == 2
            and text[last - 1] in "tT"
            and found
            and text[found[-1][1] - 1] in "nN"
        ):
            before = found.pop()
            if before[1] - before[0] > 1:
                found.append((before[0], before[1] - 1))
            found.append((before[1] - 1, last))
            continue
        if found and kind == "mark" and text[first] == "." and found[-1] == (first - 1, first + 1):
            continue
        if found and first < found[-1][1]:
            continue
        found.append((first, last))
    return found
