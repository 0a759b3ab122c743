"""The standing of a verb: from its modal, its tense and the words that govern it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.conditions import (
    condition_of,
    coordinated_with,
    follows_conjunction,
    is_backshifted,
    is_counterfactual,
    is_if_done,
)
from onrecord.extract.events.governors import governed, governed_ing, is_equated
from onrecord.extract.events.standing import DEPTH, DONE, Standing, cued, refused
from onrecord.extract.events.triggers import cues, words
from onrecord.extract.events.whens import is_ahead, is_dated

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import VerbGroup


def standing_of(scene: Scene, group: VerbGroup, depth: int = 0) -> Standing | None:
    """Return how what a verb tells stands, or nothing where it is neither planned nor done."""
    if depth > DEPTH:
        return None
    if group.modal is not None:
        return _by_modal(scene, group)

    def ask(scene: Scene, other: VerbGroup) -> Standing | None:
        return standing_of(scene, other, depth + 1)

    if group.infinitive:
        return governed(scene, group, ask)
    be_to = _is_to(scene, group)
    if be_to is not None:
        return be_to
    main = scene.tokens[group.main]
    if main.form == "ing" and not group.finite:
        return governed_ing(scene, group, ask)
    if main.form == "base" and (not group.finite or (follows_conjunction(scene, group) and not group.passive)):
        before = coordinated_with(scene, group)
        return ask(scene, before) if before is not None else None
    return _by_tense(scene, group)


def _never(scene: Scene, group: VerbGroup) -> bool:
    """*The two never met*."""
    return any(scene.tokens[at].norm == "never" for at in range(max(0, group.first - 1), group.last))


def is_hosted(scene: Scene, group: VerbGroup) -> bool:
    """*will lead a conference co-hosted with Panama*: a participle, though it may look like a past tense."""
    lone = group.last == group.first + 1 and group.first > 0 and group.last < len(scene.tokens)
    if not lone or scene.tokens[group.main].lemma not in words("organising"):
        return False
    noun = scene.tokens[group.first - 1].pos == "NOUN" and scene.tokens[group.last].pos == "ADP"
    return noun and scene.group_before(group.first) is not None


def _by_tense(scene: Scene, group: VerbGroup) -> Standing | None:
    main = scene.tokens[group.main]
    if is_if_done(scene, group):
        return Standing("conditional", scene.cite(group.first - 1, group.last), "event.if")
    if group.negated:
        return None
    if group.progressive and not group.past and not group.perfect:
        return Standing("confirmed", scene.cite(group.first, group.last), "event.present-for-future", needs_date=True)
    if group.past or group.perfect:
        return None if _never(scene, group) or is_hosted(scene, group) else DONE
    if not group.finite and main.form == "participle":  # "elections planned for May"
        status = cues().participle.get(main.lemma)
        return cued(scene, status, group.main) if status is not None else None
    if main.form in {"present", "base"}:
        return Standing("confirmed", scene.cite(group.main), "event.present-for-future", needs_date=True)
    return DONE if main.form == "past" else None


def _by_modal(scene: Scene, group: VerbGroup) -> Standing | None:
    if group.perfect:
        return None  # "will have exceeded", "could have met"
    at = next((i for i in range(group.first, group.last) if scene.tokens[i].norm in words("modal_words")), group.first)
    cue = scene.cite(at)
    if group.modal in {"will", "shall", "going to"}:
        if group.negated:
            return refused(scene, group.first, max(group.main, group.first + 1))
        return Standing("confirmed", cue, "event.will")
    if group.modal in {"may", "might", "could"}:
        start = scene.clause_start(group.main)
        purpose = start > 0 and scene.tokens[start - 1].norm == "so"  # "so they could attend": an aim
        return None if group.negated or purpose else Standing("possible", cue, "event.may")
    if group.modal == "must" and not group.negated:
        return Standing("confirmed", cue, "event.must") if _has_day_ahead(scene, group) else None
    if group.modal != "would":
        return None
    if group.negated:
        return Standing("denied", cue, "event.denied", needs_date=not scene.is_told(group.main))
    condition = condition_of(scene, group.main)
    if condition is not None:
        return None if is_counterfactual(scene, *condition) else Standing("conditional", cue, "event.if")
    return Standing("confirmed", cue, "event.would", needs_date=not is_backshifted(scene, group))


def _has_day_ahead(scene: Scene, group: VerbGroup) -> bool:
    """*must be held by March 31*: a duty is a plan once a day is set for it."""
    times = scene.times_between(group.main + 1, scene.clause_end(group.main))
    return any(is_dated(time) and time.latest is not None and is_ahead(time, scene.today) for time in times)


def _is_to(scene: Scene, group: VerbGroup) -> Standing | None:
    """*is to visit*, *was to have travelled*."""
    inner = range(group.first + 1, group.main)
    to = next((i for i in inner if scene.tokens[i].norm == "to" and scene.tokens[i].pos == "PART"), None)
    if to is None or scene.tokens[to - 1].lemma not in {"be", "not", "still", "now", "also", "n't"}:
        return None
    if is_equated(scene, group):
        return None
    cue = scene.cite(group.first, to + 1)
    if group.past and any(scene.tokens[i].lemma == "have" for i in range(to, group.main)):
        return Standing("cancelled", scene.cite(group.first, group.main), "event.was-to-have")
    if group.negated:
        return Standing("denied", cue, "event.denied")
    return Standing("confirmed", cue, "event.is-to", needs_date=group.past)
