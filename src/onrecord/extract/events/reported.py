"""What took place: only what the story tells as done, never a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.events.merge import Cluster

KINDS = frozenset(
    {"visit", "meeting", "talks", "summit", "vote", "election", "signing", "ceremony", "speech", "launch", "trial"}
)


def is_reported(cluster: Cluster, today: str | None) -> bool:
    """Tell whether a cluster is an event that a diary could have announced and that the story tells as done.

    ``today`` is the story's own day (ISO 8601): what is dated after it cannot have taken place, whatever its verb.
    """
    if cluster.ahead or not any(m.done for m in cluster.mentions):
        return False
    if today and any(m.when is not None and m.when.earliest and m.when.earliest > today for m in cluster.mentions):
        return False
    head = next(m for m in cluster.mentions if m.done)
    if head.kind not in KINDS or head.trigger.degree != "diary":
        return False
    return bool(cluster.agents or cluster.partners) and (
        head.verb
        or bool(head.when)
        or not (head.standing is not None and head.standing.weak and not head.circle.partners)
    )
