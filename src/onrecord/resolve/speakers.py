"""Who speaks in each attribution: names where the story gives one, else the printed words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.gazetteer import all_countries, country_named, country_of_adjective
from onrecord.language.name_words import body_words, people_words
from onrecord.record import Speaker, cite
from onrecord.resolve.entities import title_words
from onrecord.resolve.lexicon import listed
from onrecord.resolve.sources import Head, Spans, antecedent_of, core_of, head_of, speaking_spans

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.record import Attribution, CitedPassage, Name, StoryParts

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_PLURAL = listed("plural")


_AGENTS = ("er", "or", "ist", "eur", "ian", "man", "woman", "ant", "ee")
"""Endings of nouns for people."""
_RECENT = 40
"""How many unnamed sources are looked back on."""


@dataclass(slots=True)
class _Heard:
    """Somebody who spoke and has no name."""

    printed: str
    head: Head
    words: set[str]


def resolve_speakers(
    attributions: tuple[Attribution, ...], names: tuple[Name, ...], parts: StoryParts, language: Language
) -> tuple[Attribution, ...]:
    """Return the attributions with their speakers.

    A source's head speaks, with those joined to it by "and". A pronoun or a role speaks for the name that it was given
    to; where the story names nobody, the printed words stand, those of the first time ("the aide": "a senior aide").
    First persons speak for whoever is quoted. No source and no cue: the running speaker goes on.
    """
    reader = _Reader(names, language)
    order = sorted(range(len(attributions)), key=lambda at: _place(attributions[at]))
    by_id = {told.id: told for told in attributions}
    done: dict[str, tuple[Speaker, ...]] = {}
    late: list[int] = []
    for at in order:
        told = attributions[at]
        if told.source is not None and told.source.text.lower() in _FIRST_PERSON:
            late.append(at)
            continue
        done[told.id] = reader.speakers(told, parts)
    for at in late:
        told = attributions[at]
        around = _around(told, attributions, by_id)
        done[told.id] = done.get(around.id, ()) if around else _author(names, parts)
    return tuple(told.model_copy(update={"speakers": done[told.id]}) for told in attributions)


def _place(told: Attribution) -> int:
    return told.source.start if told.source is not None else told.content[0].start


def _around(
    told: Attribution, attributions: tuple[Attribution, ...], by_id: dict[str, Attribution]
) -> Attribution | None:
    """Return the attribution in whose content a first person stands."""
    if told.within is not None and told.within in by_id:
        return by_id[told.within]
    at = _place(told)
    inside = [
        other
        for other in attributions
        if other is not told and any(piece.start <= at < piece.end for piece in other.content)
    ]
    return min(inside, key=lambda other: sum(piece.end - piece.start for piece in other.content), default=None)


def _author(names: tuple[Name, ...], parts: StoryParts) -> tuple[Speaker, ...]:
    """Return whose speech the story is: the person of the byline, where somebody says "I" outside all quotations."""
    if parts.byline is None:
        return ()
    for name in names:
        if name.kind == "person" and any(parts.byline.passage.contains(mention.passage) for mention in name.mentions):
            return (Speaker(name_id=name.id, name=name.name),)
    return ()


class _Reader:
    """Reads the sources from top to bottom."""

    def __init__(self, names: tuple[Name, ...], language: Language) -> None:
        self._language = language
        self._names = names
        self._person_ids = {name.id for name in names if name.kind == "person"}
        self._by_span: dict[tuple[int, int], Name] = {}
        self._parties: dict[tuple[int, int], Name] = {}
        for name in names:
            printed = name.kind in {"place", "event"} or any(
                _is_printed(mention.text) and not self._capital_by_place(mention) for mention in name.mentions
            )
            table = self._by_span if printed else self._parties
            for mention in name.mentions:
                table.setdefault((mention.start, mention.end), name)
        self._spans = Spans(list(self._by_span))
        self._titled = _titled(names, language.text)
        self._pairs = _pairs([n for n in names if n.kind == "person"], language.text)
        self._heard: list[_Heard] = []
        self._last: tuple[Speaker, ...] = ()
        self._last_at = -1
        self._last_joint: tuple[Speaker, ...] = ()
        self._last_human: tuple[Speaker, ...] = ()
        self._last_human_at = -1
        self._people = sorted(
            mention.start
            for name in names
            if name.kind == "person"
            for mention in name.mentions
            if _is_printed(mention.text)
        )
        self._last_kind = "other"
        self._last_plural = False

    def speakers(self, told: Attribution, parts: StoryParts) -> tuple[Speaker, ...]:
        source = told.source
        if source is None:
            return self._running(told, parts)
        found = self._find(told)
        if told.within is not None and len(self._heard) + len(self._last) > 0:
            return found  # who is quoted by somebody is no running speaker
        self._last, self._last_at = found, source.start
        if len(found) == 1 and self._is_human(found[0], source.text):
            self._last_human, self._last_human_at = found, source.start
        if len(found) > 1:
            self._last_joint = found
        return found

    def _running(self, told: Attribution, parts: StoryParts) -> tuple[Speaker, ...]:
        """Return the running speaker where a telling without source and cue goes on from the one before it."""
        if self._last_at < 0 or told.cue is not None:
            return ()
        start = told.content[0].start
        between = sum(1 for paragraph in parts.paragraphs if self._last_at < paragraph.start <= start)
        return self._last if between <= 1 else ()

    def _find(self, told: Attribution) -> tuple[Speaker, ...]:
        source = told.source
        assert source is not None  # noqa: S101 - the caller looked
        first, last = self._language.token_range(source.passage)
        if last - first == 1 and (meant := antecedent_of(self._language, first)) is not None:
            first, last = meant
            source = cite(self._language.text, self._language.passage(first, last))
        if first >= last:
            return (Speaker(name_id=None, name=_on_one_line(source.text)),)
        core = core_of(self._language, first, last)
        if core != (first, last):
            source, last = cite(self._language.text, self._language.passage(*core)), core[1]
        head = head_of(self._language, first, last)
        if head.kind == "pronoun" and head.last - head.first == 1:
            return self._pronoun(head, source.text)
        pair = self._pair(head, source, first)
        if pair:
            return pair
        chosen = self._names_of(source, head)
        if told.within is None:
            self._last_kind, self._last_plural = head.kind, head.plural
        if chosen:
            return tuple(Speaker(name_id=name.id, name=name.name) for name in chosen)
        return (self._unnamed(source, head),)

    def _pair(self, head: Head, source: CitedPassage, first: int) -> tuple[Speaker, ...]:
        """Return two who were named together, for "the pair", "both men", or a lead's "two senators"."""
        both = head.kind == "people" and source.text.lower() in {"both men", "the two men", "the two", "both"}
        if both or head.word in {"pair", "duo", "couple"}:
            return self._last_joint or self._pair_before(source.start)
        if head.plural and self._language.tokens[first].norm == "two":
            pair = self._pair_behind(source.start)
            self._last_joint = pair or self._last_joint
            return pair
        return ()

    def _names_of(self, source: CitedPassage, head: Head) -> list[Name]:
        """Return the names that speak in a source: printed ones, then those that its role was given to."""
        inside = self._spans.inside(source.start, source.end)
        proper = [span for span in inside if _is_printed(self._language.text[span[0] : span[1]])]
        spans = speaking_spans(self._language, source, proper, self._titled)
        if not spans and len(inside) > 1:  # "the Secretary and the Foreign Minister"
            spans = speaking_spans(self._language, source, inside, self._titled)
        if spans:
            return list({self._by_span[span].id: self._by_span[span] for span in spans}.values())
        whole = self._by_span.get((source.start, source.end))
        if whole is not None:
            return [whole]
        start, end = self._language.tokens[head.first].start, self._language.tokens[head.last - 1].end
        if head.kind in {"person", "people", "body", "name"}:
            role = next((span for span in inside if span[1] == end and span[0] <= start), None)
            if role is None and head.kind in {"body", "name"}:
                role = self._spans.covering(start, end)
            if role is not None:
                return [self._by_span[role]]
        return []

    def _capital_by_place(self, mention: CitedPassage) -> bool:
        """Tell a word that has its capital from opening a sentence ("Employers in the port") from a name."""
        language = self._language
        at = language.token_at(mention.start)
        token = language.tokens[at]
        if token.end != mention.end or token.norm not in people_words() | body_words():
            return False
        return language.sentences[language.sentence_of(at)].first == at

    def _pair_before(self, at: int) -> tuple[Speaker, ...]:
        """Return the last two people named with "and" between them, for "the pair" and "both men"."""
        end = bisect_left(self._pairs, at, key=lambda pair: pair[0])
        return self._pairs[end - 1][1] if end else ()

    def _pair_behind(self, at: int) -> tuple[Speaker, ...]:
        """Return the two people whom a lead's "two senators" announces."""
        end = bisect_right(self._pairs, at, key=lambda pair: pair[0])
        return self._pairs[end][1] if end < len(self._pairs) and self._pairs[end][0] < at + 500 else ()

    def _pronoun(self, head: Head, printed: str) -> tuple[Speaker, ...]:
        word = head.word
        token = self._language.tokens[head.first]
        name = self._by_span.get((token.start, token.end))
        unnamed = self._last[0].name_id is None if self._last else False
        if word in {"he", "she"} and self._goes_on(token.start):
            return self._last_human
        if word in {"some", "many", "others", "these", "those"}:
            return (Speaker(name_id=None, name=_on_one_line(printed)),)
        if word in {"he", "she", "it", "its", "his", "her"} and name is not None:
            kinds = {"document", "body", "other"} if word in {"it", "its"} else {"person"}
            if unnamed and self._last_kind in kinds:
                return self._last
            return (Speaker(name_id=name.id, name=name.name),)
        if word in _PLURAL:
            return self._they(word, (token.start, token.end), printed)
        if word in {"he", "she"}:
            return self._last_human or (Speaker(name_id=None, name=printed),)
        if self._last and (word == "it" or self._last[0].name_id is None):
            return self._last
        return (Speaker(name_id=None, name=_on_one_line(printed)),)

    def _is_human(self, speaker: Speaker, printed: str) -> bool:
        """Tell whether one speaker can be "he": a named person, or a noun for a person ("another arbitrageur")."""
        if speaker.name_id is not None:
            return speaker.name_id in self._person_ids
        word = printed.rsplit(maxsplit=1)[-1].lower() if self._last_kind == "other" else ""
        return self._last_kind == "person" or (
            printed.lower().startswith(("a ", "an ", "one ", "another ")) and word.endswith(_AGENTS)
        )

    def _goes_on(self, at: int) -> bool:
        """Tell whether "he" is the unnamed speaker before: nobody was named since."""
        if not self._last_human or self._last_human[0].name_id is not None:
            return False
        named = bisect_right(self._people, self._last_human_at)
        return named == len(self._people) or self._people[named] > at

    def _they(self, word: str, place: tuple[int, int], printed: str) -> tuple[Speaker, ...]:
        """Return several: who spoke together, the last plural source, two who met, a group, whoever spoke last."""
        if self._last and (self._last == self._last_joint or (self._last[0].name_id is None and self._last_plural)):
            return self._last
        met = self._pair_before(place[0]) if word == "they" and not self._last else ()
        if met:
            return met
        name = self._by_span.get(place)
        if name is not None:
            return (Speaker(name_id=name.id, name=name.name),)
        party = self._parties.get(place)
        if party is not None:
            return (Speaker(name_id=None, name=party.name),)
        for heard in reversed(self._heard[-_RECENT:]):
            if heard.head.plural or heard.head.kind in {"people", "body"}:
                return (Speaker(name_id=None, name=heard.printed),)
        return self._last or (Speaker(name_id=None, name=printed),)

    def _unnamed(self, source: CitedPassage, head: Head) -> Speaker:
        """Return the printed words; of a role told before ("the aide"), those of the first time ("a senior aide")."""
        phrase = self._language.passage(head.first, head.last).of(self._language.text)
        words = title_words(phrase)
        first = source.text.split(None, 1)[0].lower()
        if first in {"the", "this", "that", "these", "those", "both"}:
            more = words - {head.word, f"{head.word}s"}
            for heard in reversed(self._heard[-_RECENT:]):
                if (
                    heard.head.word == head.word
                    and heard.head.plural == head.plural
                    and (not more or any(_related(a, b) for a in more for b in heard.words))
                ):
                    return Speaker(name_id=None, name=heard.printed)
            party = self._parties.get((source.start, source.end))
            if party is not None and not more:
                return Speaker(name_id=None, name=party.name)
        code = country_of_adjective(source.text) if len(source.text.split()) <= 2 else None
        if code is not None:  # "a German proposal": Germany's
            return self._country(code)
        line = _on_one_line(source.text)
        self._heard.append(_Heard(line, head, words))
        return Speaker(name_id=None, name=line)

    def _country(self, code: str) -> Speaker:
        known = all_countries()[code]
        named = next((n for n in self._names if n.kind == "place" and country_named(n.name) == code), None)
        return Speaker(name_id=named.id if named else None, name=named.name if named else known.name)


