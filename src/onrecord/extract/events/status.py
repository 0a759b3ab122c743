"""How surely something lies ahead: the standing of a verb, from its modal, its tense and the words that govern it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.events.triggers import cues, verb_trigger
from onrecord.extract.events.whens import is_dated, is_past

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import VerbGroup
    from onrecord.record import CitedPassage, EventStatus

CHANGES = frozenset({"postponed", "cancelled", "denied", "rescheduled"})
AHEAD = frozenset(
    {"possible", "planned", "expected", "confirmed", "conditional", "postponed", "rescheduled", "cancelled", "denied"}
)
DEPTH = 6
"""How many governing words are followed back; chains of news prose are shorter."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, the words that show it and the rule that read them."""

    status: EventStatus
    cue: CitedPassage | None
    rule: str
    weak: bool = False
    """Without a word that says so: a date ahead, or a mere mention."""
    needs_date: bool = False
    """Only good with a date to come: the present tense, *would*, *was to*."""


def standing_of(scene: Scene, group: VerbGroup, depth: int = 0) -> Standing | None:
    """Return how what a verb tells stands, or nothing where it is neither planned nor done."""
    if depth > DEPTH:
        return None
    by_modal = _modal(scene, group)
    if by_modal is not None:
        return by_modal if by_modal.status != "happened" else None
    if group.modal is not None:
        return None
    if group.infinitive:
        return _governed(scene, group, depth)
    main = scene.tokens[group.main]
    be_to = _is_to(scene, group)
    if be_to is not None:
        return be_to
    if main.form == "ing" and not group.finite:
        return _governed_ing(scene, group, depth)
    if not group.finite and main.form == "base":
        return _coordinated(scene, group, depth)
    if (
        main.form in {"base", "present"}
        and main.form == "base"
        and _after_conjunction(scene, group)
        and not group.passive
    ):
        return _coordinated(scene, group, depth)
    if _if_done(scene, group):
        return Standing("conditional", scene.cite(group.first - 1, group.last), "event.if")
    if group.negated:
        return None
    if group.progressive and not group.past and not group.perfect:
        return Standing("confirmed", scene.cite(group.first, group.last), "event.present-for-future", needs_date=True)
    if group.past or group.perfect:
        return Standing("happened", None, "event.past")
    if not group.finite and main.form == "participle":
        return _reduced(scene, group)
    if main.form in {"present", "base"}:
        return Standing("confirmed", scene.cite(group.main), "event.present-for-future", needs_date=True)
    return Standing("happened", None, "event.past") if main.form == "past" else None


def _modal(scene: Scene, group: VerbGroup) -> Standing | None:
    if group.modal is None:
        return None
    cue = scene.cite(group.first)
    for at in range(group.first, group.last):
        if scene.tokens[at].norm in {
            "will",
            "shall",
            "going",
            "may",
            "might",
            "could",
            "would",
            "'ll",
            "wo",
            "won't",
            "can",
            "should",
        }:
            cue = scene.cite(at)
            break
    if group.perfect:
        return Standing("happened", None, "event.past")
    if group.modal in {"will", "shall", "going to"}:
        if group.negated:
            return Standing("denied", scene.cite(group.first, max(group.main, group.first + 1)), "event.denied")
        return Standing("confirmed", cue, "event.will")
    if group.modal in {"may", "might", "could"}:
        start = scene.clause_start(group.main)
        purpose = start > 0 and scene.tokens[start - 1].norm == "so"  # "so they could attend": an aim
        return None if group.negated or purpose else Standing("possible", cue, "event.may")
    if group.modal == "would":
        if group.negated:
            return Standing("denied", cue, "event.denied", needs_date=not scene.is_told(group.main))
        condition = condition_of(scene, group.main)
        if condition is not None:
            return None if _counterfactual(scene, *condition) else Standing("conditional", cue, "event.if")
        return Standing("confirmed", cue, "event.would", needs_date=not _backshifted(scene, group))
    return None


def _counterfactual(scene: Scene, first: int, last: int) -> bool:
    """*if the elections took place this week*: a thought, no plan."""
    group = scene.group_after(first + 1)
    return group is not None and group.first < last and group.finite and group.past


