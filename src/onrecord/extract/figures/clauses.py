"""The clause around a figure: the verb that it belongs to, that verb's subject and object, and noun phrases with their PPs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language, VerbGroup

_SAYING: Final = frozenset(
    [
        "say",
        "add",
        "tell",
        "note",
        "report",
        "show",
        "indicate",
        "state",
        "announce",
        "reiterate",
        "stress",
        "claim",
        "argue",
        "suggest",
        "reveal",
        "estimate",
        "believe",
        "think",
        "warn",
        "predict",
        "explain",
        "insist",
        "maintain",
        "confirm",
        "declare",
        "disclose",
        "mean",
        "find",
        "write",
        "comment",
        "observe",
        "remark",
        "point",
        "acknowledge",
        "admit",
        "know",
    ]
)
_SKIPPED: Final = frozenset(
    [
        "that",
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "more",
        "than",
        "over",
        "at",
        "least",
        "an",
        "a",
        "the",
        "estimated",
        "roughly",
        "approximately",
        "just",
        "only",
        "another",
        "up",
        "as",
        "many",
        "much",
        "less",
        "fewer",
        "under",
        "below",
        "well",
        "[",
        "]",
        "(",
        "$",
        "£",
        "€",
        "¥",
        "well-over",
        "total",
        "of",
        "no",
        "close",
        "to",
    ]
)
_STOPS: Final = frozenset({";", ":", "—", "--", '"', "“", "”"})
_LONGEST: Final = 16


def governing(draft: Draft, language: Language) -> VerbGroup | None:
    """Return the verb group that the figure depends on: the one before it, or, where it stands in the subject, the one after."""
    sentence = language.sentences[draft.sentence]
    left = group_left(language, draft.first, sentence.first)
    right = group_right(language, draft.last, sentence.last)
    if left is None:
        return right
    if right is not None and _opens(language, left, draft):
        return right
    return left


def _opens(language: Language, left: VerbGroup, draft: Draft) -> bool:
    """Tell whether the figure opens a new clause after a verb of saying, a comma or ``and``: it stands in the subject."""
    tokens = language.tokens
    at = draft.first - 1
    while at >= left.last and (tokens[at].norm in _SKIPPED or tokens[at].pos in {"ADV", "DET"}):
        at -= 1
    if at < left.last:
        return tokens[left.main].lemma in _SAYING
    return tokens[at].pos == "SCONJ" or tokens[at].norm in {"which", "who", "while", "whereas"}


def group_left(language: Language, token: int, first: int) -> VerbGroup | None:
    """Return the last verb group that ends at or before ``token``, not left of ``first``."""
    for at in range(token - 1, first - 1, -1):
        if tokens_stop(language, at):
            return None
        group = language.verb_group_at(at)
        if group is not None and group.last <= token:
            return group
    return None


def group_right(language: Language, token: int, last: int) -> VerbGroup | None:
    """Return the first verb group at or after ``token``, before ``last``."""
    for at in range(token, last):
        if tokens_stop(language, at):
            return None
        group = language.verb_group_at(at)
        if group is not None:
            return group
    return None


def tokens_stop(language: Language, at: int) -> bool:
    """Tell whether a mark ends the clause."""
    return language.tokens[at].norm in {";", "—", "--"}


def subject_of(group: VerbGroup, language: Language, first: int) -> tuple[int, int] | None:
    """Return the tokens of the noun phrase with its PPs that stands before a verb group, half-open."""
    tokens = language.tokens
    at = group.first - 1
    while at >= first and tokens[at].pos in {"ADV", "AUX", "PART"} and tokens[at].norm not in {"'s", "'"}:
        at -= 1
    # "rates which had gone over 40 pct": the words before the relative pronoun
    if at >= first and tokens[at].norm in {"which", "who", "that"} and tokens[at].pos in {"PRON", "SCONJ", "DET"}:
        at -= 1
        if at >= first and tokens[at].norm == ",":
            at -= 1
    elif at >= first and tokens[at].norm in {",", "-"}:
        # "The volume of trade, according to the bank, is": over the parenthesis.
        back = at - 1
        while back > first and tokens[back].norm not in {",", "-"}:
            back -= 1
        if back <= first or language.noun_phrase_at(back - 1) is None:
            return None
        at = back - 1
    return phrase_ending(language, at, first)


def phrase_ending(language: Language, at: int, first: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends at ``at`` with what it hangs on to the left: ``the volume of investments in Russia``."""
    tokens = language.tokens
    end = at + 1
    start: int | None = None
    while at >= first and end - at <= _LONGEST:
        phrase = language.noun_phrase_at(at)
        if phrase is None:
            break
        start = max(phrase.first, first)
        at = start - 1
        if (
            at >= first
            and tokens[at].pos in {"ADP", "PART"}
            and tokens[at].norm
            not in {"according", "since", "after", "before", "as", "to", "by", "with", "from", "at", "while"}
        ):
            if language.noun_phrase_at(at - 1) is None and at > first:
                break
            at -= 1
            continue
        if at >= first and tokens[at].norm in {"and", "&"} and language.noun_phrase_at(at - 1) is not None:
            at -= 1
            continue
        break
    return (start, end) if start is not None else None


def phrase_starting(language: Language, at: int, last: int) -> tuple[int, int] | None:
    """Return the noun phrase from ``at`` with its PPs to the right: ``approvals of the scheme in March``."""
    tokens = language.tokens
    start, end = at, at
    while at < last and at - start <= _LONGEST:
        phrase = language.noun_phrase_at(at)
        if phrase is None:
            break
        end = at = min(phrase.last, last)
        if (
            at < last
            and tokens[at].norm in {"of", "in", "for", "on", "to", "with", "against", "at", "among", "between", "from"}
            and (at + 1 < last and language.noun_phrase_at(at + 1) is not None and tokens[at + 1].pos != "NUM")
        ):
            at += 1
            continue
        break
    return (start, end) if end > start else None


def object_between(group: VerbGroup, language: Language, end: int) -> tuple[int, int] | None:
    """Return the noun phrase between a verb and the small word before the figure: ``cut its deficit to``."""
    at = group.last
    if at >= end:
        return None
    found = phrase_starting(language, at, end)
    if found is None or language.tokens[found[0]].pos == "PRON":
        return None
    return found


def is_saying(group: VerbGroup, language: Language) -> bool:
    """Tell whether a group's verb reports words."""
    return language.tokens[group.main].lemma in _SAYING
