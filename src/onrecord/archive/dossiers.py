"""A dossier: what is planned, said and claimed between two parties, or about one."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from onrecord.archive.answers import NO_AGENCY, Dossier
from onrecord.archive.diary import LANE, newest_day
from onrecord.archive.figures import kept_figures
from onrecord.archive.searching import COLUMNS, hit_of
from onrecord.archive.stories import story_lines
from onrecord.archive.wanted import entities_meant
from onrecord.link.plans import Plan
from onrecord.record import SURE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from onrecord.archive.answers import Hit, StoryLine

Roles = dict[int, set[str]]
"""Entries, each with the roles that a party has in it."""
_MOST: Final = 60
"""Entries of a kind in one dossier: as many as somebody reads before a meeting."""
_MOST_STORIES: Final = 500


def dossier(
    connection: sqlite3.Connection, a: str, b: str | None, on: str | None, *, doubtful: bool = False
) -> Dossier:
    """Return what is kept on ``a`` and ``b`` together; on ``a`` alone where there is no ``b``.

    ``on`` (ISO 8601; null for the newest story's day) parts what is ahead from what is over, as the diary's lanes do.
    Plans that are doubtful are counted and left out, unless ``doubtful`` asks for them.
    """
    on = on or newest_day(connection) or ""
    parties = (a, b) if b else (a,)
    meant = [entities_meant(connection, party) for party in parties]
    if b and meant[0] == meant[1] != []:  # one party under two names is on its own
        parties, meant = (a,), meant[:1]
    roles = _roles_of_both(connection, *meant) if len(parties) == 2 else (_roles(connection, meant[0]),)
    ahead, over, left_out = _plans(connection, _with(roles, {"who", "where"}), on, doubtful=doubtful)
    lines = _stories(connection, _with(roles, {"who", "where", "about", "speaker", "named"}))
    return Dossier(
        parties=parties,
        known_as=tuple(_known_as(connection, ids) for ids in meant),
        stories=lines,
        ahead=ahead,
        over=over,
        doubtful=left_out,
        said=_said(connection, roles),
        figures=kept_figures(connection, _newest(connection, _with(roles, _of_figures(roles)), "figure")),
        agencies=dict(Counter(line.agency or NO_AGENCY for line in lines).most_common()),
    )


# -- who is in what ----------------------------------------------------------------------------------------------------


def _roles(connection: sqlite3.Connection, entities: list[int], among: Iterable[int] | None = None) -> Roles:
    """Return the entries in which some entities have a role, or those of them that are ``among`` some."""
    if among is None:
        rows = connection.execute(
            "SELECT entry_id, role FROM entry_entity WHERE entity_id IN (SELECT value FROM json_each(?))",
            (json.dumps(entities),),
        )
    else:
        # The plus keeps SQLite from going through all that a country is in: few entries are asked about.
        rows = connection.execute(
            "SELECT entry_id, role FROM entry_entity WHERE entry_id IN (SELECT value FROM json_each(?))"
            " AND +entity_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(among)), json.dumps(entities)),
        )
    found: Roles = defaultdict(set)
    for entry_id, role in rows:
        found[entry_id].add(role)
    return found


def _roles_of_both(connection: sqlite3.Connection, a: list[int], b: list[int]) -> tuple[Roles, Roles]:
    """Return the roles of two parties in the entries that have both, the rarer looked up first."""
    if _frequency(connection, a) <= _frequency(connection, b):
        first = _roles(connection, a)
        return first, _roles(connection, b, first)
    second = _roles(connection, b)
    return _roles(connection, a, second), second


def _frequency(connection: sqlite3.Connection, entities: list[int]) -> int:
    (number,) = connection.execute(
        "SELECT count(*) FROM entry_entity WHERE entity_id IN (SELECT value FROM json_each(?))", (json.dumps(entities),)
    ).fetchone()
    return int(number)


def _with(parties: tuple[Roles, ...], roles: set[str]) -> set[int]:
    """Return the entries in which every party has one of ``roles``."""
    return set.intersection(*({entry for entry, has in party.items() if has & roles} for party in parties))


def _of_figures(parties: tuple[Roles, ...]) -> set[str]:
    """A figure is on two parties where its sentence names both; on one alone, only where it is about that one."""
    return {"about", "named"} if len(parties) > 1 else {"about"}


# -- what there is -----------------------------------------------------------------------------------------------------


def _plans(
    connection: sqlite3.Connection, entries: set[int], on: str, *, doubtful: bool
) -> tuple[tuple[Plan, ...], tuple[Plan, ...], int]:
    """Return the plans that are ahead, those that are not, and how many are left out as doubtful."""
    rows = connection.execute(
        f"SELECT id, {LANE} IN ('over', 'overdue') AS past, confidence < :sure FROM plan WHERE NOT superseded"
        " AND id IN (SELECT plan_id FROM event WHERE entry_id IN (SELECT value FROM json_each(:entries)))"
        " ORDER BY coalesce(latest, earliest, '9999'), told_on DESC, name",
        {"on": on, "entries": json.dumps(list(entries)), "sure": SURE},
    ).fetchall()
    shown = [(plan_id, past) for plan_id, past, doubted in rows if doubtful or not doubted]
    ahead = [plan_id for plan_id, past in shown if not past][:_MOST]
    over = [plan_id for plan_id, past in shown[::-1] if past][:_MOST]
    return _plans_by_id(connection, ahead), _plans_by_id(connection, over), len(rows) - len(shown)


def _plans_by_id(connection: sqlite3.Connection, ids: list[int]) -> tuple[Plan, ...]:
    rows = connection.execute(
        "SELECT id, body FROM plan WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    ).fetchall()
    bodies = dict(rows)
    return tuple(Plan.model_validate_json(bodies[plan_id]) for plan_id in ids)


def _said(connection: sqlite3.Connection, parties: tuple[Roles, ...]) -> tuple[Hit, ...]:
    """Return what one party said of the other; of one party alone, what it said."""
    if len(parties) == 1:
        entries = _with(parties, {"speaker"})
    else:
        a, b = parties
        entries = {
            entry
            for one, other in ((a, b), (b, a))
            for entry in _with((one,), {"speaker"}) & _with((other,), {"named"})
        }
    ids = _newest(connection, entries, "said")
    rows = connection.execute(
        f"SELECT kind, 0.0, {COLUMNS} FROM entry JOIN story ON story.id = entry.story_id"
        " WHERE entry.id IN (SELECT value FROM json_each(?)) ORDER BY published_on DESC, story.id DESC, start",
        (json.dumps(ids),),
    ).fetchall()
    return tuple(map(hit_of, rows))


def _newest(connection: sqlite3.Connection, entries: set[int], kind: str) -> list[int]:
    """Return the entries of a kind that the newest stories have, at most ``_MOST``."""
    rows = connection.execute(
        "SELECT entry.id FROM entry JOIN story ON story.id = entry.story_id"
        " WHERE entry.id IN (SELECT value FROM json_each(?)) AND kind = ? AND NOT superseded"
        " ORDER BY published_on DESC, story.id DESC, start LIMIT ?",
        (json.dumps(list(entries)), kind, _MOST),
    )
    return [entry_id for (entry_id,) in rows.fetchall()]


def _stories(connection: sqlite3.Connection, entries: set[int]) -> tuple[StoryLine, ...]:
    rows = connection.execute(
        "SELECT DISTINCT story_id FROM entry JOIN story ON story.id = entry.story_id WHERE NOT superseded"
        " AND entry.id IN (SELECT value FROM json_each(?)) ORDER BY published_on DESC LIMIT ?",
        (json.dumps(list(entries)), _MOST_STORIES),
    )
    return story_lines(connection, [story_id for (story_id,) in rows.fetchall()])


def _known_as(connection: sqlite3.Connection, ids: list[int]) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT name FROM entity JOIN entry_entity ON entity_id = entity.id WHERE entity.id IN"
        " (SELECT value FROM json_each(?)) GROUP BY name ORDER BY count(*) DESC LIMIT 8",
        (json.dumps(ids),),
    )
    return tuple(name for (name,) in rows.fetchall())
