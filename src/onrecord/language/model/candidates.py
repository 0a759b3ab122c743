"""Possible attributions: where cues may be, what stands with each, and how likely that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.language.model.tags import Span

# A word may begin a cue from this probability on: below it no attribution can be kept by both stages together
# (see `sure`, and KEPT in training.decoding and extract.attributions.trained).
MAYBE = 0.25
# Contents that share so much of what both cover are one content.
SAME = 0.8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution in word numbers of the story.

    `cued` is how likely the cue is by itself, `filled` that it has a content, `sourced` a source;
    `content` is the likeliest one, however likely it is that there is any.
    """

    cue: Span
    cued: float
    filled: float
    sourced: float
    source: list[Span]
    content: list[Span]

    @property
    def sure(self) -> float:
        """How likely the attribution is by both stages: their geometric mean."""
        return float((self.cued * self.filled) ** 0.5)


def cue_spans(probabilities: Sequence[Sequence[float]], maybe: float = MAYBE) -> list[tuple[Span, float]]:
    """Cues that may be there, with their probability, from each word's probabilities of CUE_TAGS (O, B, I).

    A cue goes on while "inside" is at least half as likely as its beginning was, so that a doubtful cue keeps its
    length.
    """
    out: list[tuple[Span, float]] = []
    at = 0
    while at < len(probabilities):
        _, begins, inside = probabilities[at]
        if begins < maybe or begins < inside:
            at += 1
            continue
        end = at + 1
        while end < len(probabilities):
            _, again, on = probabilities[end]
            if on < again or on < begins / 2:
                break
            end += 1
        out.append(((at, end), float(begins)))
        at = end
    return out


def apart(candidates: list[Candidate]) -> list[Candidate]:
    """Without those whose content is nearly that of a surer one: a story says a thing once with one cue."""
    taken: list[set[int]] = []
    holders: dict[int, list[int]] = {}  # word: which of the taken contents hold it
    out = []
    for one in sorted(candidates, key=lambda c: c.sure, reverse=True):
        its = {n for a, b in one.content for n in range(a, b)}
        met = {number for n in its for number in holders.get(n, ())}
        if all(len(its & taken[number]) < SAME * len(its | taken[number]) for number in met):
            for n in its:
                holders.setdefault(n, []).append(len(taken))
            taken.append(its)
            out.append(one)
    return sorted(out, key=lambda c: c.cue)
