"""The calendar's words, as data: feasts of the moon, fiscal years, verbs that look ahead or back; their patterns."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def words_of(name: str) -> dict[str, Any]:
    """Return the word list ``name`` (``feasts``, ``fiscal``, ``verbs``) as its file states it."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    r"""Return a pattern for any of ``words``, the longest first; a space is any white space.

    >>> any_of(("House", "White House"))
    '(?:White\\s+House|House)'
    """
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) + ")"
