"""How an event noun stands: by its own modifiers, the verb it hangs on, a date beside it, or words such as *ahead of*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.events.scene import RELATIVES
from onrecord.extract.events.status import CHANGES, Standing, condition_of, of_cue_verb, standing_of
from onrecord.extract.events.triggers import cues, noun_trigger
from onrecord.extract.events.whens import is_ahead, is_dated, is_past, length_of, says_ahead

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import NounPhrase, VerbGroup

POSTMODIFIERS = frozenset(
    {
        "of",
        "with",
        "between",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "among",
        "from",
        "about",
        "over",
        "within",
        "under",
        "against",
        "near",
    }
)


@dataclass(frozen=True, slots=True)
class NounReading:
    """A noun's standing, the verb that carries it and whether the noun points back (*the talks*, *this visit*)."""

    standing: Standing | None
    carrier: VerbGroup | None = None
    theme_of: VerbGroup | None = None
    definite: bool = False
    date_only: bool = False


def read_noun(scene: Scene, token: int, phrase: NounPhrase) -> NounReading:  # noqa: PLR0911 - the order of the evidence, one by one
    """Return how the event that a noun names stands."""
    definite = is_definite(scene, phrase)
    denied = _denied(scene, phrase)
    if denied is not None:
        return NounReading(denied, definite=definite)
    carrier, as_object = _as_object(scene, phrase)
    if as_object is not None and as_object.weak and _is_past(scene, token, phrase):
        as_object, carrier = None, None
    if as_object is not None and as_object.status == "denied" and _is_past(scene, token, phrase):
        as_object = None
    if as_object is not None and as_object.status == "happened":
        by_modifier = _by_modifier(scene, token, phrase)
        if (
            by_modifier is not None
            and by_modifier.status in {"confirmed", "planned", "possible", "expected"}
            and not _direct(scene, phrase)
        ):
            return NounReading(by_modifier, None, definite=definite)
        if not _direct(scene, phrase) and _dated_near(scene, token, phrase):
            as_object, carrier = None, None
    if as_object is not None and (as_object.status in CHANGES or as_object.status == "happened"):
        return NounReading(as_object, carrier, definite=definite)
    verb, as_subject = _as_subject(scene, phrase)
    if as_subject is not None and as_subject.status in CHANGES:
        return NounReading(as_subject, theme_of=verb, definite=definite)
    if as_object is not None and not as_object.needs_date:
        return NounReading(as_object, carrier, definite=definite)
    if as_subject is not None and not (
        as_subject.needs_date and not (_dated_near(scene, token, phrase) or _dated_after(scene, verb))
    ):
        return NounReading(as_subject, theme_of=verb, definite=definite)
    by_modifier = _by_modifier(scene, token, phrase)
    if by_modifier is not None:
        return NounReading(by_modifier, carrier, definite=definite)
    going = _going_on(scene, token, phrase)
    if going is not None:
        return NounReading(going, carrier, definite=definite)
    if as_object is not None and _dated_near(scene, token, phrase):
        return NounReading(as_object, carrier, definite=definite)
    governor = scene.group_before(phrase.first)
    during = (
        phrase.first > 0
        and scene.tokens[phrase.first - 1].norm == "during"
        and governor is not None
        and governor.past
        and not governor.modal
    )
    if _dated_near(scene, token, phrase) and not during:
        return NounReading(
            Standing("confirmed", None, "event.dated-noun", weak=True), carrier, definite=definite, date_only=True
        )
    if _is_past(scene, token, phrase):
        return NounReading(Standing("happened", None, "event.past", weak=True), carrier, definite=definite)
    ahead = _ahead(scene, phrase)
    if ahead is not None:
        return NounReading(ahead, carrier, definite=definite)
    return NounReading(None, carrier, definite=definite)


def _direct(scene: Scene, phrase: NounPhrase) -> bool:
    """Tell whether the phrase is a verb's direct object."""
    return phrase.first > 0 and scene.language.verb_group_at(phrase.first - 1) is not None


def _dated_after(scene: Scene, verb: VerbGroup | None) -> bool:
    """*begins next week*: a day ahead with the verb."""
    if verb is None:
        return False
    times = scene.times_between(verb.main + 1, scene.clause_end(verb.main))
    return any(says_ahead(time) or (is_dated(time) and is_ahead(time, scene.today, strictly=True)) for time in times)


