"""Nouns that tell events: *a July trip*, *the talks will resume*, *ahead of the summit*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.events.diary import is_noun_event
from onrecord.extract.events.evidence import is_ahead_of_past, is_definite, meanwhile
from onrecord.extract.events.gatherings import is_at_gathering, phrase_of, wraps_event
from onrecord.extract.events.mention import Mention
from onrecord.extract.events.nouns import NounReading, read_noun
from onrecord.extract.events.participants import (
    Circle,
    around,
    leading_places,
    names_of,
    possessor,
    subject_of,
    unique,
)
from onrecord.extract.events.settle import settle
from onrecord.extract.events.triggers import GATHERINGS, Trigger, cues, noun_at, words
from onrecord.extract.events.whens import is_dated, moved_to, under_way, when_around, when_of
from onrecord.gazetteer.countries import country_named, country_of_adjective

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.extract.events.standing import Standing
    from onrecord.language import NounPhrase, Sentence, VerbGroup
    from onrecord.record import When


_LISTED = 16
"""Tokens behind a trip's word in which its stops may be listed."""


def noun_mention(scene: Scene, at: int, sentence: Sentence) -> Mention | None:
    """Return the event that a noun tells, if any."""
    trigger = noun_at(scene.tokens[at])
    if trigger is None or scene.in_time(at) or _is_name(scene, at, trigger):
        return None
    if scene.tokens[at].lemma == "issue" and scene.tokens[at - 1].lemma not in words("issued"):
        return None
    if at + 1 < sentence.last and scene.tokens[at + 1].norm in {"making", "maker", "makers"}:
        return None
    phrase = phrase_of(scene, at)
    if phrase is None or wraps_event(scene, at, phrase):
        return None
    if trigger.kind == "visit" and any(scene.tokens[i].norm in words("forced") for i in range(phrase.first, at)):
        return None  # "the enforced departure of residents"
    if trigger.kind in GATHERINGS and (is_at_gathering(scene, at + 1, at + 2) or _is_record_date(scene, phrase)):
        return None
    reading = read_noun(scene, at, phrase)
    when = _when(scene, at, reading)
    if when is None and trigger.kind == "visit" and reading.standing and reading.standing.status == "happening":
        when = under_way(scene, phrase.first, phrase.last) or _seen_on(scene, phrase)
    if when is not None and trigger.kind == "visit":
        when = _ended(scene, phrase, reading, when)
    if when is None and trigger.kind == "visit" and _is_another_trip(scene, phrase, at):
        return None
    standing, when, moved = _moved(scene, phrase, reading, when)
    carrier = reading.carrier or reading.theme_of
    mention = Mention(
        at,
        trigger.kind,
        trigger,
        verb=False,
        heading=sentence.heading,
        standing=standing,
        circle=_circle(scene, at, phrase, trigger, reading),
        when=when,
        definite=is_definite(scene, phrase),
        indefinite=scene.tokens[phrase.first].norm in words("indefinite"),
        date_only=reading.date_only,
        group=carrier,
        lemma=scene.tokens[at].lemma,
        plural=scene.tokens[at].plural,
        led=leading_places(scene, carrier.first, scene.clause_start(carrier.main)) if carrier is not None else (),
        moved_from=moved,
    )
    settle(scene, mention, sentence)
    return mention if is_noun_event(scene, mention) else None


def _seen_on(scene: Scene, phrase: NounPhrase) -> When | None:
    """*Today, during a visit to Peru, Poe announced*: a day on which it is under way, where no other is told."""
    group = meanwhile(scene, phrase)
    when = (
        when_around(scene, group.main, group, scene.clause_end(group.main), past_too=True)
        if group is not None
        else None
    )
    told_now = when is not None and when.earliest == when.latest == scene.today
    return when if told_now else None


def _is_another_trip(scene: Scene, phrase: NounPhrase, at: int) -> bool:
    """*two weeks after my last trip*, *we met earlier this month ahead of the trip*: none that the story tells."""
    if any(scene.tokens[i].norm in words("earlier_one") for i in range(phrase.first, at)):
        return True
    cue = next((i for i in range(phrase.first - 1, max(0, phrase.first - 6), -1) if scene.tokens[i].norm == "ahead"), 0)
    return cue > 0 and is_ahead_of_past(scene, cue)


