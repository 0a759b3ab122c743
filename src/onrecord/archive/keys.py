"""The key under which a text is shown."""

from __future__ import annotations

from typing import Final

SHOWN_KEY: Final = (
    "(SELECT key FROM carrier WHERE carrier.story_id = story.id ORDER BY"
    " turn < (SELECT max(turn) FROM carrier AS other WHERE other.key = carrier.key),"
    " given_on IS NULL, given_on, carrier.id LIMIT 1)"
)
"""Of the keys that still have the text of the row of ``story``, so that whoever looks it up finds these words, the one
that came with the earliest day; of a superseded text, of all keys that it had."""
