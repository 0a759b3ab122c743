"""How an event noun stands: the verb it hangs on, its own modifiers, a date beside it, or words such as *ahead of*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.events import evidence
from onrecord.extract.events.objects import as_object
from onrecord.extract.events.standing import CHANGES, OPEN, Standing
from onrecord.extract.events.subjects import as_subject

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import NounPhrase, VerbGroup


@dataclass(frozen=True, slots=True)
class NounReading:
    """A noun's standing, and the verb that carries it as an object (``carrier``) or as a subject (``theme_of``)."""

    standing: Standing | None
    carrier: VerbGroup | None = None
    theme_of: VerbGroup | None = None
    date_only: bool = False


def read_noun(scene: Scene, token: int, phrase: NounPhrase) -> NounReading:
    """Return how a noun's event stands: what became of it, then its verb, then what stands around it."""
    denied = evidence.denied(scene, phrase)
    if denied is not None:
        return NounReading(denied)
    carrier, by_object = _object_of(scene, token, phrase)
    lasting = evidence.going_on(scene, token, phrase) if by_object is not None and by_object.weak else None
    if lasting is not None:
        return NounReading(lasting, carrier)
    if by_object is not None and (by_object.status in CHANGES or by_object.status == "happened"):
        return NounReading(by_object, carrier)
    verb, by_subject = as_subject(scene, phrase)
    if by_subject is not None and by_subject.status in CHANGES:
        return NounReading(by_subject, theme_of=verb)
    if by_object is not None and not by_object.needs_date:
        planned = evidence.by_modifier(scene, token, phrase) if by_object.status == "possible" else None
        return NounReading(planned if planned is not None and planned.status == "planned" else by_object, carrier)
    dated = evidence.is_dated_near(scene, token, phrase)
    if by_subject is not None and (not by_subject.needs_date or dated or evidence.is_dated_after(scene, verb)):
        return NounReading(by_subject, theme_of=verb)
    own = evidence.by_modifier(scene, token, phrase) or evidence.going_on(scene, token, phrase)
    if own is not None:
        return NounReading(own, carrier)
    if by_object is not None and dated:
        return NounReading(by_object, carrier)
    return _by_surroundings(scene, token, phrase, carrier, dated=dated)


def _by_surroundings(
    scene: Scene, token: int, phrase: NounPhrase, carrier: VerbGroup | None, *, dated: bool
) -> NounReading:
    if dated and not evidence.is_during_past(scene, phrase):
        return NounReading(Standing("confirmed", None, "event.dated-noun", weak=True), carrier, date_only=True)
    if evidence.is_told_past(scene, token, phrase) or evidence.is_done_meanwhile(scene, token, phrase):
        return NounReading(Standing("happened", None, "event.past", weak=True), carrier)
    return NounReading(evidence.ahead(scene, phrase), carrier)


def _object_of(scene: Scene, token: int, phrase: NounPhrase) -> tuple[VerbGroup | None, Standing | None]:
    """Return the carrying verb and what it says, unless the noun itself says better."""
    carrier, standing = as_object(scene, phrase)
    if standing is None:
        return carrier, None
    if (standing.weak or standing.status == "denied") and evidence.is_told_past(scene, token, phrase):
        return (carrier if not standing.weak else None), None  # "refused to attend last month's meeting"
    direct = phrase.first > 0 and scene.language.verb_group_at(phrase.first - 1) is not None
    if standing.status == "happened" and not direct:
        own = evidence.by_modifier(scene, token, phrase)
        if (own is not None and own.status in OPEN) or evidence.is_dated_near(scene, token, phrase):
            return None, None  # "spoke about the upcoming summit"
    return carrier, standing
