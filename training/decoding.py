"""From candidates to attributions as PolNeAR has them: what is kept, as places in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.model.candidates import apart
from training.polnear import Attribution

if TYPE_CHECKING:
    from onrecord.language.model.candidates import Candidate
    from onrecord.language.model.tags import Span
    from onrecord.language.model.words import Words

# What is kept is decided by both stages together.
KEPT = 0.50


def to_text(words: Words, spans: list[Span]) -> list[tuple[int, int]]:
    """Word numbers as code points."""
    return [(words.start[a], words.end[b - 1]) for a, b in spans]


def attributions_of(words: Words, candidates: list[Candidate], kept: float = KEPT) -> list[Attribution]:
    """The candidates that are sure enough and have a content, as places in the text, in the order of their cues."""
    likely = [c for c in candidates if c.content and c.sure >= kept]
    return [
        Attribution(to_text(words, c.source), to_text(words, [c.cue]), to_text(words, c.content)) for c in apart(likely)
    ]
