"""Different stories under one key: told before one takes the place of the other, and given keys of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.archive.keeping import Change, supersede
from onrecord.errors import NotSeparateError, OtherStoryError
from onrecord.plainly import on_one_line

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from onrecord.intake import Story

_WORD: Final = re.compile(r"\w+")
_TOGETHER: Final = 3
"""Words in a row that two texts are compared by: single ones, "the" and "said", are in all news."""
_SAME: Final = 0.2
"""The share of the shorter text's rows of words that two versions of one story have in common, or more."""
_TITLE: Final = 60


@dataclass(frozen=True, slots=True)
class Separated:
    """A text that has a key of its own now."""

    before: str
    key: str
    sha256: str
    title: str


def told_before(connection: sqlite3.Connection, place: Path, given: Story, sha256: str) -> OtherStoryError | None:
    """Return what a person is told before ``given`` is kept: that it supersedes a different story of another source.

    None where the key is new, has this text, came from the same source, or had a text of which this is a version.
    """
    row = connection.execute(
        "SELECT story.sha256, source, title, text FROM carrier JOIN story ON story.id = story_id WHERE key = ?"
        " ORDER BY turn DESC LIMIT 1",
        (given.key,),
    ).fetchone()
    if row is None:
        return None
    before, source, title, text = row
    if before == sha256 or source == given.source or are_versions(text, given.text):
        return None
    was = f"“{on_one_line(title)[:_TITLE]}”" + (f" of {on_one_line(source)}" if source else "")
    key = on_one_line(given.key)
    return OtherStoryError(
        place=given.source or "standard input",
        happened=f"takes the place of a different story under the key {key}: {was}",
        remedy=f"both are kept; `onrecord separate {before[:12]} --db {place}` gives that one a key of its own",
    )


def are_versions(one: str, other: str) -> bool:
    """Tell whether two texts have so many words in a row in common that they are versions of one story."""
    mine, its = _rows_of_words(one), _rows_of_words(other)
    return len(mine & its) >= _SAME * min(len(mine), len(its))


def _rows_of_words(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[at : at + _TOGETHER]) for at in range(max(1, len(words) - _TOGETHER + 1))}


def separate(
    connection: sqlite3.Connection, place: Path, address: str, key: str | None
) -> tuple[list[Separated], list[Change]]:
    """Give older texts keys of their own, so that they are stories again; return them, and what has to be linked anew.

    ``address`` is a key, for all texts that it had before, or the beginning of one older text's sha256 (8 digits or
    more). Without ``key`` the new one is the old with the beginning of the sha256 behind it. Within ``writing``. Raises
    ``NotSeparateError``.
    """
    older = _older(connection, address)
    if not older:
        remedy = "name a key that has older texts, or an older text's sha256; `onrecord show KEY` lists versions"
        raise NotSeparateError(str(place), f"has no older text under {address}", remedy)
    if key is not None and len({story_id for _, story_id, _, _ in older}) > 1:
        remedy = (
            f"leave --as away, or name one by its sha256: {', '.join(sha256[:12] for _, _, sha256, _ in older[:3])}"
        )
        raise NotSeparateError(str(place), f"has {len(older):,} older texts under {address}", remedy)
    separated: list[Separated] = []
    changes: dict[int, Change] = {}
    for carrier_id, story_id, sha256, title in older:
        (before,) = connection.execute("SELECT key FROM carrier WHERE id = ?", (carrier_id,)).fetchone()
        own = key if key is not None else f"{before}-{sha256[:8]}"
        if own == before or not _is_free(connection, own, story_id):
            raise NotSeparateError(str(place), f"has another story under the key {own}", "name a key with --as KEY")
        change = changes.setdefault(story_id, Change("unchanged", story_id, read=True))
        # Events that were linked for no better reason than the key.
        change.orphans |= _unlink(connection, story_id)
        known = connection.execute("SELECT 1 FROM carrier WHERE key = ? AND story_id = ?", (own, story_id)).fetchone()
        if known:
            connection.execute("DELETE FROM carrier WHERE id = ?", (carrier_id,))
        else:
            connection.execute("UPDATE carrier SET key = ?, turn = 1 WHERE id = ?", (own, carrier_id))
        change.touched |= {story_id} | supersede(connection, before) | supersede(connection, own)
        separated.append(Separated(before, own, sha256, title))
    return separated, list(changes.values())


def _older(connection: sqlite3.Connection, address: str) -> list[tuple[int, int, str, str]]:
    """Return carrier, text, sha256 and title of each text that is meant and is not its key's current one."""
    not_current = "turn < (SELECT max(turn) FROM carrier AS other WHERE other.key = carrier.key)"
    found = connection.execute(
        "SELECT carrier.id, story_id, sha256, title FROM carrier JOIN story ON story.id = story_id"
        f" WHERE {not_current} AND (key = :address OR (:digest AND sha256 >= :address AND sha256 < :address || 'g'))"
        " ORDER BY carrier.id",
        {"address": address, "digest": re.fullmatch(r"[0-9a-f]{8,64}", address) is not None},
    )
    return found.fetchall()


def _is_free(connection: sqlite3.Connection, key: str, story_id: int) -> bool:
    """Tell whether no other text is, or was, under a key."""
    (others,) = connection.execute(
        "SELECT count(*) FROM carrier WHERE key = ? AND story_id != ?", (key, story_id)
    ).fetchone()
    return not others


def _unlink(connection: sqlite3.Connection, story_id: int) -> set[int]:
    """Take away the links of a story's events; return the events of others that were of one plan with them."""
    others = {
        entry_id
        for (entry_id,) in connection.execute(
            "SELECT event.entry_id FROM event JOIN entry ON entry.id = event.entry_id"
            " WHERE entry.story_id != :story AND event.plan_id IN (SELECT plan_id FROM event"
            " JOIN entry ON entry.id = event.entry_id WHERE entry.story_id = :story)",
            {"story": story_id},
        )
    }
    own = "SELECT id FROM entry WHERE story_id = :story"
    connection.execute(f"DELETE FROM event_link WHERE one IN ({own}) OR other IN ({own})", {"story": story_id})
    return others
