"""The clause around a figure: its verb, that verb's subject and object, and noun phrases with what hangs on them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language, VerbGroup

Range = tuple[int, int]
"""Tokens, half-open."""


@dataclass(frozen=True, slots=True)
class Busy:
    """Tokens that measure nothing themselves.

    Those of figures, which end a phrase, and of times, which only leave its ends.
    """

    figures: frozenset[int]
    times: frozenset[int]
    people: frozenset[int] = frozenset()
    """Tokens of persons' names, who do things but are measured by none."""

    def __contains__(self, token: int) -> bool:
        """Tell whether a token belongs to a figure or a time."""
        return token in self.figures or token in self.times


_SAYING: Final = frozenset(
    [
        "say", "add", "tell", "note", "report", "show", "indicate", "state", "announce", "reiterate", "stress", "claim",
        "argue", "suggest", "reveal", "estimate", "believe", "think", "warn", "predict", "explain", "insist",
        "maintain", "confirm", "declare", "disclose", "mean", "find", "write", "comment", "observe", "remark",
        "acknowledge", "admit",
    ]
)  # fmt: skip
_SKIPPED: Final = frozenset(
    [
        "that", "about", "some", "around", "nearly", "almost", "more", "than", "over", "least", "at", "an", "a", "the",
        "estimated", "roughly", "approximately", "just", "only", "another", "further", "up", "to", "as", "many", "much",
        "less", "fewer", "under", "below", "well", "[", "]", "(", "$", "£", "€", "¥", "total", "of", "no", "close",
        "all",
    ]
)  # fmt: skip
_NO_LINK: Final = frozenset(
    [
        "according",
        "since",
        "after",
        "before",
        "as",
        "to",
        "by",
        "with",
        "from",
        "at",
        "while",
        "during",
        "than",
        "up",
        "down",
    ]
)
_PHRASE_LINKS: Final = frozenset(
    ["of", "in", "for", "on", "to", "with", "against", "at", "among", "between", "from", "under"]
)
_EITHER: Final = frozenset(
    [
        "cut",
        "rise",
        "increase",
        "drop",
        "fall",
        "decline",
        "gain",
        "offer",
        "forecast",
        "plan",
        "estimate",
        "loan",
        "hike",
        "slide",
        "jump",
    ]
)
_MARKS: Final = frozenset([";", "—", "--"])
_OPENERS: Final = frozenset(["if", "because", "although", "unless", "whereas", "though"])
"""Words that open a clause of their own: what follows them is no verb of the figure before."""
_ENDED: Final = frozenset(["ended", "ending"])
_LONGEST: Final = 16


def governing(draft: Draft, language: Language) -> VerbGroup | None:
    """Return the verb group that a figure depends on: the one before it, or, from within the subject, the one after."""
    if not draft.governed:
        draft.governor, draft.governed = _governor(draft, language), True
    return draft.governor


def _governor(draft: Draft, language: Language) -> VerbGroup | None:
    sentence = language.sentences[draft.sentence]
    left = group_left(language, draft.first, sentence.first)
    right = group_right(language, draft.last, sentence.last)
    if left is None:
        return right
    if right is not None and _opens(language, left, right, draft):
        return right
    return left


def _opens(language: Language, left: VerbGroup, right: VerbGroup, draft: Draft) -> bool:
    """Tell whether the figure opens a clause after a verb of saying or a conjunction.

    It stands in that clause's subject.
    """
    tokens = language.tokens
    at = draft.first - 1
    while at >= left.last and (tokens[at].norm in _SKIPPED or tokens[at].pos in {"ADV", "DET"}):
        at -= 1
    if at < left.last:
        return is_saying(left, language)
    if is_saying(left, language) and all(
        tokens[k].pos in {"ADP", "NUM", "PUNCT", "DET"} for k in range(left.last, at + 1)
    ):
        return True  # "She said in 2015/16 some 3.2 billion crowns had been set aside"
    if tokens[at].norm == "," and right.finite and not is_saying(left, language):
        return _is_subject(language, draft.last, right.first)
    return tokens[at].pos == "SCONJ" or tokens[at].norm in {"which", "who", "while", "whereas", "whom"}


