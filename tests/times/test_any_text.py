"""What must hold of time expressions whatever the text is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.extract.times import find_times
from onrecord.language import Language
from onrecord.record import StoryParts
from onrecord.resolve.calendar import resolve_times
from onrecord.resolve.edtf import first_and_last, is_edtf
from times_read import times_of

WORDS = (
    "Monday", "Friday", "May", "March", "Nov.", "Sept", "November", "9", "31", "30", "2018", "1987", "88",
    "490", "BC", "the", "of", "next", "last", "this", "year", "years", "week", "month", "quarter", "first",
    "third", "twenty", "five", "a", "an", "half", "and", "to", "-", "–", "/", ",", ".", "ago", "later",
    "earlier", "early", "late", "mid", "end", "by", "since", "until", "from", "between", "morning", "night",
    "10:35", "a.m.", "p.m.", "GMT", "every", "each", "per", "daily", "winter", "fall", "Christmas", "1990s",
    "'80s", "19th", "century", "decade", "in", "on", "at", "about", "few", "couple", "2.5", "1,000",
    "11/9/2018", "2018-11-09", "today", "tomorrow", "same", "period", "that", "day", "will", "said", "’s",
    "Mondays", "mon", "jan", "two", "thousand", "weekend", "Labor", "Day", "Eid", "al", "fitr", "Ramadan", "weeks",
    "within", "starting", "through", "more", "than", "2/15", "09/2019", "10-31-74", "15h30", "past", "three", "tonight",
    "final", "effective", "qtr", "nineties", "2018-11-09T10:35Z", "@",
    "🕰️", "\n", "\n\n", "\r\n", "ﬁ", "é", "İ", "²", "٣",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.sampled_from([None, "2018-11-09", "2000-02-29", "9998-12-31", "0001-01-01"]),
)
def test_passages_and_bounds(text: str, on: str | None) -> None:
    """Every passage is its text, none overlap, and every date is EDTF with its bounds in order."""
    end = 0
    for found in times_of(text, on):
        assert text[found.start : found.end] == found.text
        assert found.start >= end, "expressions overlap"
        end = found.end
        for edtf in (found.edtf, found.range.edtf if found.range else None):
            assert edtf is None or is_edtf(edtf), edtf
        if found.edtf:
            first, last = first_and_last(found.edtf)
            days = [str(day) if day and day.year >= 1 else None for day in (first, last)]
            assert [found.earliest, found.latest] == days


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """No text at all is too odd."""
    for found in times_of(text, "2018-11-09"):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1-",
        "Monday ",
        "Monday, ",
        "May 1 ",
        "1 May to ",
        "the ",
        "the end of ",
        "two years ago ",
        "early ",
        "1990-",
        "'80s ",
        "10:",
        "a.m. ",
        "1/1/",
        "of the ",
        "\n",
        "and a half ",
        "in two weeks ",
        "more than two years ago ",
        "2/15 ",
        "the last Friday of ",
        "Labor Day weekend ",
        "half past three ",
        "from May to ",
        "three thousand ",
        "three days starting ",
        "Jan-",
        "first ",
        "１",
        "x",
    ],
)
def test_hostile_text_is_linear(unit: str) -> None:
    quarter, whole = seconds(unit, 25_000), seconds(unit, 100_000)
    assert whole < 30
    assert whole < 8 * quarter + 1, "four times the text: four times as long, sixteen with a quadratic step"


def seconds(unit: str, characters: int) -> float:
    """Return the CPU time for a text of that length."""
    text = unit * (characters // len(unit))
    parts = StoryParts(key="hostile", sha256="", text=text, anchored_on="2018-11-09")
    language = Language(text, (), (), (), (), ())
    began = time.process_time()
    resolve_times(find_times(parts, language), parts, language)
    return time.process_time() - began
