"""Which names a figure's measure speaks of."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.anchor import Passage
    from onrecord.record import Name


class MentionIndex:
    """All mentions of a story's names in text order, so that a look-up costs no walk over all of them."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        """Sort the mentions once."""
        self._names = names
        self._mentions = sorted(
            (mention.start, mention.end, number) for number, name in enumerate(names) for mention in name.mentions
        )
        self._starts = [start for start, _, _ in self._mentions]

    def within(self, passages: Iterable[Passage]) -> tuple[tuple[str, ...], str | None]:
        """Return the ids of the names that stand inside ``passages``, and the id of the first place among them."""
        found: set[int] = set()
        for passage in passages:
            for at in range(bisect_left(self._starts, passage.start), bisect_left(self._starts, passage.end)):
                if self._mentions[at][1] <= passage.end:
                    found.add(self._mentions[at][2])
        about = [self._names[number] for number in sorted(found)]
        return tuple(name.id for name in about), next((name.id for name in about if name.kind == "place"), None)
