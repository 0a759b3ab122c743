"""Which words of a source say who speaks: the head, an apposition, or several joined by "and"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.language.name_words import body_words, document_words, people_words
from onrecord.resolve.lexicon import listed

if TYPE_CHECKING:
    from onrecord.language import Language, Token
    from onrecord.record import CitedPassage

HeadKind = Literal["pronoun", "person", "people", "body", "document", "name", "other"]


@dataclass(frozen=True, slots=True)
class Head:
    """What a source is about: the kind of its head word, the word in the singular, and where it ends."""

    kind: HeadKind
    word: str
    first: int
    last: int
    """Tokens of the base phrase, half-open."""
    plural: bool = False


def antecedent_of(language: Language, at: int) -> tuple[int, int] | None:
    """Return the tokens that a relative pronoun at ``at`` stands for; None where it is none, or nothing is before it.

    Past an apposition: in "Prevezon Holdings, a Russian company, which agreed" the first is meant.
    """
    tokens = language.tokens
    if tokens[at].norm not in {"who", "which"}:
        return None
    first = language.sentences[language.sentence_of(at)].first
    end = at - 1 if at > first and tokens[at - 1].norm == "," else at
    phrase = language.noun_phrase_at(end - 1) if end > first else None
    if phrase is None or phrase.last != end or tokens[phrase.head].pos == "PRON":
        return None
    opens = phrase.first - 1
    if opens > first and tokens[opens].norm == "," and tokens[phrase.first].pos == "DET":
        named = language.noun_phrase_at(opens - 1)
        if named is not None and named.last == opens and tokens[named.head].pos == "PROPN":
            phrase = named
    return phrase.first, phrase.last


def head_of(language: Language, first: int, last: int) -> Head:
    """Return the head of the tokens ``first`` up to, not including, ``last``."""
    tokens = language.tokens
    at = first
    while at < last and tokens[at].pos in {"PUNCT", "CCONJ", "ADV", "ADP", "SCONJ"} and at + 1 < last:
        at += 1
    phrase = language.noun_phrase_at(at)
    if phrase is None:
        return Head("other", tokens[at].norm, at, last)
    while phrase.last < last and tokens[phrase.last].norm == "'" and phrase.last + 1 < last:
        owned = language.noun_phrase_at(phrase.last + 1)  # "the employers' spokesman"
        if owned is None or owned.first != phrase.last + 1:
            break
        phrase = owned
    end = min(phrase.last, last)
    token = tokens[min(phrase.head, end - 1)]
    return _head(token, max(at, first), end)


def core_of(language: Language, first: int, last: int) -> tuple[int, int]:
    """Return a source without what only says more of it: ``the poll, conducted in May``, ``the aide who asked``.

    A name in apposition stays, for it says who speaks.
    """
    tokens = language.tokens
    for at in range(first + 1, last):
        before, word = tokens[at - 1], tokens[at]
        opens = word.norm in _RELATIVES or (word.pos == "VERB" and word.form in {"participle", "past", "ing"})
        if opens and before.pos in {"NOUN", "PROPN", "PRON"}:
            return first, at
        if word.norm == "," and at + 1 < last:
            after = tokens[at + 1]
            if after.norm in _RELATIVES or after.pos in {"ADP", "VERB"}:
                return first, at
    return first, last


_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where"})


def _head(token: Token, first: int, end: int) -> Head:
    if token.pos == "PRON":
        return Head("pronoun", token.norm, first, end)
    if token.pos == "DET" and end - first == 1:
        return Head("pronoun", token.norm, first, end)
    word = token.norm
    person = people_words().get(word)
    if person is not None:
        return Head("people" if person[1] else "person", person[0], first, end, plural=person[1])
    body = body_words().get(word)
    if body is not None:
        return Head("body", body[0], first, end, plural=body[1])
    document = document_words().get(word)
    if document is not None:
        return Head("document", document, first, end, plural=document != word)
    if token.pos == "PROPN" or token.text[0].isupper():
        return Head("name", word, first, end)
    return Head("other", token.lemma, first, end, plural=token.plural)


class Spans:
    """Passages with whatever belongs to them, found by where they lie."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.spans = sorted(set(spans), key=lambda span: (span[0], -span[1]))
        self._starts = [span[0] for span in self.spans]

    def inside(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans that lie wholly between two offsets, in order."""
        found = []
        at = bisect_left(self._starts, start)
        while at < len(self.spans) and self.spans[at][0] < end:
            if self.spans[at][1] <= end:
                found.append(self.spans[at])
            at += 1
        return found

    def covering(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the longest near span that holds two offsets."""
        at = bisect_left(self._starts, start + 1)
        near = [span for span in self.spans[max(0, at - 6) : at] if span[1] >= end]
        return max(near, key=lambda span: span[1] - span[0], default=None)


def speaking_spans(
    language: Language, source: CitedPassage, named: list[tuple[int, int]], titled: dict[int, tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return which of the names inside a source speak; ``named`` holds the offsets of printed names there, in order.

    ``titled`` gives for the offset where a title begins the name that bears it (``Finance and Petroleum Minister X``).

    The head of the source speaks (``Renner``), with those that "and" joins to it. A role speaks for itself
    (``the spokesman of President Poe``), unless a name stands in apposition (``the bank's chairman, Erik Dahl``).
    """
    first, last = language.token_range(source.passage)
    if first >= last or not named:
        return []
    head = head_of(language, first, last)
    tokens = language.tokens
    end = tokens[head.last - 1].end
    own = _ending_at(named, end) or titled.get(tokens[head.first].start)
    if own is not None and own not in named:
        own = None
    if (
        own is None
        and head.kind in {"body", "other"}
        and head.last + 1 < last
        and tokens[head.last].norm == "of"
        and head.word in _STATES
    ):
        own = next((span for span in named if language.token_at(span[0]) in {head.last + 1, head.last + 2}), None)
    if own is None and head.kind in {"name", "other", "body"}:
        own = next(
            (span for span in named if span[0] <= tokens[head.first].start + 40 and span[0] < end <= span[1]), None
        )
    if own is None:
        owner = _owner(language, head, named)
        if owner is not None:
            return [owner]
        apposed = next((span for span in named if span[0] > end and _behind_comma(language, span)), None)
        if apposed is not None and head.kind in {"person", "people", "body"}:
            return [apposed, *_joined(language, apposed, named, last)]
        return []
    return [own, *_joined(language, own, named, last)]


_STATES = listed("states")


def _ending_at(named: list[tuple[int, int]], end: int) -> tuple[int, int] | None:
    return next((span for span in named if span[1] == end), None)


def _owner(language: Language, head: Head, named: list[tuple[int, int]]) -> tuple[int, int] | None:
    """``Prevezon's letter``: the owner speaks; ``Economy Ministry figures`` speak for themselves."""
    if head.kind != "document":
        return None
    for span in named:
        at = language.token_at(span[1])
        if language.tokens[at].norm == "'s" and language.tokens[at].start == span[1] and at < head.last:
            return span
    return None


def _behind_comma(language: Language, span: tuple[int, int]) -> bool:
    at = language.token_at(span[0])
    while at > 0 and language.tokens[at].start >= span[0]:
        at -= 1
    return language.tokens[at].norm in {",", "(", "-", "--"}


def _in_title(language: Language, span: tuple[int, int], named: list[tuple[int, int]]) -> bool:
    """Tell a name inside somebody's title (``FAO chief negotiator Erik Dahl``) from one that speaks."""
    phrase = language.noun_phrase_at(language.token_at(span[0]))
    if phrase is None:
        return False
    end = language.tokens[phrase.last - 1].end
    return span[1] < end and any(other[1] == end and other[0] > span[0] for other in named)


def _joined(language: Language, own: tuple[int, int], named: list[tuple[int, int]], stop: int) -> list[tuple[int, int]]:
    """Return the names that "and" or a comma joins to the first: ``Borisov and Dacic``."""
    tokens = language.tokens
    found: list[tuple[int, int]] = []
    before = own
    for span in named:
        if span[0] < own[1]:
            continue
        first, last = language.token_at(before[1]), language.token_at(span[0])
        if tokens[first].end <= before[1]:
            first += 1
        between = tokens[first:last]
        if (
            any(t.norm in {"of", "for", "at", "in", "on", "from", "'s", "who", "to", "with", "by"} for t in between)
            or last > stop
        ):
            break
        if _in_title(language, span, named):
            continue
        joined = [t.norm for t in between]
        if "and" in joined or (found and "," in joined):
            found.append(span)
        elif joined and joined[0] == ",":
            pass  # an apposition, or initials: not another speaker
        else:
            break
        before = span
    return found