def _is_record_date(scene: Scene, phrase: NounPhrase) -> bool:
    """*the record date for the meeting is April 16*: a day of the shareholders' list."""
    before = scene.tokens[max(0, phrase.first - 3) : phrase.first]
    return [word.norm for word in before][:2] == ["record", "date"]


def _is_name(scene: Scene, at: int, trigger: Trigger) -> bool:
    """*the Offer Group*: a word in somebody's name."""
    if scene.tokens[at].pos != "PROPN" or trigger.degree == "diary":
        return False
    over = scene.name_over(at)
    if over is not None:
        return over.name.kind in {"person", "organisation"}
    return not scene.sentence(at).heading  # "the Good Friday Agreement"


def _when(scene: Scene, at: int, reading: NounReading) -> When | None:
    """Return the date by the noun, then by the verb of which it is the subject, then by the verb that carries it."""
    stop = scene.clause_end(at)
    standing = reading.standing
    past_too = standing is not None and standing.status in {"happened", "cancelled", "happening"}
    theme, carrier = reading.theme_of, reading.carrier
    parted = theme is not None and at + 1 < len(scene.tokens) and scene.tokens[at + 1].text == ","
    when = (
        None if parted else when_around(scene, at, None, stop, past_too=past_too)
    )  # "the meeting, the third this year,"
    if when is None and theme is not None:
        when = when_around(scene, theme.main, theme, _told_until(scene, theme), past_too=past_too)
    if when is None and parted:
        when = when_around(scene, at, None, stop, past_too=past_too)
    if when is None and carrier is not None and scene.tokens[carrier.main].lemma in cues().carrier:
        when = when_around(scene, carrier.main, carrier, stop, past_too=past_too)
    return when


def _ended(scene: Scene, phrase: NounPhrase, reading: NounReading, when: When) -> When:
    """*concluded his visit today*: nobody says when it began."""
    carrier = reading.carrier or reading.theme_of
    back = scene.tokens[phrase.first - 1].norm == "from" if phrase.first else False  # "returned from a visit to Chad"
    over = back or (carrier is not None and scene.tokens[carrier.main].lemma in words("concluding"))
    if not over or when.earliest is None or when.earliest != when.latest:
        return when
    return when.model_copy(update={"edtf": f"../{when.edtf}", "earliest": None, "granularity": "range"})


def _told_until(scene: Scene, theme: VerbGroup) -> int:
    """Return where what is told of an event ends: *the visit will set the stage for a meeting | in May*."""
    stop = scene.clause_end(theme.main)
    if theme.passive or scene.tokens[theme.main].lemma in cues().occur:
        return stop
    for at in range(theme.last, stop):
        other = noun_at(scene.tokens[at])
        if other is not None and other.degree == "diary":
            return at
    return stop


def _moved(
    scene: Scene, phrase: NounPhrase, reading: NounReading, when: When | None
) -> tuple[Standing | None, When | None, When | None]:
    """Return standing, date and former date: *first due this spring, is put off until October*."""
    standing, carrier = reading.standing, reading.carrier or reading.theme_of
    new = (
        moved_to(scene, carrier)
        if carrier is not None and standing is not None and standing.status == "postponed"
        else None
    )
    if standing is None or carrier is None or new is None:
        return standing, when, None
    former = when if when is not None and when.edtf != new.edtf else None
    if former is None:
        dated = [time for time in scene.times_between(phrase.last, carrier.first) if is_dated(time)]
        former = when_of(scene, dated[0]) if dated else None
    return replace(standing, status="rescheduled", rule="event.rescheduled"), new, former


