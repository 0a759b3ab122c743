"""Words, sentences, parts of speech and phrases, as the rooms after them rely on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Story
from onrecord.language import Language, analyse
from onrecord.language.lexicon import third_person, verb_forms
from onrecord.story import read_parts


def grammar(text: str) -> Language:
    return analyse(read_parts(Story(key="example", text=text)))


def words(text: str) -> list[str]:
    return [token.text for token in grammar(text).tokens]


def sentences(text: str) -> list[str]:
    language = grammar(text)
    return [language.passage(sentence.first, sentence.last).of(text) for sentence in language.sentences]


def tags(text: str) -> dict[str, str]:
    return {token.text: token.pos for token in grammar(text).tokens}


def phrases(text: str) -> list[str]:
    language = grammar(text)
    return [language.passage(phrase.first, phrase.last).of(text) for phrase in language.noun_phrases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister’s aide didn't call.", ["The", "minister", "’s", "aide", "did", "n't", "call", "."]),
        (
            "The U.S. envoy left at 5 p.m. on Nov. 30.",
            ["The", "U.S.", "envoy", "left", "at", "5", "p.m.", "on", "Nov.", "30", "."],
        ),
        ("A 48-hour visit cost $1.5 million.", ["A", "48-hour", "visit", "cost", "$", "1.5", "million", "."]),
        (
            "They can't, won't and cannot wait.",
            ["They", "ca", "n't", ",", "wo", "n't", "and", "can", "not", "wait", "."],
        ),
        ("The countries' centuries-long ties", ["The", "countries", "'", "centuries-long", "ties"]),
    ],
)
def test_words_keep_abbreviations_and_split_clitics(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Poe met Gen. J. R. Vance in St. Paul on Nov. 3.| He left.",
        "“We will go.”| “When?” she asked.",
        '"It is over," he said.| "Go home."',
        "The U.S. Senate voted.| It was late.",
        "He lives in the U.S.| The visit is off.",
        "Prices rose 3.5 percent.| Why?| Nobody knows.",
    ],
)
def test_sentences_end_at_stops_that_are_no_abbreviations(text: str) -> None:
    assert sentences(text.replace("|", "")) == text.replace("| ", "|").split("|")


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("The president plans to visit Chile.", "plans", "VERB"),
        ("The plans were dropped.", "plans", "NOUN"),
        ("Trade talks collapsed.", "talks", "NOUN"),
        ("He will visit Chile in May.", "May", "PROPN"),
        ("He may visit Chile.", "may", "AUX"),
        ("They said that talks failed.", "that", "SCONJ"),
        ("It was included in the agenda.", "in", "ADP"),
        ("The level of debt fell.", "level", "NOUN"),
        ("She has been opposed to it.", "opposed", "VERB"),
        ("The US stance is clear.", "US", "PROPN"),
        ("Gulf states will meet.", "states", "NOUN"),
        ("Poe canceled it.", "canceled", "VERB"),
        ("Poe cancelled it.", "cancelled", "VERB"),
        ("She was in Oslo last week.", "last", "ADJ"),
        ("The talks will last a week.", "last", "VERB"),
        ("What the ministry says is wrong.", "says", "VERB"),
        ("EU leaders met.", "leaders", "NOUN"),
        ("Poe May Visit Oslo", "May", "AUX"),
        ("Poe May Visit Oslo", "Visit", "VERB"),
        ("Theresa May Visits Oslo", "May", "PROPN"),
    ],
)
def test_neighbours_decide_between_classes(text: str, word: str, pos: str) -> None:
    assert tags(text)[word] == pos


@pytest.mark.parametrize(
    ("text", "modal", "infinitive", "negated", "passive", "past"),
    [
        ("The deal could not have been signed.", "could", False, True, True, False),
        ("It is planned.", None, False, False, True, False),
        ("She met him.", None, False, False, False, True),
        ("He will meet her.", "will", False, False, False, False),
    ],
)
def test_a_verb_group_tells_mood_voice_and_tense(
    text: str, modal: str | None, *, infinitive: bool, negated: bool, passive: bool, past: bool
) -> None:
    group = grammar(text).verb_groups[0]
    assert (group.modal, group.infinitive, group.negated, group.passive, group.past) == (
        modal,
        infinitive,
        negated,
        passive,
        past,
    )


def test_noun_phrases_hold_titles_and_joined_adjectives() -> None:
    text = "Deputy Prime Minister Ana Poe signed a dozen commercial and military pacts with France."
    assert phrases(text) == ["Deputy Prime Minister Ana Poe", "a dozen commercial and military pacts", "France"]


def test_a_name_at_a_sentence_start_is_known_from_the_rest_of_the_story() -> None:
    language = grammar("The negotiator Gerhard Renner left. Renner said nothing.")
    assert [token.pos for token in language.tokens if token.text == "Renner"] == ["PROPN", "PROPN"]


def test_verb_forms_follow_english_spelling() -> None:
    forms = verb_forms()
    assert forms["stopped"].lemma == "stop"
    assert forms["carries"].lemma == "carry"
    assert forms["travelling"].lemma == "travel"
    assert forms["visited"].lemma == "visit"
    assert forms["written"].forms == {"participle"}
    assert third_person("reach") == "reaches"


@given(st.text())
def test_tokens_stand_in_order_and_cover_what_is_no_space(text: str) -> None:
    language = grammar(text)
    assert all(a.end <= b.start for a, b in zip(language.tokens, language.tokens[1:], strict=False))
    assert all(text[token.start : token.end] == token.text for token in language.tokens)
    assert sum(s.last - s.first for s in language.sentences) == len(language.tokens)


@pytest.mark.parametrize("hostile", ['"', "A. ", "1-1", "x'", "to ", "’s", "-"])
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    assert grammar(hostile * 20_000).tokens
