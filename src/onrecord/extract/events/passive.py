"""What is done to something: the subject of a passive verb (*a contract which could be signed*)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.language.model.reading import NOUNS
from onrecord.language.model.tags import UPOS

if TYPE_CHECKING:
    from onrecord.language.model.reading import EventReading

VERB: Final = UPOS.index("VERB")
BETWEEN: Final = frozenset(UPOS.index(tag) for tag in ("AUX", "PART", "ADV"))
"""What stands between a subject and its verb: *will not now be*."""
TO_BE: Final = frozenset(("be", "been", "being", "is", "are", "was", "were"))
RELATIVE: Final = frozenset(("which", "that"))


def passive_subject(reading: EventReading, head: int, heads: frozenset[int]) -> tuple[int, int] | None:
    """Return the words (half-open) that a passive verb's subject has, with an *of* phrase; None where it is another.

    None for a verb that is not passive, and where the subject is an event itself, one of `heads`: *talks will be held*.
    """
    layout, parts = reading.layout, reading.parts
    if parts[head] != VERB or layout.lower[head].endswith("ing"):
        return None
    at = head - 1
    while at >= 0 and parts[at] in BETWEEN and layout.sentence[at] == layout.sentence[head]:
        at -= 1
    if not TO_BE.intersection(layout.lower[at + 1 : head]):
        return None
    if at > 0 and layout.lower[at] in RELATIVE:
        at -= 1
    if at < 0 or parts[at] not in NOUNS or layout.sentence[at] != layout.sentence[head]:
        return None
    start, end = reading.phrase_of(at)
    if start > 1 and layout.lower[start - 1] == "of" and parts[start - 2] in NOUNS:
        start, _ = reading.phrase_of(start - 2)
    return None if heads.intersection(range(start, end)) else (start, end)
