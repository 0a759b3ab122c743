"""A noun as a verb's subject: *the talks will resume*, *elections planned for May*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.events.conditions import condition_of
from onrecord.extract.events.evidence import is_inside_event, is_opening
from onrecord.extract.events.scene import RELATIVES
from onrecord.extract.events.standing import CHANGES, Standing, cued
from onrecord.extract.events.status import standing_of
from onrecord.extract.events.triggers import cues, noun_at, words

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import NounPhrase, Token, VerbGroup

Found = tuple["VerbGroup | None", Standing | None]
NOTHING: Found = (None, None)
_ENCLOSED = 14
"""Words that two commas may enclose between a subject and its verb."""
_REACH = 24
"""Steps past *of* and *with* phrases to the verb; longer subjects are not read in news."""


def as_subject(scene: Scene, phrase: NounPhrase) -> Found:
    """Return the verb of which the phrase is the subject, and the standing that it gives."""
    group = None if is_inside_event(scene, phrase) or _is_inside(scene, phrase) else verb_after(scene, phrase)
    if group is None:
        return NOTHING
    for read in (_reduced, _preceded, _copula, _chained, _scheduled, _particled):
        found = read(scene, phrase, group)
        if found is not None:
            return found
    own = standing_of(scene, group)
    if own is None:
        return NOTHING
    lemma = scene.tokens[group.main].lemma
    if own.status == "happened":
        return (group, own) if lemma in cues().occur and lemma != "be" else NOTHING
    return _occurring(scene, phrase, group, own) if lemma in cues().occur else _merely_told(scene, phrase, group, own)


def _is_inside(scene: Scene, phrase: NounPhrase) -> bool:
    """*a leaflet regarding the merger is printed*: what is told is told of the prospectus."""
    trigger = noun_at(scene.tokens[phrase.head])
    at = phrase.first - 1
    if trigger is None or trigger.degree == "diary" or at <= scene.sentence(phrase.head).first:
        return False
    inner = scene.tokens[at].norm in words("inside") and scene.tokens[at].pos in {"ADP", "VERB"}
    return inner and scene.tokens[at - 1].pos in {"NOUN", "PROPN"}


def _next_word(scene: Scene, group: VerbGroup) -> Token | None:
    return scene.tokens[group.last] if group.last < len(scene.tokens) else None


def _reduced(scene: Scene, phrase: NounPhrase, group: VerbGroup) -> Found | None:
    """*elections planned for May*, *a vote expected on the bill*: it may look like a past tense."""
    word = scene.tokens[group.main]
    status = cues().participle.get(word.lemma)
    lone = group.first == phrase.last and group.last == group.first + 1 and word.form in {"past", "participle"}
    if status is None or not lone:
        return None
    after = _next_word(scene, group)
    open_ended = (
        after is None or after.pos in {"ADP", "PUNCT", "ADV", "SCONJ", "CCONJ", "NUM"} or scene.in_time(group.last)
    )
    if not open_ended:
        return None
    if word.lemma == "set" and after is not None and after.norm == "by":
        status = "confirmed"  # "a deadline set by the minister"
    return group, _undone(scene, phrase, group) or cued(scene, status, group.main)


def _undone(scene: Scene, phrase: NounPhrase, group: VerbGroup) -> Standing | None:
    """*talks scheduled for Thursday have been called off*: the verb of the sentence takes back what was planned."""
    later = scene.group_after(group.last)
    if later is None or later.first - group.last > _REACH or not later.finite:
        return None
    for read in (_scheduled, _particled):
        found = read(scene, phrase, later)
        if found is not None and found[1] is not None and found[1].status in CHANGES:
            return found[1]
    return None


def _preceded(scene: Scene, phrase: NounPhrase, group: VerbGroup) -> Found | None:
    """*after the talks*: what follows is another's verb. *talks opened*: under way."""
    before = phrase.first - 1
    link = scene.tokens[before].norm if before >= scene.sentence(phrase.first).first else ""
    if link in {"during", "after", "since", "following", "before", "until"}:
        return NOTHING
    return (group, cued(scene, "happening", group.main)) if is_opening(scene, group, phrase) else None


def _copula(scene: Scene, phrase: NounPhrase, group: VerbGroup) -> Found | None:
    """*is due to begin*, *is possible*, *is underway*, *are ahead*."""
    after = _next_word(scene, group)
    if scene.tokens[group.main].lemma != "be" or after is None or group.modal:
        return None
    if after.norm == "ahead" and not group.past:
        return group, Standing("expected", scene.cite(group.first, group.last + 1), "event.expected")
    way = group.last + 1 < len(scene.tokens) and scene.tokens[group.last + 1].norm == "way"
    if after.norm == "under" and not way and not group.past:
        weighed = group.last + 1 < len(scene.tokens) and scene.tokens[group.last + 1].norm in words("weighed")
        return (group, cued(scene, "possible", group.last, group.last + 2)) if weighed else None
    if (after.norm in {"underway", "ongoing"} or (after.norm == "under" and way)) and not group.past:
        return group, cued(scene, "happening", group.last, group.last + (2 if after.norm == "under" else 1))
    if after.norm in {"on", "in", "at"} and group.last + 1 < len(scene.tokens) and scene.in_time(group.last + 1):
        own = Standing("confirmed", scene.cite(group.main), "event.present-for-future", needs_date=True)
        return (group, own) if not group.past and not group.negated else None  # "the vote is on Monday"
    status = cues().adjective.get(after.norm)
    if status is None:
        return None
    follow = scene.group_after(group.last)
    if follow is not None and follow.infinitive and follow.first <= group.last + 2:
        return follow, _of_chain(scene, phrase, follow)
    if status not in {"planned", "confirmed", "expected"} and after.norm not in {"possible", "likely", "unlikely"}:
        return None
    return group, cued(scene, "denied" if group.negated else status, group.last, needs_date=group.past)