def is_definite(scene: Scene, phrase: NounPhrase) -> bool:
    """Tell whether the phrase points to something told before: *the*, *this*, *these*, *his*, a possessor."""
    opening = scene.tokens[phrase.first].norm
    if opening in {"the", "this", "these", "those", "that", "his", "her", "their", "its", "our"}:
        return True
    return any(scene.tokens[at].norm in {"'s", "'"} for at in range(max(phrase.first - 2, 0), phrase.head))


def _denied(scene: Scene, phrase: NounPhrase) -> Standing | None:
    """*no plans for meetings*, *no talks were scheduled*."""
    tokens = scene.tokens
    first = scene.sentence(phrase.first).first
    if tokens[phrase.first].norm == "no":
        after = scene.group_after(phrase.last)
        if after is not None and tokens[after.main].lemma in {
            "schedule",
            "plan",
            "set",
            "hold",
            "expect",
            "arrange",
            "be",
        }:
            return Standing("denied", scene.cite(phrase.first), "event.denied")
        return None
    at = phrase.first - 1
    if (
        at > first
        and tokens[at].norm in {"for", "of"}
        and tokens[at - 1].norm in {"plans", "plan", "intention", "date"}
    ):
        plans = scene.language.noun_phrase_at(at - 1)
        if plans is not None and tokens[plans.first].norm == "no":
            return Standing("denied", scene.cite(plans.first, at), "event.denied")
        if plans is not None and tokens[at - 1].norm in {"plans", "plan"}:
            return Standing("planned", scene.cite(at - 1), "event.plan")
    return None


def _by_modifier(scene: Scene, token: int, phrase: NounPhrase) -> Standing | None:
    for at in range(phrase.first, token):
        word = scene.tokens[at]
        status = cues().modifier.get(word.norm)
        if status is None or (word.norm == "next" and scene.in_time(at)):
            continue
        if (
            word.norm in {"current", "next", "future"}
            and at + 1 < token
            and scene.tokens[at + 1].norm in {"round"}
            and False
        ):
            continue
        rule = {"planned": "plan", "possible": "may", "confirmed": "upcoming", "happening": "under-way"}.get(
            status, status
        )
        return Standing(status, scene.cite(at), f"event.{rule}")
    return None


def _object_governor(scene: Scene, phrase: NounPhrase) -> tuple[VerbGroup | None, str]:
    """Return the verb of which the phrase is the object, directly or by a preposition, and that preposition or particle."""
    at = phrase.first - 1
    tokens = scene.tokens
    first = scene.sentence(phrase.first).first
    if at < first:
        return None, ""
    hops = 0
    link = ""
    while at >= first and hops < 4:
        word = tokens[at]
        group = scene.language.verb_group_at(at)
        if group is not None and group.last == at + 1:
            return group, link
        if word.pos in {"ADP", "PART", "ADV"} and word.norm not in {"'s"}:
            link = link or (word.norm if word.pos != "ADV" else "")
            at -= 1
            hops += 1
            continue
        break
    return None, link


