"""Nothing that strangers wrote steers a terminal: keys, names of files, dates, titles, errors."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord
from onrecord.cli.door import main
from onrecord.visible import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Callable

    Ran = Callable[..., tuple[str, str]]

EVIL = "\x1b]0;pwned\x07\x9b2J\u202egnp\x7f"
STEERS = re.compile(
    r"\x1b(?!\[[0-9;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
STORY = {
    "key": f"k{EVIL}",
    "title": f"A tram{EVIL} for Lisbon",
    "text": f"LISBON, March 3 - The council will vote on the tram{EVIL} on Friday, Mayor Ana Duarte said."
    f" It costs 40 million euros. Portugal and Spain met on Monday, she said.",
    "published_on": "2026-03-03",
    "source": f"s{EVIL}",
}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    @property
    def buffer(self) -> io.BytesIO:
        pytest.fail("bytes went to the terminal as they are")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ran:
    """Return what calls the program on a terminal, and returns what its two streams said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "onrecord.db"))

    def call(*words: str) -> tuple[str, str]:
        streams = Terminal(), Terminal()
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", streams[0])
            patched.setattr(sys, "stderr", streams[1])
            with pytest.raises(SystemExit):
                main(words)
        told, errors = (stream.getvalue() for stream in streams)
        assert not STEERS.search(told), repr(told)
        assert not STEERS.search(errors.replace("\r", "")), repr(errors)
        return told, errors

    return call


@pytest.fixture
def kept(run: Ran, tmp_path: Path) -> Path:
    path = tmp_path / "stories.jsonl"
    path.write_text(json.dumps(STORY) + "\n", encoding="utf-8")
    told, _ = run("read", "-v", str(path))
    assert r"k\u001b]0;pwned\u0007\u009b2J\u202egnp\u007f" in told
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("search", "council"), ("search", "council", "--json"), ("search", "--quote", "vote on the tram"),
        ("show", STORY["key"]), ("show", STORY["key"], "--short"), ("show", STORY["key"], "--marks"),
        ("show", STORY["key"], "--color", "never"), ("show", STORY["key"], "--width", "120"),
        ("figures",), ("figures", "--json"), ("diary", "--doubtful"), ("diary", "--json"), ("dossier", "Lisbon"),
        ("dossier", "Portugal", "Spain", "--json"), ("explain", STORY["key"], "--at", "council"),
        ("explain", STORY["key"], "--at", "council", "--json"), ("check",),
        ("export", "csv", "--of", "stories"), ("export", "jsonld"), ("export", "webannotation"), ("export", "newsml"),
        ("export", "ics"), ("read", "--json", "stories.jsonl"),
    ],
)  # fmt: skip
def test_no_verb_lets_a_story_steer(kept: Path, run: Ran, words: tuple[str, ...]) -> None:
    assert kept.exists()
    told, errors = run(*words)
    assert told or errors


@pytest.mark.parametrize(
    "words",
    [
        (f"no{EVIL}verb",), ("explain", EVIL),
        ("show", f"{EVIL}.txt"), ("read", f"{EVIL}.txt"), ("search", "a", "--db", EVIL),
        ("diary", "--on", EVIL), ("check", EVIL), ("read", "--json", "wrong.jsonl"), ("dossier", EVIL),
        ("read", "a.txt", "--format", EVIL), ("read", "a.txt", f"--{EVIL}"), ("show", "two.jsonl", EVIL),
        ("check", "wrong.jsonl"), ("export", "csv", "--of", "stories", "wrong.jsonl"),
    ],
)  # fmt: skip
def test_no_error_steers(kept: Path, run: Ran, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "wrong.jsonl").write_text(json.dumps({**STORY, "published_on": f"1{EVIL}"}) + "\n", encoding="utf-8")
    (tmp_path / "two.jsonl").write_text(kept.read_text(encoding="utf-8") * 2, encoding="utf-8")
    _, errors = run(*words)
    assert errors


def test_json_on_a_terminal_is_the_same_json(kept: Path, run: Ran) -> None:
    told, _ = run("read", "--json", str(kept))
    assert json.loads(told)["story"]["text"] == STORY["text"]


def test_what_is_visible_keeps_its_lines_and_letters() -> None:
    assert visible("a\tb\nc é שלום 👩‍👩‍👧") == "a\tb\nc é שלום 👩‍👩‍👧"
    assert visible_line("a \r\n b\u2028c") == "a b c"
    assert not STEERS.search(visible("".join(map(chr, range(0x3000)))))


def test_one_room_alone_writes_to_the_terminal() -> None:
    package = Path(onrecord.__file__).parent
    writes = re.compile(r"(?<![.\w])(?:click\.(?:secho|echo)|print|sys\.std(?:out|err)\.write)\(")
    may = {"cli/terminal.py", "cli/progress.py"}
    found = {path.relative_to(package).as_posix() for path in package.rglob("*.py") if _writes(path, writes)}
    assert found - may == set()


def _writes(path: Path, writes: re.Pattern[str]) -> bool:
    lines = path.read_text(encoding="utf-8").splitlines()
    return any(writes.search(line) and ">>>" not in line and "def " not in line for line in lines)
