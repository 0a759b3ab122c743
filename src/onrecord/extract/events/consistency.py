"""What the contract promises of events holds here, or the entry is put right: no plan stands among what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from onrecord.record import PlannedEvent, ReportedEvent

E = TypeVar("E", "PlannedEvent", "ReportedEvent")


def kept(
    planned: list[PlannedEvent], reported: list[ReportedEvent]
) -> tuple[tuple[PlannedEvent, ...], tuple[ReportedEvent, ...]]:
    """Return both without what contradicts the other, and without wholes that are not there."""
    ahead = {mention.start for event in planned if event.status != "happening" for mention in event.mentions}
    done = [event for event in reported if event.head.start not in ahead]
    ids = {event.id for event in planned} | {event.id for event in done}
    return tuple(_with_whole(event, ids) for event in planned), tuple(_with_whole(event, ids) for event in done)


def _with_whole(event: E, ids: set[str]) -> E:
    gone = event.part_of is not None and event.part_of not in ids
    return event.model_copy(update={"part_of": None}) if gone else event
