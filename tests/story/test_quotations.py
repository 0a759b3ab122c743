"""Quotation marks, as wire stories and pages print them."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.anchor import Passage
from onrecord.story.quotations import find_quotations


def pieces(text: str) -> list[list[str]]:
    paragraphs = [Passage(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    return [[p.of(text) for p in q.pieces] for q in find_quotations(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We go," she said.', [["We go,"]]),
        ('"We go," she said. "We stay."', [["We go,"], ["We stay."]]),
        ("“We go,” she said.", [["We go,"]]),
        ("« Nous partons », dit-elle.", [["Nous partons"]]),
        ("„Wir gehen“, sagte sie.", [["Wir gehen"]]),
        ("»Wir gehen«, sagte sie.", [["Wir gehen"]]),
        ("``We go,'' she said.", [["We go,"]]),
        ("'We go,' she said.", [["We go,"]]),
        ("‘We go,’ she said, ‘and don’t stay.’", [["We go,"], ["and don’t stay."]]),
        ("'The workers' rights matter,' she said.", [["The workers' rights matter,"]]),
        # inner marks stay inner
        ("\"He told me 'never' twice,\" she said.", [["He told me 'never' twice,"]]),
        ("“He told me ‘never’ twice,” she said.", [["He told me ‘never’ twice,"]]),
        ('“He said "never" twice,” she said.', [['He said "never" twice,']]),
        ("'He said \"never\" to me,' she said.", [['He said "never" to me,']]),
        # no marks at all
        ("The dog's bone, the dogs' bones, rock 'n' roll, the '90s and the workers' party.", []),
        ('A 12" pipe and a 5\'10" man.', []),
        ('"I bought a 12" pipe," she said.', [['I bought a 12" pipe,']]),
        ('"We won in 2012" and "lost in 2013" she said.', [["We won in 2012"], ["lost in 2013"]]),
        # a paragraph reopens the mark without the one before it being closed
        ('"First.\n\n"Second.\n\n"Third," she said.', [["First.", "Second.", "Third,"]]),
        ("“First.\n“Second,” she said. “Third.”", [["First.", "Second,"], ["Third."]]),
        ('"First.\nSecond," she said.', [["First.", "Second,"]]),
        # odd numbers of marks
        ('She said "we go.\nHe left.', [["we go."]]),
        ('We go," she said. "We stay."', [["We stay."]]),
        ('"We go, she said. "We stay," she said.', [["We go, she said."], ["We stay,"]]),
        ('"We go, "she said. "We stay."', [["We go,"], ["We stay."]]),
        ('“We go," she said.', [["We go,"]]),
        ('A lone " mark.', []),
        ('"He said "never" twice," she said.', [['He said "never" twice,']]),
        ('"It is my "last chance," she said. "Go."', [['It is my "last chance,'], ["Go."]]),
        ('“We go," she said. "We stay,” he said.', [["We go,"], ["We stay,"]]),
        ('"It is “too loud” or “too this,” she said,"', [["It is “too loud” or “too this,” she said,"]]),
        ('India"s and Burma"s budgets', []),
        ('""', []),
        ('(the "free zone") and the—"free"—zone', [["free zone"], ["free"]]),
    ],
)
def test_quotations(text: str, expected: list[list[str]]) -> None:
    assert pieces(text) == expected


def test_offsets_of_the_marks() -> None:
    text = 'She said: "We go."'
    (quotation,) = find_quotations(text, [Passage(0, len(text))])
    assert (quotation.opens, quotation.closes) == (10, len(text))


@given(st.text(alphabet="ab.,'\"“”‘’«»`„ \n12\u00a0é\U0001f600\u05d0\u0301", max_size=80))
def test_every_piece_lies_between_its_marks(text: str) -> None:
    paragraphs = [Passage(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    end = 0
    for quotation in find_quotations(text, paragraphs):
        assert end <= quotation.opens < quotation.closes <= len(text)
        end = quotation.closes
        at = quotation.opens
        assert quotation.pieces
        for piece in quotation.pieces:
            assert at < piece.end
            assert at <= piece.start
            assert piece.of(text) == piece.of(text).strip()
            at = piece.end
        assert at <= quotation.closes


@pytest.mark.slow
@pytest.mark.parametrize("unit", ['"', "'", "“", "‘a ", ' "a', " 'a", "``", "»", "'a' ", '" '])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.process_time()
    find_quotations(text, [Passage(0, len(text))])
    assert time.process_time() - start < 5