def _circle(scene: Scene, at: int, phrase: NounPhrase, trigger: Trigger, reading: NounReading) -> Circle:
    circle = around(scene, at, verb=None, travels=trigger.kind == "visit", stop=scene.clause_end(at))
    owners = possessor(scene, phrase)
    mine = bool(owners) and scene.tokens[owners[0].head].norm in {"my", "our"}
    agents = list(names_of(scene, owners) or (scene.first_person_at(at) if mine else ()))
    places = list(circle.places)
    _add_inside(scene, phrase, at, agents, places, owned=bool(owners))
    agents += circle.agents
    here = circle.here
    carrier = reading.carrier
    lent = carrier is not None and not agents and _is_pronoun(scene, owners) and not _is_anothers(scene, phrase)
    if lent and carrier is not None and _lends_agent(scene, carrier):
        agents = [*names_of(scene, subject_of(scene, carrier)), *agents]
        places += leading_places(scene, carrier.first, scene.clause_start(carrier.main))
        places += around(scene, carrier.main, verb=carrier, travels=False, stop=phrase.first).places
    theme = reading.theme_of
    if theme is not None and scene.tokens[theme.main].lemma in cues().occur | cues().participle.keys():
        there = around(scene, theme.main, verb=theme, travels=False, stop=scene.clause_end(theme.main))
        places += there.places
        here = here or there.here
    if trigger.kind in GATHERINGS:
        agents = [*_teller_at(scene, phrase), *_in_talks(scene, phrase), *agents]
        agents = agents or list(_who_acts_at(scene, phrase))
    if trigger.kind == "visit":
        places += _stops_included(scene, at)
    if trigger.kind == "visit" and not agents:
        agents += _guest(scene, phrase) or _traveller(scene, phrase, owners)
    if trigger.kind == "deadline" and not agents:
        agents += _up_against(scene, phrase)
    if trigger.kind in {"election", "vote"} and not agents:
        agents += _land_of(scene, phrase)
    if trigger.kind == "election" or scene.tokens[at].lemma == "referendum":
        lands = [*agents, *places] or _land_of_sentence(scene, at)
        agents, places = agents or lands[:1], places or lands[:1]
    return Circle(unique(agents), circle.partners, unique(places), circle.words, here)


def _add_inside(
    scene: Scene, phrase: NounPhrase, at: int, agents: list[str], places: list[str], *, owned: bool
) -> None:
    """Add the names before the noun: *the London talks* where, *the NATO summit*, *the U.S.-Cuba talks* who."""
    inside = [spot for spot in scene.names_between(phrase.first, at) if spot.name.id not in agents]
    lands = [spot for spot in inside if spot.name.kind == "place" and country_named(spot.name.name) is not None]
    between = len({spot.name.id for spot in lands}) > 1
    for spot in inside:
        if (between and spot in lands) or spot.name.kind in {"organisation", "group"}:
            agents.append(spot.name.id)
        elif spot.name.kind == "place" and not owned:
            places.append(spot.name.id)


def _is_anothers(scene: Scene, phrase: NounPhrase) -> bool:
    """*to prepare the visit of my president*: not of the one who prepares it."""
    after = phrase.last
    if after + 1 >= len(scene.tokens) or scene.tokens[after].norm != "of":
        return False
    return scene.tokens[after + 1].norm in {"my", "our", "his", "her", "their"}


def _lends_agent(scene: Scene, carrier: VerbGroup) -> bool:
    lemma = scene.tokens[carrier.main].lemma
    return lemma in cues().carrier or lemma in cues().object or lemma in cues().verb


def _teller_at(scene: Scene, phrase: NounPhrase) -> tuple[str, ...]:
    """*Borisov said at negotiations with*: he who speaks there takes part."""
    if phrase.first < 2 or scene.tokens[phrase.first - 1].norm not in {"at", "during"}:
        return ()
    teller = scene.language.verb_group_at(phrase.first - 2)
    if teller is None or not teller.past or scene.tokens[teller.main].lemma not in words("telling_at"):
        return ()
    return names_of(scene, subject_of(scene, teller))


def _stops_included(scene: Scene, at: int) -> list[str]:
    """*his July trip to the region, including a stop in Peru*."""
    last = min(scene.sentence(at).last, at + _LISTED)
    opening = next((i for i in range(at + 1, last) if scene.tokens[i].norm == "including"), None)
    phrase = scene.language.noun_phrase_at(opening + 1) if opening is not None and opening + 2 < last else None
    if phrase is None or scene.tokens[phrase.head].lemma not in words("stopping") or phrase.last + 1 >= last:
        return []
    inner = scene.language.noun_phrase_at(phrase.last + 1)
    return [s.name.id for s in scene.names_between(inner.first, inner.last) if s.name.kind == "place"] if inner else []


