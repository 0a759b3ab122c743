"""Word pieces follow BERT's rule: the longest piece first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.language.model.pieces import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "minister", "mini", "##ster", "##s", "cafe", '"', "-", "x", "'"]


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(PIECES)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Minister", ["minister"]),
        ("ministers", ["minister", "##s"]),
        ("minis", ["mini", "##s"]),
        ("Café", ["cafe"]),
        ("Cafe\u0301", ["cafe"]),
        ("“", ['"']),
        ("”", ['"']),
        ("—", ["-"]),
        ("’", ["'"]),
        ("minix", ["[UNK]"]),
        ("☃", ["[UNK]"]),
        ("x" * 101, ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces(vocabulary: Vocabulary, word: str, pieces: list[str]) -> None:
    assert [PIECES[n] for n in vocabulary.pieces(word)] == pieces
    assert vocabulary.pieces(word) == vocabulary.pieces(word)


def test_a_vocabulary_is_one_piece_a_line(tmp_path: Path) -> None:
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(PIECES) + "\n", encoding="utf-8")
    read = Vocabulary.read(path)
    assert (read.pad, read.unknown, read.begin, read.separator) == (0, 1, 2, 3)
    assert read.pieces("minister") == (4,)


def test_a_file_that_is_no_such_vocabulary_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vocab.txt"
    path.write_text("one\ntwo\n", encoding="utf-8")
    with pytest.raises(KeyError, match="PAD"):
        Vocabulary.read(path)
