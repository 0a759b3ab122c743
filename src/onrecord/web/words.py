"""The words that the pages have for what a record chooses from: statuses, stances, lanes, reasons."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli as tomllib

Words = dict[str, dict[str, str]]


@cache
def words_of() -> Words:
    """Return ``words.toml``: by what they are, the words by the record's own."""
    found: Words = tomllib.loads(files("onrecord.web").joinpath("words.toml").read_text(encoding="utf-8"))
    return found
