"""Fit how sure the reader may be of an event to how often it is right, on marked stories that it did not learn from.

    python -m training.calibrate --model work/model --frames dev.jsonl --records dev-records.jsonl

Writes the curve's weights into the model's `events.npz`, and prints the table of reliability for the model card. Each
half of the stories is also fitted by the other half, so that the table is not of what the curve was fitted to.
"""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.language.model import Model
from onrecord.language.model.event_confidence import FEATURES, features_of
from onrecord.language.model.network import EVENTS, write_sums
from onrecord.language.model.tags import STATUSES
from training.frames import read_lines, read_records

if TYPE_CHECKING:
    from onrecord.language.model.event_frames import EventFrame
    from onrecord.language.model.layout import Layout

BINS = 10
RIDGE = 1.0
STEPS = 50


def main() -> None:
    """Fit, write and print."""
    call = argparse.ArgumentParser(description="Calibrate the confidence of events.")
    call.add_argument("--model", type=Path, required=True, help="folder that training.export wrote")
    call.add_argument("--frames", type=Path, nargs="+", required=True, help="marked stories, one a line")
    call.add_argument("--records", type=Path, nargs="+", required=True, help="records of the same stories")
    told = call.parse_args()
    model = Model.load(told.model)
    records = {record.story.key: record for record in read_records(told.records)}
    rows: list[tuple[int, np.ndarray, float, bool]] = []
    gold = 0
    stories = [one for one in chain.from_iterable(map(read_lines, told.frames)) if one["id"] in records]
    for number, story in enumerate(stories):
        record = records[story["id"]]
        reading = model.read(record.story).events(record.story, record.names, record.time_expressions)
        gold += sum(e["status"] != "happened" for e in story["events"])
        for frame, right in zip(reading.frames, judged(story["events"], reading.frames, reading.layout), strict=True):
            ahead = STATUSES[int(frame.status.argmax())] != "happened"
            rows.append((number, features_of(frame), float(right), ahead))
    features, right = np.stack([row[1] for row in rows]), np.array([row[2] for row in rows])
    weights = fitted(features, right)
    halves = np.array([row[0] % 2 for row in rows])
    unseen = np.zeros(len(rows))
    for half in (0, 1):
        unseen[halves == half] = curve(
            features[halves == half], fitted(features[halves != half], right[halves != half])
        )
    ahead = np.array([row[3] for row in rows])
    print(
        f"{len(rows)} events read, {int(right.sum())} right; ahead {int(ahead.sum())}, {int(right[ahead].sum())} right"
    )
    print("\n".join(f"  {name:30} {weight:6.2f}" for name, weight in zip(FEATURES, weights, strict=True)))
    print(table(unseen, right))
    print("ahead:")
    print(table(unseen[ahead], right[ahead]))
    print(sure_entries(unseen[ahead], right[ahead], gold))
    with np.load(told.model / EVENTS) as kept:
        arrays = dict(kept)
    np.savez(told.model / EVENTS, **{**arrays, "calibration": weights.astype(np.float32)})
    write_sums(told.model)


def judged(marked: list[dict], frames: list[EventFrame], layout: Layout) -> list[bool]:
    """Of each event read whether it is one that is marked, one to one, and has its status."""
    starts = [{layout.words.start[h] for h in frame.heads} for frame in frames]
    ends = [{layout.words.end[h] for h in frame.heads} for frame in frames]
    cells = []
    for i, event in enumerate(marked):
        spans = {(m["start"], m["end"]) for m in event["mentions"]}
        for j in range(len(frames)):
            shared = sum(any(a < e and s < b for s, e in zip(starts[j], ends[j], strict=False)) for a, b in spans)
            if shared:
                cells.append((shared, -i, -j))
    right, used = [False] * len(frames), (set(), set())
    for _, i, j in sorted(cells, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            right[-j] = marked[-i]["status"] == STATUSES[int(frames[-j].status.argmax())]
    return right


def fitted(features: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, held back by RIDGE, by Newton's steps."""
    weights = np.zeros(features.shape[1])
    for _ in range(STEPS):
        likely = curve(features, weights)
        slope = features.T @ (right - likely) - RIDGE * weights
        bend = (features * (likely * (1 - likely))[:, None]).T @ features + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def curve(features: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Probabilities by weights."""
    return np.asarray(1 / (1 + np.exp(-(features @ weights))))


def table(likely: np.ndarray, right: np.ndarray) -> str:
    """How many there are of each confidence, the mean of it, and how many of them are right."""
    lines = ["| confidence | events | mean | right |", "|---|---|---|---|"]
    for n in range(BINS):
        here = (likely >= n / BINS) & (likely < (n + 1) / BINS + (n == BINS - 1))
        if here.any():
            low, high = n / BINS, (n + 1) / BINS
            lines.append(
                f"| {low:.1f}-{high:.1f} | {here.sum()} | {likely[here].mean():.2f} | {right[here].mean():.2f} |"
            )
    return "\n".join(lines)


def sure_entries(likely: np.ndarray, right: np.ndarray, gold: int) -> str:
    """How precise the surest entries are, and what part of the marked events they are."""
    order = np.argsort(-likely)
    hits = np.cumsum(right[order])
    lines = []
    for least in (0.5, 0.6, 0.7, 0.8):
        n = int((likely >= least).sum())
        if n:
            lines.append(f"from {least}: {n} events, right {hits[n - 1] / n:.2f}, recall {hits[n - 1] / gold:.2f}")
    half = int(np.searchsorted(hits, hits[-1] / 2)) + 1
    lines.append(
        f"at half of the recall: {half} events from {likely[order][half - 1]:.2f}, right {hits[half - 1] / half:.2f}"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
