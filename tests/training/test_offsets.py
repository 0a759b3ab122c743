"""Marked stories leave their words out and get them back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from training.offsets import filled, stripped, texts_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Mary Poe will visit Rome in June."


def place(words: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


STORY = {
    "id": "poe-1",
    "published": "2021-05-03",
    "text": TEXT,
    "events": [
        {
            "id": "e1",
            "head": place("visit"),
            "mentions": [place("visit")],
            "who": [place("Mary Poe")],
            "when": {"passages": [place("in June")], "edtf": "2021-06"},
            "status": "confirmed",
            "part_of": None,
        }
    ],
}


def test_no_word_of_the_text_is_left() -> None:
    kept = json.dumps(stripped({**STORY, "title": "Poe to visit Rome"}))
    assert not any(word in kept for word in ("Mary", "Rome", "in June", '"visit"'))
    assert "2021-06" in kept


def test_filled_in_it_is_as_it_was() -> None:
    assert filled(stripped(STORY), TEXT) == STORY


def test_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="poe-1"):
        filled(stripped(STORY), TEXT.replace("June", "July"))


def test_texts_stand_in_folders_and_files(tmp_path: Path) -> None:
    (tmp_path / "poe-1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.txt").write_text("Something else.", encoding="utf-8")
    (tmp_path / "more.jsonl").write_text(json.dumps({"id": "poe-2", "text": "More."}) + "\n", encoding="utf-8")
    found = dict(texts_of([tmp_path, tmp_path / "more.jsonl"], {"poe-1", "poe-2"}))
    assert found == {"poe-1": TEXT, "poe-2": "More."}
