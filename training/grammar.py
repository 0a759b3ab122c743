"""Heads for parts of speech, names and sentence ends on the same word vectors, and their measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn import functional

from training.batches import batch_of
from training.language import (
    NAME_TAGS,
    UNKNOWN,
    UPOS,
    Tagged,
    lines_of,
    name_spans,
    read_conllu,
    read_wikigold,
    tagged_of,
)
from training.reading import packed, windows_over

if TYPE_CHECKING:
    from pathlib import Path

    from training.batches import Window
    from training.model import Reader
    from training.pieces import Vocabulary

# Of every corpus, one document in ten is held back to measure on; EWT's dev part is not trained on at all.
HELD = 10


class Grammar(nn.Module):
    """One linear layer a task over word vectors of so many channels."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.upos = nn.Linear(width, len(UPOS))
        self.names = nn.Linear(width, len(NAME_TAGS))
        self.ends = nn.Linear(width, 2)

    def forward(self, vectors: torch.Tensor) -> dict[str, torch.Tensor]:
        """Scores by task, (words, tags)."""
        return {"upos": self.upos(vectors), "names": self.names(vectors), "ends": self.ends(vectors)}


def gold_of(windows: list[Window], tagged: dict[str, Tagged]) -> dict[str, torch.Tensor]:
    """The tags of a batch's words by task."""
    out: dict[str, list[int]] = {"upos": [], "names": [], "ends": []}
    for window in windows:
        begin, end = window.read
        for task in out:
            out[task] += getattr(tagged[window.example.doc_id], task)[begin:end]
    return {task: torch.tensor(tags) for task, tags in out.items()}


def losses(
    reader: Reader, grammar: Grammar, windows: list[Window], tagged: dict[str, Tagged], vocabulary: Vocabulary
) -> dict[str, torch.Tensor]:
    """Summed losses by task; a word of which nobody marked something counts for nothing there."""
    batch = batch_of(windows, vocabulary)
    scores = grammar(reader.encode(batch.ids, batch.features, batch.seen, batch.first))
    gold = gold_of(windows, tagged)
    return {
        task: functional.cross_entropy(scores[task], gold[task], ignore_index=UNKNOWN, reduction="sum") for task in gold
    }


def read_language(folder: Path, vocabulary: Vocabulary) -> tuple[list[Tagged], list[Tagged]]:
    """Every corpus in a folder (NAME.conllu.gz, NAME.conll.gz): what is trained on, and what is held back."""
    train: list[Tagged] = []
    held: list[Tagged] = []
    for path in sorted(folder.glob("*.gz")):
        read = read_conllu if path.name.endswith(".conllu.gz") else read_wikigold
        for number, (doc_id, sentences) in enumerate(read(lines_of(path))):
            one = tagged_of(f"{path.name} {doc_id}", sentences, vocabulary)
            (held if "dev" in path.name or number % HELD == 0 else train).append(one)
    return train, held


@torch.no_grad()
def measure(
    reader: Reader, grammar: Grammar, held: list[Tagged], vocabulary: Vocabulary, room: int = 256
) -> dict[str, float]:
    """Accuracy of parts of speech, F1 of names (place and kind) and of sentence ends, in per cent."""
    reader.eval()
    grammar.eval()
    tagged = {one.example.doc_id: one for one in held}
    right = {"upos": 0, "names": 0, "ends": 0}
    count = {"upos": 0, "names": 0, "ends": 0}
    for windows in packed(windows_over([one.example for one in held], room), 4096):
        batch = batch_of(windows, vocabulary)
        scores = grammar(reader.encode(batch.ids, batch.features, batch.seen, batch.first))
        gold = gold_of(windows, tagged)
        best = {task: s.argmax(1).masked_fill(gold[task] == UNKNOWN, 0) for task, s in scores.items()}
        known = gold["upos"] != UNKNOWN
        right["upos"] += int((best["upos"] == gold["upos"])[known].sum())
        count["upos"] += int(known.sum())
        for task in ("names", "ends"):
            a, b = (
                {*name_spans(tags.clamp(min=0).tolist())} if task == "names" else {*tags.nonzero()[:, 0].tolist()}
                for tags in (gold[task], best[task])
            )
            right[task] += 2 * len(a & b)
            count[task] += len(a) + len(b)
    return {task: round(100 * right[task] / max(1, count[task]), 1) for task in right}
