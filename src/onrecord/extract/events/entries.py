"""Mentions that tell one event, as an entry of the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.events.agenda import agenda_of
from onrecord.extract.events.participants import unique
from onrecord.extract.events.triggers import GATHERINGS, occurrence
from onrecord.extract.events.whens import open_ended
from onrecord.record import CitedPassage, PlannedEvent, ReportedEvent, Telling, When

if TYPE_CHECKING:
    from onrecord.extract.events.mention import Mention
    from onrecord.extract.events.merge import Cluster
    from onrecord.extract.events.scene import Scene
    from onrecord.extract.events.standing import Standing

CONFIDENCE = {
    "event.will": 0.9,
    "event.plan": 0.9,
    "event.scheduled": 0.9,
    "event.title-infinitive": 0.9,
    "event.expected": 0.85,
    "event.act": 0.85,
}


def write_planned(scene: Scene, clusters: list[Cluster]) -> tuple[PlannedEvent, ...]:
    """Return the entries of what lies ahead; ``part_of`` by id."""
    ids = {id(cluster): f"e{number}" for number, cluster in enumerate(clusters, 1)}
    found = []
    for cluster in clusters:
        when = _when(cluster)
        standing = _as_of(cluster.standing, when, scene.today)
        head = cluster.head
        condition = next((m.condition for m in cluster.mentions if m.condition is not None), None)
        found.append(
            PlannedEvent(
                id=ids[id(cluster)],
                head=scene.cite(head.token),
                mentions=_mentions(scene, cluster),
                kind=cluster.kind,
                what=_once(p for m in cluster.ahead for p in m.what),
                agenda=_once(p for m in cluster.ahead for p in agenda_of(scene, m)),
                who=_who(scene, cluster),
                where=_where(scene, cluster),
                when=when,
                status=standing.status if standing.status != "happened" else "confirmed",
                status_cue=standing.cue,
                occurrence=_occurrence(standing.status, when),
                condition=condition if standing.status == "conditional" else None,
                part_of=ids.get(id(cluster.parent)) if cluster.parent is not None else None,
                moved_from=_moved_from(cluster, when) if standing.status == "rescheduled" else None,
                tellings=_tellings(scene, cluster, standing.status),
                confidence=CONFIDENCE.get(standing.rule, 0.6 if standing.weak else 0.8),
                found_by=standing.rule,
            )
        )
    return tuple(found)


def _as_of(standing: Standing, when: When | None, today: str | None) -> Standing:
    """Make an event that is told as under way, but begins on a day to come, one that is sure to come."""
    begun = standing.status != "happening" or not today or when is None or not when.earliest or when.earliest <= today
    return standing if begun else replace(standing, status="confirmed")


def write_reported(scene: Scene, clusters: list[Cluster], before: int) -> tuple[ReportedEvent, ...]:
    """Return the entries of what took place; ids go on after the planned ones."""
    found = []
    for number, cluster in enumerate(clusters, before + 1):
        head = next(m for m in cluster.mentions if m.done)
        found.append(
            ReportedEvent(
                id=f"e{number}",
                head=scene.cite(head.token),
                mentions=_mentions(scene, cluster),
                kind=head.kind,
                what=_once(p for m in cluster.mentions for p in m.what),
                who=_who(scene, cluster),
                where=_where(scene, cluster) or _filed_from(scene, cluster),
                when=cluster.when,
                tellings=_tellings(scene, cluster, "happened"),
                confidence=0.7,
                found_by="event.past",
            )
        )
    return tuple(found)


def _once(passages: object) -> tuple[CitedPassage, ...]:
    return tuple(dict.fromkeys(p for p in passages if isinstance(p, CitedPassage)))  # type: ignore[attr-defined]


def _mentions(scene: Scene, cluster: Cluster) -> tuple[CitedPassage, ...]:
    return tuple(scene.cite(m.token) for m in sorted(cluster.mentions, key=lambda m: m.token))


def _who(scene: Scene, cluster: Cluster) -> tuple[str, ...]:
    kinds = {name.id: name.kind for name in scene.names}
    gathered = cluster.kind != "visit"
    agents = cluster.agents
    if not gathered and any(kinds.get(i) == "person" for i in cluster.head.circle.agents):
        agents = tuple(i for i in agents if kinds.get(i) != "group" or i in cluster.head.circle.agents)
    ids = unique((*agents, *(cluster.partners if gathered else ())))
    ids = tuple(i for i in ids if kinds.get(i) != "event")
    if ids or cluster.parties or cluster.parent is None or cluster.parent.kind != "visit":
        return ids or cluster.parties
    return cluster.parent.agents


def _where(scene: Scene, cluster: Cluster) -> tuple[str, ...]:
    who = set(cluster.agents)
    here = here_of(scene) if any(m.circle.here for m in cluster.mentions) else ()
    return tuple(i for i in (unique((*cluster.places, *here)) or cluster.inherited_places) if i not in who)


def _filed_from(scene: Scene, cluster: Cluster) -> tuple[str, ...]:
    """Return the dateline's place for a gathering of the day of which no other is told: a dateline says where."""
    when = cluster.when
    today = when is not None and when.earliest == when.latest == scene.today
    return here_of(scene) if today and cluster.kind in GATHERINGS else ()


def here_of(scene: Scene) -> tuple[str, ...]:
    """Return the dateline's place, which *here* means."""
    dateline = scene.parts.dateline
    if dateline is None or dateline.place_name is None:
        return ()
    return tuple(name.id for name in scene.names if name.kind == "place" and name.name == dateline.place_name)[:1]


def _when(cluster: Cluster) -> When | None:
    """Return the date: one of a sub-event's whole where it has none; open-ended for what began on a day and goes on."""
    when = _told_when(cluster)
    standing = cluster.standing
    if (
        when is not None
        and standing.status == "happening"
        and standing.rule == "event.under-way"
        and when.earliest
        and when.earliest == when.latest
    ):
        return open_ended(when)
    return when


def _told_when(cluster: Cluster) -> When | None:
    return (
        cluster.when
        if cluster.when is not None and not (cluster.inherited_when and cluster.kind == "visit")
        else cluster.inherited_when or cluster.when
    )


def _moved_from(cluster: Cluster, when: When | None) -> When | None:
    told = next((m.moved_from for m in cluster.mentions if m.moved_from is not None), None)
    if told is not None:
        return told
    for m in cluster.mentions:
        if m.when is not None and (when is None or m.when.edtf != when.edtf):
            return m.when
    return None


def _occurrence(status: str, when: When | None) -> str | None:
    codes, undated = occurrence()
    return undated.get(status, codes.get(status)) if when is None else codes.get(status)


def _tellings(scene: Scene, cluster: Cluster, status: str) -> tuple[Telling, ...]:
    return tuple(_telling(scene, m, status) for m in sorted(cluster.mentions, key=lambda m: m.token))


def _telling(scene: Scene, mention: Mention, status: str) -> Telling:
    own = mention.standing
    return Telling(
        mention=scene.cite(mention.token),
        status=own.status if own is not None else status,
        status_cue=own.cue if own is not None else None,
        when=mention.when,
    )
