"""Whose words a transcript gives: the name before a turn's colon, else the byline of remarks.

Press briefings and remarks are printed as ``SECRETARY POE: …``, a turn to a paragraph or more, or as one speech below
its byline. *I* and *we* are the speaker there, *he* and *she* somebody else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onrecord.record import Name, StoryParts

_LABEL: Final = re.compile(r"[A-Z][A-Z'’.\- ]{1,40}:")
"""A turn's label; at most 42 characters, so that no paragraph is searched further."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch that one voice speaks: from where (code points), and whose name stands before it."""

    start: int
    speaker: str | None
    labelled: bool
    asked: str | None
    """The person named last in the turn before, whom *he* or *she* in an answer's first words means."""


class Turns:
    """The turns of one story; a story without labels is one turn of its byline's person."""

    def __init__(self, parts: StoryParts, names: tuple[Name, ...]) -> None:
        """Find the labelled paragraphs."""
        people = {name.id for name in names if name.kind == "person"}
        officials = {name.id for name in names if name.titles}
        spots = sorted((m.start, m.end, name.id) for name in names if name.id in people for m in name.mentions)
        starts = [start for start, _, _ in spots]

        def last_in(first: int, last: int) -> str | None:
            low, high = bisect_right(starts, first - 1), bisect_right(starts, last - 1)
            return spots[high - 1][2] if high > low else None

        byline = parts.byline
        author = last_in(byline.start, byline.end) if byline is not None else None
        self._turns = [Turn(0, author if author in officials else None, labelled=False, asked=None)]
        for paragraph in parts.paragraphs:
            label = _LABEL.match(parts.text, paragraph.start, paragraph.end)
            if label is not None:
                asks = self._turns[-1].speaker is None
                before = last_in(self._turns[-1].start, paragraph.start) if asks else None
                self._turns.append(
                    Turn(paragraph.start, last_in(label.start(), label.end()), labelled=True, asked=before)
                )
        self._starts = [turn.start for turn in self._turns]

    def at(self, offset: int) -> Turn:
        """Return the turn that a code point belongs to."""
        return self._turns[bisect_right(self._starts, offset) - 1]
