"""What is measured, in the story's own words: the phrase that the figure is a value of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.clauses import (
    governing,
    group_left,
    group_right,
    is_saying,
    loose_phrase,
    object_between,
    phrase_ending,
    phrase_starting,
    predicate,
    subject_of,
)

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.extract.figures.clauses import Busy, Range
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language, VerbGroup

_COMPARING: Final = frozenset(
    [
        "about", "some", "around", "nearly", "almost", "more", "than", "over", "at", "least", "an", "a", "the",
        "estimated", "roughly", "approximately", "just", "only", "up", "to", "down", "by", "from", "less", "fewer",
        "under", "below", "well", "[", "]", "(", "$", "£", "€", "¥", "record", "total", "as", "much", "many",
        "another", "above", "exceeding", "between", "further", "even", "worth",
    ]
)  # fmt: skip
_POINTING: Final = frozenset(
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


def settle_measure(draft: Draft, language: Language, before: Draft | None, busy: Busy) -> None:
    """Set ``passages``: the words of what is measured, in pieces.

    ``before`` is the figure that stands before, if any: the other end of a change is measured by the same words.
    ``busy`` are the tokens of all figures and times, which measure nothing.
    """
    if before is not None and before.passages and _is_of_the_same(draft, before, language, busy):
        draft.passages = list(before.passages)
        return
    ranges = _ranges(draft, language, busy)
    draft.passages = [found for piece in ranges if (found := _trimmed(piece, language, busy)) is not None]
    if not draft.passages and before is not None and before.sentence >= draft.sentence - 1:
        draft.passages = list(before.passages)


def _is_of_the_same(draft: Draft, before: Draft, language: Language, busy: Busy) -> bool:
    """Tell whether a figure measures what the one before does: the other end of a change, a list, ``…, up 30 pct``."""
    if before.sentence != draft.sentence or _phrase_of(draft, language, busy) is not None:
        return False
    tokens = language.tokens
    if tokens[draft.first - 1].norm == "(" and draft.first - 1 == before.last:
        return True
    if draft.role in {"from", "against"} and before.kind == draft.kind:
        return True
    if draft.role == "to":
        return not _own_object(draft, language, busy)
    if draft.mover is not None and draft.mover < draft.first and tokens[draft.mover].norm in {"up", "down"}:
        return tokens[draft.mover - 1].norm == "," or draft.mover - 1 in busy
    return before.unit == draft.unit and draft.kind != "count" and tokens[draft.first - 1].norm in {"and", ",", "or"}


def _own_object(draft: Draft, language: Language, busy: Busy) -> bool:
    group = governing(draft, language)
    return (
        group is not None
        and group.last <= draft.first
        and object_between(group, language, _anchor(draft, language) + 1, busy) is not None
    )


def _trimmed(piece: Range, language: Language, busy: Busy) -> Passage | None:
    """Cut articles, marks, figures and times off the ends."""
    first, last = piece
    tokens = language.tokens
    while first < last and (
        first in busy
        or tokens[first].pos in {"PUNCT", "SYM", "CCONJ"}
        or tokens[first].norm in {"the", "a", "an", "of", "that"}
    ):
        first += 1
    while first < last and (
        last - 1 in busy or tokens[last - 1].pos in {"PUNCT", "DET", "SYM", "ADP", "CCONJ", "SCONJ"}
    ):
        last -= 1
    return language.passage(first, last) if first < last else None


def _ranges(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    if draft.kind == "count":
        return _counted(draft, language, busy)
    if draft.kind == "rank":
        after = phrase_starting(language, draft.last + 1, language.sentences[draft.sentence].last, busy)
        return [*_subject(draft, language, busy), *([(draft.last, after[1])] if after is not None else [])]
    if draft.kind == "times":
        return _subject(draft, language, busy)
    own = _phrase_of(draft, language, busy)
    if own is not None:
        return own
    return _by_verb(draft, language, busy)


def _phrase_of(draft: Draft, language: Language, busy: Busy) -> list[Range] | None:
    """Return the measure where the figure's own phrase names it.

    ``of zinc``, ``a … acquisition of``, ``a deficit of``.
    """
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    after = _after_bracket(draft.last, language, sentence.last)
    if after < sentence.last and tokens[after].norm == "worth":
        after += 1
    if after + 1 < sentence.last and tokens[after].norm in {"of", "in"}:
        whole = phrase_starting(language, after + 1, sentence.last, busy) or loose_phrase(
            language, after + 1, sentence.last, busy
        )
        if whole is not None and (tokens[after].norm == "of" or (after + 1 not in busy and _is_stuff(whole, language))):
            return _with_doer(draft, language, whole, busy)
    modified = _modified(draft, language, busy)
    if modified is not None:
        return modified
    at = _anchor(draft, language)
    if at > sentence.first and tokens[at].norm == "of":
        head = phrase_ending(language, at - 1, sentence.first, busy)
        if head is not None:
            return [head, *_place_after(draft, language, busy)]
    if draft.form == "fraction" and after < sentence.last:
        whole = phrase_starting(language, after, sentence.last, busy)
        if whole is not None:
            return _with_doer(draft, language, whole, busy)
    return None


def _after_bracket(at: int, language: Language, last: int) -> int:
    """Step over the same amount in brackets: ``8 miles (13 kilometres) of tunnels``."""
    tokens = language.tokens
    if at < last and tokens[at].norm == "(":
        for end in range(at + 1, min(last, at + 8)):
            if tokens[end].norm == ")":
                return end + 1
    return at


def _is_stuff(whole: Range, language: Language) -> bool:
    """Tell ``500 mln dlrs in concessional funding`` from a place or a year."""
    head = language.tokens[whole[0] : whole[1]]
    return not any(token.pos in {"PROPN", "NUM", "DET"} for token in head[:2])


def _place_after(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """``a shortfall of 7.3 billion riyals in the last published budget``: what follows belongs to the same phrase."""
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


def _anchor(draft: Draft, language: Language) -> int:
    """Return the token that the number hangs on, left of comparators."""
    tokens, first = language.tokens, language.sentences[draft.sentence].first
    at = draft.first - 1
    while at >= first and (tokens[at].norm in _COMPARING or tokens[at].pos == "ADV"):
        at -= 1
    return at


def _modified(draft: Draft, language: Language, busy: Busy) -> list[Range] | None:
    """``a $3.9 billion acquisition of Tribune``, ``a 40 pct slide in the dollar``, ``his 28 dlr per share bid``."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    at = draft.last
    if (
        at + 2 < sentence.last
        and tokens[at].norm in {"per", "a"}
        and tokens[at + 1].norm in {"share", "head", "person"}
    ):
        at += 2
    while at < sentence.last and tokens[at].norm in {"-", "owned"}:
        at += 1
    if (
        at >= sentence.last
        or tokens[at].pos not in {"NOUN", "ADJ", "PROPN"}
        or tokens[at].norm in {"each", "higher", "lower", "up", "down"}
    ):
        return None
    phrase = language.noun_phrase_at(at)
    if at in busy:
        return None
    if phrase is None or tokens[phrase.head].pos not in {"NOUN", "PROPN"} or phrase.head < at:
        return None
    whole = phrase_starting(language, at, sentence.last, busy)
    if whole is None:
        return None
    pieces = [(draft.last, whole[1])]
    before = draft.first - 1
    if before >= sentence.first and (
        tokens[before].norm in {"his", "her", "its", "their"} or tokens[before].pos == "ADJ"
    ):
        pieces.insert(0, (before, draft.first))
    if draft.change is not None and before >= sentence.first and tokens[before].norm in {"a", "an"}:
        # "The HBV is seeking a six pct rise": whose rise
        doer = _doer(draft, language, busy)
        pieces = [*doer, *pieces]
    return pieces


