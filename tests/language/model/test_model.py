"""The trained reader: its files, its windows, and what it answers for."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from onrecord import Story
from onrecord.errors import UnusableModelError
from onrecord.language.model import SHIPPED, Model, model_of
from onrecord.language.model.network import SUMS, VOCABULARY, check_files
from onrecord.read import read_whole
from onrecord.story import read_parts
from onrecord.views.scores import scores_at

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.language.model import Reading

TOLD = "The mill will close in May, Mayor Ana Kovac said on Monday. Critics likened the plan to a tax on air."


def read(text: str) -> Reading:
    model = Model.load(SHIPPED)
    return model.read(read_parts(Story(key="s", text=text)))


def told(text: str, reading: Reading) -> list[tuple[str, list[str], list[str]]]:
    words = reading.story.words
    return [
        (
            text[words.start[one.cue[0]] : words.end[one.cue[1] - 1]],
            [text[words.start[a] : words.end[b - 1]] for a, b in one.source],
            [text[words.start[a] : words.end[b - 1]] for a, b in one.content],
        )
        for one in reading.candidates
    ]


def test_cue_source_and_content_are_found_together() -> None:
    assert ("said", ["Mayor Ana Kovac"], ["The mill will close in May"]) in told(TOLD, read(TOLD))


def test_a_long_paragraph_loses_nothing_at_the_edges_of_windows() -> None:
    text = " ".join([TOLD] * 40)
    found = told(text, read(text))
    # An odd paragraph, and no two weights read all of it alike; whatever got lost at the edges would be far more.
    assert sum(cue == "said" and source == ["Mayor Ana Kovac"] for cue, source, _ in found) >= 30
    assert sum(content == ["The mill will close in May"] for _, _, content in found) >= 30


def test_what_stands_around_in_other_windows_changes_nothing() -> None:
    # each paragraph has more pieces than half a window, so that each is read by itself
    one = " ".join([TOLD] * 3)
    alone = [c.cued for c in read(one).candidates]
    together = [c.cued for c in read(f"{one}\n\n{one}").candidates]
    assert together[len(alone) :] == pytest.approx(alone, abs=0.05)
    assert read(one).candidates == read(one).candidates


@pytest.mark.parametrize("text", ["", " \n\n ", "!", "x" * 5000, "\N{ZERO WIDTH SPACE}", "a\n" * 300, '"' * 400])
def test_any_text_is_read(text: str) -> None:
    reading = read(text)
    assert len(reading.cues) == len(reading.story.words)


def test_a_folder_that_lacks_something_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableModelError, match="is no folder with a trained reader"):
        check_files(tmp_path)
    for path in SHIPPED.iterdir():
        shutil.copyfile(path, tmp_path / path.name)
    check_files(tmp_path)
    (tmp_path / VOCABULARY).write_text("[PAD]\n", encoding="utf-8")
    with pytest.raises(UnusableModelError, match=SUMS):
        Model.load(tmp_path)


def test_weights_are_swapped_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ONRECORD_MODEL", "none")
    assert model_of() is None
    monkeypatch.setenv("ONRECORD_MODEL", str(tmp_path / "nothing"))
    with pytest.raises(UnusableModelError):
        model_of()
    monkeypatch.delenv("ONRECORD_MODEL")
    assert model_of() is not None


def test_a_passage_is_told_word_by_word() -> None:
    at = TOLD.index("said")
    scores = scores_at(read_whole(Story(key="s", text=TOLD)), at, at + 4)
    assert scores is not None
    lines = list(scores.attributions.lines())
    assert lines[0].startswith("cue begins/goes on: said ")
    assert "content “The mill will close in May”" in lines[1]


@pytest.mark.rules_alone
def test_without_a_model_there_is_nothing_to_tell() -> None:
    assert scores_at(read_whole(Story(key="s", text=TOLD)), 0, 10) is None
