"""Attributions by a verb: what follows it, what stands before it, and what it cuts in two."""

from __future__ import annotations

from dataclasses import dataclass, field as dataclass_field
from typing import TYPE_CHECKING

from onrecord.extract.attributions.clauses import (
    addressee_after,
    first_subject,
    has_main_clause,
    skip_adjuncts,
    skip_when,
    starts_clause,
    subject_after,
    subject_before,
)
from onrecord.extract.attributions.cues import Cue, load_cues, word_set
from onrecord.extract.attributions.extent import content_end, trim_end
from onrecord.extract.attributions.scene import DASHES, Find

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Range, Scene
    from onrecord.language import VerbGroup

_MOST_CUES = 60
"""In one field; more is no sentence."""
_SELF = frozenset({"i", "we", "he", "she", "it"})
_BELIEF = frozenset({"believe", "think", "expect", "hope", "want", "feel", "consider", "fear", "wish", "see", "regard", "suggest", "suspect", "seek", "doubt", "view", "guess", "agree", "welcome", "condemn", "reject", "propose", "urge", "call", "ask", "want", "stress", "underline", "recommend", "promise", "demand", "praise", "question", "find", "insist", "say"})


@dataclass(slots=True)
class Reading:
    """One cue verb in its field, read as far as its own clause."""

    group: VerbGroup
    cue: Cue
    words: Range
    subject: Range | None
    """Before the verb, or shared with the verb before it."""
    shared: bool
    inverted: bool = False
    complement: str | None = None
    start: int = 0
    """Where the complement begins."""
    addressee: Range | None = None
    around: list[Range] = dataclass_field(default_factory=list)
    gap: Range | None = None
    """A noun phrase before the clause that belongs to the content: ``21 states it said had been targeted``."""
    front: int = 0
    """Where the front content of a parenthesis ends: the comma before ``he said``."""


def find_reported(scene: Scene, field: Field, closed: dict[int, int]) -> list[Find]:
    """Return the attributions of a field's cue verbs; ``closed`` gathers where parentheses stand, first token to last."""
    readings = _read_cues(scene, field, closed)
    finds: list[Find] = []
    used_front = field.first
    for reading in readings:
        if reading.complement is None:
            find, used_front = _front_content(scene, field, reading, used_front, closed)
        else:
            find = _back_content(scene, field, reading, closed)
        if find is not None:
            finds.append(find)
    return finds


def _read_cues(scene: Scene, field: Field, closed: dict[int, int]) -> list[Reading]:
    readings: list[Reading] = []
    last_subject: Range | None = None
    speaker: Range | None = None
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
            at += 1
            continue
        participle = scene.tokens[group.main].form == "ing" and not group.finite and scene.norm(group.first - 1) != "thus" and scene.norm(group.first - 2) != "thus"
        reading = _read_cue(scene, field, group, cue, words, (speaker if participle else None) or last_subject)
        if reading is not None:
            if "quote" in cue.takes and not participle and reading.subject is not None:
                speaker = reading.subject
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


def _cue_of(scene: Scene, group: VerbGroup) -> tuple[Cue | None, Range]:
    """Return what the group's verb takes, particle included, and the words of the cue."""
    lemma = scene.tokens[group.main].lemma
    for phrase in load_cues().phrases.get(lemma, ()):
        for at in range(group.last, min(group.last + 3, len(scene.tokens))):
            if scene.norm(at) in phrase.words:
                return phrase.cue, (group.main, at + 1)
    return load_cues().verbs.get(lemma), (group.main, group.main + 1)


