"""What cannot be read gets one clear line, everything else is read, and the exit status says that something failed."""

from __future__ import annotations

import ctypes
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from running import PROGRAM, environment, program

GOOD = b"PARIS, May 3, 2021 - Mary Poe said on Monday she would visit Rome in June.\n"
BAD = {
    "binary.txt": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8, "intake.binary"),
    "empty.txt": (b"", "intake.empty"),
    "blank.txt": (b" \r\n\t\n", "intake.empty"),
    "no-article.html": (b"<html><body><script>go()</script></body></html>", "intake.no-article"),
    "lines.jsonl": (b'{"key": "a"\n', "intake.line"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_file_is_one_line_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    body, code = BAD[name]
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / name).write_bytes(body)
    (tmp_path / "z.txt").write_bytes(GOOD)
    done = program("read", "--json", str(tmp_path))
    assert done.returncode == 1
    assert [json.loads(line)["story"]["key"] for line in done.stdout.splitlines()] == ["a", "z"]
    error, counts = done.stderr.decode().splitlines()
    assert error.startswith(str(tmp_path / name))
    assert error.endswith(f"[{code}]")
    assert counts == "read 2, failed 1"


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    done = program("read", "--json", str(tmp_path / "nothing.txt"), str(tmp_path / "a.txt"))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert b"[intake.missing]" in done.stderr.splitlines()[0]


def test_broken_utf8_is_read_or_told(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("Mary Poe said “caf\u00e9” on Monday.".encode("cp1252"))
    (tmp_path / "broken.txt").write_bytes(GOOD + b"\xff\xfe\x80 \xc3\x28 \xe2\x82 and more.\n")
    done = program("read", "--json", str(tmp_path))
    told = done.stderr.decode().splitlines()
    assert len(done.stdout.splitlines()) + sum("[intake." in line for line in told) == 2
    assert "caf\u00e9".encode() in done.stdout


def test_broken_html_is_read(tmp_path: Path) -> None:
    words = b"Minister Mary Poe said on Monday that she would visit Rome in June with 30 firms. " * 8
    (tmp_path / "page.html").write_bytes(
        b"<html><head><title>Visit</title><body><article><p>" + words + b"<div><p>" + words
    )
    done = program("read", "--json", str(tmp_path / "page.html"))
    assert done.returncode == 0, done.stderr
    assert "Mary Poe" in json.loads(done.stdout)["story"]["text"]


@pytest.mark.slow
def test_fifty_megabytes_in_one_line_do_not_stop_it(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as large:
        for _ in range(500):
            large.write(b"Mary Poe said so. " * 5825)
    (tmp_path / "z.txt").write_bytes(GOOD)
    done = program("read", "--json", str(tmp_path))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert b"[intake.too-large]" in done.stderr


@pytest.mark.slow
def test_a_page_without_a_stop_does_not_hang_it(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"Mary Poe said on Monday she may visit Rome with 30 firms, " * 1_000)
    began = time.monotonic()
    assert program("read", "--json", str(tmp_path)).returncode == 0
    assert time.monotonic() - began < 60


def as_no_more_than_its_owner() -> None:
    """Give up root's right to enter what belongs to it and is closed (Linux: capabilities 1 and 2)."""
    if os.geteuid() == 0:
        drop = ctypes.CDLL(None).prctl
        assert drop(24, 1, 0, 0, 0) == 0
        assert drop(24, 2, 0, 0, 0) == 0


@pytest.mark.skipif(
    sys.platform != "linux" and os.geteuid() == 0, reason="root may enter every folder, and only Linux takes that away"
)
@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_may_not_be_read_is_one_line(tmp_path: Path, kind: str) -> None:
    closed = tmp_path / "closed.txt"
    if kind == "folder":
        closed.mkdir()
    else:
        closed.write_bytes(GOOD)
    (tmp_path / "z.txt").write_bytes(GOOD)
    closed.chmod(0)
    try:
        done = subprocess.run(
            [*PROGRAM, "read", "--json", str(tmp_path)],
            capture_output=True,
            env=environment(),
            check=False,
            preexec_fn=as_no_more_than_its_owner,
        )
    except subprocess.SubprocessError:
        pytest.skip("this root may enter every folder, and may not give that up")
    finally:
        closed.chmod(stat.S_IRWXU)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert b"[intake.access]" in done.stderr


def test_a_bad_story_cannot_be_shown(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = program("show", str(tmp_path / "empty.txt"))
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.endswith(b"[intake.empty]\n")


def test_a_lone_surrogate_is_no_character(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        b'{"key": "a", "text": "Mary \\ud800 Poe said so."}\n{"key": "b", "text": "She said so."}\n'
    )
    done = program("read", "--json", str(tmp_path / "a.jsonl"))
    assert done.returncode == 1
    assert json.loads(done.stdout)["story"]["key"] == "b"
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "schema"], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"standard output: cannot be written (")
    assert len(done.stderr.splitlines()) == 1
