"""Draw pairs of figures of two stories that the linker holds to be the same quantity, to be checked by eye.

    python bench/figure_pairs.py ARCHIVE [--count 100] [--seed 1]

``ARCHIVE`` is a file that ``onrecord read --db`` has kept stories in. Figures that are linked with one another, over
however many stories, are one group; of each group at most one pair is drawn, so that no much-told quantity fills the
draw. Pairs that stand in the same sentence twice (a story sent again) are counted, and left out of it. What was found
wrong stands in ``docs/linking.md``.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from facts import facts_of
from onrecord.archive import open_archive
from onrecord.archive.questions import FigureFilter
from onrecord.link.disagreement import compare

if TYPE_CHECKING:
    from onrecord.archive.answers import Compared, KeptFigure
    from onrecord.link.entries import Claim

Side = tuple[str, str | None, "Claim"]
"""A story's key, its day, and the figure as it gives it."""


class Pair(NamedTuple):
    """Two figures of two stories and how the linker says that they stand to one another."""

    one: Side
    other: Side
    reason: str
    detail: str


def pairs_of(figures: tuple[KeptFigure, ...]) -> list[Pair]:
    """Return every pair once, in a fixed order, with the reason that the program at hand gives."""
    pairs = []
    for kept in figures:
        for other in kept.compared:
            first = (kept.story_key, kept.claim.figure.id) < (other.story_key, other.claim.figure.id)
            told = compare(kept.claim, other.claim) if first and kept.claim.story != other.claim.story else None
            if told is not None:
                one = kept.story_key, kept.published_on, kept.claim
                pairs.append(Pair(one, _side(other), told.reason, told.detail))
    return sorted(
        pairs, key=lambda pair: (pair.one[0], pair.one[2].figure.start, pair.other[0], pair.other[2].figure.start)
    )


def _side(other: Compared) -> Side:
    return other.story_key, other.published_on, other.claim


def is_repeated(pair: Pair) -> bool:
    """Tell whether the two stand in the same words: the wire sent its story again."""
    one, other = (" ".join(side[2].context.text.split()) for side in (pair.one, pair.other))
    return one == other


def drawn(pairs: list[Pair], count: int, seed: int) -> list[Pair]:
    """Return one pair of each of ``count`` groups of linked figures."""
    group: dict[tuple[str, str], tuple[str, str]] = {}

    def root(figure: tuple[str, str]) -> tuple[str, str]:
        while group.setdefault(figure, figure) != figure:
            group[figure] = figure = group[group[figure]]
        return figure

    for pair in pairs:
        group[root(_name(pair.one))] = root(_name(pair.other))
    by_group: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        by_group.setdefault(root(_name(pair.one)), []).append(pair)
    chance = random.Random(seed)  # noqa: S311 -- a draw that can be repeated, nothing secret
    chosen = chance.sample(sorted(by_group), min(count, len(by_group)))
    return [chance.choice(by_group[name]) for name in chosen]


def _name(side: Side) -> tuple[str, str]:
    return side[2].story, side[2].figure.id


def told(number: int, pair: Pair) -> str:
    """Return a pair as it is read by eye."""
    return "\n".join([f"{number:3} {pair.reason}: {pair.detail}", *(_line(side) for side in (pair.one, pair.other))])


def _line(side: Side) -> str:
    key, day, claim = side
    figure, context = claim.figure, claim.context
    start, end = figure.start - context.start, figure.end - context.start
    words = f"{context.text[:start]}>>{context.text[start:end]}<<{context.text[end:]}"
    facts = facts_of(figure, about=[party.name for party in claim.about], claimants=claim.claimants)
    return f"    {key} {day}\n      {' '.join(words.split())}\n      {facts}"


def main() -> int:
    """Count by reason, draw, print."""
    parser = argparse.ArgumentParser(description="Draw pairs of figures that are held to be the same quantity.")
    parser.add_argument("archive")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with open_archive(asked.archive) as archive:
        pairs = pairs_of(archive.figures(FigureFilter(limit=None)))
    for reason, number in Counter(pair.reason for pair in pairs).most_common():
        print(f"{number:6,} {reason}")
    told_anew = [pair for pair in pairs if not is_repeated(pair)]
    print(f"{len(pairs) - len(told_anew):6,} of them in the same sentence\n")
    print("\n\n".join(told(number, pair) for number, pair in enumerate(drawn(told_anew, asked.count, asked.seed), 1)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
