"""Whether a telling is one for the diary: by the degree of its word, its object, its agent and its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.acts import is_act
from onrecord.extract.events.standing import CHANGES
from onrecord.extract.events.triggers import noun_at, words
from onrecord.extract.events.whens import is_ahead

if TYPE_CHECKING:
    from onrecord.extract.events.mention import Mention
    from onrecord.extract.events.scene import Scene
    from onrecord.extract.events.standing import Standing
    from onrecord.language import VerbGroup


def is_verb_event(scene: Scene, mention: Mention) -> bool:
    """Tell whether a verb's telling is an event."""
    if _is_other_sense(scene, mention):
        return False
    standing = mention.standing
    degree = mention.trigger.degree
    if standing is None:
        return degree == "diary" and mention.kind in {"visit", "meeting"}
    if degree == "act":
        return is_act(scene, mention, standing)
    if _lacks_object(mention):
        return is_act(scene, mention, standing)
    if standing.status == "happened":
        return degree == "diary" or mention.lemma in words("done")
    if degree == "diary":
        return True
    if degree == "dated":
        return is_act(scene, mention, standing) or _is_dated_event(scene, mention, standing)
    if is_act(scene, mention, standing):
        return True
    planned = standing.status == "planned" or (
        standing.status == "possible" and (mention.heading or not _is_modal(mention))
    )
    return planned and (bool(mention.circle.agents) or mention.heading)


def _is_other_sense(scene: Scene, mention: Mention) -> bool:
    """*meet the challenge*, *was joined by*, *address the issue*, *go further*: no event of the verb's kind."""
    lemma, group, circle = mention.lemma, mention.group, mention.circle
    passive = group is not None and group.passive
    if lemma == "meet" and (passive or _object_head(scene, mention) in words("not_met")):
        return True
    if passive and (lemma in words("attending") or (mention.kind == "visit" and lemma in words("needs_place"))):
        return True  # "was joined by", "will be returned to Chinese rule"
    if lemma == "address" and not circle.partners and _object_head(scene, mention) not in words("audience"):
        return True
    behind = scene.tokens[group.last].norm if group is not None and group.last < len(scene.tokens) else ""
    if behind in words("phrasal") or (lemma == "rule" and behind == "out"):
        return True  # "will end up", "will face off"
    cue = mention.standing.cue if mention.standing is not None else None
    if cue is not None and cue.text.lower() in {"option", "options"} and lemma in words("optioned"):
        return True  # "granted the underwriters an option to buy"
    met = lemma == "visit" and not passive and _is_person_met(scene, group)  # "consular officers visited Mr. Poe"
    if met or _object_head(scene, mention) in {"open": words("opened"), "visit": words("persons")}.get(lemma, ()):
        return True  # "will open the way", "visited him"
    if lemma in {"go", "come", "head"} and group is not None and _goes_elsewhere(scene, group):
        return True
    if lemma == "leave" and not circle.places and _object_head(scene, mention) in words("left"):
        return True
    if lemma in words("needs_place") and not circle.places and not circle.here:
        return lemma not in words("or_a_day") or mention.when is None
    return False


def _is_person_met(scene: Scene, group: VerbGroup | None) -> bool:
    phrase = scene.language.noun_phrase_at(group.last) if group is not None and group.last < len(scene.tokens) else None
    over = scene.name_over(phrase.head) if phrase is not None else None
    return over is not None and over.name.kind == "person"


def _goes_elsewhere(scene: Scene, group: VerbGroup) -> bool:
    """*go to the polls*, whose noun tells it; *came to the aid of Norway*, which is no journey."""
    if group.last + 1 >= len(scene.tokens) or scene.tokens[group.last].norm != "to":
        return False
    phrase = scene.language.noun_phrase_at(group.last + 1)
    if phrase is None:
        return False
    of = phrase.last < len(scene.tokens) and scene.tokens[phrase.last].norm == "of"
    nowhere = of and not scene.names_between(phrase.first, phrase.last)
    return nowhere or noun_at(scene.tokens[phrase.head]) is not None


def _object_head(scene: Scene, mention: Mention) -> str:
    group = mention.group
    if group is None or group.last >= len(scene.tokens):
        return ""
    phrase = scene.language.noun_phrase_at(group.last)
    if phrase is not None and phrase.last + 1 < len(scene.tokens) and scene.tokens[phrase.last].norm in {"'", "'s"}:
        owned = scene.language.noun_phrase_at(phrase.last + 1)  # "meet the strikers' demands"
        return scene.tokens[owned.head].lemma if owned is not None else ""
    return scene.tokens[phrase.head].lemma if phrase is not None and phrase.first == group.last else ""


def _lacks_object(mention: Mention) -> bool:
    group = mention.group
    if mention.lemma not in words("needs_object") or group is None or group.passive:
        return False
    if mention.when is not None and mention.lemma in words("or_dated"):
        return False
    return not mention.circle.partners and not mention.circle.words and not mention.what


def _is_dated_event(scene: Scene, mention: Mention, standing: Standing) -> bool:
    named = bool(mention.circle.agents)
    dated = mention.when is not None and is_ahead(mention.when, scene.today)
    group, lemma, kind = mention.group, mention.lemma, mention.kind
    if standing.status == "conditional" and group is not None and group.last == group.first + 1:
        return kind in {"decision", "signing", "vote"}  # "if approved"
    if lemma == "invite" and group is not None and group.passive and standing.status != "denied":
        return True  # "will be invited to the talks"
    if standing.status == "happening":
        return named or kind in {"military", "visit"}
    if lemma in {"discuss", "negotiate"}:
        active = group is not None and not group.passive
        if active and named and (standing.status == "planned" or standing.rule == "event.title-infinitive"):
            return True  # "BRITAIN, U.S. TO DISCUSS TRADE"
        return active and (dated and (named or bool(mention.circle.places)) if lemma == "discuss" else named or dated)
    if (lemma in {"appear", "plead", "testify"} and not named) or (
        standing.status == "denied" and _is_modal(mention) and kind == "decision"
    ):
        return False
    if standing.status in CHANGES or standing.status == "planned":
        return named or dated
    if kind in {"visit", "meeting"}:
        return (named or dated) and not standing.weak
    if named and standing.status == "possible" and standing.rule == "event.may" and not _is_modal(mention):
        return True  # "is considering recognizing"
    settled = standing.status == "confirmed" and standing.rule in {"event.is-to", "event.scheduled"}
    return dated or (named and settled)


def _is_modal(mention: Mention) -> bool:
    """Tell whether the standing comes from the verb's own modal: *may*, *could*."""
    return mention.group is not None and mention.group.modal is not None


def is_noun_event(scene: Scene, mention: Mention) -> bool:
    """Tell whether a noun's telling is an event; a weak word keeps its mention and loses its standing."""
    standing = mention.standing
    degree = mention.trigger.degree
    if standing is None or degree == "diary" or standing.status == "happened":
        return True
    when, today = mention.when, scene.today
    dated = when is not None and is_ahead(when, today, strictly=True)
    if when is not None and when.earliest and when.latest and today:  # "over the next four years"
        dated = dated or when.latest > when.earliest >= today or when.edtf == f"{today[:4]}/{when.latest[:4]}"
    if mention.kind == "decision" and not dated and standing.rule in {"event.will", "event.would", "event.may"}:
        return False  # "will make those decisions": a day, or somebody's plan, makes it news
    if degree == "dated":
        return standing.status in CHANGES or dated or not standing.weak
    if standing.status not in {"denied", "cancelled"} or standing.weak:
        mention.standing = None  # "the increase": only another word for an event told elsewhere
    return True
