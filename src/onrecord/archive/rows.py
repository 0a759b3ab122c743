"""A record as the rows of an archive: pure, so that it can be done in any process, before the archive is held."""

from __future__ import annotations

import json
import re
import zlib
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.anchor import Passage, hull
from onrecord.gazetteer import country, country_of_adjective, country_of_people
from onrecord.link.accounts import accounts_of
from onrecord.link.claims import claims_of
from onrecord.link.context import Sentences
from onrecord.link.disagreement import compare_within
from onrecord.link.quantity import quantity_of
from onrecord.link.same_event import blocks_of as event_blocks
from onrecord.link.same_quantity import blocks_of as figure_blocks
from onrecord.plainly import amount_in_words, content_in_words, heading_of, joined, on_one_line
from onrecord.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.archive.answers import HitKind
    from onrecord.link.entries import Account, Claim
    from onrecord.link.plans import Comparison
    from onrecord.record import Attribution, Event, Figure

_CAPITALISED = re.compile(r"\b[A-Z][\w.]+")
_SQUEEZE = 6
"""zlib's level: an archive of wire stories is a sixth of its records' size."""


@dataclass(frozen=True, slots=True)
class EntityRow:
    """Somebody or somewhere, as one story names it."""

    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One thing noted down; ``entities`` has a role with each index into ``StoryRows.entities``."""

    local_id: str
    kind: HitKind
    start: int
    stop: int
    context_start: int
    context_stop: int
    who: tuple[str, ...]
    told: str
    names: str
    words: str
    entities: frozenset[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class StoryRows:
    """All rows of one story's record."""

    sha256: str
    text: str
    title: str
    published_on: str | None
    agency: str | None
    program: str
    body: bytes
    entities: tuple[EntityRow, ...]
    entries: tuple[EntryRow, ...]
    accounts: tuple[tuple[Account, tuple[str, ...]], ...]
    """Each event with its blocks."""
    claims: tuple[tuple[Claim, tuple[str, ...]], ...]
    """Each figure with its blocks."""
    compared: tuple[tuple[str, str, Comparison], ...]
    """The ids of two figures of this story, and how they stand to each other."""


def rows_of(record: Record, program: str) -> StoryRows:
    """Return the rows of ``record``, which the version ``program`` of Onrecord has read."""
    story = record.story
    sentences = Sentences(record)
    quantities = [(claim, quantity_of(claim)) for claim in claims_of(record, sentences)]
    entries = _Entries(record, sentences)
    rows = tuple(entries.rows())
    return StoryRows(
        sha256=story.sha256,
        text=story.text,
        title=heading_of(record),
        published_on=story.published_on,
        agency=story.dateline.agency if story.dateline else None,
        program=program,
        body=packed(record),
        entities=tuple(entries.entities),
        entries=rows,
        accounts=tuple((account, event_blocks(account)) for account in accounts_of(record, sentences)),
        claims=tuple((claim, figure_blocks(quantity) if quantity else ()) for claim, quantity in quantities),
        compared=tuple(
            (one.figure.id, other.figure.id, comparison) for one, other, comparison in compare_within(quantities)
        ),
    )


def packed(record: Record) -> bytes:
    """Return the record's JSON without the story's text, compressed."""
    fields = record.model_dump(mode="json")
    del fields["story"]["text"]
    return zlib.compress(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode(), _SQUEEZE)


def unpacked(body: bytes, text: str) -> Record:
    """Return the record that ``packed`` was given, with its story's text."""
    fields = json.loads(zlib.decompress(body))
    fields["story"]["text"] = text
    return Record.model_validate_json(json.dumps(fields))


