"""How much two words of a story have to do with each other: what is counted, and the score, in numpy.

A score is made of both words' vectors, their product, the way between them and a few facts; `training.events` learns
the same network by torch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.language.model.layout import Layout

FAR: Final = 13
APART: Final = 5
DISTANCES: Final = 2 * FAR + 1
SENTENCES: Final = 2 * APART + 2
FACTS: Final = 4
STEM: Final = 5
"""First letters that words of one stem share ("visit", "visited")."""
TOGETHER: Final = 1024
"""Pairs that are scored at once: what they take stays in a processor's cache, and memory stays small."""
NEVER: Final = -30.0
"""The score of pairs that are not looked at."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Words that something may be linked to: `heads` (mentions) word numbers, `owners` whose mention each is.

    `kinds` (mentions) are ids of what kind of mention it is; owners count from 0 to `count`.
    """

    heads: np.ndarray
    owners: np.ndarray
    kinds: np.ndarray
    count: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted of pairs (left, right): ids of distance and of sentences between, and (left, right, FACTS) facts.

    `between` are the sentences from the left to the right one, negative where it stands before.
    """

    between: np.ndarray
    far: np.ndarray
    apart: np.ndarray
    facts: np.ndarray


def facts_of(layout: Layout, left: np.ndarray, right: np.ndarray) -> Facts:
    """Count for every pair of word numbers `left` (n) and `right` (m)."""
    away = right[None] - left[:, None]
    size = np.abs(away)
    step = np.where(size <= 4, size, 4 + np.log2(np.maximum(size, 4) / 4)).astype(np.int64)
    far = np.minimum(step, FAR) * np.sign(away) + FAR
    sentence = layout.sentence
    between = sentence[right][None] - sentence[left][:, None]
    apart = np.clip(between, -APART, APART + 1) + APART
    stems = np.array([hash_of(layout.lower[at]) for at in (*left, *right)], dtype=np.int64)
    alike = stems[: len(left), None] == stems[None, len(left) :]
    paragraph = np.array(layout.words.paragraph)
    within = paragraph[right][None] == paragraph[left][:, None]
    opening = np.broadcast_to((sentence[right] == 0)[None], away.shape)
    facts = np.stack([between == 0, within, alike, opening], axis=-1).astype(np.float32)
    return Facts(between, far, apart, facts)


def hash_of(word: str) -> int:
    """A number that words with the same first letters share."""
    return int.from_bytes(word[:STEM].encode(), "little") & (2**62 - 1)


def gelu(x: np.ndarray) -> np.ndarray:
    """The Gaussian error linear unit, by the tanh approximation (Hendrycks and Gimpel, 2016)."""
    inner = x * x
    inner *= 0.044715
    inner += 1.0
    inner *= x
    inner *= np.float32(0.7978845608)
    np.tanh(inner, out=inner)
    inner += 1.0
    inner *= x
    inner *= 0.5
    return np.asarray(inner)


class PairScorer:
    """Scores (left, right, outputs) of pairs of words by the weights of `training.events.Pair`."""

    def __init__(self, weights: Mapping[str, np.ndarray], name: str) -> None:
        """Take the weights whose names begin with `name`."""
        self._w = {key.removeprefix(f"{name}."): value for key, value in weights.items() if key.startswith(f"{name}.")}

    def __call__(
        self,
        vectors: np.ndarray,
        layout: Layout,
        left: np.ndarray,
        right: np.ndarray,
        kinds: np.ndarray,
        reach: np.ndarray,
    ) -> np.ndarray:
        """Scores (left, right, outputs) of pairs of word numbers.

        Vectors (words, width); `kinds` of the right ones, and how many sentences away each may stand (`reach`): what is
        further is not looked at and has the score NEVER.
        """
        w = self._w
        a = vectors[left] @ w["a.weight"].T + w["a.bias"]
        b = vectors[right] @ w["b.weight"].T + w["b.bias"]
        beside = b @ w["right.weight"].T + w["right.bias"] + w["before.weight"][layout.before[right]]
        sides = a, b, a @ w["left.weight"].T, beside + w["kind.weight"][kinds]
        facts = facts_of(layout, left, right)
        out = np.full((len(left), len(right), len(w["out.bias"])), NEVER, dtype=np.float32)
        rows, columns = np.nonzero(np.abs(facts.between) <= reach[None])
        for at in range(0, len(rows), TOGETHER):
            i, j = rows[at : at + TOGETHER], columns[at : at + TOGETHER]
            out[i, j] = self._scores(sides, facts, i, j)
        return out

    def _scores(self, sides: tuple[np.ndarray, ...], facts: Facts, i: np.ndarray, j: np.ndarray) -> np.ndarray:
        w = self._w
        a, b, left, right = sides
        hidden = (a[i] * b[j]) @ w["mix.weight"].T
        hidden += left[i]
        hidden += right[j]
        hidden += w["far.weight"][facts.far[i, j]]
        hidden += w["apart.weight"][facts.apart[i, j]]
        hidden += facts.facts[i, j] @ w["facts.weight"].T
        return np.asarray(gelu(hidden) @ w["out.weight"].T + w["out.bias"])
