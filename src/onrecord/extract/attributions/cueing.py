"""One cue verb and its own clause: whether it attributes at all, who speaks, what follows it or stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.adjuncts import addressee_after
from onrecord.extract.attributions.clauses import has_main_clause
from onrecord.extract.attributions.complements import read_complement, read_gap, read_rest
from onrecord.extract.attributions.cues import Cue, load_cues, word_set
from onrecord.extract.attributions.fronts import front_end, inversion
from onrecord.extract.attributions.reading import Reading
from onrecord.extract.attributions.scene import DASHES
from onrecord.extract.attributions.sources import first_subject, subject_before, subject_behind_front
from onrecord.extract.attributions.voices import can_speak, is_event, is_own_voice, is_record

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Range, Scene
    from onrecord.language import VerbGroup

_JOINTS = frozenset({"and", "but", "or", "then", "yet", "also"})
_OPENS_PARTICIPLE = frozenset({",", "and", "but", "while", "even", "thus", "in", "by", "when", *DASHES})


def cue_of(scene: Scene, group: VerbGroup) -> tuple[Cue | None, Range]:
    """Return what the group's verb takes, particle included, and the words of the cue."""
    lemma = scene.lemma(group.main)
    for phrase in load_cues().phrases.get(lemma, ()):
        for at in range(group.last, min(group.last + 3, len(scene.tokens))):
            if scene.norm(at) in phrase.words:
                return phrase.cue, (group.main, at + 1)
    return load_cues().verbs.get(lemma), (group.main, group.main + 1)


def read_cue(
    scene: Scene, field: Field, group: VerbGroup, cue: Cue, words: Range, sharing: Range | None
) -> Reading | None:
    """Return a cue verb read as far as its clause; ``sharing`` is the subject of the verb before."""
    if not _may_attribute(scene, group, cue):
        return None
    participle = is_participle(scene, group)
    if participle:
        subject, shared = _subject_of_participle(scene, field, group, cue, sharing)
    elif group.infinitive and (being := _mood_before(scene, group)) is not None:
        subject, shared = subject_before(scene, being.first, field), False
    else:
        subject, shared = _subject_of_verb(scene, field, group, sharing)
    reading = Reading(group, cue, words, subject, shared)
    if shared and not participle and scene.tokens[group.main].form == "base" and group.first == group.main:
        return None
    if not participle and not shared and "quote" in cue.takes and inversion(scene, field, reading):
        return reading
    if subject is None or not _is_speaker(scene, cue, subject, words[1]):
        return None
    return _completed(scene, field, reading, subject)


def is_participle(scene: Scene, group: VerbGroup) -> bool:
    """Tell ``adding that …`` from ``is adding``."""
    return scene.tokens[group.main].form == "ing" and not group.finite


def _may_attribute(scene: Scene, group: VerbGroup, cue: Cue) -> bool:
    """Leave out what is not said (yet): futures, infinitives, sourceless passives, ``did not say``."""
    main = scene.tokens[group.main]
    if scene.norm(group.last) in {"like", "up"}:
        return False  # "it feels like", "they add up to"
    if group.modal is not None or (group.passive and not group.progressive) or main.pos == "AUX":
        return False
    if group.infinitive:
        return _mood_before(scene, group) is not None and bool(cue.takes & {"clause", "that"})
    if main.form == "base" and any(scene.norm(at) == "to" for at in range(group.first, group.main)):
        return False  # "is to consider"
    if not group.negated or cue.lemma in word_set("minds"):
        return True
    return cue.stance not in {"denies", "declines"} and "infinitive" in cue.takes and "quote" not in cue.takes


def _mood_before(scene: Scene, group: VerbGroup) -> VerbGroup | None:
    """Return the verb of ``is pleased to announce that``: what follows is said with it."""
    at = group.first - 1
    if scene.norm(at) not in word_set("telling_moods"):
        return None
    while at > 0 and scene.group_of[at] is None and group.first - at < 5:
        at -= 1
    being = scene.group_of[at]
    if being is None or not being.finite or being.modal is not None or being.negated:
        return None
    moody = scene.lemma(being.main) in word_set("states") or scene.norm(being.main) in word_set("telling_moods")
    return being if moody else None


def _subject_of_verb(scene: Scene, field: Field, group: VerbGroup, sharing: Range | None) -> tuple[Range | None, bool]:
    """Return the subject, and whether it is shared with the verb before: ``… and (also) warned``."""
    subject = subject_before(scene, group.first, field) if group.first > field.first else None
    before = group.first - 1
    if subject is not None or before < field.first:
        return subject, False
    adverb = scene.tokens[before].pos == "ADV" and scene.norm(before - 1) in {"and", "but"}
    return (sharing, True) if adverb or scene.norm(before) in _JOINTS else (None, False)


