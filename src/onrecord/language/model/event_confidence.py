"""How likely an event is read right: a logistic curve over how sure each part of the reading is.

The curve's weights stand with the network's, for they are fitted to it on marked stories that it did not learn from
(`training.calibrate`; Platt, 1999). Right is an event that is there and stands as it is told to stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from onrecord.language.model.event_frames import EventFrame, Link

FEATURES: Final = (
    "level", "an event, by its surest head", "an event, by all heads", "status", "status before the second",
    "who", "where", "when", "has a time", "has somebody", "mentions",
)  # fmt: skip
MOST: Final = 6.0
"""No part counts for more than this on the scale of logits."""


def features_of(frame: EventFrame) -> np.ndarray:
    """What the confidence is made of, in the order of FEATURES."""
    told = np.array(frame.told)
    second, first = np.sort(frame.status)[-2:]
    return np.array([
        1.0,
        logit(float(told.max())),
        logit(float(told.mean())),
        logit(float(first)),
        float(first - second),
        logit(_decided(frame.who)),
        logit(_decided(frame.where)),
        logit(_decided(frame.when)),
        float(any(link.likely >= 0.5 for link in frame.when)),
        float(any(link.likely >= 0.5 for link in frame.who)),
        float(np.log(len(frame.heads))),
    ])  # fmt: skip


def confidence_of(frame: EventFrame, weights: np.ndarray) -> float:
    """Probability that an event is right, in thousandths; `weights` in the order of FEATURES."""
    return round(float(1 / (1 + np.exp(-(features_of(frame) @ weights)))), 3)


def logit(likely: float) -> float:
    """A probability on the scale of the whole line, within MOST of its middle."""
    kept = min(max(likely, 1e-6), 1 - 1e-6)
    return float(np.clip(np.log(kept / (1 - kept)), -MOST, MOST))


def _decided(links: list[Link]) -> float:
    """How sure the least sure decision about links of one kind is."""
    return min((max(link.likely, 1 - link.likely) for link in links), default=1.0)
