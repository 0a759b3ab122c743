"""What the trained reader proposes, in the tokens and with the stances of this room."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.anchor import Passage
from onrecord.extract.attributions.cueing import cue_of
from onrecord.extract.attributions.cues import load_cues
from onrecord.extract.attributions.scene import Find
from onrecord.language.model.candidates import apart

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Range, Scene
    from onrecord.language.model import Reading
    from onrecord.language.model.tags import Span
    from onrecord.record import Stance

RULE = "attribution.trained"
KEPT = 0.5
"""A candidate that is surer than this is an attribution."""


def find_trained(scene: Scene, reading: Reading) -> list[Find]:
    """Return the attributions that the reader is sure of, in the order of their cues."""
    outer = [field for field in scene.fields if field.quotation is None]
    firsts = [field.first for field in outer]
    inner = [field for field in scene.fields if field.quotation is not None]
    likely = [one for one in reading.candidates if one.content and one.sure >= KEPT]
    found = []
    for one in apart(likely):
        cue = _tokens(scene, reading, [one.cue])
        content = _tokens(scene, reading, one.content)
        if not cue or not content:
            continue
        at = cue[0][0]
        field = _field_of(outer, firsts, inner, at)
        if field is None:
            continue
        source = _tokens(scene, reading, one.source)
        found.append(
            Find(
                rule=RULE,
                field=field,
                content=content,
                cue=cue[0],
                source=(source[0][0], source[-1][1]) if source else None,
                stance=stance_of(scene, cue[0]),
                confidence=one.sure,
            )
        )
    return found


def stance_of(scene: Scene, cue: Range) -> Stance:
    """Return what the cue's word makes of its content."""
    cues = load_cues()
    for at in range(*cue):
        group = scene.group_of[at]
        if group is not None and group.main == at:
            known, _ = cue_of(scene, group)
            if known is not None:
                return known.stance
        noun = cues.nouns.get(scene.lemma(at)) or cues.adjectives.get(scene.lemma(at))
        if noun is not None:
            return noun.stance
    return "asserts"


def _field_of(outer: list[Field], firsts: list[int], inner: list[Field], at: int) -> Field | None:
    within = next((field for field in inner if field.first <= at < field.last), None)
    if within is not None:
        return within
    index = bisect_right(firsts, at) - 1
    return outer[index] if index >= 0 and outer[index].first <= at < outer[index].last else None


def _tokens(scene: Scene, reading: Reading, spans: list[Span]) -> list[Range]:
    words = reading.story.words
    ranges = (scene.language.token_range(Passage(words.start[a], words.end[b - 1])) for a, b in spans)
    return [(first, last) for first, last in ranges if first < last]
