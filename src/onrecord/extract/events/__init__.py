"""What is ahead, and what took place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.record import Attribution, Name, PlannedEvent, ReportedEvent, StoryParts, TimeExpression


def find_events(
    parts: StoryParts,
    language: Language,
    times: tuple[TimeExpression, ...],
    names: tuple[Name, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[tuple[PlannedEvent, ...], tuple[ReportedEvent, ...]]:
    """Return planned and reported events in text order, without announcers."""
    return (), ()
