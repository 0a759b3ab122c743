"""A story as the rules for events look at it: its grammar with names, times and clauses at hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.extract.events.transcript import Turns
from onrecord.record import CitedPassage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.anchor import Passage
    from onrecord.language import Language, NounPhrase, Sentence, Token, VerbGroup
    from onrecord.record import Attribution, Name, StoryParts, TimeExpression

CLAUSE = 150
"""Tokens of a clause that are read to either side: longer ones are no prose, and time must stay linear."""
TELLING = frozenset({"asserts", "promises", "expects", "denies"})
"""What somebody hopes or urges is no announcement."""
_NESTED = 16
"""Pieces of what is told that are looked at around a place: quotations within quotations go less deep."""
RELATIVES = frozenset({"who", "which", "that", "whom", "where"})
OPENERS = frozenset({
    "that", "if", "unless", "when", "while", "after", "before", "because", "since", "although", "though", "until",
    "whereas", "as", "once", "whether", "so", "but",
})  # fmt: skip


_ANSWER = 60
"""Characters of a turn in which *he* may mean the one who was asked about."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One mention of a name, with its name."""

    start: int
    end: int
    name: Name


@dataclass
class Scene:
    """What the rules ask a story."""

    parts: StoryParts
    language: Language
    times: tuple[TimeExpression, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    printed: tuple[Printed, ...] = field(init=False)
    _printed_starts: list[int] = field(init=False)
    _time_starts: list[int] = field(init=False)
    _told: list[tuple[int, int]] = field(init=False)
    _pieces: list[tuple[int, int, Attribution]] = field(init=False)
    _kinds: dict[str, str] = field(init=False)
    _titles: list[tuple[int, int, Printed]] = field(init=False)
    _turns: Turns = field(init=False)

    def __post_init__(self) -> None:
        """Order names, times and what is told by their places."""
        spots = {(m.start, m.end): Printed(m.start, m.end, name) for name in self.names for m in name.mentions}
        self.printed = tuple(spots[key] for key in sorted(spots))
        self._printed_starts = [spot.start for spot in self.printed]
        self.times = tuple(sorted(self.times, key=lambda time: time.start))
        self._time_starts = [time.start for time in self.times]
        self._kinds = {name.id: name.kind for name in self.names}
        self._turns = Turns(self.parts, self.names)
        self._titles = sorted(self._titled(), key=lambda titled: titled[:2])
        self._pieces = sorted(
            ((piece.start, piece.end, told) for told in self.attributions for piece in told.content),
            key=lambda piece: piece[:2],
        )
        self._told = sorted(
            (piece.start, piece.end) for told in self.attributions if told.stance in TELLING for piece in told.content
        )

    def _titled(self) -> Iterator[tuple[int, int, Printed]]:
        """Yield the title before each print of a person's name: from where, to where, and the name."""
        titles = {(title.end, name.id): title.start for name in self.names for title in name.titles}
        for spot in self.printed:
            before = spot.start
            while before and self.text[before - 1].isspace():
                before -= 1
            start = titles.get((before, spot.name.id))
            if start is not None:
                yield start, before, spot

    def titled_over(self, token: int) -> Printed | None:
        """Return the person in whose title a token stands: *Under Secretary for Political Affairs Anna Poe*."""
        start = self.tokens[token].start
        at = bisect_right(self._titles, start, key=lambda titled: titled[0]) - 1
        return self._titles[at][2] if at >= 0 and start < self._titles[at][1] else None

    @property
    def text(self) -> str:
        """The story's text."""
        return self.parts.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The story's tokens."""
        return self.language.tokens

    @property
    def today(self) -> str | None:
        """The day from which the story counts (ISO 8601)."""
        return self.parts.anchored_on or self.parts.published_on

    def cite(self, first: int, last: int | None = None) -> CitedPassage:
        """Return tokens ``first`` up to, not including, ``last`` (one token by default) as a passage."""
        place = self.language.passage(first, first + 1 if last is None else last)
        return self.cite_passage(place)

    def cite_passage(self, place: Passage) -> CitedPassage:
        """Return a passage with its words."""
        return CitedPassage(start=place.start, end=place.end, text=self.text[place.start : place.end])

    def sentence(self, token: int) -> Sentence:
        """Return the sentence of a token."""
        return self.language.sentences[self.language.sentence_of(token)]

    def offset(self, token: int) -> int:
        """Return where a token starts; the text's end for one past the last."""
        return self.tokens[token].start if token < len(self.tokens) else len(self.text)

    def names_between(self, first: int, last: int) -> list[Printed]:
        """Return the names printed wholly in tokens ``first`` up to, not including, ``last``, in order."""
        if first >= last:
            return []
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        at = bisect_left(self._printed_starts, start)
        found = []
        while at < len(self.printed) and self.printed[at].start < end:
            if self.printed[at].end <= end:
                found.append(self.printed[at])
            at += 1
        return found

    def names_from(self, first: int, last: int) -> list[Printed]:
        """Return the names whose print starts in tokens ``first`` up to, not including, ``last``."""
        if first >= last:
            return []
        low = bisect_left(self._printed_starts, self.tokens[first].start)
        high = bisect_left(self._printed_starts, self.tokens[last - 1].end)
        return list(self.printed[low:high])

    def is_reduced(self, group: VerbGroup) -> bool:
        """*a meeting organised by the council*: a participle, though it may look like a past tense."""
        if group.last != group.first + 1 or group.first == 0 or group.last >= len(self.tokens):
            return False
        word, before, after = self.tokens[group.main], self.tokens[group.first - 1], self.tokens[group.last]
        if word.form == "ing":
            return before.pos == "ADP" and after.pos in {"NOUN", "PROPN", "ADJ"}
        return word.form in {"past", "participle"} and before.pos in {"NOUN", "PROPN"} and after.norm == "by"

    def name_over(self, token: int) -> Printed | None:
        """Return the longest name printed over a token."""
        start, end = self.tokens[token].start, self.tokens[token].end
        at = bisect_right(self._printed_starts, start)
        best: Printed | None = None
        for spot in self.printed[max(0, at - 6) : at]:
            if (
                spot.start <= start
                and spot.end >= end
                and (best is None or spot.end - spot.start > best.end - best.start)
            ):
                best = spot
        return best

    def times_between(self, first: int, last: int) -> list[TimeExpression]:
        """Return the time expressions that start in tokens ``first`` up to, not including, ``last``."""
        if first >= last:
            return []
        low = bisect_left(self._time_starts, self.tokens[first].start)
        high = bisect_left(self._time_starts, self.tokens[last - 1].end)
        return list(self.times[low:high])

    def in_time(self, token: int) -> bool:
        """Tell whether a token belongs to a time expression."""
        at = bisect_right(self._time_starts, self.tokens[token].start) - 1
        return at >= 0 and self.times[at].end > self.tokens[token].start

    def is_told(self, token: int) -> bool:
        """Tell whether a token stands in what somebody is said to have said."""
        start = self.tokens[token].start
        at = bisect_right(self._told, (start, len(self.text) + 1))
        return any(low <= start < high for low, high in self._told[max(0, at - 8) : at])

    def speakers_at(self, token: int) -> tuple[str, ...]:
        """Return whose words a token stands in: *we* and *I* there mean them."""
        start = self.tokens[token].start
        best: tuple[int, tuple[str, ...]] | None = None
        for told in self._told_by(start):
            size = sum(piece.end - piece.start for piece in told.content)
            ids = tuple(speaker.name_id for speaker in told.speakers if speaker.name_id is not None)
            if ids and (best is None or size < best[0]):
                best = (size, ids)
        return best[1] if best is not None else ()

    def first_person_at(self, token: int) -> tuple[str, ...]:
        """Return whom *I*, *we* and *my* mean: who is quoted, else whose turn or speech it is."""
        quoted = self.speakers_at(token)
        if quoted or self.language.quotation_at(self.tokens[token].start) is not None:
            return quoted
        speaker = self._turns.at(self.tokens[token].start).speaker
        return (speaker,) if speaker is not None else ()

    def third_person_at(self, token: int, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return whom *he* and *she* mean: in a labelled turn never its speaker, at its start who was asked about."""
        turn = self._turns.at(self.tokens[token].start)
        if not turn.labelled or turn.speaker not in ids or self.speakers_at(token) not in {(), (turn.speaker,)}:
            return ids
        opening = self.tokens[token].start - turn.start < _ANSWER
        others = tuple(one for one in ids if one != turn.speaker)
        return others or ((turn.asked,) if opening and turn.asked not in {None, turn.speaker} and turn.asked else ())

    def _told_by(self, start: int) -> list[Attribution]:
        at = bisect_right(self._pieces, start, key=lambda piece: piece[0])
        return [told for first, last, told in self._pieces[max(0, at - _NESTED) : at] if first <= start < last]

    def kind_of(self, name_id: str) -> str:
        """Return a name's kind."""
        return self._kinds.get(name_id, "")

    # -- clauses

    def phrases_between(self, first: int, last: int) -> list[NounPhrase]:
        """Return the noun phrases that start in tokens ``first`` up to, not including, ``last``."""
        phrases = self.language.noun_phrases
        low = bisect_left(phrases, first, key=lambda phrase: phrase.first)
        high = bisect_left(phrases, last, key=lambda phrase: phrase.first)
        return list(phrases[low:high])

    def group_before(self, token: int) -> VerbGroup | None:
        """Return the last verb group of the same sentence that ends at or before ``token``."""
        groups = self.language.verb_groups
        at = bisect_right(groups, token, key=lambda group: group.last) - 1
        return (
            groups[at]
            if at >= 0 and groups[at].first >= self.sentence(token if token < len(self.tokens) else token - 1).first
            else None
        )

    def group_after(self, token: int) -> VerbGroup | None:
        """Return the first verb group of the same sentence that starts at or after ``token``."""
        groups = self.language.verb_groups
        at = bisect_left(groups, token, key=lambda group: group.first)
        if at == len(groups) or token == 0:
            return (
                groups[at]
                if at < len(groups) and groups[at].first < self.sentence(min(token, len(self.tokens) - 1)).last
                else None
            )
        return groups[at] if groups[at].first < self.sentence(token - 1).last else None

    def clause_end(self, token: int) -> int:
        """Return where the clause of ``token`` ends: before the next finite verb's own words, or the sentence's end."""
        sentence = self.sentence(token)
        own = self.language.verb_group_at(token)
        at = own.last if own else token + 1
        last_break = 0
        between = held = False
        end = min(sentence.last, at + CLAUSE)
        while at < end:
            word = self.tokens[at]
            if word.text == "“" and (name_end := self._quoted_name(at, sentence.last)):
                at = name_end
                continue
            if word.text == ";" and self._lists_on(at, end):
                at += 1
                continue
            if word.text in {";", ":"} or (word.text in {'"', "”", "“"} and at > token + 1):
                return at
            between |= word.norm == "between"
            if between and word.pos == "CCONJ":
                between, held = False, True  # "talks between Rome and Oslo will resume"
            elif (
                word.pos in {"SCONJ", "CCONJ"}
                or word.text in {",", "--", "–", "—"}
                or word.norm in RELATIVES
                or word.norm in {"when", "where", "while", "although"}
            ):
                last_break = (
                    at if (not last_break or word.pos != "CCONJ" or self.tokens[last_break].text == ",") else last_break
                )
            group = self.language.verb_group_at(at)
            if group is not None and group.first == at:
                if (group.finite or group.modal) and not self.is_reduced(group):
                    if last_break:
                        return last_break
                    phrase = self.language.noun_phrase_at(at - 1)
                    if phrase and self._is_governed(phrase, token):
                        return at  # "a summit of EU leaders will be held", "talks with Iran are under way"
                    return max(phrase.first, token + 1) if phrase and not held else at
                at = group.last
                continue
            at += 1
        return end

    def _is_governed(self, phrase: NounPhrase, token: int) -> bool:
        """Tell a time, or a phrase that hangs on a preposition: no verb's subject. *Before the vote* opens a clause."""
        if self.in_time(phrase.first):
            return True  # "a meeting in Oslo next week will"
        before = self.tokens[phrase.first - 1]
        hangs = before.pos == "ADP" and before.norm not in OPENERS | {"after", "before", "since", "until", "than"}
        return hangs and phrase.first - 1 > token

    def _lists_on(self, at: int, end: int) -> bool:
        """Tell a semicolon within a list of names (*Ankara, Turkey; Madrid, Spain; and Cairo*) from one that parts."""
        first = at + 2 if at + 1 < end and self.tokens[at + 1].pos == "CCONJ" else at + 1
        if first >= end or self.tokens[first].pos != "PROPN":
            return False
        stop = next((i for i in range(first, end) if self.tokens[i].text == ";"), end)
        return all(self.language.verb_group_at(i) is None for i in range(first, stop))

    def _quoted_name(self, first: int, last: int) -> int:
        """Return where a short quoted name without a verb ends (*the Conference “Uniting for Food”*); 0 for none."""
        for at in range(first + 1, min(last, first + 12)):
            if self.tokens[at].text == "”":
                return at + 1
            group = self.language.verb_group_at(at)
            if group is not None and group.finite:
                return 0
        return 0

    def clause_start(self, token: int) -> int:
        """Return where the clause of ``token`` opens: after a verb, a conjunction, a colon or a quotation mark."""
        own = self.language.verb_group_at(token)
        at = (own.first if own else token) - 1
        first = max(self.sentence(token).first, at - CLAUSE)
        while at >= first:
            word = self.tokens[at]
            group = self.language.verb_group_at(at)
            if group is not None and (group.finite or group.modal) and not self.is_reduced(group):
                return at + 1
            if word.text in {";", ":", '"', "“", "”"}:
                return at + 1
            if word.norm in OPENERS and (
                word.pos == "SCONJ"
                or (word.pos in {"ADP", "ADV"} and word.norm in {"as", "while", "when", "if", "unless", "although"})
                or self._opens_clause(at)
            ):
                return at + 1
            if word.norm in RELATIVES and word.pos in {"PRON", "SCONJ", "ADV"}:
                return at + 1
            at -= 1
        return first

    def _opens_clause(self, at: int) -> bool:
        """*met Roe in Oslo after Doe visited Peru*: a verb of its own follows."""
        phrase = self.language.noun_phrase_at(at + 1) if at + 1 < len(self.tokens) else None
        if phrase is None or phrase.first != at + 1 or phrase.last >= len(self.tokens):
            return False
        group = self.language.verb_group_at(phrase.last)
        return group is not None and group.first == phrase.last and group.finite and not self.is_reduced(group)

    def before_adverbs(self, token: int) -> int:
        """Return the last token before ``token`` that is no adverb (-1 where there is none in the sentence)."""
        first = self.sentence(token).first
        at = token - 1
        while at >= first and (
            self.tokens[at].pos == "ADV" and self.tokens[at].norm not in {"when", "where", "how", "why"}
        ):
            at -= 1
        return at if at >= first else -1
