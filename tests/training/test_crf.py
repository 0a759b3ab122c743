"""The best path and the sum over paths, against counting all of them."""

from __future__ import annotations

import importlib
import itertools
import math
import random

import pytest

numpy = pytest.importorskip("numpy", reason="comes with onnxruntime, which the program does not need yet")


def test_against_counting_every_path() -> None:
    crf = importlib.import_module("training.crf")
    dice = random.Random(7)  # noqa: S311 - no secret
    tags, lengths = 4, [1, 5, 3]
    scores = numpy.array([[[dice.gauss(0, 2) for _ in range(tags)] for _ in range(5)] for _ in lengths])
    moves = numpy.array([[dice.gauss(0, 2) for _ in range(tags)] for _ in range(tags)])
    begin, end = (numpy.array([dice.gauss(0, 2) for _ in range(tags)]) for _ in range(2))
    best = crf.best_paths(scores, numpy.array(lengths), moves, begin, end)
    total = crf.log_total(scores, numpy.array(lengths), moves, begin, end)
    for row, length in enumerate(lengths):

        def weight(path: tuple[int, ...], row: int = row) -> float:
            steps = sum(moves[a, b] for a, b in itertools.pairwise(path))
            return float(begin[path[0]] + end[path[-1]] + steps + sum(scores[row, n, t] for n, t in enumerate(path)))

        paths = list(itertools.product(range(tags), repeat=length))
        assert tuple(best[row]) == max(paths, key=weight)
        assert total[row] == pytest.approx(math.log(sum(math.exp(weight(p)) for p in paths)))
