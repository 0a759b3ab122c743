"""The course of a training run: its batches, its losses and steps, and the checkpoint that it goes on from."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch

from onrecord.language.model.candidates import cue_spans
from onrecord.language.model.windows import packed, windows_of
from training.batches import Batch, batch_of, cues_of, example_of
from training.grammar import losses as grammar_losses
from training.precision import half

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.language.model.pieces import Vocabulary
    from onrecord.language.model.tags import Span
    from onrecord.language.model.windows import Window
    from training.examples import Cued, Example
    from training.grammar import Grammar, Silver
    from training.language import Tagged
    from training.model import Reader

# So many words that are no cue, but look like one to the tagger, have their roles read in each batch, to learn that
# they have none.
NEGATIVES = 10
NEGATIVE = 0.1
# How often a marked cue is shown under the borders that the tagger gives it, as it will be when reading.
AS_TAGGED = 0.3
# Parts of the whole loss that count for less than what they are there for.
WEIGHT = {"hint": 0.3, "upos": 0.3, "ends": 0.3, "silver": 0.3}
CLIP = 5.0
WARM_UP = 0.06
# Losses are summed over a batch, and 1,024 pieces have about so many cues.
CUES = 25 / 1024


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast is learned: the top layer's rate, the heads', and each layer's as a part of the one above it."""

    encoder: float
    heads: float
    decay: float

    def of(self, name: str, layers: int) -> float:
        """The full rate of a parameter by its name."""
        if name.startswith("encoder.layers."):
            return self.encoder * self.decay ** (layers - 1 - int(name.split(".")[2]))
        if name.startswith("encoder.") and not name.startswith("encoder.features"):
            return self.encoder * self.decay**layers
        return self.heads


