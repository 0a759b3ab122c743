"""The room of times's words, as data: the words of its grammar, holidays, words beside dates."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import tomli as tomllib


@cache
def words_of(name: str) -> dict[str, Any]:
    """Return the word list ``name`` (``lexicon``, ``holidays``, ``neighbours``) as its file states it."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
