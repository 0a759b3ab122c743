"""Planned events, chosen and put in order as a diary has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from onrecord.archive.wanted import entities_meant, query_of
from onrecord.link.history import OPEN_END
from onrecord.link.plans import Plan
from onrecord.record import SURE

if TYPE_CHECKING:
    import sqlite3

    from onrecord.archive.questions import DiaryFilter, Lane

LANES: Final[tuple[Lane, ...]] = ("ahead", "undated", "overdue", "over")
_OVER: Final = "(plan.superseded = 1 OR status IN ('happened', 'cancelled', 'denied'))"
# What begins on a day and has no end told ("leaves on Monday") is looked for so long; "by May" stands in May.
_LAST: Final = f"coalesce(latest, date(earliest, '+{OPEN_END} days'))"
# As ``link.history.lane_of`` has it; a test holds the two together.
LANE: Final = (
    f"CASE WHEN {_OVER} THEN 'over' WHEN latest IS NULL AND earliest IS NULL THEN 'undated'"
    f" WHEN {_LAST} >= :on THEN 'ahead' WHEN status = 'postponed' THEN 'undated' ELSE 'overdue' END"
)
# What is ahead stands by its last possible day, so that a month comes after its days; what is behind, newest first.
_AHEAD_FIRST: Final = "coalesce(latest, '9999'), earliest, name"
_NEWEST_FIRST: Final = "coalesce(latest, told_on, '') DESC, name"


def plans(connection: sqlite3.Connection, asked: DiaryFilter) -> tuple[Plan, ...]:
    """Return the planned events that ``asked`` lets through, lane by lane."""
    where, given = _conditions(connection, asked)
    limit = asked.limit if asked.limit is not None else -1
    found: list[Plan] = []
    for lane in asked.lanes or LANES:
        order = _AHEAD_FIRST if lane == "ahead" else _NEWEST_FIRST
        rows = connection.execute(
            f"WITH shown AS (SELECT id FROM plan WHERE {where} AND {LANE} = :lane ORDER BY {order} LIMIT :limit)"
            " SELECT body, (SELECT whole.name FROM event JOIN plan AS whole ON whole.id = event.plan_id"
            f" WHERE event.entry_id = plan.part_of) FROM shown JOIN plan USING (id) ORDER BY {order}",
            {"lane": lane, "limit": limit, **given},
        )
        found += [_plan(body, part_of) for body, part_of in rows.fetchall()]
    return tuple(found)


def _plan(body: str, part_of: str | None) -> Plan:
    plan = Plan.model_validate_json(body)
    return plan.model_copy(update={"part_of": part_of}) if part_of else plan


def lane_counts(connection: sqlite3.Connection, asked: DiaryFilter) -> dict[Lane, int]:
    """Return how many planned events ``asked`` lets through in each lane, limits left aside."""
    where, given = _conditions(connection, asked)
    rows = connection.execute(f"SELECT {LANE} AS lane, count(*) FROM plan WHERE {where} GROUP BY lane", given)
    counts = dict(rows.fetchall())
    return {lane: counts.get(lane, 0) for lane in LANES if not asked.lanes or lane in asked.lanes}


def doubtful_count(connection: sqlite3.Connection, asked: DiaryFilter) -> int:
    """Return how many planned events only their doubtfulness keeps out of what ``asked`` lets through."""
    if asked.doubtful:
        return 0
    everything = lane_counts(connection, asked.model_copy(update={"doubtful": True}))
    return sum(everything.values()) - sum(lane_counts(connection, asked).values())


def _conditions(connection: sqlite3.Connection, asked: DiaryFilter) -> tuple[str, dict[str, Any]]:
    where = ["1"]
    given: dict[str, Any] = {"on": asked.on or newest_day(connection) or ""}
    if not asked.doubtful:
        where.append("confidence >= :sure")
        given["sure"] = SURE
    if asked.since:
        where.append(f"({_LAST} >= :since)")
        given["since"] = asked.since
    if asked.until:
        where.append("(coalesce(earliest, latest) <= :until)")
        given["until"] = asked.until
    if asked.changed_since:
        where.append("told_on >= :changed_since")
        given["changed_since"] = asked.changed_since
    if asked.status:
        where.append("status IN (SELECT value FROM json_each(:status))")
        given["status"] = json.dumps(asked.status)
    for role, name in (("who", asked.who), ("where", asked.where)):
        if name:
            where.append(
                "plan.id IN (SELECT plan_id FROM event JOIN entry_entity USING (entry_id)"
                f" WHERE role = '{role}' AND entity_id IN (SELECT value FROM json_each(:{role})))"
            )
            given[role] = json.dumps(entities_meant(connection, name))
    if asked.words:
        where.append(
            "plan.id IN (SELECT plan_id FROM event WHERE entry_id IN"
            " (SELECT rowid FROM planned_words WHERE planned_words MATCH :words"
            " UNION SELECT rowid FROM reported_words WHERE reported_words MATCH :words))"
        )
        given["words"] = query_of(asked.words)
    return " AND ".join(where), given


def newest_day(connection: sqlite3.Connection) -> str | None:
    """Return the day of the newest story, from which a diary looks ahead where no other is asked for."""
    (day,) = connection.execute("SELECT max(published_on) FROM story WHERE superseded = 0").fetchone()
    return str(day) if day else None


def plans_of_story(connection: sqlite3.Connection, story_id: int) -> dict[str, Plan]:
    """Return the plans in which a story's events stand, by the events' ids in its record."""
    rows = connection.execute(
        "SELECT local_id, body FROM entry JOIN event ON event.entry_id = entry.id JOIN plan ON plan.id = event.plan_id"
        " WHERE story_id = ?",
        (story_id,),
    ).fetchall()
    return {local_id: Plan.model_validate_json(body) for local_id, body in rows}
