"""Base noun phrases and verb groups, from the tags alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.grammar import NounPhrase, VerbGroup

if TYPE_CHECKING:
    from onrecord.language.grammar import Sentence, Token

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "SYM"})
_TIME_OPENS = frozenset({"last", "next"})
_BETWEEN = frozenset({"&", "'s", "-", "/", "[", "]", '"'})


def find_noun_phrases(tokens: tuple[Token, ...], sentence: Sentence) -> list[NounPhrase]:
    """Return the base noun phrases of a sentence: a determiner, modifiers and nouns, or a pronoun alone."""
    found: list[NounPhrase] = []
    at = sentence.first
    while at < sentence.last:
        token = tokens[at]
        if token.pos == "PRON":
            found.append(NounPhrase(at, at + 1, at))
            at += 1
            continue
        if token.pos not in _INSIDE and token.pos != "DET":
            at += 1
            continue
        last, head = _extent(tokens, at, sentence.last)
        if head is None:
            # "the", "many" without a noun: a pronoun in all but name
            if token.pos in {"DET", "NUM"}:
                found.append(NounPhrase(at, last, last - 1))
            at = last
            continue
        found.append(NounPhrase(at, head + 1, head))
        at = head + 1
    return found


def _extent(tokens: tuple[Token, ...], first: int, stop: int) -> tuple[int, int | None]:
    """Return where the run of phrase words ends, and its last noun."""
    at, head = first, None
    while at < stop and _continues(tokens, first, at, stop, head):
        if tokens[at].pos in {"NOUN", "PROPN"}:
            head = at
        at += 1
    return max(at, first + 1), head


def _continues(tokens: tuple[Token, ...], first: int, at: int, stop: int, head: int | None) -> bool:
    """Tell whether the word at ``at`` belongs to the phrase that opened at ``first``."""
    token = tokens[at]
    follow = tokens[at + 1].pos if at + 1 < stop else "PUNCT"
    if token.pos == "DET":
        return at == first or tokens[at - 1].pos == "DET" or tokens[at - 1].norm in {"all", "both", "half", "such"}
    opens = token.norm in _TIME_OPENS or (at + 1 < stop and _is_part_of_time(tokens[at], tokens[at + 1]))
    if token.pos == "ADJ" and opens and head == at - 1 and head is not None:
        return False  # "in Oslo last week", "talks next month", "meet Roe early next year"
    if token.pos in _INSIDE:
        return True
    if (
        token.lemma == "'s"
        and token.norm != "'s"
        and head == at - 1
        and follow == "PROPN"
        and tokens[at - 1].pos == "PROPN"
    ):
        return token.pos == "PART"  # "the G7 Leaders' Summit": one name
    if token.norm in _BETWEEN and head is not None:
        return follow in _INSIDE and _tight(tokens, at)
    if token.norm == '"':
        return follow in _INSIDE and at == first + 1
    if token.pos == "ADV":
        return follow == "ADJ" and token.norm not in {"not", "also"}
    if token.pos == "VERB":
        # "the growing friction", "an agreed text"
        qualifies = token.form in {"ing", "participle"} and at > first and head is None
        return qualifies and follow in {"NOUN", "ADJ", "PROPN"}
    return token.norm in {",", "and"} and _joins_adjectives(tokens, at, stop, head)


def _is_part_of_time(token: Token, after: Token) -> bool:
    """``early next year``, ``late last week``."""
    return token.norm in {"early", "late", "earlier", "later"} and after.norm in {"next", "last", "this"}


def _tight(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell a hyphen or stroke inside a phrase from a dash between two: no white space around it."""
    return tokens[at].norm not in {"-", "/"} or (
        tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    )


def _joins_adjectives(tokens: tuple[Token, ...], at: int, stop: int, head: int | None) -> bool:
    """``commercial and military accords``: one phrase; ``talks and visits``: two."""
    if head is not None or at + 1 >= stop or tokens[at - 1].pos != "ADJ" or tokens[at + 1].pos != "ADJ":
        return False
    follow = at + 2
    while follow < stop and tokens[follow].pos in {"ADJ", "NUM"}:
        follow += 1
    return follow < stop and tokens[follow].pos in {"NOUN", "PROPN"}


def find_verb_groups(tokens: tuple[Token, ...], sentence: Sentence) -> list[VerbGroup]:
    """Return the verb groups of a sentence, each with tense, modal, voice and negation."""
    found: list[VerbGroup] = []
    at = sentence.first
    while at < sentence.last:
        token = tokens[at]
        opens = (
            token.pos in {"AUX", "VERB"}
            or (token.pos == "PART" and token.norm in {"to", "no"})  # "no longer plans"
            or (token.pos == "PART" and token.norm == "not" and at + 1 < sentence.last and tokens[at + 1].norm == "to")
        )
        if not opens:
            at += 1
            continue
        last = _group_end(tokens, at, sentence.last)
        if any(tokens[i].pos in {"AUX", "VERB"} for i in range(at, last)):
            found.append(_group(tokens, at, last))
        at = last
    return found


def _group_end(tokens: tuple[Token, ...], first: int, stop: int) -> int:
    at = first
    end = first + 1
    while at < stop:
        token = tokens[at]
        if token.pos == "VERB":
            return at + 1
        if token.pos == "AUX" or (token.pos == "PART" and (token.norm == "to" or token.lemma == "not")):
            # "is to visit" is one group; "to" behind nothing but a form of be
            if token.norm == "to" and at > first and tokens[at - 1].lemma not in {"be", "not", "have"}:
                return end
            end = at + 1
        elif token.pos == "ADV" and at > first:
            pass
        elif (
            token.pos == "PRON"
            and at == first + 1
            and tokens[first].pos == "AUX"
            and at + 1 < stop
            and tokens[at + 1].pos in {"VERB", "AUX"}
        ):
            pass  # a question: "will he go"
        else:
            return end
        at += 1
    return end


def _group(tokens: tuple[Token, ...], first: int, last: int) -> VerbGroup:
    words = tokens[first:last]
    verbs = [i for i in range(first, last) if tokens[i].pos in {"AUX", "VERB"}]
    main = verbs[-1]
    modal = next((t.lemma for t in words if t.pos == "AUX" and t.lemma not in {"be", "have", "do", "get"}), None)
    infinitive = words[0].norm == "to" or (words[0].norm == "not" and len(words) > 1 and words[1].norm == "to")
    auxiliaries = [tokens[i] for i in verbs[:-1]]
    lead = tokens[verbs[0]]
    last_aux = auxiliaries[-1] if auxiliaries else None
    passive = (
        last_aux is not None
        and last_aux.lemma == "be"
        and tokens[main].form == "participle"
        and tokens[main].pos == "VERB"
    )
    reduced = not auxiliaries and tokens[main].form == "participle"
    return VerbGroup(
        first=first,
        last=last,
        main=main,
        modal=modal,
        infinitive=infinitive,
        negated=any(t.lemma == "not" or t.norm in {"not", "n't", "never"} for t in words),
        passive=passive or reduced,
        perfect=any(t.lemma == "have" for t in auxiliaries),
        progressive=last_aux is not None and last_aux.lemma == "be" and tokens[main].form == "ing",
        past=modal is None and lead.form == "past",
        finite=not infinitive
        and (
            modal is not None
            or lead.form in {"past", "present"}
            or (lead.form == "base" and lead.pos == "AUX")
            or lead.form == "base"
        ),
    )
