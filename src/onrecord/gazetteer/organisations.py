"""Organisations that are known by their initials or by a short name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.gazetteer.facts import facts, parted, rows, spellings


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation that every editor knows."""

    names: tuple[str, ...]
    """The full name first, then initials and short names."""
    country: str | None
    usual: str | None = None
    """The name that papers use even where they print the full one ("NATO")."""

    @property
    def name(self) -> str:
        """The full name."""
        return self.names[0]


@cache
def all_organisations() -> tuple[Organisation, ...]:
    """Return every organisation."""
    table = rows(facts("organisations.toml")["organisations"], 3)
    return tuple(Organisation(parted(names), country or None, usual or None) for names, country, usual in table)


@cache
def _by_name() -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for organisation in all_organisations():
        for name in organisation.names:
            found.setdefault(name, organisation)
    return found


def organisation_named(words: str) -> Organisation | None:
    """Return the organisation that ``words`` name ("NATO", "the World Bank", "UNITED NATIONS").

    >>> organisation_named("the IMF").name
    'International Monetary Fund'
    """
    table = _by_name()
    for spelling in spellings(words):
        if spelling in table:
            return table[spelling]
    return None
