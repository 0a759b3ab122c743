"""Forecasts and estimates that somebody revises or keeps: ``the fund raised its growth forecast to 3.1 percent``.

What is said is the number, and it stands behind no verb of saying: the one whose forecast it is says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.cues import word_set
from onrecord.extract.attributions.extent import content_end
from onrecord.extract.attributions.nominal import possessor
from onrecord.extract.attributions.scene import Find
from onrecord.extract.attributions.sources import subject_before

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Range, Scene
    from onrecord.language import VerbGroup

_REACH = 4
"""Words between a verb and the phrase that it revises: ``edged up its forecast``."""


def find_revised(scene: Scene, field: Field, closed: dict[int, int]) -> list[Find]:
    """Return them in order: content the forecast with its number, cue the verb with its noun, or the noun alone."""
    finds: list[Find] = []
    for at in range(field.first, field.last):
        token = scene.tokens[at]
        if token.lemma not in word_set("estimates") or scene.hidden(at, field) or scene.phrase_first[at] < 0:
            continue
        owner = possessor(scene, at, field)
        if owner is None or scene.group_of[at] is not None:
            continue
        found = _found(scene, field, at, owner, closed)
        if found is not None:
            finds.append(found)
    return finds


def _found(scene: Scene, field: Field, noun: int, owner: Range, closed: dict[int, int]) -> Find | None:
    group = _revising(scene, field, scene.phrase_first[noun])
    if scene.norm(owner[0]) in word_set("possessives"):
        if group is None:
            return None
        source = subject_before(scene, group.first, field)
        cue = (group.main, noun + 1)
    else:
        source, cue = owner, (noun, noun + 1)
    start = noun + 1
    if source is None:
        return None
    end = content_end(scene, start, field.last, "noun", group, closed)
    if not any(scene.tokens[at].pos == "NUM" for at in range(start, end)):
        return None
    return Find("attribution.revised", field, [(start, end)], cue, source, "expects", confidence=0.75)


def _revising(scene: Scene, field: Field, phrase: int) -> VerbGroup | None:
    """Return the verb whose object the phrase is, where it is one of raising, cutting or keeping."""
    for at in range(phrase - 1, max(field.first, phrase - _REACH) - 1, -1):
        group = scene.group_of[at]
        if group is None:
            continue
        told = not (group.modal or group.negated or group.infinitive or group.passive)
        return group if told and scene.lemma(group.main) in word_set("revisers") else None
    return None
