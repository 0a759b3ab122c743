"""The trained reader's parts of speech put in the place of the rules', where the two differ over an open class.

The reader is right in 97 of 100 words of news where the rules are in 87. Closed classes stay as the rules have them:
the rooms after this one rely on their conventions (``her`` before a noun is a determiner here, ``that`` a conjunction).
What the reader does not say, a verb's form and a noun's number, follows from the word and its neighbours.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.language.lexicon import singular, verb_forms
from onrecord.language.phrases import find_noun_phrases, find_verb_groups
from onrecord.language.place import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.language.grammar import Form, Language, Pos, Sentence, Token

CHANGES: Final = frozenset((
    ("NOUN", "VERB"), ("VERB", "NOUN"), ("ADJ", "NOUN"), ("ADJ", "VERB"),
))  # fmt: skip
"""What the rules have, and what the reader may make of it: a verb or a noun."""


def mended(language: Language, told: Mapping[tuple[int, int], Pos]) -> Language:
    """Return the grammar with the parts of speech that ``told`` gives to words, by their offsets."""
    tokens = list(language.tokens)
    changed: set[Sentence] = set()
    for sentence in language.sentences:
        for at in range(sentence.first, sentence.last):
            token = tokens[at]
            pos = told.get((token.start, token.end))
            if pos is None or (token.pos, pos) not in CHANGES or (token.pos == "ADJ" and token.form):
                continue
            tag = _as_verb(tokens, sentence.first, at) if pos == "VERB" else _as_noun(token.norm)
            if tag:
                tokens[at] = replace(token, pos=tag.pos, lemma=tag.lemma, form=tag.form, plural=tag.plural)
                changed.add(sentence)
    if not changed:
        return language
    done = tuple(tokens)
    return replace(
        language,
        tokens=done,
        noun_phrases=tuple(phrase for each in language.sentences for phrase in find_noun_phrases(done, each)),
        verb_groups=tuple(group for each in language.sentences for group in find_verb_groups(done, each)),
    )


def _as_verb(tokens: Sequence[Token], first: int, at: int) -> Tag | None:
    """Return the token as a verb, in the form that its place wants; None where it can have no such form."""
    norm = tokens[at].norm
    known = verb_forms().get(norm)
    form = _form(norm, known.forms if known else frozenset(), _before(tokens, first, at))
    return Tag("VERB", known.lemma if known else norm, form) if form else None


def _as_noun(norm: str) -> Tag:
    lemma, plural = singular(norm)
    return Tag("NOUN", lemma, plural=plural)


def _before(tokens: Sequence[Token], first: int, at: int) -> str:
    """Return the lemma of the auxiliary, or "to", that governs the verb at ``at``; empty where none does."""
    for back in range(at - 1, max(first - 1, at - 5), -1):
        if tokens[back].pos == "AUX":
            return tokens[back].lemma
        if tokens[back].norm == "to" and tokens[back].pos == "PART":
            return "to"
        if tokens[back].pos not in ("ADV", "PART"):
            return ""
    return ""


def _form(norm: str, forms: frozenset[Form], governor: str) -> Form | None:
    """Return the form that the word has behind its governor, among those that it can have."""
    possible = forms or _by_ending(norm)
    wanted: tuple[Form, ...]
    if governor == "be":
        wanted = ("ing", "participle", "past")
    elif governor == "have":
        wanted = ("participle", "past")
    elif governor:
        wanted = ("base", "present")
    else:
        wanted = ("past", "present", "base", "participle", "ing")
    return next((form for form in wanted if form in possible), None)


def _by_ending(norm: str) -> frozenset[Form]:
    if norm.endswith("ing"):
        return frozenset(("ing",))
    if norm.endswith("ed"):
        return frozenset(("past", "participle"))
    return frozenset(("present",)) if norm.endswith("s") else frozenset(("base",))
