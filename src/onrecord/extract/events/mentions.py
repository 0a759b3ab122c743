"""Every place where a story tells an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.gatherings import is_gerund
from onrecord.extract.events.noun_mentions import noun_mention
from onrecord.extract.events.triggers import words
from onrecord.extract.events.turns import turn_mention
from onrecord.extract.events.verb_mentions import verb_mention

if TYPE_CHECKING:
    from onrecord.extract.events.mention import Mention
    from onrecord.extract.events.scene import Scene


def find_mentions(scene: Scene) -> list[Mention]:
    """Return the mentions of events in text order."""
    found: list[Mention] = []
    for sentence in scene.language.sentences:
        for at in range(sentence.first, sentence.last):
            word = scene.tokens[at]
            turn = turn_mention(scene, at, sentence) if word.lemma in words("turning") else None
            if turn is not None:
                found.append(turn)
                continue
            if word.pos == "VERB" and not (word.form == "ing" and is_gerund(scene, at, sentence)):
                mention = verb_mention(scene, at, sentence)
            elif word.pos in {"NOUN", "PROPN", "VERB"}:
                mention = noun_mention(scene, at, sentence)
            else:
                continue
            if mention is not None:
                found.append(mention)
    return sorted(found, key=lambda mention: mention.token)