def _counted(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """Return what is counted, and what is told of it: ``Bulgaria's | troops in Diwaniya``, ``soldiers | have died``."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    if draft.noun is not None and draft.noun < draft.first:
        head = phrase_ending(language, draft.noun, sentence.first, busy)
        return [head] if head is not None else []
    start = draft.last
    end = (draft.noun + 1) if draft.noun is not None and draft.noun >= draft.last else draft.last
    if end + 1 < sentence.last and tokens[end].norm in {"of", "in", "for", "on", "at", "from", "with"}:
        more = phrase_starting(language, end + 1, sentence.last, busy)
        if more is not None:
            end = more[1]
    if end < sentence.last and draft.noun is None and end not in busy:  # "1.4 million displaced"
        end += 1
    before = draft.first - 1
    own = language.noun_phrase_at(before) if draft.first > sentence.first else None
    owner = own is not None and any(tokens[k].norm in {"'s", "'"} for k in range(own.first, draft.first))
    if own is not None and owner:
        return [(own.first, draft.first), (start, end)]
    if before >= sentence.first and tokens[before].norm in {
        "the",
        "these",
        "those",
        "its",
        "their",
        "our",
        "his",
        "all",
    }:
        return [(start, _clause_after(end, language, sentence.last, busy, only_participles=True))]
    longer = _clause_after(
        end,
        language,
        sentence.last,
        busy,
        only_participles=False,
        commas=True,
        near=draft.noun is None or end == draft.noun + 1,
    )
    if longer > end:
        return [(start, longer)]
    group = governing(draft, language)
    if group is None:
        return [(start, end)]
    if group.first >= end:
        return [(start, end), predicate(group, language, sentence.last, busy)]
    return [*_doing(draft, group, language, busy), (start, end)]


def _clause_after(
    end: int,
    language: Language,
    last: int,
    busy: Busy,
    *,
    only_participles: bool,
    commas: bool = False,
    near: bool = True,
) -> int:
    """Return where a clause that follows a noun ends.

    ``due to be signed``, ``it said had been targeted``, ``living in``.
    """
    tokens = language.tokens
    at = end
    if commas and at < last and tokens[at].norm == "," and at + 1 < last and tokens[at + 1].form == "ing":
        at += 1
    if at >= last:
        return end
    token = tokens[at]
    group = group_right(language, at, min(last, at + 4))
    participle = (
        group is not None
        and group.first == at
        and tokens[group.main].form in {"participle", "ing", "past"}
        and not group.finite
    )
    direct = at == 0 or tokens[at - 1].pos in {"NOUN", "PROPN"}
    opens = (
        participle
        or (token.norm == "due" and group is not None)
        or (token.norm == "to" and group is not None and near and direct)
    )
    if not only_participles:
        opens = (
            opens or token.norm in {"who", "that", "which", "whom"} or (token.pos == "PRON" and token.norm in _POINTING)
        )
    if not opens:
        return end
    while at < last and at - end < 12 and at not in busy and tokens[at].pos != "PUNCT":
        at += 1
    return at


def _doing(draft: Draft, group: VerbGroup, language: Language, busy: Busy) -> list[Range]:
    """Return the subject and the words from the verb up to the figure: ``Bangladesh | has struck agreements with``."""
    tokens = language.tokens
    first = language.sentences[draft.sentence].first
    top = _finite(group, language, first)
    subject = subject_of(top, language, first, busy)
    pieces = [subject] if subject is not None and not _points(subject, language) else []
    if tokens[group.main].lemma == "be":
        return pieces
    end = _anchor(draft, language) + 1
    start = top.first if group.first - top.first <= 6 else group.first
    if start < end <= start + 12 and not any(k in busy or tokens[k].pos == "PUNCT" for k in range(start, end)):
        pieces.append((start, end))
    elif group.last > group.first:
        pieces.append((group.first, group.last))
    return pieces


def _points(piece: Range, language: Language) -> bool:
    return piece[1] - piece[0] == 1 and language.tokens[piece[0]].norm in _POINTING


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


def _doer(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """Return who does it, with the verb.

    ``The Brunswick mine produced``; nothing where the figure is in the subject.
    """
    group = governing(draft, language)
    if group is None or group.first >= draft.last:
        return []
    first = language.sentences[draft.sentence].first
    top = _finite(group, language, first)
    subject = subject_of(top, language, first, busy)
    pieces = [subject] if subject is not None and not _points(subject, language) else []
    if language.tokens[group.main].lemma not in _LINKING:
        pieces.append((group.main, group.main + 1))
    return pieces


def _with_doer(draft: Draft, language: Language, whole: Range, busy: Busy) -> list[Range]:
    """``The mine | produced … | zinc``: the whole, and, where it is an active verb's object, who does what."""
    group = governing(draft, language)
    if group is not None and group.first >= whole[1]:
        return [whole, predicate(group, language, language.sentences[draft.sentence].last, busy)]
    at = _anchor(draft, language)
    if group is not None and draft.role in {"to", "by"} and group.last <= draft.first:
        moved = object_between(group, language, at + 1, busy)
        if moved is not None:  # "extending its reach to 72 percent of households"
            return [moved, whole]
    if at > 0 and language.tokens[at].norm == "of" and language.noun_phrase_at(at - 1) is not None:
        head = phrase_ending(language, at - 1, language.sentences[draft.sentence].first, busy)
        if head is not None:
            return [head, whole]
    return [*_doer(draft, language, busy), whole]


def _by_verb(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """The object of a verb that moves it, its subject, or, from within the subject, what is said of it."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    longer = _clause_after(draft.last, language, sentence.last, busy, only_participles=False)
    group = governing(draft, language)
    if longer > draft.last and tokens[draft.last].norm != "to":
        return [(draft.last, longer)]
    follows = group_right(language, draft.last, min(sentence.last, draft.last + 5))
    if (
        follows is not None
        and follows.first > draft.last
        and group is not None
        and group.last <= draft.first
        and language.noun_phrase_at(draft.last) is not None
    ):
        # "the 24 billion pesos the government hopes to raise"
        return [(draft.last, predicate(follows, language, sentence.last, busy)[1])]
    if group is not None and group.first >= draft.last:
        return [predicate(group, language, sentence.last, busy)]
    return _subject(draft, language, busy)


def _subject(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """The object of a verb that moves it, else the subject of the verb that the figure belongs to."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    group = governing(draft, language)
    anchor = _anchor(draft, language)
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
        return [*_doer(draft, language, busy), moved_object, *_purpose(draft, language, busy)]
    if (
        tokens[group.main].lemma not in _LINKING
        and draft.change is None
        and draft.role is None
        and draft.kind == "money"
    ):
        return [*_doer(draft, language, busy), *_purpose(draft, language, busy)]
    raised = _raised(group, language, sentence.first, busy)
    if raised is not None:
        return [raised]
    top = _finite(group, language, sentence.first)
    subject = subject_of(top, language, sentence.first, busy)
    return [subject] if subject is not None and not _points(subject, language) else []


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
    """``pay nearly $6 million to settle a lawsuit``, ``lend $5 billion to Poland``: what the money is for."""
    tokens, last = language.tokens, language.sentences[draft.sentence].last
    at = draft.last
    if at >= last or tokens[at].norm not in {"to", "for", "on"} or at + 1 in busy:
        return []
    group = language.verb_group_at(at) or language.verb_group_at(at + 1)
    if group is not None:
        return [predicate(group, language, last, busy)]
    whole = phrase_starting(language, at + 1, last, busy)
    return [(at, whole[1])] if whole is not None else []
