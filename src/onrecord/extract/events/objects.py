"""A noun as a verb's object: *will hold talks*, *plans a trip*, *called off the summit*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.evidence import is_definite
from onrecord.extract.events.scene import RELATIVES
from onrecord.extract.events.standing import CHANGES, Standing, cued
from onrecord.extract.events.status import standing_of
from onrecord.extract.events.taken_back import is_done
from onrecord.extract.events.triggers import cues, noun_at, words

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import NounPhrase, VerbGroup

Found = tuple["VerbGroup | None", Standing | None]
_LINKS = frozenset({"for", "at", "during", "in", "to", "before", "on", "with"})


def as_object(scene: Scene, phrase: NounPhrase) -> Found:
    """Return the verb whose object the phrase is, directly or by a preposition, and the standing it gives."""
    group, link = _governor(scene, phrase)
    if group is None:
        return _beside(scene, phrase, link)
    for read in (_by_particle, _by_planning, _slated_for, _existential, _carried):
        found = read(scene, phrase, group, link)
        if found is not None:
            return found
    if link in _LINKS and not group.passive:
        own = standing_of(scene, group)
        if own is not None and own.status not in {"happened", "denied"} and not own.needs_date:
            away = link == "on" and scene.tokens[group.main].lemma == "be"  # "will be on a visit", "on medical leave"
            if away:
                return group, own
            if link in {"at", "during"} and own.status in {"possible", "planned", "expected"}:
                return group, Standing(
                    "confirmed", own.cue, "event.ahead", weak=True
                )  # "is likely to press at a meeting"
            return group, Standing(own.status, own.cue, own.rule, weak=True)
        if own is not None and own.status == "happened" and link in {"at", "during"}:
            return group, Standing("happened", None, "event.past", weak=True)
    return (group if link == "" else None), None


def _governor(scene: Scene, phrase: NounPhrase) -> tuple[VerbGroup | None, str]:
    """Return the verb right before the phrase, past a preposition and a few adverbs, and that preposition."""
    link = ""
    first = scene.sentence(phrase.first).first
    for at in range(phrase.first - 1, max(first, phrase.first - 5) - 1, -1):
        word = scene.tokens[at]
        group = scene.language.verb_group_at(at)
        if group is not None and group.last == at + 1:
            return group, link
        if word.pos not in {"ADP", "PART", "ADV"} or word.norm == "'s":
            break
        link = link or (word.norm if word.pos != "ADV" else "")
    return None, link


def _by_particle(scene: Scene, phrase: NounPhrase, group: VerbGroup, link: str) -> Found | None:  # noqa: ARG001 - one shape for all
    """*called off the summit*, *ruled out talks*, *calls for elections*."""
    if group.last >= len(scene.tokens) or (group.negated and scene.tokens[group.main].lemma != "rule"):
        return None
    lemma = scene.tokens[group.main].lemma
    status = cues().particle.get((lemma, scene.tokens[group.last].norm))
    if status is None:
        return None
    if status == "cancelled" and scene.tokens[group.last].norm == "out" and not _is_ours_to_leave(scene, phrase):
        return group, None  # "pulled out of the talks", "pulled out of the nuclear deal": those go on or were in force
    if status in {"cancelled", "postponed"} and not is_done(scene, group):
        return group, None  # "might persuade the union to call off the strike"
    if status == "denied" and _is_refused(scene, group):
        status = "possible"  # "refused to rule out a visit"
    return group, cued(scene, status, group.main, group.last + 1, weak=lemma == "call" and status == "possible")


def _is_ours_to_leave(scene: Scene, phrase: NounPhrase) -> bool:
    trigger = noun_at(scene.tokens[phrase.head])
    return trigger is not None and trigger.kind in {"visit", "speech", "launch"}


def _is_refused(scene: Scene, group: VerbGroup) -> bool:
    own = standing_of(scene, group)
    return group.negated or (own is not None and own.status == "denied")


def _by_planning(scene: Scene, phrase: NounPhrase, group: VerbGroup, link: str) -> Found | None:
    """*plans a July trip*, *postponed the visit*, *announced talks*, *does not plan a summit*."""
    lemma = scene.tokens[group.main].lemma
    if link or group.passive or lemma not in cues().object or _is_compound(scene, phrase, group):
        return None
    status = cues().object[lemma]
    judged = phrase.last < len(scene.tokens) and scene.tokens[phrase.last].norm in {"to", "as"}
    if (lemma == "consider" and judged) or (lemma in words("weighing") and group.modal in {"will", "would"}):
        return group, None  # "considered the meeting to be a success", "the council will consider the sale"
    own = standing_of(scene, group)
    if status == "conditional":  # "stop-gap funds are needed to avert a shutdown on Friday"
        averted = group.negated or (own is not None and own.status == "happened")
        return group, (None if averted else cued(scene, status, group.main, needs_date=True))
    if status in CHANGES:
        open_yet = (own is not None and own.status in {"possible", "conditional", "denied"}) or not is_done(
            scene, group
        )
        return group, (None if group.negated or open_yet else cued(scene, status, group.main))
    if own is not None and own.status in CHANGES:
        return group, own
    if group.negated:
        plan = status == "planned"
        return (group, Standing("denied", scene.cite(group.first, group.last), "event.denied")) if plan else None
    if (group.past and group.perfect) or _is_raised(scene, phrase, lemma):
        return None
    if lemma in words("setting") and own is not None and own.status == "happened":
        return group, cued(scene, "confirmed", group.main, needs_date=True)
    if own is not None and lemma in cues().carrier and own.status != "happened":
        return group, own
    trigger = noun_at(scene.tokens[phrase.head])
    diary = trigger is not None and trigger.degree == "diary"
    announced = not diary and lemma in {"announce", "confirm"}  # "announced an agreement": done, without a date
    vague = announced or (lemma in {"seek", "request"} and scene.tokens[phrase.head].lemma == "approval")
    return group, cued(scene, status, group.main, weak=vague)


def _is_compound(scene: Scene, phrase: NounPhrase, group: VerbGroup) -> bool:
    """*a debt rescheduling package*: the -ing form is part of the noun."""
    if scene.tokens[group.main].form != "ing" or group.first != group.main or group.first == 0:
        return False
    if scene.tokens[group.main].lemma == "reschedule":
        return True  # "a new loan and rescheduling package"
    before = scene.tokens[group.first - 1]
    return before.pos in {"NOUN", "DET", "ADJ"} and scene.tokens[phrase.first].pos == "NOUN"


def _is_raised(scene: Scene, phrase: NounPhrase, lemma: str) -> bool:
    """*expects the agreement to generate profits*: the profits are expected."""
    follow = scene.language.verb_group_at(phrase.last) if phrase.last < len(scene.tokens) else None
    if follow is None or follow.first != phrase.last or not follow.infinitive:
        return False
    return lemma in {"expect", "anticipate"} and scene.tokens[follow.main].lemma not in cues().occur


def _slated_for(scene: Scene, phrase: NounPhrase, group: VerbGroup, link: str) -> Found | None:  # noqa: ARG001
    """*is slated for completion by 2023*."""
    status = cues().participle.get(scene.tokens[group.main].lemma)
    if status is None or not group.passive or link != "for" or group.negated or group.modal:
        return None
    return group, cued(scene, status, group.main, needs_date=group.past and not group.perfect)


def _existential(scene: Scene, phrase: NounPhrase, group: VerbGroup, link: str) -> Found | None:  # noqa: ARG001
    """*there will be a meeting*, *this will be the first visit*."""
    tokens = scene.tokens
    if tokens[group.main].lemma != "be" or link:
        return None
    low = max(scene.sentence(group.main).first, group.first - 2)
    there = any(tokens[at].norm == "there" for at in range(low, group.last))
    if not there and not group.modal:
        return None
    own = standing_of(scene, group)
    if own is None or own.status == "happened" or own.needs_date:
        return group, None
    return group, Standing(own.status, own.cue, own.rule, weak=not there)


def _carried(scene: Scene, phrase: NounPhrase, group: VerbGroup, link: str) -> Found | None:
    """*will hold talks*, *will attend the meeting*, *refused to hold talks*."""
    lemma = scene.tokens[group.main].lemma
    if lemma in words("bracketing") and group.passive and link == "by":
        return group, standing_of(scene, group)  # "will be followed by a meeting"
    if lemma not in cues().carrier or (group.passive and link) or (lemma == "lead" and link):
        return None
    if lemma == "make" and phrase.last < len(scene.tokens) and scene.tokens[phrase.last].pos == "ADJ":
        return None  # "would make negotiations easier"
    own = standing_of(scene, group)
    if own is None or (own.status == "denied" and link == "on"):
        return group, None
    guest = lemma in words("attending") and own.status in {"possible", "planned", "expected"}
    if guest and is_definite(scene, phrase):  # who comes may be open; the meeting is not
        return group, Standing("confirmed", own.cue, "event.ahead", weak=True)
    return group, own


def _beside(scene: Scene, phrase: NounPhrase, link: str) -> Found:
    """*talks … and meetings with*: a second object; *will travel to Algiers for meetings*: a purpose beside a place."""
    group = scene.group_before(phrase.first)
    if group is None or _is_cut_off(scene, group.last, phrase.first):
        return None, None
    before = phrase.first - 1
    if scene.tokens[before].pos == "ADJ":
        before -= 1
    joined = scene.tokens[before].pos == "CCONJ"
    if link not in {"for", "at", "to"} and not joined:
        return None, None
    carries = scene.tokens[group.main].lemma in cues().carrier
    own = standing_of(scene, group)
    if own is None and group.infinitive and carries:
        return group, None  # "will travel to Bonn to join the others for the summit"
    if own is None or own.needs_date or own.status in {"happened", "denied"}:
        return None, None
    if (link == "for" or joined) and carries:
        return group, Standing(own.status, own.cue, "event.purpose")
    if link != "at":
        return None, None
    status = "confirmed" if own.status in {"possible", "planned", "expected"} else own.status
    return group, Standing(status, own.cue, "event.ahead" if status != own.status else own.rule, weak=True)


def _is_cut_off(scene: Scene, first: int, last: int) -> bool:
    return any(
        word.text in {";", ":"} or word.pos == "SCONJ" or word.norm in RELATIVES for word in scene.tokens[first:last]
    )
