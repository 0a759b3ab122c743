"""The words that a story's head is read by, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def head_words(kind: str) -> frozenset[str]:
    """Return the words of one kind (``agencies``, ``offices``, …) in lower case."""
    return frozenset(word.casefold() for word in _tables()[kind])


@cache
def agency_spellings() -> dict[str, str]:
    """Return the agencies' usual spellings by their lower case."""
    return {word.casefold(): word for word in reversed(_tables()["agencies"])}


@cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("head.toml").read_text(encoding="utf-8"))