def _chained(scene: Scene, phrase: NounPhrase, group: VerbGroup) -> Found | None:
    """*is planned to be held*, *are expected to begin*: the last verb of the chain tells."""
    follow = scene.language.verb_group_at(group.last) if group.last < len(scene.tokens) else None
    if follow is None or follow.first != group.last or not follow.infinitive:
        return None
    last = _of_chain(scene, phrase, follow)
    trying = last is None and scene.tokens[group.main].lemma in words("trying")
    return None if trying else (follow, last)  # "the meeting will try to force governments to act"


def _of_chain(scene: Scene, phrase: NounPhrase, last: VerbGroup) -> Standing | None:
    """*is expected to take place*; *the visit is expected to be crucial* tells no more than that it lies ahead."""
    own = standing_of(scene, last)
    if own is None or scene.tokens[last.main].lemma not in {"be", "become", "prove"}:
        return own
    trigger = noun_at(scene.tokens[phrase.head])
    diary = trigger is not None and trigger.degree == "diary" and own.status in {"expected", "confirmed"}
    return Standing("confirmed", own.cue, "event.ahead", weak=True) if diary else None


def _scheduled(scene: Scene, phrase: NounPhrase, group: VerbGroup) -> Found | None:  # noqa: ARG001
    """*has been scheduled*, *was postponed*, *will be delayed until October*."""
    main = scene.tokens[group.main]
    status = cues().participle.get(main.lemma)
    if status is None or not (group.passive or (main.form == "participle" and not group.perfect)):
        return None  # "the strike, which has delayed exports"
    if group.modal:
        sure = status in CHANGES and not group.negated and group.modal in {"will", "shall", "would", "going to"}
        return (group, cued(scene, status, group.main)) if sure else None
    if group.negated:
        return group, Standing("denied", scene.cite(group.first, group.last), "event.denied")
    if status == "expected" and main.lemma == "set" and _is_for_a_day(scene, group):
        status = "confirmed"  # "talks are set for Monday"
    past = group.past and not group.perfect and status not in CHANGES
    return group, cued(scene, status, group.main, needs_date=past)


def _is_for_a_day(scene: Scene, group: VerbGroup) -> bool:
    at = group.last
    return at + 1 < len(scene.tokens) and scene.tokens[at].norm in {"for", "on"} and scene.in_time(at + 1)


def _particled(scene: Scene, phrase: NounPhrase, group: VerbGroup) -> Found | None:  # noqa: ARG001
    """*was called off*."""
    after = _next_word(scene, group)
    if not group.passive or group.negated or after is None:
        return None
    status = cues().particle.get((scene.tokens[group.main].lemma, after.norm))
    if status == "possible" and _is_for_a_day(scene, group):
        status = "confirmed"  # "a meeting has been called for tomorrow"
    return (group, cued(scene, status, group.main, group.last + 1)) if status is not None else None


def _is_particled(scene: Scene, group: VerbGroup) -> bool:
    after = _next_word(scene, group)
    return after is not None and (scene.tokens[group.main].lemma, after.norm) in cues().particle


def _occurring(scene: Scene, phrase: NounPhrase, group: VerbGroup, own: Standing) -> Found:
    """*the talks will resume*, *the conference begins next week*; *may be vulnerable* tells no event."""
    copula = scene.tokens[group.main].lemma == "be"
    if copula and _is_predicate(scene, phrase, group):
        return NOTHING
    if own.status == "conditional" or (copula and (own.status == "possible" or own.rule == "event.would")):
        return NOTHING
    lemma, after = scene.tokens[group.main].lemma, _next_word(scene, group)
    placed = lemma == "take" and after is not None and after.norm == "place"
    progress = placed or lemma in {"progress", "continue", "proceed"}
    if own.rule == "event.present-for-future" and group.progressive and progress:
        return group, Standing("happening", own.cue, "event.under-way")
    return group, own


def _is_predicate(scene: Scene, phrase: NounPhrase, group: VerbGroup) -> bool:
    """*acquisitions will be an integral part of it*: what they are, not that they come."""
    trigger = noun_at(scene.tokens[phrase.head])
    after = scene.language.noun_phrase_at(group.last) if group.last < len(scene.tokens) else None
    named = after is not None and after.first == group.last and not scene.in_time(group.last)
    return named and (trigger is None or trigger.degree != "diary")


