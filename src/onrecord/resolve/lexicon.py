"""The words by which roles and pronouns find their names, read once from ``words/people.toml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import tomli as tomllib


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files("onrecord.resolve").joinpath("words/people.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of the file, lower case."""
    return frozenset(str(_words()[name]).split())


@cache
def such(head: str) -> frozenset[str]:
    """Return the words in a name that make it such a thing: for "daily", ``times``, ``post``; else the word itself."""
    return frozenset(str(_words()["such"].get(head, head)).split())
