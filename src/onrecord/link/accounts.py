"""A record's events as accounts: each with all that is needed to compare and to list it without its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.context import Sentences
from onrecord.link.entries import Account
from onrecord.link.parties import party_of
from onrecord.plainly import on_one_line

if TYPE_CHECKING:
    from onrecord.link.entries import Party
    from onrecord.record import Attribution, CitedPassage, Event, Record


def accounts_of(record: Record, sentences: Sentences | None = None) -> tuple[Account, ...]:
    """Return what a story says of each of its events, planned ones first, in the order of the record."""
    sentences = sentences or Sentences(record)
    parties = {name.id: party_of(name) for name in record.names}
    attributions = {attribution.id: attribution for attribution in record.attributions}
    return tuple(
        _account(event, record, sentences, parties, attributions)
        for event in (*record.planned_events, *record.reported_events)
    )


def _account(
    event: Event,
    record: Record,
    sentences: Sentences,
    parties: dict[str, Party],
    attributions: dict[str, Attribution],
) -> Account:
    what = (on_one_line(piece.text) for piece in event.what)
    chains = (_speakers(chain, attributions) for chain in event.announced_by)
    telling = _telling(event)
    return Account(
        story=record.story.sha256,
        entry=event.id,
        told_on=record.story.published_on,
        head=event.head,
        context=sentences.around(event.head.passage),
        telling=telling,
        telling_context=sentences.around(telling.passage) if telling else None,
        kind=event.kind,
        what=tuple(dict.fromkeys(words for words in what if words)),
        who=tuple(parties[one] for one in dict.fromkeys(event.who) if one in parties),
        where=tuple(parties[one] for one in dict.fromkeys(event.where) if one in parties),
        when=event.when,
        moved_from=event.moved_from,
        participants=tuple(dict.fromkeys(on_one_line(one.name) for one in event.participants)),
        title=event.title,
        status=event.status,
        status_cue=event.status_cue,
        condition=event.condition,
        part_of=event.part_of,
        announced_by=tuple(dict.fromkeys(chain for chain in chains if chain)),
        confidence=event.confidence,
        found_by=event.found_by,
    )


def _telling(event: Event) -> CitedPassage | None:
    """Return the mention that tells the event's own status and date; None where the head does, or none does both."""
    if event.when is None:
        return None
    whole = [
        telling.mention
        for telling in event.tellings
        if telling.status == event.status and telling.when is not None and telling.when.edtf == event.when.edtf
    ]
    return None if not whole or event.head in whole else whole[0]


def _speakers(chain: tuple[str, ...], attributions: dict[str, Attribution]) -> tuple[str, ...]:
    """Return the speakers' names along a chain; joint speakers are one link, and one that nobody speaks is left out."""
    links = (attributions[one] for one in chain if one in attributions)
    return tuple(" and ".join(speaker.name for speaker in link.speakers) for link in links if link.speakers)
