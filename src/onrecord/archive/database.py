"""The SQLite file: opened, migrated, and its failures told in one clear line.

Write-ahead logging lets many read while one writes; ``synchronous = FULL`` makes what was committed outlast a power
cut. A program that is killed leaves a log, and whoever opens the archive next finds all that was committed.
"""

from __future__ import annotations

import re
import sqlite3
import time
import zlib
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from onrecord.errors import (
    ArchiveAccessError,
    DamagedArchiveError,
    ForeignFileError,
    FullArchiveError,
    LockedArchiveError,
    NewerArchiveError,
    NoArchiveError,
    OnrecordError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_APPLICATION: Final = int.from_bytes(b"Onrr", "big")
_WAIT_S: Final = 5.0
"""How long to wait for another writer, who holds the archive for one batch of stories at a time."""
_IS_DAMAGE: Final = re.compile("Could not decode to UTF-8|no such (?:table|column)|malformed JSON|vtable constructor")
"""How failures begin that SQLite has no code of its own for. What a query names is in every archive of its layout."""
_STUMBLES: Final = (TypeError, ValueError, LookupError, AttributeError)
"""What a program stumbles over when it is given other values than it wrote."""
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -16000",  # kibibytes
    "PRAGMA temp_store = MEMORY",
)


@cache
def migrations() -> tuple[str, ...]:
    """Return the steps that make an archive, in their order; a file's ``user_version`` says how many it has had."""
    folder = files("onrecord.archive").joinpath("migrations")
    steps = sorted((step for step in folder.iterdir() if step.name.endswith(".sql")), key=lambda step: step.name)
    return tuple(step.read_text(encoding="utf-8") for step in steps)


def connect(path: Path, *, create: bool, read_only: bool = False) -> sqlite3.Connection:
    """Open the archive at ``path``, made or brought up to date where it has to be.

    Without ``create`` it must be there, and not be empty. With ``read_only`` nothing can be written from here: only an
    archive of an older layout is brought up to date first, and a log that a killed program left is put back in its
    place when the last who reads closes, as SQLite does.

    Raises what ``telling`` raises, ``NoArchiveError``, ``ForeignFileError`` for another program's database, and
    ``NewerArchiveError``.
    """
    if not create and not path.exists():
        raise NoArchiveError(str(path), "is not there", f"keep stories in it: onrecord read PATH --db {path}")
    if path.is_dir():
        raise ArchiveAccessError(str(path), "is a folder, no archive", f"name a file: --db {path / 'onrecord.db'}")
    with telling(path):
        connection = _open(path, create=create)
        try:
            _settle(connection, path, create=create)
            if read_only:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _open(path: Path, *, create: bool) -> sqlite3.Connection:
    address = path.resolve().as_uri()
    mode = "rwc" if create else "rw"
    try:
        connection = sqlite3.connect(f"{address}?mode={mode}", uri=True, timeout=_WAIT_S, isolation_level=None)
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError:
        # In a folder that may not be written (a CD, somebody else's share) no log can be made, and none is needed.
        if create or not path.is_file() or path.with_name(f"{path.name}-wal").exists():
            raise
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
        connection.execute("SELECT count(*) FROM sqlite_schema")
    return connection


