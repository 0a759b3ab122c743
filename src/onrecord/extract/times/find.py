"""One pass over a story for its time expressions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.anchor import Passage
from onrecord.extract.times import absolute, clock, durations, relative
from onrecord.extract.times.compose import Composer, Found
from onrecord.extract.times.grammar import BREAK, OTHER, Grammar, Match, Word
from onrecord.extract.times.meaning import Weak

if TYPE_CHECKING:
    import re

    from onrecord.extract.times.meaning import Limit, Meaning
    from onrecord.language import Language
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


@cache
def _grammar() -> Grammar:
    return Grammar((*absolute.PATTERNS, *relative.PATTERNS, *durations.PATTERNS, *clock.PATTERNS))


def find_times(parts: StoryParts, language: Language) -> tuple[TimeFind, ...]:  # noqa: ARG001 - grammar is for rules to come
    """Return the expressions in text order; they do not overlap."""
    grammar, text = _grammar(), parts.text
    places, kinds = grammar.words(text, [paragraph.start for paragraph in parts.paragraphs])
    found: list[Found] = []
    at, size = 0, len(kinds)
    while at < size:
        if kinds[at] in (OTHER, BREAK):
            at += 1
            continue
        for end, hit, pattern in grammar.matches(kinds, at):
            meaning = pattern.makes(_match(text, places, kinds, hit))
            if meaning is not None:
                weak = isinstance(meaning, Weak)
                found.append(Found(at, end, pattern.rule, meaning.meaning if isinstance(meaning, Weak) else meaning, weak=weak))
                at = end
                break
        else:
            at += 1
    composed = Composer(text, places, kinds).compose(found)
    return tuple(
        TimeFind(Passage(places[each.first][0], places[each.last - 1][1]), each.rule, each.meaning, each.limit) for each in composed
    )


def _match(text: str, places: list[tuple[int, int]], kinds: str, hit: re.Match[str]) -> Match:
    first, last = hit.span()
    words = tuple(Word(start, end, text[start:end]) for start, end in places[first:last])
    caught = {
        name: words[hit.start(name) - first : hit.end(name) - first] for name, kind in hit.groupdict().items() if kind is not None
    }
    return Match(words, caught, _word(text, places, kinds, first - 1), _word(text, places, kinds, last))


def _word(text: str, places: list[tuple[int, int]], kinds: str, at: int) -> str:
    if not 0 <= at < len(places) or kinds[at] == BREAK:
        return ""
    start, end = places[at]
    return text[start:end].lower()
