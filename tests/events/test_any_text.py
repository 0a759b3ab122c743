"""What must hold of events whatever the text is."""

from __future__ import annotations

import math
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord import Record, Story, read
from onrecord.extract.events import find_events
from onrecord.language.model import model_of
from onrecord.resolve.event_time import event_time
from onrecord.story import read_parts

if TYPE_CHECKING:
    from onrecord.record import StoryParts, TimeExpression, When

WORDS = (
    "President", "Pavlov", "Lena", "Holm", "Serbia", "Oslo", "he", "she", "the", "a", "his", "talks", "visit", "summit",
    "meeting", "vote", "will", "would", "may", "not", "no", "plans", "to", "meet", "sign", "visiting", "be", "held",
    "is", "was", "due", "postponed", "cancelled", "on", "Friday", "in", "May", "next", "week", "from", "April", "29",
    "if", "unless", "that", "which", "said", "and", ",", ".", "“", "”", '"', "with", "between", "during", "at", "ahead",
    "of", "series", "’s", "[", "]", "before", "until", "two-day", "🎪", "\n", "\n\n", "?", "-", "İ", "there",
)  # fmt: skip


def record_of(text: str, on: str | None) -> Record:
    return read(Story(key="any", text=text, published_on=on))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join), st.sampled_from([None, "2021-03-03"]))
def test_passages_parts_and_plans(text: str, on: str | None) -> None:
    """Every passage is its text; a part's whole is there; no plan stands among what is done."""
    record = record_of(text, on)
    for _, passage in record.cited_passages():
        assert text[passage.start : passage.end] == passage.text
    events = (*record.planned_events, *record.reported_events)
    ids = {event.id for event in events}
    assert len(ids) == len(events)
    heads = {event.head.start for event in record.reported_events}
    for event in record.planned_events:
        assert event.part_of is None or event.part_of in ids - {event.id}
        assert event.head in event.mentions
        assert not heads & {mention.start for mention in event.mentions}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """No text at all is too odd."""
    record_of(text, "2021-03-03")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@example("visit visit there April he during")  # done, so in the April before, not in the one that the clause tells
def test_no_date_is_narrower_than_its_words(text: str) -> None:
    """A date has at least as many days as one of the time expressions that it cites, whichever April it is."""
    record = record_of(text, "2021-03-03")
    for event in (*record.planned_events, *record.reported_events):
        if event.when is not None:
            assert any(_as_wide_as(event.when, time) for time in record.time_expressions)


def _as_wide_as(when: When, told: TimeExpression) -> bool:
    if not any(p.start <= told.start < p.end for p in when.passages):
        return False
    return _days(when) >= (_days(told) if told.earliest and told.latest else 1)


def _days(time: When | TimeExpression) -> float:
    """How many days it has; without end where one end is open."""
    if time.earliest is None or time.latest is None:
        return math.inf
    return (date.fromisoformat(time.latest) - date.fromisoformat(time.earliest)).days + 1


@pytest.mark.parametrize(
    "unit",
    ["talks on talks will resume with Rome and ", "he plans to visit Rome, ", "if the vote is held ", "summit "],
)
def test_time_grows_with_the_text(unit: str) -> None:
    """Twice the text takes about twice the time, though it is one sentence without an end."""
    took = [_seconds(unit * (size // len(unit))) for size in (10_000, 40_000)]
    assert took[1] < 12 * max(took[0], 0.02)


def _seconds(text: str) -> float:
    parts: StoryParts = read_parts(Story(key="long", text=text, published_on="2021-03-03"))
    model = model_of()
    assert model is not None
    reading = model.read(parts)
    start = time.process_time()
    find_events(parts, reading.events(parts, (), ()), (), (), event_time)
    return time.process_time() - start


@pytest.mark.slow
def test_time_grows_with_the_number_of_trips() -> None:
    """A page of thousands of dated visits of one traveller is read in the time that its length takes."""
    towns = ("Paris", "Rome", "Lisbon", "Madrid", "Vienna", "Prague", "Warsaw", "Athens", "Dublin", "Bern")
    took = []
    for number in (200, 800):
        told = "Lena Holm will visit {} on May {} and meet Rui Costa there."
        trips = (told.format(towns[n % 10], n % 28 + 1) for n in range(number))
        story = Story(key="long", text="OSLO, May 1 - " + " ".join(trips), published_on="2021-05-01")
        start = time.process_time()
        assert len(read(story).planned_events) > number
        took.append(time.process_time() - start)
    assert took[1] < 8 * took[0]
