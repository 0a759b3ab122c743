"""What belongs to what: meetings on a trip, legs of a tour, a signing during a visit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.events.lending import PARTS, PURPOSES
from onrecord.extract.events.merge import WINDOW, Cluster
from onrecord.extract.events.participants import unique
from onrecord.extract.events.standing import CHANGES
from onrecord.extract.events.triggers import words
from onrecord.extract.events.whens import agree, is_dated, is_past, open_ended, when_of
from onrecord.record import When

if TYPE_CHECKING:
    from onrecord.extract.events.mention import Mention
    from onrecord.extract.events.scene import Scene


def promote(scene: Scene, clusters: list[Cluster]) -> None:
    """Let in what will be done on a trip or at a meeting, though the words alone say too little."""
    by_token = {m.token: cluster for cluster in clusters for m in cluster.mentions}
    sets_out: dict[str, int] = {}
    for trip in (c for c in clusters if c.told and c.kind == "visit"):
        first = min(m.token for m in trip.mentions)
        for agent in trip.agents:
            sets_out[agent] = min(first, sets_out.get(agent, first))
    for cluster in clusters:
        if cluster.told or not cluster.ahead:
            continue
        for mention in cluster.ahead:
            if mention.standing is None or mention.standing.rule not in {"event.will", "event.plan", "event.expected"}:
                continue
            on_trip = mention.kind in PURPOSES and any(
                agent in sets_out and sets_out[agent] < mention.token for agent in mention.circle.agents
            )
            whole = _told_parent(scene, cluster, by_token)
            if on_trip or (whole is not None and whole.told and whole.kind != "visit"):
                mention.timid = False


def part_title(clusters: list[Cluster]) -> None:
    """Make a title's trip the whole of a tour that the story tells leg by leg: *Secretary's Travel for the Summits*."""
    for cluster in list(clusters):
        titles = [m for m in cluster.mentions if m.heading and m.kind == "visit" and not m.circle.places]
        body = [m for m in cluster.ahead if not m.heading]
        if not titles or not body or len(titles) == len(cluster.mentions):
            continue
        legs = [
            c
            for c in clusters
            if c is not cluster
            and c.told
            and c.kind == "visit"
            and set(c.agents) & set(cluster.agents)
            and any(m.verb for m in c.ahead)
        ]
        if not legs or cluster.standing.status in CHANGES:
            continue
        whole = Cluster([replace(m, standing=m.standing or body[0].standing, when=None) for m in titles])
        cluster.mentions = [m for m in cluster.mentions if m not in titles]
        whens = [c.when for c in (cluster, *legs) if c.when is not None]
        whole.inherited_when = hull_of(whens)
        whole.inherited_places = unique(i for c in (cluster, *legs) for i in c.places)
        clusters.insert(clusters.index(cluster), whole)


def stops_of(scene: Scene, mention: Mention) -> list[tuple[tuple[str, ...], When]]:
    """Return the places of a trip with a date of their own each: *to Cape Town, May 9-11, and Lusaka, May 12-13*."""
    stop = scene.clause_end(mention.token)
    purpose = scene.group_after(mention.token + 1)
    if purpose is not None:
        stop = min(stop, purpose.first)
    times = [
        time
        for time in scene.times_between(mention.token + 1, stop)
        if is_dated(time) and not is_past(time, scene.today)
    ]
    if len(times) < 2:
        return []
    spots = [spot for spot in scene.names_between(mention.token + 1, stop) if spot.name.kind == "place"]
    found = []
    low = 0
    for time in times:
        places = unique(spot.name.id for spot in spots if low <= spot.start < time.start)
        low = time.end
        if places:
            found.append((places, when_of(scene, time)))
    return found if len(found) >= 2 else []


def hull_of(whens: list[When]) -> When | None:
    """Return the interval from the first to the last of several dates."""
    firsts = [when.earliest for when in whens if when.earliest]
    lasts = [when.latest for when in whens if when.latest]
    if not firsts or not lasts:
        return None
    first, last = min(firsts), max(lasts)
    return When(
        edtf=f"{first}/{last}",
        earliest=first,
        latest=last,
        granularity="range",
        passages=tuple(p for when in whens for p in when.passages),
    )


def bind(scene: Scene, clusters: list[Cluster]) -> None:
    """Set ``parent`` of sub-events and what they take from it."""
    by_token = {m.token: cluster for cluster in clusters for m in cluster.mentions}
    order = sorted((c for c in clusters if c.told), key=lambda c: min(m.token for m in c.ahead))
    stops: list[tuple[tuple[str, ...], When]] = []
    trips: list[Cluster] = []
    here: Cluster | None = None
    visits = [c for c in order if c.kind == "visit"]
    lands = {name.id: name.country for name in scene.names if name.kind == "place" and name.country}
    for cluster in order:
        parent = _told_parent(scene, cluster, by_token)
        if parent is None or parent is cluster or not parent.told:
            parent = _trip_of(cluster, trips)
        if parent is not None and parent is not cluster and not _within(cluster, parent):
            cluster.parent = parent
        if cluster.kind == "visit":
            for mention in cluster.ahead:
                own = stops_of(scene, mention)
                if own:
                    stops += own
                    cluster.inherited_when = hull_of([when for _, when in own])
            trips.append(cluster)
        if cluster.parent is not None:
            _inherit(cluster, stops[-WINDOW:], here, lands, visits)
        if cluster.agents and (any(m.led for m in cluster.ahead) or (cluster.kind == "visit" and cluster.places)):
            here = cluster
        if cluster.kind == "signing" and not cluster.agents and not cluster.partners:
            cluster.parties = _two_sides(scene, cluster)


def _within(cluster: Cluster, parent: Cluster) -> bool:
    at: Cluster | None = parent
    for _ in range(8):
        if at is None:
            return False
        if at is cluster:
            return True
        at = at.parent
    return True


def _told_parent(scene: Scene, cluster: Cluster, by_token: dict[int, Cluster]) -> Cluster | None:
    for mention in cluster.ahead:
        if mention.host is not None and by_token.get(mention.host) is not cluster:
            return by_token.get(mention.host)
        stop = min(scene.clause_end(mention.token) + 1, mention.token + 30)
        start = max(scene.clause_start(mention.token), mention.token - 20)
        for at in (*range(mention.token + 1, stop), *range(start, mention.token)):
            whole = by_token.get(at)
            if whole is None or whole is cluster or whole.kind not in {"visit", "summit", "meeting", "talks"}:
                continue
            phrase = scene.language.noun_phrase_at(at)
            before = phrase.first - 1 if phrase is not None else at - 1
            if scene.tokens[before].norm in {"during", "at"} and (at > mention.token or before == start):
                return whole
    return None


def _trip_of(cluster: Cluster, trips: list[Cluster]) -> Cluster | None:
    """The latest trip or leg of the same traveller that an undated or fitting engagement can belong to."""
    head = cluster.head
    if cluster.kind not in PARTS or not cluster.agents or head.heading or cluster.standing.status in CHANGES:
        return None
    for trip in reversed(trips[-WINDOW:]):
        if not set(trip.agents) & set(cluster.agents):
            continue
        if trip.standing.status in CHANGES - {"rescheduled"} or min(m.token for m in trip.mentions) > head.token:
            continue
        if not agree(cluster.when, trip.when or trip.inherited_when):
            continue
        if cluster.kind == "visit" and trip.parent is not None:
            continue
        if cluster.places and trip.places and trip.parent is not None and not set(cluster.places) & set(trip.places):
            continue
        if cluster.standing.weak or cluster.standing.rule == "event.present-for-future":
            continue
        return trip
    return None


def _same_land(some: tuple[str, ...], others: tuple[str, ...], lands: dict[str, str]) -> bool:
    return bool(set(some) & set(others)) or bool(
        {lands[i] for i in some if i in lands} & {lands[i] for i in others if i in lands}
    )


def _inherit(
    cluster: Cluster,
    stops: list[tuple[tuple[str, ...], When]],
    here: Cluster | None,
    lands: dict[str, str],
    trips: list[Cluster],
) -> None:
    """Take date and place from the stop at which the itinerary stands, else from the whole."""
    parent = cluster.parent
    if parent is None:
        return
    at_stop = (
        here is not None and here is not parent and here is not cluster and cluster.kind != "visit"
        and bool(set(here.agents) & set(cluster.agents))
        and (not cluster.places or _same_land(cluster.places, here.places, lands))
        and not any(m.host is not None for m in cluster.ahead)
    )  # fmt: skip
    if not cluster.places:
        cluster.inherited_places = (
            (here.places or here.inherited_places)
            if at_stop and here is not None
            else parent.places or parent.inherited_places
        )
    if cluster.when is not None:
        return
    places = set(cluster.places or cluster.inherited_places)
    by_place = (
        next((when for names, when in stops if places & set(names)), None)
        if places and len(places & {i for names, _ in stops for i in names}) < 3
        else None
    )
    whole = parent.inherited_when or parent.when
    if at_stop and here is not None and (here.when or here.inherited_when) is not None:
        cluster.inherited_when = _window(here, trips)
    else:
        cluster.inherited_when = by_place or (_window(parent, trips) if parent.kind == "visit" else whole)
        cluster.inherited_when = _from_there(cluster, parent, cluster.inherited_when)


def _from_there(cluster: Cluster, parent: Cluster, when: When | None) -> When | None:
    """*Tomorrow I will travel to Oslo. From there I will go to Riga*: on that day or after it."""
    onward = cluster.kind == parent.kind == "visit" and not set(cluster.places) & set(parent.places)
    one_day = when is not None and when.earliest is not None and when.earliest == when.latest
    return open_ended(when) if when is not None and onward and one_day and len(set(parent.places)) == 1 else when


def _window(leg: Cluster, trips: list[Cluster]) -> When | None:
    """Return the days of a leg, from the day of travel to the next leg or to the trip's end."""
    when = leg.inherited_when or leg.when
    if when is None or leg.kind != "visit" or when.earliest is None or when.earliest != when.latest:
        return when
    if not any(m.lemma in words("going") for m in leg.ahead):
        return when
    nexts = [c.when for c in trips if c is not leg and c.when is not None and set(c.agents) & set(leg.agents)]
    later = [w.earliest for w in nexts if w.earliest and w.earliest > when.earliest]
    ends = [w.latest for w in nexts if w.latest and w.latest > when.earliest]
    if not later and not ends:
        return when
    last = min(later) if later else max(ends)
    return When(
        edtf=f"{when.earliest}/{last}", earliest=when.earliest, latest=last, granularity="range", passages=when.passages
    )


def _two_sides(scene: Scene, cluster: Cluster) -> tuple[str, ...]:
    """The parties of *bilateral* documents: the visitor's country and the one that he visits."""
    told = " ".join(p.text.lower() for m in cluster.ahead for p in m.what)
    parent = cluster.parent
    if "bilateral" not in told or parent is None:
        return ()
    names = {name.id: name for name in scene.names}
    codes = [names[i].country for i in (*parent.agents, *parent.places) if i in names]
    found = []
    for code in dict.fromkeys(code for code in codes if code):
        lands = [name for name in scene.names if name.kind == "place" and name.country == code]
        if lands:
            found.append(max(lands, key=lambda name: len(name.mentions)).id)
    return tuple(found) if len(found) == 2 else ()
