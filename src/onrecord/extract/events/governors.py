"""What governs an infinitive or an -ing form: *plans to visit*, *is due to sign*, *a plan to raise*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.extract.events.conditions import coordinated_with, is_long_over, is_over
from onrecord.extract.events.participants import asked_for
from onrecord.extract.events.standing import CHANGES, OPEN, Standing, cued, refused
from onrecord.extract.events.taken_back import is_done
from onrecord.extract.events.triggers import cues, words

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import VerbGroup
    from onrecord.record import PlanStatus

Ask = Callable[["Scene", "VerbGroup"], Standing | None]
"""How another verb stands: ``standing_of``, one step deeper."""


def governed(scene: Scene, group: VerbGroup, ask: Ask) -> Standing | None:
    """Return how an infinitive stands, by the word before it."""
    at = _governor(scene, group)
    if at < 0:
        return None
    asked = asked_for(scene, group)
    noun = asked.first - 2 if asked is not None else _before_day(scene, at)
    if noun is not None:
        return _of_noun(scene, noun)
    word = scene.tokens[at]
    before = scene.language.verb_group_at(at)
    by_verb = (word.pos == "VERB" and not word.norm.endswith("willing")) or (
        word.norm not in cues().adjective and word.pos not in {"ADJ", "NOUN"}
    )
    if before is not None and by_verb and at <= before.last <= group.first:
        return of_cue_verb(scene, before, ask)
    if word.pos == "CCONJ" or word.text == ",":
        other = coordinated_with(scene, group)
        joined = ask(scene, other) if other is not None and other.infinitive else None
        if joined is not None:
            return joined
    if word.norm in cues().adjective and (word.pos in {"ADJ", "ADV"} or word.norm.endswith("willing")):
        return _of_adjective(scene, at)
    if word.pos == "NOUN" and word.lemma in words("chances"):
        return _of_chance(scene, at)
    if word.pos == "NOUN" and _noun_status(scene, at) is not None:
        return _of_noun(scene, at)
    outer = _outer_noun(scene, at)
    status = _noun_status(scene, outer) if outer is not None else None
    if outer is not None and status is not None:
        return cued(scene, status, outer)
    title = scene.sentence(at).heading and word.pos in {"PROPN", "NOUN", "PUNCT", "NUM"}
    if title and _is_first_verb(scene, group):
        return Standing("confirmed", scene.cite(group.first), "event.title-infinitive")
    return None


def _before_day(scene: Scene, at: int) -> int | None:
    """Return the noun of *announced plans in May to acquire*: the day says when they were announced."""
    first = scene.sentence(at).first
    if not scene.in_time(at):
        return None
    while at > first and scene.in_time(at):
        at -= 1
    if scene.tokens[at].pos == "ADP":
        at -= 1
    fits = at > first and scene.tokens[at].pos == "NOUN" and _noun_status(scene, at) is not None
    return at if fits and scene.tokens[at].lemma in words("plan_nouns") else None


def _is_first_verb(scene: Scene, group: VerbGroup) -> bool:
    """Tell whether a title has no verb before; *UNITED SECURITY TO BUY UNIT* begins with a name."""
    before = scene.group_before(group.first)
    if before is None:
        return True
    opening = before.first == scene.sentence(group.main).first and before.last == before.first + 1
    return opening and scene.tokens[before.main].form in {"past", "participle"} and before.last + 1 < group.first


def _governor(scene: Scene, group: VerbGroup) -> int:
    before = group.first - 1
    first = scene.sentence(group.main).first
    if before >= first and scene.tokens[before].norm in cues().adjective and scene.tokens[before].pos != "VERB":
        return before  # "likely" may be tagged as an adverb
    if before > first and scene.tokens[before].norm == "principle" and scene.tokens[before - 1].norm == "in":
        return scene.before_adverbs(before - 1)  # "agreed in principle to be acquired"
    return scene.before_adverbs(group.first)


def _of_adjective(scene: Scene, at: int) -> Standing:
    """*is due to sign*, *was unlikely to*: its verb is the copula before it."""
    verb = scene.group_before(at)
    near = verb is not None and verb.last >= at - 1
    status = cues().adjective[scene.tokens[at].norm]
    if _negated_before(scene, at) or (near and verb is not None and verb.negated):
        status = "denied" if status != "denied" else "possible"
    past = near and verb is not None and verb.past and verb.finite
    return cued(scene, status, at, needs_date=past)


def _negated_before(scene: Scene, token: int) -> bool:
    low = max(scene.sentence(token).first, token - 3)
    return any(scene.tokens[at].norm in {"no", "not", "never", "n't"} for at in range(low, token))


def _noun_status(scene: Scene, at: int) -> PlanStatus | None:
    word = scene.tokens[at]
    return cues().noun.get(word.norm) or cues().noun.get(word.lemma)


def _of_noun(scene: Scene, at: int) -> Standing | None:
    """*a plan to raise duties*, *has no plans to visit*, *is studying a plan to buy*."""
    status = _noun_status(scene, at)
    phrase = scene.language.noun_phrase_at(at)
    first = phrase.first if phrase is not None else at
    opening = scene.tokens[first].norm
    verb = scene.group_before(first)
    direct = verb is not None and verb.last == first
    if opening == "no" or (direct and verb is not None and verb.negated):
        return Standing("denied", scene.cite(first, at + 1), "event.denied")
    if verb is not None and verb.last >= first - 1 and scene.tokens[verb.main].lemma in {"deny", "reject", "refuse"}:
        return Standing("denied", scene.cite(verb.main), "event.denied")
    given_up = cues().object.get(scene.tokens[verb.main].lemma) if verb is not None and direct else None
    if verb is not None and given_up in {"cancelled", "postponed"}:
        return cued(scene, given_up, verb.main, at + 1)  # "scrapped plans to meet"
    if verb is not None and verb.last >= first - 3 and scene.tokens[verb.main].lemma in words("condemning"):
        return None  # "condemned Russia's decision to recognize": what was decided is done
    if direct and verb is not None and scene.tokens[verb.main].lemma in words("carrying_out"):
        return None  # "completed its plan to sell"
    if status is None or opening in {"any", "earlier", "previous"}:
        return None
    if scene.tokens[at].lemma == "decision" and _is_answered(scene, first):
        return None
    if direct and verb is not None and cues().object.get(scene.tokens[verb.main].lemma) == "possible":
        return cued(scene, "possible", verb.main, at + 1)
    return cued(scene, status, at)


def _of_chance(scene: Scene, at: int) -> Standing | None:
    """*tomorrow I have a chance to visit Oslo*: fixed, where a day ahead stands with it."""
    phrase = scene.language.noun_phrase_at(at)
    verb = scene.group_before(phrase.first if phrase is not None else at)
    given = verb is not None and phrase is not None and verb.last == phrase.first and not verb.past
    if verb is None or not given or verb.negated or scene.tokens[verb.main].lemma not in {"have", "get"}:
        return None
    return Standing("confirmed", scene.cite(at), "event.ahead", weak=True, needs_date=True)


def _is_answered(scene: Scene, first: int) -> bool:
    """*in response to Russia's decision to recognize*: what was decided is done, and answered."""
    return first > scene.sentence(first).first and scene.tokens[first - 1].norm in words("answered")


