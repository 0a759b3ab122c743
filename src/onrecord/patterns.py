"""Patterns that are made of word lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    r"""Return a pattern for any of ``words``, the longest first; a space is any white space.

    >>> any_of(("House", "White House"))
    '(?:White\\s+House|House)'
    """
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) + ")"
