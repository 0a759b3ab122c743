"""Speakers at second hand: ``the agency quoted Ana Poe as saying``, ``the daily, citing officials, reported``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.complements import read_complement
from onrecord.extract.attributions.cues import load_cues, word_set
from onrecord.extract.attributions.extent import content_end
from onrecord.extract.attributions.fronts import front_end
from onrecord.extract.attributions.reading import Reading
from onrecord.extract.attributions.scene import Find
from onrecord.extract.attributions.sources import subject_before

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Range, Scene
    from onrecord.language import VerbGroup

_REACH = 30


def find_quoting(scene: Scene, field: Field, closed: dict[int, int]) -> list[Find]:
    """Return both halves of ``X quoted Y as saying Z``: what Y said, and within what X reported."""
    finds: list[Find] = []
    for at in range(field.first + 1, field.last - 2):
        group = scene.group_of[at]
        if (
            group is None
            or group.main != at
            or scene.tokens[at].lemma not in word_set("quoters")
            or scene.hidden(at, field)
            or len(finds) > 20
        ):
            continue
        saying = _saying_after(scene, field, group)
        subject = subject_before(scene, group.first, field)
        if saying is None or subject is None:
            continue
        passive = group.passive and group.first < group.main
        quoted = subject if passive else _phrase_between(scene, group.last, saying.first - 1)
        if quoted is not None:
            finds += _both(scene, field, group, saying, quoted, subject, closed, passive=passive)
    return finds


def _saying_after(scene: Scene, field: Field, group: VerbGroup) -> VerbGroup | None:
    for at in range(group.last, min(field.last - 1, group.last + _REACH)):
        if scene.norm(at) == "as":
            saying = scene.group_starting(at + 1)
            if (
                saying is not None
                and scene.tokens[saying.main].form == "ing"
                and scene.lemma(saying.main) in load_cues().verbs
            ):
                return saying
        other = scene.group_starting(at)
        if other is not None and other.finite and other.first > group.last:
            return None
    return None


def _phrase_between(scene: Scene, first: int, last: int) -> Range | None:
    while last - 1 > first and scene.norm(last - 1) == ",":
        last -= 1
    return (first, last) if first < last and scene.phrase_first[first] == first else None


def _both(  # noqa: PLR0913  # both verbs, both speakers
    scene: Scene,
    field: Field,
    group: VerbGroup,
    saying: VerbGroup,
    quoted: Range,
    subject: Range,
    closed: dict[int, int],
    *,
    passive: bool,
) -> list[Find]:
    cue = load_cues().verbs[scene.lemma(saying.main)]
    words = (saying.main, saying.main + 1)
    reading = Reading(saying, cue, words, quoted, shared=False)
    read_complement(scene, field, reading)
    if reading.complement is not None:
        end = content_end(scene, reading.start, field.last, reading.complement, saying, closed)
        content = [(reading.start, end)]
    else:
        front = front_end(scene, field, subject[0])
        if front is None:
            return []
        content, end = [(field.first, front)], front
        closed[front] = saying.last
    if reading.addressee is not None:
        words = (saying.main, reading.addressee[1])
    inner = Find("attribution.quoted-as", field, content, words, quoted, cue.stance, reading.addressee, [], 0.93)
    if passive:
        reporter = _reporter(scene, group.last, saying.first)
        inner.cue = (group.main, words[1]) if reporter is None else words
        if reporter is None:
            return [inner]
        outer = Find(
            "attribution.quoted-as", field, list(content), (group.main, group.main + 1), reporter, confidence=0.85
        )
    else:
        whole = [(quoted[0], end)] if reading.complement is not None else list(content)
        outer = Find("attribution.quoted-as", field, whole, (group.main, group.main + 1), subject, confidence=0.85)
    inner.parent = outer
    return [outer, inner]


def _reporter(scene: Scene, first: int, last: int) -> Range | None:
    """Return who quotes in ``was quoted by Tanjug as saying``."""
    if scene.norm(first) != "by" or scene.phrase_first[first + 1] != first + 1:
        return None
    end = last - 1
    while end > first + 1 and scene.norm(end - 1) == ",":
        end -= 1
    return first + 1, end


def share_cited(scene: Scene, finds: list[Find]) -> None:
    """Give ``citing unnamed sources`` the sentence's content: what the sources said stands within what is reported."""
    for find in finds:
        if find.cue is None or scene.tokens[find.cue[0]].lemma != "cite" or find.rule != "attribution.object":
            continue
        first, last = find.content[0]
        head = max(scene.phrase_last[first], scene.phrase_last[first + 1] if first + 1 < last else -1) - 1
        told = next(
            (
                other
                for other in finds
                if other is not find and other.source == find.source and other.source is not None
            ),
            None,
        )
        if told is None or head >= last or not _is_source(scene, head):
            continue
        find.source, find.content, find.parent = (first, last), list(told.content), told
        find.rule = "attribution.citing"


def _is_source(scene: Scene, head: int) -> bool:
    lemma = scene.tokens[head].lemma
    return lemma in word_set("roles") or lemma in word_set("records") or lemma == "source"
