"""The story as attributions are looked for in it: fields between which nothing attributes.

A field is one sentence of the story's own voice, quotations and all (``"We met. We agreed," she said.`` is one field),
or one sentence inside a quotation that stands for itself. Quotations that only colour a sentence (``a "historic
mistake"``) are read as part of it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.extract.attributions.cues import load_cues, word_set
from onrecord.extract.attributions.mending import mend

if TYPE_CHECKING:
    from onrecord.language import Language, Token, VerbGroup
    from onrecord.record import Stance, StoryParts, TimeExpression

Range = tuple[int, int]
"""Tokens, half-open."""
DASHES = frozenset({"-", "--", "\N{EN DASH}", "\N{EM DASH}"})
MARKS = frozenset({'"', "''", "``", "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"})
_LEAST_WORDS = 3
"""Fewer words between marks are a name or a scare quote, no statement."""


@dataclass(frozen=True, slots=True)
class Field:
    """Tokens ``first`` up to, not including, ``last``; ``quotation`` is set inside one."""

    first: int
    last: int
    paragraph: int
    heading: bool
    quotation: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    closing: int
    """The first token of its last sentence."""
    field: Field | None
    """Its last field in the story's own voice."""


@dataclass(slots=True)
class Find:
    """An attribution as it is found, in tokens."""

    rule: str
    field: Field
    content: list[Range]
    cue: Range | None
    source: Range | None
    stance: Stance = "asserts"
    addressee: Range | None = None
    around: list[Range] = dataclass_field(default_factory=list)
    """Where the words about the saying itself stand: day, place, occasion."""
    confidence: float = 0.8
    parent: Find | None = None


