"""What is measured, in the story's own words: the phrase that the figure is a value of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.clauses import (
    governing,
    group_left,
    group_right,
    loose_phrase,
    object_between,
    over_symbol,
    phrase_ending,
    phrase_starting,
    predicate,
)
from onrecord.extract.figures.counted import ABOUT, clause_after, counted
from onrecord.extract.figures.doers import (
    POINTING,
    anchor_of,
    doer,
    of_change,
    owner,
    place_after,
    subject_measured,
)
from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.extract.figures.clauses import Busy, Range
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language


_LONGEST_OBJECT: Final = 18
_CLAUSE: Final = 9
_HELD: Final = frozenset({"owned", "held", "controlled"})


def settle_measure(draft: Draft, language: Language, before: Draft | None, busy: Busy) -> None:
    """Set ``passages``: the words of what is measured, in pieces.

    ``before`` is the figure that stands before, if any: the other end of a change is measured by the same words.
    ``busy`` are the tokens of all figures and times, which measure nothing.
    """
    own_subject = _gapped(draft, before, language, busy) if before is not None else None
    if own_subject is not None:
        draft.passages = [own_subject]
        return
    if before is not None and before.passages and _is_of_the_same(draft, before, language, busy):
        draft.passages = list(before.passages)
        own = _own_predicate(draft, before, language, busy)
        if own is not None:
            draft.passages = [*before.passages[:1], own]
        elif (place := _own_place(draft, before, language, busy)) is not None:
            draft.passages = [*before.passages[:-1], place]
        return
    ranges = _ranges(draft, language, busy)
    draft.passages = [found for piece in ranges if (found := _trimmed(piece, language, busy)) is not None]
    if not draft.passages and before is not None and before.sentence >= draft.sentence - 1:
        draft.passages = list(before.passages)


def _gapped(draft: Draft, before: Draft, language: Language, busy: Busy) -> Passage | None:
    """Return the subject of a clause that leaves its verb to the one before: ``A was down 2.3 pct, B by 2.6 pct``."""
    tokens = language.tokens
    if before.sentence != draft.sentence or before.kind != draft.kind or before.change is None:
        return None
    first, last = before.last, draft.first
    while first < last and tokens[first].norm in {",", ";", "and", "while"}:
        first += 1
    while last > first and (tokens[last - 1].pos == "ADP" or tokens[last - 1].norm in ABOUT):
        last -= 1
    phrase = language.noun_phrase_at(first) if before.last < first < last < draft.first else None
    if phrase is None or (phrase.first, phrase.last) != (first, last) or any(k in busy for k in range(first, last)):
        return None
    return _trimmed((first, last), language, busy)


def _own_place(draft: Draft, before: Draft, language: Language, busy: Busy) -> Passage | None:
    """``$40,000 for Acme and $65,000 for Burton``: the same measure, for another."""
    own = place_after(draft, language, busy)
    last = language.text[before.passages[-1].start : before.passages[-1].end].split(maxsplit=1)[0].lower()
    if len(before.passages) < len(("what", "where")) or not own or language.tokens[own[0][0]].norm != last:
        return None
    return _trimmed(own[0], language, busy)


def _is_of_the_same(draft: Draft, before: Draft, language: Language, busy: Busy) -> bool:
    """Tell whether a figure measures what the one before does: the other end of a change, a list, ``…, up 30 pct``."""
    if before.sentence != draft.sentence:
        return False
    if _sums_up(draft, language):
        return True
    if _phrase_of(draft, language, busy) is not None:
        return False
    tokens = language.tokens
    if tokens[draft.first - 1].norm == "(" and draft.first - 1 == before.last:
        return True
    if draft.role in {"from", "against"} and before.kind == draft.kind:
        verb = group_left(language, draft.first, before.last)
        return verb is None or verb.first < before.last or not verb.infinitive
    if draft.role == "to":
        return not _own_object(draft, language, busy)
    if draft.mover is not None and draft.mover < draft.first and tokens[draft.mover].norm in {"up", "down"}:
        return tokens[draft.mover - 1].norm == "," or draft.mover - 1 in busy
    return before.unit == draft.unit and draft.kind != "count" and tokens[draft.first - 1].norm in {"and", ",", "or"}


def _sums_up(draft: Draft, language: Language) -> bool:
    """``was 2.1 billion after 1.8 billion, an increase of 17 pct``: the change is that of what went before."""
    tokens, at = language.tokens, draft.mover
    if draft.role != "of" or at is None or at < language.sentences[draft.sentence].first + 2:
        return False
    bare = draft.last >= len(tokens) or tokens[draft.last].norm not in {"in", "of"}
    return tokens[at - 1].norm in {"a", "an"} and tokens[at - 2].norm == "," and bare


def _own_predicate(draft: Draft, before: Draft, language: Language, busy: Busy) -> Passage | None:
    """``60 pct of the money would go to schools and 40 pct to build roads``: the same whole, another use."""
    tokens = language.tokens
    if draft.kind != before.kind or draft.role is not None or draft.change is not None:
        return None
    group = language.verb_group_at(draft.last) if draft.last < len(tokens) else None
    if group is None or group.first != draft.last:
        return None
    return _trimmed(predicate(group, language, language.sentences[draft.sentence].last, busy), language, busy)


def _own_object(draft: Draft, language: Language, busy: Busy) -> bool:
    group = governing(draft, language)
    return (
        group is not None
        and group.last <= draft.first
        and object_between(group, language, anchor_of(draft, language) + 1, busy) is not None
    )


def _trimmed(piece: Range, language: Language, busy: Busy) -> Passage | None:
    """Cut articles, marks, figures and times off the ends."""
    first, last = piece
    tokens = language.tokens
    while first + 1 < last and tokens[first].pos == "AUX":
        first += 1  # "will attend the talks"
        while first + 1 < last and tokens[first].pos == "ADV":
            first += 1
    if first + 2 < last and tokens[first].norm in POINTING and tokens[first + 1].pos == "AUX":
        first += 2  # "the billion it has approved for Ecuador"
    while first < last and (
        first in busy
        or tokens[first].pos in {"PUNCT", "SYM", "CCONJ"}
        or tokens[first].norm in {"the", "a", "an", "of", "that"}
    ):
        first += 1
    if last - 1 > first and tokens[last - 1].norm == ">":
        last = over_symbol(language, last - 1, first) + 1
    while first < last and (
        last - 1 in busy
        or tokens[last - 1].pos in {"PUNCT", "DET", "SYM", "ADP", "CCONJ", "SCONJ"}
        or tokens[last - 1].norm in _loose_ends()
        or (tokens[last - 1].norm == "excess" and tokens[last - 2].norm == "in")
    ):
        last -= 1
    return language.passage(first, last) if first < last else None


@cache
def _loose_ends() -> frozenset[str]:
    return frozenset(words_of("measures")["loose_ends"])


def _ranges(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    if draft.kind == "count":
        return counted(draft, language, busy)
    if draft.kind == "rank":
        after = phrase_starting(language, draft.last + 1, language.sentences[draft.sentence].last, busy)
        return [*subject_measured(draft, language, busy), *([(draft.last, after[1])] if after is not None else [])]
    if draft.kind == "times":
        return subject_measured(draft, language, busy)
    held = _held_by(draft, language, busy) or _totalled(draft, language, busy)
    if held is not None:
        return held
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
    paid = _paid_for(draft, language, busy)
    if paid is not None and _modified(draft, language, busy) is None:
        return [paid]
    after = _after_bracket(draft.last, language, sentence.last)
    if draft.noun is not None and draft.noun >= draft.last:
        after = draft.noun + 1  # "billions of dollars in losses"
    if after < sentence.last and tokens[after].norm == "worth":
        after += 1
    if after + 1 < sentence.last and tokens[after].norm in {"of", "in"}:
        opens = after + 2 if tokens[after + 1].form in {"participle", "past"} else after + 1
        whole = phrase_starting(language, opens, sentence.last, busy) or loose_phrase(
            language, after + 1, sentence.last, busy
        )
        if whole is not None and whole[0] == opens:
            whole = (after + 1, whole[1])  # "150 mln dlrs of subordinated debentures"
        if whole is not None and (tokens[after].norm == "of" or (after + 1 not in busy and _is_stuff(whole, language))):
            return _with_doer(draft, language, whole, busy)
    modified = _modified(draft, language, busy)
    if modified is not None:
        return modified
    at = anchor_of(draft, language)
    if at > sentence.first and tokens[at].norm == "of":
        head = phrase_ending(language, at - 1, sentence.first, busy)
        if head is not None:
            return [*owner(draft, head, language, busy), head, *place_after(draft, language, busy)]
    if draft.form == "fraction" and after < sentence.last:
        whole = phrase_starting(language, after, sentence.last, busy)
        if whole is not None:
            return _with_doer(draft, language, whole, busy)
    return None


def _totalled(draft: Draft, language: Language, busy: Busy) -> list[Range] | None:
    """``agreed on loans totalling 20 billion dlrs``: the noun before the word that ties the amount to it."""
    tokens, first = language.tokens, language.sentences[draft.sentence].first
    at = anchor_of(draft, language)
    while at > first and tokens[at].norm in {"to", "at", "with"}:
        at -= 1  # "amounting to", "valued at"
    if at <= first or tokens[at].norm not in _loose_ends() or tokens[at - 1].pos not in {"NOUN", "PROPN"}:
        return None
    phrase = phrase_ending(language, at - 1, first, busy)
    return [phrase] if phrase is not None else None


def _held_by(draft: Draft, language: Language, busy: Busy) -> list[Range] | None:
    """``Acme SA, owned 80 pct by Smith and 20 pct by Jones``: what is held, and by whom."""
    tokens, sentence = language.tokens, language.sentences[draft.sentence]
    at = draft.first - 1
    if draft.kind != "percent" or draft.last + 1 >= sentence.last or tokens[draft.last].norm != "by":
        return None
    holder = phrase_starting(language, draft.last + 1, sentence.last, busy)
    while at > sentence.first and at - 1 > draft.first - _LONGEST_OBJECT and tokens[at].norm not in _HELD:
        at -= 1
    if holder is None or tokens[at].norm not in _HELD:
        return None
    before = at - 1 if tokens[at - 1].norm != "," else at - 2
    while before > sentence.first and tokens[before].pos in {"AUX", "ADV"}:
        before -= 1
    held = phrase_ending(language, before, sentence.first, busy)
    return [*([held] if held is not None else []), (at, at + 1), (draft.last, holder[1])]


def _paid_for(draft: Draft, language: Language, busy: Busy) -> Range | None:
    """Return what a price is paid for: ``completed the sale of its shipyard to Acme for 70 mln dlrs``."""
    at = anchor_of(draft, language)
    if draft.kind != "money" or "/" in (draft.unit or "") or language.tokens[at].norm != "for":
        return None
    group = governing(draft, language)
    if group is None or group.last > at or group.passive:
        return None
    return object_between(group, language, at, busy, longest=_LONGEST_OBJECT)


def _after_bracket(at: int, language: Language, last: int) -> int:
    """Step over the same amount in brackets: ``8 miles (13 kilometres) of tunnels``."""
    tokens = language.tokens
    if at < last and tokens[at].norm == "(":
        for end in range(at + 1, min(last, at + 8)):
            if tokens[end].norm == ")":
                return end + 1
    return at


def _is_stuff(whole: Range, language: Language) -> bool:
    """Tell ``20 mln dlrs in cheap loans`` from a place or a year."""
    head = language.tokens[whole[0] : whole[1]]
    return not any(token.pos in {"PROPN", "NUM", "DET"} for token in head[:2])


def _modified(draft: Draft, language: Language, busy: Busy) -> list[Range] | None:
    """``a $2 billion purchase of Acme``, ``a 10 pct fall in the crown``, ``her 12 dlr per share offer``."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    at = draft.last
    if (
        at + 2 < sentence.last
        and tokens[at].norm in {"per", "a"}
        and tokens[at + 1].norm in {"share", "head", "person"}
    ):
        at += 2
    while at < sentence.last and (tokens[at].norm in {"-", "owned"} or _is_attribute(at, language, sentence.last)):
        at += 1
    if (
        at >= sentence.last
        or tokens[at].pos not in {"NOUN", "ADJ", "PROPN"}
        or tokens[at].norm in {"each", "apiece", "higher", "lower", "up", "down"}
        or (tokens[at].norm == "cash" and (at + 1 == sentence.last or tokens[at + 1].pos not in {"NOUN", "ADJ"}))
        or tokens[at].norm in _loose_ends()
    ):
        return None
    phrase = language.noun_phrase_at(at)
    if at in busy:
        return None
    if phrase is None or tokens[phrase.head].pos not in {"NOUN", "PROPN"} or phrase.head < at:
        return None
    whole = phrase_starting(language, _over_pair(at, language, sentence.last), sentence.last, busy)
    if whole is None:
        return None
    pieces = [(draft.last, _contact_clause(whole[1], language, sentence.last, busy))]
    before = draft.first - 1
    opening = _modifiers_before(draft, language)
    if opening < draft.first:
        pieces.insert(0, (opening, draft.first))
    if draft.change is not None and before >= sentence.first and tokens[before].norm in {"a", "an"}:
        # "The union wants a five pct rise": whose rise
        pieces = [*doer(draft, language, busy), *pieces]
    elif draft.change is None:
        pieces = [*owner(draft, (opening, whole[1]), language, busy), *pieces]
    return pieces


