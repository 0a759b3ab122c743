"""How often an attribution is right, by who proposes it and how sure they are of it.

Measured on PolNeAR's dev part, 84 stories that the reader did not learn from: right is what shares half of its words
with an attribution marked there. PolNeAR marks some things that the contract leaves out and leaves out some that it
has (what is said inside a quotation), so what the rules propose alone, half of which it marks and nearly all of which
is right by the contract, stands in the middle. The table is in the model card (language/model/weights/README.md).
"""

from __future__ import annotations

from itertools import pairwise

AGREED = ((0.5, 0.7), (0.9, 0.78), (0.98, 0.82), (1.0, 0.95))
"""Both propose it: how sure the reader is, and how often that is right."""
READER_ALONE = ((0.5, 0.35), (0.7, 0.52), (0.85, 0.6), (0.95, 0.71), (1.0, 0.9))
RULES_ALONE = ((0.5, 0.55), (1.0, 0.76))
"""By the rule's own confidence."""


def calibrated(sure: float, table: tuple[tuple[float, float], ...]) -> float:
    """Return how often what is so sure is right, in a straight line between the table's points.

    >>> calibrated(0.94, AGREED)
    0.8
    """
    for (low, least), (high, most) in pairwise(table):
        if sure <= high:
            return round(least + (most - least) * max(0.0, sure - low) / (high - low), 2)
    return table[-1][1]
