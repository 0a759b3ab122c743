r"""Train the reader: one command, a fixed seed, so many passes, and checkpoints to go on from.

    OMP_WAIT_POLICY=PASSIVE MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_MMAP_THRESHOLD_=1000000000 \
      python -m training.train --polnear DATA/polnear --encoder work/encoder --out work/run --epochs 3

The same call on a folder that holds a checkpoint goes on where it stopped, and a run of more than `--minutes` stops
after so many. `--device cuda` trains on a GPU.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import torch

from onrecord.language.model.pieces import Vocabulary
from onrecord.language.model.reading import read_story
from training.course import Course, Pace, optimizer_of
from training.decoding import attributions_of
from training.examples import Example, example_of
from training.grammar import Grammar, Silver, measure, read_language
from training.model import Reader, Size
from training.networks import Torch
from training.polnear import Marked, read_marked, read_polnear
from training.scoring import score

SHOWN_EVERY = 50


def evaluate(course: Course, marked: list[Marked], examples: list[Example]) -> str:
    """The measures of scoring.py over stories, as JSON."""
    network = Torch(course.reader)
    return json.dumps(
        score(
            (m.text, m.attributions, attributions_of(e.words, read_story(network, e, course.vocabulary).candidates))
            for m, e in zip(marked, examples, strict=True)
        )
    )


def arguments() -> argparse.Namespace:
    """What the caller wants."""
    call = argparse.ArgumentParser(description="Train the reader of attributions.")
    call.add_argument("--polnear", type=Path, required=True, help="folder with train/ and dev/")
    call.add_argument("--encoder", type=Path, required=True, help="folder that training.encoder wrote")
    call.add_argument("--out", type=Path, required=True)
    call.add_argument("--from", dest="begin_with", type=Path, help="weights.pt of another run to begin with")
    call.add_argument("--language", type=Path, help="folder of *.conllu.gz and *.conll.gz; adds grammar and names")
    call.add_argument("--names", type=Path, help="names that training.spacy_names marked; needs --language")
    call.add_argument("--silver", type=Path, help="stories that a program marked, as training.mark writes them")
    call.add_argument("--without-polnear", action="store_true", help="PolNeAR is measured on and not trained on")
    call.add_argument("--layers", type=int, nargs="+", default=list(range(6)), help="the encoder's layers to take")
    call.add_argument("--epochs", type=int, default=3)
    call.add_argument("--seed", type=int, default=20181109)
    call.add_argument("--pieces", type=int, default=1024, help="pieces a batch")
    call.add_argument("--room", type=int, default=256, help="pieces a window")
    call.add_argument("--rate", type=float, default=2.5e-4, help="of the encoder's top layer")
    call.add_argument("--head-rate", type=float, default=1e-3)
    call.add_argument("--decay", type=float, default=0.95, help="learning rate of a layer, as a part of the one above")
    call.add_argument("--pieces-too", action="store_true", help="train the word pieces' vectors as well")
    call.add_argument("--every", type=float, default=10.0, help="minutes between checkpoints")
    call.add_argument("--minutes", type=float, default=100.0, help="stop after so many; the same call goes on")
    call.add_argument("--try-on", type=int, default=28, help="dev stories read at a checkpoint; the end takes all")
    call.add_argument("--threads", type=int, default=2)
    call.add_argument("--device", default="cpu")
    return call.parse_args()


def reader_of(told: argparse.Namespace) -> Reader:
    """The network to begin with."""
    if told.begin_with:
        return Torch.load(told.begin_with).reader
    reader = Reader(Size(layers=len(told.layers)))
    reader.encoder.load_bert(told.encoder / "model.safetensors", told.layers)
    return reader


def main() -> None:
    """Train, and say how it goes."""
    told = arguments()
    torch.set_num_threads(told.threads)
    torch.manual_seed(told.seed)
    vocabulary = Vocabulary.read(told.encoder / "vocab.txt")
    marked = read_polnear(told.polnear / "dev")
    dev = [example_of(m, vocabulary) for m in marked]
    read = [] if told.without_polnear else read_polnear(told.polnear / "train")
    if told.silver:
        read += read_marked(told.silver)
    train = [example_of(m, vocabulary) for m in read]
    reader = reader_of(told).to(told.device)
    grammar, tagged, held = None, [], []
    if told.language:
        grammar = Grammar(reader.size.width).to(told.device)
        tagged, held = read_language(told.language, vocabulary)
        if told.begin_with:
            grammar.load_state_dict(torch.load(told.begin_with, weights_only=True)["grammar"])
    pace = Pace(told.rate, told.head_rate, told.decay)
    optimizer = optimizer_of(reader, pace, grammar, pieces_too=told.pieces_too)
    course = Course(reader, optimizer, train, vocabulary, told.epochs, told.seed, told.room, told.pieces)
    course.grammar, course.tagged = grammar, {one.example.doc_id: one for one in tagged}
    if grammar and told.names:
        course.silver = Silver.read(told.names, grammar, train)
    told.out.mkdir(parents=True, exist_ok=True)
    checkpoint = told.out / "checkpoint.pt"
    if checkpoint.exists():
        course.load(checkpoint)
        print("going on at", course.where(), flush=True)
    sums: Counter[str] = Counter()
    began = saved = course.spent
    while not course.done:
        sums.update(course.go())  # type: ignore[arg-type]  # a Counter adds what it is given
        if course.step % SHOWN_EVERY == 0:
            print(course.where(), *(f"{k} {v / SHOWN_EVERY:.2f}" for k, v in sums.items()), sep="  ", flush=True)
            sums.clear()
        if course.spent - saved > told.every * 60:
            saved = course.spent
            course.save(checkpoint)
            few = told.try_on
            print(f"dev ({few} stories)", evaluate(course, marked[:few], dev[:few]), flush=True)
        if course.spent - began > told.minutes * 60 and not course.done:
            course.save(checkpoint)
            print("stopped at", course.where(), "- the same call goes on", flush=True)
            return
    torch.save({**course.weights(), "size": reader.sizes(), "step": course.step}, told.out / "weights.pt")
    if grammar:
        print("held back", json.dumps(measure(reader, grammar, held, vocabulary, told.room)), flush=True)
    print("dev (all)", course.where(), evaluate(course, marked, dev), sep="  ", flush=True)


if __name__ == "__main__":
    main()
