"""Marked stories as the model's examples: word numbers for places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.model.windows import Pieced
from onrecord.language.model.words import Words, words_of

if TYPE_CHECKING:
    from onrecord.language.model.pieces import Vocabulary
    from onrecord.language.model.tags import Span
    from training.polnear import Marked, Spans


@dataclass(frozen=True, slots=True)
class Cued:
    """One cue (half-open word numbers of the story) with its roles' spans."""

    cue: Span
    source: list[Span]
    content: list[Span]


@dataclass(frozen=True, slots=True)
class Example(Pieced):
    """One story for the model, with its cues in order (none for a story nobody marked)."""

    doc_id: str
    text: str
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
    return Example(words, pieces, marked.doc_id, text, [cues[cue] for cue in sorted(cues)])
