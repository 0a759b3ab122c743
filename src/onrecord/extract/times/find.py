"""One pass over a story for its time expressions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.anchor import Passage
from onrecord.extract.times import absolute, clock, durations, holidays, relative
from onrecord.extract.times.compose import Composer, Found
from onrecord.extract.times.grammar import BREAK, OTHER, Grammar, Match, Word
from onrecord.extract.times.meaning import Span, Weak
from onrecord.language.name_words import word_set

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from onrecord.extract.times.meaning import Limit, Meaning
    from onrecord.language import Language, Token
    from onrecord.record import StoryParts


@dataclass(frozen=True, slots=True)
class TimeFind:
    """A time expression before the calendar knows which day is meant."""

    passage: Passage
    rule: str
    """The rule's id."""
    meaning: Meaning
    limit: Limit | None = None
    """The word before it that leaves one end open: ``by``, ``since``."""
    ends: tuple[TimeFind, ...] = ()
    """The two ends of a range, each as it is printed."""


@cache
def _grammar() -> Grammar:
    return Grammar((*absolute.PATTERNS, *holidays.PATTERNS, *relative.PATTERNS, *durations.PATTERNS, *clock.PATTERNS))


def find_times(parts: StoryParts, language: Language) -> tuple[TimeFind, ...]:
    """Return the expressions in text order; they do not overlap, and none lies in a name ("the Sunday Times")."""
    named = frozenset(token.start for token in language.tokens if token.named or _is_verb_in_capitals(token))
    return find_in(parts.text, [paragraph.start for paragraph in parts.paragraphs], named)


def _is_verb_in_capitals(token: Token) -> bool:
    """``PRICES WILL FALL``, ``WORKERS WILL MARCH``."""
    return token.pos == "VERB" and token.text.isupper() and token.norm in word_set("verbs_too")


def find_in(text: str, breaks: Iterable[int] = (), named: frozenset[int] = frozenset()) -> tuple[TimeFind, ...]:
    """Return the expressions of any words; none crosses an offset of ``breaks``, where a paragraph begins.

    ``named`` holds the offsets of words that are parts of names.
    """
    grammar = _grammar()
    places, kinds = grammar.words(text, breaks)
    if named:
        kinds = "".join(
            OTHER if start in named and kind != BREAK else kind for (start, _), kind in zip(places, kinds, strict=True)
        )
    found: list[Found] = []
    at, size = 0, len(kinds)
    while at < size:
        if kinds[at] in (OTHER, BREAK):
            at += 1
            continue
        for end, hit, pattern in grammar.matches(kinds, at):
            meaning = pattern.makes(_match(text, places, kinds, hit))
            if meaning is not None:
                found.append(_found(at, end, pattern.rule, meaning, hit))
                at = end
                break
        else:
            at += 1
    composed = Composer(text, places, kinds).compose(found)
    return tuple(_find(each, places) for each in composed)


def _find(found: Found, places: list[tuple[int, int]]) -> TimeFind:
    passage = Passage(places[found.first][0], places[found.last - 1][1])
    return TimeFind(passage, found.rule, found.meaning, found.limit, tuple(_find(end, places) for end in found.ends))


def _found(first: int, last: int, rule: str, meaning: Meaning | Weak, hit: re.Match[str]) -> Found:
    """Return a find; a range that one rule reads whole (``March 26-30``) names its ends ``a`` and ``z``."""
    if isinstance(meaning, Weak):
        return Found(first, last, rule, meaning.meaning, weak=True)
    if isinstance(meaning, Span) and {"a", "z"} <= hit.groupdict().keys():
        ends = (Found(first, hit.end("a"), rule, meaning.first), Found(hit.start("z"), last, rule, meaning.last))
        return Found(first, last, rule, meaning, ends=ends)
    return Found(first, last, rule, meaning)


def _match(text: str, places: list[tuple[int, int]], kinds: str, hit: re.Match[str]) -> Match:
    first, last = hit.span()
    words = tuple(Word(start, end, text[start:end]) for start, end in places[first:last])
    caught = {
        name: words[hit.start(name) - first : hit.end(name) - first]
        for name, kind in hit.groupdict().items()
        if kind is not None
    }
    left, right = _word(text, places, kinds, first - 1), _word(text, places, kinds, last)
    return Match(words, caught, left.lower(), right.lower(), left[:1].isupper(), right[:1].isupper())


def _word(text: str, places: list[tuple[int, int]], kinds: str, at: int) -> str:
    if not 0 <= at < len(places) or kinds[at] == BREAK:
        return ""
    start, end = places[at]
    return text[start:end]
