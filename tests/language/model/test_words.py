"""Words keep their places, and the features that an uncased encoder cannot see."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.model.words import CASES, PLACES, QUOTES, paragraphs_of, words_of

TEXT = 'Harbour vote put off\n\n“We’ll wait,” the NATO envoy\'s aide, 41, told iPress. “No, not yet\n"Fine," he said.'


def named(text: str, kind: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    words = words_of(text)
    numbers = getattr(words, kind)
    return [(text[a:b], names[n]) for a, b, n in zip(words.start, words.end, numbers, strict=True)]


def test_words_are_runs_of_letters_and_single_marks() -> None:
    words = words_of(TEXT)
    found = [TEXT[a:b] for a, b in zip(words.start, words.end, strict=True)]
    assert found[:9] == ["Harbour", "vote", "put", "off", "“", "We", "’", "ll", "wait"]


def test_case_is_told_of_every_word() -> None:
    cases = dict(named(TEXT, "case", CASES))
    assert [cases[w] for w in ("Harbour", "vote", "NATO", "41", "iPress", ",")] == [
        "capitalised",
        "lower",
        "upper",
        "digits",
        "mixed",
        "symbol",
    ]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    quotes = named(TEXT, "quote", QUOTES)
    assert quotes[4:11] == [
        ("“", "opening"),
        ("We", "inside"),
        ("’", "inside"),
        ("ll", "inside"),
        ("wait", "inside"),
        (",", "inside"),
        ("”", "closing"),
    ]
    assert ("yet", "inside") in quotes
    assert quotes[-7:] == [
        ('"', "opening"),
        ("Fine", "inside"),
        (",", "inside"),
        ('"', "closing"),
        ("he", "outside"),
        ("said", "outside"),
        (".", "outside"),
    ]


def test_a_paragraph_starts_once_and_the_first_is_told_apart() -> None:
    places = named(TEXT, "place", PLACES)
    assert places[0] == ("Harbour", "story start")
    assert places[1] == ("vote", "first paragraph")
    assert places[4] == ("“", "paragraph start")
    assert [word for word, place in places if place == "paragraph start"] == ["“", '"']


def test_only_the_paragraphs_that_are_given_are_read() -> None:
    words = words_of("one two three four", [(0, 3), (8, 13)])
    assert (words.start, words.paragraph) == ([0, 8], [0, 1])


@given(st.text(alphabet="aB1 \n.“”\"'é́😀_", max_size=60))
def test_words_cover_every_letter_in_order(text: str) -> None:
    words = words_of(text)
    places = list(zip(words.start, words.end, strict=True))
    assert all(a < b for a, b in places)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))
    assert {n for a, b in places for n in range(a, b)} >= {n for n, c in enumerate(text) if c.isalnum()}
    assert all(any(p <= a and b <= q for p, q in paragraphs_of(text)) for a, b in places)
