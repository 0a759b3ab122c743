"""What a person types, as SQLite's full-text search takes it, and whom a name means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.errors import BadQueryError
from onrecord.gazetteer import country_named, country_of_adjective, country_of_people

if TYPE_CHECKING:
    import sqlite3

MOST_RANKED: Final = 2_500
"""Of words that stand nearly everywhere, the finds that were kept last are ranked and no others."""
_PARTS: Final = re.compile(r'(-?)(?:"([^"]*)"?|“([^”]*)”?|(\S+))')
_WORD: Final = re.compile(r"\w")
_NO_CHARACTER: Final = re.compile("[\0\ud800-\udfff]")
"""SQLite ends a query at NUL, and has no half of a surrogate pair; no story has either."""


def query_of(words: str) -> str:
    """Return ``words`` as an FTS5 query: all must occur, "a phrase" as it stands, trad* by its beginning, -not at all.

    >>> query_of('trade "current account" defic* -Japan')
    '"trade" "current account" "defic"* NOT "Japan"'

    Raises ``BadQueryError`` where no word is left to look for.
    """
    # A dict for its order: a word that is repeated asks for nothing more, and costs.
    wanted: dict[str, None] = {}
    unwanted: dict[str, None] = {}
    for minus, straight, curly, bare in _PARTS.findall(_NO_CHARACTER.sub(" ", words)):
        part = straight or curly or bare
        if not _WORD.search(part):
            continue
        beginning = "*" if bare.endswith("*") else ""
        quoted = '"' + part.rstrip("*").replace('"', " ") + '"' + beginning
        (unwanted if minus else wanted)[quoted] = None
    if not wanted:
        raise BadQueryError(words.strip() or "the search", "holds no word to look for", "name one that must occur")
    return " ".join(wanted) + "".join(f" NOT {word}" for word in unwanted)


def country_meant(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the country that ``name`` is, or is the adjective or the people of."""
    asked = " ".join(name.split())
    for spelling in (asked, asked.title(), asked.upper()):
        code = country_named(spelling) or country_of_adjective(spelling) or country_of_people(spelling)
        if code:
            return code
    return None


def entities_meant(connection: sqlite3.Connection, name: str) -> list[int]:
    """Return the ids of whoever ``name`` means: all who belong to a country, else all whose names hold its words."""
    code = country_meant(name)
    if code:
        found = connection.execute("SELECT id FROM entity WHERE country = ?", (code,))
    else:
        found = connection.execute("SELECT rowid FROM entity_words WHERE entity_words MATCH ?", (query_of(name),))
    return [entity_id for (entity_id,) in found.fetchall()]
