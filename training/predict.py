"""Read a split of PolNeAR with trained weights; print the measures, and write what the published scorer reads.

python -m training.predict --weights work/run/weights.pt --encoder work/encoder --polnear DATA/polnear --to dev.jsonl
python -m training.predict --onnx work/onnx/int8 …
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict
from pathlib import Path

from onrecord.language.model.network import Network, Onnx
from onrecord.language.model.pieces import Vocabulary
from onrecord.language.model.reading import read_story
from training.decoding import KEPT, attributions_of
from training.examples import example_of
from training.networks import Torch
from training.polnear import read_polnear
from training.scoring import score


def main() -> None:
    """Read, write, measure."""
    call = argparse.ArgumentParser(description="Read PolNeAR with trained weights.")
    which = call.add_mutually_exclusive_group(required=True)
    which.add_argument("--weights", type=Path)
    which.add_argument("--onnx", type=Path)
    call.add_argument("--encoder", type=Path, required=True)
    call.add_argument("--polnear", type=Path, required=True)
    call.add_argument("--split", default="dev")
    call.add_argument("--kept", type=float, default=KEPT)
    call.add_argument("--to", type=Path)
    call.add_argument("--candidates", type=Path, help="also write every candidate, for study")
    told = call.parse_args()
    vocabulary = Vocabulary.read(told.encoder / "vocab.txt")
    marked = read_polnear(told.polnear / told.split)
    examples = [example_of(m, vocabulary) for m in marked]
    network: Network = Torch.load(told.weights) if told.weights else Onnx(told.onnx)
    began = time.process_time()
    found = {e.doc_id: read_story(network, e, vocabulary).candidates for e in examples}
    seconds = time.process_time() - began
    read = [attributions_of(e.words, found[e.doc_id], told.kept) for e in examples]
    print(json.dumps(score(zip((m.text for m in marked), (m.attributions for m in marked), read, strict=True))))
    print(f"{sum(len(m.text) for m in marked) / seconds:,.0f} characters a CPU second")
    if told.to:
        lines = (
            json.dumps({"doc_id": m.doc_id, "attributions": [asdict(a) for a in one]})
            for m, one in zip(marked, read, strict=True)
        )
        told.to.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if told.candidates:
        told.candidates.write_text(
            "".join(json.dumps({"doc_id": k, "candidates": [asdict(c) for c in v]}) + "\n" for k, v in found.items()),
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
