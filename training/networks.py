"""The network in full precision, run by torch the way the program runs it by onnxruntime."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from onrecord.language.model.crf import Moves
from training.model import Reader, Size

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.language.model.batches import Batch, Cues


class Torch:
    """As onrecord.language.model.network.Network."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader.eval()
        with torch.no_grad():
            self.moves = Moves(*(t.cpu().numpy() for t in reader.field.moves()))

    @classmethod
    def load(cls, path: Path) -> Torch:
        """From a file that train.py wrote."""
        kept = torch.load(path, weights_only=True, map_location="cpu")
        reader = Reader(Size(**kept["size"]))
        reader.load_state_dict(kept["reader"])
        return cls(reader)

    @torch.no_grad()
    def words(self, batch: Batch) -> tuple[np.ndarray, np.ndarray]:
        """Vectors and scores of CUE_TAGS."""
        vectors = self.reader.encode(*self._moved(batch.ids, batch.features, batch.seen, batch.first))
        return vectors.cpu().numpy(), self.reader.cue(vectors).cpu().numpy()

    @torch.no_grad()
    def roles(self, vectors: np.ndarray, cues: Cues) -> np.ndarray:
        """Scores of TAGS."""
        scores = self.reader.roles(*self._moved(vectors, cues.reach, cues.away, cues.lengths, cues.span))
        return np.asarray(scores.cpu().numpy())

    def _moved(self, *arrays: np.ndarray) -> list[torch.Tensor]:
        return [torch.from_numpy(array).to(self.reader.device) for array in arrays]