def _is_to(scene: Scene, group: VerbGroup) -> Standing | None:
    """*is to visit*, *was to have travelled*."""
    to = next(
        (
            at
            for at in range(group.first + 1, group.main)
            if scene.tokens[at].norm == "to" and scene.tokens[at].pos == "PART"
        ),
        None,
    )
    if to is not None and scene.tokens[to - 1].lemma not in {"be", "not", "still", "now", "also", "n't"}:
        to = None
    if to is None:
        return None
    cue = scene.cite(group.first, to + 1)
    if group.past and any(scene.tokens[at].lemma == "have" for at in range(to, group.main)):
        return Standing("cancelled", scene.cite(group.first, group.main), "event.was-to-have")
    if group.negated:
        return Standing("denied", cue, "event.denied")
    return Standing("confirmed", cue, "event.is-to", needs_date=group.past)


def _backshifted(scene: Scene, group: VerbGroup) -> bool:
    """*said he would*: the future of a past teller, here or in a sentence that goes on telling."""
    before = scene.group_before(group.first)
    if before is not None and scene.tokens[before.main].lemma in {
        "hope",
        "wish",
        "want",
        "fear",
        "urge",
        "demand",
        "like",
        "prefer",
        "suggest",
        "doubt",
    }:
        return False
    if scene.is_told(group.main):
        return True
    return (
        before is not None
        and before.past
        and scene.tokens[before.main].lemma in {"say", "tell", "announce", "add", "confirm", "promise", "state"}
    )


def condition_of(scene: Scene, token: int) -> tuple[int, int] | None:
    """Return the tokens of an *if* clause in the sentence of ``token``, outside the clause of which ``token`` is part of the test."""
    sentence = scene.sentence(token)
    for at in range(sentence.first, sentence.last):
        word = scene.tokens[at]
        if (
            word.norm not in cues().condition
            or word.norm == "whether"
            or word.pos not in {"SCONJ", "ADP", "ADV", "VERB"}
        ):
            continue
        end = at + 1
        while end < sentence.last and scene.tokens[end].text not in {",", ";", ".", ":", "”", '"'}:
            end += 1
        if not at <= token < end:
            return at, end
    return None


def _after_conjunction(scene: Scene, group: VerbGroup) -> bool:
    at = scene.before_adverbs(group.first)
    return at >= 0 and (scene.tokens[at].pos == "CCONJ" or scene.tokens[at].text == ",")


def coordinated_with(scene: Scene, group: VerbGroup) -> VerbGroup | None:
    """Return the verb to which a bare second verb is joined: *will make a visit … and hold talks*."""
    if not _after_conjunction(scene, group):
        return None
    before = scene.group_before(group.first)
    base = scene.tokens[group.main].form == "base" or group.infinitive
    hops = 0
    while before is not None and hops < DEPTH:
        if base and (before.modal or before.infinitive or scene.tokens[before.main].form == "base"):
            return before
        if not base and (before.finite or before.past):
            return before
        before = scene.group_before(before.first)
        hops += 1
    return None


def _coordinated(scene: Scene, group: VerbGroup, depth: int) -> Standing | None:
    before = coordinated_with(scene, group)
    return standing_of(scene, before, depth + 1) if before is not None else None


def _negated_before(scene: Scene, token: int) -> bool:
    return any(
        scene.tokens[at].norm in {"no", "not", "never", "n't"}
        for at in range(max(scene.sentence(token).first, token - 3), token)
    )


