"""A dossier: what is planned, said and claimed between two parties, or about one."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from onrecord.archive.answers import Dossier
from onrecord.archive.diary import newest_day
from onrecord.archive.figures import kept_figures
from onrecord.archive.searching import COLUMNS as HIT_COLUMNS
from onrecord.archive.searching import hit_of
from onrecord.archive.stories import story_lines
from onrecord.archive.wanted import entities_meant
from onrecord.link.plans import Plan

if TYPE_CHECKING:
    import sqlite3

    from onrecord.archive.answers import Hit, KeptFigure

_MOST: Final = 60
"""Entries of a kind in one dossier: as many as somebody reads before a meeting."""


def dossier(connection: sqlite3.Connection, a: str, b: str | None, on: str | None) -> Dossier:
    """Return what is kept on ``a`` and ``b`` together; on ``a`` alone where there is no ``b``.

    ``on`` (ISO 8601; null for the newest story's day) parts what is ahead from what is over.
    """
    on = on or newest_day(connection) or ""
    parties = (a, b) if b else (a,)
    meant = [entities_meant(connection, party) for party in parties]
    given: dict[str, Any] = {f"p{at}": json.dumps(ids) for at, ids in enumerate(meant)}
    given |= {"on": on, "most": _MOST}
    ahead, over = _plans(connection, given, len(parties))
    said = _said(connection, given, len(parties))
    figures = _figures(connection, given, len(parties))
    ids = _stories(connection, given, len(parties))
    lines = story_lines(connection, ids)
    return Dossier(
        parties=parties,
        known_as=tuple(_known_as(connection, ids) for ids in meant),
        stories=lines,
        ahead=ahead,
        over=over,
        said=said,
        figures=figures,
        agencies=dict(Counter(line.agency or "no agency given" for line in lines).most_common()),
    )


def _with(at: int, roles: tuple[str, ...]) -> str:
    """Return a query for the entries in which the party ``at`` has one of ``roles``."""
    chosen = ", ".join(f"'{role}'" for role in roles)
    meant = f"entity_id IN (SELECT value FROM json_each(:p{at}))"
    return f"SELECT entry_id FROM entry_entity WHERE role IN ({chosen}) AND {meant}"


def _entries(parties: int, roles: tuple[str, ...]) -> str:
    """Return a query for the entries in which every party has one of ``roles``."""
    return " INTERSECT ".join(_with(at, roles) for at in range(parties))


def _plans(
    connection: sqlite3.Connection, given: dict[str, Any], parties: int
) -> tuple[tuple[Plan, ...], tuple[Plan, ...]]:
    ids = _entries(parties, ("who", "where"))
    rows = connection.execute(
        f"SELECT body, status IN ('happened', 'cancelled', 'denied') OR coalesce(latest < :on, 0) FROM plan"
        f" WHERE NOT superseded AND id IN (SELECT plan_id FROM event WHERE entry_id IN ({ids}))"
        " ORDER BY coalesce(latest, earliest, '9999'), told_on DESC, name",
        given,
    ).fetchall()
    ahead = [Plan.model_validate_json(body) for body, past in rows if not past][:_MOST]
    over = [Plan.model_validate_json(body) for body, past in rows[::-1] if past][:_MOST]
    return tuple(ahead), tuple(over)


def _said(connection: sqlite3.Connection, given: dict[str, Any], parties: int) -> tuple[Hit, ...]:
    """Return what one party said of the other; of one party alone, what it said."""
    if parties == 1:
        ids = _with(0, ("speaker",))
    else:
        ids = " UNION ".join(
            f"SELECT * FROM ({_with(one, ('speaker',))} INTERSECT {_with(other, ('named',))})"
            for one, other in ((0, 1), (1, 0))
        )
    rows = connection.execute(
        f"SELECT kind, 0.0, {HIT_COLUMNS} FROM entry JOIN story ON story.id = entry.story_id"
        f" WHERE kind = 'said' AND NOT superseded AND entry.id IN ({ids})"
        " ORDER BY published_on DESC, story.id DESC, start LIMIT :most",
        given,
    ).fetchall()
    return tuple(map(hit_of, rows))


def _figures(connection: sqlite3.Connection, given: dict[str, Any], parties: int) -> tuple[KeptFigure, ...]:
    """Return the figures of sentences that name every party, those that disagree with another first."""
    ids = _entries(parties, ("about", "named") if parties > 1 else ("about",))
    rows = connection.execute(
        "SELECT entry.id, (SELECT key FROM carrier WHERE carrier.story_id = story.id ORDER BY carrier.id LIMIT 1),"
        " title, published_on, claim FROM entry JOIN figure ON figure.entry_id = entry.id"
        f" JOIN story ON story.id = entry.story_id WHERE NOT superseded AND entry.id IN ({ids})"
        " ORDER BY published_on DESC, story.id DESC, start LIMIT :most",
        given,
    ).fetchall()
    return kept_figures(connection, rows)


def _stories(connection: sqlite3.Connection, given: dict[str, Any], parties: int) -> list[int]:
    ids = _entries(parties, ("who", "where", "about", "speaker", "named"))
    rows = connection.execute(
        f"SELECT DISTINCT story_id FROM entry JOIN story ON story.id = entry.story_id WHERE NOT superseded"
        f" AND entry.id IN ({ids}) ORDER BY published_on DESC LIMIT 500",
        given,
    )
    return [story_id for (story_id,) in rows.fetchall()]


def _known_as(connection: sqlite3.Connection, ids: list[int]) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT name FROM entity JOIN entry_entity ON entity_id = entity.id WHERE entity.id IN"
        " (SELECT value FROM json_each(?)) GROUP BY name ORDER BY count(*) DESC LIMIT 8",
        (json.dumps(ids),),
    )
    return tuple(name for (name,) in rows.fetchall())