def _guest(scene: Scene, phrase: NounPhrase) -> tuple[str, ...]:
    """*Poe, on a two-day visit*."""
    at = phrase.first - 2
    if at < 1 or scene.tokens[at].text != "," or scene.tokens[at + 1].norm != "on":
        return ()
    owner = scene.language.noun_phrase_at(at - 1)
    return names_of(scene, [owner]) if owner is not None else ()


def _up_against(scene: Scene, phrase: NounPhrase) -> tuple[str, ...]:
    """*Norway may miss a June 30 deadline*: who has to meet it."""
    group = scene.group_before(phrase.first)
    if group is None or group.last != phrase.first or group.passive:
        return ()
    return names_of(scene, subject_of(scene, group)) if scene.tokens[group.main].lemma in words("up_against") else ()


def _who_acts_at(scene: Scene, phrase: NounPhrase) -> tuple[str, ...]:
    """*The ministers will discuss fishing during the summit*: they take part."""
    link = scene.tokens[phrase.first - 1].norm if phrase.first else ""
    group = scene.group_before(phrase.first) if link in {"at", "during"} else None
    if group is not None and not group.finite and scene.tokens[group.main].form == "ing":
        group = scene.group_before(group.first)  # "will discuss fishing at the summit"
    if group is None or group.passive or not (group.modal or group.infinitive):
        return ()
    subjects = [p for p in subject_of(scene, group) if scene.name_over(p.head) is not None]
    found = names_of(scene, subjects)
    return found if all(scene.kind_of(one) in {"person", "group"} for one in found) else ()


def _in_talks(scene: Scene, phrase: NounPhrase) -> tuple[str, ...]:
    """*Norland in talks with miners*, *Norland is in talks with miners*: who talks with them."""
    at = phrase.first - 1
    if at < 1 or scene.tokens[at].norm != "in":
        return ()
    group = scene.language.verb_group_at(at - 1)
    if group is not None:
        return names_of(scene, subject_of(scene, group)) if scene.tokens[group.main].lemma == "be" else ()
    party = scene.language.noun_phrase_at(at - 1) if scene.sentence(at).heading else None
    return names_of(scene, [party]) if party is not None else ()


def _is_pronoun(scene: Scene, owners: list[NounPhrase]) -> bool:
    """Tell whether nobody owns the event, or only *his*, *their*: he who acts in the sentence."""
    return all(scene.tokens[phrase.head].pos in {"PRON", "DET"} for phrase in owners)


def _traveller(scene: Scene, phrase: NounPhrase, owners: list[NounPhrase]) -> tuple[str, ...]:
    """*During her June 13 visit to Oslo, Poe met*; *Poe said during a visit to Oslo*: who acts meanwhile."""
    link = scene.tokens[phrase.first - 1].norm if phrase.first else ""
    if link not in {"during", "on"} or not _is_pronoun(scene, owners):
        return ()
    group = meanwhile(scene, phrase)
    return names_of(scene, subject_of(scene, group)) if group is not None else ()


def _land_of_sentence(scene: Scene, at: int) -> list[str]:
    """*Libya's leaders prepare elections in December*: the only country of the sentence."""
    sentence = scene.sentence(at)
    spots = scene.names_between(sentence.first, sentence.last)
    lands = unique(s.name.id for s in spots if s.name.kind == "place" and country_named(s.name.name) is not None)
    return list(lands) if len(lands) == 1 else []


def _land_of(scene: Scene, phrase: NounPhrase) -> tuple[str, ...]:
    """*Iraqi parliamentary elections*: the country, where the story names it."""
    for at in range(phrase.first, phrase.head):
        code = country_of_adjective(scene.tokens[at].text)
        if code is not None:
            lands = (n.id for n in scene.names if n.kind == "place" and country_named(n.name) == code)
            return tuple(lands)[:1]
    return ()