def _governed(scene: Scene, group: VerbGroup, depth: int) -> Standing | None:  # noqa: PLR0911 - one case a kind of governor
    """*plans to visit*, *is due to sign*, *a plan to raise*, *X to visit Y* in a title."""
    at = scene.before_adverbs(group.first)
    if (
        group.first > scene.sentence(group.main).first
        and scene.tokens[group.first - 1].norm in cues().adjective
        and scene.tokens[group.first - 1].pos != "VERB"
    ):
        at = group.first - 1
    if at < 0:
        return None
    word = scene.tokens[at]
    before = scene.language.verb_group_at(at)
    if (
        before is not None
        and (word.norm not in cues().adjective or word.pos == "VERB")
        and before.last <= group.first
        and before.last >= at
        and word.pos not in {"ADJ", "NOUN"}
    ):
        return of_cue_verb(scene, before, depth)
    if word.pos in {"CCONJ"} or word.text == ",":
        other = coordinated_with(scene, group)
        joined = _coordinated(scene, group, depth) if other is not None and other.infinitive else None
        if joined is not None:
            return joined
    if (word.norm in cues().adjective) and word.pos in {"ADJ", "ADV"}:
        verb = scene.group_before(at) or before
        status = cues().adjective[word.norm]
        if _negated_before(scene, at) or (verb is not None and verb.last >= at - 1 and verb.negated):
            status = "denied" if status != "denied" else "possible"
        past = verb is not None and verb.last >= at - 1 and verb.past and verb.finite
        return Standing(status, scene.cite(at), f"event.{_rule(status)}", needs_date=past)
    if word.pos == "NOUN" and (word.norm in cues().noun or word.lemma in cues().noun):
        status = cues().noun.get(word.norm) or cues().noun[word.lemma]
        phrase = scene.language.noun_phrase_at(at)
        opening = scene.tokens[phrase.first].norm if phrase else ""
        verb = scene.group_before(phrase.first if phrase else at)
        if opening == "no" or (verb is not None and verb.negated and verb.last == (phrase.first if phrase else at)):
            return Standing("denied", scene.cite(phrase.first if phrase else at, at + 1), "event.denied")
        if (
            verb is not None
            and scene.tokens[verb.main].lemma in {"deny", "reject", "refuse"}
            and verb.last >= (phrase.first if phrase else at) - 1
        ):
            return Standing("denied", scene.cite(verb.main), "event.denied")
        if opening in {"any", "earlier", "previous"}:
            return None
        if word.lemma == "decision" and phrase is not None and _settled_long_ago(scene, phrase.first):
            return None
        if (
            verb is not None
            and verb.last == (phrase.first if phrase else at)
            and cues().object.get(scene.tokens[verb.main].lemma) == "possible"
        ):
            return Standing("possible", scene.cite(verb.main, at + 1), "event.may")
        return Standing(status, scene.cite(at), f"event.{_rule(status)}")
    outer = _outer_noun(scene, at)
    if outer is not None:
        status = cues().noun.get(scene.tokens[outer].norm) or cues().noun[scene.tokens[outer].lemma]
        return Standing(status, scene.cite(outer), f"event.{_rule(status)}")
    if (
        scene.sentence(at).heading
        and word.pos in {"PROPN", "NOUN", "PUNCT", "NUM"}
        and scene.group_before(group.first) is None
    ):
        return Standing("confirmed", scene.cite(group.first), "event.title-infinitive")
    return None


def _outer_noun(scene: Scene, at: int) -> int | None:
    """*the decision of the court to withdraw*, *options of six aircraft to exercise*: the noun before *of* or *by*."""
    phrase = scene.language.noun_phrase_at(at)
    if phrase is None or phrase.first < 2 or scene.tokens[phrase.first - 1].norm not in {"of", "by"}:
        return None
    word = scene.tokens[phrase.first - 2]
    return phrase.first - 2 if word.pos == "NOUN" and (word.norm in cues().noun or word.lemma in cues().noun) else None


def _settled_long_ago(scene: Scene, first: int) -> bool:
    """*in response to Russia's decision to recognize*: what was decided is done, and answered."""
    at = first - 1
    return at >= scene.sentence(first).first and scene.tokens[at].norm in {
        "of",
        "to",
        "against",
        "after",
        "over",
        "following",
        "since",
        "despite",
    }


