"""Figures, each with those of the same quantity and how they stand to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from onrecord.archive.answers import Compared, KeptFigure
from onrecord.archive.keys import SHOWN_KEY
from onrecord.archive.wanted import MOST_RANKED, entities_meant, query_of
from onrecord.link.entries import Claim
from onrecord.link.plans import AT_ONE

if TYPE_CHECKING:
    import sqlite3

    from onrecord.archive.questions import FigureFilter

_AT_ONE: Final = "(" + ", ".join(f"'{reason}'" for reason in sorted(AT_ONE)) + ")"
DISAGREES: Final = f"reason NOT IN {_AT_ONE}"
"""The condition under which a row of ``standing_link`` is a disagreement."""
_FROM: Final = "FROM entry JOIN figure ON figure.entry_id = entry.id JOIN story ON story.id = entry.story_id"
_ROWS: Final = f"SELECT entry.id, {SHOWN_KEY}, title, published_on, claim {_FROM}"


def figures(connection: sqlite3.Connection, asked: FigureFilter) -> tuple[KeptFigure, ...]:
    """Return the figures that ``asked`` lets through: by their nearness to words, else the newest story first."""
    where, given = _conditions(connection, asked)
    order = "published_on DESC, story.id, start"
    source = f"SELECT entry.id {_FROM}"
    if asked.words:
        source += " JOIN (SELECT rowid AS id, bm25(figure_words) AS score FROM figure_words"
        source += " WHERE figure_words MATCH :words ORDER BY rowid DESC LIMIT :most) AS found ON found.id = entry.id"
        given["words"] = query_of(asked.words)
        given["most"] = MOST_RANKED
        order = f"score, {order}"
    given["limit"] = asked.limit if asked.limit is not None else -1
    ids = connection.execute(f"{source} WHERE {where} ORDER BY {order} LIMIT :limit", given).fetchall()
    return kept_figures(connection, [entry_id for (entry_id,) in ids])


def _conditions(connection: sqlite3.Connection, asked: FigureFilter) -> tuple[str, dict[str, Any]]:
    where = ["NOT superseded"]
    given: dict[str, Any] = {}
    if asked.conflicts:
        where.append(
            f"(entry.id IN (SELECT one FROM standing_link WHERE {DISAGREES})"
            f" OR entry.id IN (SELECT other FROM standing_link WHERE {DISAGREES}))"
        )
    if asked.unit:
        where.append("unit = :unit COLLATE NOCASE")
        given["unit"] = asked.unit.encode(errors="replace").decode()  # SQLite takes no half of a surrogate pair
    for column, sign, day in (("since", ">=", asked.since), ("until", "<=", asked.until)):
        if day:
            where.append(f"published_on {sign} :{column}")
            given[column] = day
    roles = (("about", "role IN ('about', 'named')", asked.about), ("claimant", "role = 'speaker'", asked.claimant))
    for parameter, role, name in roles:
        if name:
            where.append(
                f"entry.id IN (SELECT entry_id FROM entry_entity WHERE {role}"
                f" AND entity_id IN (SELECT value FROM json_each(:{parameter})))"
            )
            given[parameter] = json.dumps(entities_meant(connection, name))
    return " AND ".join(where), given


def kept_figures(connection: sqlite3.Connection, ids: list[int]) -> tuple[KeptFigure, ...]:
    """Return figures in the order of ``ids``, each with what it was compared with."""
    found = connection.execute(f"{_ROWS} WHERE entry.id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
    order = {entry_id: place for place, entry_id in enumerate(ids)}
    rows = sorted(found.fetchall(), key=lambda row: order[row[0]])
    compared = _compared(connection, ids)
    return tuple(
        KeptFigure(
            story_key=key,
            title=title,
            published_on=published_on,
            claim=Claim.model_validate_json(claim),
            compared=tuple(compared.get(entry_id, ())),
        )
        for entry_id, key, title, published_on, claim in rows
    )


def _compared(connection: sqlite3.Connection, ids: list[int]) -> dict[int, list[Compared]]:
    """Return what each figure was compared with, disagreements first; superseded stories claim nothing any more."""
    found: dict[int, list[Compared]] = {}
    rows = connection.execute(
        "WITH asked AS (SELECT value AS id FROM json_each(?)),"
        " pairs AS (SELECT one AS mine, other AS theirs, reason, detail FROM figure_link WHERE one IN asked"
        " UNION ALL SELECT other, one, reason, detail FROM figure_link WHERE other IN asked)"
        f" SELECT mine, {SHOWN_KEY}, published_on, claim, reason, detail FROM pairs JOIN entry ON entry.id = theirs"
        " JOIN figure ON figure.entry_id = theirs JOIN story ON story.id = entry.story_id"
        f" WHERE NOT superseded ORDER BY mine, {DISAGREES} DESC, published_on, story.id, start",
        (json.dumps(ids),),
    )
    for mine, key, published_on, claim, reason, detail in rows.fetchall():
        found.setdefault(mine, []).append(
            Compared(
                story_key=key,
                published_on=published_on,
                claim=Claim.model_validate_json(claim),
                reason=reason,
                detail=detail,
            )
        )
    return found


def figures_of_story(connection: sqlite3.Connection, story_id: int) -> dict[str, tuple[Compared, ...]]:
    """Return what a story's figures were compared with, by the figures' ids in its record."""
    found = connection.execute(f"SELECT entry.id {_FROM} WHERE story.id = ?", (story_id,)).fetchall()
    kept = kept_figures(connection, [entry_id for (entry_id,) in found])
    return {figure.claim.figure.id: figure.compared for figure in kept if figure.compared}
