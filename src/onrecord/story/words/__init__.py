"""The words that a story's head is read by, as data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import tomli as tomllib


@cache
def head_words(kind: str) -> frozenset[str]:
    """Return the words of one kind (``agencies``, ``offices``, …) in lower case."""
    return frozenset(word.casefold() for word in _tables()[kind])


@cache
def agency_spellings() -> dict[str, str]:
    """Return the agencies' usual spellings by their lower case."""
    return {word.casefold(): word for word in reversed(_tables()["agencies"])}


@cache
def region_codes() -> dict[str, str]:
    """Return the countries' codes (ISO 3166-1) by the short names of their parts: lower case, no last full stop."""
    return {word.casefold(): code for code, words in _tables()["regions"].items() for word in words}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("head.toml").read_text(encoding="utf-8"))
