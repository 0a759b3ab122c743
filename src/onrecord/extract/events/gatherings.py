"""Words beside words: which of two tells the event (*discussions at two-day talks*, *the opening of the talks*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.evidence import is_gathering
from onrecord.extract.events.triggers import GATHERINGS, cues, noun_at, noun_trigger, words
from onrecord.language import NounPhrase

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import Sentence

SETTING = frozenset({"at", "during"})
_OBJECT = frozenset({"at", "during", "in", "for", ""})
_DIRECT = frozenset({""})
_REACH = 40


def links_to_gathering(lemma: str) -> frozenset[str]:
    """Return the prepositions by which a gathering takes a verb's place (an empty one: its object)."""
    if lemma in words("hosting_at"):
        return SETTING
    if lemma in words("hosting_object"):
        return _OBJECT
    return _DIRECT if lemma in words("hosting_direct") else frozenset()


def is_at_gathering(scene: Scene, first: int, stop: int, links: frozenset[str] = SETTING) -> bool:
    """*discussions at two-day talks*, *will discuss food during the summit*: the gathering tells it."""
    if "" in links and (_names_gathering(scene, first) or _takes_gathering(scene, first)):
        return True
    last = min(stop, len(scene.tokens) - 1, first + _REACH)
    return any(
        scene.tokens[at].norm in links and scene.tokens[at].pos == "ADP" and _names_gathering(scene, at + 1)
        for at in range(first, last)
    )


def _takes_gathering(scene: Scene, at: int) -> bool:
    """*will host a roundtable discussion*: as an object, a lesser word will do."""
    phrase = scene.language.noun_phrase_at(at) if at < len(scene.tokens) else None
    trigger = noun_at(scene.tokens[phrase.head]) if phrase is not None and phrase.first == at else None
    return trigger is not None and trigger.kind in GATHERINGS


def _names_gathering(scene: Scene, at: int) -> bool:
    phrase = scene.language.noun_phrase_at(at) if at < len(scene.tokens) else None
    if phrase is None or phrase.first != at:
        return False
    if phrase.last + 1 < len(scene.tokens) and scene.tokens[phrase.last].norm == "of":
        inner = scene.language.noun_phrase_at(phrase.last + 1)
        if inner is not None and is_gathering(scene, inner.head):
            return True
    trigger = noun_at(scene.tokens[phrase.head])
    if trigger is None or trigger.degree != "diary":
        return False
    return trigger.kind == "trial" or is_gathering(scene, phrase.head) or trigger.root in words("shows")


def wraps_event(scene: Scene, at: int, phrase: NounPhrase) -> bool:
    """*the opening of the talks*: the talks tell it."""
    if scene.tokens[at].lemma not in words("wrapping") or phrase.last + 1 >= len(scene.tokens):
        return False
    inner = scene.language.noun_phrase_at(phrase.last + 1) if scene.tokens[phrase.last].norm == "of" else None
    return inner is not None and noun_trigger(scene.tokens[inner.head].norm) is not None


def is_gerund(scene: Scene, at: int, sentence: Sentence) -> bool:
    """*the interim committee meeting*, *the signing*: a noun, though it looks like a verb."""
    group = scene.language.verb_group_at(at)
    if noun_trigger(scene.tokens[at].norm) is None or group is None or group.first != at or at == sentence.first:
        return False
    before = scene.tokens[at - 1]
    return before.pos in {"NOUN", "PROPN", "ADJ", "DET"} or before.norm in {"'s", "'"}


def phrase_of(scene: Scene, at: int) -> NounPhrase | None:
    """Return the whole phrase of an event's noun, or nothing where the noun only stands before another."""
    phrase = scene.language.noun_phrase_at(at)
    if phrase is None:
        before = scene.language.noun_phrase_at(at - 1) if at else None
        phrase = NounPhrase(before.first if before is not None and before.last == at else at, at + 1, at)
    elif phrase.head != at:
        follows = at + 1 < phrase.last and (scene.in_time(at + 1) or scene.tokens[at + 1].text in {'"', "“"})
        if not follows:  # "talks Friday" is one phrase, "summit meeting" is the meeting
            return None
    return _contained(scene, _whole_name(scene, phrase))


def _outer(scene: Scene, phrase: NounPhrase) -> NounPhrase | None:
    at = phrase.first - 1
    before = scene.language.noun_phrase_at(at - 1) if at > 0 and scene.tokens[at].norm == "of" else None
    return before if before is not None and before.last == at else None


def _whole_name(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """*a U.S.-Japan-Republic of Korea Trilateral Meeting*: one name, though *of* stands in it."""
    outer = _outer(scene, phrase)
    proper = {scene.tokens[at].pos for at in (phrase.first, phrase.head)} == {"PROPN"}
    if outer is None or not proper or scene.tokens[outer.head].pos != "PROPN":
        return phrase
    return NounPhrase(outer.first, phrase.last, phrase.head)


def _contained(scene: Scene, phrase: NounPhrase) -> NounPhrase:
    """*a planned series of meetings*: the plan is for the meetings."""
    outer = _outer(scene, phrase)
    if outer is None or scene.tokens[phrase.first - 2].lemma not in cues().container:
        return phrase
    return NounPhrase(outer.first, phrase.last, phrase.head)


def outer_first(scene: Scene, phrase: NounPhrase) -> int:
    """Return where *a package of bilateral documents* starts, given its last phrase."""
    outer = _outer(scene, phrase)
    return outer.first if outer is not None else phrase.first
