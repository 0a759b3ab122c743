"""The exit status means something: 0 done, 1 some stories failed, 2 the call was wrong."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord import Story, read

if TYPE_CHECKING:
    from pathlib import Path


def status(*words: str) -> int:
    done = subprocess.run([sys.executable, "-m", "onrecord", *words], capture_output=True, check=False)
    return done.returncode


@pytest.fixture
def records(tmp_path: Path) -> Path:
    story = Story(key="vote", text="OSLO, May 3 - The council will vote on Friday.", published_on="2022-05-03")
    path = tmp_path / "records.jsonl"
    path.write_text(read(story).model_dump_json() + "\n", encoding="utf-8")
    return path


def test_done_is_0(records: Path) -> None:
    assert status("check", str(records)) == 0


def test_a_story_that_fails_is_1(records: Path) -> None:
    line = records.read_text(encoding="utf-8")
    records.write_text(line.replace('"text":"OSLO"', '"text":"BERGEN"', 1), encoding="utf-8")
    assert status("check", str(records)) == 1


def test_a_wrong_call_is_2() -> None:
    assert status("no-such-verb") == 2
