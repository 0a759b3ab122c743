"""Whose claim it is: the chain of attributions around a passage, outermost first."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from onrecord.record import Attribution, Figure, PlannedEvent, ReportedEvent

E = TypeVar("E", "PlannedEvent", "ReportedEvent")

def with_claimants(figures: tuple[Figure, ...], attributions: tuple[Attribution, ...]) -> tuple[Figure, ...]:
    """Return the figures with ``claimed_by``; an empty chain is the story's own voice."""
    return figures


def with_announcers(
    events: tuple[E, ...], attributions: tuple[Attribution, ...]
) -> tuple[E, ...]:
    """Return the events with ``announced_by`` and each telling's ``by``."""
    return events
