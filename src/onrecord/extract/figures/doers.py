"""Who does what to the thing measured: a figure's verb with its subject, its object and its purpose."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.changes import TOTALS
from onrecord.extract.figures.clauses import (
    governing,
    group_left,
    is_saying,
    object_between,
    phrase_ending,
    phrase_starting,
    predicate,
    subject_of,
)
from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from onrecord.extract.figures.clauses import Busy, Range
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language, VerbGroup


_COMPARING: Final = frozenset(
    [
        "about", "some", "around", "nearly", "almost", "more", "than", "over", "at", "least", "an", "a", "the",
        "estimated", "roughly", "approximately", "just", "only", "up", "to", "down", "by", "from", "less", "fewer",
        "under", "below", "well", "[", "]", "(", "$", "£", "€", "¥", "record", "total", "as", "much", "many",
        "another", "gross", "average", "above", "exceeding", "between", "further", "even", "worth",
    ]
)  # fmt: skip
POINTING: Final = frozenset(
    ["it", "they", "this", "that", "these", "those", "he", "she", "we", "i", "you", "which", "who", "there"]
)
_EXPECTING: Final = frozenset(
    ["expect", "forecast", "see", "predict", "project", "want", "allow", "cause", "estimate", "believe", "show"]
)
_INTENTS: Final = frozenset(
    ["plan", "effort", "proposal", "decision", "offer", "bid", "goal", "way", "agreement", "right"]
)
_HEADING_VERBS: Final = frozenset(
    ["sees", "seek", "seeks", "expects", "plans", "forecasts", "reports", "posts", "says", "cuts", "raises", "puts"]
)
_LINKING: Final = frozenset(
    ["be", "total", "stand", "reach", "amount", "remain", "become", "average", "exceed", "rise", "fall", "grow",
    "increase", "decline", "drop", "climb", "jump", "slide", "slip", "dip", "have", "hit", "number", "equal",
    "represent", "go"]
)  # fmt: skip


def place_after(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """``a gap of 2 billion crowns in the last approved budget``: what follows belongs to the same phrase."""
    tokens, last = language.tokens, language.sentences[draft.sentence].last
    if (
        draft.last + 1 < last
        and tokens[draft.last].norm in {"in", "for", "on", "with", "from"}
        and draft.last + 1 not in busy
    ):
        whole = phrase_starting(language, draft.last + 1, last, busy)
        if whole is not None:
            return [(draft.last, whole[1])]
    return []


def anchor_of(draft: Draft, language: Language) -> int:
    """Return the token that the number hangs on, left of comparators."""
    tokens, first = language.tokens, language.sentences[draft.sentence].first
    at = draft.first - 1
    while at >= first:
        if tokens[at].norm == "of" and at > first and tokens[at - 1].norm in TOTALS:
            at -= 2  # "paid a total of"
        elif tokens[at].norm in _COMPARING or tokens[at].pos == "ADV":
            at -= 1
        else:
            break
    return at


def doing(draft: Draft, group: VerbGroup, language: Language, busy: Busy) -> list[Range]:
    """Return the subject and the words from the verb up to the figure: ``Bangladesh | has struck agreements with``."""
    tokens = language.tokens
    first = language.sentences[draft.sentence].first
    pieces = _subject(group, language, first, busy)
    if tokens[group.main].lemma == "be":
        return pieces
    end = anchor_of(draft, language) + 1
    light = _is_light(group, language)
    top = _finite(group, language, first)
    whole = group.first - top.first <= _NEAR and not _is_light(top, language)
    start = group.last if light else top.first if whole else group.main  # "is to cut", but of "plans to buy" the "buy"
    if start < end <= start + 12 and not any(k in busy or tokens[k].pos == "PUNCT" for k in range(start, end)):
        pieces.append((start, end))
    elif not light:
        pieces.append((group.main, group.last))
    return pieces


_NEAR: Final = 6
_OWNERS: Final = frozenset(["its", "his", "her", "their", "our", "'s", "'"])


@cache
def _having() -> frozenset[str]:
    return frozenset(words_of("measures")["having"])


@cache
def _light() -> frozenset[str]:
    return frozenset(words_of("measures")["light"])


@cache
def _telling() -> frozenset[str]:
    return frozenset(words_of("measures")["telling"])


def _is_light(group: VerbGroup, language: Language) -> bool:
    """Tell whether a verb says nothing of what is measured: ``make``, ``provide``, ``highlight``."""
    lemma = language.tokens[group.main].lemma
    return lemma in _light() or lemma in _telling()


def is_short(piece: Range) -> bool:
    """Tell whether a headline's subject is short enough to be one: ``Acme to close 12 shops``."""
    return piece[1] - piece[0] <= _NEAR