def _governed_ing(scene: Scene, group: VerbGroup, depth: int) -> Standing | None:
    """*is considering buying*, *ruled out making*, *will begin withdrawing*; and *will resume work, flying to Rome*."""
    at = scene.before_adverbs(group.first)
    if at < 0:
        return None
    before = scene.language.verb_group_at(at)
    word = scene.tokens[at]
    particle = scene.tokens[group.first - 1].norm
    verb = scene.group_before(group.first - 1)
    if (
        verb is not None
        and verb.last == group.first - 1
        and (scene.tokens[verb.main].lemma, particle) in cues().particle
    ):
        status = cues().particle[scene.tokens[verb.main].lemma, particle]
        return Standing(status, scene.cite(verb.main, group.first), f"event.{_rule(status)}")
    if before is None and word.pos in {"ADP", "PART"}:
        before = scene.language.verb_group_at(at - 1)
        status = cues().particle.get((scene.tokens[at - 1].lemma, word.norm))
        if before is not None and status is not None:
            return Standing(status, scene.cite(at - 1, at + 1), f"event.{_rule(status)}")
        if word.norm not in {"on", "with", "in", "of", "against", "from"} or before is None:
            return None
    if before is not None and before.first < group.first:
        lemma = scene.tokens[before.main].lemma
        if lemma in cues().aspect:
            outer = standing_of(scene, before, depth + 1)
            if outer is not None and outer.status == "happened":
                if lemma in {"stop", "cease", "get", "go"} or _over(scene, before):
                    return outer
                return Standing("happening", scene.cite(before.main), "event.under-way")
            return outer
        if lemma in {
            "plan",
            "consider",
            "contemplate",
            "mull",
            "weigh",
            "postpone",
            "delay",
            "cancel",
            "recommend",
            "propose",
            "expect",
            "discuss",
            "anticipate",
        }:
            return of_cue_verb(scene, before, depth)
        return None
    if word.text == ",":
        before = scene.group_before(group.first)
        if before is not None:
            outer = standing_of(scene, before, depth + 1)
            if outer is not None and outer.status == "confirmed" and not outer.needs_date:
                return replace(outer, rule="event.purpose")
    return None


def _over(scene: Scene, group: VerbGroup) -> bool:
    """Tell whether a day gone by dates the clause."""
    return any(
        is_dated(time) and is_past(time, scene.today)
        for time in scene.times_between(scene.clause_start(group.main), scene.clause_end(group.main))
    )


def of_cue_verb(scene: Scene, before: VerbGroup, depth: int = 0) -> Standing | None:  # noqa: PLR0911 - one case a kind of cue
    """Return how a verb's complement stands: *plans to*, *is expected to*, *is to*, *will begin to*."""
    main = scene.tokens[before.main]
    lemma = main.lemma
    cue = scene.cite(before.main)
    if lemma == "be" and main.form != "ing":
        if before.past:
            return Standing("confirmed", cue, "event.is-to", needs_date=True)
        return Standing("denied" if before.negated else "confirmed", cue, "event.is-to")
    if lemma == "go" and main.form == "ing":
        if before.negated:
            return Standing("denied", scene.cite(before.first, before.last), "event.denied")
        return Standing("confirmed", scene.cite(before.first, before.last), "event.will", needs_date=before.past)
    if lemma in cues().aspect:
        outer = standing_of(scene, before, depth + 1)
        return (
            outer
            if outer is not None and outer.status != "happened"
            else (
                Standing("happening", cue, "event.under-way")
                if outer is not None and lemma in {"begin", "start", "continue"}
                else None
            )
        )
    passive = before.passive or (main.form == "participle" and not before.perfect)
    table = cues().participle if passive else cues().verb
    status = table.get(lemma)
    if status is None:
        return None
    if before.negated:
        return (
            Standing("denied", scene.cite(before.first, before.last), "event.denied")
            if status in {"planned", "confirmed", "expected", "possible"}
            else None
        )
    if passive:
        return Standing(
            status,
            cue,
            f"event.{_rule(status)}",
            needs_date=before.past and not before.perfect and status not in CHANGES,
        )
    if before.past and before.perfect:  # "had planned to": over
        return None
    if lemma == "expect":
        return None  # an expectation of somebody's own: "expected to spend"
    return Standing(status, cue, f"event.{_rule(status)}")


def _rule(status: str) -> str:
    return {"possible": "may", "planned": "plan", "confirmed": "scheduled"}.get(status, status)


def _if_done(scene: Scene, group: VerbGroup) -> bool:
    """*a bill that, if approved, would …*"""
    first = scene.sentence(group.main).first
    if (
        group.last != group.first + 1
        or group.first == first
        or scene.tokens[group.main].form not in {"past", "participle"}
    ):
        return False
    after = scene.tokens[group.last].text if group.last < len(scene.tokens) else "."
    return scene.tokens[group.first - 1].norm in {"if", "once", "unless"} and after in {",", "."}


def _reduced(scene: Scene, group: VerbGroup) -> Standing | None:
    """*elections planned for May*: a participle after its noun."""
    status = cues().participle.get(scene.tokens[group.main].lemma)
    return Standing(status, scene.cite(group.main), f"event.{_rule(status)}") if status else None


def is_event_verb(lemma: str) -> bool:
    """Tell whether the verb names an event of any degree."""
    return verb_trigger(lemma) is not None
