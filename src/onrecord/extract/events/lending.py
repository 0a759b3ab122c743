"""What one telling takes from another in its sentence: *will visit … to meet*."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.extract.events.conditions import coordinated_with
from onrecord.extract.events.participants import subject_of, unique
from onrecord.extract.events.standing import Standing
from onrecord.extract.events.triggers import GATHERINGS, words

if TYPE_CHECKING:
    from onrecord.extract.events.mention import Mention
    from onrecord.extract.events.scene import Scene
    from onrecord.language import VerbGroup

PURPOSES = frozenset({"meeting", "talks", "signing", "summit", "ceremony", "speech", "vote", "launch"})
PARTS = (PURPOSES - {"vote"}) | {"visit", "other", "publication"}
_LENDING = frozenset({"possible", "planned", "expected", "confirmed", "happening"})


@dataclass(slots=True)
class _Telling:
    """What has been told so far: the last event of the sentence, and who acted last."""

    sentence: int = -1
    last: Mention | None = None
    actor: tuple[str, ...] = ()


def lend_standing(scene: Scene, mentions: list[Mention]) -> None:
    """Give purposes and joined nouns the standing, the date and the people of the event they hang on."""
    told = _Telling()
    for mention in mentions:
        here = scene.language.sentence_of(mention.token)
        if here != told.sentence:
            told.sentence, told.last = here, None
        _lend_actor(scene, mention, told)
        if told.last is not None:
            _lend(scene, mention, told.last)
            if mention.host is not None:
                _take(mention, told.last)
        if mention.ahead and (told.last is None or mention.kind == "visit" or told.last.kind != "visit"):
            told.last = mention


def _lend_actor(scene: Scene, mention: Mention, told: _Telling) -> None:
    """*The Under Secretary will also meet*: the one who acted last, if nobody better is found."""
    if not mention.ahead:
        return
    actor = scene.third_person_at(mention.token, told.actor)
    if not actor and mention.meant and not mention.circle.agents:
        actor = _only_holder(scene, mention)
    if mention.meant and actor and (not mention.circle.agents or _is_titled(scene, actor[0], mention)):
        mention.circle = replace(mention.circle, agents=actor)
    elif mention.circle.agents and mention.verb:
        told.actor = mention.circle.agents[:1]


def _only_holder(scene: Scene, mention: Mention) -> tuple[str, ...]:
    """*The Secretary arrived*: the only person of the story with that office."""
    holders = [n.id for n in scene.names if n.kind == "person" and n.titles and _is_titled(scene, n.id, mention)]
    return tuple(holders) if len(holders) == 1 else ()


def _is_titled(scene: Scene, name_id: str, mention: Mention) -> bool:
    """Tell whether *the Under Secretary* is the one who travels, though somebody met may have such a title too."""
    name = next((name for name in scene.names if name.id == name_id), None)
    if not mention.role or name is None:
        return False
    title = {word for passage in name.titles for word in passage.text.lower().replace("-", " ").split()}
    return mention.role - {"under", "deputy", "assistant", "acting", "vice"} <= title


def _lend(scene: Scene, mention: Mention, last: Mention) -> None:
    group = mention.group
    if group is None:
        return
    if mention.standing is None:
        _lend_purpose(scene, mention, last, group)
    elif last.kind == "visit" and last.ahead and (_is_joined(scene, group, last) or _is_begun(scene, mention, last)):
        mention.host = last.token


def _lend_purpose(scene: Scene, mention: Mention, last: Mention, group: VerbGroup) -> None:
    """*will visit Rome to meet the pope*: the purpose is as sure as the visit."""
    fits = mention.verb or mention.kind in GATHERINGS
    fits = fits and group.infinitive and mention.trigger.degree == "diary" and mention.kind in PURPOSES
    standing = last.standing
    if not fits or standing is None or standing.status not in _LENDING:
        return
    if scene.clause_end(last.token) < group.first - 1:
        return
    status = "confirmed" if standing.status == "happening" else standing.status
    mention.standing = Standing(status, standing.cue, "event.purpose", weak=standing.weak)
    mention.host = last.token


def _is_joined(scene: Scene, group: VerbGroup, last: Mention) -> bool:
    """*will make a visit and hold talks*, *will visit Rome to sign*, *will travel to Rome for talks*."""
    if group.main == last.token or (last.group is not None and group.main == last.group.main):
        return True  # "will begin with a visit to Rome for talks": one verb carries both
    verb = coordinated_with(scene, group) or (scene.group_before(group.first) if group.infinitive else None)
    return verb is not None and (verb.main == last.token or (last.group is not None and verb.main == last.group.main))


def _is_begun(scene: Scene, mention: Mention, last: Mention) -> bool:
    """*a tour that will open with a visit to Oslo*: the trip is the subject."""
    if mention.verb or mention.group is None or mention.kind not in PARTS:
        return False
    return any(phrase.head == last.token for phrase in subject_of(scene, mention.group))


def _take(mention: Mention, last: Mention) -> None:
    """Take date and people: the whole's own date where the part says only from when."""
    when, whole = mention.when, last.when
    if when is None:
        opens_later = mention.kind == "summit" and last.lemma in words("going")
        mention.when = None if opens_later else whole  # "will travel on Friday for the summit"
    elif whole is not None and when.latest is None and when.earliest == whole.earliest:
        mention.when = whole
    if not mention.circle.agents or (mention.kind in GATHERINGS and last.kind == "visit"):
        mention.circle = replace(mention.circle, agents=unique((*last.circle.agents, *mention.circle.agents)))
