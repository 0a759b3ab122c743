"""What is shown of linked entries: a planned event with its history, and how two figures compare."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from onrecord.event_title import EventWords, event_title, tense_of
from onrecord.record import CitedPassage, Confidence, EventKind, EventStatus, Part, When, is_doubtful

Reason = Literal[
    "agrees",
    "rounding",
    "other period",
    "other definition",
    "other source",
    "revised later",
    "contradicts",
]
"""How two figures of the same quantity stand to each other; no verdict on which is right."""
AT_ONE: frozenset[Reason] = frozenset({"agrees", "rounding"})
"""The reasons that are no disagreement."""


class Carrier(Part):
    """One key under which a text was given, with the day that came with it."""

    story_key: str
    published_on: str | None
    current: bool = True
    """No other text has been kept under the key since."""


class Step(Part):
    """One story's word on an event: a step of its history."""

    story_key: str
    story: str
    """The sha256 of the story's text."""
    entry: str
    """The event's id in that story's record."""
    published_on: str | None
    status: EventStatus
    when: When | None
    passage: CitedPassage
    """The word that tells the event in that story, where it can be the one beside status and date."""
    context: CitedPassage
    """The sentence around it."""
    announced_by: tuple[tuple[str, ...], ...] = ()
    copy_of: str | None = None
    """The key of the story of which this one is a copy, word for word."""
    superseded: bool = False
    """A newer version of that story has been kept; what it said stays in the history and no longer counts."""


def _who(told: dict[str, Any]) -> tuple[str, ...]:
    names: tuple[str, ...] = told["who"]
    return names


def _title_of(told: dict[str, Any]) -> str:
    """Return the title of a plan that an older version of Onrecord kept without one."""
    history: tuple[Step, ...] = told["history"]
    return event_title(
        EventWords(
            head=history[-1].passage.text if history else told["kind"],
            kind=told["kind"],
            participants=told["participants"],
            what=told["what"],
            where=told["where"],
            tense=tense_of(told["status"]),
        )
    )


class Plan(Part):
    """A planned event as all stories together tell it, with its history, oldest first."""

    id: str
    """Stays the same while stories are added: the place of the account that was kept first."""
    kind: EventKind
    who: tuple[str, ...]
    where: tuple[str, ...]
    what: tuple[str, ...] = ()
    when: When | None
    status: EventStatus
    announced_by: tuple[tuple[str, ...], ...]
    history: tuple[Step, ...]
    participants: tuple[str, ...] = Field(default_factory=_who)
    """Who takes part, also whom no story names: those of ``title`` first."""
    title: str = Field(default_factory=_title_of)
    """What a diary prints, as the story has it that tells most."""
    confidence: Confidence = 1.0
    """Of the entries that tell it, the highest: how likely it is that it is right."""
    part_of: str | None = None
    """The id of the plan that this one is a part of."""
    because: tuple[str, ...] = ()
    """Why the accounts of several stories are held to be one event, in words."""

    @property
    def doubtful(self) -> bool:
        """Whether every entry that tells it is less sure than what a diary shows as it is."""
        return is_doubtful(self.confidence)


class Comparison(Part):
    """How two figures of one quantity stand to each other, and why."""

    reason: Reason
    detail: str
    """The reason in words, with both claimants and both amounts."""
