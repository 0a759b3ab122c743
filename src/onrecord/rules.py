"""The rules that find things: each with an id, a reason, examples that hold and one that must not.

A rule's words stand as data (``rules.toml``) beside the code that reads them; ``found_by`` in a record names the rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import tomli as tomllib

ROOMS = (
    "story",
    "language",
    "extract/attributions",
    "extract/times",
    "extract/figures",
    "resolve",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, the day it counts from (ISO 8601), the words found in it and the fields that they give."""

    text: str
    on: str | None = None
    finds: str | None = None
    gives: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as the data files state it."""

    id: str
    room: str
    why: str
    holds: tuple[Example, ...]
    fails: tuple[Example, ...]


@cache
def all_rules() -> dict[str, Rule]:
    """Return every rule by its id."""
    rules: dict[str, Rule] = {}
    for room in ROOMS:
        source = files("onrecord").joinpath(f"{room}/rules.toml")
        if not source.is_file():
            continue
        for entry in tomllib.loads(source.read_text(encoding="utf-8"))["rule"]:
            rule = Rule(
                id=entry["id"],
                room=room,
                why=entry["why"],
                holds=tuple(Example(**example) for example in entry["holds"]),
                fails=tuple(Example(**example) for example in entry["fails"]),
            )
            if rule.id in rules:
                message = f"two rules are called {rule.id}, in {rules[rule.id].room} and in {room}"
                raise ValueError(message)
            rules[rule.id] = rule
    return rules
