"""The marked story: readable, and the source comes back from it exactly."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from made_up import STORY, example_record, records
from onrecord.views import draw, mark, unmark
from onrecord.views.marks import marks_of, segments

if TYPE_CHECKING:
    from onrecord.record import Record

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_marks_name_entry_and_kind_and_nest() -> None:
    assert mark(STORY, example_record()) == (
        'PARIS, May 3 - "⟦a1:said|We plan to ⟦e1:planned|visit⟧ Rome ⟦t1:time|in June⟧ with ⟦f1:figure|30⟧ firms,⟧" '
        "⟦a1:source|Mary Poe⟧ ⟦a1:cue|said⟧."
    )


def test_the_story_s_own_brackets_are_escaped() -> None:
    text = STORY.replace("PARIS", "P⟦x|A⟧R\\IS")
    marked = mark(text, example_record(text))
    assert marked.startswith("P\\⟦x|A\\⟧R\\\\IS, May 3")
    assert unmark(marked) == text


@given(records())
def test_unmarking_gives_the_source_back(record: Record) -> None:
    assert unmark(mark(record.story.text, record)) == record.story.text


@given(records())
def test_segments_cover_the_story_once_and_nest(record: Record) -> None:
    text = record.story.text
    found = list(segments(marks_of(record), 0, len(text)))
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert all(before.end == after.start for before, after in pairwise(found))
    for before, after in pairwise(found):
        kept = before.marks[: len(before.marks) - after.closes]
        assert after.marks == kept + after.opens
    for segment in found:
        assert set(segment.marks) == {m for m in marks_of(record) if m.start < segment.end and m.end > segment.start}


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("colour", [False, True])
def test_the_drawing_keeps_every_word_and_the_width(width: int, *, colour: bool, seed_record: Record) -> None:
    drawn = ANSI.sub("", draw(seed_record, width=width, colour=colour))
    assert all(len(line) <= width for line in drawn.splitlines())
    words = unmark(drawn) if not colour else re.sub(r"\b[afe]\d+:", "", drawn)
    if width < 100:
        for word in seed_record.story.text.split():
            assert word in words


def test_colour_is_asked_for() -> None:
    assert "\x1b[" not in draw(example_record(), colour=False)
    assert "\x1b[" in draw(example_record(), colour=True)


def test_a_story_cannot_steer_the_terminal() -> None:
    text = STORY + " \x1b[2J\x07 \u202e"
    for colour in (False, True):
        drawn = ANSI.sub("", draw(example_record(text), colour=colour))
        assert "\x1b" not in drawn
        assert "\x07" not in drawn
        assert "\u202e" not in drawn
        assert "\\u001b[2J\\u0007" in drawn


@given(records())
def test_anything_can_be_drawn(record: Record) -> None:
    draw(record, width=40, colour=True)
    draw(record, width=120, colour=False)