def _as_object(scene: Scene, phrase: NounPhrase) -> tuple[VerbGroup | None, Standing | None]:
    """*will hold talks*, *plans a trip*, *postponed the visit*, *called off the summit*, *will travel to Rome for talks*."""
    group, link = _object_governor(scene, phrase)
    tokens = scene.tokens
    if group is None:
        return _by_coordination_or_adjunct(scene, phrase, link)
    lemma = tokens[group.main].lemma
    particle = cues().particle.get((lemma, tokens[group.last].norm)) if group.last < len(tokens) else None
    if particle is not None and not group.negated:
        return group, Standing(
            particle,
            scene.cite(group.main, group.last + 1),
            _rule(particle),
            weak=lemma == "call" and particle == "possible",
        )
    passive = group.passive and link != ""
    if link == "" and not group.passive and lemma in cues().object:
        status = cues().object[lemma]
        if status in CHANGES:
            if group.negated:
                return group, None
            return group, Standing(status, scene.cite(group.main), _rule(status))
        own = standing_of(scene, group)
        if status in CHANGES or (own is not None and own.status in CHANGES):
            return group, own
        if not (group.past and group.perfect) and not group.negated:
            if (
                lemma in {"set", "call", "organize", "organise", "arrange"}
                and own is not None
                and own.status == "happened"
            ):
                return group, Standing("confirmed", scene.cite(group.main), "event.scheduled", needs_date=True)
            if own is not None and lemma in cues().carrier and own.status != "happened":
                return group, own
            return group, Standing(
                status,
                scene.cite(group.main),
                _rule(status),
                weak=lemma in {"seek", "request"} and tokens[phrase.head].lemma == "approval",
            )
        if group.negated and status in {"planned", "expected"}:
            return group, Standing("denied", scene.cite(group.first, group.last), "event.denied")
    if group.passive and link == "for" and lemma in cues().participle and not group.negated and not group.modal:
        status = cues().participle[lemma]
        return group, Standing(
            status, scene.cite(group.main), _rule(status), needs_date=group.past and not group.perfect
        )
    if lemma == "be" and link == "" and (group.modal or tokens[group.first - 1].norm == "there" and group.first):
        own = standing_of(scene, group)
        if own is None or own.status == "happened" or own.needs_date:
            return group, None
        there = any(
            tokens[at].norm == "there" for at in range(max(first_of(scene, group), group.first - 2), group.last)
        )
        return group, Standing(own.status, own.cue, own.rule, weak=not there)
    if lemma in cues().carrier and not passive and not (lemma == "lead" and link):
        own = standing_of(scene, group)
        if (
            own is not None
            and lemma in {"attend", "join", "participate"}
            and own.status in {"possible", "planned", "expected"}
            and is_definite(scene, phrase)
        ):
            return group, Standing(
                "confirmed", own.cue, "event.ahead", weak=True
            )  # who comes may be open; the meeting is not
        return group, (None if own is not None and own.status == "denied" and link == "on" else own)
    if link in {"for", "at", "during", "in", "to", "before", "on", "with"} and not passive:
        own = standing_of(scene, group)
        if own is not None and own.status not in {"happened", "denied"} and not own.needs_date:
            return group, Standing(own.status, own.cue, own.rule, weak=True)
        if own is not None and own.status == "happened" and link in {"at", "during"}:
            return group, Standing("happened", None, "event.past", weak=True)
    return (group if link == "" else None), None


def first_of(scene: Scene, group: VerbGroup) -> int:
    """Return the first token of a verb's sentence."""
    return scene.sentence(group.main).first


def _rule(status: str) -> str:
    return "event." + {"possible": "may", "planned": "plan", "confirmed": "scheduled"}.get(status, status)


def _by_coordination_or_adjunct(
    scene: Scene, phrase: NounPhrase, link: str
) -> tuple[VerbGroup | None, Standing | None]:
    """*talks … and meetings with*: a second object; *will travel to Algiers for meetings*: a purpose beside a place."""
    group = scene.group_before(phrase.first)
    if group is None:
        return None, None
    low = group.last
    for at in range(low, phrase.first):
        word = scene.tokens[at]
        if word.text in {";", ":"} or word.pos == "SCONJ" or word.norm in RELATIVES:
            return None, None
    before = phrase.first - 1
    if scene.tokens[before].pos == "ADJ":
        before -= 1
    joined = scene.tokens[before].pos == "CCONJ"
    if link in {"for", "at", "to"} or joined:
        lemma = scene.tokens[group.main].lemma
        own = standing_of(scene, group)
        if own is None and group.infinitive and lemma in cues().carrier:
            return group, None  # "will travel to Bonn to join the others for the summit"
        if own is None or own.needs_date or own.status in {"happened", "denied"}:
            return None, None
        if (link == "for" or joined) and (lemma in cues().carrier):
            return group, Standing(own.status, own.cue, "event.purpose", weak=False)
        if link == "at":
            return group, Standing(own.status, own.cue, own.rule, weak=True)
    return None, None


