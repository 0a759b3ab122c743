"""Whose claim it is: the chain of attributions around a passage, outermost first.

A claimant's words hold the passage; who merely describes a source ("experts of 30 countries say") claims nothing by
it, as the description stands outside the content. Where the same speaker stands twice in a chain ("I think", within
his own quotation), the chain has him once. Two more cases: who only expects something claims no measured figure that
it is compared with ("expects 100,000 tonnes, against 104,000 in 1986"), and what those polled would do is the poll's
claim, also in sentences that do not name it again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final, TypeVar

from onrecord.anchor import hull

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.record import Attribution, Figure, PlannedEvent, ReportedEvent, Telling

E = TypeVar("E", "PlannedEvent", "ReportedEvent")


_AHEAD: Final = frozenset({"expects", "hopes", "promises"})
_POLL: Final = re.compile(r"\b(?:poll|polls|survey|surveys|barometer)\b", re.IGNORECASE)
_POLLED: Final = re.compile(
    r"\b(?:polled|surveyed|questioned|interviewed|respondents?|(?:likely|registered|undecided) voters)\b", re.IGNORECASE
)
_PART_OF_THEM: Final = re.compile(
    r"(?:about |some |only |just |nearly )?"
    r"(?:\d[\d.,]*(?: ?%| (?:pct|percent|per cent|of|out of|in)\b)|one in |half of |most of )",
    re.IGNORECASE,
)


def with_claimants(figures: tuple[Figure, ...], attributions: tuple[Attribution, ...]) -> tuple[Figure, ...]:
    """Return the figures with ``claimed_by``; an empty chain is the story's own voice."""
    chains = Chains(attributions)
    by_id = {attribution.id: attribution for attribution in attributions}
    polls = [attribution for attribution in attributions if _is_poll(attribution)]
    claimed = ((figure, _claimants(figure, chains, by_id, polls)) for figure in figures)
    return tuple(figure.model_copy(update={"claimed_by": chain}) if chain else figure for figure, chain in claimed)


def _claimants(
    figure: Figure, chains: Chains, by_id: dict[str, Attribution], polls: list[Attribution]
) -> tuple[str, ...]:
    chain = chains.around(figure.passage)
    if not figure.forecast and len(chain) > 1 and by_id[chain[-1]].stance in _AHEAD and figure.period is not None:
        chain = chain[:-1]
    chain = tuple(link for link in chain if not _is_part(by_id[link], figure))
    if not chain and polls and any(_POLLED.search(piece.text) for piece in figure.measure):
        before = [poll for poll in polls if poll.content[0].start <= figure.start]
        chain = (before[-1].id,) if before else ()
    return chain


def _is_poll(attribution: Attribution) -> bool:
    return attribution.source is not None and _POLL.search(attribution.source.text) is not None


def _is_part(attribution: Attribution, figure: Figure) -> bool:
    """Tell whether the source is only a share of those polled.

    ``30 percent of those asked said``; they are what is counted.
    """
    source = attribution.source
    return figure.unit == "percent" and source is not None and _PART_OF_THEM.match(source.text) is not None


def with_announcers(events: tuple[E, ...], attributions: tuple[Attribution, ...]) -> tuple[E, ...]:
    """Return the events with ``announced_by`` and each telling's ``by``.

    Every telling has the chain around its mention; an event has one chain for each announcer, in the order of
    telling, and none twice. An event that the story tells in its own voice first has no announcer for that telling.
    """
    chains = Chains(attributions)
    return tuple(_announced(event, chains) for event in events)


def _announced(event: E, chains: Chains) -> E:
    tellings: tuple[Telling, ...] = tuple(
        telling.model_copy(update={"by": chains.around(telling.mention.passage)}) for telling in event.tellings
    )
    told = [telling.by for telling in tellings] or [chains.around(mention.passage) for mention in event.mentions]
    announcers: list[tuple[str, ...]] = []
    known: set[tuple[str, ...]] = set()
    for chain in told:
        speakers = chains.speakers(chain)
        if chain and speakers not in known:
            known.add(speakers)
            announcers.append(chain)
    update: dict[str, Any] = {"tellings": tellings, "announced_by": tuple(announcers)}
    return event.model_copy(update=update)


class Chains:
    """The story's attributions, asked for the ones around a passage."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        """Sort the contents once; a story's attributions nest a few levels deep, so a look back is short."""
        self._by_id = {attribution.id: attribution for attribution in attributions}
        pieces = [
            (piece.start, piece.end, attribution) for attribution in attributions for piece in attribution.content
        ]
        pieces.sort(key=lambda piece: (piece[0], -piece[1]))
        self._pieces = pieces
        self._starts = [start for start, _, _ in pieces]
        reach: list[int] = []
        for _, end, _ in pieces:
            reach.append(max(end, reach[-1] if reach else 0))
        self._reach = reach

    def around(self, passage: Passage) -> tuple[str, ...]:
        """Return the ids of the attributions whose content holds ``passage``, outermost first, one a speaker."""
        holding: dict[str, Attribution] = {}
        at = bisect_right(self._starts, passage.start) - 1
        while at >= 0 and self._reach[at] > passage.start:
            start, end, attribution = self._pieces[at]
            if start <= passage.start and passage.end <= end:
                holding[attribution.id] = attribution
            at -= 1
        ordered = sorted(holding.values(), key=lambda a: (self._depth(a), -_length(a), a.content[0].start))
        chain: list[str] = []
        known: set[str] = set()
        for attribution in ordered:
            speaker = _speaker(attribution)
            if speaker is None or speaker in known:
                continue
            known.add(speaker)
            chain.append(attribution.id)
        return tuple(chain)

    def speakers(self, chain: tuple[str, ...]) -> tuple[str, ...]:
        """Return who speaks at each link of a chain."""
        return tuple(_speaker(self._by_id[link]) or "" for link in chain)

    def _depth(self, attribution: Attribution) -> int:
        """Return how many attributions stand around it; a circle, which should not be, ends at the first repetition."""
        depth, known = 0, {attribution.id}
        while attribution.within is not None and attribution.within in self._by_id and attribution.within not in known:
            known.add(attribution.within)
            attribution = self._by_id[attribution.within]
            depth += 1
        return depth


def _speaker(attribution: Attribution) -> str | None:
    """Return who speaks, by name id where there is one; None where nobody does."""
    if not attribution.speakers:
        return None
    return " & ".join(speaker.name_id or speaker.name.casefold() for speaker in attribution.speakers)


def _length(attribution: Attribution) -> int:
    whole = hull(piece.passage for piece in attribution.content)
    return whole.end - whole.start
