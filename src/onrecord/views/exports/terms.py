"""The words of our linked data: how stories, passages and entries are called, and what our own terms mean.

Addresses (all without a network; a text's own address is its hash, whoever carries it):

- ``urn:sha256:HASH`` is a text, and the story that it is; ``urn:sha256:HASH#c196-201`` a passage of it, half-open, in
  Unicode code points; ``urn:sha256:HASH#a1`` an entry of its record, which lasts as long as the reading that gave it;
- ``urn:onrecord:plan:ID`` is a plan that several stories tell of; ``urn:onrecord:TERM`` one of our own terms.

Our own terms (``onrecord:`` for ``urn:onrecord:``) are the fields of records and plans, by their names in camel case:
``onrecord:statusCue`` is ``status_cue``, as `onrecord schema` describes it; only ``text`` and ``name`` are schema.org's
own. A field that is a passage, or an id of another entry, is a link to it; a chain of attributions is a list, outermost
first. Terms that are no fields are in ``TERMS``. Every field of every entry is there, so the record can be got
back from its linked data; schema.org's words stand beside, as far as they reach.
"""

from __future__ import annotations

from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from onrecord.record import CitedPassage, Part, Stretch

if TYPE_CHECKING:
    from onrecord.anchor import Passage

Node = dict[str, Any]
"""One node of JSON-LD, as ``json`` writes it."""

CONTEXT: Final[dict[str, str]] = {"@vocab": "https://schema.org/", "onrecord": "urn:onrecord:"}
"""What the names of a node mean: schema.org's words plain, ours with their prefix."""
TERMS: Final[dict[str, str]] = {
    "Passage": "Words of a story: text is what stands from start to end.",
    "Attribution": "One place where a story gives somebody's words, belief, expectation, proposal or refusal.",
    "Figure": "A numeric claim.",
    "TimeExpression": "A time expression (TIMEX3).",
    "PlannedEvent": "What lies ahead as one story tells it, is under way, or was put off, called off or denied.",
    "ReportedEvent": "What took place, as one story tells it.",
    "Name": "Somebody or something that a story names.",
    "Plan": "A planned event as all stories together tell it.",
    "Step": "One story's word on a plan.",
    "Comparison": "How a figure stands to another of the same quantity.",
    "passage": "The passage that an entry is.",
    "story": "The story that an entry is from.",
    "event": "The entry in which a story tells of a plan.",
    "claimants": "Whose claim a figure is, in words: the outermost speaker first.",
    "compared": "How this figure stands to others.",
    "with": "The other figure of a comparison.",
}
"""Our own terms that are no fields."""
_LINKS: Final = frozenset({"within", "name_id", "about", "place", "who", "where", "part_of"})
_CHAINS: Final = frozenset({"claimed_by", "by"})
_IN_ORDER: Final = frozenset({"published_alternatives", "participants"})


class Namer:
    """The addresses in one text."""

    def __init__(self, sha256: str) -> None:
        """Take the SHA-256 of the text."""
        self.story = f"urn:sha256:{quote(sha256, safe='')}"

    def entry(self, name: str) -> str:
        """Return the address of an entry by its id."""
        return f"{self.story}#{quote(name, safe='')}"

    def place(self, passage: Passage) -> str:
        """Return the address of a passage."""
        return f"{self.story}#c{passage.start}-{passage.end}"

    def passage(self, cited: CitedPassage) -> Node:
        """Return a passage as a node, with its words."""
        return {
            "@id": self.place(cited.passage),
            "@type": "onrecord:Passage",
            "onrecord:start": cited.start,
            "onrecord:end": cited.end,
            "text": cited.text,
        }

    def link(self, name: str) -> Node:
        """Return a link to an entry."""
        return {"@id": self.entry(name)}

    def links(self, names: tuple[str, ...]) -> list[Node]:
        """Return links to entries."""
        return [self.link(name) for name in names]

    def own(self, part: Part, *, without: frozenset[str] = frozenset()) -> Node:
        """Return every field of a piece of the record that says something, under our own terms."""
        node: Node = {}
        if isinstance(part, CitedPassage):
            node["onrecord:passage"] = self.passage(part)
            without |= {"start", "end", "text"}
        for field in type(part).model_fields:
            value = getattr(part, field)
            if field not in without and value is not None and value != ():
                node["name" if field == "name" else f"onrecord:{_camel(field)}"] = self._value(field, value)
        return node

    def _value(self, field: str, value: object) -> object:
        if field in _CHAINS:
            return self._chain(value)
        if field == "announced_by" and isinstance(value, tuple):
            return [self._chain(chain) for chain in value]
        if field in _IN_ORDER:
            return {"@list": [self._value("", inner) for inner in value]} if isinstance(value, tuple) else value
        if isinstance(value, tuple):
            return [self._value(field, inner) for inner in value]
        if field in _LINKS and isinstance(value, str):
            return self.link(value)
        if type(value) is CitedPassage:
            return self.passage(value)
        if isinstance(value, Stretch):
            return {"@id": self.place(value.passage), "onrecord:start": value.start, "onrecord:end": value.end}
        return self.own(value) if isinstance(value, Part) else plain(value)

    def _chain(self, ids: Any) -> Node:  # noqa: ANN401 - a tuple of ids
        return {"@list": self.links(ids)}


def plain(value: object) -> object:
    """Return a value as JSON has it: a number that is none (infinite) as its word."""
    return str(value) if isinstance(value, float) and not isfinite(value) else value


def plan_address(name: str) -> str:
    """Return the address of a plan by its id."""
    return f"urn:onrecord:plan:{quote(name, safe='')}"


@cache
def _camel(field: str) -> str:
    first, *others = field.split("_")
    return first + "".join(word.capitalize() for word in others)
