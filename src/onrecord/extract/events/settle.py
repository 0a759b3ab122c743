"""Whether a standing holds in its sentence: questions, denials, conditions, and tenses that need a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.conditions import condition_of, denying_verb, is_contradicted
from onrecord.extract.events.standing import CHANGES, OPEN, Standing
from onrecord.extract.events.whens import is_ahead, says_ahead, when_around

if TYPE_CHECKING:
    from onrecord.extract.events.mention import Mention
    from onrecord.extract.events.scene import Scene
    from onrecord.language import Sentence

_TODAY_TOO = frozenset({"event.would", "event.scheduled", "event.expected", "event.plan"})


def settle(scene: Scene, mention: Mention, sentence: Sentence) -> None:
    """Drop or change a standing that the sentence does not bear out."""
    if mention.standing is None:
        return
    if _is_question(scene, sentence):
        mention.standing = None
        return
    start = scene.clause_start(mention.token)
    denial = denying_verb(scene, start)
    if denial is not None and mention.standing.status in OPEN:
        mention.standing = Standing("denied", scene.cite(denial.main), "event.denied")
        return
    inside = start > 0 and scene.tokens[start - 1].norm in {"if", "unless", "whether", "provided"}
    if inside and mention.standing.status not in CHANGES | {"conditional"}:
        mention.standing = None
        return
    if mention.standing.needs_date and not _has_date(scene, mention, mention.standing):
        mention.standing = _without_date(scene, mention, mention.standing, sentence)
    if mention.standing is not None and not mention.standing.weak:
        _condition(scene, mention, mention.standing)


def _is_question(scene: Scene, sentence: Sentence) -> bool:
    return any(token.text == "?" for token in scene.tokens[max(sentence.first, sentence.last - 2) : sentence.last])


def _has_date(scene: Scene, mention: Mention, standing: Standing) -> bool:
    when = mention.when
    if when is None:
        times = scene.times_between(mention.token + 1, scene.clause_end(mention.token))
        return any(says_ahead(time) for time in times)
    if is_ahead(when, scene.today, strictly=True):
        return True
    begun = when.earliest is not None and when.earliest == scene.today and (when.latest or "") > when.earliest
    lasting = mention.group is not None and mention.group.progressive
    if standing.rule == "event.present-for-future" and begun and not lasting:
        return True  # "travels to France June 11-19", told on the first day
    if standing.rule == "event.is-to":
        return when.earliest == scene.today and is_ahead(when, scene.today)
    return standing.rule in _TODAY_TOO and is_ahead(when, scene.today)


def _without_date(scene: Scene, mention: Mention, standing: Standing, sentence: Sentence) -> Standing | None:
    """Return what is left of a tense that needs a date: a plan that fell through, a visit under way, or nothing."""
    past_plan = standing.rule in {"event.scheduled", "event.is-to"} and mention.verb
    if past_plan and is_contradicted(scene, mention.token, sentence):
        if mention.when is None:  # "were to meet earlier on Tuesday", which is over
            stop = scene.clause_end(mention.token)
            mention.when = when_around(scene, mention.token, mention.group, stop, past_too=True)
        return Standing("cancelled", standing.cue, "event.cancelled")
    group = mention.group
    if group is None or mention.lemma not in {"visit", "tour", "travel"} or mention.kind != "visit":
        return None
    going = group.progressive and not group.past
    return Standing("happening", standing.cue, "event.under-way") if going else None


def _condition(scene: Scene, mention: Mention, standing: Standing) -> None:
    found = condition_of(scene, mention.token)
    if found is None:
        return
    if standing.status == "conditional":
        mention.condition = scene.cite(*found)
    elif standing.status in {"confirmed", "possible"} and scene.tokens[found[0]].norm != "assuming":
        mention.condition = scene.cite(*found)
        mention.standing = Standing("conditional", scene.cite(found[0]), "event.if")
