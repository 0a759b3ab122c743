"""What an archive is asked: filters with sane defaults, each null where everything is meant."""

from __future__ import annotations

from typing import Literal

from onrecord.archive.answers import HitKind
from onrecord.record import EventStatus, Part

Lane = Literal["ahead", "undated", "overdue", "over"]
"""Of a planned event on a day: its last possible day is that day or later; no day is given; it has passed and no story
says that it took place; it took place or was called off, or denied."""


class Search(Part):
    """Words that are looked for; all must occur, a word in quotation marks as a phrase, ``trade*`` by its beginning."""

    words: str
    kinds: tuple[HitKind, ...] = ()
    who: str | None = None
    since: str | None = None
    """Stories of this day (ISO 8601) or later."""
    until: str | None = None
    limit: int = 20


class DiaryFilter(Part):
    """Which planned events; days are ISO 8601."""

    on: str | None = None
    """The day on which the diary is opened; null for the day of the newest story."""
    since: str | None = None
    """Events that may take place on this day or later."""
    until: str | None = None
    who: str | None = None
    where: str | None = None
    words: str | None = None
    status: tuple[EventStatus, ...] = ()
    lanes: tuple[Lane, ...] = ()
    changed_since: str | None = None
    """Events of which a story of this day or later told."""
    doubtful: bool = False
    """Those too that are less sure than ``onrecord.record.SURE``."""
    limit: int | None = None
    """At most so many in each lane."""


class FigureFilter(Part):
    """Which figures."""

    words: str | None = None
    """Words of what is measured, or of the sentence."""
    about: str | None = None
    unit: str | None = None
    claimant: str | None = None
    conflicts: bool = False
    """Only those that disagree with another."""
    since: str | None = None
    until: str | None = None
    limit: int | None = 50
