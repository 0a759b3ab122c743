"""Those who act and have no name: ``EU foreign ministers``, ``the Bulgarian government``, ``mineworkers``.

An editor notes them down as they are called, so that a plan can say who takes part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.name_words import body_words, people_words, word_set
from onrecord.resolve.entities import Entity, folded_words
from onrecord.resolve.lexicon import listed

if TYPE_CHECKING:
    from onrecord.language.names import NameMention

_ARTICLES = listed("articles")
_OWNED = listed("owned")
_NOBODY = listed("nobody")
"""Bare, these are no party to anything ("told reporters", "people")."""
_ALONE = listed("alone")
"""Bodies that are known in a story by this word alone."""
_OFFICES = listed("offices")


class Unnamed:
    """The unnamed parties of one story, found by what they are called."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_words: dict[tuple[str, ...], Entity] = {}
        self._by_head: dict[str, Entity] = {}
        self.all: list[Entity] = []

    def of(self, mention: NameMention) -> Entity | None:
        """Return the party that a role phrase names, a new one where it is told for the first time; None for nobody."""
        words = list(folded_words(mention.passage.of(self._text)))
        first = mention.passage.of(self._text).split(None, 1)[0].lower()
        if first in _OWNED or first.isdigit():
            return None
        definite = first in _ARTICLES
        words = _without_numbers(words)
        while len(words) > 1 and words[0] in _ARTICLES:
            words.pop(0)
        head = words[-1]
        singular = (people_words().get(head) or body_words().get(head) or (head, False))[0]
        key = tuple(words)
        if key in self._by_words:
            return self._by_words[key]
        if definite and len(words) == 1 and head in self._by_head:
            return self._by_head[head]
        if not self._counts(mention, words, singular, definite=first in {"the", "this", "that", "these", "those"}):
            return None
        entity = Entity(mention.kind, key, self._printed(mention), country=mention.country)
        self._by_words[key] = entity
        self._by_head[head] = entity
        self.all.append(entity)
        return entity

    def _counts(self, mention: NameMention, words: list[str], singular: str, *, definite: bool) -> bool:
        more = len(words) > 1
        complement = self._complement(mention)
        proper = mention.country is not None or any(
            word[0].isupper() and not _is_office(word) for word in mention.passage.of(self._text).split()[1:]
        )
        if singular == "side":
            return mention.kind == "group"
        if singular in listed("no_party"):
            return False
        if mention.kind == "group":
            return complement or more if singular in _NOBODY | {"official"} else True
        if mention.kind == "organisation":
            return proper or (definite and (singular in _ALONE or more or complement))
        return singular in _OFFICES and (proper or (complement and self._proper_complement(mention)))

    @staticmethod
    def _complement(mention: NameMention) -> bool:
        return mention.full is not None and mention.full.end > mention.passage.end

    def _proper_complement(self, mention: NameMention) -> bool:
        assert mention.full is not None  # noqa: S101 - asked only where there is one
        return any(word[0].isupper() for word in self._text[mention.passage.end : mention.full.end].split())

    def _printed(self, mention: NameMention) -> str:
        passage = mention.passage
        behind = self._text[passage.end : passage.end + 4].split(None, 1)[:1]
        bare = mention.kind == "group" and len(passage.of(self._text).split()) == 1
        if mention.full is not None and behind and (behind[0] == "of" or (bare and behind[0] == "in")):
            passage = mention.full
        words = passage.of(self._text).split()
        while len(words) > 1 and words[0].lower() in _ARTICLES:
            words.pop(0)
        return " ".join(_without_numbers(words))


def _is_office(word: str) -> bool:
    """``Vice President`` names no one, though it has capitals; ``Bolton councillor`` does."""
    plain_word = word.lower()
    lists = ("titles", "title_modifiers", "portfolios", "honorifics", "styles")
    return any(plain_word in word_set(name) for name in lists)


def _without_numbers(words: list[str]) -> list[str]:
    """``the EU's 28 foreign ministers`` are the EU's foreign ministers; a number opens no name of theirs."""
    if any(word.lower() in {"percent", "pct", "per"} for word in words):
        return words
    kept = [word for word in words if not word[0].isdigit() or not word[-1].isdigit()]
    return kept or words
