"""Write trained weights as ONNX, in full precision and as dynamic int8, for onnxruntime.

    python -m training.export --weights work/run/weights.pt --to work/onnx

Two graphs: `words.onnx` (pieces to word vectors and cue scores, once a window) and `roles.onnx` (word vectors and cues
to scores of TAGS). The best path through those scores is found outside, with the field's moves in `moves.npz`.
Weights get one scale a channel, and 7 of 8 bits: processors without VNNI add 16-bit sums that would overflow.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.networks import MOVES, ROLES, WORDS, Torch

if TYPE_CHECKING:
    from training.model import Reader

OPSET = 17


class WordsGraph(nn.Module):
    """Pieces to word vectors and cue scores."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, ids: torch.Tensor, features: torch.Tensor, seen: torch.Tensor, first: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """As Reader.encode, with the cue's scores."""
        vectors = self.reader.encode(ids, features, seen, first)
        return vectors, self.reader.cue(vectors)


def write_graphs(reader: Reader, folder: Path) -> None:
    """Both graphs in full precision, and the moves."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.eval()
    ids = torch.ones(2, 9, dtype=torch.long)
    features = torch.zeros(2, 9, 3, dtype=torch.long)
    windows = {0: "windows", 1: "pieces"}
    torch.onnx.export(
        WordsGraph(reader),
        (ids, features, ids > 0, torch.tensor([1, 2, 3, 10])),
        folder / WORDS,
        input_names=["ids", "features", "seen", "first"],
        output_names=["vectors", "cue"],
        dynamic_axes={"ids": windows, "features": windows, "seen": windows, "first": {0: "words"}},
        opset_version=OPSET,
        dynamo=False,
    )
    reach = torch.tensor([[0, 1, 2], [1, 2, 0]])
    away = torch.tensor([[-1, 0, 1], [0, 1, 0]])
    cues = {0: "cues", 1: "reach"}
    torch.onnx.export(
        reader.roles,
        (torch.rand(4, reader.size.width), reach, away, torch.tensor([3, 2]), torch.tensor([[1, 2], [0, 1]])),
        folder / ROLES,
        input_names=["words", "reach", "away", "lengths", "span"],
        output_names=["scores"],
        dynamic_axes={"words": {0: "words"}, "reach": cues, "away": cues, "lengths": {0: "cues"}, "span": {0: "cues"}},
        opset_version=OPSET,
        dynamo=False,
    )
    move, begin, end = Torch(reader).moves
    np.savez(folder / MOVES, move=move, begin=begin, end=end)


def main() -> None:
    """Write both forms and say how large they are."""
    call = argparse.ArgumentParser(description="Write trained weights as ONNX.")
    call.add_argument("--weights", type=Path, required=True)
    call.add_argument("--to", type=Path, required=True, help="gets fp32/ and int8/")
    told = call.parse_args()
    full, small = told.to / "fp32", told.to / "int8"
    write_graphs(Torch.load(told.weights).reader, full)
    small.mkdir(exist_ok=True)
    for name in (WORDS, ROLES):
        quantize_dynamic(
            full / name,
            small / name,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    (small / MOVES).write_bytes((full / MOVES).read_bytes())
    for folder in (full, small):
        print(folder, f"{sum(p.stat().st_size for p in folder.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
