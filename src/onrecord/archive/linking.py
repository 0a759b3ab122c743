"""Links between stories, brought up to date with each story that is kept.

What links two entries is decided in ``link``; here it is only looked up which pairs there are to ask about, and what
comes of the answers is written down: pairs with their reason, and for each planned event the plan with its history.
Plans are the connected components of the pairs, so they do not depend on the order in which stories were kept.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from onrecord.archive.database import the_row
from onrecord.archive.keeping import write_comparison
from onrecord.link.disagreement import compare
from onrecord.link.entries import Account, Claim
from onrecord.link.history import Told, plan_of
from onrecord.link.plans import Carrier
from onrecord.link.same_event import same_event, same_in_versions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from onrecord.archive.keeping import Change

_MOST_CANDIDATES: Final = 200
"""Entries of one block that a new one is compared with, the nearest in time first: what a story says is linked to the
stories around it, and a block that everything falls into must not make keeping slow."""


def link_stories(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Bring plans and comparisons up to date with what keeping some stories changed."""
    changes = list(changes)
    stirred: set[int] = set()
    for change in changes:
        stirred |= change.orphans
        if change.read:
            stirred |= _link_events(connection, change.story_id)
            _link_figures(connection, change.story_id)
    for story_id in {story for change in changes for story in change.touched}:
        stirred.update(_events_of(connection, story_id))
    _plan_anew(connection, stirred)


# -- events ------------------------------------------------------------------------------------------------------------


def _events_of(connection: sqlite3.Connection, story_id: int) -> Iterator[int]:
    found = connection.execute(
        "SELECT event.entry_id FROM event JOIN entry ON entry.id = event.entry_id WHERE story_id = ?", (story_id,)
    )
    return (entry_id for (entry_id,) in found.fetchall())


def _link_events(connection: sqlite3.Connection, story_id: int) -> set[int]:
    """Link a story's events with those of other stories; return the story's."""
    own = set(_events_of(connection, story_id))
    for entry_id in sorted(own):
        (body, told_on) = the_row(
            connection.execute("SELECT account, told_on FROM event WHERE entry_id = ?", (entry_id,))
        )
        account = Account.model_validate_json(body)
        candidates = connection.execute(
            "SELECT DISTINCT event.entry_id, event.account FROM event_block AS mine"
            " JOIN event_block AS theirs ON theirs.block = mine.block"
            " JOIN event ON event.entry_id = theirs.entry_id JOIN entry ON entry.id = event.entry_id"
            " WHERE mine.entry_id = ? AND entry.story_id != ?"
            " ORDER BY abs(julianday(event.told_on) - julianday(?)), event.entry_id LIMIT ?",
            (entry_id, story_id, told_on, _MOST_CANDIDATES),
        ).fetchall()
        for other_id, other in candidates:
            why = same_event(account, Account.model_validate_json(other))
            if why:
                _write_link(connection, entry_id, other_id, why)
    _link_versions(connection, story_id)
    return own


def _write_link(connection: sqlite3.Connection, one: int, other: int, why: str) -> None:
    connection.execute("INSERT OR REPLACE INTO event_link VALUES (?, ?, ?)", (min(one, other), max(one, other), why))


def _link_versions(connection: sqlite3.Connection, story_id: int) -> None:
    """Link what a story tells with what other versions of it told, where only one of each can be meant."""
    versions = connection.execute(
        "SELECT DISTINCT story_id FROM carrier WHERE story_id != :story"
        " AND key IN (SELECT key FROM carrier WHERE story_id = :story)",
        {"story": story_id},
    ).fetchall()
    for (version,) in versions:
        mine, its = (_unlinked(connection, one, other) for one, other in ((story_id, version), (version, story_id)))
        why = {
            (one, other): reason
            for one, account in mine.items()
            for other, before in its.items()
            if (reason := same_in_versions(account, before))
        }
        ones, others = Counter(one for one, _ in why), Counter(other for _, other in why)
        for (one, other), reason in why.items():
            if ones[one] == others[other] == 1:
                _write_link(connection, one, other, reason)


def _unlinked(connection: sqlite3.Connection, story_id: int, version: int) -> dict[int, Account]:
    """Return a story's events that are linked with none of another version of it, the first ``_MOST_CANDIDATES``."""
    rows = connection.execute(
        "SELECT event.entry_id, account FROM event JOIN entry ON entry.id = event.entry_id WHERE story_id = :story"
        " AND NOT EXISTS (SELECT 1 FROM event_link JOIN entry AS theirs ON theirs.id IN (one, other)"
        " WHERE event.entry_id IN (one, other) AND theirs.story_id = :version) ORDER BY event.entry_id LIMIT :most",
        {"story": story_id, "version": version, "most": _MOST_CANDIDATES},
    )
    return {entry_id: Account.model_validate_json(account) for entry_id, account in rows.fetchall()}


