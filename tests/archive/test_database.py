"""The file: what is wrong with it is one clear line, and what was reported as kept is never lost."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from keeping import keep_all
from onrecord import Story, open_archive
from onrecord.archive import database
from onrecord.archive.questions import Search
from onrecord.errors import (
    ArchiveAccessError,
    BadQueryError,
    DamagedArchiveError,
    ForeignFileError,
    FullArchiveError,
    LockedArchiveError,
    NewerArchiveError,
    NoArchiveError,
)
from onrecord.stories import state_department
from running import PROGRAM, environment, program

if TYPE_CHECKING:
    from pathlib import Path

STORY = Story(key="a", text="OSLO, May 3 - Kari Lund will visit Lisbon on May 20.", published_on="2022-05-03")


def write_stories(path: Path, number: int, words: int = 20) -> None:
    """Write made-up stories, one a line."""
    with path.open("w", encoding="utf-8") as lines:
        for at in range(number):
            said = f"Kari Lund said on Tuesday that {at + 10} firms would open offices in Lisbon on May {at % 28 + 1}. "
            lines.write(f'{{"key": "s{at}", "text": "{said * words}", "published_on": "2022-05-03"}}\n')


def one_line(done: subprocess.CompletedProcess[bytes], code: str) -> str:
    """Return the one line that says what went wrong."""
    lines = [line for line in done.stderr.decode().splitlines() if not line.startswith("read ")]
    assert len(lines) == 1, done.stderr.decode()
    assert lines[0].endswith(f"[{code}]")
    assert done.returncode == 2
    return lines[0]


# -- no archive --------------------------------------------------------------------------------------------------------


def test_an_archive_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(NoArchiveError):
        open_archive(tmp_path / "none.db")
    line = one_line(program("diary", "--db", str(tmp_path / "none.db")), "archive.missing")
    assert "onrecord read" in line
    assert not (tmp_path / "none.db").exists(), "asking makes no archive"


@pytest.mark.parametrize("body", [b"no database\n" * 100, b"SQLite format 3\x00" + b"\xff" * 2000])
def test_a_file_that_is_no_database_is_one_line_and_stays_as_it_is(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(body)
    with pytest.raises((ForeignFileError, DamagedArchiveError)):
        open_archive(path)
    (tmp_path / "a.txt").write_text(STORY.text, encoding="utf-8")
    done = program("read", str(tmp_path / "a.txt"), "--db", str(path))
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert path.read_bytes() == body


def test_another_programs_database_is_one_line_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE holidays (day TEXT)")
    other.close()
    before = path.read_bytes()
    for create in (True, False):
        with pytest.raises(ForeignFileError):
            open_archive(path, create=create)
    one_line(program("search", "x", "--db", str(path)), "archive.foreign")
    assert path.read_bytes() == before


def test_a_newer_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    open_archive(path, create=True).close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(NewerArchiveError, match="layout 99"):
        open_archive(path)


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveAccessError, match="is a folder"):
        open_archive(tmp_path)
    with pytest.raises(ArchiveAccessError):
        open_archive(tmp_path / "no" / "folder.db", create=True)


def test_a_damaged_archive_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    with open_archive(path, create=True) as archive:
        keep_all(archive, STORY)
        archive._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    body = bytearray(path.read_bytes())
    body[4096:] = b"\x5a" * (len(body) - 4096)
    path.write_bytes(bytes(body))
    one_line(program("search", "Lisbon", "--db", str(path)), "archive.damaged")


def test_an_archive_in_a_folder_that_may_not_be_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with open_archive(path, create=True) as archive:
        keep_all(archive, STORY)
    path.chmod(0o444)
    with open_archive(path) as archive:
        assert archive.counts().stories == 1


def test_asking_makes_no_archive_of_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    for read_only in (True, False):
        with pytest.raises(NoArchiveError, match="is empty"):
            open_archive(path, read_only=read_only)
    one_line(program("search", "x", "--db", str(path)), "archive.missing")
    assert path.stat().st_size == 0
    open_archive(path, create=True).close()
    assert path.stat().st_size


def test_what_is_opened_to_be_read_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with open_archive(path, create=True) as archive:
        keep_all(archive, STORY)
    before = path.read_bytes()
    with open_archive(path, read_only=True) as archive:
        with pytest.raises(ArchiveAccessError):
            keep_all(archive, Story(key="b", text="She will visit Rome on Friday."))
        with pytest.raises(ArchiveAccessError):
            keep_all(archive, STORY, again=True)
        assert archive.counts().stories == 1
        assert list(archive.faults()) == []
        assert archive._connection.execute("PRAGMA query_only").fetchone() == (1,)
    assert path.read_bytes() == before


def test_a_copy_has_what_stands_in_the_log_alone(tmp_path: Path) -> None:
    path, target = tmp_path / "kept.db", tmp_path / "copy.db"
    with open_archive(path, create=True) as archive:
        keep_all(archive, STORY)
        archive._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        keep_all(archive, Story(key="b", text="She will visit Rome on Friday."))
        bare = tmp_path / "bare.db"
        bare.write_bytes(path.read_bytes())
        done = program("copy", str(target), "--db", str(path))
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode() == f"{target}: 2 stories, 0 older versions\n"
    with open_archive(bare) as archive:
        assert archive.counts().stories == 1, "a plain copy lacks it"
    with open_archive(target, read_only=True) as archive:
        assert archive.counts().stories == 2
        assert list(archive.faults()) == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bare.db", "copy.db", "kept.db"]


def test_a_copy_takes_no_other_file_s_place(tmp_path: Path) -> None:
    path, other = tmp_path / "kept.db", tmp_path / "other.txt"
    open_archive(path, create=True).close()
    other.write_text("mine", encoding="utf-8")
    one_line(program("copy", str(other), "--db", str(path)), "output.failed")
    assert other.read_text(encoding="utf-8") == "mine"
    one_line(program("copy", str(tmp_path / "no" / "copy.db"), "--db", str(path)), "output.failed")
    one_line(program("copy", str(tmp_path / "new.db"), "--db", str(tmp_path / "none.db")), "archive.missing")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["kept.db", "other.txt"]


def test_a_question_without_a_word_is_told(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a.db", create=True) as archive, pytest.raises(BadQueryError):
        archive.search(Search(words="…"))


# -- locked, full, killed ----------------------------------------------------------------------------------------------


def test_a_locked_archive_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.db"
    with open_archive(path, create=True) as archive:
        keep_all(archive, STORY)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        monkeypatch.setattr(database, "_WAIT_S", 0.2)
        with open_archive(path) as archive:
            assert archive.search(Search(words="Lisbon")), "whoever reads need not wait"
            with pytest.raises(LockedArchiveError):
                keep_all(archive, Story(key="b", text="She will visit Rome on Friday."))
        (tmp_path / "b.txt").write_text("Kari Lund will visit Rome on Friday.", encoding="utf-8")
        one_line(program("read", str(tmp_path / "b.txt"), "--db", str(path)), "archive.locked")
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    with open_archive(path) as archive:
        assert archive.counts().stories == 1


def test_when_there_is_no_room_what_was_kept_stays(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    with open_archive(path, create=True) as archive:
        keep_all(archive, STORY)
        (pages,) = archive._connection.execute("PRAGMA page_count").fetchone()
        archive._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(FullArchiveError, match="what was reported as kept is safe"):
            keep_all(archive, *state_department()[:20])
        assert archive.counts().stories == 1
    with open_archive(path) as archive:
        assert keep_all(archive, STORY) == ["unchanged"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files here")
@pytest.mark.rules_alone  # 400 stories are read only to be kept
def test_a_full_disk_is_one_line_and_the_next_call_goes_on(tmp_path: Path) -> None:
    stories, path = tmp_path / "stories.jsonl", tmp_path / "full.db"
    write_stories(stories, 200)

    def little_room() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        # As many stories as go into one transaction fit, however fast they are read; all of them do not.
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))

    done = subprocess.run(
        [*PROGRAM, "read", "-v", str(stories), "--db", str(path)],
        capture_output=True,
        env=environment(),
        check=False,
        preexec_fn=little_room,
    )
    one_line(done, "archive.full")
    reported = {line.split("\t")[1] for line in done.stdout.decode().splitlines()}
    assert 0 < len(reported) < 200
    with open_archive(path) as archive:
        assert {key for (key,) in archive._connection.execute("SELECT key FROM carrier")} >= reported
    assert program("read", str(stories), "--db", str(path)).returncode == 0
    with open_archive(path) as archive:
        assert archive.counts().stories == 200


def test_several_programs_may_make_one_archive(tmp_path: Path) -> None:
    for number in range(10):
        path = tmp_path / f"{number}.db"
        with ThreadPoolExecutor(4) as together:
            for opened in [together.submit(lambda at: open_archive(at, create=True).close(), path) for _ in range(4)]:
                opened.result()
        with open_archive(path) as archive:
            assert archive.counts().stories == 0


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_fifty_kills_lose_nothing_that_was_reported(tmp_path: Path) -> None:
    """Kill -9 at random moments while reading; each next call goes on with what is left."""
    stories, path = tmp_path / "stories.jsonl", tmp_path / "killed.db"
    number = 4_000
    write_stories(stories, number, words=6)
    moments = random.Random(20181109)  # noqa: S311  # a fixed seed, so that a failure comes again
    reported: set[str] = set()
    kills = finished = 0
    while kills < 50:
        running = subprocess.Popen(
            [*PROGRAM, "read", "-v", str(stories), "--db", str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        time.sleep(moments.uniform(0.05, 2.5))
        if running.poll() is None:
            os.kill(running.pid, signal.SIGKILL)
            kills += 1
        else:
            finished += 1
            path = tmp_path / f"killed-{finished}.db"
        assert running.stdout is not None
        # A line that the kill cut off reported nothing.
        whole = running.stdout.read().decode().rpartition("\n")[0]
        running.stdout.close()
        running.wait()
        if not path.exists():
            reported.clear()
            continue
        reported |= {line.split("\t")[1] for line in whole.splitlines()}
        with open_archive(path, create=True) as archive:
            kept = {key for (key,) in archive._connection.execute("SELECT key FROM carrier")}
            assert reported <= kept
            assert archive._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert reported
