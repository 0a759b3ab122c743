"""Mark stories by a reader, so that another may learn from them: one marked story a line, as `training.frames` reads.

    onrecord read --json STORIES > records.jsonl
    python -m training.label --weights work/teacher-run/weights.pt --begin src/onrecord/language/model/weights \
      --encoder work/encoder --records records.jsonl --to silver.jsonl

Stories that stand in `--to` already are left out, so the same call goes on where it stopped.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch

from onrecord.language.model.event_frames import EventHeads
from onrecord.language.model.pieces import Vocabulary
from training.event_scores import frames_of
from training.frames import read_lines, read_records, with_parts
from training.joint import begin
from training.markings import WRITTEN, marking_of

SHOWN_EVERY = 50


def arguments() -> argparse.Namespace:
    """What the caller wants."""
    call = argparse.ArgumentParser(description="Mark events in stories by a trained reader.")
    call.add_argument("--weights", type=Path, required=True, help="weights.pt of training.joint, a teacher's or not")
    call.add_argument("--begin", type=Path, required=True, help="graphs, or a weights.pt, that tell parts of speech")
    call.add_argument("--encoder", type=Path, required=True, help="folder with vocab.txt")
    call.add_argument("--records", type=Path, nargs="+", required=True, help="the program's records of the stories")
    call.add_argument("--to", type=Path, required=True)
    call.add_argument("--least", type=float, default=WRITTEN, help="how likely what is written has to be")
    call.add_argument("--room", type=int, default=480, help="pieces of a story's window")
    call.add_argument("--half", action="store_true", help="bfloat16, as in training: quicker, not quite as exact")
    call.add_argument("--threads", type=int, default=2)
    call.add_argument("--stories", type=int, help="only so many, to try things")
    return call.parse_args()


def main() -> None:
    """Mark, and say how it goes."""
    told = arguments()
    torch.set_num_threads(told.threads)
    vocabulary = Vocabulary.read(told.encoder / "vocab.txt")
    small, grammar, _ = begin(told.begin)
    reader, _, events = begin(told.weights)
    heads = EventHeads(events.weights())
    done = {one["id"] for one in read_lines(told.to)} if told.to.exists() else set()
    began = time.monotonic()
    count = found = 0
    with told.to.open("a", encoding="utf-8") as out:
        for record in read_records(told.records):
            if record.story.key in done:
                continue
            if count == told.stories:
                break
            story = with_parts(record, vocabulary, small, grammar)
            frames = frames_of(reader, events, story, vocabulary, told.room, heads, quick=told.half)
            marking = marking_of(record, story.layout, story.names, frames, told.least)
            out.write(json.dumps(marking, ensure_ascii=False) + "\n")
            out.flush()
            count, found = count + 1, found + len(frames)
            if count % SHOWN_EVERY == 0:
                print(f"{count} stories, {found} events, {time.monotonic() - began:.0f} s", flush=True)
    print(f"{told.to}: {count} stories, {found} events, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
