"""What takes a plan back: conditions, wishes, denials, and plans of the past that came to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.scene import CLAUSE
from onrecord.extract.events.standing import DEPTH
from onrecord.extract.events.triggers import cues, words
from onrecord.extract.events.whens import is_dated, is_past

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import Sentence, VerbGroup

_STOPS = frozenset({",", ";", ".", ":", "”", '"'})


def condition_of(scene: Scene, token: int) -> tuple[int, int] | None:
    """Return the tokens of an *if* clause in the sentence of ``token``, where ``token`` is no part of it."""
    sentence = scene.sentence(token)
    for at in range(max(sentence.first, token - CLAUSE), min(sentence.last, token + CLAUSE)):
        word = scene.tokens[at]
        if word.norm not in cues().condition or word.pos not in {"SCONJ", "ADP", "ADV", "VERB"}:
            continue
        if not _opens_condition(scene, at, sentence):
            continue
        end = at + 1
        while end < min(sentence.last, at + CLAUSE) and scene.tokens[end].text not in _STOPS:
            end += 1
        if not at <= token < end and not _is_of_other(scene, token, at, end):
            return at, end
    return None


def _opens_condition(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Tell a condition from *even if*, *doubts if*, *if necessary*, *if I may*, *will be provided*."""
    before = scene.tokens[at - 1] if at > sentence.first else None
    after = scene.tokens[at + 1] if at + 1 < sentence.last else None
    if scene.tokens[at].norm == "provided":
        return (after is not None and after.norm == "that") or (before is not None and before.text == ",")
    if scene.tokens[at].norm != "if":
        return True
    if before is not None and (before.norm in words("no_condition_before") or before.lemma in words("asking_if")):
        return False
    if after is None or after.norm in words("no_condition_after"):
        return False
    verb = scene.group_after(at + 1)
    return not (after.norm in {"i", "we"} and verb is not None and verb.modal == "may")


def _is_of_other(scene: Scene, token: int, first: int, last: int) -> bool:
    """Tell whether another verb stands between: *will meet him to say what he can expect if it goes on*."""
    low, high = (token + 1, first) if token < first else (last, token)
    carrier = None if scene.language.verb_group_at(token) is not None else scene.group_before(token)
    at = low
    while at < high:
        group = scene.language.verb_group_at(at)
        if group is None:
            at += 1
            continue
        own = group.first <= token < group.last or group == carrier
        at = max(at + 1, group.last)
        telling = scene.tokens[group.main].lemma in words("telling") or scene.tokens[group.main].lemma in words(
            "wishing"
        )
        if not own and not telling and (group.finite or group.modal) and not scene.is_reduced(group):
            return _has_subject(scene, group, low)
    return False


def _has_subject(scene: Scene, group: VerbGroup, low: int) -> bool:
    """Tell a clause with a subject of its own from a second verb of the same one: *will go and will stay if*."""
    at = scene.before_adverbs(group.first)
    return at >= low and scene.tokens[at].pos != "CCONJ" and scene.tokens[at].text != ","


def is_counterfactual(scene: Scene, first: int, last: int) -> bool:
    """*if they voted this week*: a thought, no plan."""
    group = scene.group_after(first + 1)
    return group is not None and group.first < last and group.finite and group.past


def is_if_done(scene: Scene, group: VerbGroup) -> bool:
    """*a bill that, if approved, would …*: the approval is the event."""
    lone = group.last == group.first + 1 and scene.tokens[group.main].form in {"past", "participle"}
    if not lone or group.first == scene.sentence(group.main).first:
        return False
    after = scene.tokens[group.last].text if group.last < len(scene.tokens) else "."
    return scene.tokens[group.first - 1].norm in {"if", "once", "unless"} and after in {",", "."}


def is_backshifted(scene: Scene, group: VerbGroup) -> bool:
    """*said he would*: the future of a past teller, here or in a sentence that goes on telling."""
    before = scene.group_before(group.first)
    if before is not None and scene.tokens[before.main].lemma in words("wishing"):
        return False
    if scene.is_told(group.main):
        return True
    return before is not None and before.past and scene.tokens[before.main].lemma in words("telling")


def is_over(scene: Scene, group: VerbGroup) -> bool:
    """Tell whether a day gone by dates the clause."""
    times = scene.times_between(scene.clause_start(group.main), scene.clause_end(group.main))
    return any(is_dated(time) and is_past(time, scene.today) for time in times)


def is_long_over(scene: Scene, group: VerbGroup) -> bool:
    """*In early 1986 the two agreed to sell it*: told of a year gone by, and no plan of today."""
    times = scene.times_between(scene.clause_start(group.main), group.last)
    year = (scene.today or "")[:4]
    return any(is_dated(time) and (time.latest or "9")[:4] < year and is_past(time, scene.today) for time in times)


def denying_verb(scene: Scene, start: int) -> VerbGroup | None:
    """Return the verb of *has denied that a meeting will take place*, where a clause starts at ``start``."""
    if start < 2 or scene.tokens[start - 1].norm != "that":
        return None
    before = scene.group_before(start - 1)
    if before is None or before.last != start - 1 or before.negated:
        return None
    return before if scene.tokens[before.main].lemma == "deny" else None


def is_contradicted(scene: Scene, token: int, sentence: Sentence) -> bool:
    """*was scheduled to meet him, but stayed away*: a plan of the past, and then a but."""
    if any(scene.tokens[at].norm == "but" for at in range(token, min(sentence.last, token + CLAUSE))):
        return True
    return sentence.last < len(scene.tokens) and scene.tokens[sentence.last].norm == "but"


def follows_conjunction(scene: Scene, group: VerbGroup) -> bool:
    """Tell whether a verb stands right behind *and* or a comma, so that it has no subject of its own."""
    at = scene.before_adverbs(group.first)
    return at >= 0 and (scene.tokens[at].pos == "CCONJ" or scene.tokens[at].text == ",")


def coordinated_with(scene: Scene, group: VerbGroup) -> VerbGroup | None:
    """Return the verb to which a bare second verb is joined: *will make a visit … and hold talks*."""
    if not follows_conjunction(scene, group):
        return None
    before = scene.group_before(group.first)
    base = scene.tokens[group.main].form == "base" or group.infinitive
    for _ in range(DEPTH):
        if before is None:
            return None
        if base and (before.modal or before.infinitive or scene.tokens[before.main].form == "base"):
            return before
        if not base and (before.finite or before.past):
            return before
        before = scene.group_before(before.first)
    return None
