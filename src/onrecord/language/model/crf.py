"""Paths of tags under scores for words and for neighbours (a linear-chain conditional random field), in numpy.

Lafferty, McCallum and Pereira (2001). Scores are logarithms of weights: (sequences, words, tags), padded; `lengths` has
the words of each sequence. `Moves` are what training learned about neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Moves:
    """Scores of going from tag (row) to tag (column), of beginning with a tag, and of ending with one."""

    move: np.ndarray
    begin: np.ndarray
    end: np.ndarray


def log_totals(scores: np.ndarray, lengths: np.ndarray, moves: Moves, without: list[np.ndarray]) -> np.ndarray:
    """Log of the summed weight of all paths, then of those without any of the tags in each of `without`.

    `without` are masks over tags; the result is (1 + masks, sequences).
    """
    kinds = 1 + len(without)
    shut = np.zeros((kinds, 1, scores.shape[2]), dtype=scores.dtype)
    for n, mask in enumerate(without, start=1):
        shut[n, 0, mask] = FORBIDDEN
    order, left = _longest_first(lengths, scores.shape[1])
    scores = scores[order]
    move = moves.move.astype(scores.dtype)
    alpha = scores[None, :, 0] + moves.begin.astype(scores.dtype) + shut
    finals = alpha.copy()
    for at in range(1, scores.shape[1]):
        count = left[at]
        before = alpha[:, :count]
        top = before.max(2, keepdims=True)
        # moves that are forbidden weigh nothing, and the rest is a product of matrices
        through = np.exp(before - top) @ np.exp(move)
        with np.errstate(divide="ignore"):
            alpha = np.maximum(np.log(through), FORBIDDEN) + top + scores[None, :count, at] + shut
        finals[:, :count] = alpha
    finals += moves.end.astype(scores.dtype)
    top = finals.max(2)
    out = np.empty_like(top)
    out[:, order] = top + np.log(np.exp(finals - top[..., None]).sum(2))
    return np.asarray(out)


def best_paths(
    scores: np.ndarray, lengths: np.ndarray, moves: Moves, needed: list[np.ndarray]
) -> list[dict[int, list[int]]]:
    """The best path of each sequence among those that hold a tag of the same of the `needed` sets (masks over tags).

    One dictionary a sequence: its key n has the bits of the sets of which the path holds a tag, of all others it holds
    none; so 0 is the best path without any, and 3 that with both of two. A key is missing where no path is like that.
    """
    layers = 2 ** len(needed)
    count, longest, tags = scores.shape
    order, left = _longest_first(lengths, longest)
    scores = scores[order]
    first = scores[:, 0] + moves.begin
    best = np.full((count, layers, tags), FORBIDDEN * 10)
    best[:, 0] = first
    best, _ = _lifted(best, needed)
    finals = best.copy()
    came = np.zeros((longest, count, layers, tags), dtype=np.int16)
    layer_of = np.zeros((longest, count, layers, tags), dtype=np.int16)
    for at in range(1, longest):
        rows = left[at]
        through = best[:rows, :, :, None] + moves.move
        came_tag = through.argmax(2)
        best, layer = _lifted(through.max(2) + scores[:rows, None, at], needed)
        layer_of[at, :rows] = layer
        came[at, :rows] = np.take_along_axis(came_tag, layer, axis=1)
        finals[:rows] = best
    finals += moves.end
    out: list[dict[int, list[int]]] = [{} for _ in range(count)]
    for row in range(count):
        for asked in range(layers):
            tag = int(finals[row, asked].argmax())
            if finals[row, asked, tag] < FORBIDDEN / 2:
                continue
            layer_now, path = asked, [tag]
            for at in range(int(lengths[order[row]]) - 1, 0, -1):
                tag, layer_now = int(came[at, row, layer_now, tag]), int(layer_of[at, row, layer_now, tag])
                path.append(tag)
            out[order[row]][asked] = path[::-1]
    return out


def _longest_first(lengths: np.ndarray, longest: int) -> tuple[np.ndarray, list[int]]:
    """The order of sequences by length, and how many of them have a word at each place."""
    order = np.argsort(-lengths, kind="stable")
    return order, (lengths[order][None] > np.arange(longest)[:, None]).sum(1).tolist()


def _lifted(best: np.ndarray, needed: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Move paths (n, layers, tags) that have just met a tag of a set to the layer of those that have; whence, too."""
    layer = np.broadcast_to(np.arange(best.shape[1])[None, :, None], best.shape).copy()
    best = best.copy()
    for bit, mask in enumerate(needed):
        on = [n for n in range(best.shape[1]) if n >> bit & 1]
        for n in on:
            off = n - (1 << bit)
            better = (best[:, off] > best[:, n]) & mask
            best[:, n] = np.where(better, best[:, off], best[:, n])
            layer[:, n] = np.where(better, layer[:, off], layer[:, n])
            best[:, off] = np.where(mask, FORBIDDEN * 10, best[:, off])
    return best, layer