def _is_subject(language: Language, first: int, last: int) -> bool:
    """Tell whether only a noun phrase with its PPs stands between a number and a verb.

    ``30 percent of those asked said``.
    """
    return first < last and all(
        token.pos in {"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "PRON", "NUM", "ADV"} or token.form == "participle"
        for token in language.tokens[first:last]
    )


def group_left(language: Language, token: int, first: int) -> VerbGroup | None:
    """Return the last verb group that ends at or before ``token`` in its clause, not left of ``first``."""
    groups = language.verb_groups
    at = bisect_left(groups, token, key=_first_token) - 1
    while at >= 0 and groups[at].last > first:
        group = groups[at]
        if group.last <= token and not is_noun(group, language):
            return None if _stops(language, group.last, token) else group
        at -= 1
    return None


def group_right(language: Language, token: int, last: int) -> VerbGroup | None:
    """Return the first verb group at or after ``token`` in its clause, before ``last``."""
    groups = language.verb_groups
    at = bisect_left(groups, token, key=_first_token)
    if at > 0 and groups[at - 1].last > token:
        at -= 1
    while at < len(groups) and groups[at].first < last:
        if not is_noun(groups[at], language):
            between = language.tokens[token : groups[at].first]
            return None if any(word.norm in _MARKS or word.norm in _OPENERS for word in between) else groups[at]
        at += 1
    return None


def _first_token(group: VerbGroup) -> int:
    return group.first


def is_noun(group: VerbGroup, language: Language) -> bool:
    """Tell whether a lone word in -ing is a noun by what stands before it: ``foreign borrowing``, ``the funding``."""
    tokens = language.tokens
    if (
        group.last < len(tokens)
        and tokens[group.last].norm == "of"
        and group.last - group.first == 1
        and not group.infinitive
    ):
        return tokens[group.main].lemma in _EITHER  # "a tax cut of $275,000"
    if tokens[group.main].form == "present" and group.last < len(tokens) and tokens[group.last].pos == "AUX":
        return group.last - group.first == 1  # "February sales were up": a noun that was taken for a verb
    if tokens[group.main].form != "ing" or group.last - group.first > 1 or group.first == 0:
        return False
    before = tokens[group.first - 1]
    if before.pos == "NOUN" and not before.plural and tokens[group.main].norm in _gerunds():
        return True  # "base lending rates"
    return before.pos in {"ADJ", "DET"} or before.norm in {"'s", "'"}


@cache
def _gerunds() -> frozenset[str]:
    return frozenset(words_of("measures")["gerunds"])


def _stops(language: Language, first: int, last: int) -> bool:
    """Tell whether a mark between two tokens ends the clause."""
    return any(token.norm in _MARKS for token in language.tokens[first:last])


def subject_of(group: VerbGroup, language: Language, first: int, busy: Busy) -> Range | None:
    """Return the noun phrase with its PPs that stands before a verb group."""
    tokens = language.tokens
    at = group.first - 1
    while at >= first and (
        (tokens[at].pos in {"ADV", "AUX", "PART"} and tokens[at].norm not in {"'s", "'"}) or at in busy
    ):
        at -= 1
    at = _over_time(language, at, first, busy)
    if at - 1 >= first and tokens[at].form in {"participle", "past"} and at == group.first - 1:
        at -= tokens[at - 1].pos == "NOUN"  # "the pixel pitch employed was"
    if at >= first and tokens[at].norm in {",", "-", ")"}:
        at = _over_time(language, _over_parenthesis(language, at, first), first, busy)
    while at >= first and (at in busy or tokens[at].norm in {"which", "who", "that", ","}):
        # "prices which had gone above 12 pct": the words before the relative pronoun
        at -= 1
    if at > first and tokens[at].norm == ")":
        at = _over_parenthesis(language, at, first)
    found = phrase_ending(language, at, first, busy)
    related = any(token.norm in {"which", "who", "that"} for token in tokens[at + 1 : group.first])
    if related and found is not None:
        return _nearest(found, language)
    return found if related else _whole_subject(found, language, first, busy)


def _nearest(found: Range, language: Language) -> Range:
    """Return what a relative pronoun means of a phrase: ``coordination of policies among | members who``."""
    tokens = language.tokens
    opens = [k for k in range(*found) if tokens[k].pos == "ADP" and tokens[k].norm != "of"]
    return (opens[-1] + 1, found[1]) if opens and opens[-1] + 1 < found[1] else found


def _whole_subject(found: Range | None, language: Language, first: int, busy: Busy) -> Range | None:
    """Return a subject with all that it hangs on: no subject opens with a preposition.

    ``Lending to households by savings banks rose``.
    """
    tokens = language.tokens
    while found is not None and found[0] - 2 >= first and found[1] - found[0] <= _LONGEST:
        at = found[0] - 1
        if tokens[at].pos not in {"ADP", "PART"} or language.verb_group_at(at) is not None:
            break
        if not (tokens[at - 1].pos == "NOUN" or tokens[at - 1].plural) or at - 1 in busy:
            break
        further = phrase_ending(language, at - 1, first, busy)
        if further is None:
            break
        found = (further[0], found[1])
    return found


def _over_time(language: Language, at: int, first: int, busy: Busy) -> int:
    """Step over a time and the small word before it.

    ``China's economy in 2022 grew``, ``profits in the year ended December 31 were``.
    """
    tokens = language.tokens
    while at >= first:
        if at in busy.times or (
            at + 1 in busy and (tokens[at].pos == "ADP" or (tokens[at].norm in _ENDED and at - 1 in busy.times))
        ):
            at -= 1
        else:
            break
    return at


def _over_parenthesis(language: Language, at: int, first: int) -> int:
    """Step over what stands between two commas, dashes or brackets, or a relative clause.

    ``trade, says the bank, is``.
    """
    tokens = language.tokens
    opening = {")": "("}.get(tokens[at].norm, tokens[at].norm)
    back = at - 1
    while back > first and tokens[back].norm != opening:
        if tokens[back].norm in {"which", "who", "whose"}:
            return back
        back -= 1
    return back - 1


def phrase_ending(language: Language, at: int, first: int, busy: Busy) -> Range | None:
    """Return the noun phrase that ends at ``at`` with what it hangs on: ``the volume of investments in Russia``."""
    tokens = language.tokens
    at = over_symbol(language, at, first)
    end = at + 1
    start: int | None = None
    if (
        at > first
        and language.noun_phrase_at(at) is None
        and tokens[at].form == "present"
        and tokens[at].norm.endswith("s")
    ):
        at -= 1  # "interest rates which": a noun that was taken for a verb
    while at >= first and end - at <= _LONGEST and at not in busy.figures:
        phrase = language.noun_phrase_at(at)
        if phrase is None:
            break
        start = max(phrase.first, first)
        free = next((k + 1 for k in range(at, start - 1, -1) if k in busy.figures), None)
        if free is not None:
            return (free, end) if free < end else None
        while (
            start > first
            and tokens[start - 1].form == "participle"
            and language.verb_group_at(start - 1) is not None
            and start - 1 == first
        ):
            start -= 1  # "Projected expenditure"
        if start - 2 >= first and tokens[start].pos == "ADJ" and tokens[start - 1].norm == "and":
            paired = tokens[start - 2].pos == "ADJ" or tokens[start - 2].form == "participle"
            start -= 2 if paired and start - 2 not in busy else 0  # "proven and probable reserves"
        if start - 1 > first and tokens[start - 1].norm == "<":
            start -= 1  # "shares of <Acme Corp>"
        if start > first and tokens[start].norm == "tax" and tokens[start - 1].norm in {"after", "before"}:
            start -= 1  # "an after tax profit"
        at = start - 1
        linked = at > first and tokens[at].pos in {"ADP", "PART"} and tokens[at].norm not in _NO_LINK
        if linked or (at > first and tokens[at].norm in {"and", "&"}):
            if language.noun_phrase_at(at - 1) is None or at - 1 in busy.figures or _ends_rate(at - 1, language, busy):
                break
            at -= 1
            continue
        if at - 1 >= first and _goes_on(at, language, end) and language.noun_phrase_at(at - 1) is not None:
            at -= 1  # "base lending rates"
            continue
        told = at - 2 >= first and tokens[at].pos == "ADP" and tokens[at - 1].form in {"participle", "past"}
        if told and language.noun_phrase_at(at - 2) is not None:  # "households led by single mothers"
            at -= 2
            continue
        break
    return (start, end) if start is not None else None


def over_symbol(language: Language, at: int, first: int) -> int:
    """Step over an exchange's symbol, ``Acme Corp <ACM>``, and into a name in such brackets, ``<Acme Corp>``."""
    tokens = language.tokens
    if at - 2 <= first or tokens[at].norm != ">":
        return at
    symbol = tokens[at - 2].norm == "<" and tokens[at - 3].pos in {"PROPN", "NOUN"}
    return at - 3 if symbol else at - 1


def _ends_rate(at: int, language: Language, busy: Busy) -> bool:
    """Tell whether a word is the last of an amount: ``44 dlrs per share | for a net cost of``."""
    tokens = language.tokens
    return tokens[at].norm in {"share", "shr"} and tokens[at - 1].norm in {"a", "per"} and at - 2 in busy.figures


def phrase_starting(language: Language, at: int, last: int, busy: Busy) -> Range | None:
    """Return the noun phrase from ``at`` with its PPs to the right: ``approvals of the scheme in parliament``."""
    tokens = language.tokens
    start, end = at, at
    while at < last and at - start <= _LONGEST and at not in busy.figures:
        phrase = language.noun_phrase_at(at)
        if phrase is None:
            break
        end = at = min(phrase.last, last)
        taken = next((k for k in range(start, end) if k in busy.figures), None)
        if taken is not None:
            return (start, taken) if taken > start else None
        linked = at + 1 < last and tokens[at].norm in _PHRASE_LINKS and language.noun_phrase_at(at + 1) is not None
        if (linked or _goes_on(at, language, last) or _joins_names(at, language, last)) and at + 1 not in busy.figures:
            at += 1
            continue
        break
    return (start, end) if end > start else None


def _goes_on(at: int, language: Language, last: int) -> bool:
    """Tell whether a word in -ing between two nouns makes one word of them: ``debt rescheduling package``."""
    tokens = language.tokens
    if at + 1 >= last or tokens[at].form != "ing" or tokens[at].pos != "VERB":
        return False
    return tokens[at - 1].pos == "NOUN" and not tokens[at - 1].plural and tokens[at + 1].pos == "NOUN"


def _joins_names(at: int, language: Language, last: int) -> bool:
    """Tell whether an ``and`` stands inside a name: ``shares of Marten Pipe and Valve Corp``."""
    tokens = language.tokens
    inside = 0 < at < last - 1 and tokens[at].norm in {"and", "&"}
    return inside and tokens[at - 1].pos == tokens[at + 1].pos == "PROPN"


def loose_phrase(language: Language, at: int, last: int, busy: Busy) -> Range | None:
    """Return a noun phrase with its PPs where the grammar saw none: ``concessional funding for the program``."""
    tokens = language.tokens
    start, named = at, False
    while at < last and at - start < _LONGEST and at not in busy:
        token = tokens[at]
        named = named or token.pos in {"NOUN", "PROPN"} or token.form == "ing"
        if token.norm == "from" or (
            token.pos not in {"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART"} and token.form != "ing"
        ):
            break
        at += 1
    return (start, at) if named else None


def predicate(group: VerbGroup, language: Language, last: int, busy: Busy) -> Range:
    """Return a verb group with what follows it up to a mark, a figure or a time, at most a dozen words."""
    tokens = language.tokens
    at = group.last
    while at < last and at - group.first < 12 and at not in busy and tokens[at].pos not in {"PUNCT", "SCONJ"}:
        if tokens[at].norm in {"and", "but", "which", "who", "said", "now", "when", "if"}:
            break
        at += 1
    return group.first, at


def object_between(group: VerbGroup, language: Language, end: int, busy: Busy, *, longest: int = 12) -> Range | None:
    """Return the words between a verb and the small word before the figure: ``cut its deficit to``."""
    tokens = language.tokens
    start = group.last
    while start < end and tokens[start].pos == "ADV":
        start += 1
    while end > start and (tokens[end - 1].pos in {"ADP", "PART", "DET", "ADV"} or tokens[end - 1].norm in _SKIPPED):
        end -= 1
    start = max([start, *(k + 1 for k in range(start, end) if k in busy.figures)])  # "took a 51 pct stake in"
    inside = range(start, end)
    if not 0 < end - start <= longest or any(
        k in busy.figures or (tokens[k].pos == "PUNCT" and tokens[k].norm not in {"<", ">"}) for k in inside
    ):
        return None
    if all(k in busy for k in inside):
        return None  # "closed Friday at"
    if tokens[start].pos in {"ADP", "SCONJ"} or (end - start == 1 and tokens[start].pos in {"PRON", "ADJ", "VERB"}):
        return None
    return start, end


def is_saying(group: VerbGroup, language: Language) -> bool:
    """Tell whether a group's verb reports words."""
    return language.tokens[group.main].lemma in _SAYING
