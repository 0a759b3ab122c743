"""Turns of phrase that tell an event without a word for it: *has until Friday to respond*, *is due in court*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.mention import Mention
from onrecord.extract.events.participants import Circle, around, names_of, subject_of
from onrecord.extract.events.standing import Standing
from onrecord.extract.events.triggers import Trigger, words
from onrecord.extract.events.whens import day_told, is_ahead, is_dated, when_around

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import Sentence, VerbGroup

_DEADLINE = Trigger("deadline", "diary", "deadline")
_COURT = Trigger("trial", "diary", "appear")
_REACH = 8
"""Words between a verb and its *until*: those who are given time."""


def turn_mention(scene: Scene, at: int, sentence: Sentence) -> Mention | None:
    """Return the event that a turn of phrase around the verb ``at`` tells, if any."""
    group = scene.language.verb_group_at(at)
    if group is None or group.main != at or group.negated:
        return None
    return _until(scene, group, sentence) or _due_in_court(scene, group, sentence)


def _until(scene: Scene, group: VerbGroup, sentence: Sentence) -> Mention | None:
    """*has until Friday to respond*, *gave the firm until June 1*: a deadline, of those who have the time."""
    lemma = scene.tokens[group.main].lemma
    if lemma not in words("time_given"):
        return None
    stop = min(sentence.last, group.last + _REACH)
    until = next((at for at in range(group.last, stop) if scene.tokens[at].norm in {"until", "till"}), None)
    if until is None or (lemma == "have" and (group.past or until != group.last)):
        return None
    times = [time for time in scene.times_between(until, min(sentence.last, until + _REACH)) if is_dated(time)]
    if not times or not is_ahead(times[0], scene.today) or scene.language.token_at(times[0].start) > until + 1:
        return None
    given = lemma != "have"
    phrases = list(scene.phrases_between(group.last, until)) if given else subject_of(scene, group)
    return Mention(
        group.main,
        "deadline",
        _DEADLINE,
        verb=True,
        heading=sentence.heading,
        standing=Standing("confirmed", scene.cite(until), "event.deadline"),
        circle=Circle(agents=names_of(scene, phrases)),
        when=day_told(times[0]),
        group=group,
        lemma=lemma,
    )


def _due_in_court(scene: Scene, group: VerbGroup, sentence: Sentence) -> Mention | None:
    """*is due back in court on Monday*."""
    if scene.tokens[group.main].lemma != "be" or group.past or group.last + 3 > sentence.last:
        return None
    told = [token.norm for token in scene.tokens[group.last : group.last + 4]]
    if told[:1] != ["due"] or "court" not in told or "in" not in told:
        return None
    court = group.last + told.index("court")
    stop = scene.clause_end(court)
    there = around(scene, court, verb=None, travels=False, stop=stop)
    return Mention(
        court,
        "trial",
        _COURT,
        verb=True,
        heading=sentence.heading,
        standing=Standing("confirmed", scene.cite(group.last), "event.scheduled"),
        circle=Circle(agents=names_of(scene, subject_of(scene, group)), places=there.places),
        when=when_around(scene, court, None, stop),
        group=group,
        lemma="court",
    )
