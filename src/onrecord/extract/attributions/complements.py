"""What follows a cue: a clause, a quotation, an infinitive, a noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.adjuncts import addressee_after, skip_adjuncts, skip_when
from onrecord.extract.attributions.clauses import starts_clause
from onrecord.extract.attributions.cues import load_cues, word_set
from onrecord.extract.attributions.voices import is_matter

if TYPE_CHECKING:
    from onrecord.extract.attributions.reading import Reading
    from onrecord.extract.attributions.scene import Field, Range, Scene
    from onrecord.language import VerbGroup


def read_complement(scene: Scene, field: Field, reading: Reading) -> None:
    """Set what kind of complement follows, and where it begins."""
    takes, at, last = reading.cue.takes, reading.words[1], field.last
    while (
        at < last
        and scene.tokens[at].pos == "ADV"
        and scene.norm(at) not in word_set("whens")
        and scene.group_of[at] is None
    ):
        at += 1
    if "person" in takes:
        told = addressee_after(scene, at, last, reading.cue.prepositions) or _up_to_that(scene, at, last)
        wish = scene.group_starting(told[1]) if told is not None and "infinitive" in takes else None
        sure = reading.cue.lemma == "tell" or "clause" not in takes or (wish is not None and wish.infinitive)
        if told is not None and (sure or not starts_clause(scene, at, last, field)):
            after = after_relative(scene, told[1], last)
            if _complement_at(scene, field, reading, told[1], told) or _complement_at(
                scene, field, reading, after, told
            ):
                return
            if "object" in takes and _phrase_at(scene, field, reading, at):
                return
            if reading.cue.lemma != "ask" or "quote" in takes:
                reading.addressee = told
                reading.around.append((told[1], min(skip_adjuncts(scene, after, last), last)))
            return
    _complement_at(scene, field, reading, at, None)


def _up_to_that(scene: Scene, at: int, last: int) -> Range | None:
    """Return ``co-host Joe Scarborough`` ahead of "that", however the grammar cuts it."""
    for end in range(at + 1, min(last, at + 8)):
        if scene.norm(end) == "that":
            return at, end
        if scene.tokens[end].pos in {"ADP", "CCONJ", "SCONJ"} or scene.group_of[end] is not None:
            return None
        if scene.norm(end) in {",", ".", ":", ";"} or scene.is_mark(end):
            return None
    return None


def _front_phrase(scene: Scene, field: Field, reading: Reading, comma: int) -> bool:
    """Tell whether ``by the end of the year,`` opens what is said: a whole clause follows its comma."""
    start = comma + 1
    if reading.cue.lemma not in word_set("sure") or start >= field.last or scene.norm(comma) != ",":
        return False
    opens = scene.tokens[start].pos not in {"CCONJ", "SCONJ", "ADP", "ADV"} and scene.group_starting(start) is None
    return opens and starts_clause(scene, start, field.last, field)


def after_relative(scene: Scene, at: int, last: int) -> int:
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
    if "as" in takes and scene.norm(at) == "as" and reading.subject is not None:
        # "what it sees as a failure"
        return scene.norm(reading.subject[0] - 1) == "what" and _set(reading, "as", at, None)
    if scene.norm(at) in reading.cue.prepositions and (scene.norm(at + 1) != "that" or "clause" not in takes):
        start = told[0] if told is not None and reading.cue.lemma in word_set("charging") else at
        return _set(reading, "preposition", start, told)
    after = min(skip_adjuncts(scene, at, last), last)
    for start, bare in ((at, False), (after, False), (after, True), (at, True)):
        if bare and start == at < after and scene.norm(after) in {",", "."}:
            if not _front_phrase(scene, field, reading, after):
                continue  # "said Friday afternoon, as they met"
            return _set(reading, "clause", start, told)
        if start < last and _clause_at(scene, field, reading, start, told, bare=bare):
            if start > at:
                reading.around.append((at, after))
            return True
    if told is not None:
        return False
    if (
        reading.cue.prepositions
        and scene.norm(at) in {"to", "with"}
        and (listener := addressee_after(scene, at + 1, last)) is not None
    ):
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
        weak = bool(takes & {"object", "plans"}) and not takes & {"infinitive"}
        if scene.tokens[start].pos == "ADP" and reading.cue.lemma not in word_set("sure"):
            return False
        return (
            "clause" in takes
            and starts_clause(scene, start, last, field, weak=weak)
            and _set(reading, "clause", start, told)
        )
    clausal = bool(takes & {"clause", "that"})
    if word == "," and (scene.statement_opening(start + 1) is not None or scene.norm(start + 1) == "that"):
        start += 1
        word = scene.norm(start)
    quotes = clausal or "quote" in takes
    if word == ":" and quotes:
        if start + 1 >= last:
            return _set(reading, "open", last, told)
        return _set(reading, "quote" if scene.statement_opening(start + 1) is not None else "clause", start + 1, told)
    if scene.statement_opening(start) is not None:
        return quotes and _set(reading, "quote", start, told)
    if _opens_clause(scene, field, reading, start, told, clausal=clausal, quotes=quotes):
        return _set(reading, "clause", start, told)
    if "gerund" in takes and (doing := scene.group_starting(start)) is not None and doing.first == doing.main:
        return scene.tokens[doing.main].form == "ing" and _set(reading, "gerund", start, told)
    if "infinitive" in takes and _is_wish(scene, reading, start, told):
        return _set(reading, "infinitive", start, told)
    return False


def _opens_clause(
    scene: Scene, field: Field, reading: Reading, start: int, told: Range | None, *, clausal: bool, quotes: bool
) -> bool:
    """Tell whether "that", a question word or a mark opens a clause at ``start``."""
    word, last = scene.norm(start), field.last
    if word == "that":
        inner = min(start + 1, last - 1)
        if reading.cue.stance == "denies" and scene.tokens[inner].pos == "ADP":
            return False  # "disputed that in a letter"
        long = last - start > 4  # the grammar may have taken its verb for a noun
        return clausal and (long or scene.has_finite(start + 1, last) or scene.hidden(inner, field))
    if scene.is_mark(start):
        return quotes and scene.has_finite(start + 1, min(last, start + 80))
    asked = word in word_set("questions") and not (told is not None and word in {"which", "who"})
    return (
        asked
        and "whether" in reading.cue.takes
        and not reading.group.negated
        and scene.has_finite(start + 1, min(last, start + 40))
    )


def _is_wish(scene: Scene, reading: Reading, start: int, told: Range | None) -> bool:
    """Tell ``refused to sign`` from ``declined to comment`` and ``asked not to be named``."""
    group = scene.group_starting(start)
    if group is None or not group.infinitive:
        return False
    if _is_silence(scene, group):
        return False
    return not (reading.cue.lemma in {"expect", "want"} and told is None and reading.group.negated)


def _is_silence(scene: Scene, group: VerbGroup) -> bool:
    lemma = scene.lemma(group.main)
    return lemma in {"comment", "elaborate", "speculate"} or (group.passive and lemma in {"identify", "name", "quote"})


def says_nothing(scene: Scene, content: list[Range]) -> bool:
    """Tell ``to comment (further) (on Friday)``, which tells of no matter, from ``to comment on the order``."""
    first, last = content[0]
    group = scene.group_starting(first)
    if len(content) > 1 or group is None or not group.infinitive or not _is_silence(scene, group):
        return False
    at = group.last
    while at < last:
        day = at + 1 if scene.norm(at) in {"on", "in"} else at
        after = skip_when(scene, day, last)
        if after > day:
            at = after
        elif scene.tokens[at].pos in {"ADV", "PUNCT"}:
            at += 1
        else:
            return False
    return True


def _phrase_at(scene: Scene, field: Field, reading: Reading, at: int) -> bool:
    """Find ``the EU to give``, ``Serbia as a partner``, ``the plan a mistake``, ``Moscow's opposition``."""
    takes, last = reading.cue.takes, field.last
    if (
        at + 1 < last
        and "object" in takes
        and scene.tokens[at].form in {"past", "participle"}
        and scene.phrase_first[at + 1] == at + 1
    ):
        return scene.tokens[at + 1].pos == "NOUN" and _set(reading, "object", at, None)  # "unnamed sources"
    if (
        at >= last
        or scene.phrase_first[at] != at
        or scene.hidden(at, field)
        or scene.norm(at) in {"himself", "herself", "itself"}
    ):
        return False
    if "infinitive" in takes and to_or_as_after(scene, at, last, 16, infinitive=True) is not None:
        return _set(reading, "infinitive", at, None)
    if "as" in takes and to_or_as_after(scene, at, last, 24, infinitive=False) is not None:
        return _set(reading, "as", at, None)
    end = scene.phrase_last[at]
    if scene.norm(end) == "of" and end + 1 < last and scene.phrase_first[end + 1] == end + 1 and "named" in takes:
        end = scene.phrase_last[end + 1]  # "half of the members"
    doing = scene.group_starting(end) if end < last else None
    if "record" in takes and doing is not None and not doing.finite and scene.tokens[doing.main].form == "ing":
        return _set(reading, "clause", at, None)  # "the poll shows the party leading"
    if "named" in takes and not reading.group.negated and _is_named(scene, end, last):
        return _set(reading, "named", at, None)
    if _is_object(scene, field, reading, at) and skip_when(scene, at, last) == at:
        return _set(reading, "object", at, None)
    return False


