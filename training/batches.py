"""Windows as tensors: pieces with features, words, and the cues whose roles are looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from training.examples import reach_of
from training.tags import ROLES, cue_tags, write_spans

if TYPE_CHECKING:
    from training.examples import Cued, Example
    from training.pieces import Vocabulary
    from training.tags import Span


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a story: the words read, and those answered for (word numbers of the story)."""

    example: Example
    read: Span
    answered: Span
    size: int


@dataclass(slots=True)
class Batch:
    """Tensors of several windows.

    `ids` and `seen` are (windows, pieces), `features` (windows, pieces, 3); `first` holds for every word, windows one
    after another, the place of its first piece in the flattened windows. `offsets` is the flat number of each window's
    first word. The `gold_*` ones are tags of CUE_TAGS and TAGS, one a word.
    """

    windows: list[Window]
    ids: torch.Tensor
    features: torch.Tensor
    seen: torch.Tensor
    first: torch.Tensor
    offsets: list[int]
    gold_cue: torch.Tensor
    gold_roles: torch.Tensor


@dataclass(slots=True)
class Cues:
    """Cues of a batch, padded.

    `reach` (cues, words) holds flat word numbers, `away` how far each word stands from the cue (0 in it), `lengths`
    (cues) how many words there are, `span` (cues, 2) the cue within its reach, `gold` TAGS numbers (cues, words).
    """

    reach: torch.Tensor
    away: torch.Tensor
    lengths: torch.Tensor
    span: torch.Tensor
    gold: torch.Tensor


def batch_of(windows: list[Window], vocabulary: Vocabulary) -> Batch:
    """Put windows together."""
    longest = max(w.size for w in windows)
    ids = torch.full((len(windows), longest), vocabulary.pad)
    features = torch.zeros(len(windows), longest, 3, dtype=torch.long)
    seen = torch.zeros(len(windows), longest, dtype=torch.bool)
    first: list[int] = []
    offsets: list[int] = []
    cue_gold: list[int] = []
    role_gold: list[int] = []
    for row, window in enumerate(windows):
        e = window.example
        begin, end = window.read
        offsets.append(len(first))
        flat: list[int] = []
        marks: list[tuple[int, int, int]] = []
        for n in range(begin, end):
            if n == begin or e.words.paragraph[n] != e.words.paragraph[n - 1]:
                flat.append(vocabulary.separator if flat else vocabulary.begin)
                marks.append((0, 0, 0))
            first.append(row * longest + len(flat))
            flat += e.pieces[n]
            marks += [(e.words.case[n], e.words.quote[n], e.words.place[n])] * len(e.pieces[n])
        ids[row, : len(flat)] = torch.tensor(flat)
        features[row, : len(flat)] = torch.tensor(marks)
        seen[row, : len(flat)] = True
        cues = [c for c in e.cues if begin <= c.cue[0] and c.cue[1] <= end]
        cue_gold += cue_tags(end - begin, [(c.cue[0] - begin, c.cue[1] - begin) for c in cues])
        roles = [0] * (end - begin)
        for role in ROLES:
            for c in cues:
                spans = [(a - begin, b - begin) for a, b in getattr(c, role) if begin <= a and b <= end]
                write_spans(roles, spans, role)
        role_gold += roles
    return Batch(
        windows, ids, features, seen, torch.tensor(first), offsets, torch.tensor(cue_gold), torch.tensor(role_gold)
    )


def gold_of(cue: Cued, asked: Span, start: int, end: int) -> list[int]:
    """TAGS numbers of the words [start, end) for one cue, of which `asked` are the words that the network is shown."""
    own = {n for a, b in (cue.cue, asked) for n in range(max(a, start), min(b, end))}
    tags = [0] * (end - start)
    for n in own:  # shut, so that spans are cut there and stay whole spans
        tags[n - start] = -1
    for role in ROLES:
        spans = [(max(a, start) - start, min(b, end) - start) for a, b in getattr(cue, role) if a < end and b > start]
        write_spans(tags, spans, role)
    return [max(tag, 0) for tag in tags]


def cues_of(batch: Batch, found: list[tuple[int, Span, Cued | None]]) -> Cues:
    """`found` lists (window number, cue's word numbers in its story, its gold roles or None where it is no cue)."""
    rows = []
    for number, cue, gold in found:
        window = batch.windows[number]
        start, end = reach_of(window.example.words, cue, *window.read)
        rows.append(
            (batch.offsets[number] - window.read[0], cue, start, end, gold_of(gold, cue, start, end) if gold else None)
        )
    longest = max(end - start for _, _, start, end, _ in rows)
    n = len(rows)
    reach = torch.zeros(n, longest, dtype=torch.long)
    away = torch.zeros(n, longest, dtype=torch.long)
    gold_tags = torch.zeros(n, longest, dtype=torch.long)
    lengths = torch.empty(n, dtype=torch.long)
    span = torch.empty(n, 2, dtype=torch.long)
    for row, (offset, cue, start, end, gold) in enumerate(rows):
        length = end - start
        lengths[row] = length
        reach[row, :length] = torch.arange(start + offset, end + offset)
        span[row] = torch.tensor([cue[0] - start, min(cue[1], end) - start])
        at = torch.arange(start, end)
        away[row, :length] = torch.where(at < cue[0], at - cue[0], torch.where(at >= cue[1], at - cue[1] + 1, 0))
        if gold:
            gold_tags[row, :length] = torch.tensor(gold)
    return Cues(reach, away, lengths, span, gold_tags)
