"""Attributions by a verb: what follows it, what stands before it, and what it cuts in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.adjuncts import addressee_after, skip_when
from onrecord.extract.attributions.complements import read_complement, read_gap, read_rest, to_or_as_after
from onrecord.extract.attributions.cues import Cue, load_cues, word_set
from onrecord.extract.attributions.extent import content_end
from onrecord.extract.attributions.fronts import front_content, front_end, inversion
from onrecord.extract.attributions.reading import Reading, as_find
from onrecord.extract.attributions.scene import DASHES
from onrecord.extract.attributions.sources import first_subject, subject_before

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Find, Range, Scene
    from onrecord.language import VerbGroup

_MOST_CUES = 60
"""In one field; more is no sentence."""


def find_reported(scene: Scene, field: Field, closed: dict[int, int]) -> list[Find]:
    """Return the attributions of a field's cue verbs; ``closed`` gathers where parentheses stand, first token to last."""
    readings = _read_cues(scene, field, closed)
    finds: list[Find] = []
    used_front = field.first
    for reading in readings:
        if reading.complement is None:
            find, used_front = front_content(scene, field, reading, used_front, closed)
        else:
            find = _back_content(scene, field, reading, closed)
        if find is not None:
            finds.append(find)
    return finds


def _read_cues(scene: Scene, field: Field, closed: dict[int, int]) -> list[Reading]:
    readings: list[Reading] = []
    last_subject: Range | None = None
    last_finite: VerbGroup | None = None
    speaker: Range | None = None
    told: list[tuple[VerbGroup, Range]] = []
    at = field.first
    while at < field.last and len(readings) < _MOST_CUES:
        group = scene.group_of[at]
        if group is None or group.main != at or scene.hidden(at, field):
            at += 1
            continue
        cue, words = _cue_of(scene, group)
        if cue is None:
            if group.finite:
                subject = subject_before(scene, group.first, field)
                last_subject = subject if subject is not None else last_subject
                last_finite = group
            at += 1
            continue
        participle = (
            scene.tokens[group.main].form == "ing"
            and not group.finite
            and scene.norm(group.first - 1) != "thus"
            and scene.norm(group.first - 2) != "thus"
        )
        reading = _read_cue(
            scene,
            field,
            group,
            cue,
            words,
            (speaker if participle else _partner(told, group, last_finite)) or last_subject,
        )
        if reading is not None:
            if "quote" in cue.takes and not participle and reading.subject is not None:
                speaker = reading.subject
            if reading.subject is not None and not participle:
                told.append((group, reading.subject))
            if reading.subject is not None and (group.finite or reading.inverted):
                last_subject = reading.subject
            readings.append(reading)
            if reading.complement is None:
                closed[reading.front] = reading.words[1]
        elif group.finite:
            subject = subject_before(scene, group.first, field)
            last_subject = subject if subject is not None else last_subject
        at += 1
    return readings


def _partner(told: list[tuple[VerbGroup, Range]], group: VerbGroup, last_finite: VerbGroup | None) -> Range | None:
    """Return the subject of the last cue in the same tense (``urged them to stop … and warned``), else of the last cue.

    None where the verb before is no cue and has the tense: ``has often met them but has refused to``.
    """
    for other, subject in reversed(told[-4:]):
        if other.perfect == group.perfect and other.past == group.past and other.progressive == group.progressive:
            return subject
    if last_finite is not None and last_finite.perfect == group.perfect and last_finite.past == group.past:
        return None
    return told[-1][1] if told else None


def _cue_of(scene: Scene, group: VerbGroup) -> tuple[Cue | None, Range]:
    """Return what the group's verb takes, particle included, and the words of the cue."""
    lemma = scene.lemma(group.main)
    for phrase in load_cues().phrases.get(lemma, ()):
        for at in range(group.last, min(group.last + 3, len(scene.tokens))):
            if scene.norm(at) in phrase.words:
                return phrase.cue, (group.main, at + 1)
    return load_cues().verbs.get(lemma), (group.main, group.main + 1)


