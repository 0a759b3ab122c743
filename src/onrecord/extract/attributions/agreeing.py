"""Where the rules and the trained reader propose something else: what is taken of each.

The reader learned from PolNeAR, which marks more than an attribution is here: what will be said, what talks are about,
what nobody in particular expects. Where both find a cue, the words of its content are the rules', which know where this
contract draws the line, but for those rules that see less than the reader does; the source is the reader's, which sees
the whole of it, but for who speaks at second hand, whom the reader does not look for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.complements import says_nothing
from onrecord.extract.attributions.confidence import AGREED, READER_ALONE, RULES_ALONE, calibrated
from onrecord.extract.attributions.cues import load_cues, word_set
from onrecord.extract.attributions.voices import is_own_voice

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Find, Range, Scene
    from onrecord.language import VerbGroup

CUT_BY_READER = frozenset(f"attribution.{rule}" for rule in ("infinitive", "preposition", "as", "noun"))
"""Rules whose contents the reader cuts better: on PolNeAR's dev part 62 against 53 of 100 are exact."""
SECOND_HAND = frozenset({"attribution.citing", "attribution.quoted-as"})
"""Rules that give a cue to another speaker than its subject: ``the daily, citing officials, reported``."""
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
        if rule.rule in SECOND_HAND and not _meet(rule.source, match.source):
            rule.confidence = calibrated(rule.confidence, RULES_ALONE)
            continue
        content, cue = rule.content, match.cue
        if rule.rule in CUT_BY_READER and _alike(rule.content, match.content):
            content, cue = _cut(scene, rule, match)
        if match.source is not None:
            rule.source = _source(scene, rule.source, match.source, rule.around)
        rule.content, rule.cue = content, cue
        rule.confidence = calibrated(match.confidence, AGREED)
    alone = [find for find in trained if id(find) not in used and counts(scene, find)]
    for find in alone:
        find.confidence = calibrated(find.confidence, READER_ALONE)
    return [*ruled, *alone]


def _alike(ruled: list[Range], trained: list[Range]) -> bool:
    """Tell whether two contents share a third of what both cover: else they are two contents, not two cuts of one."""
    a, b = ({n for piece in pieces for n in range(*piece)} for pieces in (ruled, trained))
    return 3 * len(a & b) >= len(a | b)


def _meet(one: Range | None, other: Range | None) -> bool:
    """Tell whether two ranges have a token in common."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _cut(scene: Scene, rule: Find, match: Find) -> tuple[list[Range], Range | None]:
    """Return the reader's content and cue, where the contract draws another line cut by it.

    Who is told is no content (``urged members | to stay``); a preposition opens it (``warned | against a war``); what
    somebody does is not what he wants (``expects to sell more | and is hiring``).
    """
    content, cue = list(match.content), match.cue
    first, last = content[0]
    start, end = rule.content[0]
    told = rule.addressee
    opened = cue is not None and cue[0] < start and cue[1] == first == start + 1
    if rule.rule == "attribution.infinitive":
        if told is not None and first < told[1] <= start:
            first = start
        if len(content) == 1 and start < end < last and _goes_on(scene, end):
            last = end
    elif cue is not None and opened:
        first, cue = start, (cue[0], start)
    content[0] = (first, last)
    return content, cue


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether ``and`` and a finite verb, without a subject of its own, stand at a token."""
    verb = scene.group_starting(at + 1)
    return scene.norm(at) in {"and", "but"} and verb is not None and verb.finite


def _source(scene: Scene, ruled: Range | None, trained: Range, around: list[Range]) -> Range:
    """Return the reader's source; where it takes in more to the left, no more than belongs to the phrase."""
    if ruled is None:
        return trained
    if not _meet(ruled, trained):
        return ruled if scene.norm(trained[0]) in word_set("stand_ins") else trained
    trained = _without_day(scene, trained, around)
    first, last = trained
    if last - 1 == ruled[1] and scene.norm(ruled[1]) in word_set("genitives"):
        last = ruled[1]  # "the ministry's announcement"
    strange = any(
        scene.tokens[n].pos in {"NUM", "PUNCT", "VERB", "AUX"} and scene.norm(n) not in {",", "'"}
        for n in range(first, ruled[0])
    )
    if first < ruled[0] and (strange or scene.norm(first) in word_set("stand_ins")):
        first = ruled[0]
    return first, max(last, first + 1)


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


def _can_be_source(scene: Scene, find: Find, group: VerbGroup, source: Range) -> bool:
    """Tell others from the issuer of a release (``We condemn``) and from whom a charge is aimed at (``accused of``)."""
    charged = scene.norm(group.last) == "of" and scene.lemma(group.main) in word_set("charging")
    return not charged and not is_own_voice(scene, find.field, group, source)


def counts(scene: Scene, find: Find) -> bool:
    """Tell whether a proposal of the reader alone is an attribution by the contract: said, felt or written."""
    if find.cue is None or find.confidence < LEAST:
        return False
    named = {scene.norm(n) for first, last in find.content for n in range(first, last)} - word_set("stand_ins")
    if not named or says_nothing(scene, find.content):
        return False  # "which he opposes": what is opposed is not told; "declined to comment"
    cue = range(*find.cue)
    group = next((scene.group_of[n] for n in cue if scene.group_of[n] is not None), None)
    if scene.norm(cue[0]) == "to" or any(scene.norm(n) in word_set("modals") for n in cue):
        return False  # what is yet to be said
    if group is not None and (group.modal or group.infinitive or (group.passive and find.source is None)):
        return False
    if group is not None and find.source is not None and not _can_be_source(scene, find, group, find.source):
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
