"""Who speaks in each attribution: names where the story gives one, else the printed words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record import Speaker
from onrecord.resolve.entities import title_words
from onrecord.resolve.sources import Head, Spans, head_of, speaking_spans

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.record import Attribution, Name, StoryParts

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_PLURAL = frozenset({"they", "we", "both", "their", "them", "pair", "duo", "trio", "couple", "these", "those", "some", "many", "others"})


@dataclass(slots=True)
class _Heard:
    """Somebody who spoke and has no name."""

    printed: str
    head: Head
    words: set[str]
    at: int


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
        done[told.id] = done.get(around.id, ()) if around else ()
    return tuple(told.model_copy(update={"speakers": done[told.id]}) for told in attributions)


def _place(told: Attribution) -> int:
    return told.source.start if told.source is not None else told.content[0].start


def _around(told: Attribution, attributions: tuple[Attribution, ...], by_id: dict[str, Attribution]) -> Attribution | None:
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


class _Reader:
    """Reads the sources from top to bottom."""

    def __init__(self, names: tuple[Name, ...], language: Language) -> None:
        self._language = language
        self._by_span: dict[tuple[int, int], Name] = {}
        for name in names:
            for mention in name.mentions:
                self._by_span.setdefault((mention.start, mention.end), name)
        self._spans = Spans(list(self._by_span))
        self._heard: list[_Heard] = []
        self._last: tuple[Speaker, ...] = ()
        self._last_at = -1
        self._last_joint: tuple[Speaker, ...] = ()
        self._last_plural: tuple[Speaker, ...] = ()

    def speakers(self, told: Attribution, parts: StoryParts) -> tuple[Speaker, ...]:
        source = told.source
        if source is None:
            return self._running(told, parts)
        found = self._find(told)
        self._last, self._last_at = found, source.start
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
        if first >= last:
            return (Speaker(name_id=None, name=_on_one_line(source.text)),)
        head = head_of(self._language, first, last)
        whole = self._by_span.get((source.start, source.end))
        if head.kind == "pronoun" and head.last - head.first == 1:
            return self._pronoun(head, source.text, source.start)
        if head.word in {"pair", "duo", "couple"} or (head.kind == "people" and source.text.lower() in {"both men", "the two men", "the two", "both"}):
            if self._last_joint:
                return self._last_joint
        inside = [span for span in self._spans.inside(source.start, source.end)]
        proper = [span for span in inside if self._is_printed(span)]
        spans = speaking_spans(self._language, source, proper)
        chosen: list[Name] = []
        for span in spans:
            name = self._by_span[span]
            if name not in chosen:
                chosen.append(name)
        if not chosen and whole is not None:
            chosen = [whole]
        if not chosen:
            end = self._language.tokens[head.last - 1].end
            role = next((span for span in inside if span[1] == end and span[0] <= self._language.tokens[head.first].start), None)
            if role is not None and head.kind in {"person", "people", "body", "name"}:
                chosen = [self._by_span[role]]
        if chosen:
            return tuple(Speaker(name_id=name.id, name=name.name) for name in chosen)
        return (self._unnamed(source.text, head, source.start),)

    def _is_printed(self, span: tuple[int, int]) -> bool:
        """Tell a printed name from a role or a pronoun: it has a capital, and no article in front."""
        words = self._language.text[span[0] : span[1]]
        first = words.split(None, 1)[0]
        if first.lower() in {"the", "a", "an", "his", "her", "its", "their", "he", "she", "it", "they", "i", "we", "our", "my"}:
            return False
        last = words.split()[-1]
        return last[0].isupper() or "-" in last or "'" in last or "’" in last

    def _pronoun(self, head: Head, printed: str, at: int) -> tuple[Speaker, ...]:
        word = head.word
        token = self._language.tokens[head.first]
        name = self._by_span.get((token.start, token.end))
        if word in {"he", "she", "it", "its", "his", "her"} and name is not None:
            unnamed = self._heard[-1] if self._heard else None
            if word in {"it", "its"} and unnamed is not None and unnamed.head.kind in {"document", "body"} and self._last and self._last[0].name_id is None:
                return self._last
            if word in {"he", "she"} and unnamed is not None and unnamed.head.kind == "person" and self._last and self._last[0].name_id is None and self._last[0].name == unnamed.printed:
                return self._last
            return (Speaker(name_id=name.id, name=name.name),)
        if word in _PLURAL:
            if self._last_joint and self._last == self._last_joint:
                return self._last_joint
            plural = next((heard for heard in reversed(self._heard) if heard.head.plural or heard.head.kind in {"people", "body"}), None)
            if plural is not None:
                return (Speaker(name_id=None, name=plural.printed),)
            if name is not None:
                return (Speaker(name_id=name.id, name=name.name),)
            return self._last or (Speaker(name_id=None, name=printed),)
        if self._heard and self._last and self._last[0].name_id is None:
            return self._last
        if word in {"he", "she", "it"} and self._last:
            return self._last
        return (Speaker(name_id=None, name=_on_one_line(printed)),)

    def _unnamed(self, printed: str, head: Head, at: int) -> Speaker:
        """Return the printed words; of a role told before ("the aide"), those of the first time ("a senior aide")."""
        words = title_words(printed)
        first = printed.split(None, 1)[0].lower()
        if first in {"the", "this", "that", "these", "those", "both"}:
            more = words - {head.word, f"{head.word}s"}
            for heard in reversed(self._heard):
                if heard.head.word == head.word and heard.head.plural == head.plural and (not more or any(_related(a, b) for a in more for b in heard.words)):
                    return Speaker(name_id=None, name=heard.printed)
        line = _on_one_line(printed)
        self._heard.append(_Heard(line, head, words, at))
        return Speaker(name_id=None, name=line)


def _related(a: str, b: str) -> bool:
    return a.rstrip("s'") == b.rstrip("s'")


def _on_one_line(printed: str) -> str:
    return " ".join(printed.split())
