"""A damaged archive: the proof finds it, and whatever is asked of it tells it as that."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from keeping import keep_all
from onrecord import Story, open_archive
from onrecord.archive.archive import sha256_of
from onrecord.cli.door import main
from onrecord.errors import DamagedArchiveError, OnrecordError
from onrecord.stories import state_department
from told import told_seed

if TYPE_CHECKING:
    from pathlib import Path

STORIES = [told_seed(), *state_department()[:5], Story("seed", told_seed().text + "\nMore.", source="x")]
INDEXES = ("story_day", "figure_block", "plan_order", "said_words_data", "sqlite_autoindex_carrier_1", "carrier_story")
QUESTIONS = (
    ("search", "Serbia"), ("show", "seed"), ("diary",), ("figures",), ("dossier", "Russia", "Serbia"), ("check",),
    ("export", "csv", "--of", "stories"), ("export", "ics"), ("export", "jsonld"), ("read", "--kept"),
)  # fmt: skip
PAGES = ("/", "/stories", "/search?q=Serbia", "/diary", "/figures", "/dossier?a=Russia&b=Serbia", "/diary.ics")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of an archive."""
    path = tmp_path_factory.mktemp("whole") / "whole.db"
    with open_archive(path, create=True) as archive:
        keep_all(archive, *STORIES)
        archive._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def pages_of(path: Path, name: str) -> list[int]:
    """Return the leaf pages of a table or an index."""
    with closing(sqlite3.connect(path)) as other:
        (root,) = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    body = path.read_bytes()
    found, waiting = [], [root]
    while waiting:
        number = waiting.pop()
        page = body[(number - 1) * 4096 : number * 4096]
        if page[0] in (10, 13):
            found.append(number)
            continue
        cells = int.from_bytes(page[3:5], "big")
        at = [int.from_bytes(page[12 + 2 * cell : 14 + 2 * cell], "big") for cell in range(cells)]
        waiting += [int.from_bytes(page[8:12], "big"), *(int.from_bytes(page[cell : cell + 4], "big") for cell in at)]
    return found


def zeroed(path: Path, number: int) -> None:
    body = bytearray(path.read_bytes())
    body[(number - 1) * 4096 + 200 : number * 4096] = bytes(4096 - 200)
    path.write_bytes(body)


def changed(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            other.execute(statement)


def check(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--db", str(path)])
    told = capsys.readouterr()
    assert all(line.rstrip().endswith("]") for line in told.err.splitlines()), told.err
    return int(ended.value.code or 0), told.err


def test_a_whole_archive_has_no_faults(whole: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "whole.db"
    path.write_bytes(whole)
    assert check(path, capsys) == (0, "")
    with open_archive(path) as archive:
        archive.separate("seed")
        keep_all(archive, *STORIES, Story("seed", STORIES[0].text), again=True)
        assert list(archive.faults()) == []
    assert path.stat().st_size


@pytest.mark.parametrize("name", INDEXES)
def test_check_finds_a_zeroed_page(whole: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(whole)
    zeroed(path, pages_of(path, name)[0])
    status, told = check(path, capsys)
    assert status
    assert "[archive.damaged]" in told


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM story_words_docsize WHERE id = 2",
        "INSERT INTO said_words (said_words) VALUES ('delete-all')",
        "UPDATE tally SET number = number + 1",
        "DELETE FROM record WHERE story_id = 3",
        "DELETE FROM carrier WHERE story_id = 3",
        "DELETE FROM story WHERE id = 3",
        "DELETE FROM plan WHERE id = (SELECT min(id) FROM plan)",
        "DELETE FROM figure WHERE entry_id = (SELECT min(entry_id) FROM figure)",
        "UPDATE story SET superseded = 1 - superseded WHERE id = 2",
        "UPDATE entry SET told = CAST(x'FF' || told AS TEXT) WHERE id = 1",
        "DROP TABLE figure_link",
    ],
)
def test_check_finds_what_is_missing(
    whole: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], statement: str
) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(whole)
    changed(path, statement)
    status, told = check(path, capsys)
    assert status
    assert "[archive.damaged]" in told


DAMAGES = {
    "bytes": ("UPDATE story SET title = CAST(x'FF' || title AS TEXT), text = CAST(x'FF' || text AS TEXT)",),
    "a row": ("DELETE FROM carrier WHERE story_id = 1", "DELETE FROM record WHERE story_id IN (2, 3)"),
    "stories": ("DELETE FROM story WHERE id IN (1, 2, 7)",),
    "a table": (
        "PRAGMA writable_schema = ON",
        "DELETE FROM sqlite_schema WHERE tbl_name IN ('story', 'standing_link')",
    ),
    "lists": ("UPDATE entry SET who = '[x', told = CAST(x'FF' || told AS TEXT)", "UPDATE plan SET body = '{'"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told_as_that_in_every_verb_and_on_every_page(whole: bytes, tmp_path: Path, damage: str) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(whole)
    changed(path, *DAMAGES[damage])
    told = 0
    for words in QUESTIONS:
        from onrecord.cli.door import door

        done = CliRunner().invoke(door, [*words, "--db", str(path)])
        assert done.exception is None or isinstance(done.exception, (OnrecordError, SystemExit)), (
            words,
            done.exception,
        )
        told += isinstance(done.exception, DamagedArchiveError) or "[archive.damaged]" in done.stderr
    assert told > 1
    pytest.importorskip("fastapi")
    from fastapi.testclient import TestClient

    from onrecord.cli.archives import opened
    from onrecord.web import create_app

    app = create_app(lambda: opened(str(path)))
    with TestClient(app, base_url="http://localhost:8765", raise_server_exceptions=False) as client:
        answers = [client.get(page) for page in (*PAGES, f"/story/{sha256_of(STORIES[0].text)}", "/story/seed")]
    assert {answer.status_code for answer in answers} <= {200, 404, 503}, [answer.text[-600:] for answer in answers]
    assert any("damaged" in answer.text for answer in answers)
    assert not any("fault of Onrecord" in answer.text for answer in answers)
