"""The reader's parts of speech take the place of the rules', with forms and numbers that the words can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord import Story
from onrecord.language import Language, analyse
from onrecord.language.mended import mended
from onrecord.language.model import model_of
from onrecord.story import read_parts

if TYPE_CHECKING:
    from onrecord.language.grammar import Pos


def language_of(text: str) -> Language:
    return analyse(read_parts(Story(key="s", text=text)))


def told(text: str, word: str, pos: Pos) -> dict[tuple[int, int], Pos]:
    at = text.index(word)
    return {(at, at + len(word)): pos}


@pytest.mark.parametrize(
    ("text", "word", "pos", "form", "lemma", "plural"),
    [
        ("Allied leaders met the pair.", "leaders", "NOUN", None, "leader", True),
        ("Officials still haggle over it.", "haggle", "VERB", "base", "haggle", False),
        ("The firm has cut its costs.", "cut", "VERB", "participle", "cut", False),
        ("They met at a hearing.", "hearing", "NOUN", None, "hearing", False),
    ],
)
def test_a_word_becomes_what_the_reader_says(
    text: str,
    word: str,
    pos: Pos,
    form: str | None,
    lemma: str,
    plural: bool,  # noqa: FBT001
) -> None:
    language = mended(language_of(text), told(text, word, pos))
    token = language.tokens[language.token_at(text.index(word))]
    assert (token.pos, token.form, token.lemma, token.plural) == (pos, form, lemma, plural)


def test_closed_classes_stay() -> None:
    text = "Her plan is that they meet."
    language = language_of(text)
    changed = mended(language, {**told(text, "Her", "PRON"), **told(text, "that", "PRON")})
    assert changed.tokens == language.tokens


def test_phrases_and_verbs_follow() -> None:
    text = "The bank will regret the offer."
    language = language_of(text)
    as_noun = mended(language, told(text, "offer", "VERB"))
    assert len(as_noun.noun_phrases) <= len(language.noun_phrases)
    assert mended(language, {}).noun_phrases == language.noun_phrases


def test_the_reader_tells_nouns_from_verbs() -> None:
    parts = read_parts(Story(key="s", text="Dozens of farmers said that two banks would sign the agreement in May."))
    model = model_of()
    assert model is not None
    reading = model.read(parts)
    every = reading.parts_of_speech(0.0)
    said = {parts.text[start:end]: pos for (start, end), pos in every.items()}
    assert (said["farmers"], said["said"], said["sign"], said["agreement"]) == ("NOUN", "VERB", "VERB", "NOUN")
    assert reading.parts_of_speech().items() <= every.items()