def _subject(group: VerbGroup, language: Language, first: int, busy: Busy) -> list[Range]:
    """Return who does it: no pronoun, and no person where the verb says nothing of what is measured."""
    subject = subject_of(_finite(group, language, first), language, first, busy)
    if subject is None or _points(subject, language):
        return []
    if _is_light(group, language) and any(k in busy.people for k in range(*subject)):
        return []
    if language.tokens[group.main].lemma in _telling():
        return []
    return [subject]


def _points(piece: Range, language: Language) -> bool:
    return piece[1] - piece[0] == 1 and language.tokens[piece[0]].norm in POINTING


def _finite(group: VerbGroup, language: Language, first: int) -> VerbGroup:
    """Return the verb that an infinitive or a form in -ing hangs on: ``aims`` for ``to reduce``."""
    while group.infinitive or language.tokens[group.main].form == "ing":
        if not group.infinitive and group.first > first and language.tokens[group.first - 1].pos in {"NOUN", "PROPN"}:
            break  # "a contract covering some 6,000 workers"
        parent = group_left(language, group.first, first)
        if parent is None or is_saying(parent, language) or parent.first >= group.first:
            break
        group = parent
    return group


def _raised(group: VerbGroup, language: Language, first: int, busy: Busy) -> Range | None:
    """Return the phrase between a verb and an infinitive, its subject: ``economists expect the deficit to fall to``."""
    tokens = language.tokens
    at = group.first - 1
    while at >= first and at in busy.times:
        at -= 1
    if not group.infinitive or at < first or tokens[at].pos not in {"NOUN", "PROPN"} or tokens[at].lemma in _INTENTS:
        return None
    parent = group_left(language, group.first, first)
    if parent is None or language.tokens[parent.main].lemma not in _EXPECTING:
        return None
    return phrase_ending(language, at, parent.last, busy)


