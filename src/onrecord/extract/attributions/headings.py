"""Headings attribute in telegraphic ways: ``Talks to resume: envoy``, ``Minister: no talks before May``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.cues import load_cues, word_set
from onrecord.extract.attributions.extent import trim_end
from onrecord.extract.attributions.scene import DASHES, Find

if TYPE_CHECKING:
    from onrecord.extract.attributions.cues import Cue
    from onrecord.extract.attributions.scene import Field, Range, Scene

_LONGEST_SOURCE = 7


def find_in_heading(scene: Scene, field: Field, people: set[int]) -> list[Find]:
    """Return what a heading attributes; ``people`` are the tokens of names of people."""
    for at in range(field.last - 2, field.first, -1):
        if scene.norm(at) == ":" or (
            scene.norm(at) in DASHES
            and scene.tokens[at].start > scene.tokens[at - 1].end
            and scene.tokens[at + 1].start > scene.tokens[at].end
        ):
            before, after = (field.first, at), (at + 1, field.last)
            if field.last - at - 1 <= _LONGEST_SOURCE and _is_source(scene, after, people):
                return [Find("attribution.heading", field, [before], None, after, confidence=0.85)]
            if at - field.first <= _LONGEST_SOURCE and scene.norm(at) == ":" and _is_source(scene, before, people):
                return [Find("attribution.heading", field, [after], None, before, confidence=0.8)]
            return []
    return _verb_in_capitals(scene, field)


def _is_source(scene: Scene, words: Range, people: set[int]) -> bool:
    first, last = words
    if scene.norm(first) in word_set("labels") or any(
        group is not None and group.finite for group in scene.group_of[first:last]
    ):
        return False
    head = scene.norm(last - 1)
    return (
        head in word_set("roles")
        or head.rstrip("s") in word_set("roles")
        or any(at in people for at in range(first, last))
    )


def _verb_in_capitals(scene: Scene, field: Field) -> list[Find]:
    """``UNION CONFIRMS TALKS TO RESUME``: all in capitals, where the grammar cannot tell verbs."""
    words = [scene.tokens[at].text for at in range(field.first, field.last)]
    capitals = sum(word.isupper() for word in words) * 10 >= len(words) * 8
    cues = load_cues()
    for at in range(field.first + 1, min(field.last - 1, field.first + 8)):
        state = cues.adjectives.get(scene.norm(at))
        if (
            state is not None
            and scene.norm(at + 1) in state.prepositions | {"that"}
            and scene.norm(at - 1) not in {"the", "a"}
        ):
            last = trim_end(scene, at + 1, field.last)
            return [
                Find(
                    "attribution.heading",
                    field,
                    [(at + 1, last)],
                    (at, at + 1),
                    (field.first, at),
                    state.stance,
                    None,
                    [],
                    0.75,
                )
            ]
        cue = _cue_form(scene.norm(at))
        if (
            cue is None
            or scene.tokens[at].pos in {"ADP", "VERB", "PART"}
            or scene.norm(at - 1) in {"'s", "of", "the", "a"}
            or (scene.norm(at - 1).endswith("es") and cue.lemma in word_set("mostly_nouns"))
        ):
            continue
        after = at + 1
        told = None
        last = trim_end(scene, after, field.last)
        following = scene.norm(after)
        if not capitals and cue.lemma not in cues.heading_objects and following not in cue.prepositions:
            continue
        if cue.lemma not in cues.heading_objects and not (
            cue.takes & {"clause", "object", "infinitive", "as"} or following in cue.prepositions
        ):
            continue
        if "person" in cue.takes:
            to = next(
                (
                    i
                    for i in range(after + 1, field.last - 1)
                    if scene.norm(i) in {"to", "against", "over", "of", "about", "not"}
                ),
                None,
            )
            if to is not None:
                told, after = (after, to), to
        return [
            Find(
                "attribution.heading",
                field,
                [(after, last)],
                (at, at + 1),
                (field.first, at),
                cue.stance,
                told,
                [],
                0.75,
            )
        ]
    return []


def _cue_form(word: str) -> Cue | None:
    """Return the cue whose third person a word in capitals is."""
    verbs = load_cues().verbs
    for lemma in (
        word[:-1] if word.endswith("s") else "",
        word[:-2] if word.endswith("es") else "",
        word[:-3] + "y" if word.endswith("ies") else "",
    ):
        if lemma in verbs:
            return verbs[lemma]
    return None
