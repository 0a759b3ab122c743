"""The best paths and the sum over paths, against counting all of them."""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
import pytest

from training import crf

TAGS, LENGTHS = 4, [1, 5, 3]


def test_against_counting_every_path() -> None:
    dice = random.Random(7)  # noqa: S311 - no secret
    scores = np.array([[[dice.gauss(0, 2) for _ in range(TAGS)] for _ in range(5)] for _ in LENGTHS])
    moves = np.array([[dice.gauss(0, 2) for _ in range(TAGS)] for _ in range(TAGS)])
    begin, end = (np.array([dice.gauss(0, 2) for _ in range(TAGS)]) for _ in range(2))
    asked = (scores, np.array(LENGTHS), moves, begin, end)
    best, total = crf.best_paths(*asked), crf.log_total(*asked)
    first, either = (np.array([n in tags for n in range(TAGS)]) for tags in ({2}, {1, 3}))
    with_one, with_both = crf.best_paths_with(*asked, [first]), crf.best_paths_with(*asked, [first, either])
    for row, length in enumerate(LENGTHS):

        def weight(path: tuple[int, ...], row: int = row) -> float:
            steps = sum(moves[a, b] for a, b in itertools.pairwise(path))
            return float(begin[path[0]] + end[path[-1]] + steps + sum(scores[row, n, t] for n, t in enumerate(path)))

        paths = list(itertools.product(range(TAGS), repeat=length))
        assert tuple(best[row]) == max(paths, key=weight)
        assert total[row] == pytest.approx(math.log(sum(math.exp(weight(p)) for p in paths)))
        assert tuple(with_one[row]) == max((p for p in paths if 2 in p), key=weight)
        if length > 1:
            assert tuple(with_both[row]) == max((p for p in paths if 2 in p and {1, 3} & set(p)), key=weight)
