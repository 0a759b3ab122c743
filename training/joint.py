r"""Train one reader on everything that is marked: events (frames), attributions (PolNeAR), grammar and names.

    python -m training.joint --frames train.jsonl --records train-records.jsonl --dev dev.jsonl --dev-records \
      dev-records.jsonl --begin src/onrecord/language/model/weights --encoder work/encoder --polnear DATA/polnear \
      --language DATA/language --out work/joint

A pass is all marked stories once, with a part of PolNeAR and of the texts marked for grammar between them, so that
what the reader knew of these it keeps. One story a step, four steps an update; the rate rises, then falls evenly. The
same call on a folder with a checkpoint goes on where it stopped.

With `--teacher work/teacher` a larger reader is trained in the same way, from all-mpnet-base-v2; parts of speech still
come from `--begin`. Its rates are lower: `--rate 4e-5 --decay 0.9`. With `--silver` and `--silver-records` stories that
`training.label` marked are learned from as well, a part of them in each pass, and what they lose is weighed.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from onrecord.language.model.pieces import Vocabulary
from onrecord.language.model.reading import read_story
from training.batches import batch_of
from training.course import CUES, Pace, batches_of
from training.course import WEIGHT as ATTRIBUTION_WEIGHT
from training.course import losses as attribution_losses
from training.decoding import attributions_of
from training.event_scores import event_scores
from training.events import WEIGHT, Events
from training.events import losses as event_losses
from training.examples import example_of
from training.excerpts import excerpt_of
from training.frames import load_stories
from training.grammar import Grammar, measure, read_language
from training.grammar import losses as grammar_losses
from training.model import TEACHER, Reader
from training.networks import Torch
from training.polnear import read_polnear
from training.scoring import score
from training.warm import read_graphs

if TYPE_CHECKING:
    from onrecord.language.model.windows import Window
    from training.examples import Example
    from training.frames import Frames
    from training.language import Tagged

TOGETHER = 4
"""Steps of one update."""
WARM_UP = 0.05
CLIP = 1.0
PIECES = 1024
ROOM = 256
"""Pieces of a window of attributions and grammar."""
# What a whole batch of attributions or of grammar weighs beside one story's events.
SHARE = {"attributions": 1.0, "grammar": 0.6}
EXCERPT = 0.5
"""What an excerpt's events weigh beside those of a whole story."""
AVERAGED = 0.2
"""The last part of the run over which weights are averaged."""


