"""Teach the heads of grammar anew on an encoder that stays as it is, after a run that learned mostly other things.

    python -m training.heads --weights work/joint/weights.pt --language DATA/language --encoder work/encoder

Writes the heads back into the same file; `training.joint` prints the same measures.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch

from onrecord.language.model.pieces import Vocabulary
from training.course import batches_of
from training.grammar import losses, measure, read_language
from training.networks import Torch

ROOM, PIECES = 256, 2048


def main() -> None:
    """Teach, measure, and write."""
    call = argparse.ArgumentParser(description="Teach the heads of grammar on a fixed encoder.")
    call.add_argument("--weights", type=Path, required=True)
    call.add_argument("--language", type=Path, required=True)
    call.add_argument("--encoder", type=Path, required=True, help="folder with vocab.txt")
    call.add_argument("--epochs", type=int, default=4)
    call.add_argument("--rate", type=float, default=2e-3)
    call.add_argument("--seed", type=int, default=1)
    told = call.parse_args()
    torch.manual_seed(told.seed)
    vocabulary = Vocabulary.read(told.encoder / "vocab.txt")
    network = Torch.load(told.weights)
    reader, grammar = network.reader.requires_grad_(requires_grad=False), network.grammar
    tagged, held = read_language(told.language, vocabulary)
    known = {one.example.doc_id: one for one in tagged}
    print("before", json.dumps(measure(reader, grammar, held, vocabulary)), flush=True)
    optimizer = torch.optim.AdamW(grammar.parameters(), lr=told.rate)
    steps = total = 0
    for epoch in range(told.epochs):
        batches = batches_of([one.example for one in tagged], ROOM, PIECES, random.Random(f"{told.seed} {epoch}"))
        total = total or told.epochs * len(batches)
        for windows in batches:
            optimizer.param_groups[0]["lr"] = told.rate * max(0.0, 1 - steps / total)
            reader.eval()
            grammar.train()
            loss = torch.stack(list(losses(reader, grammar, windows, known, vocabulary).values())).sum()
            optimizer.zero_grad()
            (loss / PIECES).backward()
            optimizer.step()
            steps += 1
        print(f"pass {epoch + 1}", json.dumps(measure(reader, grammar, held, vocabulary)), flush=True)
    kept = torch.load(told.weights, weights_only=True, map_location="cpu")
    kept["grammar"] = grammar.state_dict()
    torch.save(kept, told.weights)


if __name__ == "__main__":
    main()
