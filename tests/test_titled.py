"""Participants and titles, as whatever builds a record has them made."""

from __future__ import annotations

from made_up import passage_of
from onrecord import read
from onrecord.check import contradictions
from onrecord.record import Name, Participant, PlannedEvent, cite
from onrecord.titled import with_titles
from told import Ev, told, told_seed

TEXT = "Anna Berg will meet bus drivers in Brussels, Belgium. Berg rides a bus."


def name(one: str, words: str, kind: str = "person", country: str | None = None) -> Name:
    mentions = (cite(TEXT, passage_of(TEXT, words)),)
    return Name.model_validate({"id": one, "name": words, "kind": kind, "country": country, "mentions": mentions})


BERG = name("n1", "Anna Berg").model_copy(
    update={"mentions": (cite(TEXT, passage_of(TEXT, "Berg rides")), cite(TEXT, passage_of(TEXT, "Anna Berg")))}
)
NAMES = (BERG, name("n2", "Brussels", "place", "BE"), name("n3", "Belgium", "place", "BE"))
HEAD = cite(TEXT, passage_of(TEXT, "meet"))
MEETING = PlannedEvent(
    id="e1", head=HEAD, mentions=(HEAD,), kind="meeting", status="planned", who=("n1",), where=("n2", "n3"),
    confidence=0.9, found_by="made.up",
)  # fmt: skip


def test_who_is_named_takes_part_at_the_nearest_mention() -> None:
    (event,) = with_titles([MEETING], NAMES)
    (berg,) = event.participants
    assert (berg.name_id, berg.name, berg.passage.text) == ("n1", "Anna Berg", "Anna Berg")
    assert event.who == ("n1",)
    assert event.title == "Anna Berg to meet in Brussels"


def test_who_is_not_named_takes_part_too() -> None:
    drivers = Participant(name_id=None, name="bus drivers", passage=cite(TEXT, passage_of(TEXT, "bus drivers")))
    berg = Participant(name_id="n1", name="Anna Berg", passage=BERG.mentions[1])
    drive = MEETING.model_copy(update={"participants": (drivers, berg), "who": ()})
    (event,) = with_titles([drive], NAMES)
    assert event.participants == (drivers, berg)
    assert event.who == ("n1",)
    assert event.title == "Bus drivers to meet Anna Berg in Brussels"


def test_the_same_again_changes_nothing() -> None:
    once = with_titles([MEETING], NAMES)
    assert with_titles(once, NAMES) == once


def test_nothing_is_made_of_nothing() -> None:
    (event,) = with_titles([MEETING.model_copy(update={"who": ("n9",), "where": ()})], ())
    assert (event.participants, event.who, event.title) == ((), (), "Meeting")


def test_what_is_read_has_titles() -> None:
    record = read(told_seed())
    assert record.planned_events[0].title == "Vladimir Putin to visit Serbia"
    assert all(event.title for event in (*record.planned_events, *record.reported_events))
    assert list(contradictions(record)) == []


def test_what_took_place_is_not_told_as_ahead() -> None:
    met = Ev("met", "happened", kind="meeting", who=("Anna Berg", "Ana Duarte"), where=("Lima",), time="on Monday")
    text = "OSLO, May 3 - Anna Berg met Ana Duarte in Lima on Monday."
    (event,) = told(text, "2021-05-03", met).reported_events
    assert event.title == "Anna Berg met Ana Duarte in Lima"