def _read_cue(scene: Scene, field: Field, group: VerbGroup, cue: Cue, words: Range, last_subject: Range | None) -> Reading | None:
    main = scene.tokens[group.main]
    if group.modal is not None or group.infinitive or (group.passive and not group.progressive):
        return None
    if main.pos not in {"VERB", "NOUN"} or (main.form == "base" and any(scene.norm(i) == "to" for i in range(group.first, group.main))):
        return None
    participle = main.form == "ing" and not group.finite
    if group.negated and (cue.stance in {"denies", "declines"} or not (cue.takes & {"infinitive"}) or "quote" in cue.takes) and cue.lemma not in {"believe", "think"}:
        return None
    before = group.first - 1
    subject: Range | None
    shared = False
    if participle:
        subject, shared = _participle_subject(scene, field, group, last_subject)
        if subject is None:
            return None
    else:
        subject = subject_before(scene, group.first, field) if group.first > field.first else None
        if subject is None and before >= field.first and scene.norm(before) in {"and", "but", "or", "then", "yet", "also"}:
            subject, shared = last_subject, True
        if subject is None and before >= field.first and scene.tokens[before].pos == "ADV" and scene.norm(before - 1) in {"and", "but"}:
            subject, shared = last_subject, True
    reading = Reading(group, cue, words, subject, shared)
    if shared and not participle and main.form == "base" and group.first == group.main:
        return None
    inverted = None
    if not participle and not shared and "quote" in cue.takes and "person" not in cue.takes:
        inverted = _inversion(scene, field, reading)
    if inverted is not None:
        return inverted
    if subject is None:
        return None
    if "record" in cue.takes and not _is_record(scene, subject):
        return None
    _read_complement(scene, field, reading)
    told_that = reading.complement == "quote" or (reading.complement == "clause" and scene.norm(reading.start) == "that")
    if not participle and not shared and not told_that and _is_reduced(scene, field, group, subject):
        return None
    if reading.complement is not None:
        return reading
    if "quote" in cue.takes and scene.norm(group.first - 1) not in {"who", "which", "that"}:
        if _read_gap(scene, field, reading, subject):
            return reading
        front = _front_end(scene, field, subject[0]) if not shared else None
        if front is not None:
            reading.front = front
            return reading
    return None


def _participle_subject(scene: Scene, field: Field, group: VerbGroup, last_subject: Range | None) -> tuple[Range | None, bool]:
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
        return (subject, False) if subject is not None and "person" in (load_cues().verbs[scene.tokens[group.main].lemma].takes) else (None, False)
    return None, False


def _is_reduced(scene: Scene, field: Field, group: VerbGroup, subject: Range) -> bool:
    """Tell ``the talks announced Wednesday`` from ``the minister announced``: an object or oblique cannot be the subject."""
    if group.first != group.main or scene.tokens[group.main].form not in {"past", "participle"}:
        return False
    if scene.norm(group.last) == "by":
        return True
    before = subject[0] - 1
    if before < field.first or scene.tokens[subject[0]].pos == "PRON" or scene.norm(group.first - 1) in {"who", "which", "that"}:
        return False
    if scene.norm(group.last) == "of" and "of" in load_cues().verbs[scene.tokens[group.main].lemma].prepositions and "person" in load_cues().verbs[scene.tokens[group.main].lemma].takes:
        return True
    if scene.tokens[before].pos == "ADP" and scene.norm(before) not in word_set("subordinators"):
        # "In Paris officials said": a name or a person may follow; "from measures announced" may not
        return True
    other = scene.group_of[before]
    if other is not None:
        cue = load_cues().verbs.get(scene.tokens[other.main].lemma)
        return cue is None or not cue.takes & {"clause"} or other.infinitive
    return False


def _is_record(scene: Scene, subject: Range) -> bool:
    return any(scene.tokens[at].lemma in word_set("records") or scene.norm(at).rstrip("s") in word_set("records") for at in range(*subject))


# -- what follows the cue ----------------------------------------------------------------------------------------------------


def _read_complement(scene: Scene, field: Field, reading: Reading) -> None:
    """Set what kind of complement follows, and where it begins."""
    takes, at, last = reading.cue.takes, reading.words[1], field.last
    while at < last and scene.tokens[at].pos == "ADV" and scene.norm(at) not in word_set("whens") and scene.group_of[at] is None:
        at += 1
    if "person" in takes:
        told = addressee_after(scene, at, last)
        if told is not None and not (("clause" in takes and reading.cue.lemma != "tell") and starts_clause(scene, at, last, field)):
            after = _after_relative(scene, told[1], last)
            if _complement_at(scene, field, reading, told[1], told) or _complement_at(scene, field, reading, after, told):
                return
            if reading.cue.lemma != "ask" or "quote" in takes:
                reading.addressee = told
                reading.around.append((told[1], min(skip_adjuncts(scene, after, last), last)))
            return
    _complement_at(scene, field, reading, at, None)


