"""Places: countries, capitals, cities, regions, and parts of the world above one country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from onrecord.gazetteer.countries import (
    all_countries,
    country_named,
    country_of_adjective,
    country_of_people,
)
from onrecord.gazetteer.facts import facts, folded, parted, spellings

if TYPE_CHECKING:
    from collections.abc import Mapping

PlaceKind = Literal["country", "capital", "city", "region", "wide"]


@dataclass(frozen=True, slots=True)
class Place:
    """One place that newspapers name."""

    name: str
    kind: PlaceKind
    country: str | None
    """ISO 3166-1 alpha-2; none for a part of the world above one country."""


@cache
def _places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for code, entry in all_countries().items():
        for name in entry.names:
            plain = name.removeprefix("The ")
            found.setdefault(plain, Place(plain, "country", code))
    for code, entry in all_countries().items():
        if entry.capital and not entry.withdrawn:
            found.setdefault(entry.capital, Place(entry.capital, "capital", code))
    world = facts("places.toml")
    kinds: tuple[tuple[str, PlaceKind], ...] = (("cities", "city"), ("capitals", "capital"), ("regions", "region"))
    for table, kind in kinds:
        for code, names in world[table].items():
            for name in parted(names):
                found.setdefault(name, Place(name, kind, code))
    for name in parted(world["wide"]):
        found.setdefault(name, Place(name, "wide", None))
    return found


def place_named(words: str) -> Place | None:
    """Return the place that ``words`` name, the article and a possessive left aside.

    >>> place_named("Geneva")
    Place(name='Geneva', kind='city', country='CH')
    """
    table = _places()
    for spelling in spellings(words):
        if spelling in table:
            return table[spelling]
    return None


def all_places() -> Mapping[str, Place]:
    """Return every place by the name under which it can be looked up."""
    return _places()


@cache
def region_adjectives() -> Mapping[str, str | None]:
    """Return the adjectives and peoples of places that are no country, with the country whose part it is."""
    world = facts("places.toml")
    found: dict[str, str | None] = {}
    for word in parted(world["wide_adjectives"]):
        found[word] = None
        found[f"{word}s"] = None
    for code, words in world["region_adjectives"].items():
        found.update(dict.fromkeys(parted(words), code))
    return found


def region_adjective(words: str) -> tuple[bool, str | None]:
    """Tell whether ``words`` are the adjective or the people of a place that is no country, and whose part it is.

    >>> region_adjective("Chechens"), region_adjective("European"), region_adjective("wooden")
    ((True, 'RU'), (True, None), (False, None))
    """
    word = folded(words)
    table = region_adjectives()
    return word in table, table.get(word)


def country_of(words: str) -> str | None:
    """Return the code of the country that ``words`` point to: name, adjective, people, capital, city or region.

    >>> country_of("Russian"), country_of("Nis"), country_of("the Dutch"), country_of("Scottish")
    ('RU', 'RS', 'NL', 'GB')
    """
    found = country_named(words) or country_of_adjective(words) or country_of_people(words)
    if found:
        return found
    place = place_named(words)
    if place:
        return place.country
    return region_adjective(words)[1]
