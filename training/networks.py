"""The network as the reading sees it, run by torch or by onnxruntime: words in, numpy arrays out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import onnxruntime
import torch

from training.model import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from training.batches import Batch, Cues

WORDS, ROLES, MOVES = "words.onnx", "roles.onnx", "moves.npz"


class Network(Protocol):
    """What reading.py needs. `moves` are the field's scores of moves (tags, tags), of beginnings and of ends (tags)."""

    moves: tuple[np.ndarray, np.ndarray, np.ndarray]

    def words(self, batch: Batch) -> tuple[np.ndarray, np.ndarray]:
        """Vectors (words, width) and probabilities of CUE_TAGS (words, 3)."""

    def roles(self, vectors: np.ndarray, cues: Cues) -> np.ndarray:
        """Scores of TAGS (cues, words, tags)."""


class Torch:
    """The network in full precision."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader.eval()
        with torch.no_grad():
            move, begin, end = (t.numpy() for t in reader.field.moves())
        self.moves = (move, begin, end)

    @classmethod
    def load(cls, path: Path) -> Torch:
        """From a file that train.py wrote."""
        reader = Reader()
        reader.load_state_dict(torch.load(path, weights_only=True)["reader"])
        return cls(reader)

    @torch.no_grad()
    def words(self, batch: Batch) -> tuple[np.ndarray, np.ndarray]:
        """As in Network."""
        vectors = self.reader.encode(batch.ids, batch.features, batch.seen, batch.first)
        return vectors.numpy(), self.reader.cue(vectors).softmax(1).numpy()

    @torch.no_grad()
    def roles(self, vectors: np.ndarray, cues: Cues) -> np.ndarray:
        """As in Network."""
        scores = self.reader.roles(torch.from_numpy(vectors), cues.reach, cues.away, cues.lengths, cues.span)
        return np.asarray(scores.numpy())


class Onnx:
    """The network as export.py writes it."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._words, self._roles = (
            onnxruntime.InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
            for name in (WORDS, ROLES)
        )
        with np.load(folder / MOVES) as kept:
            self.moves = (kept["move"], kept["begin"], kept["end"])

    def words(self, batch: Batch) -> tuple[np.ndarray, np.ndarray]:
        """As in Network."""
        given = {"ids": batch.ids, "features": batch.features, "seen": batch.seen, "first": batch.first}
        vectors, cue = self._words.run(None, {name: t.numpy() for name, t in given.items()})
        weight = np.exp(cue - cue.max(1, keepdims=True))
        return vectors, weight / weight.sum(1, keepdims=True)

    def roles(self, vectors: np.ndarray, cues: Cues) -> np.ndarray:
        """As in Network."""
        given = {"reach": cues.reach, "away": cues.away, "lengths": cues.lengths, "span": cues.span}
        return np.asarray(
            self._roles.run(None, {"words": vectors, **{name: t.numpy() for name, t in given.items()}})[0]
        )
