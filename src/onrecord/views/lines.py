"""What ``--json`` prints, one object a line: planned events, figures, hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.link.history import lane_of
from onrecord.link.plans import AT_ONE

if TYPE_CHECKING:
    from onrecord.archive.answers import Compared, Hit, KeptFigure
    from onrecord.link.entries import Claim
    from onrecord.link.plans import Plan


def plan_line(plan: Plan, on: str) -> dict[str, Any]:
    """Return a planned event with its history, oldest step first, as it stands on the day ``on`` (ISO 8601).

    ``overdue`` tells that its last possible day has passed and no story says that it took place or was called off,
    ``doubtful`` that it is less sure than what a diary shows unasked.
    """
    lane = lane_of(plan, on)
    fields = plan.model_dump(mode="json")
    return {**fields, "lane": lane, "overdue": lane == "overdue", "doubtful": plan.doubtful}


def figure_line(kept: KeptFigure) -> dict[str, Any]:
    """Return a figure as its record has it, with its story, its claimants' names and the figures that disagree.

    Each conflict has the other ``figure``, the ``reason`` for which they differ, and the ``detail`` in words;
    ``agrees`` has in the same form what says the same.
    """
    return {
        "story_key": kept.story_key,
        "title": kept.title,
        "published_on": kept.published_on,
        **_claim(kept.claim),
        "conflicts": [_compared(one) for one in kept.compared if one.reason not in AT_ONE],
        "agrees": [_compared(one) for one in kept.compared if one.reason in AT_ONE],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "story": claim.story,
        **claim.figure.model_dump(mode="json"),
        "claimants": list(claim.claimants),
        "about_names": [party.name for party in claim.about],
        "context": claim.context.model_dump(mode="json"),
    }


def _compared(compared: Compared) -> dict[str, Any]:
    figure = {"story_key": compared.story_key, "published_on": compared.published_on, **_claim(compared.claim)}
    return {"figure": figure, "reason": compared.reason, "detail": compared.detail}


def hit_line(hit: Hit) -> dict[str, Any]:
    """Return what a search found."""
    return hit.model_dump(mode="json")