def _as_subject(scene: Scene, phrase: NounPhrase) -> tuple[VerbGroup | None, Standing | None]:
    """*the talks will resume*, *a meeting is scheduled*, *elections planned for May*, *a visit which is planned to be held*."""
    group, direct = (None, False) if _inside_event(scene, phrase) else _verb_after(scene, phrase)
    if group is None:
        return None, None
    tokens = scene.tokens
    lemma = tokens[group.main].lemma
    if _reduced(scene, group, phrase):
        status = cues().participle[lemma]
        return group, Standing(status, scene.cite(group.main), _rule(status))
    if _preceded(scene, phrase):
        return None, None
    if lemma == "be" and group.last < len(tokens) and tokens[group.last].norm == "ahead" and not group.past:
        return group, Standing("expected", scene.cite(group.first, group.last + 1), "event.expected")
    if own_opening(scene, group, phrase):
        return group, Standing("happening", scene.cite(group.main), "event.under-way")
    if lemma == "be" and group.last < len(tokens) and tokens[group.last].norm in cues().adjective and not group.modal:
        nxt = scene.group_after(group.last)
        if nxt is not None and nxt.infinitive and nxt.first <= group.last + 2:
            return nxt, standing_of(scene, nxt)
        status = cues().adjective[tokens[group.last].norm]
        if status in {"planned", "confirmed", "expected"} or tokens[group.last].norm in {
            "possible",
            "likely",
            "unlikely",
        }:
            if group.negated:
                status = "denied"
            return group, Standing(status, scene.cite(group.last), _rule(status), needs_date=group.past)
    if (
        lemma == "be"
        and group.last < len(tokens)
        and tokens[group.last].norm in {"under", "underway", "ongoing"}
        and not group.past
        and not group.modal
    ):
        return group, Standing(
            "happening",
            scene.cite(group.last, group.last + (2 if tokens[group.last].norm == "under" else 1)),
            "event.under-way",
        )
    nxt = scene.language.verb_group_at(group.last) if group.last < len(tokens) else None
    if nxt is not None and nxt.first == group.last and nxt.infinitive and (direct or lemma in cues().occur):
        own = standing_of(scene, nxt)
        return nxt, own
    if (group.passive or tokens[group.main].form == "participle") and lemma in cues().participle and not group.modal:
        if group.negated:
            return group, Standing("denied", scene.cite(group.first, group.last), "event.denied")
        status = cues().participle[lemma]
        past = group.past and not group.perfect and status not in CHANGES
        return group, Standing(status, scene.cite(group.main), _rule(status), needs_date=past)
    if (
        group.passive
        and group.last < len(tokens)
        and (lemma, tokens[group.last].norm) in cues().particle
        and not group.negated
    ):
        status = cues().particle[lemma, tokens[group.last].norm]
        return group, Standing(status, scene.cite(group.main, group.last + 1), _rule(status))
    own = standing_of(scene, group)
    if own is None:
        return None, None
    if lemma in cues().participle and group.passive and cues().participle[lemma] in CHANGES and not group.negated:
        status = cues().participle[lemma]
        return group, Standing(status, scene.cite(group.main), _rule(status))
    if own.status == "happened":
        return (group, own) if lemma in cues().occur and lemma != "be" and direct else (None, None)
    if (
        lemma in cues().occur
        or own.rule in {"event.will", "event.expected", "event.scheduled"}
        or (own.rule == "event.would" and not own.needs_date)
    ):
        trigger = noun_trigger(tokens[phrase.head].norm) or noun_trigger(tokens[phrase.head].lemma)
        if lemma not in cues().occur and trigger is not None and trigger.degree != "diary":
            return None, None
        if lemma not in cues().occur and (
            condition_of(scene, group.main) is not None or tokens[group.first - 1].norm in RELATIVES
        ):
            return None, None
        if (
            own.status == "conditional"
            or (own.status == "possible" and (lemma not in cues().occur or lemma == "be"))
            or (own.rule == "event.would" and lemma == "be")
        ):
            return None, None
        if (
            own.rule == "event.present-for-future"
            and group.progressive
            and lemma in {"progress", "continue", "proceed", "take"}
        ):
            return group, Standing("happening", own.cue, "event.under-way")
        return group, own
    return None, None


def _inside_event(scene: Scene, phrase: NounPhrase) -> bool:
    """*discussions on a new agreement, due to resume*: the discussions resume."""
    at = phrase.first - 1
    if at < 1 or scene.tokens[at].norm not in {"on", "for", "about", "over"}:
        return False
    word = scene.tokens[at - 1]
    return noun_trigger(word.norm) is not None or noun_trigger(word.lemma) is not None


def _preceded(scene: Scene, phrase: NounPhrase) -> bool:
    return (
        phrase.first > scene.sentence(phrase.first).first
        and scene.tokens[phrase.first - 1].pos in {"ADP", "SCONJ"}
        and scene.tokens[phrase.first - 1].norm in {"during", "after", "since", "following"}
    )


