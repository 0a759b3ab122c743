"""How surely something lies ahead: a status, the words that show it, and the rule that read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.record import CitedPassage, EventStatus, PlanStatus

CHANGES = frozenset({"postponed", "cancelled", "denied", "rescheduled"})
OPEN = frozenset({"possible", "planned", "expected", "confirmed"})
DEPTH = 6
"""How many governing words are followed back; chains of news prose are shorter."""
_RULES = {"possible": "may", "planned": "plan", "confirmed": "scheduled", "happening": "under-way", "conditional": "if"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the words that show it and the rule that read them."""

    status: EventStatus
    cue: CitedPassage | None
    rule: str
    weak: bool = False
    """Without a word that says so: a date ahead, or a mere mention."""
    needs_date: bool = False
    """Only good with a date to come: the present tense, *would*, *was to*."""


DONE = Standing("happened", None, "event.past")


def rule_of(status: str) -> str:
    """Return the rule by which a cue word gives ``status``."""
    return f"event.{_RULES.get(status, status)}"


def refused(scene: Scene, first: int, last: int) -> Standing:
    """Return what a negated verb gives: *will not*, *does not plan to* deny; *will no longer* takes back."""
    dropped = any(scene.tokens[at].norm == "longer" for at in range(first, last))
    status: PlanStatus = "cancelled" if dropped else "denied"
    return Standing(status, scene.cite(first, last), rule_of(status))


def cued(
    scene: Scene,
    status: PlanStatus,
    first: int,
    last: int | None = None,
    *,
    weak: bool = False,
    needs_date: bool = False,
) -> Standing:
    """Return the standing that the cue words from ``first`` up to ``last`` (one token by default) give."""
    return Standing(status, scene.cite(first, last), rule_of(status), weak=weak, needs_date=needs_date)
