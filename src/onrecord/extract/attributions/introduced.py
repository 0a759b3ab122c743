"""A quotation that the paragraph before it introduces: ``Reed made the following statement:``, then the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.cues import load_cues
from onrecord.extract.attributions.scene import Find
from onrecord.extract.attributions.sources import subject_before
from onrecord.language.lexicon import verb_forms

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Range, Scene

_BEFORE_NOUNS = frozenset({"the", "this", "these", "following", "a", "an"})
_POINTING = frozenset({"this", "these", "following"})
_LONGEST = 40
"""Tokens of an introduction, from its verb to the colon."""


def find_introduced(scene: Scene) -> list[Find]:
    """Return them in order: content the quotation that opens a paragraph, cue and source from the one before."""
    opening = {field.first: field for field in scene.fields if field.quotation is None}
    found = []
    for first, last in scene.quotation_ranges:
        if first >= last or first >= len(scene.tokens):
            continue
        number = scene.paragraph_of(first)
        whole, before = opening.get(first), scene.paragraphs.get(number - 1)
        if scene.paragraphs[number].first != first or whole is None or before is None or before.field is None:
            continue
        if scene.norm(before.last - 1) != ":":
            continue
        told = _introduction(scene, before.closing, before.last - 1, before.field)
        if told is not None:
            cue, source = told
            found.append(Find("attribution.introduced", whole, [(first, last)], cue, source, confidence=0.88))
    return found


def find_behind_colon(scene: Scene, field: Field) -> list[Find]:
    """Return quotations that a noun of saying and a colon announce: ``is shown by this finding: "27 firms …"``.

    The paper or finding itself is the source; where a verb of saying has a subject, other rules have found it.
    """
    nouns = load_cues().nouns | load_cues().light_nouns
    found = []
    for first, last in scene.quotation_ranges:
        colon = first - 1
        if not field.first < colon < last <= field.last or scene.norm(colon) != ":":
            continue
        phrase = scene.language.noun_phrase_at(colon - 1)
        named = phrase is not None and phrase.head == colon - 1 and scene.norm(phrase.first) in _POINTING
        if phrase is None or not named or scene.lemma(phrase.head) not in nouns:
            continue
        source = (phrase.first, colon)
        found.append(Find("attribution.introduced", field, [(first, last)], None, source, confidence=0.7))
    return found


def _introduction(scene: Scene, first: int, colon: int, field: Field) -> tuple[Range, Range] | None:
    """Return the cue and the source of the words before the colon: a verb of saying, or one with its noun."""
    cues = load_cues()
    nouns = cues.nouns.keys() | cues.light_nouns.keys()
    closing = verb_forms().get(scene.norm(colon - 1))
    phrase = scene.language.noun_phrase_at(colon - 1)
    if (
        closing
        and phrase
        and "present" in closing.forms
        and closing.lemma in cues.verbs
        and phrase.first < phrase.head == colon - 1
    ):
        return (colon - 1, colon), (phrase.first, colon - 1)  # "The Harbour Times reports:", a noun to the grammar
    for at in range(colon - 1, max(first, colon - _LONGEST) - 1, -1):
        group = scene.group_of[at]
        if (
            group is None
            or group.main != at
            or not (group.finite or group.modal)
            or scene.norm(at - 1) in _BEFORE_NOUNS
        ):
            continue
        lemma = scene.lemma(at)
        noun = next((k for k in range(colon - 1, at, -1) if scene.lemma(k) in nouns), None)
        saying = lemma in cues.verbs and "quote" in cues.verbs[lemma].takes
        with_noun = noun is not None and lemma in cues.light_verbs
        if not saying and not with_noun:
            return None
        source = subject_before(scene, group.first, field)
        if source is None:
            return None
        return ((at, at + 1) if saying or noun is None else (at, noun + 1)), source
    return None
