"""The planned events of one record as plans by themselves: what is shown where no archive has linked the stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.plans import Plan, Step
from onrecord.record import CitedPassage
from onrecord.views.exports.columns import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import PlannedEvent, Record


def plans_of(record: Record) -> Iterator[Plan]:
    """Yield a plan with a history of one step for each planned event; its id is the place of the event's word."""
    known = Known(record)
    ids = {event.id: _id(record, event) for event in record.planned_events}
    for event in record.planned_events:
        announced_by = tuple(known.speakers(chain) for chain in event.announced_by)
        step = Step(
            story_key=record.story.key,
            story=record.story.sha256,
            entry=event.id,
            published_on=record.story.published_on,
            status=event.status,
            when=event.when,
            passage=event.head,
            context=_paragraph(record, event),
            announced_by=announced_by,
        )
        yield Plan(
            id=ids[event.id],
            kind=event.kind,
            who=known.names(event.who),
            where=known.names(event.where),
            what=tuple(passage.text for passage in event.what),
            when=event.when,
            status=event.status,
            announced_by=announced_by,
            history=(step,),
            part_of=ids.get(event.part_of or ""),
        )


def _id(record: Record, event: PlannedEvent) -> str:
    return f"{record.story.sha256[:12]}-{event.head.start}-{event.head.end}"


def _paragraph(record: Record, event: PlannedEvent) -> CitedPassage:
    """Return the paragraph around an event's word; where it stands in none, the word."""
    for paragraph in record.story.paragraphs:
        if paragraph.start <= event.head.start and event.head.end <= paragraph.end:
            words = record.story.text[paragraph.start : paragraph.end]
            return CitedPassage(start=paragraph.start, end=paragraph.end, text=words)
    return event.head