def _subject_of_participle(
    scene: Scene, field: Field, group: VerbGroup, cue: Cue, sharing: Range | None
) -> tuple[Range | None, bool]:
    """Return who is ``adding that …``: the speaker before a comma, the noun right before (``a letter asking that``)."""
    before = group.first - 1
    while before > field.first and scene.tokens[before].pos == "ADV":
        before -= 1
    if before < field.first or (before == field.first and scene.norm(before) in word_set("fronting")):
        return subject_behind_front(scene, group.last, field), False
    if scene.norm(before) in _OPENS_PARTICIPLE:
        if scene.norm(before) == "and" and scene.tokens[before - 1].form != "ing" and scene.norm(before - 1) != ",":
            return None, False
        return sharing or first_subject(scene, field), True
    if scene.tokens[before].pos in {"NOUN", "PROPN"} and ("person" in cue.takes or cue.lemma == "say"):
        return subject_before(scene, group.first, field), False
    return None, False


def _is_speaker(scene: Scene, cue: Cue, subject: Range, after: int) -> bool:
    """Tell whether the subject can be the source of this cue, which ends before ``after``."""
    if scene.norm(subject[1] - 1) in word_set("modals"):
        return False
    if cue.lemma in word_set("inferences") or "matter" in cue.takes:
        return can_speak(scene, subject) or is_record(scene, subject)
    if cue.lemma == "find" and scene.norm(after) == "that" and can_speak(scene, subject):
        return True
    return "record" not in cue.takes or is_record(scene, subject)


def _completed(scene: Scene, field: Field, reading: Reading, subject: Range) -> Reading | None:
    """Read what follows the cue, and where nothing does, what stands before it."""
    group, cue = reading.group, reading.cue
    own = not is_participle(scene, group) and not reading.shared
    behind_mark = subject[0] > field.first and scene.statement_at[subject[0] - 1] != scene.statement_at[subject[0]]
    after = scene.norm(reading.words[1])
    if not (behind_mark and "quote" in cue.takes and not reading.shared and after not in {":", "that"}):
        read_complement(scene, field, reading)
    elif "person" in cue.takes and (told := addressee_after(scene, reading.words[1], field.last)) is not None:
        reading.addressee = told
    with_that = reading.complement == "clause" and scene.norm(reading.start) == "that"
    sure = reading.complement == "quote" or with_that
    if own and not sure and _is_reduced(scene, field, group, cue, subject):
        return None
    if is_own_voice(scene, field, group, subject):
        return None
    if reading.complement == "object" and is_event(scene, subject):
        return None  # "the talks underscore the importance"
    if reading.complement is None and not _read_around(scene, field, reading, subject):
        return None
    return reading


def _read_around(scene: Scene, field: Field, reading: Reading, subject: Range) -> bool:
    """Find the content of a cue that nothing follows: a clause with a gap, the front, or the rest all the same."""
    cue = reading.cue
    if scene.norm(reading.group.first - 1) in {"who", "which", "that"}:
        return False
    if cue.takes & {"clause", "quote"} and read_gap(scene, field, reading, subject):
        return True
    if "quote" not in cue.takes:
        return False
    front = None if reading.shared else front_end(scene, field, subject[0])
    if front is not None and not cue.takes & {"clause", "that"} and scene.statement_at[max(front - 1, 0)] is None:
        return False  # "Whether it rains or not, they continue"
    bare = front is None or front - field.first < 3 or not has_main_clause(scene, field.first, front, field)
    known = can_speak(scene, subject) or is_record(scene, subject)
    if bare and known and cue.lemma in word_set("sure") and read_rest(scene, field, reading):
        return True
    if front is None:
        return False
    reading.front = front
    return True


def _is_reduced(scene: Scene, field: Field, group: VerbGroup, cue: Cue, subject: Range) -> bool:
    """Tell ``the talks announced Wednesday`` from ``the minister announced``: an object cannot be the subject."""
    if group.first != group.main or scene.tokens[group.main].form not in {"past", "participle"}:
        return False
    if scene.norm(group.last) == "by" and cue.lemma not in word_set("sure"):
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
    if cue.lemma in word_set("sure") - {"add", "note"} and scene.norm(group.last) != "to":
        return False
    if scene.tokens[before].pos == "ADP" and scene.norm(before) not in word_set("subordinators"):
        # "In Paris officials said": a name or a person may follow; "from measures announced" may not
        return True
    other = scene.group_of[before]
    if other is not None:
        governor = load_cues().verbs.get(scene.lemma(other.main))
        return governor is None or not governor.takes & {"clause"} or other.infinitive
    return False
