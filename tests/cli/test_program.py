"""The program as it is run: pipes, locales, exit statuses, time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.stories import seed
from running import PROGRAM, environment, on_terminal, program

if TYPE_CHECKING:
    from pathlib import Path


def test_a_story_through_a_pipe() -> None:
    done = program("read", "--json", "-", given=seed().text.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["story"]["text"] == seed().text
    assert done.stderr == b""


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1"])
def test_output_is_utf8_whatever_the_locale(locale: str) -> None:
    told = "Präsident Šefčovič said “nothing” 🇷🇸.".encode()
    done = program("read", "--json", "-", given=told, LC_ALL=locale, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert told in done.stdout
    assert "é".encode("latin-1") not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell's pipe")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path, jobs: str) -> None:
    stories = tmp_path / "stories.jsonl"
    line = json.dumps({"key": "k", "text": "Mary Poe said on Monday she would visit Rome. " * 20}) + "\n"
    stories.write_text(line * 200, encoding="utf-8")
    reading = subprocess.Popen(
        [*PROGRAM, "read", "--json", "--jobs", jobs, str(stories)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert reading.stdout is not None
    assert reading.stderr is not None
    reading.stdout.readline()
    reading.stdout.close()
    told = reading.stderr.read()
    reading.stderr.close()
    assert reading.wait(30) == 0
    assert told == b""


def test_colours_stand_only_where_they_are_wanted() -> None:
    text = seed().text.encode()
    assert b"\x1b" not in program("show", "-", given=text).stdout
    assert b"\x1b" in program("show", "-", "--color", "always", given=text).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colours_unless_it_says_no(tmp_path: Path, no_color: str, *, coloured: bool) -> None:
    path = tmp_path / "seed.txt"
    path.write_bytes(seed().text.encode())
    told = on_terminal(["show", str(path)], NO_COLOR=no_color, TERM="xterm", COLUMNS="80")
    assert (b"\x1b[" in told) == coloured
    assert b"Putin" in told


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_it_says_when_it_waits_for_a_terminal() -> None:
    told = on_terminal(["read", "--json", "-"], given=b"Mary Poe said she would go.\n\x04")
    assert b"reading a story from the terminal; end it with Ctrl-D" in told
    assert b"onrecord.record/2" in told


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_it_says_so_when_there_is_nothing_to_read() -> None:
    assert b"Nothing to read: name a file" in on_terminal(["read"])


# A process in between: what a child of the tests is charged with begins with the memory of the tests.
MEASURED = """
import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no memory of a process is told here")
def test_the_first_record_comes_soon_and_in_200_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "seed.txt"
    path.write_bytes(seed().text.encode())
    # As installed: with compiled modules, which the first, uncounted run writes.
    installed = environment(PYTHONPYCACHEPREFIX=str(tmp_path / "compiled"), PYTHONDONTWRITEBYTECODE="")
    command = [sys.executable, "-m", "onrecord", "read", "--json", str(path)]
    subprocess.run(command, env=installed, capture_output=True, check=True)
    cpu, peak = [], []
    for _ in range(3):
        measured = [sys.executable, "-c", MEASURED, *command]
        done = subprocess.run(measured, env=installed, capture_output=True, check=True)
        seconds, memory = json.loads(done.stdout)
        cpu.append(seconds)
        peak.append(memory / (1024 if sys.platform != "darwin" else 1024 * 1024))
    # The promise is one second, and bench/startup.py holds it on a quiet machine. Here other tests run on the same
    # processor: its own time alone is counted, the best of three, and as much again is forgiven, for a processor with
    # AVX2 alone takes 1.6 seconds for what one with AVX-512 does in 0.7.
    assert min(cpu) <= 2.0
    assert max(peak) <= 200


def test_reading_json_loads_neither_rich_nor_trafilatura() -> None:
    probe = (
        "import sys; from onrecord.cli.door import door;"
        "door.main(['read', '--json', '-'], standalone_mode=False);"
        "heavy = {'rich', 'trafilatura', 'lxml', 'dateparser'} & set(sys.modules);"
        "sys.stderr.write(' '.join(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], input=b"Mary Poe said so.", capture_output=True, env=environment(), check=True
    )
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell's way to close a stream")
@pytest.mark.parametrize(("closed", "status"), [("<&-", 1), (">&-", 1), ("<&- >&- 2>&-", 1)])
def test_a_stream_that_is_closed_is_an_empty_one(closed: str, status: int) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$@" {closed}', "sh", *PROGRAM, "read", "--json", "-"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
