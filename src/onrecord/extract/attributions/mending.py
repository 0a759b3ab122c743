"""Words that the grammar's parts of speech leave as nouns, and that a cue's surroundings show to be verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.cues import load_cues, word_set
from onrecord.language import VerbGroup

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Scene


_TOLD = {"said": "say", "noted": "note", "added": "add", "warned": "warn", "announced": "announce", "told": "tell"}
_PEOPLE = ("ers", "ors", "ists", "ates")


def mend(scene: Scene) -> None:
    """Make verbs of ``figures show`` and ``also hopes``, in place."""
    for at in range(1, len(scene.tokens)):
        token = scene.tokens[at]
        if token.form == "present" and token.norm.endswith(_PEOPLE) and _is_noun(scene, at):
            _make_noun(scene, at)
        elif token.norm == "think" and scene.norm(at + 1).startswith("tank"):
            scene.group_of[at] = None
        elif token.pos in {"VERB", "AUX"} and _says(scene, at) and _speaks(scene, at - 1):
            _make_noun(scene, at - 1)
        elif token.pos == "ADJ" and _is_told(scene, at):
            _make_verb(scene, at)
            scene.lemmas[at] = _TOLD[token.norm]
        if token.pos not in {"NOUN", "PROPN", "ADJ"}:
            continue
        if token.pos == "NOUN" and _has_gap(scene, at):
            _make_verb(scene, at)
            continue
        if token.norm in {"reports", "says", "shows", "notes", "adds"} and _closes_sentence(scene, at):
            _make_verb(scene, at)
            continue
        before = scene.norm(at - 1)
        record = token.norm in word_set("shows") and (
            before in word_set("records") or before.rstrip("s") in word_set("records")
        )
        third = token.norm.endswith("s") and before in word_set("before_verbs") and token.lemma in load_cues().verbs
        told = token.norm in {"show", "shows"} and scene.norm(at + 1) in {"he", "she", "they", "it", "that"}
        if told and any(scene.tokens[i].lemma in word_set("records") for i in range(max(0, at - 8), at)):
            record = True  # "documents from his tax return show he"
        if record or third:
            _make_verb(scene, at)


def _is_noun(scene: Scene, at: int) -> bool:
    """Tell ``told EU leaders that`` from ``Poe offers to``: people named by an ending, behind a noun."""
    group, before = scene.group_of[at], scene.tokens[at - 1]
    if before.norm in {"told", "warned", "urged", "assured", "informed"}:
        return group is not None and group.first == group.main == at
    return (
        group is not None
        and group.first == group.main == at
        and before.pos in {"PROPN", "ADJ", "NOUN"}
        and scene.lemma(at) not in load_cues().verbs
        and scene.norm(at + 1) in {"that", "to", "in", "on", "at", "of", "who", "from", ",", ".", "said", "and"}
    )


def _is_told(scene: Scene, at: int) -> bool:
    """Tell ``Moody's noted that`` and ``some said it`` from ``the said firm``, ``a noted author``."""
    word = scene.norm(at)
    closes = scene.norm(at + 1) == "." and (scene.norm(at - 1) == "'s" or scene.tokens[at - 1].pos == "PROPN")
    sure = closes or scene.norm(at + 1) == "that" or (word == "said" and scene.norm(at - 1) != "the")
    return word in _TOLD and sure


def _has_gap(scene: Scene, at: int) -> bool:
    """Tell ``what bankers hope will be``: a plural noun, a cue without ending, a verb without subject."""
    before = scene.tokens[at - 1]
    follow = scene.group_of[at + 1] if at + 1 < len(scene.tokens) else None
    return (
        scene.norm(scene.phrase_first[at] - 1) in {"what", "which"}
        and before.plural
        and scene.norm(at) in load_cues().verbs
        and follow is not None
        and follow.first == at + 1
        and follow.modal is not None
    )


def _closes_sentence(scene: Scene, at: int) -> bool:
    """Tell ``…, The Daily Star reports.``: a comma, a name or a noun, the word, a full stop."""
    first = scene.phrase_first[at]
    return (
        0 < first < at
        and scene.norm(at + 1) == "."
        and scene.norm(first - 1) == ","
        and scene.tokens[at - 1].pos in {"PROPN", "NOUN"}
    )


def _says(scene: Scene, at: int) -> bool:
    group = scene.group_of[at]
    return group is not None and group.first == at and scene.norm(group.main) in word_set("saying")


def _speaks(scene: Scene, at: int) -> bool:
    """Tell whether a "verb" right before "said" is who said it: ``Fell said``, ``delegates said``."""
    group = scene.group_of[at]
    return (
        group is not None
        and group.first == group.main == at
        and (group.finite or scene.tokens[at].form == "participle")
        and scene.lemma(at) not in load_cues().verbs
        and (scene.tokens[at].text[:1].isupper() or scene.norm(at).endswith("s") or scene.tokens[at].form == "base")
        and scene.tokens[at - 1 if at else at].pos != "PRON"
    )


def _make_noun(scene: Scene, at: int) -> None:
    """Put a token into the noun phrase before it, or into one of its own."""
    scene.group_of[at] = None
    scene.mended.add(at)
    joined = at > 0 and scene.phrase_last[at - 1] == at and scene.tokens[at - 1].pos != "PRON"
    loose = at > 0 and scene.tokens[at - 1].pos in {"ADJ", "DET"} and scene.phrase_first[at - 1] < 0
    first = scene.phrase_first[at - 1] if joined else at - 1 if loose else at
    for each in range(first, at + 1):
        scene.phrase_first[each], scene.phrase_last[each] = first, at + 1


def _make_verb(scene: Scene, at: int) -> None:
    """Take a token out of its noun phrase; a noun before it that was read as a verb ("figures") goes back into one."""
    before, start = scene.group_of[at - 1], scene.phrase_first[at - 1]
    if before is not None and before.first == before.main == at - 1:
        scene.group_of[at - 1] = None
        scene.mended.add(at - 1)
        start = scene.phrase_first[at - 2] if at > 1 and scene.phrase_last[at - 2] == at - 1 else at - 1
    last = scene.phrase_last[at]
    if start >= 0:
        for each in range(start, at):
            scene.phrase_first[each], scene.phrase_last[each] = start, at
    for each in range(at + 1, last):
        scene.phrase_first[each] = at + 1
    scene.phrase_first[at] = scene.phrase_last[at] = -1
    scene.group_of[at] = VerbGroup(first=at, last=at + 1, main=at, finite=True)
