"""How much: numeric claims with unit, measure and period."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.record import Figure, Name, StoryParts, TimeExpression


def find_figures(
    parts: StoryParts, language: Language, times: tuple[TimeExpression, ...], names: tuple[Name, ...]
) -> tuple[Figure, ...]:
    """Return the figures in text order, without claimants."""
    return ()
