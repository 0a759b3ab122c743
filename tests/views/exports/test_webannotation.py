"""Web Annotations: the model's form, and every passage found again by its place and by its words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from rdflib import RDF, Graph, URIRef

from made_up import STORY, example_record, records
from onrecord.views.exports import annotation_page, write_annotations

if TYPE_CHECKING:
    from onrecord import Record

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # inside rdflib
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
"""Of the model, section 3.3.5."""


def annotated(*of: Record, **more: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    return [json.loads(line) for line in write_annotations(of, **more)]


def keeps_the_model(annotation: dict[str, Any]) -> None:
    """Check what the model says that an annotation must have, and what it may have here."""
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert annotation["type"] == "Annotation"
    assert annotation["id"].startswith("urn:onrecord:annotation:")
    assert annotation["motivation"] in MOTIVATIONS
    for body in annotation["body"]:
        assert body["purpose"] in MOTIVATIONS
        if body["type"] == "TextualBody":
            assert isinstance(body["value"], str)
        else:
            assert body["type"] == "SpecificResource"
            assert body["source"]["id"].startswith("urn:sha256:")
    target = annotation["target"]
    assert target["type"] == "SpecificResource"
    assert target["source"]
    selectors = target["selector"] if isinstance(target["selector"], list) else [target["selector"]]
    for selector in selectors:
        if selector["type"] == "TextPositionSelector":
            assert set(selector) == {"type", "start", "end"}
            assert 0 <= selector["start"] < selector["end"]
        else:
            assert selector["type"] == "TextQuoteSelector"
            assert set(selector) == {"type", "exact", "prefix", "suffix"}


def selects_its_passages(record: Record) -> None:
    text = record.story.text
    found = annotated(record)
    by_place = set()
    for annotation in found:
        keeps_the_model(annotation)
        target = annotation["target"]
        assert target["source"]["id"] == f"urn:sha256:{record.story.sha256}"
        position, quotation = target["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quotation["exact"]
        prefix, suffix = quotation["prefix"], quotation["suffix"]
        assert len(prefix) == min(32, start)
        assert len(suffix) == min(32, len(text) - end)
        around = prefix + quotation["exact"] + suffix
        assert text.startswith(around, start - len(prefix))
        (source,) = (body["source"] for body in annotation["body"] if body["type"] == "SpecificResource")
        by_place.add((source["id"].rpartition("#")[2], start, end))
    entries: tuple[Any, ...] = (
        *record.names,
        *record.attributions,
        *record.time_expressions,
        *record.figures,
        *record.planned_events,
        *record.reported_events,
    )
    assert by_place == {
        (entry.id, passage.start, passage.end) for entry in entries for _, passage in entry.cited_passages()
    }
    assert len({annotation["id"] for annotation in found}) == len(found)


def test_the_seed_s_passages_are_selected(seed_record: Record) -> None:
    selects_its_passages(seed_record)


@given(records())
def test_any_passages_are_selected(record: Record) -> None:
    selects_its_passages(record)


def test_offsets_count_code_points() -> None:
    text = "👩‍👩‍👧 🇷🇸 " + STORY
    (figure,) = (one for one in annotated(example_record(text)) if ":f1:" in one["id"])
    at = text.index("30")
    assert figure["target"]["selector"][0] == {"type": "TextPositionSelector", "start": at, "end": at + 2}
    assert figure["id"].endswith(f":c{at}-{at + 2}:f1:words")


def test_an_annotation_says_what_was_noted_down() -> None:
    figure = next(one for one in annotated(example_record()) if ":f1:" in one["id"])
    words, tag, resource = figure["body"]
    assert words["value"] == "words of f1: 30 firms · ← Mary Poe"
    assert tag["value"] == "figure"
    assert resource["source"]["value"] == {"@type": "QuantitativeValue", "value": 30.0, "unitText": "firms"}


def test_each_entry_stands_whole_in_one_annotation(seed_record: Record) -> None:
    whole: dict[str, int] = {}
    for annotation in annotated(seed_record):
        source = annotation["body"][2]["source"]
        whole[source["id"]] = whole.get(source["id"], 0) + ("@context" in source)
    assert set(whole.values()) == {1}


def test_the_entry_inside_is_linked_data() -> None:
    figure = next(one for one in annotated(example_record()) if ":f1:" in one["id"])
    graph = Graph().parse(data=json.dumps(figure["body"][2]["source"]), format="json-ld")
    node = URIRef(figure["body"][2]["source"]["id"])
    assert (node, RDF.type, URIRef("https://schema.org/Observation")) in graph
    assert (node, RDF.type, URIRef("urn:onrecord:Figure")) in graph


def test_the_same_record_gives_the_same_lines(seed_record: Record) -> None:
    assert list(write_annotations([seed_record])) == list(write_annotations([seed_record]))


def test_a_page_has_them_all(seed_record: Record) -> None:
    page = json.loads(annotation_page(seed_record))
    assert page["type"] == "AnnotationPage"
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["partOf"]["total"] == len(page["items"]) == len(annotated(seed_record))
    assert page["id"] != page["partOf"]["id"]
    keeps_the_model({"@context": page["@context"], **page["items"][0]})


@pytest.mark.parametrize("source", [None, "stories/a.txt", "https://example.org/a b"])
def test_what_came_from_no_page_has_no_annotations_on_it(source: str | None) -> None:
    record = example_record()
    record = record.model_copy(update={"story": record.story.model_copy(update={"source": source})})
    assert annotated(record, on_page=True) == []


def test_on_a_page_the_quotation_alone_selects() -> None:
    record = example_record()
    record = record.model_copy(update={"story": record.story.model_copy(update={"source": "https://example.org/a"})})
    found = annotated(record, on_page=True)
    assert len(found) == len(annotated(record))
    for annotation in found:
        keeps_the_model(annotation)
        assert annotation["target"]["source"] == "https://example.org/a"
        assert annotation["target"]["selector"]["type"] == "TextQuoteSelector"