def _over_pair(at: int, language: Language, last: int) -> int:
    """Step over the first of two nouns that stand before a third: ``a 75 mln dlr research and development company``."""
    tokens = language.tokens
    if at + 3 >= last or tokens[at + 1].norm not in {"and", "&"} or tokens[at].pos != "NOUN" or tokens[at].plural:
        return at
    second = language.noun_phrase_at(at + 2)
    if second is None or second.first != at + 2 or tokens[at + 2].pos != "NOUN" or tokens[at + 2].plural:
        return at
    joined = second.head > at + 2 or _is_attribute(second.last, language, last)
    return at + 2 if joined else at


def _is_attribute(at: int, language: Language, last: int) -> bool:
    """Tell whether a participle stands before its noun: ``a 5 mln dlr accelerated building programme``."""
    tokens = language.tokens
    return at + 1 < last and tokens[at].form in {"participle", "past"} and tokens[at + 1].pos in {"NOUN", "ADJ"}


def _contact_clause(end: int, language: Language, last: int, busy: Busy) -> int:
    """Return where a clause without a relative pronoun ends: ``the $3 million figure it estimated in its budget``."""
    tokens = language.tokens
    if end + 1 >= last or tokens[end].norm not in {"it", "they", "he", "she", "we", "i"}:
        return end
    verb = group_right(language, end, min(last, end + 3))
    if verb is None or verb.first != end + 1 or not verb.finite:
        return end
    at = verb.last
    while at < last and at - end < _CLAUSE and at not in busy.figures and tokens[at].pos != "PUNCT":
        at += 1
    return at