def _read_cue(
    scene: Scene, field: Field, group: VerbGroup, cue: Cue, words: Range, last_subject: Range | None
) -> Reading | None:
    main = scene.tokens[group.main]
    if group.modal is not None or group.infinitive or (group.passive and not group.progressive):
        return None
    if main.pos == "AUX" or (
        main.form == "base" and any(scene.norm(i) == "to" for i in range(group.first, group.main))
    ):
        return None
    participle = main.form == "ing" and not group.finite
    if (
        group.negated
        and (cue.stance in {"denies", "declines"} or not (cue.takes & {"infinitive"}) or "quote" in cue.takes)
        and cue.lemma not in {"believe", "think"}
    ):
        return None
    before = group.first - 1
    subject: Range | None
    shared = False
    if participle:
        subject, shared = _participle_subject(scene, field, group, cue, last_subject)
        if subject is None:
            return None
    else:
        subject = subject_before(scene, group.first, field) if group.first > field.first else None
        if (
            subject is None
            and before >= field.first
            and scene.norm(before) in {"and", "but", "or", "then", "yet", "also"}
        ):
            subject, shared = last_subject, True
        if (
            subject is None
            and before >= field.first
            and scene.tokens[before].pos == "ADV"
            and scene.norm(before - 1) in {"and", "but"}
        ):
            subject, shared = last_subject, True
    reading = Reading(group, cue, words, subject, shared)
    if shared and not participle and main.form == "base" and group.first == group.main:
        return None
    inverted = None
    if not participle and not shared and "quote" in cue.takes:
        inverted = inversion(scene, field, reading)
    if inverted is not None:
        return inverted
    if subject is None:
        return None
    if scene.norm(subject[1] - 1) in word_set("modals"):
        return None
    if cue.lemma == "threaten" and not _can_speak(scene, subject):
        return None
    if "record" in cue.takes and not _is_record(scene, subject):
        return None
    behind_quotation = subject[0] > field.first and scene.statement_at[subject[0] - 1] != scene.statement_at[subject[0]]
    if not (behind_quotation and "quote" in cue.takes and not shared and scene.norm(words[1]) not in {":", "that"}):
        read_complement(scene, field, reading)
    elif "person" in cue.takes and (told := addressee_after(scene, words[1], field.last)) is not None:
        reading.addressee = told
    told_that = reading.complement == "quote" or (
        reading.complement == "clause" and scene.norm(reading.start) == "that"
    )
    if not participle and not shared and not told_that and _is_reduced(scene, field, group, cue, subject):
        return None
    if _is_own_voice(scene, field, group, subject):
        return None
    if reading.complement is not None:
        return reading
    if "quote" in cue.takes and scene.norm(group.first - 1) not in {"who", "which", "that"}:
        if read_gap(scene, field, reading, subject):
            return reading
        front = front_end(scene, field, subject[0]) if not shared else None
        bare = front is None or front - field.first < 3
        if bare and cue.lemma in word_set("sure") and read_rest(scene, field, reading):
            return reading
        if front is not None:
            reading.front = front
            return reading
    return None


def _participle_subject(
    scene: Scene, field: Field, group: VerbGroup, cue: Cue, last_subject: Range | None
) -> tuple[Range | None, bool]:
    before = group.first - 1
    while before > field.first and scene.tokens[before].pos == "ADV":
        before -= 1
    word = scene.norm(before)
    if before < field.first:
        return None, False
    if word in {",", "and", "but", "while", "even", "thus", "in", "by", "when"} or word in DASHES:
        if word == "and" and scene.tokens[before - 1].form != "ing" and scene.norm(before - 1) != ",":
            return None, False
        return last_subject or first_subject(scene, field), True
    if scene.tokens[before].pos in {"NOUN", "PROPN"}:
        subject = subject_before(scene, group.first, field)
        return (
            (subject, False) if subject is not None and ("person" in cue.takes or cue.lemma == "say") else (None, False)
        )
    return None, False


def _is_reduced(scene: Scene, field: Field, group: VerbGroup, cue: Cue, subject: Range) -> bool:
    """Tell ``the talks announced Wednesday`` from ``the minister announced``: an object or oblique cannot be the subject."""
    if group.first != group.main or scene.tokens[group.main].form not in {"past", "participle"}:
        return False
    if scene.norm(group.last) == "by":
        return True
    if scene.norm(group.last) == "of" and "of" in cue.prepositions and "person" in cue.takes:
        return True
    before = subject[0] - 1
    if (
        before < field.first
        or scene.tokens[subject[0]].pos == "PRON"
        or scene.norm(group.first - 1) in {"who", "which", "that"}
    ):
        return False
    if cue.lemma in word_set("sure") and scene.norm(group.last) != "to":
        return False
    if scene.tokens[before].pos == "ADP" and scene.norm(before) not in word_set("subordinators"):
        # "In Paris officials said": a name or a person may follow; "from measures announced" may not
        return True
    other = scene.group_of[before]
    if other is not None:
        governor = load_cues().verbs.get(scene.lemma(other.main))
        return governor is None or not governor.takes & {"clause"} or other.infinitive
    return False


