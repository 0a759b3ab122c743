"""Clauses: whether one stands in a range, whether one begins here, whether its verb attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.cues import load_cues, word_set
from onrecord.extract.attributions.scene import DASHES

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Scene
    from onrecord.language import VerbGroup

_REACH = 60
"""How many tokens a look ahead goes: linear on any text."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def has_main_clause(scene: Scene, first: int, last: int, field: Field) -> bool:
    """Tell whether a finite verb stands in the range that no "who", "which" or "because" has claimed."""
    claimed = False
    seen = 0
    for at in range(first, last):
        if scene.hidden(at, field):
            return True
        word = scene.norm(at)
        if word in word_set("subordinators") and not (word == "that" and seen):
            claimed = True
        elif word == "," and claimed is False:
            pass
        group = scene.group_of[at]
        if group is not None and group.main == at and group.finite and not group.infinitive:
            if not claimed:
                return True
            claimed = False
            seen += 1
        if at - first > 4 * _REACH:
            return True
    return False


def starts_clause(scene: Scene, at: int, last: int, field: Field, *, weak: bool = False) -> bool:
    """Tell whether a clause with a subject and a finite verb begins at ``at``, without "that".

    ``weak``: the cue takes noun phrases too, so that a bare past form may be a participle (``a plan proposed by``) and
    does not show a clause.
    """
    if scene.norm(at) in {",", ";", ":"} or scene.is_mark(at):
        return False
    as_phrase = scene.norm(at) == "as" and scene.norm(at + 1) in {"a", "an", "part", "of", "for"}
    waiting = 1 if scene.norm(at) in word_set("subordinators") and not as_phrase else 0
    prepositional = as_phrase or (scene.tokens[at].pos == "ADP" and not waiting)
    fronted = prepositional or waiting > 0
    subject = False
    here = at
    while here < min(last, at + _REACH):
        if scene.hidden(here, field):
            return False
        word, group = scene.norm(here), scene.group_starting(here)
        if group is not None:
            passed = _may_be_participle(scene, group) if subject else _is_modifier(scene, group)
            if passed and (weak or not subject):
                here = group.last
                continue
            if not subject or (prepositional and group.infinitive) or (group.infinitive and here == at):
                return False
            if is_finite(scene, group) and group.main < last:
                if scene.norm(here - 1) in {"and", "or", "but"} and waiting == 0:
                    return False
                if waiting == 0:
                    return True
                waiting -= 1
            here = group.last
            continue
        if word == "," and subject and not waiting and not fronted and _another_clause(scene, here, last):
            return False
        if word in {";", ":"} or (word in DASHES and here > at + 1 and not subject):
            return False
        opens = word in word_set("relatives") or word in {"because", "while", "although", "if", "unless", "until"}
        if subject and (opens or (word == "that" and scene.tokens[min(here + 1, last - 1)].pos not in {"NOUN", "ADJ"})):
            waiting += 1
        if scene.tokens[here].pos in _NOMINAL or scene.tokens[here].pos == "DET" or word in {"there", "it"}:
            subject = True
        here += 1
    return False


def _is_modifier(scene: Scene, group: VerbGroup) -> bool:
    """Tell whether an -ing form belongs to the noun behind it: ``developing countries``."""
    after = scene.tokens[min(group.last, len(scene.tokens) - 1)]
    return not group.finite and scene.tokens[group.main].form == "ing" and after.pos == "NOUN"


def _may_be_participle(scene: Scene, group: VerbGroup) -> bool:
    main = scene.tokens[group.main]
    return group.first == group.main and main.pos == "VERB" and main.form != "present"


def _another_clause(scene: Scene, comma: int, last: int) -> bool:
    """``once she has had her say, he leaves``: what follows the comma is no verb of what stands before it."""
    follow = scene.group_starting(comma + 2)
    return scene.tokens[min(comma + 1, last - 1)].pos == "PRON" and follow is not None and follow.finite


def is_finite(scene: Scene, group: VerbGroup) -> bool:
    """Tell a finite verb from a bare form and from "compared with"."""
    main = scene.tokens[group.main]
    if not group.finite or main.norm in {"compared", "last"}:
        return False
    if main.norm == "ended" and scene.tokens[group.first - 1].lemma in word_set("accounted"):
        return False  # "a loss for the year ended December 31"
    if group.first != group.main or main.form != "base" or main.pos != "VERB":
        return True
    before = group.first - 1
    return before >= 0 and (scene.tokens[before].plural or scene.tokens[before].pos in {"PRON", "PROPN", "ADV", "NUM"})


def is_finite_cue(scene: Scene, group: VerbGroup | None) -> bool:
    """Tell whether a verb group attributes as it stands: a cue, finite, told as a fact."""
    if group is None or group.infinitive or group.passive or group.modal is not None:
        return False
    lemma = scene.lemma(group.main)
    return lemma in load_cues().verbs and (group.finite or scene.tokens[group.main].form in {"past", "participle"})
