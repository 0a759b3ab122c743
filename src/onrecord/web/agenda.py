"""A diary in the order in which it is read: weeks and days, then months of no day, then what has no day at all.

Nothing gets a day that its words do not give: "in January" stands in the lane "January 2019, day not given".
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from onrecord.link.history import lane_of
from onrecord.plainly import date_in_words, when_in_words
from onrecord.web.drawing import day_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.link.plans import Plan
    from onrecord.record import When

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ONE_DAY = frozenset({"day", "part of day", "time"})
_SOME_DAY_OF_A_WEEK = frozenset({"week", "weekend"})


@dataclass(frozen=True, slots=True)
class Group:
    """Plans under one heading."""

    heading: str
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A week, Monday to Sunday, with its days; a heading for what may fall on any of them comes last."""

    heading: str
    days: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole diary on one day."""

    weeks: tuple[Week, ...]
    day_not_given: tuple[Group, ...]
    """Ahead, by the month, quarter or year that is given."""
    undated: tuple[Plan, ...]
    overdue: tuple[Plan, ...]
    over: tuple[Plan, ...]

    def __bool__(self) -> bool:
        """Whether anything stands in it."""
        return any((self.weeks, self.day_not_given, self.undated, self.overdue, self.over))


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """Where a plan with a day, or with a week, stands: its week's Monday, and its day; none sorts last in the week."""

    monday: date
    no_day: bool
    day: date


def agenda(plans: Iterable[Plan], on: str) -> Agenda:
    """Return the diary that is opened on the day ``on`` (ISO 8601).

    What runs over several days stands on its first, or on ``on`` where that has passed; "by 31 December" stands on that
    day. Within a heading the plans keep the order in which they came.
    """
    lanes: dict[str, list[Plan]] = defaultdict(list)
    placed: dict[_Place, list[Plan]] = defaultdict(list)
    wide: dict[tuple[str, str, str], list[Plan]] = defaultdict(list)
    for plan in plans:
        lane = lane_of(plan, on)
        if lane != "ahead" or plan.when is None:
            lanes[lane].append(plan)
        elif place := _place(plan.when, on):
            placed[place].append(plan)
        else:
            first = plan.when.earliest or ""
            wide[plan.when.latest or first, first, when_in_words(plan.when)].append(plan)
    return Agenda(
        tuple(_weeks(placed)),
        tuple(Group(words, tuple(found)) for (_, _, words), found in sorted(wide.items())),
        tuple(lanes["undated"]),
        tuple(sorted(lanes["overdue"], key=_last_day, reverse=True)),
        tuple(sorted(lanes["over"], key=_last_day, reverse=True)),
    )


def _last_day(plan: Plan) -> str:
    return (plan.when and plan.when.latest) or ""


def _weeks(placed: dict[_Place, list[Plan]]) -> Iterable[Week]:
    mondays: dict[date, list[Group]] = defaultdict(list)
    for place, plans in sorted(placed.items(), key=lambda one: one[0]):
        # The week's heading has the year.
        heading = "Day not given" if place.no_day else day_in_words(place.day.isoformat())[:-5]
        mondays[place.monday].append(Group(heading, tuple(plans)))
    for monday, days in mondays.items():
        sunday = monday + timedelta(6)
        yield Week(date_in_words(f"{monday.isoformat()}/{sunday.isoformat()}"), tuple(days))


def _place(when: When, on: str) -> _Place | None:
    """Return the day or the week that ``when`` gives; None where it gives neither."""
    kind = _width(when)
    if kind == "wider":
        return None
    at = when.latest if kind == "deadline" else max(when.earliest or on, on if kind == "days" else "")
    try:
        day = date.fromisoformat(at or "")
        monday = day - timedelta(day.weekday())
        _ = monday + timedelta(6)
    except (ValueError, OverflowError):
        return None
    return _Place(monday, kind == "week", monday if kind == "week" else day)


def _width(when: When) -> Literal["days", "deadline", "week", "wider"]:
    first, slash, last = when.edtf.partition("/")
    if slash and first in {"", ".."}:
        return "deadline" if _DAY.match(last) else "wider"
    if slash and last in {"", ".."}:
        return "days" if _DAY.match(first) else "wider"
    if when.granularity in _SOME_DAY_OF_A_WEEK:
        return "week"
    if when.granularity in _ONE_DAY or (when.earliest and when.earliest == when.latest):
        return "days"
    # From one day to another, as a tour is, and not some day between two.
    return "days" if slash and _DAY.match(first) and _DAY.match(last) else "wider"


Moved = tuple[str, ...]


def earlier_dates(plan: Plan) -> Moved:
    """Return the dates that were told of a plan before and no longer hold, oldest first, in words."""
    now = plan.when.edtf if plan.when else None
    told = [step.when for step in plan.history if step.when and step.when.edtf != now]
    return tuple(dict.fromkeys(map(when_in_words, told)))