def _outer_noun(scene: Scene, at: int) -> int | None:
    """Return the noun of *the decision of the court to withdraw*, *options of six aircraft to exercise*."""
    phrase = scene.language.noun_phrase_at(at)
    if phrase is None:
        return None
    first = phrase.first
    while first > 2 and scene.tokens[first - 1].pos in {"NUM", "DET"}:
        first -= 1  # "options of six more aircraft"
    if first < 2 or scene.tokens[first - 1].norm not in {"of", "by"}:
        return None
    return first - 2 if scene.tokens[first - 2].pos == "NOUN" else None


def governed_ing(scene: Scene, group: VerbGroup, ask: Ask) -> Standing | None:
    """Return how an -ing form stands: *ruled out making*, *will begin withdrawing*, *will rest, flying to Rome*."""
    at = scene.before_adverbs(group.first)
    if at < 0:
        return None
    particle = _by_particle(scene, group)
    if particle is not None:
        return particle
    hoped = _looked_forward(scene, at)
    if hoped is not None:
        return hoped
    word = scene.tokens[at]
    before = scene.language.verb_group_at(at)
    if before is None and word.pos in {"ADP", "PART"}:
        before = (
            scene.language.verb_group_at(at - 1) if word.norm in {"on", "with", "in", "of", "against", "from"} else None
        )
    if before is not None and before.first < group.first:
        return _of_ing_verb(scene, before, ask)
    if word.text != ",":
        return None
    main = scene.group_before(group.first)
    outer = ask(scene, main) if main is not None else None
    if outer is not None and outer.status == "confirmed" and not outer.needs_date:
        return replace(outer, rule="event.purpose")
    return None