def _merely_told(scene: Scene, phrase: NounPhrase, group: VerbGroup, own: Standing) -> Found:
    """*the meeting will try to force governments*: a diary event of which something is told ahead."""
    told = own.rule in {"event.will", "event.expected", "event.scheduled", "event.must"} or (
        own.rule == "event.would" and not own.needs_date
    )
    trigger = noun_at(scene.tokens[phrase.head])
    if not told or own.status in {"conditional", "possible"} or (trigger is not None and trigger.degree != "diary"):
        return NOTHING
    if condition_of(scene, group.main) is not None or scene.tokens[group.first - 1].norm in RELATIVES:
        return NOTHING
    return group, own


def verb_after(scene: Scene, phrase: NounPhrase) -> VerbGroup | None:
    """Return the verb of which a phrase is the subject: past its *of* and *with* phrases, or through *which*."""
    at = phrase.last
    stop = scene.sentence(phrase.first).last
    walk = _Walk()
    for _ in range(_REACH):
        if at >= stop:
            return None
        group = scene.language.verb_group_at(at)
        if group is not None and group.first == at and not _opens_phrase(scene, group):
            found, at = _at_verb(scene, group, walk)
            if found is not None or at < 0:
                return found
            continue
        at = _past_word(scene, at, stop, walk)
        if at < 0:
            return None
    return None


@dataclass(slots=True)
class _Walk:
    """What has been passed on the way to the verb."""

    comma: bool = False
    relative: bool = False
    purpose: bool = False


def _opens_phrase(scene: Scene, group: VerbGroup) -> bool:
    inner = scene.language.noun_phrase_at(group.first)
    return inner is not None and inner.first == group.first and group.last < inner.last


def _at_verb(scene: Scene, group: VerbGroup, walk: _Walk) -> tuple[VerbGroup | None, int]:
    """Return the verb if it is the subject's; else where to go on (-1: nowhere)."""
    if scene.is_reduced(group) and scene.tokens[group.main].lemma not in cues().participle:
        return None, group.last  # "between striking workers and the union", "a meeting organised by the council"
    if group.infinitive and not walk.relative:
        if scene.tokens[group.first - 1].norm in cues().adjective:
            return group, group.last
        walk.purpose = True  # "a meeting to discuss it will take place"
        return None, group.last
    if walk.purpose and not group.finite:
        return None, group.last
    if walk.comma and not walk.relative and scene.tokens[group.main].form != "participle" and not group.finite:
        return None, -1
    return group, group.last


def _behind_parenthesis(scene: Scene, comma: int, stop: int) -> int | None:
    """Return where the verb stands behind what two commas enclose: *the visit, originally set for May, was put off*."""
    for at in range(comma + 1, min(stop - 1, comma + _ENCLOSED)):
        if scene.tokens[at].text != ",":
            continue
        group = scene.language.verb_group_at(at + 1)
        if group is None or group.first != at + 1 or not group.finite:
            return None
        opening = scene.tokens[comma + 1]
        cue = opening.norm in cues().adjective or opening.lemma in cues().participle
        changed = cues().participle.get(scene.tokens[group.main].lemma) in CHANGES or (_is_particled(scene, group))
        return at + 1 if changed or not cue else None  # "discussions, due to resume next week, are stalemated"
    return None


def _past_word(scene: Scene, at: int, stop: int, walk: _Walk) -> int:
    """Return the next place on the way to the verb, or -1 where the subject's phrase has ended."""
    word = scene.tokens[at]
    inner = scene.language.noun_phrase_at(at)
    if word.norm in RELATIVES and word.pos in {"PRON", "SCONJ"}:
        walk.relative = True
        return at + 1
    if word.text == ",":
        behind = _behind_parenthesis(scene, at, stop)
        if behind is not None:
            return behind
        walk.comma = True
        apposition = at + 1 < stop and scene.language.noun_phrase_at(at + 1) is not None
        told = scene.tokens[at + 1].norm in RELATIVES or scene.in_time(at + 1) if at + 1 < stop else True
        return at + 1 if told or not apposition else -1
    link = word.pos == "ADP" and word.norm in words("postmodifier") and at + 1 < stop
    cue = word.pos == "ADJ" and word.norm in cues().adjective
    joint = word.pos == "CCONJ" and at + 1 < stop and scene.language.noun_phrase_at(at + 1) is not None
    if joint and scene.tokens[at + 1].norm in words("nominative"):
        return -1  # "thank you for your visit, and we will keep working"
    light = word.text in {"]", ")", '"', "”", "...", "…"} or (word.pos == "ADV" and word.norm not in {"when", "where"})
    if link or cue or joint or light:
        return at + 1
    before = scene.tokens[at - 1]
    follows = walk.purpose or before.pos in {"ADP", "CCONJ"} or before.form == "ing" or scene.in_time(at)
    if inner is not None and inner.first == at and follows:
        return inner.last
    return at + 1 if word.norm in {"'s", "'"} or word.pos in {"PROPN", "NUM"} or scene.in_time(at) else -1
