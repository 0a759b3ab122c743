"""The trained network, run by onnxruntime: arrays in, arrays out, and the files that it is made of."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Protocol

import numpy as np

from onrecord.errors import UnusableModelError
from onrecord.language.model.crf import Moves

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.language.model.batches import Batch, Cues

WORDS, ROLES, MOVES, VOCABULARY, SUMS = "words.onnx", "roles.onnx", "moves.npz", "vocab.txt", "sha256.json"


class Network(Protocol):
    """What reading needs of a network."""

    moves: Moves

    def words(self, batch: Batch) -> tuple[np.ndarray, np.ndarray]:
        """Vectors (words, width) and scores of CUE_TAGS (words, 3), and of further heads behind them."""

    def roles(self, vectors: np.ndarray, cues: Cues) -> np.ndarray:
        """Scores of TAGS (cues, words, tags)."""


class Onnx:
    """The network as training.export writes it; one thread, so that the same story gives the same numbers anywhere."""

    def __init__(self, folder: Path) -> None:
        """Open the graphs."""
        # It takes a tenth of a second to import, and what is read without a model does not need it.
        import onnxruntime  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The graphs are written with fused operators already; what onnxruntime would fuse beyond them is slower.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._words, self._roles = (
            onnxruntime.InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
            for name in (WORDS, ROLES)
        )
        with np.load(folder / MOVES) as kept:
            self.moves = Moves(kept["move"], kept["begin"], kept["end"])

    def words(self, batch: Batch) -> tuple[np.ndarray, np.ndarray]:
        """As in Network; for windows of one length, since nothing tells padding."""
        given = {"ids": batch.ids, "features": batch.features, "first": batch.first}
        vectors, tags = self._words.run(None, given)
        return vectors, tags

    def roles(self, vectors: np.ndarray, cues: Cues) -> np.ndarray:
        """As in Network."""
        given = {"reach": cues.reach, "away": cues.away, "lengths": cues.lengths, "span": cues.span}
        return np.asarray(self._roles.run(None, {"words": vectors, **given})[0])


def check_files(folder: Path) -> None:
    """Raise ``UnusableModelError`` where a file of the model is missing, or not the one that its sum was taken of."""
    try:
        sums: dict[str, str] = json.loads((folder / SUMS).read_text(encoding="utf-8"))
        for name in (WORDS, ROLES, MOVES, VOCABULARY):
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != sums.get(name):
                raise UnusableModelError(
                    place=str(folder / name),
                    happened=f"is not the file that {SUMS} tells of",
                    remedy="put the whole folder there again, or unset ONRECORD_MODEL",
                )
    except (OSError, ValueError) as fault:
        raise UnusableModelError(
            place=str(folder),
            happened=f"is no folder with a trained reader ({fault})",
            remedy="name one that training.export wrote, or unset ONRECORD_MODEL",
        ) from fault


def write_sums(folder: Path) -> None:
    """Write the sums that ``check_files`` looks for."""
    sums = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (WORDS, ROLES, MOVES, VOCABULARY)
    }
    (folder / SUMS).write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
