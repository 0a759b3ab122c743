"""Stories as they are kept: by key or by their text's sha256, with carriers, versions, records and counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.archive.answers import CarrierLine, Counts, KeptStory, StoryLine
from onrecord.archive.database import the_row
from onrecord.archive.diary import plans_of_story
from onrecord.archive.figures import DISAGREES, figures_of_story
from onrecord.archive.keys import SHOWN_KEY
from onrecord.archive.rows import unpacked
from onrecord.intake import Story
from onrecord.record import SURE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from onrecord.record import Record

_LINE: Final = f"SELECT {SHOWN_KEY}, sha256, title, published_on, agency, superseded FROM story"
_DIGEST: Final = re.compile(r"[0-9a-f]{8,64}$")
_HALF_A_PAIR: Final = re.compile("[\ud800-\udfff]")


def story_id_of(connection: sqlite3.Connection, address: str) -> int | None:
    """Return the id of the text whose sha256 begins with ``address`` (8 digits or more), else of a key's current one.

    The sha256 comes first: a permalink must not lead elsewhere because somebody calls another story so.
    """
    if _HALF_A_PAIR.search(address):
        return None  # bytes of a command line that are no UTF-8: no key has them, and SQLite takes none
    if _DIGEST.match(address):
        rows = connection.execute(
            "SELECT id FROM story WHERE sha256 >= ? AND sha256 < ? LIMIT 2", (address, address + "g")
        ).fetchall()
        if len(rows) == 1:
            return int(rows[0][0])
    row = connection.execute(
        "SELECT story_id FROM carrier WHERE key = ? ORDER BY turn DESC LIMIT 1", (address,)
    ).fetchone()
    return int(row[0]) if row else None


def story(connection: sqlite3.Connection, address: str) -> KeptStory | None:
    """Return the story at ``address`` with all that is known of it; None where there is none."""
    story_id = story_id_of(connection, address)
    if story_id is None:
        return None
    return KeptStory(
        record=record_of(connection, story_id),
        carriers=_carriers(connection, story_id),
        versions=_versions(connection, story_id),
        plans=plans_of_story(connection, story_id),
        compared=figures_of_story(connection, story_id),
    )


def record_of(connection: sqlite3.Connection, story_id: int) -> Record:
    """Return the record of a kept text, under the key that lists show it with, and from where it came with that key."""
    text, body, key = the_row(
        connection.execute(
            f"SELECT text, body, {SHOWN_KEY} FROM story JOIN record ON record.story_id = story.id WHERE story.id = ?",
            (story_id,),
        )
    )
    (source, given_title) = the_row(
        connection.execute("SELECT source, given_title FROM carrier WHERE key = ? AND story_id = ?", (key, story_id))
    )
    record = unpacked(body, text)
    carried = record.story.model_copy(update={"key": key, "source": source, "given_title": given_title})
    return record.model_copy(update={"story": carried})


def _carriers(connection: sqlite3.Connection, story_id: int) -> tuple[CarrierLine, ...]:
    rows = connection.execute(
        "SELECT key, source, given_on, kept_at, turn = (SELECT max(turn) FROM carrier AS other"
        " WHERE other.key = carrier.key) FROM carrier WHERE story_id = ? ORDER BY id",
        (story_id,),
    ).fetchall()
    return tuple(
        CarrierLine(key=key, source=source, published_on=given_on, kept_at=kept_at, current=bool(current))
        for key, source, given_on, kept_at, current in rows
    )


def _versions(connection: sqlite3.Connection, story_id: int) -> tuple[StoryLine, ...]:
    rows = connection.execute(
        f"{_LINE} WHERE id != :story AND id IN (SELECT story_id FROM carrier WHERE key IN"
        " (SELECT key FROM carrier WHERE story_id = :story)) ORDER BY id",
        {"story": story_id},
    ).fetchall()
    return tuple(map(_line, rows))


def _line(row: tuple[str, str, str, str | None, str | None, int]) -> StoryLine:
    key, sha256, title, published_on, agency, superseded = row
    return StoryLine(
        key=key,
        sha256=sha256,
        title=title,
        published_on=published_on,
        agency=agency,
        superseded=bool(superseded),
    )


def stories(connection: sqlite3.Connection, limit: int, offset: int) -> tuple[StoryLine, ...]:
    """Return current stories, the newest first, those without a day last."""
    rows = connection.execute(
        f"{_LINE} WHERE superseded = 0 ORDER BY published_on DESC, id DESC LIMIT ? OFFSET ?", (limit, offset)
    ).fetchall()
    return tuple(map(_line, rows))


def story_lines(connection: sqlite3.Connection, ids: list[int]) -> tuple[StoryLine, ...]:
    """Return some stories, the newest first."""
    marks = ", ".join("?" * len(ids))
    rows = connection.execute(f"{_LINE} WHERE id IN ({marks}) ORDER BY published_on DESC, id DESC", ids).fetchall()
    return tuple(map(_line, rows))


def records(connection: sqlite3.Connection, *, superseded: bool = False) -> Iterator[Record]:
    """Yield the records of all current stories in the order of keeping; with ``superseded``, of older versions too."""
    where = "" if superseded else " WHERE superseded = 0"
    for (story_id,) in connection.execute(f"SELECT id FROM story{where} ORDER BY id").fetchall():
        yield record_of(connection, story_id)


def to_read_again(connection: sqlite3.Connection, program: str) -> Iterator[Story]:
    """Yield the texts whose record another version than ``program`` has made, as they were first given."""
    ids = connection.execute("SELECT story_id FROM record WHERE program != ? ORDER BY story_id", (program,)).fetchall()
    for (story_id,) in ids:
        key, text, title, given_on, metadata_on, source = the_row(
            connection.execute(
                "SELECT key, text, given_title, given_on, metadata_on, source FROM carrier"
                " JOIN story ON story.id = carrier.story_id WHERE story_id = ?"
                " ORDER BY given_on IS NULL, given_on, carrier.id LIMIT 1",
                (story_id,),
            )
        )
        yield Story(key=key, text=text, title=title, published_on=given_on, metadata_on=metadata_on, source=source)


def counts(connection: sqlite3.Connection) -> Counts:
    """Return how much is kept."""
    (texts, superseded, first_on, last_on) = connection.execute(
        "SELECT count(*), coalesce(sum(superseded), 0), min(published_on), max(published_on) FROM story"
    ).fetchone()
    (copies,) = connection.execute("SELECT count(*) - count(DISTINCT story_id) FROM carrier").fetchone()
    kinds = dict(connection.execute("SELECT kind, number FROM tally").fetchall())
    (planned, doubtful) = connection.execute(
        "SELECT coalesce(sum(confidence >= :sure), 0), coalesce(sum(confidence < :sure), 0) FROM plan", {"sure": SURE}
    ).fetchone()
    (conflicts,) = connection.execute(f"SELECT count(*) FROM standing_link WHERE {DISAGREES}").fetchone()
    return Counts(
        stories=texts - superseded,
        superseded=superseded,
        copies=copies,
        said=kinds.get("said", 0),
        figures=kinds.get("figure", 0),
        planned=planned,
        doubtful=doubtful,
        reported=kinds.get("reported", 0),
        conflicts=conflicts,
        first_on=first_on,
        last_on=last_on,
    )
