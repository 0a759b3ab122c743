"""Whose word a belief is: the speaker's own is no second attribution, and a thing has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.cues import load_cues, word_set

if TYPE_CHECKING:
    from onrecord.extract.attributions.reading import Reading
    from onrecord.extract.attributions.scene import Field, Range, Scene
    from onrecord.language import Token, VerbGroup


def is_own_voice(scene: Scene, field: Field, group: VerbGroup, subject: Range) -> bool:
    """``We condemn``, ``I think``: the issuer of a release, or a speaker, says what it says; ``I told her`` reports."""
    if subject[1] - subject[0] != 1 or scene.norm(subject[0]) not in {"i", "we"}:
        return (
            scene.norm(subject[0]) in {"those", "anyone", "nobody", "everyone", "you"} and subject[1] - subject[0] == 1
        )
    past = group.past or group.perfect
    return (
        not past
        or (field.quotation is None and scene.norm(subject[0]) == "we")
        or scene.lemma(group.main) in word_set("beliefs")
    )


def is_same_voice(scene: Scene, field: Field, reading: Reading) -> bool:
    """``He said he hoped …``, ``"I think …"``: the speaker's own belief is no second attribution."""
    subject = reading.subject
    if subject is None or subject[1] - subject[0] != 1:
        return False
    word = scene.norm(subject[0])
    if word in {"i", "we"}:
        return field.quotation is not None or reading.cue.lemma in {"want", "think", "believe", "hope"}
    if word not in word_set("selves"):
        return False
    before = subject[0] - 1
    if scene.norm(before) == "what":
        return False  # "in reply to what it sees as a threat"
    group = scene.group_of[before] if before >= field.first else None
    cues = load_cues().verbs
    if group is not None and scene.lemma(group.main) in cues:
        return True
    return scene.norm(before) == "that" or (
        scene.phrase_first[before] >= 0 and before > field.first and scene.norm(before) not in word_set("dates")
    )


def can_speak(scene: Scene, subject: Range) -> bool:
    """Tell people and bodies from things: ``the fall in exports threatens to`` is nobody's threat."""
    first = subject[0]
    head = min(max(scene.phrase_last[first], first + 1), subject[1]) - 1
    speakers = word_set("speakers")
    token = scene.tokens[head]
    if token.norm in word_set("some"):
        return True
    return (
        token.pos == "PROPN"
        or token.text.isupper()
        or token.lemma in word_set("roles")
        or token.lemma in speakers
        or scene.norm(head) in speakers
    )


def is_event(scene: Scene, subject: Range) -> bool:
    """Tell a subject that is a matter itself (``the talks``, ``this designation``) from those who speak of one."""
    first = subject[0]
    head = min(max(scene.phrase_last[first], first + 1), subject[1]) - 1
    token = scene.tokens[head]
    if token.pos != "NOUN":
        return token.norm in {"this", "that", "these", "which"}
    return is_matter(token) and not is_record(scene, subject)


def is_matter(head: Token) -> bool:
    """Tell a noun for what one speaks of (``the transfer``, ``our commitment``) from people and things."""
    lemma = head.lemma.lower()
    if head.pos not in {"NOUN", "PROPN"} or lemma in word_set("roles"):
        return False
    return lemma in word_set("matters") or lemma.endswith(tuple(word_set("matter_endings")))


def is_record(scene: Scene, subject: Range) -> bool:
    """Tell whether a subject is a paper, a poll, a figure."""
    return any(
        scene.tokens[at].lemma in word_set("records") or scene.norm(at).rstrip("s") in word_set("records")
        for at in range(*subject)
    )
