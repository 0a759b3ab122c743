"""Who is meant: mentions to names, sources to speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.gazetteer import country_of
from onrecord.language.names import NameMention
from onrecord.record import Name, cite
from onrecord.resolve.entities import Entities, Entity
from onrecord.resolve.lexicon import listed
from onrecord.resolve.places import resolve_places
from onrecord.resolve.references import References, opens_clause
from onrecord.resolve.sources import Spans, head_of, speaking_spans
from onrecord.resolve.speakers import resolve_speakers
from onrecord.resolve.unnamed import Unnamed

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.language import Language
    from onrecord.record import Attribution, NameKind, StoryParts

__all__ = ["resolve_names", "resolve_speakers"]


def resolve_names(
    parts: StoryParts, language: Language, mentions: tuple[NameMention, ...], attributions: tuple[Attribution, ...]
) -> tuple[Name, ...]:
    """Return one name for each that the story names, with all mentions, pronouns and roles included.

    Printed names are grouped first; then the story is read from top to bottom, and each role and pronoun is given to
    whoever bears the title, or was the last to speak or act.
    """
    entities = Entities(language)
    entities.add_all(mentions)
    resolve_places(entities, mentions, parts.text)
    unnamed = Unnamed(parts.text)
    _follow(language, entities, unnamed, _with_sources(language, mentions, attributions), attributions)
    found = [entity for entity in (*entities.all, *unnamed.all) if entity.mentions]
    found.sort(key=lambda entity: (min(p.start for p in entity.mentions), entity.words))
    return tuple(_name(parts.text, f"n{number}", entity) for number, entity in enumerate(found, 1))


def _name(text: str, identity: str, entity: Entity) -> Name:
    return Name(
        id=identity,
        name=entity.printed,
        kind=entity.kind,
        titles=tuple(cite(text, passage) for passage in _once(entity.titles)),
        country=entity.country,
        mentions=tuple(cite(text, passage) for passage in _once(entity.mentions)),
    )


def _once(passages: list[Passage]) -> list[Passage]:
    return sorted(set(passages), key=lambda passage: (passage.start, passage.end))


def _with_sources(
    language: Language, mentions: tuple[NameMention, ...], attributions: tuple[Attribution, ...]
) -> tuple[NameMention, ...]:
    """Return the mentions with the roles that sources show where grammar hides them ("US trade chief pushes")."""
    there = {(m.passage.start, m.passage.end) for m in mentions}
    ends = {m.passage.end for m in mentions if m.form == "name"}
    more = []
    for told in attributions:
        source = told.source
        if source is None or (source.start, source.end) in there or source.end in ends:
            continue
        first, last = language.token_range(source.passage)
        if first >= last or last - first > 6:
            continue
        if source.text.lower() == "it":
            there.add((source.start, source.end))
            more.append(NameMention(source.passage, "organisation", "pronoun"))
            continue
        head = head_of(language, first, last)
        if head.kind not in {"person", "people", "body"} or head.last != last:
            continue
        there.add((source.start, source.end))
        kind: NameKind = "organisation" if head.kind == "body" else "group" if head.plural else "person"
        country = next((code for word in source.text.split() if (code := country_of(word))), None)
        more.append(NameMention(source.passage, kind, "role", (), country))
    if not more:
        return mentions
    return tuple(sorted((*mentions, *more), key=lambda mention: (mention.passage.start, -mention.passage.end)))


def _follow(
    language: Language,
    entities: Entities,
    unnamed: Unnamed,
    mentions: tuple[NameMention, ...],
    attributions: tuple[Attribution, ...],
) -> None:
    """Give every role and pronoun to its name, from top to bottom."""
    references = References(language, entities, mentions)
    references.read_appositions(mentions)
    sources = {}
    titled = {
        m.full.start: (m.passage.start, m.passage.end)
        for m in mentions
        if m.form == "name" and m.full is not None and m.full.start < m.passage.start
    }
    named = Spans([(m.passage.start, m.passage.end) for m in mentions if m.form == "name"])
    for told in attributions:
        if told.source is None:
            continue
        spans = speaking_spans(language, told.source, named.inside(told.source.start, told.source.end), titled)
        for span in spans:
            sources[span] = told
        if not spans:
            sources[told.source.start, told.source.end] = told
    speaking: list[tuple[Attribution, Entity]] = []
    quoted: list[NameMention] = []
    for mention in mentions:
        place = (mention.passage.start, mention.passage.end)
        in_quotation = language.quotation_at(mention.passage.start) is not None
        speaks = place in sources
        if mention.form == "name":
            entity: Entity | None = entities.of_mention[place]
        elif mention.form == "role":
            entity = references.role(mention, speaks=speaks) or unnamed.of(mention)
        elif in_quotation and mention.passage.of(language.text).lower() in _FIRST_PERSON:
            quoted.append(mention)
            continue
        else:
            entity = references.pronoun(mention, language.sentence_of(language.token_at(mention.passage.start)))
        if entity is None:
            continue
        if mention.form != "name":
            entity.mentions.append(mention.passage)
            entity.last_at = max(entity.last_at, mention.passage.start)
        if speaks:
            speaking.append((sources[place], entity))
        if speaks or not in_quotation:
            first = mention.passage.start if mention.full is None or mention.form == "role" else mention.full.start
            opening = language.token_at(first)
            acts = speaks or opens_clause(language, opening, language.token_at(mention.passage.end - 1) + 1)
            references.seen(entity, subject=acts, speaks=speaks, sentence=language.sentence_of(opening))
    _give_first_persons(quoted, speaking)


_FIRST_PERSON = listed("first_person")


def _give_first_persons(quoted: list[NameMention], speaking: list[tuple[Attribution, Entity]]) -> None:
    """Give ``I`` and ``my`` inside a quotation to its speaker."""
    pieces = sorted(
        (
            (piece.start, piece.end, entity)
            for told, entity in speaking
            if told.kind != "indirect"
            for piece in told.content
        ),
        key=lambda piece: (piece[0], -piece[1]),
    )
    at = 0
    for mention in quoted:
        if mention.kind != "person":
            continue
        while at < len(pieces) and pieces[at][1] <= mention.passage.start:
            at += 1
        if at < len(pieces) and pieces[at][0] <= mention.passage.start:
            pieces[at][2].mentions.append(mention.passage)
