"""Acts of governments, companies and people: *will sell its stake*, *plans to cut taxes*, *agreed to build a plant*.

A verb is an event by what it is done to and by whom: an agentive verb (``words/acts.toml``, by class), somebody who
acts, and an object that is a thing done, not an aim. Changes of quantities count only where somebody fixes the
quantity by a decision (taxes, quotas, dividends), so that forecasts stay out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import tomli as tomllib

from onrecord.extract.events.participants import subject_of
from onrecord.extract.events.triggers import cues, noun_at

if TYPE_CHECKING:
    from onrecord.extract.events.mention import Mention
    from onrecord.extract.events.scene import Scene
    from onrecord.extract.events.standing import Standing
    from onrecord.language import NounPhrase, VerbGroup
    from onrecord.record import EventKind

_PLAIN = frozenset({"event.will", "event.would", "event.plan", "event.is-to", "event.title-infinitive"})
"""Rules that only say that somebody will: of an act, the act's own rule says what makes it an event."""
_REACH = 3
"""Adverbs and particles passed between a verb and its object."""


@dataclass(frozen=True, slots=True)
class ActClass:
    """One class of acts: its kind, what its object may be (empty: anything), and whether it must be particular."""

    kind: EventKind
    objects: frozenset[str]
    particular: bool


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("onrecord.extract.events").joinpath("words/acts.toml").read_text(encoding="utf-8"))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(_table()["list"][name])


@cache
def act_verbs() -> dict[str, tuple[ActClass, ...]]:
    """Return the classes of each verb, in the file's order."""
    found: dict[str, list[ActClass]] = {}
    for entry in _table()["act"].values():
        lists = [_list(name) for name in entry.get("objects", ())]
        one = ActClass(entry["kind"], frozenset().union(*lists), entry.get("particular", False))
        for verb in entry["verbs"]:
            found.setdefault(verb, []).append(one)
    return {verb: tuple(classes) for verb, classes in found.items()}


def is_act(scene: Scene, mention: Mention, standing: Standing) -> bool:
    """Tell whether a verb tells a planned act; the mention takes the kind of the class that fits."""
    group = mention.group
    classes = act_verbs().get(mention.lemma, ())
    if not classes or group is None or standing.weak or not _is_ahead(mention, standing):
        return False
    theme = _subject(scene, group) if group.passive else _object(scene, group)
    if theme is None and mention.heading and _names_something(scene, group, classes):
        return _takes(mention, next(one for one in classes if not one.objects))
    if theme is None and not group.passive:
        theme = _subject(scene, group) if mention.lemma in _list("lone") else _begun(scene, group)
        if theme is None:
            return False
        chosen = classes[0]
        return _takes(mention, chosen)
    if theme is None or not (group.passive or mention.heading or _is_agent(scene, mention, group)):
        return False
    if mention.lemma != "end" and mention.lemma in cues().carrier and noun_at(scene.tokens[theme.head]) is not None:
        return False  # "will complete the acquisition": the noun tells it
    for one in classes:
        if _fits(scene, theme, one, heading=mention.heading):
            return _takes(mention, one)
    return _asks(scene, mention, theme) and _takes(mention, classes[0])


def _names_something(scene: Scene, group: VerbGroup, classes: tuple[ActClass, ...]) -> bool:
    """*BCI TO SELL BOTTLED WATER DIVISION*: in capitals any word may begin the object."""
    if group.last >= scene.sentence(group.main).last or all(one.objects for one in classes):
        return False
    word = scene.tokens[group.last]
    return word.text[:1].isalnum() and word.pos not in {"ADP", "PART", "CCONJ", "SCONJ", "ADV"}


def _asks(scene: Scene, mention: Mention, theme: NounPhrase) -> bool:
    """*will ask the court to halt the sale*: a request."""
    if mention.lemma not in _list("asking") or theme.last >= len(scene.tokens):
        return False
    asked = scene.language.verb_group_at(theme.last)
    return asked is not None and asked.first == theme.last and asked.infinitive


def _takes(mention: Mention, one: ActClass) -> bool:
    """Give the mention the kind of the class; the rule is this one where a mere future or plan stands."""
    standing = mention.standing
    if standing is not None and standing.rule in _PLAIN:
        mention.standing = replace(standing, rule="event.act")
    if (
        mention.trigger.degree == "act"
        or mention.kind in {"other", "publication"}
        or (mention.lemma == "send" and one.kind == "visit")
    ):
        mention.kind = one.kind
    return True


def _is_ahead(mention: Mention, standing: Standing) -> bool:
    """Tell whether the standing is a plan's: *may* and *could* only with somebody named."""
    modal = mention.group is not None and mention.group.modal is not None
    if standing.status == "happened":
        return False
    if standing.status == "possible" and modal:
        return bool(mention.circle.agents)
    return not (standing.status == "denied" and modal)


def _object(scene: Scene, group: VerbGroup) -> NounPhrase | None:
    """Return the object: past adverbs and a particle (*sell off its stake*, *apply for a loan*)."""
    at = group.last
    stop = min(scene.clause_end(group.main), at + _REACH)
    while at < stop:
        phrase = scene.language.noun_phrase_at(at)
        if phrase is not None and phrase.first == at and not scene.in_time(phrase.head):
            return phrase
        word = scene.tokens[at]
        if word.norm not in _list("particle") and word.pos != "ADV":
            return None
        at += 1
    return None


def _subject(scene: Scene, group: VerbGroup) -> NounPhrase | None:
    found = subject_of(scene, group)
    return found[0] if found else None


def _begun(scene: Scene, group: VerbGroup) -> NounPhrase | None:
    """*construction will begin in May*: the work is the subject."""
    theme = _subject(scene, group)
    if theme is None or scene.tokens[group.main].lemma not in {"begin", "start", "resume", "restart", "cease", "halt"}:
        return None
    return theme if scene.tokens[theme.head].lemma in _list("operation") else None


def _is_agent(scene: Scene, mention: Mention, group: VerbGroup) -> bool:
    """*the company*, *they*, or a name; *the Tokyo listing* does nothing by itself."""
    subject = _subject(scene, group)
    if subject is None:
        return bool(mention.circle.agents)
    head = scene.tokens[subject.head]
    if {head.norm, head.lemma} & _list("agent"):
        return True
    if head.pos == "NOUN" and noun_at(head) is not None:
        return False
    return bool(mention.circle.agents) and (head.pos == "PROPN" or scene.name_over(subject.head) is not None)


def _fits(scene: Scene, theme: NounPhrase, one: ActClass, *, heading: bool) -> bool:
    """Tell whether the object is one of the class: by its head, by a sum given, by its being particular."""
    head = scene.tokens[theme.head]
    if head.pos == "PRON":
        return False
    if one.objects:
        return bool({head.norm, head.lemma} & one.objects) or (one.objects >= _list("given") and _is_sum(scene, theme))
    if {head.norm, head.lemma} & _list("vague"):
        return heading and one.particular and theme.last - theme.first > 1  # "TO BUY IMAGING SOLUTIONS": a firm
    return heading or not one.particular or _is_particular(scene, theme)


def _is_sum(scene: Scene, theme: NounPhrase) -> bool:
    return any(scene.tokens[at].pos == "NUM" or scene.tokens[at].text == "$" for at in range(theme.first, theme.last))


def _is_particular(scene: Scene, theme: NounPhrase) -> bool:
    words = scene.tokens[theme.first : theme.last]
    return any(
        w.pos in {"DET", "NUM", "PROPN"} or w.norm in {"'s", "'", "its", "their", "his", "her", "our"} for w in words
    )
