"""What the trained reader weighed, as lines for a person: a table for each event, a line for what words nearly were."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from onrecord.cli.terminal import columns
from onrecord.language.model.event_frames import LINKED
from onrecord.views.event_trace import WORTH_TELLING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.views.event_trace import EventTrace, Field, Nearly, Trace, Weighed

LABEL: Final = 12
"""Columns of a field's name."""
WIDE: Final = LABEL + 17
"""Columns before the words of a row: its label, what was wanted, what was found."""
SHORT: Final = 150
"""Letters of a stretch of words; the story has the rest."""
LINKS: Final = frozenset({"who", "where", "when"})
PLACED: Final = LINKS | {"event"}
"""Fields of which a word that stands in many places says too little without its place."""


def lines_of_trace(trace: Trace) -> Iterator[str]:
    """Yield the table of each event that a passage touches, then what its other words nearly were."""
    for event in trace.events:
        yield ""
        yield from _event(event)
    if trace.nearly:
        yield ""
        near = any(one.likely >= WORTH_TELLING for one in trace.nearly)
        yield "Not noted down:" if near else "No word here came near heading an event; the likeliest:"
        for one in trace.nearly:
            yield from _nearly(one)
    if not trace.same:
        yield ""
        yield from _wrapped(
            "The record was read by another reader; these are the scores of the one that reads now.", ""
        )


def _event(event: EventTrace) -> Iterator[str]:
    yield f"How {event.id} “{event.head}” came about:"
    if not event.in_record:
        yield "  left out of the record: a plan has its words"
    yield _cells("", "wanted", "found").rstrip()
    idle = []
    for field in event.fields:
        if field.weighed:
            yield from _field(field)
        else:
            idle.append(_label(field))
    if idle:
        yield from _wrapped(f"Nothing found for: {', '.join(idle)}.", "  ")


def _field(field: Field) -> Iterator[str]:
    label, wanted = _label(field), "most" if field.wanted is None else f"{field.wanted:.2f}"
    if field.name == "confidence":
        yield from _row(label, wanted, field.value or "", "of its parts, multiplied and set right:")
        for one in field.weighed:
            yield from _row("", "", f"{one.likely:.2f}", f"  {one.value}")
        return
    for one in field.weighed:
        yield from _row(label, wanted, f"{one.likely:.2f}", _weighed(one, placed=field.name in PLACED))
        label = wanted = ""
    if field.name in LINKS and all(one.taken for one in field.weighed):
        yield from _row("", "", "", f"nothing else came to {LINKED:.2f}")
    if field.name in {"when", "moved_from"} and field.value:
        yield from _row("", "", "", f"→ {field.value}")
    if field.note:
        yield from _row("", "", "", f"({field.note})")


def _weighed(one: Weighed, *, placed: bool) -> str:
    told = textwrap.shorten(one.value, SHORT, placeholder=" …")
    if one.words is not None and one.words != one.value:
        told += f", by “{one.words}”"
    if placed:
        told += f" at {one.start}"
    if one.note:
        told += f" ({one.note})"
    return told if one.taken else f"left out: {told}"


def _nearly(one: Nearly) -> Iterator[str]:
    words = textwrap.shorten(one.text, SHORT, placeholder=" …")
    nearly = "nearly " if one.likely >= WORTH_TELLING else ""
    note = f" ({one.note})" if one.note else ""
    yield from _wrapped(f"“{words}” {nearly}{one.what}: {one.likely:.2f}, wanted {one.wanted:.2f}{note}", "  ")


def _label(field: Field) -> str:
    return field.name.replace("_", " ")


def _cells(label: str, wanted: str, found: str) -> str:
    return f"  {label:<{LABEL}}{wanted:>6}{found:>7}  "


def _row(label: str, wanted: str, found: str, words: str) -> Iterator[str]:
    """Yield one row of the table, its words broken within their own column."""
    first, *others = textwrap.wrap(words, max(20, columns() - 1 - WIDE), break_on_hyphens=False) or [""]
    indent = " " * (len(words) - len(words.lstrip()))
    yield (_cells(label, wanted, found) + indent + first.strip()).rstrip()
    for other in others:
        yield " " * WIDE + indent + other


def _wrapped(words: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(
        words, columns() - 1, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False
    )
