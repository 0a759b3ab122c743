"""How the facts are read, and how words are folded before they are looked up."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def facts(name: str) -> dict[str, Any]:
    """Return the facts of one file beside this module (``countries.toml``)."""
    return tomllib.loads(files("onrecord.gazetteer").joinpath(name).read_text(encoding="utf-8"))


def parted(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell between semicolons.

    >>> parted("Washington, D.C.; Washington")
    ('Washington, D.C.', 'Washington')
    """
    return tuple(" ".join(entry.split()) for entry in cell.split(";") if entry.strip())


def rows(table: str, columns: int) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table, each with that many cells; what is missing at the end of a row is empty."""
    for line in table.strip().split("\n"):
        cells = [cell.strip() for cell in line.split("|")]
        yield (*cells, *("" for _ in range(columns - len(cells))))


def folded(words: str) -> str:
    r"""Return ``words`` for looking up: single spaces, straight apostrophes, no leading article, no possessive.

    Upper and lower case stay apart ("US" is no "us"); a word that is all capitals and long is looked up by its callers
    a second time, see ``spellings``.

    >>> folded("the  United\nStates'")
    'United States'
    """
    plain = " ".join(words.replace("’", "'").split())
    if plain[:4].lower() == "the ":
        plain = plain[4:]
    if plain.endswith("'s"):
        plain = plain[:-2]
    elif plain.endswith("s'"):
        plain = plain[:-1]
    return plain


SMALL = frozenset({"and", "of", "the", "on", "for", "de", "es", "in", "to"})


def spellings(words: str) -> tuple[str, ...]:
    """Return the spellings under which ``words`` may stand: as printed, and out of a headline's capitals.

    >>> spellings("SOUTH AFRICA")
    ('SOUTH AFRICA', 'South Africa')
    """
    plain = folded(words)
    if plain.isupper() and len(plain) > 1:
        return plain, " ".join(_capitalised(word) for word in plain.split())
    return (plain,)


def _capitalised(word: str) -> str:
    if word.lower() in SMALL:
        return word.lower()
    if "." in word:
        return word
    return "-".join(piece.capitalize() for piece in word.split("-"))
