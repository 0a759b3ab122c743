"""The forms of verbs: the same that the tagger knows."""

from __future__ import annotations

import pytest

from onrecord.inflection import ing_of, participle_of, past_of, verb_of
from onrecord.language.lexicon import verb_forms


def test_every_form_that_the_tagger_knows_has_the_same_verb() -> None:
    for form, known in verb_forms().items():
        verb = verb_of(form)
        assert verb is not None, form
        assert (verb.base, verb.noun_too) == (known.lemma, known.noun_too)
        assert verb.forms <= known.forms


@pytest.mark.parametrize(
    ("base", "past", "participle", "ing"),
    [
        ("visit", "visited", "visited", "visiting"),
        ("take", "took", "taken", "taking"),
        ("cut", "cut", "cut", "cutting"),
        ("carry", "carried", "carried", "carrying"),
        ("die", "died", "died", "dying"),
        ("agree", "agreed", "agreed", "agreeing"),
        ("travel", "travelled", "travelled", "travelling"),
    ],
)
def test_forms(base: str, past: str, participle: str, ing: str) -> None:
    assert (past_of(base), participle_of(base), ing_of(base)) == (past, participle, ing)


def test_both_spellings_are_known() -> None:
    assert {verb.base for form in ("traveled", "travelling", "traveling") if (verb := verb_of(form))} == {"travel"}


def test_what_is_no_verb() -> None:
    assert verb_of("summit") is None
    assert verb_of("") is None
