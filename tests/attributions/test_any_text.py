"""Attributions: what holds for any text at all."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.extract.attributions import find_attributions
from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.language.model import model_of
from onrecord.story import read_parts

if TYPE_CHECKING:
    from onrecord.record import Attribution

WORDS = st.sampled_from(
    ["said", "told", "Kovac", "he", "we", "I", "the minister", "reporters", "that", "to go", "as", "saying", "quoted",
     "according to", "urged", "warning", "made clear", "and", "but", ",", ".", ":", '"', "“", "”", "''", "(", ")", "-",
     "\n\n", "\n", "on Monday", "prices", "rose", "would fall", "who", "which", "what", "hopes",
     "figures show", "é", "🇷🇸",
     "?", "!", "citing", "accused", "of", "cast doubt on", "is concerned about"]
)  # fmt: skip


def read_attributions(text: str) -> tuple[Attribution, ...]:
    parts = read_parts(Story(key="any", text=text))
    model = model_of()
    assert model is not None
    return find_attributions(parts, analyse(parts), (), reading=model.read(parts))


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
@example("he cast doubt on said and")
def test_every_passage_is_cited_and_every_enclosing_one_encloses(text: str) -> None:
    found = read_attributions(text)
    by_id = {one.id: one for one in found}
    assert list(by_id) == [f"a{number}" for number in range(1, len(found) + 1)]
    assert all(left.content[0].start <= right.content[0].start for left, right in pairwise(found))
    for one in found:
        assert one.content
        for passage in (*one.content, one.source, one.cue, one.addressee, one.occasion):
            assert passage is None or text[passage.start : passage.end] == passage.text
        if one.within is not None:
            outer = by_id[one.within]
            assert outer is not one
            assert outer.content[0].start <= one.content[0].start
            assert one.content[-1].end <= outer.content[-1].end


@pytest.mark.parametrize(
    "bait",
    [
        "he said ",
        "said Kovac, ",
        '"',
        "according to ",
        "who said ",
        '"No," he said. ',
        "quoted him as saying ",
        "and warned ",
        ", ",
    ],
)
def test_hostile_text_costs_linear_time(bait: str) -> None:
    def seconds(size: int) -> float:
        parts = read_parts(Story(key="bait", text=bait * (size // len(bait))))
        language = analyse(parts)
        before = time.process_time()
        find_attributions(parts, language, ())
        return time.process_time() - before

    seconds(2_000)
    small, large = seconds(8_000), seconds(32_000)
    assert large < 12 * small + 0.3
