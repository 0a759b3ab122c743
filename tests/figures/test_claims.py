"""Whose claim it is: chains of attributions around a passage."""

from __future__ import annotations

import pytest

from onrecord import Story, read
from onrecord.anchor import Passage
from onrecord.record import Attribution, Figure, Speaker, cite
from onrecord.resolve.claims import with_claimants

TEXT = '"The bank says trade is $2 billion, and I think 30 firms gain," Mary Poe said.'


def told(number: int, words: str, speaker: str | None, within: str | None = None) -> Attribution:
    at = TEXT.index(words)
    return Attribution(
        id=f"a{number}",
        kind="indirect",
        content=(cite(TEXT, Passage(at, at + len(words))),),
        speakers=() if speaker is None else (Speaker(name_id=None, name=speaker),),
        within=within,
        confidence=1,
        found_by="made.up",
    )


def figure(words: str) -> Figure:
    at = TEXT.index(words)
    return Figure(start=at, end=at + len(words), text=words, id="f1", value=1, confidence=1, found_by="made.up")


OUTER = told(1, "The bank says trade is $2 billion, and I think 30 firms gain", "Mary Poe")
BANK = told(2, "trade is $2 billion", "the bank", "a1")
SELF = told(3, "30 firms gain", "Mary Poe", "a1")


def chain(words: str, *attributions: Attribution) -> tuple[str, ...]:
    return with_claimants((figure(words),), attributions)[0].claimed_by


def test_a_chain_goes_from_the_outermost_to_the_innermost() -> None:
    assert chain("$2 billion", BANK, OUTER) == ("a1", "a2")


def test_the_same_speaker_within_his_own_words_is_one_link() -> None:
    assert chain("30", OUTER, SELF) == ("a1",)


def test_outside_all_words_it_is_the_storys_own_voice() -> None:
    assert chain("30", BANK) == ()


def test_words_of_nobody_make_no_link() -> None:
    assert chain("30", told(4, "30 firms gain", None)) == ()


def test_a_circle_of_attributions_ends() -> None:
    round_one = OUTER.model_copy(update={"within": "a2"})
    assert set(chain("$2 billion", round_one, BANK)) == {"a1", "a2"}


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("The fund raised its growth forecast to 3.1 percent.", [["The fund"]]),
        ("That left the bank's estimate of growth at 3.1 percent.", [["the bank"]]),
        ('"The claim is 100 percent false," said 9/11 widow Ann Lee.', [["9/11 widow Ann Lee"]]),
        ("Some 30 percent of those asked said they were poor.", [[]]),
    ],
)
def test_whose_figure_it_is(text: str, claimants: list[list[str]]) -> None:
    record = read(Story(key="claims", text=text, published_on="2020-03-02"))
    sources = {a.id: a.source.text if a.source else None for a in record.attributions}
    assert [[sources[key] for key in figure.claimed_by] for figure in record.figures] == claimants
