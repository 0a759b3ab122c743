"""The table of events: planned and reported ones together, told apart by the column ``told_as``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.record import SURE
from onrecord.views.exports.columns import Column, Known, Table, cited, cited_all, common_columns, found, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record import CitedPassage, Event, Record, When

_DAY: Final = "ISO 8601 day"


def _dates(name: str, about: str) -> tuple[Column, ...]:
    """Return the columns of a ``When``: the date as wide as the words, its first and last day, and the words."""

    def of(field: str) -> Column:
        kinds = {"earliest": "the first day that the words allow", "latest": "the last day that the words allow"}
        column = f"{name}_{field}"
        return Column(column, "day", f"of {name}, {kinds[field]}", lambda event, _: _part(event, name, field), _DAY)

    return (
        Column(name, "text", about, lambda event, _: _part(event, name, "edtf"), "EDTF"),
        of("earliest"),
        of("latest"),
        *cited_all(f"{name}_words", f"the words for {name}", lambda event: _words(getattr(event, name))),
    )


def _words(when: When | None) -> tuple[CitedPassage, ...]:
    return when.passages if when else ()


def _part(event: Event, name: str, field: str) -> object:
    when = getattr(event, name)
    return when and getattr(when, field)


def _parties(name: str, about: str) -> tuple[Column, ...]:
    ids = "their ids among the names, in the same order"
    return (
        Column(name, "list", about, lambda event, known: known.names(getattr(event, name))),
        Column(f"{name}_ids", "list", ids, lambda event, _: getattr(event, name)),
    )


def _announcers(event: Event, known: Known) -> Iterable[str]:
    return (" > ".join(known.speakers(chain)) for chain in event.announced_by)


def _announced_by(event: Event, _: Known) -> Iterable[str]:
    return (" > ".join(chain) for chain in event.announced_by)


def without_doubtful(record: Record) -> tuple[Record, int]:
    """Return a record without the events that are doubtful, and how many these are."""
    planned = tuple(event for event in record.planned_events if not event.doubtful)
    reported = tuple(event for event in record.reported_events if not event.doubtful)
    left_out = len(record.planned_events) + len(record.reported_events) - len(planned) - len(reported)
    return record.model_copy(update={"planned_events": planned, "reported_events": reported}), left_out


EVENTS: Final = Table(
    "events",
    "One row for each event of a story's record, planned or reported. The passage is the word that tells it.",
    lambda record: (*record.planned_events, *record.reported_events),
    (
        *common_columns(lambda event: event.head),
        told("id", "text", "the entry's id in the story's record"),
        Column(
            "told_as",
            "text",
            "planned: it lies ahead, is under way, or was put off, called off or denied; reported: it took place",
            lambda event, _: "reported" if event.status == "happened" else "planned",
        ),
        told("kind", "text", "visit, meeting, signing and so on"),
        told("status", "text", "how things stand at the end of the story, by the best-placed teller"),
        *cited("status_cue", "the words that show it"),
        told("occurrence", "text", "how surely it takes place", "IPTC event occurrence status"),
        told("title", "text", "what a diary prints, made of the record's own words"),
        Column(
            "participants",
            "list",
            "who and what acts or takes part, named or not",
            lambda event, _: [one.name for one in event.participants],
        ),
        *cited_all(
            "participants_words",
            "the words for each of them",
            lambda event: [one.passage for one in event.participants],
        ),
        *_parties("who", "those of participants who are named"),
        *_parties("where", "where it takes place"),
        *cited_all("what", "what is signed, discussed, decided or voted on"),
        *cited_all("agenda", "subjects to be raised"),
        *_dates("when", "when it takes place, as wide as the words: a month is no day"),
        Column("granularity", "text", "how wide when is", lambda event, _: _part(event, "when", "granularity")),
        Column("starts_at", "text", "its hour", lambda event, _: _part(event, "when", "starts_at"), "ISO 8601"),
        Column("zone", "text", "the time zone of its hour", lambda event, _: _part(event, "when", "zone")),
        *_dates("moved_from", "when it was to take place before"),
        *cited("condition", "what it depends on"),
        told("part_of", "text", "the id of the event it is a part of"),
        Column(
            "announcers",
            "list",
            "who told of it: one chain for each announcer, the outermost speaker first, > between speakers",
            _announcers,
        ),
        Column("announced_by", "list", "the ids of those attributions, in the same form and order", _announced_by),
        *cited_all("mentions", "every mention"),
        Column("tellings", "integer", "how often the story tells it", lambda event, _: len(event.tellings), "tellings"),
        *found("how likely it is that the entry is right"),
        Column("doubtful", "flag", f"confidence is below {SURE}", lambda event, _: event.doubtful),
    ),
)
