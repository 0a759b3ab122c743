"""Verbs that tell events: *plans to visit*, *will meet*, *could be signed*, *visiting Premier …*."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord.extract.events.diary import is_verb_event
from onrecord.extract.events.gatherings import is_at_gathering, links_to_gathering, outer_first
from onrecord.extract.events.mention import Mention
from onrecord.extract.events.participants import Circle, around, leading_places, names_of, subject_of, unique
from onrecord.extract.events.settle import settle
from onrecord.extract.events.standing import DONE, Standing
from onrecord.extract.events.status import standing_of
from onrecord.extract.events.triggers import GATHERINGS, Trigger, cues, noun_at, verb_trigger, words
from onrecord.extract.events.whens import deadline_day, when_around

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import NounPhrase, Sentence, VerbGroup
    from onrecord.record import CitedPassage

_SHY = frozenset({"visit", "meeting", "talks"})
"""Kinds of which a telling that is too little says nothing at all."""


def verb_mention(scene: Scene, at: int, sentence: Sentence) -> Mention | None:
    """Return the event that a verb tells, if any."""
    word = scene.tokens[at]
    trigger = _trigger(scene, at)
    if trigger is None:
        return None
    group = scene.language.verb_group_at(at)
    if group is None or group.main != at or (word.form == "ing" and group.first == at == sentence.first):
        return _visiting(scene, at, sentence, trigger)
    stop = scene.clause_end(at)
    links = links_to_gathering(word.lemma)
    if links and is_at_gathering(scene, group.last, stop, links):
        return None
    standing = standing_of(scene, group)
    if standing is None and not group.infinitive and word.form != "ing":
        return None
    subjects = subject_of(scene, group)
    if _is_told_by_subject(scene, trigger, group, subjects):
        return None
    past_too = standing is not None and standing.status in {"happened", "cancelled"}
    led = leading_places(scene, group.first, scene.clause_start(at))
    mention = Mention(
        at,
        trigger.kind,
        trigger,
        verb=True,
        heading=sentence.heading,
        standing=standing,
        circle=_circle(scene, group, trigger, subjects, led, stop),
        when=when_around(scene, at, group, stop, past_too=past_too),
        group=group,
        lemma=word.lemma,
        led=led,
        meant=_is_meant(scene, subjects),
        role=_role(scene, subjects),
        what=_what(scene, group, stop, trigger, subjects),
    )
    if mention.when is None and standing is not None and standing.cue is not None and group.infinitive:
        mention.when = deadline_day(scene, scene.language.token_at(standing.cue.end - 1))
    if word.lemma in words("arriving") and standing is DONE and _has_begun(scene, mention, stop):
        mention.standing = Standing("happening", scene.cite(at), "event.under-way")
    settle(scene, mention, sentence)
    if is_verb_event(scene, mention):
        return mention
    mention.timid = True
    return mention if mention.ahead and trigger.degree not in {"diary", "act"} and mention.kind not in _SHY else None


def _has_begun(scene: Scene, mention: Mention, stop: int) -> bool:
    """*arrived in Oslo today*, *arrived in Oslo yesterday for a three-day visit*: the visit has begun."""
    when, today = mention.when, scene.today
    if (
        when is None
        or today is None
        or when.earliest is None
        or when.earliest != when.latest
        or not mention.circle.places
    ):
        return False
    if when.earliest == today:
        return True
    late = (date.fromisoformat(today) - date.fromisoformat(when.earliest)).days == 1
    stays = (
        scene.language.noun_phrase_at(at + 1) for at in range(mention.token, stop) if scene.tokens[at].norm == "for"
    )
    kinds = [noun_at(scene.tokens[phrase.head]) for phrase in stays if phrase is not None]
    return late and any(kind is not None and kind.kind == "visit" for kind in kinds)


def _trigger(scene: Scene, at: int) -> Trigger | None:
    lemma = scene.tokens[at].lemma
    if lemma in words("leg") and _is_leg(scene, at):
        return Trigger("visit", "diary", "leg")
    return verb_trigger(lemma)


def _is_leg(scene: Scene, at: int) -> bool:
    """*will start his trip in Israel*."""
    phrase = scene.language.noun_phrase_at(at + 1) if at + 1 < len(scene.tokens) else None
    if phrase is None or phrase.first != at + 1 or phrase.last >= len(scene.tokens):
        return False
    link = scene.tokens[phrase.last].norm in words("leg_link")
    return link and scene.tokens[phrase.head].lemma in words("trip")


def _visiting(scene: Scene, at: int, sentence: Sentence, trigger: Trigger) -> Mention | None:
    """*Visiting Russian Prime Minister …*: under way."""
    word = scene.tokens[at]
    if word.form != "ing" or trigger.kind != "visit" or word.lemma not in {"visit", "tour"}:
        return None
    phrase = scene.language.noun_phrase_at(at + 1) if at + 1 < sentence.last else None
    if phrase is None or phrase.head <= at:
        return None
    standing = Standing("happening", scene.cite(at), "event.on-a-visit")
    circle = Circle(agents=names_of(scene, [phrase]))
    return Mention(
        at, "visit", trigger, verb=True, heading=sentence.heading, standing=standing, circle=circle, when=None,
        definite=True, lemma=word.lemma,
    )  # fmt: skip


def _is_told_by_subject(scene: Scene, trigger: Trigger, group: VerbGroup, subjects: list[NounPhrase]) -> bool:
    """*the talks will resume*, *the summit will discuss*: the noun tells it."""
    told = noun_at(scene.tokens[subjects[0].head]) if subjects else None
    if told is None or trigger.root == "leg":
        return False
    lemma = scene.tokens[group.main].lemma
    gathering = told.kind in GATHERINGS and not group.passive
    return gathering or lemma in cues().occur or bool(links_to_gathering(lemma))


def _circle(
    scene: Scene, group: VerbGroup, trigger: Trigger, subjects: list[NounPhrase], led: tuple[str, ...], stop: int
) -> Circle:
    circle = around(scene, group.main, verb=group, travels=trigger.kind == "visit", stop=stop)
    ids = names_of(scene, subjects)
    pronoun = scene.tokens[subjects[0].head].norm if subjects else ""
    if not ids and pronoun in {"i", "we"}:
        ids = scene.first_person_at(group.main)
    if _is_meant(scene, subjects):
        ids = scene.third_person_at(group.main, ids)
    if not ids and subjects and scene.tokens[subjects[0].head].lemma in words("teller"):
        ids = tuple(i for i in scene.speakers_at(group.main) if scene.kind_of(i) in {"organisation", "group"})
    agents = circle.agents if group.passive else unique((*ids, *circle.agents))
    return Circle(agents, circle.partners, unique((*circle.places, *led)), circle.words, circle.here)


def _is_meant(scene: Scene, subjects: list[NounPhrase]) -> bool:
    """Tell whether *he*, *she* or *the Secretary* acts."""
    if not subjects:
        return False
    head = scene.tokens[subjects[0].head]
    first = subjects[0].first
    definite = scene.tokens[first].norm == "the" or scene.tokens[max(0, first - 2)].norm == "the"
    return head.norm in {"he", "she", "they"} or (definite and head.norm in words("role"))


def _role(scene: Scene, subjects: list[NounPhrase]) -> frozenset[str]:
    if not subjects or scene.tokens[subjects[0].first].norm != "the":
        return frozenset()
    return frozenset(token.norm for token in scene.tokens[subjects[0].first + 1 : subjects[0].last])


def _what(
    scene: Scene, group: VerbGroup, stop: int, trigger: Trigger, subjects: list[NounPhrase]
) -> tuple[CitedPassage, ...]:
    """What is signed, decided, voted on: the object, or the subject of a passive."""
    if group.passive:
        named = [p for p in subjects[:1] if scene.tokens[p.head].pos != "PRON"]
        return tuple(scene.cite(outer_first(scene, phrase), phrase.last) for phrase in named)
    if trigger.kind in {"visit", "meeting", "talks"} and trigger.root not in {"discuss", "attend", "host", "join"}:
        return ()
    at = group.last
    if at < stop and scene.tokens[at].norm == "on" and trigger.kind == "vote":
        at += 1
    phrase = scene.language.noun_phrase_at(at) if at < stop else None
    if phrase is None or phrase.first != at or scene.in_time(at):
        return ()
    last = phrase.last
    if last + 1 < stop and scene.tokens[last].norm == "of":
        inner = scene.language.noun_phrase_at(last + 1)
        if inner is not None and inner.first == last + 1:
            last = inner.last
    return (scene.cite(phrase.first, last),)
