"""The words around an event's time, as data: ``words.toml``."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Final

import tomli as tomllib

from onrecord.patterns import any_of

RELATIONS: Final = ("from", "starting", "since", "by", "until", "before", "after")
"""How an event may lie to a time that opens it, closes it or bounds it."""


_NEAR: Final = 25
"""Characters between a verb of beginning and the day on which something begins."""


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def listed(group: str, name: str = "words") -> tuple[str, ...]:
    """Return one list of the file, lower case."""
    return tuple(_words()[group][name])


@cache
def relation_before() -> re.Pattern[str]:
    """Return what matches at the end of the words before an expression, each relation as a named group."""
    groups = "|".join(rf"(?P<{name}>{any_of(listed('before', name))})" for name in RELATIONS)
    return re.compile(rf"(?<![\w-])(?:{groups})(?:\s+{any_of(listed('between'))})*\s*[\"'“‘(]?$", re.IGNORECASE)


@cache
def anywhere(group: str) -> re.Pattern[str]:
    """Return what finds any word of a list."""
    return re.compile(rf"(?<![\w-]){any_of(listed(group))}(?![\w-])", re.IGNORECASE)


@cache
def begins() -> re.Pattern[str]:
    """Return what finds a verb of beginning near the end of the words before an expression: not *start trading on*."""
    return re.compile(rf"(?<![\w-]){any_of(listed('begins'))}(?![\w-])(?!\s+\w+ing\b).{{0,{_NEAR}}}$", re.IGNORECASE)


@cache
def last_word(group: str, name: str = "words") -> re.Pattern[str]:
    """Return what matches a word of a list at the end of the words before an expression."""
    return re.compile(rf"(?<![\w-]){any_of(listed(group, name))}\s*$", re.IGNORECASE)


@cache
def joint() -> re.Pattern[str]:
    """Return what matches all that stands between two expressions which are one stretch."""
    joints, leads = any_of(listed("joining")), any_of(listed("joining", "leads"))
    return re.compile(rf"\s*(?:{joints}\s*){{1,2}}(?:{leads}\s+)*", re.IGNORECASE)


@cache
def first_word(group: str) -> re.Pattern[str]:
    """Return what matches a word of a list at the beginning of the words after an expression."""
    return re.compile(rf"[\s,]*{any_of(listed(group))}(?![\w-])", re.IGNORECASE)
