"""The words that name events, and the words that tell how surely they lie ahead (``words/*.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.language import Token
    from onrecord.record import EventKind, PlanStatus

Degree = Literal["diary", "dated", "weak", "act"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a lemma says when it names an event."""

    kind: EventKind
    degree: Degree
    """``diary``: an event by itself; ``dated``: with a date or a cue; ``weak``: with a plan; ``act``: by its object."""
    root: str
    """The same for all words of one happening: ``acquire`` for *acquisition*."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Words with a status, by the place in which they give it."""

    verb: Mapping[str, PlanStatus]
    participle: Mapping[str, PlanStatus]
    adjective: Mapping[str, PlanStatus]
    noun: Mapping[str, PlanStatus]
    object: Mapping[str, PlanStatus]
    modifier: Mapping[str, PlanStatus]
    carrier: frozenset[str]
    aspect: frozenset[str]
    occur: frozenset[str]
    ahead: frozenset[tuple[str, ...]]
    condition: frozenset[str]
    particle: Mapping[tuple[str, str], PlanStatus]
    container: frozenset[str]


def _words(name: str) -> dict[str, Any]:
    return tomllib.loads(files("onrecord.extract.events").joinpath(f"words/{name}.toml").read_text(encoding="utf-8"))


@cache
def _triggers() -> tuple[dict[str, Trigger], dict[str, Trigger]]:
    table = _words("triggers")
    roots: dict[str, str] = table["root"]

    def of(part: str) -> dict[str, Trigger]:
        found: dict[str, Trigger] = {}
        for kind, degrees in table[part].items():
            for degree, lemmas in degrees.items():
                for lemma in lemmas:
                    found.setdefault(lemma, Trigger(kind, degree, roots.get(lemma, lemma)))
        return found

    verbs = of("verb")
    for entry in _words("acts")["act"].values():
        for lemma in entry["verbs"]:
            verbs.setdefault(lemma, Trigger(entry["kind"], "act", roots.get(lemma, lemma)))
    return of("noun"), verbs


def noun_trigger(lemma: str) -> Trigger | None:
    """Return what the noun says, or nothing."""
    return _triggers()[0].get(lemma)


def verb_trigger(lemma: str) -> Trigger | None:
    """Return what the verb says, or nothing."""
    return _triggers()[1].get(lemma)


@cache
def event_verbs() -> frozenset[str]:
    """Return the lemmas of the verbs that tell events, and of those that say that one takes place."""
    return frozenset(_triggers()[1]) | frozenset(cues().occur)


@cache
def cues() -> Cues:
    """Return the cue words."""
    table = _words("cues")
    return Cues(
        verb=table["verb"],
        participle=table["participle"],
        adjective=table["adjective"],
        noun=table["noun"],
        object=table["object"],
        modifier=table["modifier"],
        carrier=frozenset(table["carrier"]["words"]),
        aspect=frozenset(table["aspect"]["words"]),
        occur=frozenset(table["occur"]["words"]),
        ahead=frozenset(tuple(phrase.split()) for phrase in table["ahead"]["phrases"]),
        condition=frozenset(table["condition"]["words"]),
        particle={(entry["verb"], entry["particle"]): entry["status"] for entry in table["particle"]},
        container=frozenset(table["container"]["words"]),
    )


@cache
def words(name: str) -> frozenset[str]:
    """Return a list of ``words/frames.toml``."""
    return frozenset(_frames()[name])


@cache
def _frames() -> dict[str, Any]:
    return _words("frames")


def noun_at(word: Token) -> Trigger | None:
    """Return what a noun in the text says, by its form (*talks*) or its lemma."""
    if word.norm in words("no_event"):
        return None
    return noun_trigger(word.norm) or noun_trigger(word.lemma)


GATHERINGS = frozenset({"meeting", "talks", "summit"})


@cache
def occurrence() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the IPTC occurrence status by status, and what it is instead where no day is known."""
    table = _words("occurrence")
    return table["status"], table["undated"]
