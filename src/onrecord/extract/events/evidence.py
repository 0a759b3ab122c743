"""What a noun's own surroundings show: its modifiers, a date beside it, words such as *ahead of* and *on a visit*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.standing import Standing, cued
from onrecord.extract.events.triggers import GATHERINGS, cues, noun_at, words
from onrecord.extract.events.whens import is_ahead, is_dated, is_past, length_of, says_ahead

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import NounPhrase, VerbGroup

_REACH = 14
"""Tokens after a noun among which its date may stand."""


def is_definite(scene: Scene, phrase: NounPhrase) -> bool:
    """Tell whether the phrase points to something told before: *the*, *this*, *these*, *his*, a possessor."""
    if scene.tokens[phrase.first].norm in words("definite"):
        return True
    return any(scene.tokens[at].norm in {"'s", "'"} for at in range(max(phrase.first - 2, 0), phrase.head))


def denied(scene: Scene, phrase: NounPhrase) -> Standing | None:
    """*no plans for meetings*, *no talks were scheduled*; and *plans for talks*."""
    tokens = scene.tokens
    if tokens[phrase.first].norm == "no":
        after = scene.group_after(phrase.last)
        if after is not None and tokens[after.main].lemma in words("no_verbs") and not after.negated:
            return Standing("denied", scene.cite(phrase.first), "event.denied")
        before = scene.group_before(phrase.first)
        told = before is not None and before.last == phrase.first and not before.past and not before.perfect
        if before is not None and told and not before.infinitive:  # "there will be no talks", "plans no visit"
            return Standing("denied", scene.cite(before.first, phrase.first + 1), "event.denied")
        return None
    at = phrase.first - 1
    if at <= scene.sentence(phrase.first).first or tokens[at].norm not in {"for", "of"}:
        return None
    plans = scene.language.noun_phrase_at(at - 1) if tokens[at - 1].norm in words("plan_nouns") else None
    if plans is not None and tokens[plans.first].norm == "no":
        return Standing("denied", scene.cite(plans.first, at), "event.denied")
    if plans is not None and tokens[at - 1].lemma == "plan":
        return cued(scene, "planned", at - 1)
    if tokens[at].norm == "of" and tokens[at - 1].lemma == "likelihood":
        return cued(scene, "expected", at - 1)  # "the likelihood of an agreement"
    if tokens[at].norm == "for" and tokens[at - 1].lemma in words("groundwork"):
        return cued(scene, "expected", at - 1)  # "will set the stage for the next meeting"
    return None


def by_modifier(scene: Scene, token: int, phrase: NounPhrase) -> Standing | None:
    """*a planned visit*, *the next meeting*, *ongoing talks*."""
    for at in range(phrase.first, token):
        word = scene.tokens[at]
        status = cues().modifier.get(word.norm)
        if status is None or (word.norm == "next" and scene.in_time(at)):
            continue
        if status == "confirmed":
            return Standing(status, scene.cite(at), "event.upcoming")
        return cued(scene, status, at)
    return None


def is_dated_near(scene: Scene, token: int, phrase: NounPhrase) -> bool:
    """*a July trip*, *a referendum in May*, *the visit to Rome, April 29 to May 5*: a date wholly ahead."""
    first = scene.sentence(token).first
    owned = scene.tokens[phrase.first - 1].norm in {"'s", "'"}
    low = max(first, phrase.first - 3) if owned else phrase.first
    for time in scene.times_between(low, _date_reach(scene, token)):
        if says_ahead(time):
            return True
        if is_dated(time) and time.earliest is not None and is_ahead(time, scene.today, strictly=True):
            before = scene.tokens[max(0, scene.language.token_at(time.start) - 1)].norm
            loan = before == "due" and time.granularity == "year"  # "debentures due 1999"
            if not loan and before not in {"since", "until", "till", "through", "by"}:
                return True
    return False


def _date_reach(scene: Scene, token: int) -> int:
    end = min(scene.sentence(token).last, token + 1 + _REACH)
    for at in range(token + 1, end):
        word = scene.tokens[at]
        group = scene.language.verb_group_at(at)
        verb = group is not None and not scene.is_reduced(group) and word.norm not in {"starting", "beginning"}
        if verb or word.pos == "SCONJ" or word.text in {".", ";", ":", '"', "”"}:
            return at
        after = scene.tokens[at + 1] if at + 1 < end else None
        if after is None:
            continue
        if word.text == "," and not scene.in_time(at + 1) and after.pos != "PROPN":
            return at
        if word.pos == "CCONJ" and after.pos not in {"PROPN", "NUM"}:
            return at
    return end


def is_dated_after(scene: Scene, verb: VerbGroup | None) -> bool:
    """*begins next week*: a day ahead with the verb."""
    if verb is None:
        return False
    times = scene.times_between(verb.main + 1, scene.clause_end(verb.main))
    return any(says_ahead(time) or (is_dated(time) and is_ahead(time, scene.today, strictly=True)) for time in times)


def is_told_past(scene: Scene, token: int, phrase: NounPhrase) -> bool:
    """*last week's talks*, *the meeting on Tuesday* of a day gone by, *his most recent visit*."""
    if any(scene.tokens[at].norm in words("over") for at in range(phrase.first, token)):
        return True
    if scene.today is None:
        return False
    times = scene.times_between(max(0, phrase.first - 2), min(token + 6, scene.clause_end(token)))
    return any(is_dated(time) and is_past(time, scene.today) for time in times)