def _is_named(scene: Scene, end: int, last: int) -> bool:
    """Tell ``called the plan a mistake`` from ``called the minister on Monday``."""
    if end >= last or skip_when(scene, end, last) != end:
        return False
    follow = min(end + 1, last - 1)
    return (
        scene.phrase_first[end] == end
        or scene.is_mark(end)
        or scene.tokens[end].pos == "ADJ"
        or (scene.norm(end).startswith("un") and scene.tokens[end].form == "participle")
        or (scene.tokens[end].pos == "ADV" and scene.tokens[follow].pos == "ADJ")
    )


def _is_object(scene: Scene, field: Field, reading: Reading, at: int) -> bool:
    """Tell whether the noun phrase that begins at ``at`` is what was said."""
    head = scene.tokens[scene.phrase_last[at] - 1]
    takes = reading.cue.takes
    if head.norm in {"himself", "herself", "itself", "themselves"}:
        return False
    if "object" in takes or (field.heading and reading.cue.lemma in load_cues().heading_objects):
        return True
    if "matter" in takes and is_matter(head) and scene.norm(at) not in {"this", "that", "these", "those", "such"}:
        return True
    return any(kind in takes and head.lemma in word_set(kind) for kind in ("plans", "demands"))


def to_or_as_after(scene: Scene, at: int, last: int, reach: int, *, infinitive: bool) -> int | None:
    """Return where "to" and a verb, or "as", follows a noun phrase."""
    finite = 0
    for here in range(at + 1, min(last, at + reach)):
        word = scene.norm(here)
        group = scene.group_starting(here)
        if infinitive and group is not None and group.infinitive:
            return here
        if (
            not infinitive
            and word == "as"
            and scene.norm(here + 1) not in {"of", "to"}
            and scene.norm(here - 1) not in {"such", "well"}
        ):
            return here
        follow = scene.group_starting(here + 1)
        if (
            infinitive
            and group is not None
            and group.first == group.main
            and follow is not None
            and follow.infinitive
            and scene.tokens[here].form == "present"
        ):
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


