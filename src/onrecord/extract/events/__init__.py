"""What is ahead, and what took place: the events that the reader proposes, as entries of the record.

The network tells which words head an event, which of them are one, how it stands, and what belongs to it
(``language.model.event_frames``); here its word numbers become passages, names and dates (``entries``), what cannot be
is put right (``consistency``), and its scores become a confidence (``confidence``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.consistency import kept
from onrecord.extract.events.entries import Entries

if TYPE_CHECKING:
    from onrecord.extract.events.entries import Dating
    from onrecord.language.model.reading import EventReading
    from onrecord.record import Name, PlannedEvent, ReportedEvent, StoryParts, TimeExpression

__all__ = ["find_events"]


def find_events(
    parts: StoryParts,
    reading: EventReading,
    names: tuple[Name, ...],
    times: tuple[TimeExpression, ...],
    dating: Dating,
) -> tuple[tuple[PlannedEvent, ...], tuple[ReportedEvent, ...]]:
    """Return planned and reported events in text order, without announcers.

    ``dating`` resolves the time expressions of an event with its status to when it is.
    """
    entries = Entries(parts, reading, names, times, dating)
    planned, reported = entries.all()
    return kept(planned, entries.sure(reported))
