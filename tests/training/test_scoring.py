"""The measures count words, not marks, and pair contents one to one."""

from __future__ import annotations

import pytest
from training.decoding import attributions_of
from training.polnear import Attribution
from training.scoring import letters, pairs, score

from onrecord.language.model.candidates import Candidate, apart, cue_spans
from onrecord.language.model.words import words_of

TEXT = "“It is late,” the mayor said. She hoped for rain."
SAID = Attribution([(14, 23)], [(24, 28)], [(0, 13)])
HOPED = Attribution([(30, 33)], [(34, 39)], [(40, 48)])


def test_marks_do_not_decide() -> None:
    found = Attribution([(14, 23)], [(24, 28)], [(1, 11)])
    assert score([(TEXT, [SAID], [found])]) == dict.fromkeys(
        ("exact", "soft", "triple", "source", "cue", "content"), 100.0
    )


def test_a_missed_and_a_wrong_one_are_told_by_measure() -> None:
    short = Attribution([(18, 23)], [(24, 28)], [(4, 11)])
    got = score([(TEXT, [SAID, HOPED], [short])])
    # "is late" is 6 of the 8 letters of "It is late": 100 % of what was found, 75 % of one gold content in two
    assert got["soft"] == pytest.approx(200 * 1 * 0.375 / 1.375, abs=0.05)
    assert (got["exact"], got["triple"], got["source"], got["content"]) == (0.0, 0.0, 0.0, 0.0)
    assert got["cue"] == pytest.approx(200 * 1 * 0.5 / 1.5, abs=0.05)


def test_a_wrong_source_costs_the_triple_alone() -> None:
    got = score([(TEXT, [SAID], [Attribution([], [(24, 28)], [(0, 13)])])])
    assert (got["exact"], got["triple"]) == (100.0, 0.0)


def test_contents_are_paired_with_the_nearest_first() -> None:
    gold = [letters(TEXT, [(0, 12)]), letters(TEXT, [(1, 3)])]
    found = [letters(TEXT, [(1, 3)]), letters(TEXT, [(4, 12)])]
    assert pairs(gold, found) == {1: 0, 0: 1}


def test_cues_begin_where_they_may_and_go_on_while_as_likely() -> None:
    rows = [(0.9, 0.1, 0.0), (0.2, 0.8, 0.0), (0.3, 0.0, 0.7), (0.7, 0.0, 0.3), (0.75, 0.2, 0.05), (0.85, 0.0, 0.15)]
    assert cue_spans(rows, 0.15) == [((1, 3), 0.8), ((4, 6), 0.2)]
    assert cue_spans(rows, 0.5) == [((1, 3), 0.8)]
    assert cue_spans([]) == []


def test_of_two_contents_that_are_nearly_one_the_surer_is_kept() -> None:
    weak = Candidate((11, 12), 0.5, 0.5, 0.9, [], [(0, 10)])
    strong = Candidate((12, 13), 0.9, 0.9, 0.9, [], [(0, 9)])
    other = Candidate((2, 3), 0.6, 0.6, 0.9, [], [(0, 5)])
    assert apart([other, weak, strong]) == [other, strong]


def test_only_what_is_sure_enough_and_has_a_content_is_kept() -> None:
    words = words_of(TEXT)
    said = Candidate((8, 9), 0.9, 0.9, 0.9, [(6, 8)], [(1, 4)])
    doubtful = Candidate((11, 12), 0.2, 0.3, 0.9, [(10, 11)], [(12, 14)])
    empty = Candidate((11, 12), 0.9, 0.9, 0.9, [(10, 11)], [])
    assert said.sure == pytest.approx(0.9)
    (kept,) = attributions_of(words, [said, doubtful, empty], kept=0.4)
    assert [TEXT[a:b] for role in (kept.source, kept.cue, kept.content) for a, b in role] == [
        "the mayor",
        "said",
        "It is late",
    ]
