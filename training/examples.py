"""Marked stories as the model's examples: word numbers for places, and windows of whole paragraphs."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.words import Words, words_of

if TYPE_CHECKING:
    from training.pieces import Vocabulary
    from training.polnear import Marked, Spans
    from training.tags import Span

# A cue's roles are looked for in its own paragraph, at most so many words away on either side.
REACH = 110


@dataclass(frozen=True, slots=True)
class Cued:
    """One cue (half-open word numbers of the story) with its roles' spans."""

    cue: Span
    source: list[Span]
    content: list[Span]


@dataclass(frozen=True, slots=True)
class Example:
    """One story for the model: its words, their pieces, and its cues in order (none for a story nobody marked)."""

    doc_id: str
    text: str
    words: Words
    pieces: list[tuple[int, ...]]
    cues: list[Cued]


def to_words(text: str, words: Words, places: Spans) -> list[Span]:
    """Code-point places as word numbers, each from its first to its last letter or digit.

    Two places with no letter between them become one: which marks and blanks an annotator took in is chance.
    """
    out: list[Span] = []
    for start, end in places:
        first, last = bisect_right(words.end, start), bisect_left(words.start, end)
        while first < last and not text[words.start[first]].isalnum():
            first += 1
        while first < last and not text[words.start[last - 1]].isalnum():
            last -= 1
        if first == last:
            continue
        if out and not any(text[words.start[n]].isalnum() for n in range(out[-1][1], first)):
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def cue_words(words: Words, text: str, cue: Spans) -> Span | None:
    """Word numbers of a cue, which in PolNeAR is one piece, and may be a mark such as a colon."""
    if not cue:
        return None
    spans = to_words(text, words, cue)
    if spans:
        return spans[0]
    first, last = bisect_right(words.end, cue[0][0]), bisect_left(words.start, cue[0][1])
    return (first, last) if first < last else None


def example_of(marked: Marked, vocabulary: Vocabulary) -> Example:
    """A story as the model reads it; attributions without a cue are left out."""
    text = marked.text
    words = words_of(text)
    pieces = [vocabulary.pieces(text[a:b]) for a, b in zip(words.start, words.end, strict=True)]
    cues: dict[Span, Cued] = {}
    for one in marked.attributions:
        cue = cue_words(words, text, one.cue)
        content = to_words(text, words, one.content)
        if cue and content:
            cues.setdefault(cue, Cued(cue, to_words(text, words, one.source), content))
    return Example(marked.doc_id, text, words, pieces, [cues[cue] for cue in sorted(cues)])


def reach_of(words: Words, cue: Span, first: int, last: int) -> Span:
    """The words in which a cue's roles are looked for: its paragraph, within REACH and within [first, last)."""
    paragraph = words.paragraph[cue[0]]
    start = max(first, cue[0] - REACH, bisect_left(words.paragraph, paragraph))
    end = min(last, cue[1] + REACH, bisect_right(words.paragraph, paragraph))
    return start, end


def windows_of(example: Example, room: int) -> list[tuple[Span, Span]]:
    """Windows over a story: (words read, words answered for), as word numbers; every word is answered for once.

    A window holds whole paragraphs, up to `room` pieces with one separator before each. Only a paragraph that is
    longer than that is cut: its windows overlap by half, and a word is answered for where it stands further from an
    edge.
    """
    count = [len(p) for p in example.pieces]
    paragraph = example.words.paragraph
    total = len(count)
    out: list[tuple[Span, Span]] = []
    first = used = at = 0
    while at < total:
        end = bisect_right(paragraph, paragraph[at])
        size = 1 + sum(count[at:end])
        if used and used + size > room:
            out.append(((first, at), (first, at)))
            first, used = at, 0
        if size > room:
            out += _cut(count, at, end, room)
            first, used = end, 0
        else:
            used += size
        at = end
    if first < total:
        out.append(((first, total), (first, total)))
    return out


def _cut(count: list[int], start: int, end: int, room: int) -> list[tuple[Span, Span]]:
    spans: list[Span] = []
    at = start
    while True:
        stop, size = at, 1
        while stop < end and size + count[stop] <= room:
            size += count[stop]
            stop += 1
        stop = max(stop, at + 1)
        spans.append((at, stop))
        if stop >= end:
            break
        at += max(1, (stop - at) // 2)
    edges = [start, *((b[0] + a[1]) // 2 for a, b in itertools.pairwise(spans)), end]
    return [(span, (edges[n], edges[n + 1])) for n, span in enumerate(spans)]