def _reduced(scene: Scene, group: VerbGroup, phrase: NounPhrase) -> bool:
    """*elections planned for May*, *a close vote expected along party lines*: a participle, though it may look like a past tense."""
    if (
        group.first != phrase.last
        or group.last != group.first + 1
        or scene.tokens[group.main].lemma not in cues().participle
    ):
        return False
    word = scene.tokens[group.main]
    if word.form not in {"past", "participle"}:
        return False
    after = scene.tokens[group.last] if group.last < len(scene.tokens) else None
    return after is None or after.pos in {"ADP", "PUNCT", "ADV", "SCONJ", "CCONJ", "NUM"} or scene.in_time(group.last)


def own_opening(scene: Scene, group: VerbGroup, phrase: NounPhrase) -> bool:
    """*Peace talks opened here Saturday*, told on that day: under way."""
    word = scene.tokens[group.main]
    if (
        word.lemma not in {"open", "begin", "start", "resume", "reopen", "restart"}
        or not (group.past or group.perfect)
        or group.modal
        or group.negated
    ):
        return False
    trigger = noun_trigger(scene.tokens[phrase.head].norm) or noun_trigger(scene.tokens[phrase.head].lemma)
    if trigger is None or trigger.kind not in {
        "meeting",
        "talks",
        "summit",
        "trial",
        "vote",
        "election",
        "military",
        "visit",
    }:
        return False
    times = [time for time in scene.times_between(phrase.first, scene.clause_end(group.main)) if is_dated(time)]
    return all(not is_past(time, scene.today) for time in times)


def _verb_after(scene: Scene, phrase: NounPhrase) -> tuple[VerbGroup | None, bool]:
    """Return the verb of which a phrase is the subject: past its *of* and *with* phrases, or through *which*; and whether it follows at once."""
    tokens = scene.tokens
    stop = scene.sentence(phrase.first).last
    at = phrase.last
    steps = 0
    comma = False
    relative = False
    purpose = False
    while at < stop and steps < 24:
        word = tokens[at]
        group = scene.language.verb_group_at(at)
        inner = scene.language.noun_phrase_at(at)
        if (
            group is not None
            and group.first == at
            and scene.is_reduced(group)
            and tokens[group.main].lemma not in cues().participle
        ):
            at = group.last  # "between striking workers and the union", "a meeting organised by the council"
            steps += 1
            continue
        if group is not None and inner is not None and inner.first == at and group.last < inner.last:
            group = None
        if group is not None and group.first == at:
            if group.infinitive and not relative:
                if tokens[at - 1].norm in cues().adjective:
                    return group, True
                purpose = True  # "a meeting to discuss it will take place"
                at = group.last
                steps += 1
                continue
            if purpose and not group.finite:
                at = group.last
                steps += 1
                continue
            if comma and not relative and tokens[group.main].form != "participle" and not group.finite:
                return None, False
            return group, True
        if word.norm in RELATIVES and word.pos in {"PRON", "SCONJ"}:
            relative = True
            at += 1
        elif word.text in {"]", ")", '"'} or (word.pos in {"ADV"} and word.norm not in {"when", "where"}):
            at += 1
        elif word.text == ",":
            comma = True
            at += 1
            if (
                at < stop
                and scene.language.noun_phrase_at(at) is not None
                and tokens[at].norm not in RELATIVES
                and not scene.in_time(at)
            ):
                return None, False
        elif word.pos == "ADP" and word.norm in POSTMODIFIERS and at + 1 < stop:
            at += 1
        elif word.pos == "ADJ" and word.norm in cues().adjective:
            at += 1
        elif word.pos == "CCONJ" and at + 1 < stop and scene.language.noun_phrase_at(at + 1) is not None and steps:
            at += 1
        elif (
            inner is not None
            and inner.first == at
            and (purpose or tokens[at - 1].pos in {"ADP", "CCONJ"} or tokens[at - 1].form == "ing" or scene.in_time(at))
        ):
            at = inner.last
        elif word.norm in {"'s", "'"} or word.pos in {"PROPN", "NUM"} or scene.in_time(at):
            at += 1
        else:
            return None, False
        steps += 1
    return None, False


