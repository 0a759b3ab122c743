"""The arrays that the network takes, as tensors, with what is to be learned from them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar

import torch

from onrecord.language.model import batches as arrays
from onrecord.language.model.tags import ROLES, cue_tags, write_spans
from onrecord.language.model.windows import reach_of

if TYPE_CHECKING:
    from onrecord.language.model.pieces import Vocabulary
    from onrecord.language.model.tags import Span
    from onrecord.language.model.windows import Window
    from training.examples import Cued, Example

Tensors = TypeVar("Tensors", "Batch", "Cues")


@dataclass(slots=True)
class Batch:
    """A batch of windows as tensors; `gold_*` are tags of CUE_TAGS and TAGS, one a word."""

    arrays: arrays.Batch
    ids: torch.Tensor
    features: torch.Tensor
    seen: torch.Tensor
    first: torch.Tensor
    gold_cue: torch.Tensor
    gold_roles: torch.Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on a device."""
        return moved(self, device)


@dataclass(slots=True)
class Cues:
    """Cues of a batch as tensors, `gold` as TAGS numbers (cues, words)."""

    reach: torch.Tensor
    away: torch.Tensor
    lengths: torch.Tensor
    span: torch.Tensor
    gold: torch.Tensor

    def to(self, device: torch.device) -> Cues:
        """The same on a device."""
        return moved(self, device)


def moved(tensors: Tensors, device: torch.device) -> Tensors:
    """A copy with every tensor on a device."""
    kept = {f.name: getattr(tensors, f.name) for f in fields(tensors)}
    return type(tensors)(**{k: v.to(device, non_blocking=True) if torch.is_tensor(v) else v for k, v in kept.items()})


def example_of(window: Window) -> Example:
    """The marked story that a window is of."""
    return window.story  # type: ignore[return-value]  # windows are made of examples here


def batch_of(windows: list[Window], vocabulary: Vocabulary) -> Batch:
    """Put windows together."""
    cue_gold: list[int] = []
    role_gold: list[int] = []
    for window in windows:
        begin, end = window.read
        cues = [c for c in example_of(window).cues if begin <= c.cue[0] and c.cue[1] <= end]
        cue_gold += cue_tags(end - begin, [(c.cue[0] - begin, c.cue[1] - begin) for c in cues])
        roles = [0] * (end - begin)
        for role in ROLES:
            for c in cues:
                spans = [(a - begin, b - begin) for a, b in getattr(c, role) if begin <= a and b <= end]
                write_spans(roles, spans, role)
        role_gold += roles
    its = arrays.batch_of(windows, vocabulary)
    given = (torch.from_numpy(array) for array in (its.ids, its.features, its.seen, its.first))
    return Batch(its, *given, torch.tensor(cue_gold), torch.tensor(role_gold))


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
    asked = []
    for number, cue, _ in found:
        window = batch.arrays.windows[number]
        reach = reach_of(window.story.words, cue, *window.read)
        asked.append(arrays.Asked(cue, *reach, batch.arrays.offsets[number] - window.read[0]))
    its = arrays.cues_of(asked)
    gold_tags = torch.zeros(its.reach.shape, dtype=torch.long)
    for row, (_, cue, gold) in enumerate(found):
        if gold:
            length = int(its.lengths[row])
            gold_tags[row, :length] = torch.tensor(gold_of(gold, cue, its.starts[row], its.starts[row] + length))
    return Cues(*(torch.from_numpy(array) for array in (its.reach, its.away, its.lengths, its.span)), gold_tags)