@dataclass(slots=True)
class Run:
    """All that a run trains, and how far it is."""

    reader: Reader
    grammar: Grammar
    events: Events
    optimizer: torch.optim.Optimizer
    step: int = 0
    spent: float = 0.0
    mean: dict[str, torch.Tensor] = field(default_factory=dict)
    meant: int = 0

    def modules(self) -> dict[str, torch.nn.Module]:
        """What is trained, by part."""
        return {"reader": self.reader, "grammar": self.grammar, "events": self.events}

    def named(self) -> dict[str, torch.Tensor]:
        """Every trained number by its part and name."""
        return {f"{part}.{name}": p for part, module in self.modules().items() for name, p in module.named_parameters()}

    def average(self) -> None:
        """Take the present weights into the mean."""
        self.meant += 1
        for name, p in self.named().items():
            here = p.detach()
            if name in self.mean:
                self.mean[name] += (here - self.mean[name]) / self.meant
            else:
                self.mean[name] = here.clone()

    def save(self, path: Path) -> None:
        """A checkpoint, put in place of the last one only when it is whole."""
        state = {part: module.state_dict() for part, module in self.modules().items()}
        kept = {**state, "optimizer": self.optimizer.state_dict(), "step": self.step, "spent": self.spent,
                "mean": self.mean, "meant": self.meant, "size": self.reader.sizes()}  # fmt: skip
        torch.save(kept, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        kept = torch.load(path, weights_only=True)
        for part, module in self.modules().items():
            module.load_state_dict(kept[part])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.step, self.spent, self.mean, self.meant = kept["step"], kept["spent"], kept["mean"], kept["meant"]

    def weights(self) -> dict[str, object]:
        """What `training.export` writes graphs of: the mean where there is one."""
        named = self.named()
        before = {name: p.detach().clone() for name, p in named.items()}
        if self.meant:
            with torch.no_grad():
                for name, p in named.items():
                    p.copy_(self.mean[name])
        out = {part: {k: v.clone() for k, v in module.state_dict().items()} for part, module in self.modules().items()}
        with torch.no_grad():
            for name, p in named.items():
                p.copy_(before[name])
        return {**out, "size": self.reader.sizes(), "step": self.step}


@dataclass(slots=True)
class Lessons:
    """What is learned from: stories with events, and examples of attributions and of grammar.

    `silver` are stories whose events a reader marked, not a person.
    """

    stories: list[Frames]
    polnear: list[Example]
    tagged: dict[str, Tagged]
    polnear_share: float
    grammar_share: float
    silver: list[Frames] = field(default_factory=list)
    silver_share: float = 0.0
    silver_weight: float = 1.0
    excerpt_share: float = 0.0

    def order(self, epoch: int, seed: int) -> list[tuple[str, object]]:
        """The steps of one pass."""
        dice = random.Random(f"{seed} {epoch}")
        out: list[tuple[str, object]] = [("events", story) for story in self.stories]
        some_stories = dice.sample(self.stories, round(self.excerpt_share * len(self.stories)))
        out += [("excerpt", story) for story in some_stories]
        some = dice.sample(self.polnear, round(self.polnear_share * len(self.polnear)))
        out += [("attributions", windows) for windows in batches_of(some, ROOM, PIECES, dice)]
        texts = [one.example for one in self.tagged.values()]
        some = dice.sample(texts, round(self.grammar_share * len(texts)))
        out += [("grammar", windows) for windows in batches_of(some, ROOM, PIECES, dice)]
        some = dice.sample(self.silver, round(self.silver_share * len(self.silver)))
        out += [("silver", story) for story in some]
        dice.shuffle(out)
        return out


def loss_of(run: Run, lessons: Lessons, kind: str, what: object, vocabulary: Vocabulary, dice: random.Random,
            room: int) -> dict[str, torch.Tensor]:  # fmt: skip
    """Weighted losses of one step."""
    if kind in {"events", "excerpt", "silver"}:
        story: Frames = what  # type: ignore[assignment]
        if kind == "excerpt":
            story = excerpt_of(story, dice)
        size = dice.randint(room * 2 // 3, room)
        told = event_losses(run.reader, run.events, story, vocabulary, size, dice)
        weighed = {name: WEIGHT[name] * value for name, value in told.items()}
        if kind != "events":
            weight = lessons.silver_weight if kind == "silver" else EXCERPT
            return {kind: weight * torch.stack(list(weighed.values())).sum()}
        return weighed
    windows: list[Window] = what  # type: ignore[assignment]
    if kind == "grammar":
        told = grammar_losses(run.reader, run.grammar, windows, lessons.tagged, vocabulary)
        return {name: SHARE[kind] * 0.3 * value / (CUES * PIECES) for name, value in told.items()}
    told = attribution_losses(run.reader, batch_of(windows, vocabulary), dice)
    return {
        name: SHARE[kind] * ATTRIBUTION_WEIGHT.get(name, 1.0) * value / (CUES * PIECES) for name, value in told.items()
    }


def train(run: Run, lessons: Lessons, vocabulary: Vocabulary, told: argparse.Namespace, dev: list[Frames]) -> bool:
    """Go through the passes that are left; whether the last one is over."""
    size = len(lessons.order(0, told.seed))
    total = told.epochs * size
    sums: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    began = saved = time.monotonic()
    while run.step < total:
        epoch, at = divmod(run.step, size)
        order = lessons.order(epoch, told.seed)
        # windows are cut elsewhere in each pass, and one with fewer batches than the first begins again
        for kind, what in islice(cycle(order), at, size):
            part = run.step / total
            for group in run.optimizer.param_groups:
                group["lr"] = group["full"] * min(part / WARM_UP + 1e-3, (1 - part) / (1 - WARM_UP))
            for module in run.modules().values():
                module.train()
            lost = loss_of(run, lessons, kind, what, vocabulary, random.Random(f"{told.seed} {run.step}"), told.room)
            (torch.stack(list(lost.values())).sum() / TOGETHER).backward()
            run.step += 1
            sums.update({name: float(value.detach()) for name, value in lost.items()})
            counts.update(lost.keys())
            if run.step % TOGETHER == 0:
                moving = [p for group in run.optimizer.param_groups for p in group["params"]]
                torch.nn.utils.clip_grad_norm_(moving, CLIP)
                run.optimizer.step()
                run.optimizer.zero_grad()
            if part > 1 - AVERAGED and run.step % 40 == 0:
                run.average()
            if run.step % told.shown == 0:
                now = time.monotonic()
                run.spent += now - began
                began = now
                line = "  ".join(f"{name} {sums[name] / counts[name]:.3f}" for name in sorted(sums))
                print(f"{run.spent / 60:6.1f} min  step {run.step}/{total}  {line}", flush=True)
                sums.clear()
                counts.clear()
            if time.monotonic() - saved > told.every * 60:
                saved = time.monotonic()
                run.save(told.out / "checkpoint.pt")
        run.save(told.out / "checkpoint.pt")
        if (epoch + 1) % told.look == 0 and dev:
            print(f"pass {epoch + 1}", json.dumps(event_scores(run.reader, run.events, dev, vocabulary, told.room)),
                  flush=True)  # fmt: skip
        if run.spent > told.minutes * 60 and run.step < total:
            print("stopped: the same call goes on", flush=True)
            return False
    return True


def arguments() -> argparse.Namespace:
    """What the caller wants."""
    call = argparse.ArgumentParser(description="Train the reader on events, attributions, grammar and names.")
    call.add_argument("--frames", type=Path, nargs="+", required=True, help="marked stories, one a line")
    call.add_argument("--records", type=Path, nargs="+", required=True, help="records of the same stories")
    call.add_argument("--dev", type=Path, help="marked stories to measure on")
    call.add_argument("--dev-records", type=Path)
    call.add_argument("--polnear", type=Path, required=True)
    call.add_argument("--language", type=Path, required=True)
    call.add_argument("--encoder", type=Path, required=True, help="folder with vocab.txt")
    call.add_argument("--begin", type=Path, required=True, help="graphs, or a weights.pt, to begin with")
    call.add_argument("--teacher", type=Path, help="folder with MPNet's weights to begin with instead of --begin, "
                      "which then only tells parts of speech")  # fmt: skip
    call.add_argument("--silver", type=Path, nargs="+", default=[], help="stories that training.label marked")
    call.add_argument("--silver-records", type=Path, nargs="+", default=[], help="records of the same stories")
    call.add_argument("--silver-weight", type=float, default=0.5, help="of what they lose, beside marked stories")
    call.add_argument("--silver-share", type=float, default=1.0, help="part of them in each pass")
    call.add_argument("--excerpt-share", type=float, default=0.8, help="excerpts in each pass, as a part of stories")
    call.add_argument("--out", type=Path, required=True)
    call.add_argument("--epochs", type=int, default=8)
    call.add_argument("--look", type=int, default=2, help="passes between measures on dev")
    call.add_argument("--rate", type=float, default=1e-4)
    call.add_argument("--head-rate", type=float, default=6e-4)
    call.add_argument("--decay", type=float, default=0.95)
    call.add_argument("--room", type=int, default=480, help="pieces of a story's window")
    call.add_argument("--polnear-share", type=float, default=0.15, help="part of PolNeAR in each pass")
    call.add_argument("--grammar-share", type=float, default=0.2)
    call.add_argument("--shown", type=int, default=200, help="steps between lines of losses")
    call.add_argument("--every", type=float, default=10.0, help="minutes between checkpoints")
    call.add_argument("--minutes", type=float, default=95.0)
    call.add_argument("--seed", type=int, default=1)
    call.add_argument("--threads", type=int, default=2)
    call.add_argument("--stories", type=int, help="only so many marked stories, to try things")
    return call.parse_args()


def begin(path: Path) -> tuple[Reader, Grammar, Events]:
    """What a run begins with."""
    if path.is_dir():
        return read_graphs(path)
    network = Torch.load(path)
    return network.reader, network.grammar, network.events


def begin_teacher(folder: Path) -> tuple[Reader, Grammar, Events]:
    """The teacher before any training: MPNet's encoder, and heads that have learned nothing."""
    reader = Reader(TEACHER)
    reader.encoder.load_mpnet(folder / "model.safetensors")
    return reader, Grammar(reader.size.width), Events(reader.size.width)


def main() -> None:
    """Train, measure, and write weights.pt."""
    told = arguments()
    torch.set_num_threads(told.threads)
    torch.manual_seed(told.seed)
    vocabulary = Vocabulary.read(told.encoder / "vocab.txt")
    reader, grammar, events = begin(told.begin)
    stories = load_stories(told.frames, told.records, vocabulary, reader, grammar, told.stories)
    silver = load_stories(told.silver, told.silver_records, vocabulary, reader, grammar)
    dev = load_stories([told.dev], [told.dev_records], vocabulary, reader, grammar) if told.dev else []
    polnear = [example_of(m, vocabulary) for m in read_polnear(told.polnear / "train")]
    tagged, held = read_language(told.language, vocabulary)
    lessons = Lessons(stories, polnear, {one.example.doc_id: one for one in tagged}, told.polnear_share,
                      told.grammar_share, silver, told.silver_share, told.silver_weight,
                      told.excerpt_share)  # fmt: skip
    if told.teacher:
        reader, grammar, events = begin_teacher(told.teacher)
    pace = Pace(told.rate, told.head_rate, told.decay)
    reader.encoder.piece.weight.requires_grad_(requires_grad=False)
    groups = []
    for part, module in (("", reader), ("grammar.", grammar), ("events.", events)):
        for name, p in module.named_parameters():
            if p.requires_grad:
                full = pace.of(part + name, reader.size.layers)
                groups.append({"params": [p], "lr": full, "full": full, "weight_decay": 0.01 if p.ndim > 1 else 0.0})
    run = Run(reader, grammar, events, torch.optim.AdamW(groups, betas=(0.9, 0.98)))
    told.out.mkdir(parents=True, exist_ok=True)
    checkpoint = told.out / "checkpoint.pt"
    if checkpoint.exists():
        run.load(checkpoint)
        print("going on at step", run.step, flush=True)
    if not train(run, lessons, vocabulary, told, dev):
        return
    torch.save(run.weights(), told.out / "weights.pt")
    reader, grammar, events = begin(told.out / "weights.pt")
    if dev:
        print("dev", json.dumps(event_scores(reader, events, dev, vocabulary, told.room)), flush=True)
    marked = read_polnear(told.polnear / "dev")
    examples = [example_of(m, vocabulary) for m in marked]
    network = Torch(reader)
    read = (attributions_of(e.words, read_story(network, e, vocabulary).candidates) for e in examples)
    print("polnear", json.dumps(score((m.text, m.attributions, f) for m, f in zip(marked, read, strict=True))))
    print("held back", json.dumps(measure(reader, grammar, held, vocabulary)), flush=True)


if __name__ == "__main__":
    main()
