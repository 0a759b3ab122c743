"""The calendar's words, as data: feasts of the moon, fiscal years, verbs that look ahead or back."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import tomli as tomllib


@cache
def words_of(name: str) -> dict[str, Any]:
    """Return the word list ``name`` (``feasts``, ``fiscal``, ``verbs``) as its file states it."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