def _is_printed(words: str) -> bool:
    """Tell a printed name from a role or a pronoun: no article in front, a capital on its last word."""
    pieces = words.split()
    if pieces[0].lower() in _NOT_PRINTED:
        return False
    last = pieces[-1]
    return last[0].isupper() or any(
        c.isupper() for c in last.replace("’", "-").replace("'", "-").rpartition("-")[2][:1]
    )


_NOT_PRINTED = listed("not_printed")


def _titled(names: tuple[Name, ...], text: str) -> dict[int, tuple[int, int]]:
    """Return for the offset where a title begins the name right behind it."""
    starts = {mention.start: mention for name in names for mention in name.mentions}
    found: dict[int, tuple[int, int]] = {}
    for name in names:
        for title in name.titles:
            at = title.end
            while at < len(text) and text[at].isspace():
                at += 1
            mention = starts.get(at)
            if mention is not None:
                found[title.start] = (mention.start, mention.end)
    return found


_MEETING = listed("meeting")


def _pairs(people: list[Name], text: str) -> list[tuple[int, tuple[Speaker, ...]]]:
    """Return the places where two people are named together: ``Anna Berg and Paul Lund``."""
    spans = sorted(
        ((mention.start, mention.end, name) for name in people for mention in name.mentions), key=lambda span: span[:2]
    )
    found: list[tuple[int, tuple[Speaker, ...]]] = []
    for (start, end, one), (behind, _, other) in pairwise(spans):
        if one is not other and end < behind <= end + 60:
            words = text[end:behind].split()
            joined = (
                bool(words)
                and words[0] == "and"
                and not any(word in {"the", "of", "in"} or word.endswith(",") for word in words)
            )
            met = (
                any(word in _MEETING for word in words)
                and "with" in words
                and not any(word.endswith(".") for word in words)
            )
            if joined or met:
                pair = (Speaker(name_id=one.id, name=one.name), Speaker(name_id=other.id, name=other.name))
                found.append((start, pair))
    return found


def _related(a: str, b: str) -> bool:
    return a.rstrip("s'") == b.rstrip("s'")


def _on_one_line(printed: str) -> str:
    """Return a speaker's words on one line, without a quotation mark that has lost its other one."""
    line = " ".join(printed.split())
    return line.strip('"“”„ ') if sum(line.count(mark) for mark in '"“”„') % 2 else line