def is_done_meanwhile(scene: Scene, token: int, phrase: NounPhrase) -> bool:
    """*During her visit on Monday she met them*, told on that Monday: it has been, as far as the story goes."""
    link = scene.tokens[phrase.first - 1].norm if phrase.first else ""
    group = meanwhile(scene, phrase) if link == "during" else None
    if group is None or not group.past or group.modal or scene.today is None:
        return False
    times = scene.times_between(phrase.first, min(token + 6, scene.clause_end(token)))
    return any(is_dated(time) and time.latest is not None and time.latest <= scene.today for time in times)


def is_during_past(scene: Scene, phrase: NounPhrase) -> bool:
    """*she proposed it during her meeting on January 27*: the verb's past is the meeting's."""
    governor = scene.group_before(phrase.first)
    during = phrase.first > 0 and scene.tokens[phrase.first - 1].norm == "during"
    return during and governor is not None and governor.past and not governor.modal


def going_on(scene: Scene, token: int, phrase: NounPhrase) -> Standing | None:
    """*Poe, on a two-day visit to Peru*; *X in talks with Y* in a title; *during his 48-hour visit*."""
    before = phrase.first - 1
    if before < scene.sentence(token).first:
        return None
    link = scene.tokens[before].norm
    trigger = noun_at(scene.tokens[token])
    kind = trigger.kind if trigger is not None else ""
    if link == "in" and kind == "talks" and _is_in_talks(scene, phrase):
        return cued(scene, "happening", before, token + 1)
    if kind == "visit" and link == "on" and _is_on_visit(scene, phrase):
        return Standing("happening", scene.cite(before, phrase.last), "event.on-a-visit")
    if kind == "visit" and link == "during" and _is_told_meanwhile(scene, phrase):
        return Standing("happening", scene.cite(before, phrase.last), "event.on-a-visit")
    if link == "during" and kind == "visit" and is_told_past(scene, token, phrase):
        return None  # "during a day-long visit yesterday"
    if kind == "visit" and link in {"during", "for"} and length_of(scene, phrase.first, phrase.last) is not None:
        return Standing("happening", scene.cite(before, phrase.last), "event.on-a-visit", weak=True)
    return None


def meanwhile(scene: Scene, phrase: NounPhrase) -> VerbGroup | None:
    """Return the verb of what is done *during a visit to Oslo*: the one after, where the sentence opens with it."""
    sentence = scene.sentence(phrase.first)
    before = scene.group_before(phrase.first)
    if before is not None and before.first >= sentence.first:
        return before
    after = scene.group_after(phrase.last)
    return after if after is not None and after.first < sentence.last else None


