"""Whether a figure is expected, planned or targeted, or was measured."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.clauses import governing, group_left, group_right
from onrecord.extract.figures.held import is_held
from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language, VerbGroup
    from onrecord.record import TimeExpression


_FORECASTING: Final = frozenset({"expect", "forecast", "predict", "project", "anticipate"})


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words_of("forecasts")[name])


def is_forecast(
    draft: Draft, before: Draft | None, language: Language, period: TimeExpression | None, today: str | None
) -> bool:
    """Tell whether the figure lies ahead as the story tells it.

    A verb that looks ahead makes it so (``will``, ``expects``, ``aims to``), a noun or an adjective that does
    (``target of``, ``projected``), unless the figure's own period is over (``from 3.2 billion in 2015``) or it only
    counts what is pointed at (``the country's 400 troops``).
    """
    past = period is not None and today is not None and period.latest is not None and period.latest < today
    if is_held(draft, language):
        return False
    named = _named_so(draft, language)
    if past and not named and draft.role not in {"from", "against"} and _is_expected(draft, language):
        return True  # of a month that is over, whose figure is not out yet
    if named or past or draft.role == "from":
        return named and not (past and draft.role in {"from", "against"})
    if before is not None and before.sentence == draft.sentence and _is_like(draft, before, period):
        return before.forecast
    if language.sentences[draft.sentence].heading:
        return _heading_looks_ahead(draft, language)
    return not _is_there(draft, before, language) and _clause_looks_ahead(draft, language)


def _is_expected(draft: Draft, language: Language) -> bool:
    group = governing(draft, language)
    return group is not None and not group.past and language.tokens[group.main].lemma in _FORECASTING


def _is_like(draft: Draft, before: Draft, period: TimeExpression | None) -> bool:
    """Tell whether a figure is as sure as the one that it is set against or takes its unit from."""
    return draft.carried or (draft.role == "against" and before.kind == draft.kind and period is None)


def _is_there(draft: Draft, before: Draft | None, language: Language) -> bool:
    """Tell whether a count is of what is there already: ``the firm's 12 shops in nine towns``, both numbers."""
    if _is_pointed_at(draft, language):
        return True
    near = before is not None and before.sentence == draft.sentence and draft.first - before.last <= 4
    return near and before is not None and draft.kind == before.kind == "count" and _is_pointed_at(before, language)


def _clause_looks_ahead(draft: Draft, language: Language) -> bool:
    sentence = language.sentences[draft.sentence]
    group = governing(draft, language)
    if group is None:
        return False
    after = group_right(language, draft.last, min(sentence.last, draft.last + 6))
    if after is not None and group.first < draft.first and after.finite and _follows(draft, after, language):
        # "the 3 billion crowns the cabinet hopes to raise", "the 3 billion it estimated in its budget"
        return _looks_ahead(after, language, sentence.first) or language.tokens[after.main].lemma == "estimate"
    if group.first >= draft.last and draft.role == "of" and draft.kind not in {"money", "percent"}:
        return False
    return _looks_ahead(group, language, sentence.first) or _goal_is(draft, group, language)


def _heading_looks_ahead(draft: Draft, language: Language) -> bool:
    sentence = language.sentences[draft.sentence]
    tokens = language.tokens
    norms = [tokens[k].norm for k in range(sentence.first, sentence.last)]
    if any(norm in _set("heading_verbs") or norm.rstrip("s") in _set("heading_verbs") for norm in norms):
        return True
    if draft.kind == "count" and _far_from_start(draft, language):
        return False
    groups = (language.verb_group_at(k) for k in range(sentence.first, draft.first))
    return any(group is not None and (group.infinitive or group.modal in _set("modals")) for group in groups)


def _far_from_start(draft: Draft, language: Language) -> bool:
    """Tell whether a headline's infinitive only says what for: ``Ministry Offers Reward for Help to Find 3 Men``."""
    sentence = language.sentences[draft.sentence]
    tokens = language.tokens
    to = next((k for k in range(draft.first - 1, sentence.first, -1) if tokens[k].norm == "to"), sentence.first)
    return any(tokens[k].norm in {"for", "offers", "offer"} for k in range(sentence.first, to))


def _is_pointed_at(draft: Draft, language: Language) -> bool:
    """``The country's 400 troops``, ``the 380,000 bank employees``: they are there already, whatever will be done."""
    if draft.kind != "count" or draft.first == 0:
        return False
    tokens = language.tokens
    end = draft.noun + 1 if draft.noun is not None and draft.noun >= draft.last else draft.last
    if end < len(tokens) and tokens[end].norm in {"due", "to", "expected", "planned"}:
        return False
    return tokens[draft.first - 1].norm in {
        "the",
        "'s",
        "'",
        "its",
        "their",
        "his",
        "her",
        "our",
        "these",
        "those",
        "top",
    }


def _follows(draft: Draft, after: VerbGroup, language: Language) -> bool:
    """Tell whether a clause without a pronoun of its own follows: a noun phrase and its verb, no mark between."""
    between = language.tokens[draft.last : after.first]
    return bool(between) and all(token.pos in {"DET", "NOUN", "PROPN", "PRON", "ADJ"} for token in between)


def _goal_is(draft: Draft, group: VerbGroup, language: Language) -> bool:
    """``The goal for aid this year is two billion``: the subject itself looks ahead."""
    if language.tokens[group.main].lemma != "be" or not draft.passages:
        return False
    first, last = language.token_range(draft.passages[0])
    return any(language.tokens[k].lemma in _set("goals") for k in range(first, min(last, first + 6)))


def _looks_ahead(group: VerbGroup, language: Language, first: int) -> bool:
    tokens = language.tokens
    main = tokens[group.main]
    if group.modal in _set("modals"):
        return True
    if group.infinitive:
        before = range(max(first, group.first - 4), group.first)
        if any(
            tokens[k].lemma in _set("nouns") or tokens[k].norm in {"likely", "due", "set", "effort", "efforts"}
            for k in before
        ):
            return True
        parent = group_left(language, group.first, first)
        if parent is not None and tokens[parent.main].norm == "going":
            return True
        return parent is not None and (
            tokens[parent.main].lemma in _set("to_verbs") or _looks_ahead(parent, language, first)
        )
    if main.lemma in _set("verbs"):
        return True
    if main.form == "ing" and not group.finite:
        parent = group_left(language, group.first, first)
        return parent is not None and parent.first < group.first and _looks_ahead(parent, language, first)
    return False


def _named_so(draft: Draft, language: Language) -> bool:
    """Tell whether a word beside the figure says that it is planned: ``target of``, ``planned redundancies of``."""
    tokens = language.tokens
    first = language.sentences[draft.sentence].first
    at = draft.first - 1
    steps = 0
    while (
        at >= first
        and steps < 7
        and (tokens[at].pos in {"ADP", "DET", "ADJ", "ADV", "SYM", "PRON"} or tokens[at].norm in {"[", "]"})
    ):
        if tokens[at].norm in _set("adjectives"):
            return True
        at -= 1
        steps += 1
    # "projected revenue in the 2015/16 budget had been": over the copula to its subject
    group = language.verb_group_at(at) if at >= first else None
    if group is not None and tokens[group.main].lemma == "be" and group.modal is None:
        return any(tokens[k].norm in _set("adjectives") for k in range(max(first, group.first - 8), group.first))
    phrase = language.noun_phrase_at(at) if at >= first else None
    if (
        phrase is not None
        and phrase.last == at + 1
        and draft.role in {"of", None, "from", "to"}
        and tokens[at + 1].norm in {"of", "to", "for"}
    ):
        words = [tokens[k] for k in range(phrase.first, phrase.last)]
        if any(word.norm in _set("adjectives") for word in words) or words[-1].lemma in _set("nouns"):
            return True
        if phrase.first - 1 >= first and tokens[phrase.first - 1].norm in _set("adjectives"):
            return True
    own = language.noun_phrase_at(draft.first)
    if own is not None:
        if any(tokens[k].norm in _set("adjectives") for k in range(own.first, min(own.last, draft.last + 3))):
            return True
        return own.last > draft.last and tokens[own.last - 1].lemma in _set("nouns")
    following = draft.last
    if following + 2 < len(tokens) and tokens[following].norm == "per":
        return tokens[following + 2].lemma in _set("nouns")
    return False
