"""What the trained reader makes of a passage: its words one by one, the attributions it thinks of, and the events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.extract.times import find_times
from onrecord.language import analyse
from onrecord.language.model import model_of
from onrecord.language.model.event_frames import softmax
from onrecord.resolve.calendar import resolve_times
from onrecord.views.event_trace import trace_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.language.model import Reading
    from onrecord.language.model.tags import Span
    from onrecord.record import Record, StoryParts
    from onrecord.views.event_trace import Trace


@dataclass(frozen=True, slots=True)
class WordScore:
    """A word, and how likely it begins or goes on the cue of an attribution."""

    text: str
    begins: float
    goes_on: float


@dataclass(frozen=True, slots=True)
class CandidateScore:
    """An attribution that the reader thinks of, and how likely its cue, content and source are, and the whole."""

    cue: str
    content: tuple[str, ...]
    source: tuple[str, ...]
    cue_likely: float
    content_likely: float
    source_likely: float
    likely: float


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """What the reader makes of a passage as somebody's words.

    ``cues`` has those words that may well be of a cue; it is None where the passage has no word.
    """

    cues: tuple[WordScore, ...] | None
    candidates: tuple[CandidateScore, ...]

    def lines(self) -> Iterator[str]:
        """Yield it as lines for a person."""
        if self.cues is not None:
            told = [f"{word.text} {word.begins:.2f}/{word.goes_on:.2f}" for word in self.cues]
            yield "cue begins/goes on: " + (", ".join(told) if told else "nowhere here")
        for one in self.candidates:
            yield (
                f"cue “{one.cue}” {one.cue_likely:.2f}, content “{' … '.join(one.content)}” {one.content_likely:.2f}, "
                f"source “{' … '.join(one.source or ('nobody',))}” {one.source_likely:.2f}, as a whole {one.likely:.2f}"
            )


@dataclass(frozen=True, slots=True)
class Scores:
    """What the trained reader makes of a passage."""

    attributions: AttributionScores
    trace: Trace


def scores_at(record: Record, start: int, end: int) -> Scores | None:
    """Read the story of a record again and return what is made of a passage; None where no model reads.

    Of attributions first the words that may begin or go on a cue, then every candidate that touches the passage, with
    how likely its cue, its content and its source are. Times are found again too: a record has the two ends of a range,
    and the reader saw it whole.
    """
    model = model_of()
    if model is None:
        return None
    parts = record.story
    reading = model.read(parts)
    language = analyse(parts)
    times = resolve_times(find_times(parts, language), parts, language)
    events = reading.events(parts, record.names, times)
    heads = reading.network.heads.heads(reading.vectors)
    traced = trace_of(events, heads, record, times, (start, end))
    return Scores(_attributions(reading, parts, start, end), traced)


def _attributions(reading: Reading, parts: StoryParts, start: int, end: int) -> AttributionScores:
    words = reading.story.words

    def printed(span: Span) -> str:
        return " ".join(parts.text[words.start[span[0]] : words.end[span[1] - 1]].split())

    return AttributionScores(
        _cues(reading, parts, start, end),
        tuple(
            CandidateScore(
                printed(one.cue),
                tuple(map(printed, one.content)),
                tuple(map(printed, one.source)),
                one.cued,
                one.filled,
                one.sourced,
                one.sure,
            )
            for one in reading.candidates
            if any(words.start[a] < end and words.end[b - 1] > start for a, b in (one.cue, *one.source, *one.content))
        ),
    )


def _cues(reading: Reading, parts: StoryParts, start: int, end: int) -> tuple[WordScore, ...] | None:
    words = reading.story.words
    inside = [n for n in range(len(words)) if words.start[n] < end and words.end[n] > start]
    if not inside:
        return None
    likely = np.round(softmax(reading.cues[inside]), 2).tolist()
    return tuple(
        WordScore(parts.text[words.start[n] : words.end[n]], begins, goes_on)
        for n, (_, begins, goes_on) in zip(inside, likely, strict=True)
        if begins + goes_on >= 0.05
    )
