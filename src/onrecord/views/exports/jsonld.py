"""Linked data: JSON-LD 1.1 in the words of schema.org, with our own terms beside them (``terms`` says which).

- a story is a NewsArticle; what somebody said is a Quotation (direct and mixed speech) or a Claim (indirect);
- a figure is an Observation with a QuantitativeValue, an event, planned or reported, an Event;
- a plan that several stories tell of is an Event too, with its history.

The context stands in the document and names nothing that would have to be fetched. An Event's startDate and endDate are
as wide as the words (``2019-01``) and left out where ISO 8601 has no such date; its eventStatus is the nearest that
schema.org has, and our own word stands beside it: it has none for what is possible or denied.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from onrecord.plainly import content_in_words, joined
from onrecord.resolve.edtf import is_edtf
from onrecord.views.exports.amounts import observed, quantity
from onrecord.views.exports.columns import Known
from onrecord.views.exports.terms import CONTEXT, Namer, plan_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.archive.answers import KeptFigure
    from onrecord.link.plans import Plan, Step
    from onrecord.record import Attribution, Event, EventStatus, Figure, Name, NameKind, Record, When
    from onrecord.views.exports.terms import Node

EVENT_STATUS: Final[dict[EventStatus, str]] = {
    "possible": "EventScheduled",
    "planned": "EventScheduled",
    "expected": "EventScheduled",
    "confirmed": "EventScheduled",
    "conditional": "EventScheduled",
    "happening": "EventScheduled",
    "happened": "EventScheduled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "cancelled": "EventCancelled",
    "denied": "EventCancelled",
}
"""schema.org's EventStatusType for each of our words."""
_NAME_TYPE: Final[dict[NameKind, str]] = {
    "person": "Person",
    "organisation": "Organization",
    "place": "Place",
    "group": "Thing",
    "event": "Event",
}
_ISO: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)
_URL: Final = re.compile(r"https?://\S+")


def write_jsonld(
    records: Iterable[Record], plans: Iterable[Plan] = (), figures: Iterable[KeptFigure] = ()
) -> Iterator[str]:
    """Yield one JSON-LD document in pieces, a node a line: stories with their entries, plans, compared figures."""
    yield f'{{"@context": {_json(CONTEXT)},\n"@graph": [\n'
    between = ""
    for node in _nodes(records, plans, figures):
        yield between + _json(node)
        between = ",\n"
    yield "\n]}\n"


def _nodes(records: Iterable[Record], plans: Iterable[Plan], figures: Iterable[KeptFigure]) -> Iterator[Node]:
    for record in records:
        yield from nodes_of(record)
    yield from map(plan_node, plans)
    yield from (_compared(figure) for figure in figures if figure.compared)


def nodes_of(record: Record) -> Iterator[Node]:
    """Yield the nodes of one record, without a context: the story, then each entry, linked to it."""
    it = _Record(record)
    yield it.story()
    yield from map(it.name, record.names)
    yield from map(it.attribution, record.attributions)
    for time in record.time_expressions:
        yield it.entry(time.id, ["onrecord:TimeExpression"], it.namer.own(time, without=_ID))
    yield from map(it.figure, record.figures)
    yield from (it.event(event, "onrecord:PlannedEvent") for event in record.planned_events)
    yield from (it.event(event, "onrecord:ReportedEvent") for event in record.reported_events)


_ID: Final = frozenset({"id"})


