"""What one pass over a story's text gives to the rooms after it: sentences, words, phrases.

All token positions are indexes into ``Language.tokens``, half-open; all offsets are code points of the story's text.
Parts of speech are the universal ones (UPOS, universaldependencies.org).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from onrecord.anchor import Passage

if TYPE_CHECKING:
    from onrecord.record import NameKind
    from onrecord.story.quotations import Quotation

Pos = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
]  # fmt: skip
Form = Literal["base", "present", "past", "ing", "participle"]
"""A verb's form: base ``visit``, present ``visits``, past ``visited``, ing ``visiting``, participle ``visited``."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark."""

    start: int
    end: int
    text: str
    norm: str
    """Lower case, with straight quotation marks and plain hyphens."""
    lemma: str
    """A verb's base form, a noun's singular; else ``norm``."""
    pos: Pos
    form: Form | None = None
    """Set for verbs and auxiliaries."""
    plural: bool = False
    """Set for nouns in the plural."""
    named: NameKind | None = None
    """Set in a name that holds a word of the calendar: its kind. ``April`` in ``April Jones``, ``Sunday Times``."""

    @property
    def passage(self) -> Passage:
        """Where the word stands."""
        return Passage(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    paragraph: int
    """Index into the story's paragraphs."""
    heading: bool = False
    """A title, a standfirst, a section name: no full stop, telegraphic grammar."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A base noun phrase, without what follows the head: ``the Russian deputy prime minister``."""

    first: int
    last: int
    head: int
    """The token that the phrase is about, its last noun."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries, adverbs and negation: ``could not have been signed``, ``plans``, ``to visit``."""

    first: int
    last: int
    main: int
    """The token of the main verb."""
    modal: str | None = None
    """``will``, ``would``, ``may``, ``might``, ``could``, ``can``, ``shall``, ``should``, ``must``, ``going to``."""
    infinitive: bool = False
    """Opened by *to*."""
    negated: bool = False
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    past: bool = False
    finite: bool = False


@dataclass(frozen=True)
class Language:
    """The grammar of one story."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    noun_phrases: tuple[NounPhrase, ...]
    verb_groups: tuple[VerbGroup, ...]
    quotations: tuple[Quotation, ...]
    _starts: tuple[int, ...] = field(repr=False, default=())
    _sentence_firsts: tuple[int, ...] = field(repr=False, default=())

    @cached_property
    def _phrase_firsts(self) -> tuple[int, ...]:
        return tuple(phrase.first for phrase in self.noun_phrases)

    @cached_property
    def _group_firsts(self) -> tuple[int, ...]:
        return tuple(group.first for group in self.verb_groups)

    def token_range(self, passage: Passage) -> tuple[int, int]:
        """Return the half-open range of tokens that start inside ``passage``."""
        return bisect_left(self._starts, passage.start), bisect_left(self._starts, passage.end)

    def token_at(self, offset: int) -> int:
        """Return the index of the last token that starts at or before ``offset`` (0 where none does)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence_of(self, token: int) -> int:
        """Return the index of the sentence that holds ``token``."""
        return max(0, bisect_right(self._sentence_firsts, token) - 1)

    def passage(self, first: int, last: int) -> Passage:
        """Return the passage of tokens ``first`` up to, not including, ``last`` (at least one)."""
        return Passage(self.tokens[first].start, self.tokens[last - 1].end)

    def noun_phrase_at(self, token: int) -> NounPhrase | None:
        """Return the base noun phrase that holds ``token``."""
        at = bisect_right(self._phrase_firsts, token) - 1
        found = at >= 0 and self.noun_phrases[at].last > token
        return self.noun_phrases[at] if found else None

    def verb_group_at(self, token: int) -> VerbGroup | None:
        """Return the verb group that holds ``token``."""
        at = bisect_right(self._group_firsts, token) - 1
        found = at >= 0 and self.verb_groups[at].last > token
        return self.verb_groups[at] if found else None

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the quotation inside whose marks ``offset`` lies."""
        at = bisect_right(self.quotations, offset, key=lambda quotation: quotation.opens) - 1
        found = at >= 0 and self.quotations[at].closes > offset
        return self.quotations[at] if found else None