def _is_told_meanwhile(scene: Scene, phrase: NounPhrase) -> bool:
    """*Poe said during a visit to Oslo*: it lasts, as far as the story knows."""
    if scene.tokens[phrase.first].norm not in {"a", "an"} or is_told_past(scene, phrase.head, phrase):
        return False
    if is_dated_near(scene, phrase.head, phrase) or _is_any_trip(scene, phrase):
        return False  # "Poe, during a visit to Peru next week, will ask"
    group = meanwhile(scene, phrase)
    told = group is not None and group.past and not group.perfect and not group.passive
    return told and group is not None and scene.tokens[group.main].lemma in words("telling")


def _is_in_talks(scene: Scene, phrase: NounPhrase) -> bool:
    before = phrase.first - 1
    group = scene.group_before(before)
    if group is None:
        return scene.sentence(phrase.head).heading and phrase.head == phrase.first
    copula = group.last == before and scene.tokens[group.main].lemma == "be"
    return copula and not group.past and not group.modal and phrase.head <= phrase.first + 1


def _is_on_visit(scene: Scene, phrase: NounPhrase) -> bool:
    before = phrase.first - 1
    if scene.tokens[phrase.first].norm not in {"a", "an", "his", "her", "their"} or _is_any_trip(scene, phrase):
        return False
    group = scene.group_before(before)
    told = group is not None and group.last == before and (group.past or group.modal or group.infinitive)
    leaves = group is not None and scene.tokens[group.main].lemma in words("setting_out")  # "leaves Saturday on a trip"
    return not told and not leaves


def _is_any_trip(scene: Scene, phrase: NounPhrase) -> bool:
    """*on a recent visit*, *on their weekly trip*: not the one under way."""
    inside = range(phrase.first, phrase.head)
    return any(scene.tokens[at].norm in words("over") | words("any_trip") for at in inside)


def is_opening(scene: Scene, group: VerbGroup, phrase: NounPhrase) -> bool:
    """*Peace talks opened here Saturday*, told on that day: under way."""
    past = (group.past or group.perfect) and not group.modal and not group.negated and not group.passive
    if not past or scene.tokens[group.main].lemma not in words("opening"):
        return False
    trigger = noun_at(scene.tokens[phrase.head])
    if trigger is None or trigger.kind not in words("opening_kinds"):
        return False
    times = [time for time in scene.times_between(phrase.first, scene.clause_end(group.main)) if is_dated(time)]
    return all(not is_past(time, scene.today) for time in times)


def ahead(scene: Scene, phrase: NounPhrase) -> Standing | None:
    """*ahead of the summit*, *on the eve of a vote*, *to prepare his visit*."""
    first = scene.sentence(phrase.first).first
    for width in (4, 3, 2, 1):
        low = phrase.first - width
        if low < first:
            continue
        phrase_words = tuple(scene.tokens[at].norm for at in range(low, phrase.first))
        if phrase_words in cues().ahead:
            if is_ahead_of_past(scene, low):
                return None
            vague = phrase_words in {("before",), ("until",), ("prior", "to"), ("pending",)}
            return Standing("confirmed", scene.cite(low, phrase.first), "event.ahead", weak=True, needs_date=vague)
    return None


def is_ahead_of_past(scene: Scene, cue: int) -> bool:
    """*I met you earlier this month ahead of the trip*: the trip is over too."""
    first = max(scene.sentence(cue).first, cue - 5)
    return any(scene.tokens[at].norm in {"earlier", "ago"} for at in range(first, cue))


def is_inside_event(scene: Scene, phrase: NounPhrase) -> bool:
    """*discussions on a new agreement, due to resume*: the discussions resume."""
    at = phrase.first - 1
    return (
        at >= 1
        and scene.tokens[at].norm in {"on", "for", "about", "over"}
        and noun_at(scene.tokens[at - 1]) is not None
    )


def is_gathering(scene: Scene, token: int) -> bool:
    """Tell whether a token names talks, a meeting or a summit."""
    trigger = noun_at(scene.tokens[token])
    return trigger is not None and trigger.kind in GATHERINGS and trigger.degree == "diary"
