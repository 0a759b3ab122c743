"""Where a story's words stand: their sentences, and the small word before each that says how it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.language.model.words import CASES

if TYPE_CHECKING:
    from onrecord.language.model.words import Words

# The order is the order of rows in what the network learned about these words; the first stands for all others.
BEFORE: Final = (
    "", "in", "at", "to", "from", "by", "with", "of", "for", "between", "and", "on", "the", "said", "told", "his", "s",
    ",", "that", "before", "after", "until", "will", "was", "is", "has", "since", "during", "against", "over", "into",
    "about", "or", "through", "than", "within", "as", "(", "-", ":",
)  # fmt: skip
# Articles and titles say nothing of how a name belongs to its sentence; the word before them does.
PASSED_OVER: Final = frozenset({
    "the", "a", "an", "its", "their", "his", "her", "president", "minister", "prime", "secretary", "foreign", "u", ".",
    '"', "“", "mr", "mrs", "ms", "next", "last", "this", "early", "late",
})  # fmt: skip
LOOK_BACK: Final = 6
ABBREVIATED: Final = frozenset({
    "mr", "mrs", "ms", "dr", "st", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "maj", "prof", "rev", "hon",
    "jr", "sr", "inc", "corp", "co", "ltd", "no", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
    "oct", "nov", "dec",
})  # fmt: skip
_OPENING: Final = frozenset({CASES.index("capitalised"), CASES.index("upper"), CASES.index("digits")})
_MARKS: Final = frozenset("\"'“”‘’)]")


@dataclass(frozen=True, slots=True)
class Layout:
    """One story's words as pair scores see them; every field has one entry a word.

    `lower` is the word in lower case, `sentence` counts from 0, `before` indexes BEFORE.
    """

    words: Words
    lower: list[str]
    sentence: np.ndarray
    before: np.ndarray

    def head_of(self, start: int, end: int) -> int | None:
        """The last word with a letter or digit that starts within [start, end) code points."""
        first, last = np.searchsorted(self.words.start, [start, end])
        for at in range(int(last) - 1, int(first) - 1, -1):
            if self.lower[at][0].isalnum() and self.lower[at] != "s":
                return at
        return None


def layout_of(text: str, words: Words) -> Layout:
    """Lay out a story's words."""
    lower = [text[a:b].lower() for a, b in zip(words.start, words.end, strict=True)]
    return Layout(words, lower, _sentences(lower, words), _before(lower))


def _sentences(lower: list[str], words: Words) -> np.ndarray:
    """Sentence numbers: a new one with each paragraph and behind a full stop that ends no abbreviation."""
    out = np.zeros(len(lower), dtype=np.int64)
    number = 0
    ended = False
    for at in range(1, len(lower)):
        if words.paragraph[at] != words.paragraph[at - 1]:
            number, ended = number + 1, False
        else:
            before = lower[at - 1]
            if before in {".", "!", "?"}:
                ended = before != "." or not _abbreviates(lower, at - 2)
            elif ended and before not in _MARKS:
                ended = False
            apart = words.start[at] > words.end[at - 1]
            if ended and apart and (words.case[at] in _OPENING or words.quote[at] == 2):
                number, ended = number + 1, False
        out[at] = number
    return out


def _abbreviates(lower: list[str], at: int) -> bool:
    """Whether the word at `at` is one that a full stop behind it shortens."""
    return at >= 0 and (lower[at] in ABBREVIATED or (len(lower[at]) == 1 and lower[at].isalpha()))


def _before(lower: list[str]) -> np.ndarray:
    ids = {word: n for n, word in enumerate(BEFORE)}
    out = np.zeros(len(lower), dtype=np.int64)
    for at in range(len(lower)):
        back = at - 1
        least = at - LOOK_BACK
        while back >= max(0, least) and lower[back] in PASSED_OVER:
            back -= 1
        if back >= 0:
            out[at] = ids.get(lower[back], 0)
    return out