def _after_relative(scene: Scene, at: int, last: int) -> int:
    """Go past ``which oversees his agency's budget`` behind an addressee."""
    if scene.norm(at) not in {"which", "who"}:
        return at
    for end in range(at, min(last, at + 25)):
        if scene.norm(end) in {",", ".", "that"} or scene.is_mark(end):
            return end
    return min(last, at + 25)


def _complement_at(scene: Scene, field: Field, reading: Reading, at: int, told: Range | None) -> bool:
    takes, last = reading.cue.takes, field.last
    if at >= last:
        return False
    if told is None and scene.norm(at) in reading.cue.prepositions or told is not None and scene.norm(at) in reading.cue.prepositions:
        if scene.norm(at + 1) != "that" or "clause" not in takes:
            start = told[0] if told is not None and reading.cue.lemma in {"accuse", "suspect"} else at
            return _set(reading, "preposition", start, told)
    after = min(skip_adjuncts(scene, at, last), last)
    for start, bare in ((at, False), (after, False), (after, True), (at, True)):
        if start < last and _clause_at(scene, field, reading, start, told, bare=bare):
            if start > at:
                reading.around.append((at, after))
            return True
    if told is not None:
        return False
    if reading.cue.prepositions and scene.norm(at) in {"to", "with"} and (listener := addressee_after(scene, at + 1, last)) is not None:
        behind = listener[1]
        if scene.norm(behind) == "(":
            behind = next((i + 1 for i in range(behind, min(last, behind + 8)) if scene.norm(i) == ")"), behind)
        if scene.norm(behind) in reading.cue.prepositions and behind < last:
            return _set(reading, "preposition", behind, listener)
    if "plans" in takes and after > at and _phrase_at(scene, field, reading, after):
        return True
    return _phrase_at(scene, field, reading, at)


def _clause_at(scene: Scene, field: Field, reading: Reading, start: int, told: Range | None, *, bare: bool) -> bool:
    """Find what begins at ``start``; ``bare``: a clause without "that"."""
    takes, last, word = reading.cue.takes, field.last, scene.norm(start)
    if bare:
        return "clause" in takes and starts_clause(scene, start, last, field) and _set(reading, "clause", start, told)
    clausal = bool(takes & {"clause", "that"})
    if word == "," and (scene.statement_opening(start + 1) is not None or scene.norm(start + 1) == "that"):
        start += 1
        word = scene.norm(start)
    if word == ":" and takes & {"quote", "clause", "that"}:
        return start + 1 < last and _set(reading, "quote" if scene.statement_opening(start + 1) is not None else "clause", start + 1, told)
    if scene.statement_opening(start) is not None:
        return bool(takes & {"quote", "clause", "that"}) and _set(reading, "quote", start, told)
    if word == "that" and "object" in takes and scene.tokens[min(start + 1, last - 1)].pos == "ADP" and reading.cue.stance == "denies":
        return False
    if word == "that" and clausal and (scene.has_finite(start + 1, min(last, start + 80)) or scene.hidden(min(start + 1, last - 1), field)):
        return _set(reading, "clause", start, told)
    if scene.is_mark(start) and takes & {"quote", "clause", "that"} and scene.has_finite(start + 1, min(last, start + 80)):
        return _set(reading, "clause", start, told)
    if word in word_set("questions") and not (told is not None and word in {"which", "who"}) and "whether" in takes and not reading.group.negated and scene.has_finite(start + 1, min(last, start + 40)):
        return _set(reading, "clause", start, told)
    group = scene.group_starting(start)
    if "infinitive" in takes and group is not None and group.infinitive:
        if scene.tokens[group.main].lemma in {"comment", "elaborate", "speculate"} or group.passive and scene.tokens[group.main].lemma in {"identify", "name", "quote"}:
            return False
        if reading.cue.lemma in {"expect", "want"} and told is None and reading.group.negated:
            return False
        return _set(reading, "infinitive", start, told)
    return False


