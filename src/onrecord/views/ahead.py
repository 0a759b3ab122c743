"""What is ahead: the planned events of many stories in the order of their days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.plainly import event_in_words, when_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record import Record

_OFF = frozenset({"cancelled", "denied"})


@dataclass(frozen=True, slots=True, order=True)
class Ahead:
    """One planned event as one story tells it."""

    latest: str
    """The last day that the words allow (ISO 8601), by which it sorts: a month stands after its last day."""
    earliest: str
    when: str
    status: str
    what: str
    key: str
    """The story's key."""


def ahead(records: Iterable[Record], on: str) -> tuple[Ahead, ...]:
    """Return what may take place on the day ``on`` (ISO 8601) or later, by its last possible day.

    Cancelled and denied events and those of no known day are left out. The same event told by two stories stands twice.
    """
    found = [
        Ahead(
            event.when.latest,
            event.when.earliest or event.when.latest,
            when_in_words(event.when),
            event.status,
            event_in_words(event, record),
            record.story.key,
        )
        for record in records
        for event in record.planned_events
        if event.when and event.when.latest and event.when.latest >= on and event.status not in _OFF
    ]
    return tuple(sorted(found))


def agenda(events: Iterable[Ahead], *, width: int = 80, colour: bool = False) -> str:
    """Return the events as lines of a diary: when, how surely, what, and the story that says so."""
    from onrecord.views.drawing import draw_agenda  # noqa: PLC0415  # rich is wanted by a terminal alone

    return draw_agenda(tuple(events), width=width, colour=colour)
