"""The network in full precision, run by torch the way the program runs it by onnxruntime."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from onrecord.language.model.crf import Moves
from onrecord.language.model.event_frames import EventHeads
from onrecord.language.model.network import EVENT, Encoded
from training.events import Events
from training.grammar import Grammar
from training.model import Reader, Size

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.language.model.batches import Batch, Cues


class Torch:
    """As onrecord.language.model.network.Network."""

    def __init__(self, reader: Reader, grammar: Grammar | None = None, events: Events | None = None) -> None:
        self.reader = reader.eval()
        self.grammar = grammar or Grammar(reader.size.width)
        self.events = events or Events(reader.size.width)
        with torch.no_grad():
            self.moves = Moves(*(t.cpu().numpy() for t in reader.field.moves()))
        self.heads = EventHeads(self.events.weights())

    @classmethod
    def load(cls, path: Path) -> Torch:
        """From a file that train.py wrote."""
        kept = torch.load(path, weights_only=True, map_location="cpu")
        reader = Reader(Size(**kept["size"]))
        reader.load_state_dict(kept["reader"])
        network = cls(reader)
        for part, module in (("grammar", network.grammar), ("events", network.events)):
            mine = module.state_dict()
            # what has another shape now is learned anew
            module.load_state_dict({k: kept[part][k] if _alike(kept, part, k, v) else v for k, v in mine.items()})
        network.heads = EventHeads(network.events.weights())
        return network

    @torch.no_grad()
    def words(self, batch: Batch) -> Encoded:
        """As in Network; the labeller takes the encoder's vectors as they are."""
        vectors = self.reader.encode(*self._moved(batch.ids, batch.features, batch.seen, batch.first))
        told = self.grammar(vectors)
        tags = torch.cat([self.reader.cue(vectors), told["upos"], told["names"], told["ends"]], 1)
        return Encoded(vectors.cpu().numpy(), vectors.cpu().numpy(), tags.cpu().numpy())

    @torch.no_grad()
    def roles(self, asked: np.ndarray, cues: Cues) -> np.ndarray:
        """Scores of TAGS."""
        scores, _ = self.reader.roles(*self._moved(asked, cues.reach, cues.away, cues.lengths, cues.span))
        return np.asarray(scores.cpu().numpy())

    @torch.no_grad()
    def event_roles(self, asked: np.ndarray, cues: Cues) -> tuple[np.ndarray, np.ndarray]:
        """As in Network."""
        given = self._moved(asked, cues.reach, cues.away, cues.lengths, cues.span)
        scores, anchors = self.reader.roles(*given, EVENT)
        return scores.cpu().numpy(), anchors.cpu().numpy()

    def _moved(self, *arrays: np.ndarray) -> list[torch.Tensor]:
        return [torch.from_numpy(array).to(self.reader.device) for array in arrays]


def _alike(kept: dict[str, dict[str, torch.Tensor]], part: str, name: str, mine: torch.Tensor) -> bool:
    other = kept.get(part, {}).get(name)
    return other is not None and other.shape == mine.shape
