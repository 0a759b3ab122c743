"""How far a run has come, on a terminal."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from onrecord.cli.progress import Progress
from onrecord.errors import UnknownStoryError

if TYPE_CHECKING:
    import pytest


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_of(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal in the place of standard error; call it in a test's body, for pytest sets its own before."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setattr("onrecord.cli.progress._EVERY_S", -1.0)
    return made


def test_a_line_is_drawn_and_wiped_and_the_counts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    progress = Progress(draws=True, total=4)
    progress.done("first")
    progress.done("a\x1b[2J second")
    progress.fail(UnknownStoryError("third", "is\nlost", "look"))
    assert progress.finish() == 1
    told = terminal.getvalue()
    assert "\r[#####...............] read 1, failed 0 · " in told
    assert "\x1b" not in told
    last = told.split("\r")[-1].splitlines()
    assert last == ["third: is lost; look [story.unknown]", "read 2, failed 1"]


def test_without_a_total_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    Progress(draws=True).done("first")
    assert terminal.getvalue().startswith("\rread 1, failed 0 · ")


def test_one_story_needs_no_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told)
    progress = Progress(draws=False)
    progress.done("only")
    assert progress.finish() == 0
    assert told.getvalue() == ""
