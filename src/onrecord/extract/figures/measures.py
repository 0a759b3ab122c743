"""What is measured, in the story's own words: the phrase that the figure is a value of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.figures.clauses import (
    governing,
    group_right,
    loose_phrase,
    object_between,
    phrase_ending,
    phrase_starting,
    predicate,
)
from onrecord.extract.figures.doers import POINTING, anchor_of, doer, doing, place_after, subject_measured

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.extract.figures.clauses import Busy, Range
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language


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
        and object_between(group, language, anchor_of(draft, language) + 1, busy) is not None
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
        return [*subject_measured(draft, language, busy), *([(draft.last, after[1])] if after is not None else [])]
    if draft.kind == "times":
        return subject_measured(draft, language, busy)
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
    at = anchor_of(draft, language)
    if at > sentence.first and tokens[at].norm == "of":
        head = phrase_ending(language, at - 1, sentence.first, busy)
        if head is not None:
            return [head, *place_after(draft, language, busy)]
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
        # "The union wants a five pct rise": whose rise
        pieces = [*doer(draft, language, busy), *pieces]
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
    return [*doing(draft, group, language, busy), (start, end)]


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
            opens or token.norm in {"who", "that", "which", "whom"} or (token.pos == "PRON" and token.norm in POINTING)
        )
    if not opens:
        return end
    while at < last and at - end < 12 and at not in busy and tokens[at].pos != "PUNCT":
        at += 1
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
        # "the 3 billion crowns the cabinet hopes to raise"
        return [(draft.last, predicate(follows, language, sentence.last, busy)[1])]
    if group is not None and group.first >= draft.last:
        return [predicate(group, language, sentence.last, busy)]
    return subject_measured(draft, language, busy)
