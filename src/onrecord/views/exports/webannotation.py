"""The passages of a record as Web Annotations (W3C Recommendation of 23 February 2017, https://www.w3.org/TR/annotation-model/).

One annotation for each passage of each entry, in the part that it has there: what was said, the cue, a mention. Its
target is the text, ``urn:sha256:HASH``, and both selectors select the same words in it: the position in code points, as
the model counts, and the quotation with up to 32 code points on either side. Its bodies say in words what the entry is,
and which entry: with the entry's head or first piece stands the whole entry as JSON-LD (see ``jsonld``), with its other
passages a link to it. The id is made of the text's hash, the entry's id, the part and the place, and stays while these
do.

``on_page=True`` is for annotating the page that the story came from: the target is its address, and the quotation alone
selects, for positions count in the text and not in the page around it. Stories without an http address are left out.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from onrecord.views.exports.jsonld import nodes_of
from onrecord.views.exports.terms import CONTEXT, Namer
from onrecord.views.listing import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record import CitedPassage, Part, Record
    from onrecord.views.exports.terms import Node

ANNOTATION_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""Code points of prefix and suffix."""
_URL: Final = re.compile(r"https?://\S+")
_FIRST: Final = ("", "head", "content[0]", "mentions[0]")
"""The path to the passage that an entry rests on first of all: itself, else its head, its first piece or mention."""
_EMBEDDED: Final[list[object]] = [None, CONTEXT | {"id": "@id", "type": "@type"}]
"""The context of an entry inside an annotation: the model's own words mean nothing there, but for id and type."""


def write_annotations(records: Iterable[Record], *, on_page: bool = False) -> Iterator[str]:
    """Yield each annotation of ``records`` as a line of JSON, story by story."""
    for record in records:
        for annotation in annotations_of(record, on_page=on_page):
            yield _json({"@context": ANNOTATION_CONTEXT, **annotation}) + "\n"


def annotation_page(record: Record, *, on_page: bool = False) -> str:
    """Return all annotations of one record as an AnnotationPage, for a program that wants one document."""
    items = list(annotations_of(record, on_page=on_page))
    address = f"urn:onrecord:annotations:{Namer(record.story.sha256).story.removeprefix('urn:')}"
    page = {
        "@context": ANNOTATION_CONTEXT,
        "id": f"{address}:1",
        "type": "AnnotationPage",
        "partOf": {"id": address, "type": "AnnotationCollection", "label": record.story.key, "total": len(items)},
        "startIndex": 0,
        "items": items,
    }
    return _json(page) + "\n"


def annotations_of(record: Record, *, on_page: bool = False) -> Iterator[Node]:
    """Yield the annotations of one record as JSON objects without ``@context``, each id once."""
    story = record.story
    if on_page and not (story.source and _URL.fullmatch(story.source)):
        return
    namer = Namer(story.sha256)
    nodes = {node["@id"]: node for node in nodes_of(record)}
    told = {line.id: " · ".join(filter(None, (line.lead, line.body, line.tail))) for line in lines_of(record)}
    told |= {name.id: f"{name.name} ({name.kind})" for name in record.names}
    told |= {time.id: time.edtf or time.value or time.text for time in record.time_expressions}
    seen: set[str] = set()
    for kind, entry, name in _entries(record):
        address = namer.entry(name)
        cited = list(entry.cited_passages())
        first = min((path for path, _ in cited if path in _FIRST), key=_FIRST.index, default=None)
        for path, passage in cited:
            part = _part_of(path)
            place = namer.place(passage.passage).removeprefix("urn:").replace("#", ":")
            known_as = f"urn:onrecord:annotation:{place}:{address.rpartition('#')[2]}:{part}"
            if known_as in seen:
                continue
            seen.add(known_as)
            about: Node = {"id": address, "type": [*nodes[address]["@type"]]}
            if path == first:
                rest = {word: value for word, value in nodes[address].items() if not word.startswith("@")}
                about = {"@context": _EMBEDDED, **about, **rest}
            yield {
                "id": known_as,
                "type": "Annotation",
                "motivation": "describing",
                "body": [
                    _words("describing", f"{part.replace('_', ' ')} of {name}: {told.get(name, '')}"),
                    _words("tagging", kind),
                    {"type": "SpecificResource", "purpose": "identifying", "source": about},
                ],
                "target": _target(record, passage, on_page=on_page),
            }


def _entries(record: Record) -> Iterator[tuple[str, Part, str]]:
    for kind, entries in (
        ("name", record.names),
        ("attribution", record.attributions),
        ("time expression", record.time_expressions),
        ("figure", record.figures),
        ("planned event", record.planned_events),
        ("reported event", record.reported_events),
    ):
        for entry in entries:
            yield kind, entry, entry.id


def _part_of(path: str) -> str:
    """Return the field of an entry that a passage stands in: ``content`` for ``content[0]``, ``words`` for its own."""
    return re.sub(r"\[\d+\]", "", path) or "words"


def _words(purpose: str, words: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "value": words, "format": "text/plain", "language": "en"}


def _target(record: Record, passage: CitedPassage, *, on_page: bool) -> Node:
    story, text = record.story, record.story.text
    quotation = {
        "type": "TextQuoteSelector",
        "exact": passage.text,
        "prefix": text[max(0, passage.start - AROUND) : passage.start],
        "suffix": text[passage.end : passage.end + AROUND],
    }
    if on_page:
        return {"type": "SpecificResource", "source": story.source, "selector": quotation}
    source = {"id": Namer(story.sha256).story, "type": "Text", "format": "text/plain", "language": story.language}
    position = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    return {"type": "SpecificResource", "source": source, "selector": [position, quotation]}


def _json(node: Any) -> str:  # noqa: ANN401 - an annotation, or a page of them
    return json.dumps(node, ensure_ascii=False, allow_nan=False)
