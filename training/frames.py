"""Stories marked by hand as frames, as examples of events: word numbers for places, candidates for participants.

A marked story is one JSON object a line: `id`, `published`, `text`, `events`, each with `mentions`, `status`, `kind`,
`who`, `where`, `when`, `what`, `agenda`, `condition`, `moved_from`, `status_cue`, `part_of`; a place is a dictionary
with `start` and `end` in code points. Beside it stands the program's own record of the story, whose names and time
expressions are what an event may be linked to.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from onrecord.language.model import batches as arrays
from onrecord.language.model.candidate_links import NOUN, name_mentions, nouns_of, time_mentions
from onrecord.language.model.layout import Layout, layout_of
from onrecord.language.model.tags import EVENT_ROLES, EVENT_TAGS, KINDS, STATUSES, UPOS
from onrecord.language.model.windows import windows_of
from onrecord.language.model.words import words_of
from onrecord.record import Record
from training.examples import Example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.language.model.pairs import Mentions
    from onrecord.language.model.pieces import Vocabulary
    from onrecord.language.model.tags import Span
    from onrecord.record import Name
    from training.grammar import Grammar
    from training.model import Reader

# A name is what a marked stretch means when both share so much of the words that both cover.
ALIKE = 0.5
IGNORED = -1.0
# Pieces of a window in which parts of speech are told.
PIECES = 128


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """One event: `heads` word numbers in order, `status` and `kind` numbers of STATUSES and KINDS.

    `who`, `where` and `when` hold one number a candidate: 1 where it is marked, 0 where it is not, IGNORED where
    nobody can tell. `roles` are spans of words by role; `part` is the number of the event that this one is a part of.
    """

    heads: list[int]
    status: int
    kind: int
    who: np.ndarray
    where: np.ndarray
    when: np.ndarray
    roles: dict[str, list[Span]]
    part: int | None


@dataclass(frozen=True, slots=True)
class Frames(Example):
    """A story with its candidates, and its events where they are marked."""

    layout: Layout
    record: Record
    names: Mentions
    times: Mentions
    events: list[MarkedEvent]

    def tags(self) -> np.ndarray:
        """HEAD_TAGS numbers, one a word."""
        out = np.zeros(len(self.words), dtype=np.int64)
        happened = STATUSES.index("happened")
        for event in self.events:
            out[event.heads] = 2 if event.status == happened else 1
        return out


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as f:
        for line in f:
            if line.strip():
                yield json.loads(line)


def prepared(record: Record, parts: list[int], vocabulary: Vocabulary) -> Frames:
    """A story as the reader meets it, nothing marked; `parts` are UPOS numbers, one a word."""
    text = record.story.text
    words = words_of(text, [(p.start, p.end) for p in record.story.paragraphs])
    pieces = [vocabulary.pieces(text[a:b]) for a, b in zip(words.start, words.end, strict=True)]
    layout = layout_of(text, words)
    nouns = nouns_of(layout, parts, UPOS.index("NOUN"), UPOS.index("PROPN"))
    names = name_mentions(layout, record.names, nouns)
    times = time_mentions(layout, record.time_expressions, record.story.anchored_on or record.story.published_on)
    return Frames(words, pieces, record.story.key, text, [], layout, record, names, times, [])


def marked(story: Frames, events: list[dict[str, Any]]) -> Frames:
    """The same story with its events as marked."""
    kept = [(event, heads) for event in events if (heads := _heads(story, event["mentions"]))]
    number = {event["id"]: n for n, (event, _) in enumerate(kept)}
    found = []
    for event, heads in kept:
        part = number.get(event["part_of"])
        found.append(
            MarkedEvent(
                heads,
                STATUSES.index(event["status"]),
                KINDS.index(event["kind"]),
                _named(story, event["who"]),
                _named(story, event["where"]),
                _timed(story, event["when"]["passages"]),
                {role: _spans(story, event, role) for role in EVENT_ROLES},
                None if part == number[event["id"]] else part,
            )
        )
    return Frames(
        story.words, story.pieces, story.doc_id, story.text, [], story.layout, story.record, story.names, story.times,
        found,
    )  # fmt: skip


def role_tags(spans: dict[str, list[Span]], head: int, start: int, end: int) -> list[int]:
    """EVENT_TAGS numbers of the words [start, end) around a head; of two spans that overlap the shorter counts."""
    tags = [0] * (end - start)
    rows = sorted(((b - a, role, a, b) for role in EVENT_ROLES for a, b in spans[role]), reverse=True)
    for _, role, a, b in rows:
        if a >= start and a < end and not a <= head < b:
            base = EVENT_TAGS.index(f"B-{role}")
            first, last = a - start, min(b, end) - start
            tags[first:last] = [base, *[base + 1] * (last - first - 1)]
            if last < len(tags) and tags[last] and tags[last] % 2 == 0:  # what was cut goes on anew
                tags[last] -= 1
    tags[head - start] = 0
    return tags


def _heads(story: Frames, mentions: list[dict[str, Any]]) -> list[int]:
    return sorted({head for m in mentions if (head := story.layout.head_of(m["start"], m["end"])) is not None})


def _within(story: Frames, place: dict[str, Any]) -> Span:
    first, last = np.searchsorted(story.words.start, [place["start"], place["end"]])
    return int(first), int(last)


def _spans(story: Frames, event: dict[str, Any], role: str) -> list[Span]:
    key = {"moved": "moved_from", "cue": "status_cue"}.get(role, role)
    places = event[key] or []
    spans = [_within(story, p) for p in ([places] if isinstance(places, dict) else places)]
    return [(a, b) for a, b in spans if a < b]


def _named(story: Frames, places: list[dict[str, Any]]) -> np.ndarray:
    """Which candidates are marked: the name that shares most words with a stretch, else the noun that heads it."""
    wanted = np.zeros(story.names.count, dtype=np.float32)
    for place in places:
        owner = _owner(story, place)
        if owner is not None:
            wanted[owner] = 1
    for owner in np.flatnonzero(wanted == 1):
        heads = story.names.heads[story.names.owners == owner]
        alike = {story.layout.lower[h] for h in heads}
        for n, other in enumerate(story.names.owners):
            if story.names.kinds[n] == NOUN and not wanted[other] and story.layout.lower[story.names.heads[n]] in alike:
                wanted[other] = IGNORED
    return wanted


def _owner(story: Frames, place: dict[str, Any]) -> int | None:
    a, b = place["start"], place["end"]
    best, owner = 0.0, None
    for n, name in enumerate(story.record.names):
        share = max(_share(a, b, m.start, m.end) for m in name.mentions)
        if _ends_alike(name, a, b):
            share = max(share, ALIKE)
        if share > best:
            best, owner = share, n
    if best >= ALIKE:
        return owner
    head = _head_word(story, place)
    at = np.flatnonzero(story.names.heads == head) if head is not None else []
    return int(story.names.owners[at[0]]) if len(at) else None


def _share(a: int, b: int, c: int, d: int) -> float:
    return max(0, min(b, d) - max(a, c)) / (max(b, d) - min(a, c))


def _ends_alike(name: Name, a: int, b: int) -> bool:
    """Whether a person's name closes a stretch: "Secretary of State Antony Blinken"."""
    return name.kind == "person" and any(m.end == b and m.start >= a for m in name.mentions)


