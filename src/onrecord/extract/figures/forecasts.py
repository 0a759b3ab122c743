"""Is the figure expected, planned or targeted, or was it measured?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.extract.figures.clauses import governing, group_left
from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language, VerbGroup
    from onrecord.record import TimeExpression


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words_of("forecasts")[name])


def is_forecast(draft: Draft, language: Language, period: TimeExpression | None, today: str | None) -> bool:
    """Tell whether the figure lies ahead as the story tells it.

    A verb that looks ahead makes it so (``will``, ``expects``, ``aims to``), a noun or an adjective that does (``target of``,
    ``projected``), unless the figure's own period is over (``from 2.6 billion in 1986``).
    """
    past = period is not None and today is not None and period.latest is not None and period.latest < today
    if past and (draft.role in {"from", "against"} or not _named_so(draft, language)):
        return False
    if _named_so(draft, language):
        return True
    if draft.role in {"from", "against"}:
        return False
    sentence = language.sentences[draft.sentence]
    if sentence.heading:
        norms = (language.tokens[k].norm for k in range(sentence.first, sentence.last))
        if any(norm in _set("heading_verbs") or norm.rstrip("s") in _set("heading_verbs") for norm in norms):
            return True
        if any(
            language.tokens[k].norm == "to" and language.verb_group_at(k) for k in range(sentence.first, draft.first)
        ):
            return True
    group = governing(draft, language)
    return group is not None and _looks_ahead(group, language, sentence.first)


def _looks_ahead(group: VerbGroup, language: Language, first: int) -> bool:
    tokens = language.tokens
    main = tokens[group.main]
    if group.modal in _set("modals"):
        return True
    if group.infinitive:
        at = group.first - 1
        if at >= first and (
            tokens[at].lemma in _set("nouns")
            or tokens[at].lemma in {"effort", "ability", "decision"}
            or tokens[at].norm in {"likely", "due", "set"}
        ):
            return True
        parent = group_left(language, group.first, first)
        if parent is None:
            return False
        lemma = tokens[parent.main].lemma
        return (
            lemma in _set("to_verbs")
            or parent.modal in _set("modals")
            or (parent.infinitive and _looks_ahead(parent, language, first))
        )
    if main.form == "ing" or (not group.finite and not group.passive):
        parent = group_left(language, group.first, first)
        if main.lemma in _set("verbs"):
            return True
        return parent is not None and parent.modal in _set("modals")
    return main.lemma in _set("verbs")


def _named_so(draft: Draft, language: Language) -> bool:
    """Tell whether a noun or an adjective beside the figure says that it is planned: ``target of``, ``planned redundancies of``."""
    tokens = language.tokens
    first = language.sentences[draft.sentence].first
    at = draft.first - 1
    steps = 0
    while (
        at >= first
        and steps < 7
        and (tokens[at].pos in {"ADP", "DET", "ADJ", "ADV", "SYM", "PRON", "AUX"} or tokens[at].norm in {"[", "]"})
    ):
        if tokens[at].norm in _set("adjectives"):
            return True
        if tokens[at].pos == "AUX" and tokens[at].lemma not in {"be", "have"}:
            return False
        at -= 1
        steps += 1
    phrase = language.noun_phrase_at(at) if at >= first else None
    if phrase is not None and phrase.last == at + 1:
        words = [tokens[k] for k in range(phrase.first, phrase.last)]
        if any(word.norm in _set("adjectives") for word in words) or words[-1].lemma in _set("nouns"):
            return True
        if phrase.first - 1 >= first and tokens[phrase.first - 1].norm in _set("adjectives"):
            return True
    # "1987/88 planned spending of", "its proposed $3 billion sale", "28 dlr per share offer"
    own = language.noun_phrase_at(draft.first)
    if own is not None:
        if any(tokens[k].norm in _set("adjectives") for k in range(own.first, own.last)):
            return True
        end = own.last
        return end > draft.last and tokens[end - 1].lemma in _set("nouns")
    return False