def read_rest(scene: Scene, field: Field, reading: Reading) -> bool:
    """Take what follows for the clause where the grammar finds no verb in it: ``said industry subsidises output``."""
    at = reading.addressee[1] if reading.addressee is not None else reading.words[1]
    start = skip_adjuncts(scene, at, field.last)
    if field.last - start < 5:
        return False
    if scene.tokens[start].pos in {"PUNCT", "ADP", "CCONJ", "SCONJ"} and not scene.is_mark(start):
        return False
    if scene.norm(start) in {"so", "as", "to", "nothing", "little", "much", "it", "something"}:
        return False
    reading.around.append((at, start))
    return _set(reading, "clause", start, reading.addressee)


def read_gap(scene: Scene, field: Field, reading: Reading, subject: Range) -> bool:
    """``what agencies say was an operation``, ``nine towns it said had been hit``: the clause has lost its subject."""
    start, before = reading.words[1], subject[0] - 1
    follow = scene.group_starting(start)
    if follow is None or not follow.finite or before < field.first or start >= field.last:
        return False
    if scene.norm(before) in {"what", "which", "who"}:
        return _set(reading, "clause", start, None)
    if scene.phrase_last[before] == subject[0] and scene.tokens[before].pos in {"NOUN", "PROPN", "NUM"}:
        reading.gap = (scene.phrase_first[before], subject[0])
        return _set(reading, "clause", start, None)
    return False
