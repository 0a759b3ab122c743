"""What is written when a story is kept: its text once, a carrier for each key, its newest record, and its entries."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from onrecord.archive.answers import ENTRY_KINDS
from onrecord.archive.database import the_row

if TYPE_CHECKING:
    import sqlite3

    from onrecord.archive.rows import EntityRow, EntryRow, StoryRows
    from onrecord.intake import Story
    from onrecord.link.entries import Account
    from onrecord.link.plans import Comparison

Fate = Literal["kept", "new version", "copy", "read again", "unchanged"]
"""What became of a story: its text is new; it is new under a key that had another text; the text had been kept under
another key; its record was replaced; nothing was to be done."""


@dataclass(slots=True)
class Change:
    """What keeping one story changed, for the links to be brought up to date."""

    fate: Fate
    story_id: int
    read: bool = False
    """Its entries are new."""
    touched: set[int] = field(default_factory=set)
    """Stories whose standing changed: another carrier, or superseded."""
    orphans: set[int] = field(default_factory=set)
    """Events of other stories whose links went with the entries that were replaced."""


def is_held(connection: sqlite3.Connection, given: Story, sha256: str, program: str) -> bool:
    """Tell whether keeping ``given`` would change nothing: the same text under the same key, read by this program."""
    row = connection.execute(
        "SELECT source, given_title, carrier.given_on, metadata_on, program,"
        " turn = (SELECT max(turn) FROM carrier AS other WHERE other.key = carrier.key)"
        " FROM story JOIN carrier ON carrier.story_id = story.id JOIN record ON record.story_id = story.id"
        " WHERE sha256 = ? AND key = ?",
        (sha256, given.key),
    ).fetchone()
    if row is None:
        return False
    *came_with, read_by, current = row
    return (
        bool(current)
        and came_with == [given.source, given.title, given.published_on, given.metadata_on]
        and not is_newer(program, read_by)
    )


def is_newer(program: str, other: str) -> bool:
    """Tell whether version ``program`` of Onrecord came after ``other`` ("0.2.0" after "0.1.12"), whatever weights."""
    return _numbers(program) > _numbers(other)


def _is_other_reader(program: str, other: str) -> bool:
    """Tell whether two programs are one version with other weights; of older archives these are not known."""
    return program != other and _numbers(program) == _numbers(other)


def _numbers(program: str) -> list[int]:
    version = program.partition(" ")[0]
    return [int("".join(filter(str.isdigit, part)) or 0) for part in version.split(".")]


def keep_story(connection: sqlite3.Connection, given: Story, rows: StoryRows, *, again: bool = False) -> Change:
    """Write one story with its rows; the same story a second time changes nothing.

    ``again`` replaces the record even where the same version of the program has read it.
    """
    story_id, is_new = _story(connection, rows)
    fate = _carrier(connection, given, story_id, is_new=is_new)
    change = Change(fate, story_id)
    if fate != "unchanged":
        change.touched = {story_id} | supersede(connection, given.key)
    again = again or fate == "read again"
    if is_new or _wants_record(connection, story_id, given, rows.program, again=again):
        _replace_record(connection, change, given, rows, is_new=is_new)
    elif fate == "read again":
        change.fate = "unchanged"
        _mark_stale(connection, story_id)
    return change


def _mark_stale(connection: sqlite3.Connection, story_id: int) -> None:
    """Have a record read anew next time (``to_read_again``) that was read as of a day that no key gives any more."""
    connection.execute(
        "UPDATE record SET program = '0' WHERE story_id = ? AND given_on IS NOT NULL"
        " AND given_on NOT IN (SELECT given_on FROM carrier WHERE story_id = record.story_id AND given_on IS NOT NULL)",
        (story_id,),
    )


def keep_record(connection: sqlite3.Connection, given: Story, rows: StoryRows, *, again: bool = False) -> Change:
    """Replace the record of a kept text where a newer version has read it, or this one with other weights.

    Which keys carry it is left as it is: ``given`` is one that ``stories.to_read_again`` yields, and an older version
    of a story is no news under its key.
    """
    story_id, _ = _story(connection, rows)
    change = Change("unchanged", story_id)
    (read_by,) = the_row(connection.execute("SELECT program FROM record WHERE story_id = ?", (story_id,)))
    again = again or _is_other_reader(rows.program, read_by)
    if _wants_record(connection, story_id, given, rows.program, again=again):
        _replace_record(connection, change, given, rows, is_new=False)
    return change


def _replace_record(
    connection: sqlite3.Connection, change: Change, given: Story, rows: StoryRows, *, is_new: bool
) -> None:
    if not is_new:
        change.orphans = _forget_entries(connection, change.story_id)
        if change.fate == "unchanged":
            change.fate = "read again"
    _write_record(connection, change.story_id, given, rows)
    change.read = True
    change.touched.add(change.story_id)


def _story(connection: sqlite3.Connection, rows: StoryRows) -> tuple[int, bool]:
    """Return the id of the text, and whether it is new."""
    known = connection.execute("SELECT id FROM story WHERE sha256 = ?", (rows.sha256,)).fetchone()
    if known:
        return int(known[0]), False
    done = connection.execute(
        "INSERT INTO story (sha256, text, title, published_on, agency) VALUES (?, ?, ?, ?, ?)",
        (rows.sha256, rows.text, rows.title, rows.published_on, rows.agency),
    )
    story_id = int(done.lastrowid or 0)
    _index_story(connection, story_id)
    return story_id, True


def _carrier(connection: sqlite3.Connection, given: Story, story_id: int, *, is_new: bool) -> Fate:
    """Write under which key the text came, and say what that makes of it."""
    (newest,) = connection.execute("SELECT max(turn) FROM carrier WHERE key = ?", (given.key,)).fetchone()
    known = connection.execute(
        "SELECT turn, source, given_title, given_on, metadata_on FROM carrier WHERE key = ? AND story_id = ?",
        (given.key, story_id),
    ).fetchone()
    came_with = (given.source, given.title, given.published_on, given.metadata_on)
    if known:
        if known == (newest, *came_with):
            return "unchanged"
        # A text that comes back under its key is the key's current text again.
        connection.execute(
            "UPDATE carrier SET source = ?, given_title = ?, given_on = ?, metadata_on = ?, turn = ?"
            " WHERE key = ? AND story_id = ?",
            (*came_with, newest if known[0] == newest else newest + 1, given.key, story_id),
        )
        return "read again" if known[0] == newest else "new version"
    connection.execute(
        "INSERT INTO carrier (key, story_id, source, given_title, given_on, metadata_on, kept_at, turn)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (given.key, story_id, *came_with, datetime.now(UTC).isoformat(timespec="seconds"), (newest or 0) + 1),
    )
    if newest:
        return "new version"
    return "kept" if is_new else "copy"


def supersede(connection: sqlite3.Connection, key: str) -> set[int]:
    """Say of each text that the key has had whether another is current now; return all of them."""
    changed = connection.execute(
        "WITH standing AS (SELECT story_id AS id, NOT max(turn = (SELECT max(turn) FROM carrier AS other"
        " WHERE other.key = carrier.key)) AS superseded FROM carrier"
        " WHERE story_id IN (SELECT story_id FROM carrier WHERE key = ?) GROUP BY story_id)"
        " SELECT standing.id, standing.superseded FROM standing JOIN story USING (id)"
        " WHERE story.superseded != standing.superseded",
        (key,),
    ).fetchall()
    for story_id, superseded in changed:
        (_unindex_story if superseded else _index_story)(connection, story_id)
        (_unindex_entries if superseded else _index_entries)(connection, story_id)
        connection.execute("UPDATE story SET superseded = ? WHERE id = ?", (superseded, story_id))
    texts = connection.execute("SELECT story_id FROM carrier WHERE key = ?", (key,)).fetchall()
    return {story_id for (story_id,) in texts}


def _wants_record(connection: sqlite3.Connection, story_id: int, given: Story, program: str, *, again: bool) -> bool:
    """Tell whether the record that came replaces the one that is kept.

    A text that several keys carry is read as of the earliest day that was given with it: a reprint is no later news.
    """
    known = connection.execute("SELECT program, given_on FROM record WHERE story_id = ?", (story_id,)).fetchone()
    if known is None:
        return True
    read_by, read_on = known
    (earliest,) = connection.execute("SELECT min(given_on) FROM carrier WHERE story_id = ?", (story_id,)).fetchone()
    if given.published_on != earliest:
        return False
    return read_on != earliest or again or is_newer(program, read_by)


def _forget_entries(connection: sqlite3.Connection, story_id: int) -> set[int]:
    """Remove a story's entries; return the events of other stories that were linked with them."""
    orphans = connection.execute(
        "SELECT event.entry_id FROM event JOIN entry ON entry.id = event.entry_id"
        " WHERE entry.story_id != :story AND event.plan_id IN (SELECT plan_id FROM event"
        " JOIN entry ON entry.id = event.entry_id WHERE entry.story_id = :story)",
        {"story": story_id},
    ).fetchall()
    if _is_current(connection, story_id):
        _unindex_entries(connection, story_id)
    connection.execute("DELETE FROM entry WHERE story_id = ?", (story_id,))
    connection.execute("DELETE FROM record WHERE story_id = ?", (story_id,))
    return {entry_id for (entry_id,) in orphans}


