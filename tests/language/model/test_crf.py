"""The best paths and the sum over paths, against counting all of them."""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
import pytest

from onrecord.language.model import crf

TAGS, LENGTHS = 4, [1, 5, 3]


def test_against_counting_every_path() -> None:
    dice = random.Random(7)  # noqa: S311 - no secret
    scores = np.array([[[dice.gauss(0, 2) for _ in range(TAGS)] for _ in range(5)] for _ in LENGTHS])
    moves = np.array([[dice.gauss(0, 2) for _ in range(TAGS)] for _ in range(TAGS)])
    begin, end = (np.array([dice.gauss(0, 2) for _ in range(TAGS)]) for _ in range(2))
    given = crf.Moves(moves, begin, end)
    sets = [np.array([n in tags for n in range(TAGS)]) for tags in ({2}, {1, 3})]
    totals = crf.log_totals(scores, np.array(LENGTHS), given, sets)
    best = crf.best_paths(scores, np.array(LENGTHS), given, sets)
    for row, length in enumerate(LENGTHS):

        def weight(path: tuple[int, ...], row: int = row) -> float:
            steps = sum(moves[a, b] for a, b in itertools.pairwise(path))
            return float(begin[path[0]] + end[path[-1]] + steps + sum(scores[row, n, t] for n, t in enumerate(path)))

        def total(paths: list[tuple[int, ...]]) -> float:
            return math.log(sum(math.exp(weight(path)) for path in paths))

        paths = list(itertools.product(range(TAGS), repeat=length))
        assert totals[0, row] == pytest.approx(total(paths))
        assert totals[1, row] == pytest.approx(total([p for p in paths if 2 not in p]))
        assert totals[2, row] == pytest.approx(total([p for p in paths if not {1, 3} & set(p)]))
        for bits in range(4):
            asked = [p for p in paths if (2 in p) == bool(bits & 1) and bool({1, 3} & set(p)) == bool(bits & 2)]
            assert (tuple(best[row][bits]) if bits in best[row] else None) == (
                max(asked, key=weight) if asked else None
            )
