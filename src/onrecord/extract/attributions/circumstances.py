"""When and on what occasion something was said, by the words about the saying."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.anchor import Passage
from onrecord.extract.attributions.cues import word_set
from onrecord.extract.attributions.scene import MARKS
from onrecord.record import SaidOn, cite

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Find, Range, Scene
    from onrecord.record import CitedPassage, TimeExpression

_NEAR = 8
"""So many tokens may stand between a source and its cue: ``the minister, speaking on Friday, said``."""


def said_on(scene: Scene, find: Find, times: tuple[TimeExpression, ...]) -> SaidOn | None:
    """Return the day that the words about the saying name, and those words."""
    if not times or find.cue is None:
        return None
    stretches = list(find.around)
    if find.source is not None and 0 < find.cue[0] - find.source[1] < _NEAR:
        stretches.append((find.source[1], find.cue[0]))
    stretches += [_in_front(scene, find), _at_the_end(scene, find)]
    starts = scene.time_starts(times)
    for first, last in stretches:
        if first >= last:
            continue
        low, high = scene.tokens[first].start, scene.tokens[last - 1].end
        for at in range(bisect_left(starts, low), min(bisect_left(starts, high), len(times))):
            time = times[at]
            if time.edtf and time.type in {"DATE", "TIME"} and time.end <= high:
                return SaidOn(edtf=time.edtf, passage=cite(scene.text, time.passage))
    return None


def _in_front(scene: Scene, find: Find) -> Range:
    """Return the words before a source that opens its sentence but for them: ``On Friday, the mayor said that``."""
    first, source = find.field.first, find.source
    if source is None or find.field.quotation is not None or not find.content or find.content[0][0] < source[1]:
        return (0, 0)
    comma = source[0] - 1
    short = first < comma <= first + _NEAR and scene.norm(comma) == ","
    return (first, comma) if short and not _has_verb(scene, first, comma) else (0, 0)


def _at_the_end(scene: Scene, find: Find) -> Range:
    """Return the words behind the last comma, as in ``said the mayor, who is staying in Bonn, on Friday``."""
    last = find.field.last
    said = find.cue is not None and find.content and find.content[-1][1] <= find.cue[0]
    if not said or find.field.quotation is not None:
        return (0, 0)
    end = last - 1 if scene.norm(last - 1) in {".", "!", "?"} else last
    after = max(find.cue[1] if find.cue else 0, find.source[1] if find.source else 0)
    comma = next((at for at in range(end - 1, max(after, end - _NEAR) - 1, -1) if scene.norm(at) == ","), None)
    return (0, 0) if comma is None or _has_verb(scene, comma, end) else (comma + 1, end)


def _has_verb(scene: Scene, first: int, last: int) -> bool:
    return any(scene.group_of[at] is not None for at in range(first, last))


def occasion(scene: Scene, find: Find) -> CitedPassage | None:
    """Return ``at a news conference``, ``at negotiations with …`` among the words about the saying."""
    for first, last in find.around:
        for at in range(first, last - 1):
            if scene.norm(at) not in {"at", "during", "in", "after"} or scene.phrase_first[at + 1] != at + 1:
                continue
            head = scene.phrase_last[at + 1] - 1
            if head < last and scene.tokens[head].lemma in word_set("occasions"):
                end = _with_the_rest(scene, find, last)
                while end > head + 1 and (scene.norm(end - 1) in {",", "."} or scene.tokens[end - 1].text in MARKS):
                    end -= 1
                return cite(scene.text, Passage(scene.tokens[at].start, scene.tokens[end - 1].end))
    return None


def _with_the_rest(scene: Scene, find: Find, last: int) -> int:
    """Take in a partner's second title: ``at talks with the Deputy Prime Minister and Minister of Labour``."""
    end = find.field.last
    joined = scene.norm(last) in {"and", "&"} and scene.tokens[min(last + 1, end - 1)].pos in {"PROPN", "DET", "NOUN"}
    return end if joined and not _has_verb(scene, last, end) else last
