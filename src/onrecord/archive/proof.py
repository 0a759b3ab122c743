"""The proof that what lists show stands in the stories: accounts, claims, plans and the places of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.archive.keys import SHOWN_KEY
from onrecord.link.entries import Account, Claim
from onrecord.link.plans import Plan

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from onrecord.record import Part


def misplaced(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield a story's key and, in words, each passage beside its record that does not stand in it; nothing else.

    The record of a story is proved by ``onrecord.check``; lists are made of what is kept beside it.
    """
    stories = connection.execute(f"SELECT id, {SHOWN_KEY}, text FROM story ORDER BY id")
    for story_id, key, text in stories:
        for local_id, *bounds in connection.execute(
            "SELECT local_id, start, stop, context_start, context_stop FROM entry WHERE story_id = ?", (story_id,)
        ):
            if not (0 <= bounds[0] < bounds[1] <= len(text) and 0 <= bounds[2] < bounds[3] <= len(text)):
                yield key, f"entry {local_id} lies outside the text"
        for kind, body in connection.execute(
            "SELECT 'event', account FROM event JOIN entry ON entry.id = entry_id WHERE story_id = :story"
            " UNION ALL SELECT 'figure', claim FROM figure JOIN entry ON entry.id = entry_id WHERE story_id = :story",
            {"story": story_id},
        ):
            part: Part = Account.model_validate_json(body) if kind == "event" else Claim.model_validate_json(body)
            yield from ((key, words) for words in _differing(part, text))
    for (body,) in connection.execute("SELECT body FROM plan ORDER BY id"):
        for step in Plan.model_validate_json(body).history:
            (text,) = connection.execute("SELECT text FROM story WHERE sha256 = ?", (step.story,)).fetchone() or ("",)
            yield from ((step.story_key, words) for words in _differing(step, text))


def _differing(part: Part, text: str) -> Iterator[str]:
    for path, cited in part.cited_passages():
        if cited.text != text[cited.start : cited.end]:
            yield f"a list's {path or 'figure'} {cited.start}-{cited.end} is not what stands there"