class _Entries:
    """The entries of one record as rows."""

    def __init__(self, record: Record, sentences: Sentences) -> None:
        self._record = record
        self._sentences = sentences
        self.entities = [EntityRow(name.name, name.kind, name.country) for name in record.names]
        self._countries: dict[str, int] = {}
        self._at = {name.id: index for index, name in enumerate(record.names)}
        self._attributions = {attribution.id: attribution for attribution in record.attributions}
        self._mentions = sorted((m.start, m.end, self._at[name.id]) for name in record.names for m in name.mentions)

    def rows(self) -> Iterator[EntryRow]:
        for attribution in self._record.attributions:
            yield self._said(attribution)
        for figure in self._record.figures:
            yield self._figure(figure)
        for planned in self._record.planned_events:
            yield self._event(planned, "planned")
        for reported in self._record.reported_events:
            yield self._event(reported, "reported")

    def _said(self, attribution: Attribution) -> EntryRow:
        content = hull(piece.passage for piece in attribution.content)
        ids = [speaker.name_id for speaker in attribution.speakers if speaker.name_id]
        who = tuple(speaker.name for speaker in attribution.speakers)
        if not who and attribution.source:
            who = (on_one_line(attribution.source.text),)
        told = content_in_words(attribution)
        return self._row(attribution.id, "said", content, who, told, told, {"speaker": ids})

    def _figure(self, figure: Figure) -> EntryRow:
        links = [self._attributions[link] for link in figure.claimed_by]
        ids = [speaker.name_id for link in links for speaker in link.speakers if speaker.name_id]
        who = tuple(speaker.name for link in links for speaker in link.speakers)
        measure = joined(figure.measure)
        told = amount_in_words(figure) + (f" · {measure}" if measure else "")
        about = [*figure.about, *([figure.place] if figure.place else [])]
        return self._row(figure.id, "figure", figure.passage, who, told, measure, {"speaker": ids, "about": about})

    def _event(self, event: Event, kind: HitKind) -> EntryRow:
        who = tuple(on_one_line(one.name) for one in event.participants)
        # A title is short; words are found by all that is noted down.
        noted = (*(mention.text for mention in event.mentions), *(piece.text for piece in event.what), *who)
        words = " ".join([event.kind, event.title, *map(on_one_line, noted)])
        roles = {"who": event.who, "where": event.where}
        return self._row(event.id, kind, event.head.passage, who, event.title, words, roles)

    def _row(
        self,
        local_id: str,
        kind: HitKind,
        passage: Passage,
        who: tuple[str, ...],
        told: str,
        words: str,
        roles: Mapping[str, Iterable[str]],
    ) -> EntryRow:
        context = self._sentences.around(passage)
        meant = {(self._at[one], role) for role, ids in roles.items() for one in ids}
        # Of what was said, whoever is named in the words; of a figure or an event, whoever is in its sentence.
        around = passage if kind == "said" else context.passage
        meant |= {(index, "named") for index in (*self._named(around), *self._adjectives(around))}
        shown = dict.fromkeys([*who, *(self.entities[index].name for index, _ in sorted(meant))])
        return EntryRow(
            local_id=local_id,
            kind=kind,
            start=passage.start,
            stop=passage.end,
            context_start=context.start,
            context_stop=context.end,
            who=tuple(dict.fromkeys(who)),
            told=told,
            names=" · ".join(shown),
            words=words if kind == "said" else f"{words} · {on_one_line(context.text)}",
            entities=frozenset(meant),
        )

    def _named(self, passage: Passage) -> Iterator[int]:
        first = bisect_left(self._mentions, (passage.start, 0, 0))
        for start, end, index in map(self._mentions.__getitem__, range(first, len(self._mentions))):
            if start >= passage.end:
                return
            if end <= passage.end:
                yield index

    def _adjectives(self, passage: Passage) -> Iterator[int]:
        """Yield the countries whose adjective or people is printed: who asks for Serbia wants what is Serbian too."""
        for word in _CAPITALISED.findall(self._record.story.text, passage.start, passage.end):
            code = country_of_adjective(word) or country_of_people(word)
            found = country(code) if code else None
            if found:
                if found.code not in self._countries:
                    self._countries[found.code] = len(self.entities)
                    self.entities.append(EntityRow(found.name, "place", found.code))
                yield self._countries[found.code]
