"""The best path of tags under scores for words and for neighbours, for many sequences at once, in numpy."""

from __future__ import annotations

import numpy as np

FORBIDDEN = -1e4


def best_paths(
    scores: np.ndarray, lengths: np.ndarray, moves: np.ndarray, begin: np.ndarray, end: np.ndarray
) -> list[list[int]]:
    """Viterbi: scores (n, words, tags), lengths (n), moves (tags, tags) from row to column, begin and end (tags)."""
    n, longest, tags = scores.shape
    best = scores[:, 0] + begin
    came = np.zeros((n, longest, tags), dtype=np.int16)
    finals = np.empty((n, tags), dtype=scores.dtype)
    finals[lengths == 1] = best[lengths == 1]
    for at in range(1, longest):
        through = best[:, :, None] + moves
        came[:, at] = through.argmax(1)
        best = through.max(1) + scores[:, at]
        done = lengths == at + 1
        finals[done] = best[done]
    out: list[list[int]] = []
    for row, length in enumerate(lengths):
        tag = int((finals[row] + end).argmax())
        path = [tag]
        for at in range(int(length) - 1, 0, -1):
            tag = int(came[row, at, tag])
            path.append(tag)
        out.append(path[::-1])
    return out


def best_paths_with(
    scores: np.ndarray,
    lengths: np.ndarray,
    moves: np.ndarray,
    begin: np.ndarray,
    end: np.ndarray,
    needed: list[np.ndarray],
) -> list[list[int]]:
    """The best of the paths that hold at least one tag of each of the `needed` sets (bool, one a tag).

    Every set doubles the tags: once for paths that have met a tag of the set, and once for paths that have not.
    """
    tags = len(begin)
    for one in needed:
        met = np.tile(one, len(begin) // tags)
        shut = np.full_like(moves, FORBIDDEN)
        before = np.hstack([np.where(met, FORBIDDEN, moves), np.where(met, moves, FORBIDDEN)])
        moves = np.vstack([before, np.hstack([shut, moves])])
        begin = np.hstack([np.where(met, FORBIDDEN, begin), np.where(met, begin, FORBIDDEN)])
        end = np.hstack([np.full_like(end, FORBIDDEN), end])
    paths = best_paths(np.tile(scores, (1, 1, len(begin) // tags)), lengths, moves, begin, end)
    return [[tag % tags for tag in path] for path in paths]


def log_total(
    scores: np.ndarray, lengths: np.ndarray, moves: np.ndarray, begin: np.ndarray, end: np.ndarray
) -> np.ndarray:
    """Log of the summed weight of all paths, one a sequence; arguments as in best_paths."""
    alpha = scores[:, 0] + begin
    finals = np.where((lengths == 1)[:, None], alpha, 0.0)
    for at in range(1, scores.shape[1]):
        through = alpha[:, :, None] + moves
        top = through.max(1)
        alpha = top + np.log(np.exp(through - top[:, None]).sum(1)) + scores[:, at]
        finals = np.where((lengths == at + 1)[:, None], alpha, finals)
    finals = finals + end
    top = finals.max(1)
    return np.asarray(top + np.log(np.exp(finals - top[:, None]).sum(1)))
