"""Word pieces for an uncased BERT vocabulary: greedy longest match, one list of ids a word."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

# Marks that mean the same are written one way; which way a quotation mark points is a feature (words.QUOTES).
SAME = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "`": "'", "—": "-", "–": "-", "…": "."}
LONGEST = 100


class Vocabulary:
    """The pieces of a vocabulary file (one a line, its id is its line number), looked up word by word."""

    def __init__(self, pieces: list[str]) -> None:
        self.ids = {piece: n for n, piece in enumerate(pieces)}
        self.pad, self.unknown = self.ids["[PAD]"], self.ids["[UNK]"]
        self.begin, self.separator = self.ids["[CLS]"], self.ids["[SEP]"]
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> Self:
        """From a vocab.txt; raises OSError when it is not there, KeyError when it is not BERT's."""
        return cls(path.read_text(encoding="utf-8").split("\n"))

    def pieces(self, word: str) -> tuple[int, ...]:
        """Ids of one word's pieces, never empty."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        word = SAME.get(word, word)
        bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        if not bare or len(bare) > LONGEST:
            return (self.unknown,)
        out: list[int] = []
        at = 0
        while at < len(bare):
            for end in range(len(bare), at, -1):
                piece = self.ids.get(("##" if at else "") + bare[at:end])
                if piece is not None:
                    out.append(piece)
                    at = end
                    break
            else:
                return (self.unknown,)
        return tuple(out)
