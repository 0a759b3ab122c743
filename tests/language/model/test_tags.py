"""Spans go into tags and come back."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.model.tags import ROLES, TAGS, cue_tags, follows, read_spans, write_spans


def tagged(length: int, **spans: list[tuple[int, int]]) -> list[str]:
    tags = [0] * length
    for role in ROLES:
        write_spans(tags, spans.get(role, []), role)
    return [TAGS[t] for t in tags]


def test_spans_are_tagged_first_inside_last_and_alone() -> None:
    assert tagged(7, content=[(0, 3), (6, 7)], source=[(4, 6)]) == [
        "B-content",
        "I-content",
        "E-content",
        "O",
        "B-source",
        "E-source",
        "S-content",
    ]


def test_a_span_that_meets_another_is_cut_around_it() -> None:
    assert tagged(5, content=[(1, 3)], source=[(0, 5)]) == [
        "S-source",
        "B-content",
        "E-content",
        "B-source",
        "E-source",
    ]


def test_cues_are_tagged_first_and_inside() -> None:
    assert cue_tags(6, [(1, 2), (3, 6)]) == [0, 1, 0, 1, 2, 2]


def test_neighbouring_spans_of_one_role_stay_two() -> None:
    tags = [0] * 4
    write_spans(tags, [(0, 2), (2, 4)], "content")
    assert read_spans(tags, "content") == [(0, 2), (2, 4)]


@st.composite
def two_roles(draw: st.DrawFn) -> tuple[int, dict[str, list[tuple[int, int]]]]:
    edges = sorted(draw(st.sets(st.integers(0, 30), max_size=12)))
    spans: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
    for a, b in zip(edges[::2], edges[1::2], strict=False):
        spans[draw(st.sampled_from(ROLES))].append((a, b))
    return 30, spans


@given(two_roles())
def test_what_is_written_is_read_and_keeps_the_rules(made: tuple[int, dict[str, list[tuple[int, int]]]]) -> None:
    length, spans = made
    tags = [0] * length
    for role in ROLES:
        write_spans(tags, spans[role], role)
    assert {role: read_spans(tags, role) for role in ROLES} == spans
    edged = [-1, *tags, -1]
    assert all(follows(a, b) for a, b in itertools.pairwise(edged))


@given(st.lists(st.integers(0, len(TAGS) - 1), max_size=20))
def test_any_tags_give_spans_of_their_own_words(tags: list[int]) -> None:
    for role in ROLES:
        words = [n for a, b in read_spans(tags, role) for n in range(a, b)]
        assert words == [n for n, tag in enumerate(tags) if TAGS[tag].endswith(role)]


def test_what_may_not_follow() -> None:
    number = {name: n for n, name in enumerate(TAGS)}
    assert not follows(number["O"], number["I-content"])
    assert not follows(number["B-content"], number["O"])
    assert not follows(number["B-content"], number["E-source"])
    assert not follows(-1, number["E-source"])
    assert not follows(number["I-source"], -1)
    assert follows(number["E-source"], number["B-content"])
    assert follows(number["S-content"], -1)
