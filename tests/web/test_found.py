"""Words that were looked for, in their sentence."""

from __future__ import annotations

import pytest

from onrecord.archive.answers import Hit
from onrecord.record import CitedPassage
from onrecord.web.found import pattern_of, pieces_of


def hit(context: str, words: str) -> Hit:
    at = context.index(words)
    return Hit(
        kind="said", story_key="s", story="0" * 64, title="t", published_on=None, entry="a1", told="", score=1,
        passage=CitedPassage(start=100 + at, end=100 + at + len(words), text=words),
        context=CitedPassage(start=100, end=100 + len(context), text=context),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("trade", "Trade, a trader's trade", ["Trade", "trade"]),
        ("trad*", "Trade, a trader", ["Trade", "trader"]),
        ('"mutual trust"', "mutual\n  trust, trust", ["mutual\n  trust"]),
        ("“mutual trust”", "mutual trust", ["mutual trust"]),
        ("c++ (x", "c x", ["c", "x"]),
        ("...", "a ... b", []),
        ("", "a", []),
    ],
)
def test_words_are_found_as_they_were_asked_for(words: str, text: str, found: list[str]) -> None:
    pattern = pattern_of(words)
    assert (pattern.findall(text) if pattern else []) == found


def test_the_sentence_is_cut_into_its_pieces() -> None:
    pieces = pieces_of(hit("She said trade\n is up.", "trade\n is up"), pattern_of("up said"))
    assert [(piece.text, piece.in_passage, piece.is_found) for piece in pieces] == [
        ("She ", False, False),
        ("said", False, True),
        (" ", False, False),
        ("trade is ", True, False),
        ("up", True, True),
        (".", False, False),
    ]


def test_a_long_sentence_is_cut_between_words() -> None:
    pieces = pieces_of(hit("long " * 400 + "word" + " long" * 400, "word"), None)
    shown = "".join(piece.text for piece in pieces)
    assert shown.startswith("… long long")
    assert shown.endswith("long long …")
    assert len(shown) < 500


def test_a_passage_outside_of_its_sentence_marks_nothing() -> None:
    odd = hit("a b", "b").model_copy(update={"passage": CitedPassage(start=0, end=3, text="xyz")})
    assert "".join(piece.text for piece in pieces_of(odd, None)) == "a b"
