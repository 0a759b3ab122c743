"""What the trained reader makes of a passage: its words one by one, and the attributions it thinks of there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.model import model_of
from onrecord.language.model.reading import softmax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import StoryParts


def scores_of(parts: StoryParts, start: int, end: int) -> Iterator[str]:
    """Yield lines for the code points ``start`` to ``end``; none where no model reads.

    First the words that may begin or go on a cue, then every candidate that touches the passage, with how likely its
    cue, its content and its source are.
    """
    model = model_of()
    if model is None:
        return
    reading = model.read(parts)
    words = reading.story.words
    inside = [n for n in range(len(words)) if words.start[n] < end and words.end[n] > start]
    if inside:
        likely = softmax(reading.cues[inside])
        told = [
            f"{parts.text[words.start[n] : words.end[n]]} {begins:.2f}/{on:.2f}"
            for n, (_, begins, on) in zip(inside, np.round(likely, 2).tolist(), strict=True)
            if begins + on >= 0.05
        ]
        yield "cue begins/goes on: " + (", ".join(told) if told else "nowhere here")
    for one in reading.candidates:
        if any(words.start[a] < end and words.end[b - 1] > start for a, b in (one.cue, *one.source, *one.content)):
            said = [_printed(parts, words.start[a], words.end[b - 1]) for a, b in one.content]
            who = [_printed(parts, words.start[a], words.end[b - 1]) for a, b in one.source] or ["nobody"]
            cue = _printed(parts, words.start[one.cue[0]], words.end[one.cue[1] - 1])
            yield (
                f"cue “{cue}” {one.cued:.2f}, content “{' … '.join(said)}” {one.filled:.2f}, "
                f"source “{' … '.join(who)}” {one.sourced:.2f}, as a whole {one.sure:.2f}"
            )


def _printed(parts: StoryParts, start: int, end: int) -> str:
    return " ".join(parts.text[start:end].split())