def _head_word(story: Frames, place: dict[str, Any]) -> int | None:
    """The word that heads a stretch: the last before "of", "in", "who" and the like."""
    first, last = _within(story, place)
    for at in range(first + 1, last):
        if story.layout.lower[at] in {"of", "in", "for", "from", "who", "that", "which", "with", "at", "on", ",", "("}:
            last = at
            break
    return next((at for at in range(last - 1, first - 1, -1) if story.layout.lower[at][0].isalnum()), None)


def _timed(story: Frames, places: list[dict[str, Any]]) -> np.ndarray:
    times = story.record.time_expressions
    return np.array(
        [float(any(t.start < p["end"] and p["start"] < t.end for p in places)) for t in times], dtype=np.float32
    )


def load_stories(
    frames: list[Path],
    records: list[Path],
    vocabulary: Vocabulary,
    reader: Reader,
    grammar: Grammar,
    most: int | None = None,
) -> list[Frames]:
    """Marked stories with their records, in the files' order; parts of speech are told by the reader it begins with."""
    kept = {record.story.key: record for record in read_records(records)}
    lines = (one for path in frames for one in read_lines(path) if one["id"] in kept)
    return [
        marked(with_parts(kept[one["id"]], vocabulary, reader, grammar), one["events"]) for one in islice(lines, most)
    ]


def read_records(paths: list[Path]) -> Iterator[Record]:
    """The program's records of stories, one a line."""
    for path in paths:
        for one in read_lines(path):
            yield Record.model_validate(one)


def with_parts(record: Record, vocabulary: Vocabulary, reader: Reader, grammar: Grammar) -> Frames:
    """A story with nothing marked, whose parts of speech a reader tells."""
    parts = parts_of_speech(prepared(record, [], vocabulary), vocabulary, reader, grammar)
    return prepared(record, parts, vocabulary)


@torch.no_grad()
def parts_of_speech(story: Frames, vocabulary: Vocabulary, reader: Reader, grammar: Grammar) -> list[int]:
    """UPOS numbers, one a word."""
    reader.eval()
    out: list[int] = []
    for window in windows_of(story, PIECES):
        batch = arrays.batch_of([window], vocabulary)
        given = (torch.from_numpy(array) for array in (batch.ids, batch.features, batch.seen, batch.first))
        best = grammar.upos(reader.encode(*given)).argmax(1).tolist()
        (begin, _), (first, last) = window.read, window.answered
        out += best[first - begin : last - begin]
    return out
