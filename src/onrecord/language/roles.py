"""Roles ("the Russian deputy prime minister", "ministry officials") and pronouns that can stand for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.name_runs import known_at
from onrecord.language.name_words import body_words, people_words, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.anchor import Passage
    from onrecord.language.grammar import Language, NounPhrase, Token
    from onrecord.record import NameKind

_DEFINITE = word_set("definite")
_HANGS_ON = word_set("hangs_on")


@dataclass(frozen=True, slots=True)
class Role:
    """A noun phrase that names somebody by what he is; token positions, half-open."""

    first: int
    last: int
    kind: NameKind
    country: str | None
    full: Passage


def find_roles(language: Language, names: list[tuple[int, int]]) -> list[Role]:
    """Return the role phrases of a text, those left out that are the title of a name (``names``: token positions)."""
    tokens = language.tokens
    titled = {last - 1 for _, last in names} | {at for first, last in names for at in range(first, last)}
    opens = {first for first, _ in names}
    covers = {at: first for first, last in names for at in range(first, last)}
    found: list[Role] = []
    phrases = language.noun_phrases
    people, bodies = people_words(), body_words()
    for index, phrase in enumerate(phrases):
        head = tokens[phrase.head]
        if head.pos not in {"NOUN", "PROPN"} or phrase.head in titled:
            continue
        entry = people.get(head.norm)
        body = None if entry else bodies.get(head.norm)
        if entry is None and body is None:
            continue
        if phrase.last < len(tokens) and tokens[phrase.last].norm == "'" and tokens[phrase.last].start == head.end:
            owned = phrases[index + 1] if index + 1 < len(phrases) else None
            if (
                owned is not None
                and owned.first == phrase.last + 1
                and (tokens[owned.head].norm in people or tokens[owned.head].norm in bodies)
            ):
                continue  # "the employers' spokesman": the next phrase is the role
        sentence = language.sentences[language.sentence_of(phrase.first)]
        if phrase.last in opens and phrase.last < sentence.last:
            continue  # a title: the name follows at once
        first = _with_owner(language, index, covers)
        if (
            body is not None
            and tokens[first].norm not in _DEFINITE
            and tokens[first].norm not in {"a", "an"}
            and not (sentence.heading and phrase.last - phrase.first == 1)
            and not _names_something(tokens, first, phrase.head)
        ):
            continue
        kind: NameKind = (
            ("group" if entry[1] else "person") if entry else ("group" if body and body[1] else "organisation")
        )
        full = language.passage(first, _full_end(language, index, phrase))
        country = _country(tokens, first, phrase.last)
        found.append(Role(first, phrase.last, kind, country, full))
    return found


def _with_owner(language: Language, index: int, covers: dict[int, int]) -> int:
    """Return where a phrase begins with the plural that owns it (``the employers' spokesman``), or with a name."""
    tokens, phrases = language.tokens, language.noun_phrases
    first = covers.get(phrases[index].first, phrases[index].first)
    if index and first > 1 and tokens[first - 1].norm == "'" and phrases[index - 1].last == first - 1:
        before = tokens[first - 2]
        if before.end == tokens[first - 1].start and before.norm.endswith("s"):
            return phrases[index - 1].first
    return first


def _names_something(tokens: tuple[Token, ...], first: int, head: int) -> bool:
    """Tell whether a name stands in front of the head: ``Bulgarian government``, ``Manhattan federal court``."""
    return any(tokens[at].pos == "PROPN" and tokens[at].text[0].isupper() for at in range(first, head))


def _full_end(language: Language, index: int, phrase: NounPhrase) -> int:
    """Return where a phrase ends with what hangs on it: ``the spokesman of Polish President Jan Nowak``."""
    tokens, phrases = language.tokens, language.noun_phrases
    end = phrase.last
    for ahead in range(index + 1, min(len(phrases), index + 4)):
        follows = phrases[ahead]
        if follows.first != end + 1 or end >= len(tokens) or tokens[end].norm not in _HANGS_ON:
            break
        if tokens[end].norm not in {"of", "for", "to", "at", "in"} or tokens[follows.head].norm in word_set("calendar"):
            break
        end = follows.last
    return end


def _country(tokens: tuple[Token, ...], first: int, last: int) -> str | None:
    for at in range(first, last):
        known = known_at(tokens, at, last)
        if known and known[1].country:
            return known[1].country
    stop = min(len(tokens), last + 4)
    if last + 1 < stop and tokens[last].norm == "of":
        at = last + (2 if tokens[last + 1].norm == "the" else 1)
        known = known_at(tokens, at, stop) if at < stop else None
        if known:
            return known[1].country
    return None


_SHE = word_set("she")
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_SPEAKING = word_set("speaking")


def find_pronouns(language: Language) -> Iterator[tuple[Passage, NameKind]]:
    """Yield the pronouns that may stand for somebody: he, she, they; it where it speaks; I and we inside quotations."""
    tokens = language.tokens
    for at, token in enumerate(tokens):
        if token.pos not in {"PRON", "DET"} or len(token.norm) > 10:
            continue
        norm = token.norm
        if norm in _SHE:
            yield token.passage, "person"
        elif norm in _THEY:
            yield token.passage, "group"
        elif norm in {"it", "its"}:
            if norm == "its" or _speaks(tokens, at):
                yield token.passage, "organisation"
        elif norm in _SPEAKING and (token.text != "US") and language.quotation_at(token.start) is not None:
            yield token.passage, "person" if norm in {"i", "my", "me", "mine", "myself"} else "group"


def _speaks(tokens: tuple[Token, ...], at: int) -> bool:
    for ahead in range(at + 1, min(len(tokens), at + 4)):
        if tokens[ahead].pos == "VERB":
            return tokens[ahead].lemma in word_set("saying")
        if tokens[ahead].pos not in {"AUX", "ADV", "PART"}:
            return False
    return False
