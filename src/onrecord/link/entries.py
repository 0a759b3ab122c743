"""What is compared between stories: one story's account of an event, and one figure as one story gives it.

Both are taken out of a record and carry all that a list of them shows, so that nobody has to open the record again:
the words, the sentence around them, who is meant, and whose word it is.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from onrecord.event_title import EventWords, event_title, tense_of
from onrecord.record import CitedPassage, EventKind, EventStatus, Figure, NameKind, Part, When


class Party(Part):
    """Somebody or somewhere as one story names it; ``country`` is ISO 3166-1 alpha-2."""

    name: str
    kind: NameKind
    country: str | None = None


def _names_of_who(told: dict[str, Any]) -> tuple[str, ...]:
    return tuple(party.name for party in told["who"])


def _title_of(told: dict[str, Any]) -> str:
    """Return the title of an account that an older version of Onrecord kept without one."""
    return event_title(
        EventWords(
            head=told["head"].text,
            kind=told["kind"],
            participants=told["participants"],
            what=told["what"],
            where=tuple(party.name for party in told["where"]),
            tense=tense_of(told["status"]),
        )
    )


class Account(Part):
    """What one story says of one event, planned or reported."""

    story: str
    """The sha256 of the story's text."""
    entry: str
    """The event's id in the story's record: ``e1``."""
    told_on: str | None
    """The story's own day (ISO 8601), ``published_on``."""
    head: CitedPassage
    context: CitedPassage
    """The sentence of the story's own that the head stands in."""
    telling: CitedPassage | None = None
    """The mention that a history cites where it is another than the head: the one that tells status and date."""
    telling_context: CitedPassage | None = None
    kind: EventKind
    what: tuple[str, ...] = ()
    who: tuple[Party, ...] = ()
    where: tuple[Party, ...] = ()
    when: When | None = None
    moved_from: When | None = None
    status: EventStatus
    participants: tuple[str, ...] = Field(default_factory=_names_of_who)
    """Who takes part, also whom the story does not name, in the order of its record."""
    title: str = Field(default_factory=_title_of)
    """What a diary prints, as this story tells it."""
    status_cue: CitedPassage | None = None
    condition: CitedPassage | None = None
    part_of: str | None = None
    announced_by: tuple[tuple[str, ...], ...] = ()
    """One chain of speakers' names for each announcer, outermost first."""
    confidence: float
    found_by: str


class Claim(Part):
    """One figure as one story gives it."""

    story: str
    """The sha256 of the story's text."""
    told_on: str | None
    figure: Figure
    context: CitedPassage
    about: tuple[Party, ...] = ()
    """Whom or what the figure is about, and its place."""
    claimants: tuple[str, ...] = ()
    """Speakers' names, outermost first; empty for the story's own voice."""
