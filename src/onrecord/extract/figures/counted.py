"""What a count measures: what is counted, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.clauses import (
    governing,
    group_right,
    phrase_ending,
    phrase_starting,
    predicate,
)
from onrecord.extract.figures.doers import POINTING, doing, is_short

if TYPE_CHECKING:
    from onrecord.extract.figures.clauses import Busy, Range
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language

ABOUT: Final = frozenset(
    {"about", "some", "around", "nearly", "almost", "the", "over", "only", "least", "more", "than"}
)
"""Words between a number and what it hangs on."""
_OWNERS: Final = frozenset({"his", "her", "its", "their"})


def counted(draft: Draft, language: Language, busy: Busy) -> list[Range]:
    """Return what is counted, and what is told of it: ``Bulgaria's | troops in Diwaniya``, ``soldiers | have died``."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    if draft.noun is not None and draft.noun < draft.first:
        head = phrase_ending(language, draft.noun, sentence.first, busy)
        return [head] if head is not None else []
    start = draft.last
    end = (draft.noun + 1) if draft.noun is not None and draft.noun >= draft.last else draft.last
    end = _with_second_noun(end, language, sentence.last, busy)
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
    named = _named_before(draft, language, busy)
    if named is not None:
        return [named, (start, end)]
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
        return [(start, clause_after(end, language, sentence.last, busy, only_participles=True))]
    longer = clause_after(
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
        if group.first > end and (hung := _hangs_on(draft, language, busy)) is not None:
            return [hung, (start, end)]
        return [(start, end), predicate(group, language, sentence.last, busy)]
    pieces = doing(draft, group, language, busy)
    if sentence.heading and any(not is_short(piece) for piece in pieces):
        return [(start, end)]
    return [*pieces, (start, end)]


def _named_before(draft: Draft, language: Language, busy: Busy) -> Range | None:
    """Return whose they are: ``Ann Lee (12 points)``, ``Ann Lee and her two sons``."""
    tokens = language.tokens
    first = language.sentences[draft.sentence].first
    before = draft.first - 1
    if before > first and tokens[before].norm == "(":
        return phrase_ending(language, before - 1, first, busy)
    if before - 2 >= first and tokens[before].norm in _OWNERS and tokens[before - 1].norm == "and":
        return phrase_ending(language, before - 2, first, busy)
    return None


def _hangs_on(draft: Draft, language: Language, busy: Busy) -> Range | None:
    """Return the noun whose preposition the figure follows, before the verb: ``In a speech to 300 men, she said``."""
    tokens = language.tokens
    first = language.sentences[draft.sentence].first
    at = draft.first - 1
    while at > first and (tokens[at].norm in ABOUT or tokens[at].pos == "ADV"):
        at -= 1
    if at <= first or tokens[at].pos not in {"ADP", "PART"} or tokens[at].norm == "about":
        return None
    if tokens[at].norm == "of" and tokens[at - 1].pos != "NOUN":
        return None
    return phrase_ending(language, at - 1, first, busy)


def _with_second_noun(end: int, language: Language, last: int, busy: Busy) -> int:
    """Return where the counted nouns end where there are two: ``30 mayors and local officials``."""
    tokens = language.tokens
    if end + 1 >= last or tokens[end].norm != "and" or tokens[end + 1].pos not in {"ADJ", "NOUN"}:
        return end
    second = language.noun_phrase_at(end + 1)
    if second is None or second.first != end + 1 or not tokens[second.last - 1].plural:
        return end
    if any(k in busy for k in range(end + 1, second.last)):
        return end
    verb = second.last < last and tokens[second.last].pos in {"VERB", "AUX"}
    return end if verb and tokens[end - 1].pos == "PROPN" else second.last


def clause_after(
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