def _settle(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    """Make or bring up to date what is in the file, all or nothing."""
    for setting in _SETTINGS:
        connection.execute(setting)
    done = _done(connection, path)
    if done == len(migrations()):
        return
    if not done and not create:
        raise NoArchiveError(str(path), "is empty, no archive", f"keep stories in it: onrecord read PATH --db {path}")
    _log_ahead(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have been faster: what is to be done is looked up under the lock.
        for number, step in enumerate(migrations()[_done(connection, path) :], _done(connection, path) + 1):
            for statement in _statements(step):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Turn on write-ahead logging; SQLite does not wait for this by itself while another makes the same archive."""
    patience = time.monotonic() + _WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as wrong:
            if wrong.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.02)
        else:
            return


def _done(connection: sqlite3.Connection, path: Path) -> int:
    """Return how many migrations the file has had; refuse one that is not ours."""
    # In one statement, so that all three are of one moment.
    version, application, tables = connection.execute(
        "SELECT (SELECT user_version FROM pragma_user_version), (SELECT application_id FROM pragma_application_id),"
        " (SELECT count(*) FROM sqlite_schema)"
    ).fetchone()
    if application != _APPLICATION and (application or version or tables):
        remedy = "name an archive of Onrecord's, or a new file: --db FILE"
        raise ForeignFileError(str(path), "is another program's database", remedy)
    if version > len(migrations()):
        happened = f"was made by a newer Onrecord (layout {version}, this one knows {len(migrations())})"
        raise NewerArchiveError(str(path), happened, "install the newer Onrecord, or name another file: --db FILE")
    return int(version)


def missing_parts(connection: sqlite3.Connection) -> list[str]:
    """Return the tables, indexes, views and triggers of the layout that the archive lacks."""
    parts = "SELECT type || ' ' || name FROM sqlite_schema"
    pattern = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in migrations():
            pattern.executescript(step)
        wanted = [part for (part,) in pattern.execute(parts)]
    finally:
        pattern.close()
    there = {part for (part,) in connection.execute(parts)}
    return [part for part in wanted if part not in there]


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, one by one: run together, they would not be one transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Hold the archive for writing; all that is done within is kept, or nothing of it."""
    with telling(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn SQLite's failures into errors for people.

    Raises ``LockedArchiveError``, ``FullArchiveError``, ``ForeignFileError``, ``DamagedArchiveError`` or
    ``ArchiveAccessError``.
    """
    with blaming(path):
        try:
            yield
        except sqlite3.Error as wrong:
            told = _told(wrong, str(path))
            if told is None:
                raise  # a fault in a query is ours, and no fault of the file's
            raise told from wrong
        except (zlib.error, ValidationError, UnicodeDecodeError, JSONDecodeError, MissingRowError) as wrong:
            raise damaged(str(path)) from wrong  # what is kept in a row is not what was written there


@contextmanager
def blaming(path: Path) -> Iterator[None]:
    """Raise ``DamagedArchiveError`` for what a program stumbles over, but only where the archive is damaged."""
    try:
        yield
    except _STUMBLES as wrong:
        if is_whole(path):
            raise
        raise damaged(str(path)) from wrong


def is_whole(path: Path) -> bool:
    """Tell whether the file at ``path`` is what SQLite wrote, each row that is referred to included."""
    try:
        connection = _open(path, create=False)
        try:
            (told,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            return told == "ok" and connection.execute("PRAGMA foreign_key_check").fetchone() is None
        finally:
            connection.close()
    except sqlite3.Error as wrong:
        return not isinstance(_told(wrong, str(path)), DamagedArchiveError)


def copy_to(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the archive to the new file ``target``: all that is committed, whoever writes meanwhile."""
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        connection.backup(copy)
    finally:
        copy.close()


class MissingRowError(Exception):
    """A row is not there that another one refers to."""


def the_row(found: sqlite3.Cursor) -> tuple[Any, ...]:
    """Return the row that has to be there; raise ``MissingRowError``, which ``telling`` tells as damage."""
    row: tuple[Any, ...] | None = found.fetchone()
    if row is None:
        raise MissingRowError
    return row


def damaged(place: str, happened: str = "is damaged") -> DamagedArchiveError:
    """Return the error for an archive in which something is no longer what was written."""
    return DamagedArchiveError(place, happened, "take it from a copy, or move it away and read its stories again")


def code_of(wrong: sqlite3.Error) -> int:
    """Return SQLite's primary result code; 0 where Python alone has failed. The higher bits say more than is needed."""
    return (getattr(wrong, "sqlite_errorcode", None) or 0) & 0xFF


def _told(wrong: sqlite3.Error, place: str) -> OnrecordError | None:
    code, primary = getattr(wrong, "sqlite_errorcode", None), code_of(wrong)
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LockedArchiveError(place, "is being written to by another program", "wait until it has finished")
    if primary == sqlite3.SQLITE_FULL or code in {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC}:
        remedy = "make room; what was reported as kept is safe, and the same call goes on from there"
        return FullArchiveError(place, "cannot grow: the disk is full", remedy)
    if primary == sqlite3.SQLITE_NOTADB:
        return ForeignFileError(place, "is no database", "name an archive of Onrecord's, or a new file: --db FILE")
    if primary == sqlite3.SQLITE_CORRUPT or _IS_DAMAGE.match(str(wrong)):
        return damaged(place)
    if primary == sqlite3.SQLITE_READONLY:
        return ArchiveAccessError(place, "may not be written", "give yourself the right, or name another: --db FILE")
    if primary not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return None
    remedy = "check the path, its folder's rights and the disk"
    return ArchiveAccessError(place, f"cannot be opened or written ({wrong})", remedy)
