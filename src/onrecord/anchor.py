"""A place in a story: half-open offsets in Unicode code points, as the W3C Web Annotation model's text positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """``text[start:end]`` of one story, in code points; never empty, never reversed.

    >>> Passage(0, 5).of("Putin plans")
    'Putin'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what cannot be cited."""
        if not 0 <= self.start < self.end:
            message = f"a passage needs 0 <= start < end, not {self.start}..{self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the words that stand here in ``text``."""
        return text[self.start : self.end]

    def contains(self, other: Passage) -> bool:
        """Tell whether ``other`` lies wholly inside; a passage contains itself."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Passage) -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end


def hull(passages: Iterable[Passage]) -> Passage:
    """Return the shortest passage that holds all of ``passages`` (at least one)."""
    spans = list(passages)
    return Passage(min(p.start for p in spans), max(p.end for p in spans))
