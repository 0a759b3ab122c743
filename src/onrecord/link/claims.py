"""The figures of one record as claims: with the sentence around them, whom they are about, and whose word they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.context import Sentences
from onrecord.link.entries import Claim
from onrecord.link.parties import party_of
from onrecord.plainly import on_one_line

if TYPE_CHECKING:
    from onrecord.record import Attribution, Figure, Record


def claims_of(record: Record, sentences: Sentences | None = None) -> tuple[Claim, ...]:
    """Return one claim for each figure of ``record``, in its order."""
    if not record.figures:
        return ()
    sentences = sentences or Sentences(record)
    speakers = {attribution.id: _speakers(attribution) for attribution in record.attributions}
    parties = {name.id: party_of(name) for name in record.names}
    return tuple(
        Claim(
            story=record.story.sha256,
            told_on=record.story.published_on,
            figure=figure,
            context=sentences.around(figure.passage),
            about=tuple(parties[name] for name in _about(figure) if name in parties),
            claimants=tuple(who for link in figure.claimed_by if (who := speakers.get(link))),
        )
        for figure in record.figures
    )


def _about(figure: Figure) -> tuple[str, ...]:
    """Return the ids of the names that the figure is about and of its place, each once."""
    return tuple(dict.fromkeys((*figure.about, figure.place) if figure.place else figure.about))


def _speakers(attribution: Attribution) -> str:
    """Return who speaks, joint speakers as one; the printed source where nobody is named; empty where none stands."""
    if attribution.speakers:
        return " and ".join(on_one_line(speaker.name) for speaker in attribution.speakers)
    return on_one_line(attribution.source.text) if attribution.source else ""
