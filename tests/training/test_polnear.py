"""PolNeAR's files are read, and its places become word numbers and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.decoding import to_text
from training.examples import Example, cue_words, example_of, to_words
from training.polnear import Attribution, Marked, read_annotations, read_polnear

from onrecord.language.model.pieces import Vocabulary
from onrecord.language.model.windows import reach_of, windows_of
from onrecord.language.model.words import words_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“It is late,” the mayor said, “and dark.” She hoped for rain."
LINES = [
    "T1\tContent 0 13;30 41\t“It is late,” “and dark.”",
    "T2\tSource 14 23\tthe mayor",
    "T3\tCue 24 28\tsaid",
    "T4\tAttribution 24 28\tsaid",
    "E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2",
    "T5\tContent 52 60\tfor",
    "rain",
    "T6\tCue 46 51\thoped",
    "T7\tSource 42 45\tShe",
    "E2\tAttribution:T6 Content:T5 Cue:T6 Source:T7 Source2:T2",
    "E3\tAttribution:T6 Cue:T6",
]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *'".,', *LETTERS, *("##" + c for c in LETTERS)])


def test_a_stand_off_file_gives_attributions_with_all_pieces() -> None:
    assert read_annotations(LINES) == [
        Attribution([(14, 23)], [(24, 28)], [(0, 13), (30, 41)]),
        Attribution([(14, 23), (42, 45)], [(46, 51)], [(52, 60)]),
    ]


def test_the_first_annotator_counts(tmp_path: Path) -> None:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "paper_1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "paper_1_b.ann").write_text("\n".join(LINES[5:10]), encoding="utf-8")
    (tmp_path / "attributions" / "paper_1_a.ann").write_text("\n".join(LINES[:5]), encoding="utf-8")
    (read,) = read_polnear(tmp_path)
    assert (read.doc_id, read.text, len(read.attributions)) == ("paper_1", TEXT, 1)
    assert read.attributions[0].cue == [(24, 28)]


def test_marks_at_the_ends_of_a_place_do_not_count() -> None:
    words = words_of(TEXT)
    spans = to_words(TEXT, words, [(0, 13), (30, 41)])
    assert [TEXT[a:b] for a, b in to_text(words, spans)] == ["It is late", "and dark"]


def test_places_with_only_marks_between_them_become_one() -> None:
    text = "no, “never,” he said"
    words = words_of(text)
    assert to_text(words, to_words(text, words, [(0, 2), (5, 10)])) == [(0, 10)]
    assert to_words(text, words, [(3, 5)]) == []


def test_a_cue_may_be_a_mark() -> None:
    text = "Mayor: too late"
    words = words_of(text)
    assert cue_words(words, text, [(5, 6)]) == (1, 2)
    assert cue_words(words, text, [(0, 6)]) == (0, 1)
    assert cue_words(words, text, []) is None


def test_an_example_keeps_cues_in_order_and_once() -> None:
    marked = Marked("a", TEXT, [*reversed(read_annotations(LINES)), Attribution([], [], [(0, 3)])])
    example = example_of(marked, VOCABULARY)
    assert [to_text(example.words, [c.cue]) for c in example.cues] == [[(24, 28)], [(46, 51)]]
    assert len(example.pieces) == len(example.words)


def story(*lengths: int) -> Example:
    text = "\n".join(" ".join("ab" for _ in range(n)) for n in lengths)
    return example_of(Marked("s", text, []), VOCABULARY)


def test_windows_hold_whole_paragraphs_and_answer_once_for_every_word() -> None:
    example = story(10, 12, 30, 5)
    windows = windows_of(example, 61)
    assert [window.read for window in windows] == [(0, 22), (22, 52), (52, 57)]
    assert all(window.read == window.answered for window in windows)


def test_a_long_paragraph_is_cut_with_overlap_and_answered_for_once() -> None:
    example = story(4, 200, 3)
    windows = windows_of(example, 60)
    assert (windows[0].read, windows[0].answered) == ((0, 4), (0, 4))
    assert windows[-1].read == (204, 207)
    answered = [n for window in windows for n in range(*window.answered)]
    assert answered == list(range(207))
    for window in windows[1:-1]:
        (first, last), (a, b) = window.read, window.answered
        assert last - first <= 29
        assert first == 4 or a - first >= 7
        assert last == 204 or last - b >= 7


def test_roles_are_looked_for_in_the_cues_paragraph_within_reach() -> None:
    example = story(5, 400, 5)
    assert reach_of(example.words, (2, 3), 0, 410) == (0, 5)
    assert reach_of(example.words, (200, 202), 0, 410) == (90, 312)
    assert reach_of(example.words, (200, 202), 150, 250) == (150, 250)
    assert reach_of(example.words, (6, 7), 0, 410) == (5, 117)
