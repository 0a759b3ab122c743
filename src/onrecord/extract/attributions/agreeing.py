"""Where the rules and the trained reader propose something else: what is taken of each.

The reader learned from PolNeAR, which marks more than an attribution is here: what will be said, what talks are about,
what nobody in particular expects. Where both find a cue, the words of its content are the rules', which know where this
contract draws the line, but for those rules that see less than the reader does; the source is the reader's, which sees
the whole of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.confidence import AGREED, READER_ALONE, RULES_ALONE, calibrated
from onrecord.extract.attributions.cues import load_cues, word_set

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Find, Range, Scene

CUT_BY_READER = frozenset(f"attribution.{rule}" for rule in ("infinitive", "preposition", "as", "noun"))
"""Rules whose contents the reader cuts better: on PolNeAR's dev part 62 against 53 of 100 are exact."""
LEAST = 0.65
"""What the reader alone proposes and is less sure of is wrong more often than right."""
SURE = 0.85
"""A noun phrase as content of a cue that no word list holds needs a surer reader."""


def agreed(scene: Scene, ruled: list[Find], trained: list[Find]) -> list[Find]:
    """Return the finds of both, each cue once."""
    at = {n: find for find in trained if find.cue for n in range(*find.cue)}
    used: set[int] = set()
    for rule in {id(find): find for find in ruled}.values():
        match = next((at[n] for n in range(*rule.cue) if n in at), None) if rule.cue else None
        if match is None:
            rule.confidence = calibrated(rule.confidence, RULES_ALONE)
            continue
        used.add(id(match))
        if rule.rule in CUT_BY_READER and _alike(rule.content, match.content):
            rule.content = match.content
        rule.cue = match.cue
        if match.source is not None:
            rule.source = _source(scene, rule.source, match.source, rule.around)
        rule.confidence = calibrated(match.confidence, AGREED)
    alone = [find for find in trained if id(find) not in used and counts(scene, find)]
    for find in alone:
        find.confidence = calibrated(find.confidence, READER_ALONE)
    return [*ruled, *alone]


def _alike(ruled: list[Range], trained: list[Range]) -> bool:
    """Tell whether two contents share a third of what both cover: else they are two contents, not two cuts of one."""
    a, b = ({n for piece in pieces for n in range(*piece)} for pieces in (ruled, trained))
    return 3 * len(a & b) >= len(a | b)


def _source(scene: Scene, ruled: Range | None, trained: Range, around: list[Range]) -> Range:
    """Return the reader's source; where it takes in more to the left, no more than belongs to the phrase."""
    if ruled is None:
        return trained
    if not (trained[0] < ruled[1] and ruled[0] < trained[1]):
        return ruled if scene.norm(trained[0]) in word_set("stand_ins") else trained
    trained = _without_day(scene, trained, around)
    first = trained[0]
    strange = any(
        scene.tokens[n].pos in {"NUM", "PUNCT", "VERB", "AUX"} and scene.norm(n) not in {",", "'"}
        for n in range(first, ruled[0])
    )
    if first < ruled[0] and (strange or scene.norm(first) in word_set("stand_ins")):
        first = ruled[0]
    return first, max(trained[1], first + 1)


def _without_day(scene: Scene, source: Range, around: list[Range]) -> Range:
    """Return a source without the day on which it spoke (``the mayor, who is in Bonn, on Friday``), and what is around.

    ``around`` are the words about the saying that the rule has read.
    """
    first, last = source
    last = min([last, *(one[0] for one in around if first < one[0] < last)])
    comma = next((n for n in range(last - 1, max(first, last - 6), -1) if scene.norm(n) == ","), None)
    if comma is not None and any(scene.norm(n) in word_set("dates") for n in range(comma + 1, last)):
        last = comma
    return first, last


def counts(scene: Scene, find: Find) -> bool:
    """Tell whether a proposal of the reader alone is an attribution by the contract: said, felt or written."""
    if find.cue is None or find.confidence < LEAST:
        return False
    if all(scene.norm(n) in word_set("stand_ins") for first, last in find.content for n in range(first, last)):
        return False  # "which he opposes": what is opposed is not told
    cue = range(*find.cue)
    group = next((scene.group_of[n] for n in cue if scene.group_of[n] is not None), None)
    if scene.norm(cue[0]) == "to" or any(scene.norm(n) in word_set("modals") for n in cue):
        return False  # what is yet to be said
    if group is not None and (group.modal or group.infinitive or (group.passive and find.source is None)):
        return False
    lemmas = {scene.lemma(n) for n in cue}
    if group is not None and group.negated and lemmas & word_set("tellings"):
        return False  # "did not say"
    told = any(scene.has_finite(first, last) or scene.statement_at[first] is not None for first, last in find.content)
    if not told and find.source is None:
        return False  # "a reward for information"
    cues = load_cues()
    if any(lemma in cues.verbs or lemma in cues.nouns or lemma in cues.adjectives for lemma in lemmas):
        return True
    if lemmas & word_set("acts") or find.source is None:
        return False
    return told or find.confidence >= SURE