class _Record:
    """One record, and what its nodes are made of."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.namer = Namer(record.story.sha256)
        self._known = Known(record)

    def story(self) -> Node:
        story = self.record.story
        node: Node = {
            "@id": self.namer.story,
            "@type": "NewsArticle",
            "identifier": story.key,
            "inLanguage": story.language,
            "articleBody": story.text,
        }
        if story.title or story.given_title:
            node["headline"] = story.given_title or (story.title.text if story.title else "")
        if story.published_on:
            node["datePublished"] = story.published_on
        if story.dateline:
            node["dateline"] = story.dateline.text
        if story.source and _URL.fullmatch(story.source):
            node["url"] = story.source
        return node | self.namer.own(story, without=frozenset({"text"}))

    def entry(self, name: str, types: list[str], *parts: Node) -> Node:
        node: Node = {"@id": self.namer.entry(name), "@type": types, "onrecord:story": {"@id": self.namer.story}}
        for part in parts:
            node |= part
        return node

    def name(self, name: Name) -> Node:
        plain: Node = {}
        if name.kind == "person" and name.titles:
            plain["jobTitle"] = list(dict.fromkeys(title.text for title in name.titles))
        return self.entry(name.id, [_NAME_TYPE[name.kind], "onrecord:Name"], plain, self.namer.own(name, without=_ID))

    def attribution(self, said: Attribution) -> Node:
        quoted = said.kind != "indirect"
        plain: Node = {"text": content_in_words(said), "isPartOf": {"@id": self.namer.story}}
        speakers: list[Node] = [
            self.namer.link(speaker.name_id) if speaker.name_id else {"@type": "Thing", "name": speaker.name}
            for speaker in said.speakers
        ]
        if speakers:
            plain |= {"creator": speakers} | ({"spokenByCharacter": speakers} if quoted else {})
        if not quoted:
            plain["appearance"] = {"@id": self.namer.story}
        if said.said_on and _ISO.fullmatch(said.said_on.edtf):
            plain["dateCreated"] = said.said_on.edtf
        types = ["Quotation" if quoted else "Claim", "onrecord:Attribution"]
        return self.entry(said.id, types, plain, self.namer.own(said, without=_ID))

    def figure(self, figure: Figure) -> Node:
        plain: Node = {"name": figure.text, "value": quantity(figure), **observed(figure)}
        if figure.measure:
            plain["measuredProperty"] = joined(figure.measure)
        if figure.about:
            plain["observationAbout"] = self.namer.links(figure.about)
        if figure.claimed_by:
            plain["onrecord:claimants"] = {"@list": list(self._known.speakers(figure.claimed_by))}
        return self.entry(figure.id, ["Observation", "onrecord:Figure"], plain, self.namer.own(figure, without=_ID))

    def event(self, event: Event, kind: str) -> Node:
        plain: Node = {"name": event.title, "description": event.head.text}
        plain |= _in_schema_org(event.status, event.when, event.moved_from)
        if event.participants:
            plain["attendee"] = [
                self.namer.link(one.name_id) if one.name_id else {"@type": "Thing", "name": one.name}
                for one in event.participants
            ]
        if event.where:
            plain["location"] = self.namer.links(event.where)
        if event.part_of:
            plain["superEvent"] = self.namer.link(event.part_of)
        plain["subjectOf"] = {"@id": self.namer.story}
        return self.entry(event.id, ["Event", kind], plain, self.namer.own(event, without=_ID))


def plan_node(plan: Plan) -> Node:
    """Return a plan with its history, oldest step first, each step linked to its story, its entry and its words."""
    node: Node = {"@id": plan_address(plan.id), "@type": ["Event", "onrecord:Plan"], "name": plan.title}
    node |= _in_schema_org(plan.status, plan.when, _moved_from(plan))
    node |= {
        "identifier": plan.id,
        "onrecord:kind": plan.kind,
        "onrecord:status": plan.status,
        "onrecord:confidence": plan.confidence,
        "onrecord:history": {"@list": [_step_node(step) for step in plan.history]},
    }
    for word, told in (("attendee", plan.participants), ("location", plan.where), ("about", plan.what)):
        if told:
            node[word] = [{"name": one} for one in told]
    if plan.when:
        node["onrecord:when"] = _own_date(plan.when)
    if plan.announced_by:
        node["onrecord:announcedBy"] = [{"@list": list(chain)} for chain in plan.announced_by]
    if plan.part_of:
        node["superEvent"] = {"@id": plan_address(plan.part_of)}
    if plan.because:
        node["onrecord:because"] = list(plan.because)
    return node


def _step_node(step: Step) -> Node:
    namer = Namer(step.story)
    fields = frozenset({"story", "entry", "announced_by"})
    node: Node = {"@type": "onrecord:Step", "onrecord:story": {"@id": namer.story}}
    node["onrecord:event"] = namer.link(step.entry)
    if step.announced_by:
        node["onrecord:announcedBy"] = [{"@list": list(chain)} for chain in step.announced_by]
    return node | namer.own(step, without=fields)


def _own_date(when: When) -> Node:
    """Return a plan's date without the words for it: they stand in a story that the steps name."""
    return {
        f"onrecord:{word}": told
        for word, told in (
            ("edtf", when.edtf),
            ("earliest", when.earliest),
            ("latest", when.latest),
            ("granularity", when.granularity),
            ("startsAt", when.starts_at),
            ("zone", when.zone),
        )
        if told
    }


def _moved_from(plan: Plan) -> When | None:
    """Return the last date before the plan's own that its history tells."""
    if plan.when is None:
        return None
    others = [step.when for step in plan.history if step.when and step.when.edtf != plan.when.edtf]
    return others[-1] if others else None


def _in_schema_org(status: EventStatus, when: When | None, moved_from: When | None) -> Node:
    node: Node = {"eventStatus": {"@id": f"https://schema.org/{EVENT_STATUS[status]}"}}
    first, last = _iso_ends(when)
    if first:
        node["startDate"] = first
    if last:
        node["endDate"] = last
    if moved_from and (before := _iso_ends(moved_from)[0]):
        node["previousStartDate"] = before
    return node


def _iso_ends(when: When | None) -> tuple[str | None, str | None]:
    """Return beginning and end in ISO 8601, as wide as they are given; a single date has only a beginning."""
    if when is None or not is_edtf(when.edtf):
        return None, None
    first, slash, last = (end if _ISO.fullmatch(end) or end == "/" else None for end in when.edtf.partition("/"))
    if not slash and when.starts_at and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d\S*", when.starts_at):
        return when.starts_at, None
    return first, last


def _compared(kept: KeptFigure) -> Node:
    """Return how a figure stands to others of the same quantity; the rest of its node stands with its story."""
    return {
        "@id": Namer(kept.claim.story).entry(kept.claim.figure.id),
        "onrecord:compared": [
            {
                "@type": "onrecord:Comparison",
                "onrecord:with": {"@id": Namer(other.claim.story).entry(other.claim.figure.id)},
                "onrecord:reason": other.reason,
                "onrecord:detail": other.detail,
            }
            for other in kept.compared
        ],
    }


def _json(node: Any) -> str:  # noqa: ANN401 - a node, or the context
    return json.dumps(node, ensure_ascii=False, allow_nan=False)
