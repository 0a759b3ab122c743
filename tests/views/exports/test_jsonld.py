"""Linked data: every entry and every passage comes back out of the graph, without a network."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from made_up import STORY, example_record, records
from made_up_plans import plan, step, when
from onrecord import read
from onrecord.archive.answers import Compared, KeptFigure
from onrecord.link.entries import Claim
from onrecord.record import CitedPassage, Period
from onrecord.stories import state_department
from onrecord.views.exports import write_jsonld
from onrecord.views.exports.amounts import observed, quantity, unit_code
from onrecord.views.exports.jsonld import EVENT_STATUS
from onrecord.views.exports.terms import CONTEXT, TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord import Record
    from onrecord.record import Figure

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # inside rdflib
SCHEMA = Namespace("https://schema.org/")
OWN = Namespace("urn:onrecord:")
KINDS = {
    "names": OWN.Name,
    "attributions": OWN.Attribution,
    "time_expressions": OWN.TimeExpression,
    "figures": OWN.Figure,
    "planned_events": OWN.PlannedEvent,
    "reported_events": OWN.ReportedEvent,
}


def document(*of: Record, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    found: dict[str, Any] = json.loads("".join(write_jsonld(of, **more)))
    return found


def graph_of(*of: Record, **more: Any) -> Graph:  # noqa: ANN401
    return Graph().parse(data="".join(write_jsonld(of, **more)), format="json-ld")


def address(record: Record, entry: str = "") -> URIRef:
    return URIRef(f"urn:sha256:{record.story.sha256}" + (f"#{entry}" if entry else ""))


def passages_in(graph: Graph, nodes: Iterable[Any]) -> set[tuple[int, int, str]]:
    found = [[graph.value(node, term) for term in (OWN.start, OWN.end, SCHEMA.text)] for node in nodes]
    return {(int(str(start)), int(str(end)), str(text)) for start, end, text in found}


def as_set(passages: Iterable[CitedPassage]) -> set[tuple[int, int, str]]:
    return {(passage.start, passage.end, passage.text) for passage in passages}


def comes_back(record: Record) -> None:
    graph = graph_of(record)
    assert (address(record), RDF.type, SCHEMA.NewsArticle) in graph
    assert str(graph.value(address(record), SCHEMA.articleBody)) == record.story.text
    assert str(graph.value(address(record), SCHEMA.identifier)) == record.story.key
    cited = [passage for _, passage in record.cited_passages()]
    assert passages_in(graph, graph.subjects(RDF.type, OWN.Passage)) == as_set(cited)
    for kind, term in KINDS.items():
        entries = getattr(record, kind)
        assert set(graph.subjects(RDF.type, term)) == {address(record, entry.id) for entry in entries}
    for attribution in record.attributions:
        node = address(record, attribution.id)
        assert passages_in(graph, graph.objects(node, OWN.content)) == as_set(attribution.content)
        assert passages_in(graph, graph.objects(node, OWN.cue)) == as_set(filter(None, [attribution.cue]))
        assert str(graph.value(node, OWN.stance)) == attribution.stance
    for figure in record.figures:
        node = address(record, figure.id)
        assert passages_in(graph, graph.objects(node, OWN.passage)) == as_set([figure])
        assert graph.value(node, OWN.value).toPython() == figure.value  # type: ignore[union-attr]
        chain = graph.value(node, OWN.claimedBy)
        links = list(graph.items(chain)) if chain else []
        assert links == [address(record, one) for one in figure.claimed_by]
    for event in (*record.planned_events, *record.reported_events):
        node = address(record, event.id)
        assert passages_in(graph, graph.objects(node, OWN.mentions)) == as_set(event.mentions)
        attendees = set(graph.objects(node, SCHEMA.attendee))
        named = {one for one in attendees if isinstance(one, URIRef)}
        assert named == {address(record, name) for name in event.who}
        unnamed = {one.name for one in event.participants if one.name_id is None}
        assert {str(graph.value(one, SCHEMA.name)) for one in attendees - named} == unnamed
        assert str(graph.value(node, OWN.status)) == event.status
        chains = {tuple(graph.items(chain)) for chain in graph.objects(node, OWN.announcedBy)}
        assert chains == {tuple(address(record, one) for one in chain) for chain in event.announced_by}


def test_the_seed_comes_back(seed_record: Record) -> None:
    comes_back(seed_record)


@pytest.mark.parametrize("number", range(0, 300, 60))
def test_the_state_department_s_stories_come_back(number: int) -> None:
    comes_back(read(state_department()[number % len(state_department())]))


@settings(deadline=None, max_examples=40)
@given(records())
def test_anything_comes_back(record: Record) -> None:
    comes_back(record)


def test_the_seed_in_the_words_of_schema_org(seed_record: Record) -> None:
    nodes = {node["@id"].rpartition("#")[2]: node for node in document(seed_record)["@graph"]}
    visit = nodes["e1"]
    assert visit["@type"] == ["Event", "onrecord:PlannedEvent"]
    assert (visit["startDate"], "endDate" in visit) == ("2019-01", False)
    assert visit["eventStatus"] == {"@id": "https://schema.org/EventScheduled"}
    assert visit["onrecord:status"] == "planned"
    story = document(seed_record)["@graph"][0]
    assert story["headline"] == "Putin plans to visit Serbia in January"
    assert story["datePublished"] == "2018-11-09"
    said = [node for node in nodes.values() if "Quotation" in node["@type"]]
    assert any(node["text"].startswith("We suggest paying special attention") for node in said)
    assert all(node["spokenByCharacter"] == node["creator"] for node in said if "creator" in node)
    claims = [node for node in nodes.values() if "Claim" in node["@type"]]
    assert all(node["appearance"] == {"@id": story["@id"]} for node in claims)
    investments = [node for node in nodes.values() if node.get("onrecord:claimants")]
    assert {"@list": ["Yuri Borisov", "Bank of Russia"]} in [node["onrecord:claimants"] for node in investments]


def test_nothing_has_to_be_fetched_and_no_term_is_unknown(seed_record: Record) -> None:
    told = document(seed_record, example_record())
    assert told["@context"] == CONTEXT
    assert not any("@context" in node for node in told["@graph"])
    ours = set(re.findall(r'"onrecord:(\w+)"', json.dumps(told)))
    printed = "".join(seed_record.model_dump_json() + example_record().model_dump_json())
    fields = {re.sub("_(.)", lambda found: found[1].upper(), name) for name in re.findall(r'"(\w+)":', printed)}
    assert ours - fields <= set(TERMS)


def test_lines_are_nodes(seed_record: Record) -> None:
    lines = "".join(write_jsonld([seed_record])).splitlines()
    for line in lines[2:-1]:
        assert json.loads(line.rstrip(","))["@id"].startswith("urn:sha256:")
    assert json.loads("".join(write_jsonld([])))["@graph"] == []


# -- amounts


def figure(**more: Any) -> Figure:  # noqa: ANN401
    return example_record().figures[0].model_copy(update=more)


@pytest.mark.parametrize(
    ("fields", "node"),
    [
        ({"value": 30.0, "unit": "firms"}, {"value": 30.0, "unitText": "firms"}),
        ({"value": 2e9, "unit": "USD", "comparator": ">"}, {"minValue": 2e9, "unitCode": "ISO4217:USD"}),
        ({"value": 2.0, "unit": "percent", "comparator": "<="}, {"maxValue": 2.0, "unitCode": "P1"}),
        ({"value": 2.0, "high": 3.0, "unit": "km"}, {"minValue": 2.0, "maxValue": 3.0, "unitCode": "UCUM:km"}),
        ({"value": 2.0, "unit": None, "comparator": "~"}, {"value": 2.0}),
        ({"value": float("inf"), "unit": None}, {"value": "inf"}),
    ],
)
def test_amounts(fields: dict[str, Any], node: dict[str, Any]) -> None:
    found = quantity(figure(**fields))
    assert node.items() <= found.items()
    told = {"value", "minValue", "maxValue", "unitCode"}
    assert told & set(found) == told & set(node)


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("t", "UCUM:t"),
        ("[bbl_us]/d", "UCUM:[bbl_us]/d"),
        ("USD/[bbl_us]", None),
        ("percentage point", None),
        ("basis point", None),
        ("rank", None),
        ("times", None),
        ("people", None),
    ],
)
def test_units(unit: str, code: str | None) -> None:
    assert unit_code(unit) == code


@pytest.mark.parametrize(
    ("edtf", "date", "length"),
    [
        ("2018", "2018", "P1Y"),
        ("2018-03", "2018-03", "P1M"),
        ("2018-03-05", "2018-03-05", "P1D"),
        ("2018-01/2018-03", "2018-01-01", "P90D"),
        ("2018/..", None, None),
        ("-0489", None, None),
    ],
)
def test_when_a_figure_was_observed(edtf: str, date: str | None, length: str | None) -> None:
    found = observed(figure(period=Period(start=0, end=1, text="P", edtf=edtf)))
    assert (found.get("observationDate"), found.get("observationPeriod")) == (date, length)


# -- plans


@pytest.mark.parametrize("status", EVENT_STATUS)
def test_a_plan_has_both_words(status: str) -> None:
    graph = graph_of(plans=[plan(status, when("2019-01"))])
    node = URIRef("urn:onrecord:plan:000000000000-20-25")
    assert set(graph.objects(node, RDF.type)) == {SCHEMA.Event, OWN.Plan}
    assert graph.value(node, SCHEMA.eventStatus) == SCHEMA[EVENT_STATUS[status]]  # type: ignore[index]
    assert graph.value(node, OWN.status) == Literal(status)
    assert graph.value(node, SCHEMA.startDate) == Literal("2019-01")


def test_a_plan_s_history_is_in_order_and_leads_to_its_words() -> None:
    history = [
        step("planned", when("2019-01"), story="a" * 64),
        step("rescheduled", when("2019-03-05", "day"), story="b" * 64, entry="e7", announced_by=(("Mary Poe",),)),
    ]
    graph = graph_of(plans=[plan("rescheduled", when("2019-03-05", "day"), *history, id="odd id/ü", part_of="other")])
    node = URIRef("urn:onrecord:plan:odd%20id%2F%C3%BC")
    assert graph.value(node, SCHEMA.identifier) == Literal("odd id/ü")
    assert graph.value(node, SCHEMA.previousStartDate) == Literal("2019-01")
    assert graph.value(node, SCHEMA.superEvent) == URIRef("urn:onrecord:plan:other")
    first, last = graph.items(graph.value(node, OWN.history))  # type: ignore[arg-type]
    assert [str(graph.value(one, OWN.status)) for one in (first, last)] == ["planned", "rescheduled"]
    assert graph.value(last, OWN.event) == URIRef(f"urn:sha256:{'b' * 64}#e7")
    assert graph.value(first, OWN.passage) == URIRef(f"urn:sha256:{'a' * 64}#c20-25")
    assert list(graph.items(graph.value(last, OWN.announcedBy))) == [Literal("Mary Poe")]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        (when("../2018-12-31"), None, "2018-12-31"),
        (when("2018-03/.."), "2018-03", None),
        (when("2018-03-05/2018-03-07"), "2018-03-05", "2018-03-07"),
        (when("2018-33"), None, None),
        (when("199X"), None, None),
        (when("2018-03~"), None, None),
        (when("2021-05-07", starts_at="2021-05-07T15:00Z"), "2021-05-07T15:00Z", None),
        (when("2021-05-07", starts_at="15:00"), "2021-05-07", None),
    ],
)
def test_no_date_is_narrower_than_its_words(told: Any, first: str | None, last: str | None) -> None:  # noqa: ANN401
    (node,) = document(plans=[plan("planned", told)])["@graph"]
    assert (node.get("startDate"), node.get("endDate")) == (first, last)
    assert node["onrecord:when"]["onrecord:edtf"] == told.edtf


def test_compared_figures_are_linked() -> None:
    record = example_record()
    context = CitedPassage(start=0, end=len(STORY), text=STORY)
    claim = Claim(story=record.story.sha256, told_on=None, figure=record.figures[0], context=context)
    other = claim.model_copy(update={"story": "f" * 64})
    compared = Compared(story_key="b", published_on=None, claim=other, reason="rounding", detail="30 and 30")
    kept = KeptFigure(story_key="a", title="A", published_on=None, claim=claim, compared=(compared,))
    graph = graph_of(record, figures=[kept, kept.model_copy(update={"compared": ()})])
    comparison = graph.value(address(record, "f1"), OWN.compared)
    assert graph.value(comparison, OWN["with"]) == URIRef(f"urn:sha256:{'f' * 64}#f1")
    assert graph.value(comparison, OWN.reason) == Literal("rounding")