def _write_record(connection: sqlite3.Connection, story_id: int, given: Story, rows: StoryRows) -> None:
    connection.execute(
        "INSERT INTO record (story_id, program, given_on, body) VALUES (?, ?, ?, ?)",
        (story_id, rows.program, given.published_on, rows.body),
    )
    current = _is_current(connection, story_id)
    if current:
        _unindex_story(connection, story_id)
    connection.execute(
        "UPDATE story SET title = ?, published_on = ?, agency = ? WHERE id = ?",
        (rows.title, rows.published_on, rows.agency, story_id),
    )
    if current:
        _index_story(connection, story_id)
    entities = [_entity(connection, entity) for entity in rows.entities]
    ids = {entry.local_id: _write_entry(connection, story_id, entry, entities) for entry in rows.entries}
    for account, blocks in rows.accounts:
        _write_event(connection, ids[account.entry], account)
        connection.executemany(
            "INSERT OR IGNORE INTO event_block VALUES (?, ?)", [(block, ids[account.entry]) for block in blocks]
        )
    for claim, blocks in rows.claims:
        entry_id = ids[claim.figure.id]
        connection.execute(
            "INSERT INTO figure (entry_id, claim, unit, told_on) VALUES (?, ?, ?, ?)",
            (entry_id, claim.model_dump_json(), claim.figure.unit, claim.told_on),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO figure_block VALUES (?, ?)", [(block, entry_id) for block in blocks]
        )
    for one, other, comparison in rows.compared:
        write_comparison(connection, ids[one], ids[other], comparison)
    if current:
        _index_entries(connection, story_id)