def optimizer_of(
    reader: Reader, pace: Pace, grammar: Grammar | None = None, *, pieces_too: bool = False
) -> torch.optim.Optimizer:
    """AdamW; the pieces' vectors stay as they are where not told otherwise; vectors and biases are not decayed."""
    reader.encoder.piece.weight.requires_grad_(requires_grad=pieces_too)
    groups: dict[tuple[float, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in (*reader.named_parameters(), *(grammar.named_parameters() if grammar else ())):
        if parameter.requires_grad:
            groups.setdefault((pace.of(name, reader.size.layers), parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": parameters, "lr": rate, "full": rate, "weight_decay": 0.01 if wide else 0.0}
            for (rate, wide), parameters in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def batches_of(examples: list[Example], room: int, pieces: int, dice: random.Random) -> list[list[Window]]:
    """One epoch's batches in an order that the dice fix; windows are cut elsewhere each time."""
    size = dice.randint(room * 3 // 4, room)
    windows = [window for one in examples for window in windows_of(one, size)]
    dice.shuffle(windows)
    out = []
    for at in range(0, len(windows), 64):
        out += packed(windows[at : at + 64], pieces)
    dice.shuffle(out)
    return out


def asked_of(batch: Batch, likely: list[list[float]], dice: random.Random) -> list[tuple[int, Span, Cued | None]]:
    """The cues whose roles are read in training, as batches.cues_of takes them."""
    marked: list[tuple[int, Span, Cued | None]] = []
    others: list[tuple[int, Span, Cued | None]] = []
    for n, window in enumerate(batch.arrays.windows):
        begin, end = window.read
        cues = [c for c in example_of(window).cues if begin <= c.cue[0] and c.cue[1] <= end]
        here = likely[batch.arrays.offsets[n] : batch.arrays.offsets[n] + end - begin]
        tagged = [(begin + a, begin + b) for (a, b), _ in cue_spans(here, NEGATIVE)]
        for c in cues:
            near = [(a, b) for a, b in tagged if a < c.cue[1] and b > c.cue[0]]
            marked.append((n, near[0] if near and dice.random() < AS_TAGGED else c.cue, c))
        others += [(n, (a, b), None) for a, b in tagged if not any(a < c.cue[1] and b > c.cue[0] for c in cues)]
    return marked + dice.sample(others, min(NEGATIVES, len(others)))


def losses(reader: Reader, batch: Batch, dice: random.Random, silver: Silver | None = None) -> dict[str, torch.Tensor]:
    """Summed losses of a batch: cue tags, roles of any cue, roles of each cue, and names that a program marked."""
    with half(reader.device.type):
        words = reader.encode(batch.ids, batch.features, batch.seen, batch.first)
    words = words.float()
    scores = reader.cue(words)
    out = {
        "cue": torch.nn.functional.cross_entropy(scores, batch.gold_cue, reduction="sum"),
        "hint": torch.nn.functional.cross_entropy(reader.hint(words), batch.gold_roles, reduction="sum"),
    }
    if silver:
        out["silver"] = silver.loss(words, batch)
    asked = asked_of(batch, scores.detach().softmax(1).tolist(), dice)
    if asked:
        cues = cues_of(batch, asked).to(reader.device)
        with half(reader.device.type):
            scores, _ = reader.roles(words, cues.reach, cues.away, cues.lengths, cues.span)
        out["roles"] = reader.field.loss(scores.float(), cues.lengths, cues.gold).sum()
    return out


@dataclass(slots=True)
class Course:
    """A run of so many `epochs`: it is in `epoch` at batch `at`, after `step` steps and `spent` seconds."""

    reader: Reader
    optimizer: torch.optim.Optimizer
    examples: list[Example]
    vocabulary: Vocabulary
    epochs: int
    seed: int
    room: int
    pieces: int
    grammar: Grammar | None = None
    tagged: dict[str, Tagged] = field(default_factory=dict)
    silver: Silver | None = None
    epoch: int = 0
    at: int = 0
    step: int = 0
    spent: float = 0.0
    batches: list[list[Window]] = field(default_factory=list)

    def go(self) -> dict[str, float]:
        """One step; the losses and the gradient's length. The rate rises, then falls evenly to the end."""
        began = time.monotonic()
        if not self.batches:
            dice = random.Random(f"{self.seed} {self.epoch}")
            self.batches = batches_of(self.examples, self.room, self.pieces, dice)
            if self.grammar:
                texts = [one.example for one in self.tagged.values()]
                self.batches += batches_of(texts, self.room, self.pieces, dice)
                dice.shuffle(self.batches)
        part = (self.epoch + self.at / len(self.batches)) / self.epochs
        for group in self.optimizer.param_groups:
            group["lr"] = group["full"] * min(part / WARM_UP + 1e-3, (1 - part) / (1 - WARM_UP))
        self.reader.train()
        lost = self._lost(self.batches[self.at])
        total = torch.stack([WEIGHT.get(name, 1.0) * value for name, value in lost.items()]).sum()
        self.optimizer.zero_grad()
        (total / (CUES * self.pieces)).backward()
        moving = [p for p in self.reader.parameters() if p.requires_grad]
        norm = torch.nn.utils.clip_grad_norm_(moving, CLIP)
        self.optimizer.step()
        self.at, self.step = self.at + 1, self.step + 1
        if self.at == len(self.batches):
            self.epoch, self.at, self.batches = self.epoch + 1, 0, []
        self.spent += time.monotonic() - began
        return {**{name: float(value.detach()) for name, value in lost.items()}, "norm": float(norm)}

    @property
    def done(self) -> bool:
        """Whether the last epoch is over."""
        return self.epoch >= self.epochs

    def _lost(self, windows: list[Window]) -> dict[str, torch.Tensor]:
        if self.grammar and example_of(windows[0]).doc_id in self.tagged:
            return grammar_losses(self.reader, self.grammar, windows, self.tagged, self.vocabulary)
        batch = batch_of(windows, self.vocabulary).to(self.reader.device)
        return losses(self.reader, batch, random.Random(f"{self.seed} {self.step}"), self.silver)

    def weights(self) -> dict[str, object]:
        """What is trained, by part."""
        heads = {"grammar": self.grammar.state_dict()} if self.grammar else {}
        return {"reader": self.reader.state_dict(), **heads}

    def save(self, path: Path) -> None:
        """A checkpoint, put in place of the last one only when it is whole."""
        position = {"epoch": self.epoch, "at": self.at, "step": self.step, "spent": self.spent}
        state = {**self.weights(), "optimizer": self.optimizer.state_dict()}
        torch.save({**state, **position, "rng": torch.get_rng_state()}, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint; raises OSError when it cannot be read."""
        kept = torch.load(path, weights_only=True, map_location=self.reader.device)
        self.reader.load_state_dict(kept["reader"])
        if self.grammar:
            self.grammar.load_state_dict(kept["grammar"])
        self.optimizer.load_state_dict(kept["optimizer"])
        torch.set_rng_state(kept["rng"].cpu())
        self.epoch, self.at, self.step, self.spent = kept["epoch"], kept["at"], kept["step"], kept["spent"]

    def where(self) -> str:
        """For a line of progress."""
        return f"{self.spent / 60:6.1f} min  epoch {self.epoch} {self.at}/{len(self.batches)}  step {self.step}"
