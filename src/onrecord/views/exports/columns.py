"""What a flat table is: columns that say what they hold, and rows with one cell a column.

A cell holds what its column's type says, or nothing (``None``): an empty text is nothing. A list may be empty and is
never ``None``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.plainly import names_by_id, speakers_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.record import Attribution, CitedPassage, Record

Type = Literal["text", "integer", "number", "flag", "day", "list"]
"""Of a cell: ``day`` is a day of the years 1 to 9999 as an ISO 8601 string, ``list`` is a tuple of texts."""
Cell = str | int | float | bool | tuple[str, ...] | None
Row = dict[str, Cell]
"""The cells of one entry by the names of their columns, in the columns' order."""
Entry = Any
"""A piece of the record: which one, the table says."""


class Known:
    """One record with what its entries refer to."""

    def __init__(self, record: Record) -> None:
        """Take the record; nothing is looked up yet."""
        self.record = record

    @cached_property
    def _names(self) -> dict[str, str]:
        return names_by_id(self.record)

    @cached_property
    def _attributions(self) -> dict[str, Attribution]:
        return {attribution.id: attribution for attribution in self.record.attributions}

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the names that ``ids`` stand for; an id that nothing bears stands for itself."""
        return tuple(self._names.get(one, one) for one in ids)

    def speakers(self, chain: Iterable[str]) -> tuple[str, ...]:
        """Return who speaks in each attribution of a chain, in its order."""
        known = self._attributions
        return tuple(speakers_in_words(known[link]) if link in known else link for link in chain)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells are, and how one is taken out of an entry."""

    name: str
    type: Type
    about: str
    """What it says, in words."""
    of: Callable[[Entry, Known], object]
    unit: str = ""
    """What its cells are counted in or written by: ``code points``, ``EDTF``; empty for plain words."""


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of entry, flat: one row an entry, all kinds with the same columns at the left (``common_columns``)."""

    name: str
    about: str
    entries: Callable[[Record], Iterable[Entry]]
    columns: tuple[Column, ...]

    def rows(self, records: Iterable[Record]) -> Iterator[Row]:
        """Yield a row for each entry, story by story; nothing but the record at hand is held."""
        for record in records:
            known = Known(record)
            for entry in self.entries(record):
                yield {column.name: _settled(column.type, column.of(entry, known)) for column in self.columns}


def common_columns(place: Callable[[Entry], CitedPassage | None]) -> tuple[Column, ...]:
    """Return the columns that all tables have: which story, and the passage that the entry rests on first of all."""
    points, hashed = "code points", "SHA-256 of the UTF-8 bytes, hexadecimal"
    return (
        Column("story_key", "text", "the key that the story was given under", lambda _, known: known.record.story.key),
        Column(
            "story_sha256",
            "text",
            "which text it is: one and the same wherever that text is carried",
            lambda _, known: known.record.story.sha256,
            hashed,
        ),
        Column(
            "published_on",
            "day",
            "the story's own day",
            lambda _, known: known.record.story.published_on,
            "ISO 8601 day",
        ),
        Column("start", "integer", "where the passage begins", lambda entry, _: _part(place(entry), "start"), points),
        Column("end", "integer", "where it ends, exclusive", lambda entry, _: _part(place(entry), "end"), points),
        Column("text", "text", "its words: text == story[start:end]", lambda entry, _: _part(place(entry), "text")),
    )


def told(name: str, kind: Type, about: str, unit: str = "") -> Column:
    """Return the column of a field of the contract, told as it is."""
    return Column(name, kind, about, lambda entry, _: getattr(entry, name), unit)


def cited(name: str, about: str, of: Callable[[Entry], CitedPassage | None] | None = None) -> tuple[Column, ...]:
    """Return two columns for a passage (the field ``name``, or what ``of`` gives): its words, and its place.

    The second is called ``NAME_at`` and says ``196-201``.
    """

    def passage(entry: Entry) -> CitedPassage | None:
        found: CitedPassage | None = of(entry) if of else getattr(entry, name)
        return found

    return (
        Column(name, "text", f"{about}, as printed", lambda entry, _: _part(passage(entry), "text")),
        Column(f"{name}_at", "text", f"where {name} stands", lambda entry, _: place_of(passage(entry)), _PLACE),
    )


def cited_all(name: str, about: str, of: Callable[[Entry], Iterable[CitedPassage]] | None = None) -> tuple[Column, ...]:
    """Return two columns for several passages: their words, and as ``NAME_at`` their places, in the same order."""

    def passages(entry: Entry) -> Iterable[CitedPassage]:
        found: Iterable[CitedPassage] = of(entry) if of else getattr(entry, name)
        return found

    return (
        Column(name, "list", f"{about}, as printed", lambda entry, _: [one.text for one in passages(entry)]),
        Column(
            f"{name}_at",
            "list",
            f"where each of {name} stands",
            lambda entry, _: [place_of(one) for one in passages(entry)],
            _PLACE,
        ),
    )


def found(sure: str = "how sure the program is: an order, no probability") -> tuple[Column, ...]:
    """Return the two columns that say how an entry was found."""
    return (
        told("confidence", "number", sure, "0 to 1"),
        told("found_by", "text", "the rule that found it (`onrecord explain RULE`)"),
    )


def place_of(passage: CitedPassage | None) -> str:
    """Return the place of a passage in short: ``196-201``; nothing for none."""
    return f"{passage.start}-{passage.end}" if passage else ""


def day_of(text: str | None) -> date | None:
    """Return the day that ``text`` writes in ISO 8601; None where it writes anything else.

    >>> day_of("2018-11-09"), day_of("2018-11"), day_of("-0489-01-01")
    (datetime.date(2018, 11, 9), None, None)
    """
    if text is None or not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PLACE: Final = "code points, start-end"


def _part(passage: CitedPassage | None, name: str) -> object:
    return None if passage is None else getattr(passage, name)


def _settled(kind: Type, value: Any) -> Cell:  # noqa: ANN401 - whatever a column's function gives
    """Return ``value`` as a cell of its column's type."""
    if kind == "list":
        return tuple(value)
    if value is None or value == "":
        return None
    if kind == "day":
        return value if day_of(value) else None
    settled: Cell = float(value) if kind == "number" else value
    return settled
