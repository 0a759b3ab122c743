"""What an address asks: the parameters of each page, checked, and the question that they make for the archive.

A form sends fields that were left blank; they ask for nothing. A day is ISO 8601.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from onrecord.archive.answers import HitKind
from onrecord.archive.questions import DiaryFilter, FigureFilter, Lane, Search
from onrecord.record import EventStatus, PlanStatus

MOST_CHARACTERS = 500
"""Of what is looked for; a longer question is a pasted story."""
IN_A_LANE = 25
"""Plans in each lane of the diary, unless more are asked for."""
STATUSES: tuple[PlanStatus, ...] = get_args(PlanStatus)
LANES: tuple[Lane, ...] = get_args(Lane)
CURRENT: tuple[Lane, ...] = ("ahead", "undated", "overdue")
"""The lanes of a diary in which something may still happen."""
KINDS: tuple[HitKind, ...] = get_args(HitKind)


def _blank_is_none(value: object) -> object:
    if isinstance(value, str):
        return value.strip() or None
    return value


def _without_blanks(value: object) -> object:
    return [one for one in value if one != ""] if isinstance(value, (list, tuple)) else value


def _day(value: object) -> object:
    value = _blank_is_none(value)
    if isinstance(value, str):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            message = "is no day; write one as 2021-07-22"
            raise ValueError(message) from None
    return value


Words = Annotated[Annotated[str, Field(max_length=MOST_CHARACTERS)] | None, BeforeValidator(_blank_is_none)]
Day = Annotated[str | None, BeforeValidator(_day)]
Blank = BeforeValidator(_without_blanks)


class Asked(BaseModel):
    """The parameters of one page."""

    model_config = ConfigDict(frozen=True, validate_by_name=True)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return what was asked as it stands in an address; what was not asked is left out."""
        found: list[tuple[str, str]] = []
        for name, value in self.model_dump(by_alias=True, exclude_defaults=True, exclude_none=True).items():
            if isinstance(value, tuple):
                found += [(name, one) for one in value]
            else:
                found.append((name, "yes" if value is True else str(value)))
        return tuple(found)


class SearchAsked(Asked):
    """``/search``."""

    q: Words = None
    kind: Annotated[tuple[HitKind, ...], Blank] = ()
    who: Words = None
    since: Annotated[Day, Field(alias="from")] = None
    until: Annotated[Day, Field(alias="to")] = None
    limit: Annotated[int, Field(ge=1, le=500)] = 20
    """Hits of each kind."""

    def question(self) -> Search:
        """Return what the archive is asked, one hit of each kind more than is shown, to know whether there are more."""
        return Search(
            words=self.q or "", kinds=self.kind, who=self.who, since=self.since, until=self.until, limit=self.limit + 1
        )


class QuoteAsked(Asked):
    """``/quote``."""

    q: Words = None
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class StoriesAsked(Asked):
    """``/stories``."""

    limit: Annotated[int, Field(ge=1, le=500)] = 50
    offset: Annotated[int, Field(ge=0, le=10**9)] = 0


class StoryAsked(Asked):
    """``/story``."""

    key: Words = None


class DiaryAsked(Asked):
    """``/diary``."""

    on: Day = None
    since: Annotated[Day, Field(alias="from")] = None
    until: Annotated[Day, Field(alias="to")] = None
    who: Words = None
    where: Words = None
    q: Words = None
    status: Annotated[tuple[EventStatus, ...], Blank] = ()
    lane: Annotated[tuple[Lane, ...], Blank] = ()
    changed: Day = None
    doubtful: Annotated[bool | None, BeforeValidator(_blank_is_none)] = None
    """Whether what is doubtful is shown too."""
    limit: Annotated[int, Field(ge=1, le=2000)] = IN_A_LANE
    """Plans in each lane."""

    def question(self, on: str | None) -> DiaryFilter:
        """Return what the archive is asked, on the day ``on``.

        A diary looks ahead: what is over is shown where somebody asks for that lane, for a status, or for changes.
        """
        lanes = self.lane or (() if self.status or self.changed else CURRENT)
        return DiaryFilter(
            on=on,
            since=self.since,
            until=self.until,
            who=self.who,
            where=self.where,
            words=self.q,
            status=self.status,
            lanes=lanes,
            changed_since=self.changed,
            doubtful=bool(self.doubtful),
            limit=self.limit,
        )


class FiguresAsked(Asked):
    """``/figures``."""

    q: Words = None
    about: Words = None
    unit: Words = None
    who: Words = None
    conflicts: Annotated[bool | None, BeforeValidator(_blank_is_none)] = None
    since: Annotated[Day, Field(alias="from")] = None
    until: Annotated[Day, Field(alias="to")] = None
    limit: Annotated[int, Field(ge=1, le=500)] = 50

    def question(self) -> FigureFilter:
        """Return what the archive is asked, one figure more than is shown."""
        return FigureFilter(
            words=self.q,
            about=self.about,
            unit=self.unit,
            claimant=self.who,
            conflicts=bool(self.conflicts),
            since=self.since,
            until=self.until,
            limit=self.limit + 1,
        )


class DossierAsked(Asked):
    """``/dossier``."""

    a: Words = None
    b: Words = None
    on: Day = None
    doubtful: Annotated[bool | None, BeforeValidator(_blank_is_none)] = None
    """Whether plans that are doubtful are shown too."""
