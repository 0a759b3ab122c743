"""What the contract promises of events holds here, or the entry is put right: no plan stands among what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from onrecord.record import PlannedEvent, ReportedEvent

E = TypeVar("E", "PlannedEvent", "ReportedEvent")


def kept(
    planned: list[PlannedEvent], reported: list[ReportedEvent]
) -> tuple[tuple[PlannedEvent, ...], tuple[ReportedEvent, ...]]:
    """Return both without parts of what is not there, and parts that are, in the end, parts of themselves."""
    wholes = {event.id: event.part_of for event in (*planned, *reported)}
    for one, whole in wholes.items():
        if whole not in wholes or _holds_itself(one, wholes):
            wholes[one] = None
    return (
        tuple(_with_whole(event, wholes) for event in planned),
        tuple(_with_whole(event, wholes) for event in reported),
    )


def _holds_itself(one: str, wholes: dict[str, str | None]) -> bool:
    """Return whether following wholes from an event leads back to it."""
    met = {one}
    at = wholes[one]
    while at is not None and at not in met:
        met.add(at)
        at = wholes.get(at)
    return at == one


def _with_whole(event: E, wholes: dict[str, str | None]) -> E:
    whole = wholes[event.id]
    return event if whole == event.part_of else event.model_copy(update={"part_of": whole})
