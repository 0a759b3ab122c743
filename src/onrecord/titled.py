"""Events as a record has them: who takes part, each with a passage, and the title that a diary prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from onrecord.event_title import EventWords, event_title, tense_of
from onrecord.gazetteer import country_named
from onrecord.record import Event, Participant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record import CitedPassage, Name

Told = TypeVar("Told", bound=Event)


def with_titles(events: Iterable[Told], names: Iterable[Name]) -> tuple[Told, ...]:
    """Return events with their participants, ``who`` as those of them who are named, and their titles.

    Of an event that has participants they stay as they are. Of one that has none, those in ``who`` are the
    participants, each with the mention that stands nearest to the event's head.
    """
    by_id = {name.id: name for name in names}
    return tuple(_with_title(event, by_id) for event in events)


def _with_title(event: Told, names: dict[str, Name]) -> Told:
    participants = event.participants or tuple(
        Participant(name_id=one, name=names[one].name, passage=_nearest(names[one], event.head))
        for one in dict.fromkeys(event.who)
        if one in names
    )
    words = EventWords(
        head=event.head.text,
        kind=event.kind,
        participants=tuple(one.name for one in participants),
        what=tuple(piece.text for piece in event.what),
        where=_places([names[one] for one in dict.fromkeys(event.where) if one in names]),
        tense=tense_of(event.status),
    )
    who = tuple(dict.fromkeys(one.name_id for one in participants if one.name_id is not None))
    return event.model_copy(update={"participants": participants, "who": who, "title": event_title(words)})


def _nearest(name: Name, head: CitedPassage) -> CitedPassage:
    return min(name.mentions, key=lambda one: max(head.start - one.end, one.start - head.end), default=head)


def _places(places: list[Name]) -> tuple[str, ...]:
    """Return where it is: a country is left out where a place within it is told, as in "Brussels, Belgium"."""
    within = {place.country for place in places if place.country and country_named(place.name) != place.country}
    return tuple(place.name for place in places if country_named(place.name) not in within)