def _is_own_voice(scene: Scene, field: Field, group: VerbGroup, subject: Range) -> bool:
    """``We condemn``, ``I think``: the issuer of a release, or a speaker, says what it says; ``I told her`` reports."""
    if subject[1] - subject[0] != 1 or scene.norm(subject[0]) not in {"i", "we"}:
        return scene.norm(subject[0]) in {"those", "anyone", "nobody", "everyone"} and subject[1] - subject[0] == 1
    past = group.past or group.perfect
    return (
        not past
        or (field.quotation is None and scene.norm(subject[0]) == "we")
        or scene.lemma(group.main) in word_set("beliefs")
    )


def _can_speak(scene: Scene, subject: Range) -> bool:
    """Tell people and bodies from things: ``wage settlements threaten to cut exports`` is nobody's threat."""
    return any(
        scene.tokens[at].pos == "PROPN"
        or scene.tokens[at].lemma in word_set("roles")
        or scene.norm(at) in {"he", "she", "they", "we", "i", "who"}
        for at in range(*subject)
    )


def _is_record(scene: Scene, subject: Range) -> bool:
    return any(
        scene.tokens[at].lemma in word_set("records") or scene.norm(at).rstrip("s") in word_set("records")
        for at in range(*subject)
    )


def _back_content(scene: Scene, field: Field, reading: Reading, closed: dict[int, int]) -> Find | None:
    """Read ``he said that …``, ``she urged them to …``."""
    kind = reading.complement or "clause"
    if kind == "open":
        return as_find(reading, field, [], "attribution.quote-after", 0.9)
    if kind == "clause" and reading.cue.stance in {"asks", "urges"}:
        kind = "wish"
    end = content_end(
        scene, reading.start, field.last, field, kind if kind != "named" else "object", reading.group, closed
    )
    if end <= reading.start:
        return None
    pieces: list[Range] = []
    condition = reading.gap or (_condition(scene, field, reading) if kind == "clause" else None)
    if condition is not None:
        pieces.append(condition)
    start = reading.start
    before = reading.subject[0] - 1 if reading.subject is not None else -1
    if (
        kind == "infinitive"
        and before > field.first
        and scene.phrase_last[before] == before + 1
        and scene.tokens[before].pos in {"NOUN", "PROPN"}
        and skip_when(scene, scene.phrase_first[before], before + 1) <= before
    ):
        pieces.append((scene.phrase_first[before], before + 1))
        end = next(
            (
                at
                for at in range(start + 2, end)
                if (group := scene.group_starting(at)) is not None and group.finite and scene.tokens[at].pos == "AUX"
            ),
            end,
        )
    if (
        kind == "infinitive"
        and reading.cue.stance in {"urges", "asks"}
        and reading.addressee is None
        and scene.phrase_first[start] == start
    ):
        to = to_or_as_after(scene, start, end, 40, infinitive=True)
        if to is not None and "person" in reading.cue.takes:
            reading.addressee, start = (start, to), to
    pieces.append((start, end))
    urging = kind == "infinitive" and reading.cue.stance == "asserts" and reading.addressee is not None
    if field.quotation is not None or reading.shared is False:
        if reading.gap is None and reading.cue.lemma in word_set("beliefs") and _same_voice(scene, field, reading):
            return None
    rule = {
        "clause": "attribution.clause",
        "wish": "attribution.clause",
        "quote": "attribution.quote-after",
        "infinitive": "attribution.infinitive",
        "as": "attribution.as",
        "preposition": "attribution.preposition",
        "object": "attribution.object",
        "named": "attribution.as",
    }[kind]
    confidence = {
        "clause": 0.94,
        "wish": 0.9,
        "quote": 0.97,
        "infinitive": 0.85,
        "as": 0.85,
        "preposition": 0.75,
        "object": 0.7,
        "named": 0.75,
    }[kind]
    find = as_find(reading, field, pieces, rule, confidence)
    if urging:
        find.stance = "urges"  # "told her staff to stay"
    return find


def _same_voice(scene: Scene, field: Field, reading: Reading) -> bool:
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
    group = scene.group_of[before] if before >= field.first else None
    cues = load_cues().verbs
    if group is not None and scene.lemma(group.main) in cues:
        return True
    return scene.norm(before) == "that" or (
        scene.phrase_first[before] >= 0 and before > field.first and scene.norm(before) not in word_set("dates")
    )


def _condition(scene: Scene, field: Field, reading: Reading) -> Range | None:
    """``Unless it rains, he said …``: the condition belongs to what is said."""
    subject = reading.subject
    if subject is None or reading.shared or scene.norm(field.first) not in word_set("conditions") - {"as"}:
        return None
    comma = subject[0] - 1
    if comma <= field.first or scene.norm(comma) != "," or scene.norm(field.first) == "given":
        return None
    return field.first, comma
