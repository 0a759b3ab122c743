"""What is to be talked about: *to discuss trade*, *talks on wages*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.triggers import GATHERINGS, words

if TYPE_CHECKING:
    from onrecord.extract.events.mention import Mention
    from onrecord.extract.events.scene import Scene
    from onrecord.language import NounPhrase
    from onrecord.record import CitedPassage


def agenda_of(scene: Scene, mention: Mention) -> tuple[CitedPassage, ...]:
    """Return the subjects that a telling of talks or a visit names."""
    if mention.kind not in GATHERINGS and mention.kind != "visit":
        return ()
    stop = scene.clause_end(mention.token)
    group = scene.group_after(mention.token + 1)
    if group is not None and group.last < stop and group.infinitive:
        phrase = scene.language.noun_phrase_at(group.last)
        raised = scene.tokens[group.main].lemma in words("raising")
        if raised and phrase is not None and phrase.first == group.last:
            return (_cited(scene, phrase, stop),)
    at = mention.token + 1
    if not mention.verb and at + 1 < stop and scene.tokens[at].norm == "on" and not scene.in_time(at + 1):
        phrase = scene.language.noun_phrase_at(at + 1)
        if phrase is not None and phrase.first == at + 1:
            return (_cited(scene, phrase, stop),)
    return ()


def _cited(scene: Scene, phrase: NounPhrase, stop: int) -> CitedPassage:
    """Return the phrase with its *of* and its second half: *a range of issues*, *trade and investment*."""
    last = phrase.last
    while last + 1 < stop and (scene.tokens[last].norm == "of" or scene.tokens[last].pos == "CCONJ"):
        inner = scene.language.noun_phrase_at(last + 1)
        if inner is None or inner.first != last + 1:
            break
        last = inner.last
    return scene.cite(phrase.first, last)