def _phrase_at(scene: Scene, field: Field, reading: Reading, at: int) -> bool:
    """Find ``the EU to give``, ``Serbia as a partner``, ``the plan a mistake``, ``Moscow's opposition``."""
    takes, last = reading.cue.takes, field.last
    if at >= last or scene.phrase_first[at] != at or scene.hidden(at, field) or scene.norm(at) in {"himself", "herself", "itself"}:
        return False
    if "infinitive" in takes:
        found = _later(scene, at, last, 16, infinitive=True)
        if found is not None:
            return _set(reading, "infinitive", at, None)
    if "as" in takes:
        found = _later(scene, at, last, 24, infinitive=False)
        if found is not None:
            return _set(reading, "as", at, None)
    end = scene.phrase_last[at]
    if "named" in takes and not reading.group.negated:
        if end < last and (scene.phrase_first[end] == end or scene.is_mark(end) or scene.tokens[end].pos == "ADJ" or (scene.tokens[end].pos == "ADV" and scene.tokens[min(end + 1, last - 1)].pos == "ADJ")) and skip_when(scene, end, last) == end:
            return _set(reading, "named", at, None)
    head = scene.tokens[end - 1]
    if "plans" in takes and head.lemma in word_set("plans"):
        return _set(reading, "object", at, None)
    if ("object" in takes or (field.heading and reading.cue.lemma in load_cues().heading_objects)) and head.norm not in {"himself", "herself", "itself", "themselves"}:
        if skip_when(scene, at, last) > at:
            return False
        return _set(reading, "object", at, None)
    return False


def _later(scene: Scene, at: int, last: int, reach: int, *, infinitive: bool) -> int | None:
    """Return where "to" and a verb, or "as", follows a noun phrase."""
    finite = 0
    for here in range(at + 1, min(last, at + reach)):
        word = scene.norm(here)
        group = scene.group_starting(here)
        if infinitive and group is not None and group.infinitive:
            return here
        if not infinitive and word == "as" and scene.norm(here + 1) not in {"of", "to"} and scene.norm(here - 1) not in {"such", "well"}:
            return here
        follow = scene.group_starting(here + 1)
        if infinitive and group is not None and group.first == group.main and follow is not None and follow.infinitive and scene.tokens[here].form == "present":
            continue  # "leaders" taken for a verb
        if group is not None and group.finite:
            finite += 1
            if infinitive or finite > 1 or group.first != group.main:
                return None
        if word in {",", ";", ":", "that", "which", "who"} and not (word == "," and not infinitive):
            return None
    return None


def _set(reading: Reading, complement: str, start: int, told: Range | None) -> bool:
    reading.complement, reading.start = complement, start
    if told is not None and not (complement == "preposition" and start == told[0]):
        reading.addressee = told
    return True


def _read_gap(scene: Scene, field: Field, reading: Reading, subject: Range) -> bool:
    """``what agencies say was an operation``, ``21 states it said had been targeted``: the clause has lost its subject."""
    start, before = reading.words[1], subject[0] - 1
    follow = scene.group_starting(start)
    if follow is None or not follow.finite or before < field.first or start >= field.last:
        return False
    if scene.norm(before) == "what":
        return _set(reading, "clause", start, None)
    if scene.phrase_last[before] == subject[0] and scene.tokens[before].pos in {"NOUN", "PROPN", "NUM"}:
        reading.gap = (scene.phrase_first[before], subject[0])
        return _set(reading, "clause", start, None)
    return False


# -- what stands before the cue ----------------------------------------------------------------------------------------------