def _looked_forward(scene: Scene, at: int) -> Standing | None:
    """*is looking forward to visiting*: what one looks forward to is settled."""
    if at < 2 or [scene.tokens[i].norm for i in (at - 1, at)] != ["forward", "to"]:
        return None
    verb = scene.group_before(at - 1)
    looks = verb is not None and verb.last == at - 1 and scene.tokens[verb.main].lemma == "look"
    if verb is None or not looks or verb.past:
        return None
    return Standing("confirmed", scene.cite(verb.main, at + 1), "event.ahead", weak=True)


def _by_particle(scene: Scene, group: VerbGroup) -> Standing | None:
    verb = scene.group_before(group.first - 1)
    if verb is None or verb.last != group.first - 1:
        return None
    status = cues().particle.get((scene.tokens[verb.main].lemma, scene.tokens[group.first - 1].norm))
    if status == "denied" and verb.negated:
        status = "possible"  # "could not rule out raising taxes"
    return cued(scene, status, verb.main, group.first) if status is not None else None


def _of_ing_verb(scene: Scene, before: VerbGroup, ask: Ask) -> Standing | None:
    lemma = scene.tokens[before.main].lemma
    if lemma in {"stop", "cease"}:
        return None  # "has decided to stop selling"
    if lemma in cues().aspect:
        outer = ask(scene, before)
        if outer is None or outer.status != "happened":
            return outer
        if lemma in {"get", "go"} or is_over(scene, before):
            return outer
        return cued(scene, "happening", before.main)
    return of_cue_verb(scene, before, ask) if lemma in words("ing_cue") else None


def of_cue_verb(scene: Scene, before: VerbGroup, ask: Ask) -> Standing | None:
    """Return how a verb's complement stands: *plans to*, *is expected to*, *is to*, *will begin to*."""
    main = scene.tokens[before.main]
    whole = scene.cite(before.first, before.last)
    if main.lemma == "be" and main.form != "ing":
        if is_equated(scene, before):
            return None
        if before.past:
            return Standing("confirmed", scene.cite(before.main), "event.is-to", needs_date=True)
        return Standing("denied" if before.negated else "confirmed", scene.cite(before.main), "event.is-to")
    if main.lemma == "go" and main.form == "ing":
        if before.negated:
            return Standing("denied", whole, "event.denied")
        return Standing("confirmed", whole, "event.will", needs_date=before.past)
    if main.lemma in cues().aspect:
        outer = ask(scene, before)
        if outer is not None and main.lemma == "continue":
            return replace(outer, needs_date=True) if outer.status != "happened" else None  # "will continue to meet"
        if outer is None or outer.status != "happened":
            return outer
        return cued(scene, "happening", before.main) if main.lemma in {"begin", "start"} else None
    return _of_planner(scene, before)


def is_equated(scene: Scene, copula: VerbGroup) -> bool:
    """Tell what an aim is from what will be: *their only option is to flee*, *the goal is to win*."""
    phrase = scene.language.noun_phrase_at(copula.first - 1) if copula.first else None
    return phrase is not None and scene.tokens[phrase.head].lemma in words("equated")


def _of_planner(scene: Scene, before: VerbGroup) -> Standing | None:
    """*plans to*, *is scheduled to*, *refused to*, *does not intend to*; *had planned to* is over."""
    main = scene.tokens[before.main]
    passive = before.passive or (main.form == "participle" and not before.perfect)
    status = (cues().participle if passive else cues().verb).get(main.lemma)
    if status is None:
        return None
    if before.negated:
        denies = status in OPEN
        return refused(scene, before.first, before.last) if denies else None
    if status in {"cancelled", "postponed"} and not passive and not is_done(scene, before):
        return None  # "no thought of delaying raising the tax"
    if passive:
        past = before.past and not before.perfect and status not in CHANGES
        return cued(scene, status, before.main, needs_date=past)
    if before.last < len(scene.tokens) and scene.tokens[before.last].norm == "not" and status == "planned":
        return refused(scene, before.first, before.last + 1)  # "agreed not to issue"
    if (before.past and before.perfect) or main.lemma == "expect" or (before.past and is_long_over(scene, before)):
        return None  # "had planned to" is over; "expected to spend" is a forecast of somebody's own
    return cued(scene, status, before.main)
