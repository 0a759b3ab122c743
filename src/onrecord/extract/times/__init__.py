"""When: time expressions, as they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.language import Language
    from onrecord.record import StoryParts


@dataclass(frozen=True, slots=True)
class TimeFind:
    """A time expression before the calendar knows which day is meant."""

    passage: Passage


def find_times(parts: StoryParts, language: Language) -> tuple[TimeFind, ...]:
    """Return the expressions in text order; they do not overlap."""
    return ()
