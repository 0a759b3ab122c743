"""How likely an event's entry is right, from the scores of its parts.

Calibrated on marked stories that the reader did not learn from (``training.calibrate``): of all entries of a
confidence, about that share has the right status, participants and time. The table is in the weights' card.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onrecord.language.model.event_frames import EventFrame, Link

LEVEL: Final = 0.0
SLOPE: Final = 1.0
"""Of the logistic curve from the product of scores to the share that is right (Platt scaling, 1999)."""
DECIDED: Final = 0.5


def factors_of(frame: EventFrame) -> dict[str, float]:
    """Return what an entry rests on: that it is an event, its status, and the least sure decision about each link.

    A link that was left out counts by how unlikely it is.
    """
    return {
        "event": max(frame.told),
        "status": float(frame.status.max()),
        "who": _decided(frame.who),
        "where": _decided(frame.where),
        "when": _decided(frame.when),
    }


def score_of(frame: EventFrame) -> float:
    """Return the logit of the product of what an entry rests on."""
    sure = min(max(math.prod(factors_of(frame).values()), 1e-4), 1 - 1e-4)
    return math.log(sure / (1 - sure))


def confidence_of(frame: EventFrame) -> float:
    """Return the calibrated probability that an event's entry is right."""
    return round(1 / (1 + math.exp(-(LEVEL + SLOPE * score_of(frame)))), 3)


def _decided(links: list[Link]) -> float:
    """How sure the least sure decision about links of one kind is."""
    return min((max(link.likely, 1 - link.likely) for link in links), default=1.0)
