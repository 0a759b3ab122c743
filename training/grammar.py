"""Heads for parts of speech, names and sentence ends on the same word vectors, and their measures."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn import functional

from onrecord.language.model.windows import packed, windows_of
from training.batches import batch_of, example_of
from training.language import (
    NAME_TAGS,
    UNKNOWN,
    UPOS,
    Tagged,
    lines_of,
    name_spans,
    name_tags,
    read_conllu,
    read_wikigold,
    tagged_of,
)
from training.precision import half

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.language.model.pieces import Vocabulary
    from onrecord.language.model.windows import Window
    from training.batches import Batch
    from training.examples import Example
    from training.model import Reader

# Of every corpus, one document in five is held back to measure on, by the first byte of its name's sha256.
HELD = 5


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
            out[task] += getattr(tagged[example_of(window).doc_id], task)[begin:end]
    return {task: torch.tensor(tags) for task, tags in out.items()}


def losses(
    reader: Reader, grammar: Grammar, windows: list[Window], tagged: dict[str, Tagged], vocabulary: Vocabulary
) -> dict[str, torch.Tensor]:
    """Summed losses by task; a word of which nobody marked something counts for nothing there."""
    batch = batch_of(windows, vocabulary).to(reader.device)
    with half(reader.device.type):
        vectors = reader.encode(batch.ids, batch.features, batch.seen, batch.first)
    scores = grammar(vectors.float())
    gold = {task: tags.to(reader.device) for task, tags in gold_of(windows, tagged).items()}
    return {
        task: functional.cross_entropy(scores[task], gold[task], ignore_index=UNKNOWN, reduction="sum") for task in gold
    }


class Silver:
    """Names that a program marked in the stories of attributions (training.spacy_names), as NAME_TAGS by doc_id."""

    def __init__(self, grammar: Grammar, tags: dict[str, list[int]]) -> None:
        self.grammar = grammar
        self.tags = tags

    @classmethod
    def read(cls, path: Path, grammar: Grammar, examples: list[Example]) -> Silver:
        """Of a file that training.spacy_names wrote, what belongs to these stories."""
        texts = {e.doc_id: e for e in examples}
        tags = {}
        with gzip.open(path, "rt", encoding="utf-8") as f:
            for one in map(json.loads, f):
                if one["doc_id"] in texts:
                    tags[one["doc_id"]] = name_tags(texts[one["doc_id"]].words, one["names"])
        return cls(grammar, tags)

    def loss(self, words: torch.Tensor, batch: Batch) -> torch.Tensor:
        """Summed over the batch's words; stories without marks count for nothing."""
        gold: list[int] = []
        for window in batch.arrays.windows:
            a, b = window.read
            gold += self.tags.get(example_of(window).doc_id, [UNKNOWN] * b)[a:b]
        scores = self.grammar.names(words)
        return functional.cross_entropy(
            scores, torch.tensor(gold, device=words.device), ignore_index=UNKNOWN, reduction="sum"
        )


def is_held(doc_id: str) -> bool:
    """Whether a document is measured on and never trained on."""
    return hashlib.sha256(doc_id.encode()).digest()[0] % HELD == 0


def read_language(folder: Path, vocabulary: Vocabulary) -> tuple[list[Tagged], list[Tagged]]:
    """Every corpus in a folder (NAME.conllu.gz, NAME.conll.gz): what is trained on, and what is held back."""
    train: list[Tagged] = []
    held: list[Tagged] = []
    for path in sorted(folder.glob("*.gz")):
        read = read_conllu if path.name.endswith(".conllu.gz") else read_wikigold
        for doc_id, sentences in read(lines_of(path)):
            one = tagged_of(f"{path.name} {doc_id}", sentences, vocabulary)
            (held if is_held(one.example.doc_id) else train).append(one)
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
    for windows in packed((window for one in held for window in windows_of(one.example, room)), 4096):
        batch = batch_of(windows, vocabulary).to(reader.device)
        scores = grammar(reader.encode(batch.ids, batch.features, batch.seen, batch.first))
        gold = {task: tags.to(reader.device) for task, tags in gold_of(windows, tagged).items()}
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
