"""How likely an event is read right: a logistic curve over how sure each part of the reading is.

The curve's weights stand with the network's, for they are fitted to it on marked stories that it did not learn from
(`training.calibrate`; Platt, 1999). Right is an event that is there and stands as it is told to stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.language.model.tags import STATUSES

if TYPE_CHECKING:
    from onrecord.language.model.event_frames import EventFrame, Link

GROUPS: Final = {
    "confirmed": ("confirmed",),
    "expected or planned": ("expected", "planned"),
    "possible or conditional": ("possible", "conditional"),
    "taken back": ("postponed", "rescheduled", "cancelled", "denied"),
    "under way": ("happening",),
    "happened": ("happened",),
}
"""Statuses that are read about equally well."""
FEATURES: Final = (
    "level", "an event, by its surest head", "an event, by all heads", "status", "status before the second",
    "who", "where", "when", "has a time", "has somebody", "mentions",
    "status, by each mention", "words for its status", *GROUPS,
)  # fmt: skip
MOST: Final = 6.0
"""No part counts for more than this on the scale of logits."""


def features_of(frame: EventFrame) -> np.ndarray:
    """What the confidence is made of, in the order of FEATURES."""
    part = factors_of(frame)
    second, first = np.sort(frame.status)[-2:]
    best = int(frame.status.argmax())
    return np.array([
        1.0,
        logit(part["event"]),
        logit(float(np.mean(frame.told))),
        logit(part["status"]),
        float(first - second),
        *(logit(part[name]) for name in ("who", "where", "when")),
        float(any(link.likely >= 0.5 for link in frame.when)),
        float(any(link.likely >= 0.5 for link in frame.who)),
        float(np.log(len(frame.heads))),
        logit(float(frame.statuses[:, best].mean())),
        max((span.likely for span in frame.roles.get("cue", ())), default=0.0),
        *(float(STATUSES[best] in group) for group in GROUPS.values()),
    ])  # fmt: skip


def factors_of(frame: EventFrame) -> dict[str, float]:
    """How sure each part of an event's reading is, by name: what its features are made of."""
    return {
        "event": max(frame.told),
        "status": float(frame.status.max()),
        **{name: _decided(links) for name, links in (("who", frame.who), ("where", frame.where), ("when", frame.when))},
    }


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
