"""Whether what is cancelled, postponed or delayed is so, or somebody only asks, urges or weighs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.scene import RELATIVES
from onrecord.extract.events.triggers import cues, words

if TYPE_CHECKING:
    from onrecord.extract.events.scene import Scene
    from onrecord.language import VerbGroup

_NEAR = 3
"""Words between a verb and the infinitive that hangs on it: *forced it to delay*."""


def is_done(scene: Scene, group: VerbGroup) -> bool:
    """Tell *cancelled*, *decided to cancel*, *will cancel* from *asked to cancel*, *should delay*, *of delaying*."""
    if group.modal:
        relative = scene.tokens[group.first - 1].norm in RELATIVES if group.first else False
        open_yet = group.modal == "would" and (relative or group.perfect)  # "problems that would delay completion"
        return group.modal in words("settled_modals") and not open_yet
    before = scene.group_before(group.first)
    if group.infinitive:
        if before is None:
            return scene.sentence(group.main).heading  # "FIRM TO POSTPONE MEETING"
        near = before.last >= group.first - (0 if scene.tokens[before.main].lemma == "have" else _NEAR)
        return near and (scene.tokens[before.main].lemma in words("deciding") or _is_settled_by(scene, before))
    if scene.tokens[group.main].form == "ing" and not group.progressive:
        link = scene.tokens[group.first - 1]
        return link.text == "," or link.norm in {"by", "after", "for"} or link.lemma in words("deciding")
    return True


def _is_settled_by(scene: Scene, group: VerbGroup) -> bool:
    """Tell whether what follows a verb is settled by it: *plans to adjourn*, *is to postpone*, *voted to delay*."""
    lemma = scene.tokens[group.main].lemma
    return lemma == "be" or cues().verb.get(lemma) == "planned" or cues().participle.get(lemma) == "confirmed"