def _plan_anew(connection: sqlite3.Connection, stirred: Iterable[int]) -> None:
    """Make the plans anew in which the events ``stirred`` stand."""
    done: set[int] = set()
    for entry_id in sorted(stirred):
        if entry_id in done:
            continue
        members, why = _component(connection, entry_id)
        done |= members
        _write_plan(connection, sorted(members), why)


def _component(connection: sqlite3.Connection, entry_id: int) -> tuple[set[int], list[str]]:
    """Return all events that are linked with one, directly or through others, and the reasons."""
    members, waiting = {entry_id}, [entry_id]
    why: dict[tuple[int, int], str] = {}
    while waiting:
        at = waiting.pop()
        for one, other, reason in connection.execute(
            "SELECT one, other, why FROM event_link WHERE one = ? UNION SELECT one, other, why FROM event_link"
            " WHERE other = ?",
            (at, at),
        ).fetchall():
            why[one, other] = reason
            new = {one, other} - members
            members |= new
            waiting += new
    return members, list(dict.fromkeys(reason for _, reason in sorted(why.items())))


def _write_plan(connection: sqlite3.Connection, members: list[int], why: list[str]) -> None:
    marks = ", ".join("?" * len(members))
    connection.execute(f"DELETE FROM plan WHERE id IN ({marks})", members)
    rows = connection.execute(
        "SELECT event.entry_id, entry.story_id, entry.kind, account, superseded"
        " FROM event JOIN entry ON entry.id = event.entry_id JOIN story ON story.id = entry.story_id"
        f" WHERE event.entry_id IN ({marks}) ORDER BY entry.story_id, entry.start",
        members,
    ).fetchall()
    if all(kind == "reported" for _, _, kind, _, _ in rows):
        connection.execute(f"UPDATE event SET plan_id = NULL WHERE entry_id IN ({marks})", members)
        return
    told = [
        Told(
            account=Account.model_validate_json(account),
            carriers=_carriers(connection, story_id),
            superseded=bool(superseded),
            kept=story_id,
        )
        for _, story_id, _, account, superseded in rows
    ]
    plan = plan_of(told, because=why)
    first_id, first_story = rows[0][0], rows[0][1]
    days = [step.published_on for step in plan.history if step.published_on]
    connection.execute(
        "INSERT INTO plan (id, name, status, earliest, latest, told_on, part_of, superseded, body,"
        " confidence)"
        " VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM entry WHERE story_id = ? AND local_id = ?), ?, ?, ?)",
        (
            first_id,
            plan.id,
            plan.status,
            plan.when.earliest if plan.when else None,
            plan.when.latest if plan.when else None,
            max(days, default=None),
            first_story,
            told[0].account.part_of,
            all(one.superseded for one in told),
            plan.model_dump_json(),
            plan.confidence,
        ),
    )
    connection.execute(f"UPDATE event SET plan_id = ? WHERE entry_id IN ({marks})", [first_id, *members])


def _carriers(connection: sqlite3.Connection, story_id: int) -> tuple[Carrier, ...]:
    """Return the keys that carry a text; a day that nothing was given with is the one that was worked out."""
    found = connection.execute(
        "SELECT key, coalesce(given_on, published_on), turn = (SELECT max(turn) FROM carrier AS other"
        " WHERE other.key = carrier.key) FROM carrier JOIN story ON story.id = carrier.story_id"
        " WHERE story_id = ? ORDER BY carrier.id",
        (story_id,),
    )
    return tuple(
        Carrier(story_key=key, published_on=day, current=bool(current)) for key, day, current in found.fetchall()
    )


# -- figures -----------------------------------------------------------------------------------------------------------


def _link_figures(connection: sqlite3.Connection, story_id: int) -> None:
    """Compare a story's figures with those of other stories; with each other they have been compared already."""
    own = connection.execute(
        "SELECT figure.entry_id, claim FROM figure JOIN entry ON entry.id = figure.entry_id"
        " WHERE story_id = ? AND EXISTS (SELECT 1 FROM figure_block WHERE figure_block.entry_id = figure.entry_id)",
        (story_id,),
    ).fetchall()
    for entry_id, body in own:
        claim = Claim.model_validate_json(body)
        candidates = connection.execute(
            "SELECT DISTINCT figure.entry_id, figure.claim FROM figure_block AS mine"
            " JOIN figure_block AS theirs ON theirs.block = mine.block"
            " JOIN figure ON figure.entry_id = theirs.entry_id JOIN entry ON entry.id = figure.entry_id"
            " WHERE mine.entry_id = ? AND entry.story_id != ?"
            " ORDER BY abs(julianday(figure.told_on) - julianday(?)), figure.entry_id LIMIT ?",
            (entry_id, story_id, claim.told_on, _MOST_CANDIDATES),
        ).fetchall()
        for other_id, other in candidates:
            # Told in the order of keeping, as the pair is written.
            pair = sorted(((entry_id, claim), (other_id, Claim.model_validate_json(other))), key=lambda one: one[0])
            comparison = compare(pair[0][1], pair[1][1])
            if comparison:
                write_comparison(connection, entry_id, other_id, comparison)
