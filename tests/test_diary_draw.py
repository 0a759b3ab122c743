"""Entries of a diary are drawn by a seed and shown with the words that tell them."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from diary_draw import around, drawn_stories, main, story_of
from onrecord import Story, read
from onrecord.anchor import Passage
from told import Ev, tells

if TYPE_CHECKING:
    from pathlib import Path

TELLS = tells(
    "Ann Doe of Norway will visit Oslo on May 9, 2022.",
    Ev("visit", who=("Ann Doe",), where=("Oslo",), time="on May 9, 2022"),
)


def test_a_story_comes_as_it_was_printed() -> None:
    row = {"id": 7, "date": "2022-05-06T10:00:00", "title": "A visit", "dateline": "OSLO, May 6 -", "text": "She came."}
    assert story_of(row) == Story("7", "A visit\n\nOSLO, May 6 - She came.", "A visit", "2022-05-06")
    assert story_of({"id": "x", "text": "She came.", "published": None}).published_on is None


def test_stories_are_drawn_by_the_seed_in_the_order_of_their_days(tmp_path: Path) -> None:
    path = tmp_path / "a:b.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for day in range(9, 0, -1):
            out.write(json.dumps({"key": str(day), "text": "x", "published_on": f"2022-05-0{day}"}) + "\n")
    drawn = [story.key for story in drawn_stories([f"{path}:4"], 1)]
    assert len(drawn) == 4
    assert drawn == sorted(drawn) == [story.key for story in drawn_stories([f"{path}:4"], 1)]
    assert len(drawn_stories([str(path)], 1)) == 9


def test_the_sentences_around_a_mention_are_shown() -> None:
    text = f"It was cold. {TELLS} She likes trains. He does not."
    at = text.index("visit")
    assert around(read(Story("s", text)), Passage(at, at + 5)) == (
        "It was cold. Ann Doe of Norway will »visit« Oslo on May 9, 2022. She likes trains."
    )


def test_a_draw_is_printed_to_be_graded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "stories.jsonl"
    path.write_text(json.dumps({"key": "s", "text": TELLS, "published_on": "2022-05-06"}) + "\n", encoding="utf-8")
    assert main(["--stories", str(path), "--count", "3", "--form", "jsonl"]) == 0
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["kind"], row["when"], row["story"], row["stories"]) == ("visit", "2022-05-09", "s", 1)
    assert main(["--stories", str(path), "--db", str(tmp_path / "a.db")]) == 0
    shown = capsys.readouterr().out
    assert "**confirmed**, 2022-05-09" in shown
    assert "will »visit« Oslo" in shown
    with pytest.raises(SystemExit):
        main(["--stories", str(path), "--db", str(tmp_path / "a.db")])
