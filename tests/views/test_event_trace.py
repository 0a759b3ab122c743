"""Why an event stands as it does: a trace of made-up scores, field by field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from onrecord import Record, Story
from onrecord.extract.events import find_events
from onrecord.extract.events.entries import DATED, PART, SAID, TAKES_PART, TAKES_PLACE
from onrecord.language.model.event_frames import LEAST, EventFrame, Link, RoleSpan
from onrecord.language.model.layout import layout_of
from onrecord.language.model.pairs import Mentions
from onrecord.language.model.reading import EventReading
from onrecord.language.model.tags import KINDS, STATUSES, UPOS
from onrecord.language.model.words import words_of
from onrecord.record import CitedPassage, Name, TimeExpression
from onrecord.resolve.event_time import event_time
from onrecord.story import read_parts
from onrecord.views.event_trace import trace_of

if TYPE_CHECKING:
    from onrecord.record import NameKind
    from onrecord.views.event_trace import EventTrace, Field, Trace

TEXT = "Mary Poe may visit Rome in June 2021, the envoy said. A deal could be signed during the visit, John Roe hopes."
PARTS = read_parts(Story(key="s", text=TEXT, published_on="2021-05-03"))
LAYOUT = layout_of(TEXT, words_of(TEXT, [(p.start, p.end) for p in PARTS.paragraphs]))
EMPTY = np.zeros(0, dtype=np.int64)
NONE = Mentions(EMPTY, EMPTY, EMPTY, 0)


def at(word: str, nth: int = 0) -> int:
    """The number of a word."""
    return [n for n, lower in enumerate(LAYOUT.lower) if lower == word][nth]


def cited(words: str) -> CitedPassage:
    start = TEXT.index(words)
    return CitedPassage(start=start, end=start + len(words), text=words)


def name(number: int, words: str, kind: NameKind) -> Name:
    return Name(id=f"n{number}", name=words, kind=kind, mentions=(cited(words),))


NAMES = (name(1, "Mary Poe", "person"), name(2, "Rome", "place"), name(3, "John Roe", "person"))
JUNE = TimeExpression(
    **cited("June 2021").model_dump(), id="t1", type="DATE", edtf="2021-06", earliest="2021-06-01", latest="2021-06-30",
    granularity="month", found_by="x",
)  # fmt: skip


def likely(choices: tuple[str, ...], **some: float) -> np.ndarray:
    return np.array([some.get(choice, 0.01) for choice in choices], dtype=np.float32)


def visit() -> EventFrame:
    possible = likely(STATUSES, possible=0.6, planned=0.3)
    return EventFrame(
        heads=[at("visit"), at("visit", 1)],
        told=[0.9, 0.7],
        status=possible,
        kind=likely(KINDS, visit=0.8, talks=0.1),
        statuses=np.stack([possible, likely(STATUSES, planned=0.5)]),
        who=[Link(0, 0.85, at("poe")), Link(3, 0.4, at("envoy")), Link(2, 0.3, at("roe"))],
        where=[Link(1, 0.75, at("rome"))],
        when=[Link(0, 0.8, at("2021"))],
        roles={
            "cue": [
                RoleSpan((at("may"), at("may") + 1), 0.9, at("visit")),
                RoleSpan((at("could"), at("could") + 1), 0.5, at("visit", 1)),
            ]
        },
    )


def signing() -> EventFrame:
    status = likely(STATUSES, possible=0.7)
    return EventFrame(
        heads=[at("signed")],
        told=[0.6],
        status=status,
        kind=likely(KINDS, signing=0.9),
        statuses=status[None],
        roles={"what": [RoleSpan((at("deal") - 1, at("deal") + 1), 0.15, at("signed"))]},
        part=Link(0, 0.66),
    )


def traced(words: str, *frames: EventFrame, read: bool = True) -> Trace:
    reading = EventReading(LAYOUT, NONE, NONE, list(frames), [UPOS.index("NOUN")] * len(LAYOUT.words))
    planned, reported = find_events(PARTS, reading, NAMES, (JUNE,), event_time) if read else ((), ())
    record = Record(story=PARTS, names=NAMES, planned_events=planned, reported_events=reported)
    heads = np.tile(np.array([1.0, 0.0, 0.0]), (len(LAYOUT.words), 1))
    heads[at("hopes")] = [0.7, 0.2, 0.1]
    passage = cited(words)
    return trace_of(reading, heads, record, (JUNE,), (passage.start, passage.end))


def fields(event: EventTrace) -> dict[str, Field]:
    return {field.name: field for field in event.fields}


def test_every_field_tells_what_was_taken_and_what_came_second() -> None:
    (event,) = traced("may visit", visit(), signing()).events
    assert (event.id, event.head, event.status, event.in_record) == ("e1", "visit", "possible", True)
    told = fields(event)
    assert [(row.likely, row.start) for row in told["event"].weighed] == [(0.9, 13), (0.7, 88)]
    assert [(row.value, row.taken) for row in told["status"].weighed] == [("possible", True), ("planned", False)]
    assert [(row.value, row.taken) for row in told["status_cue"].weighed] == [("may", True), ("could", False)]
    assert [(row.value, row.taken) for row in told["kind"].weighed] == [("visit", True), ("talks", False)]
    mary, envoy = told["who"].weighed
    assert (mary.value, mary.likely, mary.taken, mary.words) == ("Mary Poe", 0.85, True, "Poe")
    assert (envoy.likely, envoy.taken, envoy.words) == (0.4, False, "envoy")
    assert [(row.value, row.taken) for row in told["where"].weighed] == [("Rome", True)]
    assert [(row.value, row.note) for row in told["when"].weighed] == [("June 2021", "June 2021")]
    assert (told["when"].value, told["who"].value, told["where"].value) == ("June 2021", "Mary Poe", "Rome")


def test_the_confidence_is_told_as_its_parts() -> None:
    (event,) = traced("may visit", visit()).events
    parts = {row.value: round(row.likely, 2) for row in fields(event)["confidence"].weighed}
    assert parts == {"event": 0.9, "status": 0.6, "who": 0.6, "where": 0.75, "when": 0.8}


def test_thresholds_are_those_of_the_entries() -> None:
    (event,) = traced("may visit", visit()).events
    wanted = {name: field.wanted for name, field in fields(event).items()}
    assert wanted["event"] == LEAST
    assert (wanted["who"], wanted["where"], wanted["when"]) == (TAKES_PART, TAKES_PLACE, DATED)
    assert wanted["what"] == wanted["agenda"] == wanted["condition"] == wanted["status_cue"] == SAID
    assert wanted["part_of"] == PART
    assert wanted["status"] is wanted["kind"] is None


def test_a_part_names_its_whole_and_words_left_out_are_told() -> None:
    (event,) = traced("could be signed", visit(), signing()).events[1:]
    told = fields(event)
    assert (told["part_of"].value, told["part_of"].weighed[0].value) == ("e1", "e1 “visit”")
    assert told["what"].value is None
    assert [(row.value, row.likely, row.taken) for row in told["what"].weighed] == [("A deal", 0.15, False)]


def test_a_participant_that_is_the_place_is_left_out_for_it() -> None:
    frame = visit()
    frame.who.insert(0, Link(1, 0.6, at("rome")))
    (event,) = traced("may visit", frame).events
    rome = fields(event)["who"].weighed[-1]
    assert (rome.value, rome.taken, rome.note) == ("Rome", False, "is likelier where it is held (0.75)")


def test_what_has_happened_and_is_still_to_come_is_told_as_put_right() -> None:
    frame = replace(visit(), status=likely(STATUSES, happened=0.6, planned=0.3))
    (event,) = traced("may visit", frame).events
    status = fields(event)["status"]
    assert [(row.value, row.taken) for row in status.weighed] == [("planned", True), ("happened", False)]
    assert "still to come" in status.note


def test_words_without_an_entry_tell_what_they_nearly_were() -> None:
    trace = traced("hopes", visit())
    assert trace.events == ()
    (word,) = trace.nearly
    assert (word.text, word.what, round(word.likely, 2), word.wanted) == ("hopes", "a planned event", 0.3, LEAST)
    assert word.note == "ahead 0.20, happened 0.10"
    (envoy,) = traced("envoy", visit()).nearly
    assert (envoy.text, envoy.what, envoy.likely) == ("envoy", "a participant of e1 “visit”", 0.4)
    (deal,) = (one for one in traced("A deal", visit(), signing()).nearly if one.text == "A deal")
    assert (deal.what, deal.likely, deal.wanted) == ("what of e2 “signed”", 0.15, SAID)


def test_where_nothing_is_near_the_best_word_is_told() -> None:
    (word,) = traced("be", visit()).nearly
    assert (word.text, word.likely) == ("be", 0.0)


def test_a_record_of_another_reader_is_told() -> None:
    assert traced("may visit", visit()).same
    assert not traced("may visit", visit(), read=False).same
