r"""Train the reader: one command, a fixed seed, a budget in minutes, and checkpoints to go on from.

    OMP_WAIT_POLICY=PASSIVE MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_MMAP_THRESHOLD_=1000000000 \
      python -m training.train --polnear DATA/polnear --encoder work/encoder --out work/run --minutes 55

The same call on a folder that holds a checkpoint goes on where it stopped. The budget counts minutes spent training,
evaluation left out; the learning rate falls with it, so it has to be given at the start.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import torch

from training.course import Course, Pace, optimizer_of
from training.decoding import attributions_of
from training.examples import Example, example_of
from training.grammar import Grammar, measure, read_language
from training.model import Reader
from training.networks import Torch
from training.pieces import Vocabulary
from training.polnear import Marked, read_polnear
from training.reading import read_candidates
from training.scoring import score

SHOWN_EVERY = 50


def evaluate(course: Course, marked: list[Marked], examples: list[Example]) -> str:
    """The measures of scoring.py over stories, as JSON."""
    found = read_candidates(Torch(course.reader), examples, course.vocabulary, course.room)
    stories = zip(marked, examples, strict=True)
    return json.dumps(score((m.text, m.attributions, attributions_of(e.words, found[m.doc_id])) for m, e in stories))


def arguments() -> argparse.Namespace:
    """What the caller wants."""
    call = argparse.ArgumentParser(description="Train the reader of attributions.")
    call.add_argument("--polnear", type=Path, required=True, help="folder with train/ and dev/")
    call.add_argument("--encoder", type=Path, required=True, help="folder that training.encoder wrote")
    call.add_argument("--out", type=Path, required=True)
    call.add_argument("--from", dest="begin_with", type=Path, help="weights.pt of another run to begin with")
    call.add_argument("--language", type=Path, help="folder of *.conllu.gz and *.conll.gz; adds grammar and names")
    call.add_argument("--minutes", type=float, default=55.0, help="at most 100")
    call.add_argument("--seed", type=int, default=20181109)
    call.add_argument("--pieces", type=int, default=1024, help="pieces a batch")
    call.add_argument("--room", type=int, default=256, help="pieces a window")
    call.add_argument("--rate", type=float, default=2.5e-4, help="of the encoder's top layer")
    call.add_argument("--head-rate", type=float, default=1e-3)
    call.add_argument("--decay", type=float, default=0.95, help="learning rate of a layer, as a part of the one above")
    call.add_argument("--every", type=float, default=10.0, help="minutes between checkpoints")
    call.add_argument("--try-on", type=int, default=28, help="dev stories read at a checkpoint; the end takes all")
    call.add_argument("--threads", type=int, default=2)
    told = call.parse_args()
    if not 0 < told.minutes <= 100:
        call.error("--minutes: more than 0, at most 100")
    return told


def main() -> None:
    """Train, and say how it goes."""
    told = arguments()
    torch.set_num_threads(told.threads)
    torch.manual_seed(told.seed)
    vocabulary = Vocabulary.read(told.encoder / "vocab.txt")
    marked = read_polnear(told.polnear / "dev")
    dev = [example_of(m, vocabulary) for m in marked]
    train = [example_of(m, vocabulary) for m in read_polnear(told.polnear / "train")]
    reader = Reader()
    reader.encoder.load_bert(told.encoder / "model.safetensors")
    if told.begin_with:
        reader.load_state_dict(torch.load(told.begin_with, weights_only=True)["reader"])
    grammar, tagged, held = None, [], []
    if told.language:
        grammar = Grammar(reader.size.width)
        tagged, held = read_language(told.language, vocabulary)
    optimizer = optimizer_of(reader, Pace(told.rate, told.head_rate, told.decay), grammar)
    course = Course(reader, optimizer, train, vocabulary, told.minutes * 60, told.seed, told.room, told.pieces)
    course.grammar, course.tagged = grammar, {one.example.doc_id: one for one in tagged}
    told.out.mkdir(parents=True, exist_ok=True)
    checkpoint = told.out / "checkpoint.pt"
    if checkpoint.exists():
        course.load(checkpoint)
        print("going on at", course.where(), flush=True)
    sums: Counter[str] = Counter()
    saved = course.spent
    while course.spent < course.budget:
        sums.update(course.go())  # type: ignore[arg-type]  # a Counter adds what it is given
        if course.step % SHOWN_EVERY == 0:
            print(course.where(), *(f"{k} {v / SHOWN_EVERY:.2f}" for k, v in sums.items()), sep="  ", flush=True)
            sums.clear()
        if course.spent - saved > told.every * 60:
            saved = course.spent
            course.save(checkpoint)
            few = told.try_on
            print(f"dev ({few} stories)", evaluate(course, marked[:few], dev[:few]), flush=True)
    torch.save({**course.weights(), "spent": course.spent, "step": course.step}, told.out / "weights.pt")
    if grammar:
        print("held back", json.dumps(measure(reader, grammar, held, vocabulary, told.room)), flush=True)
    print("dev (all)", course.where(), evaluate(course, marked, dev), sep="  ", flush=True)


if __name__ == "__main__":
    main()