def _dated_near(scene: Scene, token: int, phrase: NounPhrase) -> bool:
    """*a July trip*, *a referendum in May*, *the visit to Rome, April 29 to May 5*: a date wholly ahead, with the noun."""
    today = scene.today
    low = (
        max(scene.sentence(token).first, phrase.first - 3)
        if scene.tokens[phrase.first - 1].norm in {"'s", "'"}
        else phrase.first
    )
    stop = token + 1
    end = scene.sentence(token).last
    steps = 0
    while stop < end and steps < 14:
        word = scene.tokens[stop]
        if (
            (scene.language.verb_group_at(stop) is not None and word.norm not in {"starting", "beginning"})
            or word.pos in {"SCONJ"}
            or word.text in {".", ";", ":", '"', "”"}
        ):
            break
        if (
            word.text == ","
            and stop + 1 < end
            and not scene.in_time(stop + 1)
            and scene.tokens[stop + 1].pos != "PROPN"
        ):
            break
        if word.pos == "CCONJ" and scene.tokens[stop + 1].pos not in {"PROPN", "NUM"}:
            break
        stop += 1
        steps += 1
    for time in scene.times_between(low, stop):
        if says_ahead(time):
            return True
        if is_dated(time) and time.earliest is not None and is_ahead(time, today, strictly=True):
            before = scene.tokens[max(0, scene.language.token_at(time.start) - 1)].norm
            if before not in {"since", "until", "till", "through", "by"}:
                return True
    return False


def _is_past(scene: Scene, token: int, phrase: NounPhrase) -> bool:
    """*last week's talks*, *the meeting on Tuesday* of a day gone by."""
    if any(
        scene.tokens[at].norm in {"recent", "last", "previous", "earlier", "past"} for at in range(phrase.first, token)
    ):
        return True
    if scene.today is None:
        return False
    return any(
        is_dated(time) and is_past(time, scene.today)
        for time in scene.times_between(max(0, phrase.first - 2), min(token + 6, scene.clause_end(token)))
    )


def _going_on(scene: Scene, token: int, phrase: NounPhrase) -> Standing | None:
    """*Portman, on a two-day visit to India*; *the second round of talks is under way*."""
    before = phrase.first - 1
    first = scene.sentence(token).first
    tokens = scene.tokens
    lemma = tokens[token].lemma
    if (
        before >= first
        and tokens[before].norm == "in"
        and phrase.head in {phrase.first, phrase.first + 1}
        and tokens[token].norm in {"talks", "negotiations", "discussions"}
    ):
        group = scene.group_before(before)
        near = group is not None and group.last == before
        if (
            near
            and group is not None
            and tokens[group.main].lemma == "be"
            and not group.past
            and not group.modal
            or (scene.sentence(token).heading and group is None and phrase.head == phrase.first)
        ):
            return Standing("happening", scene.cite(before, token + 1), "event.under-way")
    if lemma in {"visit", "trip", "tour", "stopover", "stop"} and before >= first and tokens[before].norm == "on":
        opening = tokens[phrase.first].norm
        group = scene.group_before(before)
        close = group is not None and group.last == before
        if opening in {"a", "an", "his", "her", "their"} and not (
            close and group is not None and (group.past or group.modal or group.infinitive)
        ):
            return Standing("happening", scene.cite(before, phrase.last), "event.on-a-visit")
    if (
        lemma in {"visit", "trip", "tour", "stop", "stopover", "stay"}
        and length_of(scene, phrase.first, phrase.last) is not None
        and (before >= first and tokens[before].norm in {"during", "for"})
    ):
        return Standing("happening", scene.cite(before, phrase.last), "event.on-a-visit", weak=True)
    return None


def _ahead(scene: Scene, phrase: NounPhrase) -> Standing | None:
    tokens = scene.tokens
    first = scene.sentence(phrase.first).first
    owner = phrase.first
    start = owner - 1
    for width in (4, 3, 2, 1):
        low = start - width + 1
        if low < first:
            continue
        words = tuple(tokens[at].norm for at in range(low, start + 1))
        if words in cues().ahead:
            weak = words in {("before",), ("until",), ("prior", "to"), ("pending",)}
            return Standing("confirmed", scene.cite(low, start + 1), "event.ahead", weak=True, needs_date=weak)
    return None


def cue_complement(scene: Scene, group: VerbGroup) -> Standing | None:
    """Return the standing that a verb lends to its complement."""
    return of_cue_verb(scene, group)