class Scene:
    """A story's grammar, with its quotations sorted into statements and colour."""

    def __init__(self, parts: StoryParts, language: Language) -> None:
        """Read the quotations and the fields."""
        self.parts = parts
        self.language = language
        self.text = parts.text
        self._time_starts: list[int] | None = None
        self.tokens: tuple[Token, ...] = language.tokens
        self._starts = [token.start for token in self.tokens]
        count = len(self.tokens)
        self.group_of: list[VerbGroup | None] = [None] * count
        for group in language.verb_groups:
            self.group_of[group.first : group.last] = [group] * (group.last - group.first)
        self.phrase_first = [-1] * count
        self.phrase_last = [-1] * count
        for phrase in language.noun_phrases:
            for at in range(phrase.first, phrase.last):
                self.phrase_first[at], self.phrase_last[at] = phrase.first, phrase.last
        self.quotation_ranges = [
            (bisect_left(self._starts, one.opens), bisect_left(self._starts, one.closes)) for one in language.quotations
        ]
        self.lemmas: dict[int, str] = {}
        """Base forms of tokens that the grammar did not take for verbs and that are."""
        self.mended: set[int] = set()
        """Tokens that the grammar took for verbs and that are nouns."""
        self.marks = self._mark_tokens()
        self.opens = [one.opens for one in language.quotations]
        self.statement_at: list[int | None] = [None] * count
        """For each token, the quotation that it stands in (marks included), where that is a statement."""
        for index, (first, last) in enumerate(self.quotation_ranges):
            if first < last and self._is_statement(index):
                self.statement_at[first:last] = [index] * (last - first)
        mend(self)
        self.fields = [*self._outer_fields(), *self._inner_fields()]

    def time_starts(self, times: tuple[TimeExpression, ...]) -> list[int]:
        """Return where the time expressions start, in order."""
        if self._time_starts is None:
            self._time_starts = [time.start for time in times]
        return self._time_starts

    @cached_property
    def paragraphs(self) -> dict[int, Paragraph]:
        """The paragraphs that have sentences, by their numbers."""
        fields = {field.paragraph: field for field in self.fields if field.quotation is None}
        found: dict[int, Paragraph] = {}
        for sentence in self.language.sentences:
            number = sentence.paragraph
            first = found[number].first if number in found else sentence.first
            found[number] = Paragraph(first, sentence.last, sentence.first, fields.get(number))
        return found

    def paragraph_of(self, at: int) -> int:
        """Return the number of the paragraph that a token stands in."""
        return self.language.sentences[self.language.sentence_of(at)].paragraph

    # -- tokens --------------------------------------------------------------------------------------------------------

    def norm(self, at: int) -> str:
        """Return the token's norm; nothing beyond the story's ends."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def lemma(self, at: int) -> str:
        """Return the token's base form."""
        return self.lemmas.get(at) or self.tokens[at].lemma

    def is_mark(self, at: int) -> bool:
        """Tell whether the token is a double quotation mark."""
        return 0 <= at < len(self.tokens) and (at in self.marks or self.tokens[at].text in MARKS)

    def statement_opening(self, at: int) -> int | None:
        """Return the quotation whose first mark stands here, where that is a statement."""
        index = self.statement_at[at] if 0 <= at < len(self.tokens) else None
        return index if index is not None and self.quotation_ranges[index][0] == at else None

    def hidden(self, at: int, field: Field) -> bool:
        """Tell whether a token stands in a statement that the field only holds as a whole."""
        return self.statement_at[at] is not None and field.quotation is None

    def group_starting(self, at: int) -> VerbGroup | None:
        """Return the verb group whose first token is ``at``."""
        group = self.group_of[at] if 0 <= at < len(self.tokens) else None
        return group if group is not None and group.first == at else None

    def has_finite(self, first: int, last: int) -> bool:
        """Tell whether a finite verb stands in the range (its first 200 tokens are looked at)."""
        for at in range(first, min(last, first + 200)):
            group = self.group_of[at]
            if group is not None and group.finite and group.main == at:
                return True
        return False

    def _mark_tokens(self) -> set[int]:
        """Return the tokens of which the quotations' marks consist; '' is two."""
        marks: set[int] = set()
        for quotation in self.language.quotations:
            inner = quotation.pieces
            for start, end in ((quotation.opens, inner[0].start), (inner[-1].end, quotation.closes)):
                first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
                marks.update(at for at in range(first, min(last, first + 3)) if self.tokens[at].pos == "PUNCT")
        return marks

    # -- quotations and fields -----------------------------------------------------------------------------------------

    def _is_statement(self, index: int) -> bool:
        """Tell a quotation that stands for itself from one that colours a sentence."""
        first, last = self.quotation_ranges[index]
        inner = [at for at in range(first, last) if not self.is_mark(at)]
        if not self._is_closed(index) and any(self.norm(at) in word_set("saying") for at in inner[-60:]):
            return False  # the mark is missing, and its cue stands inside
        words = sum(self.tokens[at].pos not in {"PUNCT", "SYM"} for at in inner[:50])
        sentence = self.language.sentences[self.language.sentence_of(first)]
        short = words < _LEAST_WORDS
        if not inner or (short and not (first <= sentence.first and self.norm(inner[-1]) in {",", "?", "!"})):
            return False
        if sentence.heading:
            return False
        closed = self.norm(inner[-1]) in {",", ".", "?", "!", "...", *DASHES} or self.norm(last) in {",", "."}
        finite = self.has_finite(inner[0], inner[-1] + 1)
        before = first - 1
        if first <= sentence.first or before < 0 or self.is_mark(before):
            return finite or closed or short
        if self.norm(before) == ":":
            return True
        if self.norm(before) == "," or self.norm(before) in DASHES:
            ends = self.norm(inner[-1]) in {",", ".", "?", "!", "...", "'"}
            return (finite and ends) or (self.tokens[inner[0]].text[:1].isupper() and (finite or ends))
        return False

    def _is_closed(self, index: int) -> bool:
        """Tell whether the last mark is printed."""
        quotation = self.language.quotations[index]
        return quotation.closes > quotation.pieces[-1].end

    def _outer_fields(self) -> list[Field]:
        fields: list[Field] = []
        crossing = [(first, last) for first, last in self.quotation_ranges if first < last]
        at = 0
        start: int | None = None
        for number, sentence in enumerate(self.language.sentences):
            first = sentence.first if start is None else start
            while at < len(crossing) and crossing[at][1] <= sentence.last:
                at += 1
            runs_on = (
                at < len(crossing)
                and crossing[at][0] < sentence.last < crossing[at][1]
                and number + 1 < len(self.language.sentences)
                and not sentence.heading
            )
            if runs_on or self._cue_follows(number):
                start = first
                continue
            start = None
            fields.append(
                Field(self._after_dateline(first, sentence.last), sentence.last, sentence.paragraph, sentence.heading)
            )
        return [one for one in fields if one.first < one.last]

    def _cue_follows(self, number: int) -> bool:
        """Tell whether a sentence is a quotation with ! or ? that the next one, ``Smith asked.``, only attributes."""
        sentences = self.language.sentences
        sentence = sentences[number]
        end = sentence.last - 1
        if number + 1 >= len(sentences) or sentence.heading or not self.is_mark(end):
            return False
        while end > sentence.first and self.is_mark(end):
            end -= 1
        if self.norm(end) not in {"!", "?", ","}:
            return False
        following = sentences[number + 1]
        if following.paragraph != sentence.paragraph or following.last - following.first > 14:
            return False
        verbs = load_cues().verbs
        return any(
            self.tokens[at].pos == "VERB"
            and self.tokens[at].lemma in verbs
            and "quote" in verbs[self.tokens[at].lemma].takes
            for at in range(following.first, min(following.last, following.first + 8))
        ) and not any(self.is_mark(at) for at in range(following.first, following.last))

    def _after_dateline(self, first: int, last: int) -> int:
        dateline = self.parts.dateline
        while (
            first < last
            and dateline is not None
            and self.tokens[first].start < dateline.end <= self.tokens[last - 1].end
        ):
            first += 1
        while (
            first < last
            and self.tokens[first].pos == "PUNCT"
            and not self.is_mark(first)
            and self.norm(first) not in {"(", "["}
        ):
            first += 1
        return first

    def _inner_fields(self) -> list[Field]:
        fields: list[Field] = []
        for index, (first, last) in enumerate(self.quotation_ranges):
            if first >= last or self.statement_at[first] != index:
                continue
            number = self.language.sentence_of(first)
            while number < len(self.language.sentences) and self.language.sentences[number].first < last:
                sentence = self.language.sentences[number]
                start, end = max(first, sentence.first), min(last, sentence.last)
                while start < end and self.is_mark(start):
                    start += 1
                while start < end and self.is_mark(end - 1):
                    end -= 1
                if start < end:
                    fields.append(Field(start, end, sentence.paragraph, sentence.heading, index))
                number += 1
        return fields