def _front_end(scene: Scene, field: Field, subject_first: int) -> int | None:
    """Return the comma (or the closing mark) between the content and ``he said``; none where there is no content."""
    before = subject_first - 1
    if before == field.first and scene.norm(before) == "as":
        return before
    if before <= field.first:
        return None
    if scene.norm(before) == "as" and scene.norm(before - 1) == ",":
        return before - 1
    if scene.norm(before) in {",", *DASHES}:
        return before
    if scene.is_mark(before) or scene.statement_at[before] is not None:
        return before + 1 if scene.statement_at[before] is not None or scene.norm(before - 1) in {",", "?", "!"} else None
    return None


def _inversion(scene: Scene, field: Field, reading: Reading) -> Reading | None:
    """``…, said Martti Ahtisaari, UN envoy, on Saturday``: comma or mark, cue, source."""
    group = reading.group
    if group.first != group.main or group.main <= field.first:
        return None
    front = _front_end(scene, field, group.first)
    if front is None:
        return None
    source = subject_after(scene, group.last, field.last)
    if source is None:
        return None
    if scene.norm(front) in {",", *DASHES} and not has_main_clause(scene, field.first, front, field):
        return None
    follow = scene.group_starting(source[1])
    if follow is not None and follow.finite and reading.subject is not None:
        return None
    reading.subject, reading.inverted, reading.front = source, True, front
    return reading


def _front_content(scene: Scene, field: Field, reading: Reading, used: int, closed: dict[int, int]) -> tuple[Find | None, int]:
    """Read ``content, he said`` and ``content, he said, more content``."""
    first = _content_start(scene, used, reading.front)
    if scene.norm(reading.front + 1) == "as":
        first = next((at + 1 for at in range(reading.front - 1, first, -1) if scene.norm(at) in {"whether", "that"}), first)
    pieces: list[Range] = []
    if first < reading.front:
        pieces.append((first, trim_end(scene, first, reading.front)))
    subject = reading.subject
    end = max(reading.words[1], subject[1] if reading.inverted and subject is not None else 0, reading.addressee[1] if reading.addressee else 0)
    after = skip_adjuncts(scene, _after_relative(scene, end, field.last), field.last)
    reading.around.append((end, max(end, after)))
    rest = after + 1 if scene.norm(after) in {",", *DASHES, ":"} else after
    quoted_front = scene.statement_at[first] is not None and field.quotation is None if first < len(scene.tokens) else False
    if rest < field.last and rest > after:
        opening = scene.statement_opening(rest) if field.quotation is None else None
        if opening is not None:
            pieces.append((rest, scene.quotation_ranges[opening][1]))
        elif not quoted_front and _continues(scene, field, rest, first, reading.front):
            pieces.append((rest, content_end(scene, rest, field.last, field, "clause", reading.group, closed)))
    if not pieces:
        return None, used
    if not pieces[-1][0] < pieces[-1][1]:
        pieces.pop()
    rule = "attribution.quote" if quoted_front else "attribution.content-first"
    if first < reading.front and not quoted_front and len(pieces) == 1 and not has_main_clause(scene, first, reading.front, field):
        if scene.has_finite(first, reading.front) is False:
            return None, used
    find = _find(reading, field, pieces, rule, 0.97 if quoted_front else 0.93)
    return (find if pieces else None), max(rest, end)


def _content_start(scene: Scene, first: int, last: int) -> int:
    """Go past ``Meanwhile,``, ``But``: words of the teller."""
    at = first
    for _ in range(4):
        if at < last and scene.norm(at) in {",", ";", *DASHES, "and", "but"}:
            at += 1
        elif at + 1 < last and scene.norm(at) in word_set("connectors") and scene.norm(at + 1) == ",":
            at += 2
        else:
            break
    if at < last and last - at <= 2 and all(scene.norm(i) in word_set("connectors") | word_set("whens") for i in range(at, last)):
        return last
    return at


def _continues(scene: Scene, field: Field, rest: int, first: int, front: int) -> bool:
    """Tell whether the words after ``, he said,`` go on with what he said."""
    group = scene.group_starting(rest)
    if not has_main_clause(scene, first, front, field) or first >= front:
        return scene.has_finite(rest, field.last)
    if group is not None and not group.finite:
        return False
    return scene.norm(rest) in {"and", "but", "because", "while", "which", "although", "so"} and scene.has_finite(rest, field.last)


