"""Reads a sentence for its time expressions alone, for the tests of the times room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.times import find_times
from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.resolve.calendar import resolve_times, with_ends
from onrecord.story import read_parts

if TYPE_CHECKING:
    from onrecord.record import TimeExpression


def times_of(text: str, on: str | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions as the record prints them."""
    return with_ends(ranges_of(text, on))


def ranges_of(text: str, on: str | None = None) -> tuple[TimeExpression, ...]:
    """Return the time expressions as the other rooms get them, ranges whole."""
    parts = read_parts(Story(key="example", text=text, published_on=on))
    language = analyse(parts)
    return resolve_times(find_times(parts, language), parts, language)
