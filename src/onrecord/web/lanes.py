"""In which lane of the diary a planned event stands on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.archive.questions import Lane
    from onrecord.link.plans import Plan

_OVER = frozenset({"happened", "cancelled", "denied"})


def lane_of(plan: Plan, on: str) -> Lane:
    """Return the lane of ``plan`` in a diary that is opened on the day ``on`` (ISO 8601); see ``questions.Lane``."""
    if plan.status in _OVER:
        return "over"
    if plan.when is None or plan.when.latest is None:
        return "undated"
    return "ahead" if plan.when.latest >= on else "overdue"
