"""One story's account of an event, with the sentence around its head."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from made_up import TEXTS, passage_of
from onrecord.anchor import Passage
from onrecord.intake import Story
from onrecord.link.context import LONGEST, Sentences
from onrecord.read import read

TWO_PARAGRAPHS = (
    "NORWAY EXPECTS CHANCELLOR\n\n"
    "OSLO, March 3 (Reuters) - Chancellor Anna Berg will visit Norway on Friday. The U.S. envoy, Mr. Cole, will not.\n"
    '    "We have time," she said.\n    No day was given\n'
)


def context_of(text: str, words: str) -> str:
    return Sentences(read(Story(key="made-up", text=text))).around(passage_of(text, words)).text


def test_the_sentence_that_holds_the_words() -> None:
    assert context_of(TWO_PARAGRAPHS, "visit") == "Chancellor Anna Berg will visit Norway on Friday."
    assert context_of(TWO_PARAGRAPHS, "Cole") == "The U.S. envoy, Mr. Cole, will not."
    assert context_of(TWO_PARAGRAPHS, "time") == '"We have time," she said.'
    assert context_of(TWO_PARAGRAPHS, "day was") == "No day was given"


def test_a_title_and_a_dateline_are_no_part_of_a_sentence() -> None:
    assert context_of(TWO_PARAGRAPHS, "EXPECTS") == "NORWAY EXPECTS CHANCELLOR"
    assert context_of(TWO_PARAGRAPHS, "March 3") == "OSLO, March 3 (Reuters) -"


def test_words_across_a_full_stop_have_both_sentences() -> None:
    assert context_of(TWO_PARAGRAPHS, "Friday. The") == (
        "Chancellor Anna Berg will visit Norway on Friday. The U.S. envoy, Mr. Cole, will not."
    )


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "Berg said " + "and then " * 200 + "that she would visit Norway " + "or perhaps " * 200 + "not."
    context = context_of(text, "visit")
    assert len(context) <= LONGEST
    assert "that she would visit Norway or perhaps" in context
    assert set(context.split()) <= {"and", "then", "that", "she", "would", "visit", "Norway", "or", "perhaps"}
    assert context_of(text, "Berg").startswith("Berg said and then")
    assert context_of(text, "not.").endswith("or perhaps not.")


@given(TEXTS, st.data())
def test_any_passage_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    passage = Passage(start, data.draw(st.integers(start + 1, len(text))))
    context = Sentences(read(Story(key="any", text=text))).around(passage)
    assert context.text == text[context.start : context.end]
    assert context.start <= passage.start or text[passage.start : context.start].isspace()


def test_many_passages_of_one_endless_paragraph_cost_no_more_than_reading_it() -> None:
    text = "word " * 40_000
    sentences = Sentences(read(Story(key="long", text=text)))
    began = time.process_time()
    for start in range(0, len(text), 50):
        sentences.around(Passage(start, start + 4))
    assert time.process_time() - began < 5