def doer(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """Return who does it, with the verb.

    ``The Brunswick mine produced``; nothing where the figure is in the subject.
    """
    group = governing(draft, language)
    if group is None or group.first >= draft.last:
        return []
    pieces = _subject(group, language, language.sentences[draft.sentence].first, busy)
    if language.tokens[group.main].lemma not in _LINKING and not _is_light(group, language):
        pieces.append((group.main, group.main + 1))
    return pieces


def owner(draft: Draft, head: Range, language: Language, busy: Busy) -> list[Range]:
    """Return who has what is measured, where a verb of having says so: ``Taiwan | had a trade surplus of``.

    Nobody where the phrase says itself whose it is, and no person: those who predict a surplus have none.
    """
    tokens = language.tokens
    group = governing(draft, language)
    if group is None or group.last > head[0] or tokens[group.main].lemma not in _having() or group.passive:
        return []
    if any(tokens[k].norm in _OWNERS for k in range(max(group.last, head[0] - 1), head[1])):
        return []
    subject = subject_of(group, language, language.sentences[draft.sentence].first, busy)
    if subject is None or _points(subject, language) or any(k in busy.people for k in range(*subject)):
        return []
    return [subject] if is_short(subject) else []


def subject_measured(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """The object of a verb that moves it, else the subject of the verb that the figure belongs to."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    group = governing(draft, language)
    anchor = anchor_of(draft, language)
    changed = of_change(draft, anchor, language, busy)
    if changed is not None:
        return [changed]
    if draft.mover is not None and tokens[draft.mover].norm in {"minus", "plus"}:
        anchor, group = draft.mover - 1, None
    if group is None or sentence.heading:
        found = phrase_ending(language, anchor, sentence.first, busy)
        return [_after_heading_verb(found, language)] if found is not None else []
    hangs = anchor - 1 if draft.role == "at" and tokens[anchor].norm == "at" else anchor
    before = _before_small_word(draft, hangs, group, language, busy) or _limited(draft, anchor, language, busy)
    if before is not None:
        return [before]
    if draft.kind == "times" and draft.mover is not None and group.main != draft.mover:
        moved = language.verb_group_at(draft.mover)
        group = moved if moved is not None else group
    if draft.kind == "times" and draft.mover == group.main:
        following = phrase_starting(language, draft.last, sentence.last, busy)
        if following is not None and not group.passive and tokens[draft.last].norm not in {"to", "from", "in", "by"}:
            return [following]
    moved_object = object_between(group, language, anchor + 1, busy) if draft.kind != "rank" else None
    if moved_object is not None and tokens[group.main].lemma != "be":
        if draft.role in {"to", "by", "from", "at"}:
            return [moved_object]
        return [*doer(draft, language, busy), moved_object, *_purpose(draft, language, busy)]
    if (
        tokens[group.main].lemma not in _LINKING
        and draft.change is None
        and draft.role is None
        and draft.kind == "money"
    ):
        return [*doer(draft, language, busy), *_purpose(draft, language, busy)]
    raised = _raised(group, language, sentence.first, busy)
    if raised is not None:
        return [raised]
    top = _finite(group, language, sentence.first)
    subject = subject_of(top, language, sentence.first, busy)
    return [subject] if subject is not None and not _points(subject, language) else []


def of_change(draft: Draft, anchor: int, language: Language, busy: Busy) -> Range | None:
    """Return what a noun of change is about: ``the cut in base lending rates to 10 pct``."""
    tokens = language.tokens
    at = draft.mover
    if draft.role not in {"to", "by", "from"} or at is None or tokens[at].pos != "NOUN":
        return None
    last = language.sentences[draft.sentence].last
    if at == anchor and draft.last + 1 < last and tokens[draft.last].norm == "in" and draft.last + 1 not in busy:
        return phrase_starting(language, draft.last + 1, last, busy)  # "the rise to 7 pct in the prime"
    if at + 1 >= anchor:
        return None
    if tokens[at + 1].norm not in {"in", "of"} or any(k in busy for k in range(at + 2, anchor + 1)):
        return None
    piece = phrase_starting(language, at + 2, anchor + 1, busy)
    return (at + 2, anchor + 1) if piece is not None and piece[1] >= anchor else None


def _after_heading_verb(piece: Range, language: Language) -> Range:
    """``PHILIPPINES SEES GOVERNMENT REVENUE UP``: in capitals a verb passes for a name; what is seen follows it."""
    for at in range(piece[1] - 2, piece[0], -1):
        if language.tokens[at].norm in _HEADING_VERBS:
            return at + 1, piece[1]
    return piece


def _limited(draft: Draft, anchor: int, language: Language, busy: Busy) -> Range | None:
    """Return the noun that a comparator follows directly: ``incomes over $75,000``, ``investments above 35 GWh``."""
    noun = anchor >= 0 and anchor not in busy and language.tokens[anchor].pos == "NOUN"
    if not noun or draft.comparator == "=" or draft.role is not None or draft.first - anchor > 4:
        return None
    return phrase_ending(language, anchor, language.sentences[draft.sentence].first, busy)


def _before_small_word(draft: Draft, anchor: int, group: VerbGroup, language: Language, busy: Busy) -> Range | None:
    """Return the phrase right before ``to`` or ``by``, if no preposition opens it: ``cut its account deficit to``."""
    tokens = language.tokens
    if draft.role not in {"to", "by", "at"} or anchor in busy or tokens[group.main].lemma == "be":
        return None
    found = phrase_ending(language, anchor, language.sentences[draft.sentence].first, busy)
    if found is None or found[0] == 0 or any(tokens[k].pos == "NUM" for k in range(*found)):
        return None
    if draft.role == "at":
        return found if tokens[anchor].pos == "NOUN" else None
    return None if found[1] - found[0] < 2 or tokens[found[0] - 1].pos == "ADP" else found


def _purpose(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """``pay about $2 million to end a dispute``, ``lend $5 billion to Poland``: what the money is for."""
    tokens, last = language.tokens, language.sentences[draft.sentence].last
    at = draft.last
    while at < last and at in busy.times:
        at += 1  # "raise 40 billion crowns this year from sales of land"
    if at + 1 >= last or tokens[at].norm not in {"to", "for", "on", "from"} or at + 1 in busy:
        return []
    group = language.verb_group_at(at) or language.verb_group_at(at + 1)
    if group is not None:
        return [predicate(group, language, last, busy)]
    whole = phrase_starting(language, at + 1, last, busy)
    return [(at, whole[1])] if whole is not None else []