def _modifiers_before(draft: Draft, language: Language) -> int:
    """Return where the words before the number begin that belong to its noun: ``its remaining 30 pct stake``."""
    tokens = language.tokens
    first = language.sentences[draft.sentence].first
    at = draft.first
    while at > first and (
        tokens[at - 1].norm in {"his", "her", "its", "their"}
        or tokens[at - 1].pos == "ADJ"
        or (tokens[at - 1].pos == "PROPN" and draft.kind == "measure")
        or (
            tokens[at - 1].form in {"participle", "ing"}
            and at - 2 >= first
            and tokens[at - 2].pos in {"DET", "PRON", "ADP", "ADJ"}
        )
    ):
        at -= 1
    return at


def _with_doer(draft: Draft, language: Language, whole: Range, busy: Busy) -> list[Range]:
    """``The mine | produced … | zinc``: the whole, and, where it is an active verb's object, who does what."""
    group = governing(draft, language)
    if group is not None and group.first >= whole[1]:
        return [whole, predicate(group, language, language.sentences[draft.sentence].last, busy)]
    at = anchor_of(draft, language)
    if group is not None and draft.role in {"to", "by"} and group.last <= draft.first:
        moved = object_between(group, language, at + 1, busy)
        if moved is not None:  # "widening its reach to 60 percent of homes"
            return [moved, whole]
    if at > 0 and language.tokens[at].norm == "of" and language.noun_phrase_at(at - 1) is not None:
        head = phrase_ending(language, at - 1, language.sentences[draft.sentence].first, busy)
        if head is not None:
            return [head, whole]
    return [*doer(draft, language, busy), whole]