def write_comparison(connection: sqlite3.Connection, one: int, other: int, comparison: Comparison) -> None:
    """Write down how two figures stand to each other."""
    connection.execute(
        "INSERT OR REPLACE INTO figure_link VALUES (?, ?, ?, ?)",
        (min(one, other), max(one, other), comparison.reason, comparison.detail),
    )


def _write_event(connection: sqlite3.Connection, entry_id: int, account: Account) -> None:
    earliest, latest = (account.when.earliest, account.when.latest) if account.when else (None, None)
    connection.execute(
        "INSERT INTO event (entry_id, account, earliest, latest, told_on) VALUES (?, ?, ?, ?, ?)",
        (entry_id, account.model_dump_json(), earliest, latest, account.told_on),
    )


def _write_entry(connection: sqlite3.Connection, story_id: int, entry: EntryRow, entities: list[int]) -> int:
    done = connection.execute(
        "INSERT INTO entry (story_id, local_id, kind, start, stop, context_start, context_stop, who, told, names,"
        " words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            story_id,
            entry.local_id,
            entry.kind,
            entry.start,
            entry.stop,
            entry.context_start,
            entry.context_stop,
            json.dumps(entry.who, ensure_ascii=False),
            entry.told,
            entry.names,
            entry.words,
        ),
    )
    entry_id = int(done.lastrowid or 0)
    connection.executemany(
        "INSERT OR IGNORE INTO entry_entity VALUES (?, ?, ?)",
        sorted((entities[index], entry_id, role) for index, role in entry.entities),
    )
    return entry_id


def _entity(connection: sqlite3.Connection, entity: EntityRow) -> int:
    """Return the id of an entity, written down if it is new."""
    columns = (entity.name, entity.kind, entity.country)
    known = connection.execute("SELECT id FROM entity WHERE name = ? AND kind = ? AND country IS ?", columns).fetchone()
    if known:
        return int(known[0])
    done = connection.execute("INSERT INTO entity (name, kind, country) VALUES (?, ?, ?)", columns)
    entity_id = int(done.lastrowid or 0)
    connection.execute("INSERT INTO entity_words (rowid, name) VALUES (?, ?)", (entity_id, entity.name))
    return entity_id


# -- the full-text indexes ---------------------------------------------------------------------------------------------


def _is_current(connection: sqlite3.Connection, story_id: int) -> bool:
    (superseded,) = the_row(connection.execute("SELECT superseded FROM story WHERE id = ?", (story_id,)))
    return not superseded


def _index_story(connection: sqlite3.Connection, story_id: int) -> None:
    connection.execute(
        "INSERT INTO story_words (rowid, title, text) SELECT id, title, text FROM story WHERE id = ?", (story_id,)
    )


def _unindex_story(connection: sqlite3.Connection, story_id: int) -> None:
    """Take a story out of the index, which needs the words that went into it."""
    connection.execute(
        "INSERT INTO story_words (story_words, rowid, title, text)"
        " SELECT 'delete', id, title, text FROM story WHERE id = ?",
        (story_id,),
    )


def _index_entries(connection: sqlite3.Connection, story_id: int) -> None:
    for kind in ENTRY_KINDS:
        connection.execute(
            f"INSERT INTO {kind}_words (rowid, words, names) SELECT id, words, names FROM entry"
            " WHERE story_id = ? AND kind = ?",
            (story_id, kind),
        )


def _unindex_entries(connection: sqlite3.Connection, story_id: int) -> None:
    for kind in ENTRY_KINDS:
        connection.execute(
            f"INSERT INTO {kind}_words ({kind}_words, rowid, words, names)"
            " SELECT 'delete', id, words, names FROM entry WHERE story_id = ? AND kind = ?",
            (story_id, kind),
        )
