"""A story's words with their places, and what an uncased encoder cannot see of them: case, quotation marks, paragraphs.

A word is a run of letters and digits, or one symbol. Positions are half-open code points of the untouched text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")

CASES = ("symbol", "lower", "capitalised", "upper", "mixed", "digits")
QUOTES = ("outside", "inside", "opening", "closing")
PLACES = ("within", "paragraph start", "first paragraph", "story start")

OPENING, CLOSING, STRAIGHT = "“„«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one story in order; every list has one entry a word.

    `start`/`end` are code points, `paragraph` counts from 0; `case`, `quote`, `place` index CASES, QUOTES and PLACES.
    """

    start: list[int]
    end: list[int]
    paragraph: list[int]
    case: list[int]
    quote: list[int]
    place: list[int]

    def __len__(self) -> int:
        return len(self.start)


def case_of(word: str) -> int:
    """Index into CASES of one word."""
    if not word[0].isalnum():
        return 0
    if any(c.isdigit() for c in word):
        return 5
    if word.islower():
        return 1
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    return 3 if word.isupper() else 4


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Paragraphs where each line is one, as in PolNeAR: (start, end) code points of every line that is not blank."""
    return [m.span() for m in PARAGRAPH.finditer(text)]


def words_of(text: str, paragraphs: list[tuple[int, int]] | None = None) -> Words:
    """All words of `text` that lie in `paragraphs` (default: its lines), with their features.

    A quotation left open ends with its paragraph; a straight mark opens where none is open.
    """
    out = Words([], [], [], [], [], [])
    for number, (first, last) in enumerate(paragraphs_of(text) if paragraphs is None else paragraphs):
        inside = False
        start_of_paragraph = True
        for m in WORD.finditer(text, first, last):
            word = m.group()
            quote = 1 if inside else 0
            if word in OPENING or (word == STRAIGHT and not inside):
                quote, inside = 2, True
            elif word in CLOSING or word == STRAIGHT:
                quote, inside = 3, False
            out.start.append(m.start())
            out.end.append(m.end())
            out.paragraph.append(number)
            out.case.append(case_of(word))
            out.quote.append(quote)
            out.place.append((2 if number == 0 else 0) + start_of_paragraph)
            start_of_paragraph = False
    return out
