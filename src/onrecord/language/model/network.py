"""The trained network, run by onnxruntime: arrays in, arrays out, and the files that it is made of."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from onrecord.errors import UnusableModelError
from onrecord.language.model.crf import Moves
from onrecord.language.model.event_frames import EventHeads

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.language.model.batches import Batch, Cues

WORDS, ROLES, MOVES, EVENTS, VOCABULARY = "words.onnx", "roles.onnx", "moves.npz", "events.npz", "vocab.txt"
FILES = (WORDS, ROLES, MOVES, EVENTS, VOCABULARY)
SUMS = "sha256.json"


CUE, EVENT = 0, 1
"""What the labeller of roles is asked about: the cue of an attribution, or the head of an event."""


class Encoded(NamedTuple):
    """One row a word: `vectors` by the encoder, `asked` as the labeller of roles takes them, `tags` by each tagger.

    The first of the tags are scores of CUE_TAGS; further heads stand behind them.
    """

    vectors: np.ndarray
    asked: np.ndarray
    tags: np.ndarray


class Network(Protocol):
    """What reading needs of a network."""

    moves: Moves
    heads: EventHeads

    def words(self, batch: Batch) -> Encoded:
        """What is told of each word."""

    def roles(self, asked: np.ndarray, cues: Cues) -> np.ndarray:
        """Scores of TAGS (cues, words, tags)."""

    def event_roles(self, asked: np.ndarray, cues: Cues) -> tuple[np.ndarray, np.ndarray]:
        """Scores of EVENT_TAGS (heads of events, words, tags), and what is known of each head then (heads, width)."""


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
        with np.load(folder / EVENTS) as kept:
            self.heads = EventHeads(kept)

    def words(self, batch: Batch) -> Encoded:
        """As in Network; for windows of one length, since nothing tells padding."""
        given = {"ids": batch.ids, "features": batch.features, "first": batch.first}
        return Encoded(*self._words.run(["vectors", "asked", "tags"], given))

    def roles(self, asked: np.ndarray, cues: Cues) -> np.ndarray:
        """As in Network."""
        return self._told(["scores"], CUE, asked, cues)[0]

    def event_roles(self, asked: np.ndarray, cues: Cues) -> tuple[np.ndarray, np.ndarray]:
        """As in Network."""
        scores, anchors = self._told(["events", "anchors"], EVENT, asked, cues)
        return scores, anchors

    def _told(self, outputs: list[str], anchor: int, asked: np.ndarray, cues: Cues) -> list[np.ndarray]:
        given = {"reach": cues.reach, "away": cues.away, "lengths": cues.lengths, "span": cues.span}
        kind = np.array([anchor], dtype=np.int64)
        told: list[np.ndarray] = self._roles.run(outputs, {"words": asked, "anchor": kind, **given})
        return told


def check_files(folder: Path) -> None:
    """Raise ``UnusableModelError`` where a file of the model is missing, or not the one that its sum was taken of."""
    try:
        sums: dict[str, str] = json.loads((folder / SUMS).read_text(encoding="utf-8"))
        for name in FILES:
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
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    (folder / SUMS).write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