def _by_verb(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """The object of a verb that moves it, its subject, or, from within the subject, what is said of it."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    changed = of_change(draft, anchor_of(draft, language), language, busy)
    if changed is not None:
        return [changed]
    longer = clause_after(draft.last, language, sentence.last, busy, only_participles=False)
    group = governing(draft, language)
    if longer > draft.last and tokens[draft.last].norm != "to":
        return [(draft.last, longer)]
    follows = group_right(language, draft.last, min(sentence.last, draft.last + 5))
    if (
        follows is not None
        and tokens[draft.last].norm not in {"each", "apiece"}
        and follows.first > draft.last
        and group is not None
        and group.last <= draft.first
        and language.noun_phrase_at(draft.last) is not None
    ):
        # "the 3 billion crowns the cabinet hopes to raise"
        return [(draft.last, predicate(follows, language, sentence.last, busy)[1])]
    if group is not None and group.first >= draft.last:
        at = anchor_of(draft, language)
        if at >= sentence.first and (tokens[at].pos == "NOUN" or tokens[at].plural) and at not in busy:
            named = phrase_ending(language, at, sentence.first, busy)  # "Homes from $750,000 to $1 million sell fast"
            if named is not None:
                return [named]
        return [predicate(group, language, sentence.last, busy)]
    return subject_measured(draft, language, busy)
