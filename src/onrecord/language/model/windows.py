"""A story's words in pieces, in windows that the network reads at once: whole paragraphs where they fit."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.language.model.tags import Span
    from onrecord.language.model.words import Words

# A cue's roles are looked for in its own paragraph, at most so many words away on either side.
REACH = 110
# An event's roles are looked for in its own paragraph, at most so many words away on either side.
EVENT_REACH = 44
# Windows of even size are so much larger than an even share, for they hold whole paragraphs.
SLACK = 1.15


@dataclass(frozen=True, slots=True)
class Pieced:
    """The words of one story, and the ids of each word's pieces."""

    words: Words
    pieces: list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a story: the words read, and those answered for (word numbers of the story); `size` in pieces."""

    story: Pieced
    read: Span
    answered: Span
    size: int


def reach_of(words: Words, cue: Span, first: int = 0, last: int | None = None) -> Span:
    """The words in which a cue's roles are looked for: its paragraph, within REACH and within [first, last)."""
    paragraph = words.paragraph[cue[0]]
    start = max(first, cue[0] - REACH, bisect_left(words.paragraph, paragraph))
    end = min(len(words) if last is None else last, cue[1] + REACH, bisect_right(words.paragraph, paragraph))
    return start, end


def event_reach_of(words: Words, head: int) -> Span:
    """The words in which an event's roles are looked for: its paragraph, within EVENT_REACH."""
    paragraph = words.paragraph[head]
    start = max(head - EVENT_REACH, bisect_left(words.paragraph, paragraph))
    end = min(head + 1 + EVENT_REACH, bisect_right(words.paragraph, paragraph))
    return start, end


def even_room(story: Pieced, room: int) -> int:
    """The room of windows that share a story evenly, none larger than `room` pieces."""
    total = sum(map(len, story.pieces)) + 2 * (1 + (story.words.paragraph[-1] if len(story.words) else 0))
    count = -(-total // room)
    return room if count <= 1 else min(room, int(total / count * SLACK))


def windows_of(story: Pieced, room: int) -> list[Window]:
    """Windows over a story, every word answered for once.

    A window holds whole paragraphs, up to `room` pieces with one separator before each. Only a paragraph that is
    longer than that is cut: its windows overlap by half, and a word is answered for where it stands further from an
    edge.
    """
    count = [len(p) for p in story.pieces]
    paragraph = story.words.paragraph
    total = len(count)
    out: list[Window] = []
    first = used = at = 0
    while at < total:
        end = bisect_right(paragraph, paragraph[at])
        size = 1 + sum(count[at:end])
        if used and used + size > room:
            out.append(Window(story, (first, at), (first, at), used))
            first, used = at, 0
        if size > room:
            out += (
                Window(story, read, answered, 1 + sum(count[slice(*read)]))
                for read, answered in _cut(count, at, end, room)
            )
            first, used = end, 0
        else:
            used += size
        at = end
    if first < total:
        out.append(Window(story, (first, total), (first, total), used))
    return out


def packed(windows: Iterable[Window], pieces: int) -> list[list[Window]]:
    """Windows of like length together, up to so many pieces a batch with the padding."""
    out: list[list[Window]] = []
    for window in sorted(windows, key=lambda w: w.size):
        if out and (len(out[-1]) + 1) * window.size <= pieces:
            out[-1].append(window)
        else:
            out.append([window])
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
