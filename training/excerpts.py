"""A few sentences of a marked story as a story of their own.

Readers are shown single sentences and short notes too, and who, where and when are to be told from the words that are
there. What an excerpt no longer holds (a participant who is named elsewhere) is neither asked for nor held against it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.model.layout import Layout
from onrecord.language.model.pairs import Mentions
from onrecord.language.model.words import Words
from training.frames import IGNORED, Frames

if TYPE_CHECKING:
    import random

    from onrecord.language.model.tags import Span
    from training.frames import MarkedEvent

MOST = 5
"""Sentences of an excerpt."""


def excerpt_of(story: Frames, dice: random.Random) -> Frames:
    """Some sentences of a story in a row, chosen by dice; the story itself where it has no more."""
    sentences = story.layout.sentence
    last = int(sentences[-1]) if len(sentences) else 0
    size = dice.randint(1, MOST)
    if last < size:
        return story
    first = dice.randint(0, last - size + 1)
    start, end = np.searchsorted(sentences, [first, first + size]).tolist()
    return cut(story, start, end)


def cut(story: Frames, start: int, end: int) -> Frames:
    """The words [start, end) of a story as a story."""
    words = _words(story.words, start, end)
    layout = Layout(
        words, story.layout.lower[start:end], story.layout.sentence[start:end] - story.layout.sentence[start],
        story.layout.before[start:end],
    )  # fmt: skip
    names, times = _mentions(story.names, start, end), _mentions(story.times, start, end)
    kept = [n for n, event in enumerate(story.events) if any(start <= h < end for h in event.heads)]
    number = {n: at for at, n in enumerate(kept)}
    events = [_event(story.events[n], (start, end), names, times, number) for n in kept]
    return replace(
        story, words=words, pieces=story.pieces[start:end], layout=layout, names=names, times=times, events=events
    )


def _words(words: Words, start: int, end: int) -> Words:
    """Words from `start` to `end`; the paragraph that they begin in is the story's first."""
    paragraph = [n - words.paragraph[start] for n in words.paragraph[start:end]]
    place = [p % 2 + (2 if n == 0 else 0) for n, p in zip(paragraph, words.place[start:end], strict=True)]
    place[0] |= 1
    return Words(words.start[start:end], words.end[start:end], paragraph, words.case[start:end],
                 words.quote[start:end], place)  # fmt: skip


def _mentions(mentions: Mentions, start: int, end: int) -> Mentions:
    rows = np.flatnonzero((mentions.heads >= start) & (mentions.heads < end))
    return Mentions(mentions.heads[rows] - start, mentions.owners[rows], mentions.kinds[rows], mentions.count)


def _event(event: MarkedEvent, within: Span, names: Mentions, times: Mentions, number: dict[int, int]) -> MarkedEvent:
    start, end = within
    spans = {
        role: [(a - start, b - start) for a, b in some if a >= start and b <= end] for role, some in event.roles.items()
    }
    return replace(
        event,
        heads=[h - start for h in event.heads if start <= h < end],
        who=_there(event.who, names),
        where=_there(event.where, names),
        when=_there(event.when, times),
        roles=spans,
        part=number.get(event.part) if event.part is not None else None,
    )


def _there(wanted: np.ndarray, mentions: Mentions) -> np.ndarray:
    """The same, where candidates that have no mention left are not asked for."""
    out = np.full_like(wanted, IGNORED)
    out[mentions.owners] = wanted[mentions.owners]
    return out