def _back_content(scene: Scene, field: Field, reading: Reading, closed: dict[int, int]) -> Find | None:
    """Read ``he said that …``, ``she urged them to …``."""
    kind = reading.complement or "clause"
    if kind == "clause" and reading.cue.stance in {"asks", "urges"}:
        kind = "wish"
    end = content_end(scene, reading.start, field.last, field, kind if kind != "named" else "object", reading.group, closed)
    if end <= reading.start:
        return None
    pieces: list[Range] = []
    condition = reading.gap or (_condition(scene, field, reading) if kind == "clause" else None)
    if condition is not None:
        pieces.append(condition)
    start = reading.start
    before = reading.subject[0] - 1 if reading.subject is not None else -1
    if kind == "infinitive" and before > field.first and scene.phrase_last[before] == before + 1 and scene.tokens[before].pos in {"NOUN", "PROPN"}:
        pieces.append((scene.phrase_first[before], before + 1))
        end = next((at for at in range(start + 2, end) if (group := scene.group_starting(at)) is not None and group.finite and scene.tokens[at].pos == "AUX"), end)
    if kind == "infinitive" and reading.cue.stance in {"urges", "asks"} and reading.addressee is None and scene.phrase_first[start] == start:
        to = _later(scene, start, end, 40, infinitive=True)
        if to is not None and "person" in reading.cue.takes:
            reading.addressee, start = (start, to), to
    pieces.append((start, end))
    if field.quotation is not None or reading.shared is False:
        if reading.cue.lemma in _BELIEF and _same_voice(scene, field, reading):
            return None
    rule = {
        "clause": "attribution.clause", "wish": "attribution.clause", "quote": "attribution.quote-after", "infinitive": "attribution.infinitive", "as": "attribution.as",
        "preposition": "attribution.preposition", "object": "attribution.object", "named": "attribution.as",
    }[kind]
    confidence = {"clause": 0.94, "wish": 0.9, "quote": 0.97, "infinitive": 0.85, "as": 0.85, "preposition": 0.75, "object": 0.7, "named": 0.75}[kind]
    return _find(reading, field, pieces, rule, confidence)


def _same_voice(scene: Scene, field: Field, reading: Reading) -> bool:
    """``He said he hoped …``, ``"I think …"``: the speaker's own belief is no second attribution."""
    subject = reading.subject
    if subject is None or subject[1] - subject[0] != 1:
        return False
    word = scene.norm(subject[0])
    if word in {"i", "we"}:
        return field.quotation is not None or reading.cue.lemma in {"want", "think", "believe", "hope"}
    if word not in _SELF:
        return False
    before = subject[0] - 1
    group = scene.group_of[before] if before >= field.first else None
    cues = load_cues().verbs
    if group is not None and scene.tokens[group.main].lemma in cues:
        return True
    return scene.norm(before) == "that" or (scene.phrase_first[before] >= 0 and before > field.first and scene.norm(before) not in word_set("dates"))


def _condition(scene: Scene, field: Field, reading: Reading) -> Range | None:
    """``Unless it rains, he said …``: the condition belongs to what is said."""
    subject = reading.subject
    if subject is None or reading.shared or scene.norm(field.first) not in word_set("conditions") - {"as"}:
        return None
    comma = subject[0] - 1
    if comma <= field.first or scene.norm(comma) != "," or scene.norm(field.first) == "given":
        return None
    return field.first, comma


def _find(reading: Reading, field: Field, pieces: list[Range], rule: str, confidence: float) -> Find:
    return Find(
        rule=rule,
        field=field,
        content=pieces,
        cue=(reading.words[0], reading.addressee[1]) if reading.addressee is not None and reading.addressee[0] == reading.words[1] and reading.cue.lemma == "tell" else reading.words,
        source=reading.subject,
        stance=reading.cue.stance,
        addressee=reading.addressee,
        around=[one for one in reading.around if one[0] < one[1]],
        confidence=confidence,
    )
