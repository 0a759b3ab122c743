"""Records of older schemas as the newest one has them: nothing is lost, and what is new is made of what is there.

``onrecord.record/1`` had no participants and no titles of events: whoever is in ``who`` takes part, with the first
mention as passage, and the title is made of the event's own words.
"""

from __future__ import annotations

from typing import Any, Final

from onrecord.event_title import EventWords, event_title, tense_of

OLDER: Final = frozenset({"onrecord.record/1"})
"""Schemas that are still read."""
_EVENTS: Final = ("planned_events", "reported_events")

Fields = dict[str, Any]
"""A piece of a record as JSON has it."""


def upgraded(record: Fields, schema: str) -> Fields:
    """Return the fields of a record of one of the ``OLDER`` schemas as ``schema`` has them.

    What is no record is left for the validation to tell: only the pieces that have their shape are added to.
    """
    newer = {**record, "schema": schema}
    try:
        names = {name["id"]: name for name in record.get("names") or ()}
        for field in _EVENTS:
            if field in record:
                newer[field] = [_event(event, names, field) for event in record[field]]
    except (AttributeError, IndexError, KeyError, TypeError):
        return {**record, "schema": schema}
    return newer


def _event(event: Fields, names: dict[str, Fields], field: str) -> Fields:
    who = [names[one] for one in dict.fromkeys(event.get("who") or ()) if one in names]
    status = event.get("status") or ("happened" if field == "reported_events" else "planned")
    words = EventWords(
        head=event["head"]["text"],
        kind=event["kind"],
        participants=tuple(name["name"] for name in who),
        what=tuple(piece["text"] for piece in event.get("what") or ()),
        where=tuple(names[one]["name"] for one in dict.fromkeys(event.get("where") or ()) if one in names),
        tense=tense_of(status),
    )
    participants = [
        {"name_id": name["id"], "name": name["name"], "passage": (name["mentions"] or [event["head"]])[0]}
        for name in who
    ]
    return {"participants": participants, "title": event_title(words), **event}
