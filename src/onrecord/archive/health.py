"""Whether an archive is whole: what the database and each search index say, and counts that must agree."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from onrecord.archive.answers import ENTRY_KINDS
from onrecord.archive.database import code_of, missing_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST: Final = 20
"""Faults of one kind that are told: one damaged page makes thousands."""
_INDEXES: Final = ("story_words", "entity_words", *(f"{kind}_words" for kind in ENTRY_KINDS))
_CURRENT: Final = "SELECT count(*) FROM entry JOIN story ON story.id = story_id WHERE superseded = 0 AND kind = "
_COUNTS: Final = (
    (
        "stories in the search index",
        "SELECT count(*) FROM story_words_docsize",
        "SELECT sum(superseded = 0) FROM story",
    ),
    ("names in their search index", "SELECT count(*) FROM entity_words_docsize", "SELECT count(*) FROM entity"),
    *(
        (f"entries ({kind}) in the search index", f"SELECT count(*) FROM {kind}_words_docsize", f"{_CURRENT}'{kind}'")
        for kind in ENTRY_KINDS
    ),
    *(
        (
            f"entries ({kind}) that were counted",
            f"SELECT sum(number) FROM tally WHERE kind = '{kind}'",
            f"SELECT count(*) FROM entry WHERE kind = '{kind}'",
        )
        for kind in ENTRY_KINDS
    ),
    ("records", "SELECT count(*) FROM record", "SELECT count(*) FROM story"),
    ("stories with a key", "SELECT count(DISTINCT story_id) FROM carrier", "SELECT count(*) FROM story"),
    ("figures", "SELECT count(*) FROM figure", "SELECT count(*) FROM entry WHERE kind = 'figure'"),
    ("events", "SELECT count(*) FROM event", "SELECT count(*) FROM entry WHERE kind IN ('planned', 'reported')"),
    ("plans", "SELECT count(*) FROM plan", "SELECT count(DISTINCT plan_id) FROM event"),
    (
        "stories that another has superseded",
        "SELECT sum(superseded) FROM story",
        (
            "SELECT count(*) FROM story WHERE NOT EXISTS (SELECT 1 FROM carrier WHERE story_id = story.id AND turn ="
            " (SELECT max(turn) FROM carrier AS other WHERE other.key = carrier.key))"
        ),
    ),
)
"""What is counted, how many there are, and how many there have to be."""


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield in words what is damaged; nothing of a whole archive. No word of a story is among them."""
    steps: tuple[tuple[str, Callable[[sqlite3.Connection], Iterator[str]]], ...] = (
        ("the file", _of_the_file),
        ("its layout", _of_the_layout),
        ("its rows", _of_references),
        ("its texts", _of_texts),
        ("a search index", _of_indexes),
        ("its counts", _of_counts),
    )
    for what, step in steps:
        try:
            yield from step(connection)
        except sqlite3.DatabaseError as wrong:
            if not _is_damage(wrong):
                raise
            yield f"is damaged ({what} cannot be read through)"


def _is_damage(wrong: sqlite3.DatabaseError) -> bool:
    return code_of(wrong) in {0, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT}


def _of_the_file(connection: sqlite3.Connection) -> Iterator[str]:
    for (told,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if told != "ok":
            yield f"is damaged ({' '.join(str(told).split())})"


def _of_the_layout(connection: sqlite3.Connection) -> Iterator[str]:
    for part in missing_parts(connection):
        yield f"is damaged (the {part} is missing)"


def _of_references(connection: sqlite3.Connection) -> Iterator[str]:
    for number, (table, row, parent, _) in enumerate(connection.execute("PRAGMA foreign_key_check")):
        if number >= _MOST:
            return
        yield f"is damaged (row {row} of {table} refers to one of {parent} that is not there)"


def _of_texts(connection: sqlite3.Connection) -> Iterator[str]:
    """Read every row: bytes that are no UTF-8 are found by nothing else."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for (table,) in tables:
        try:
            for _ in connection.execute(f'SELECT * FROM "{table}"'):
                pass
        except sqlite3.DatabaseError as wrong:
            if not _is_damage(wrong):
                raise
            yield f"is damaged ({table} has a row that cannot be read)"


def _of_indexes(connection: sqlite3.Connection) -> Iterator[str]:
    (query_only,) = connection.execute("PRAGMA query_only").fetchone()
    # The index's own proof has the form of a statement that writes, and writes nothing.
    connection.execute("PRAGMA query_only = OFF")
    try:
        for index in _INDEXES:
            try:
                connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
            except sqlite3.DatabaseError as wrong:
                if code_of(wrong) == sqlite3.SQLITE_READONLY:
                    return  # a file that may not be written
                if not _is_damage(wrong):
                    raise
                yield f"is damaged (the search index {index})"
    finally:
        connection.execute(f"PRAGMA query_only = {query_only}")


def _of_counts(connection: sqlite3.Connection) -> Iterator[str]:
    for what, found, due in _COUNTS:
        numbers = [connection.execute(query).fetchone()[0] or 0 for query in (found, due)]
        if numbers[0] != numbers[1]:
            yield f"is damaged ({what}: {numbers[0]:,}, and there have to be {numbers[1]:,})"
