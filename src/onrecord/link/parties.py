"""Who and what is meant: when two printed names, each out of a story of its own, are one party."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal

import tomli as tomllib

from onrecord.gazetteer import country_named, country_of, organisation_named, place_named
from onrecord.language.name_words import word_set
from onrecord.link.entries import Party
from onrecord.resolve.entities import folded_words
from onrecord.resolve.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record import Name, NameKind, Record

_BEARERS: Final = 8
"""So many parties with one surname are compared, which keeps a hostile list linear."""

Family = Literal["person", "body", "country", "place", "world"]
"""``body``: organisations, groups and events, which stories do not keep apart; ``world``: above one country."""

_SURNAME_ENDS: Final = re.compile(r"(?:yy|iy|ii|ij)$")
"""One ending in four transliterations: Zelenskyy, Zelenskiy, Zelenskii, Zelenskij are Zelensky."""
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
_LONGEST_NAME: Final = 12
"""Words of a name that are compared; what is longer is no name."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What of a printed name tells who is meant."""

    family: Family
    words: tuple[str, ...]
    """Folded: of a person given names and surname, of a body without its legal form, of a country its code."""
    country: str | None
    suffix: str | None = None
    """``jr``, ``ii``: of a person."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Words that every other name of the same party has, one of them at least."""
        if self.family != "person":
            return (" ".join(self.words),)
        if self.country in _listed("family_name_first") and len(self.words) > 1:
            return tuple(sorted({self.words[0], self.words[-1]}))
        return (self.words[-1],)


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(files("onrecord.link").joinpath("parties.toml").read_text(encoding="utf-8"))


@cache
def _alike(name: str) -> dict[str, str]:
    """Return the first spelling of each line by every spelling of it."""
    found: dict[str, str] = {}
    for line in _lists()[name].strip().split("\n"):
        spellings = [part.strip() for part in line.split("|")] if "|" in line else line.split()
        found.update(dict.fromkeys(spellings, spellings[0]))
    return found


def party_of(name: Name) -> Party:
    """Return a name of a record as a party; a place has the country it lies in, where an atlas knows it."""
    country = name.country or (country_of(name.name) if name.kind == "place" else None)
    return Party(name=name.name, kind=name.kind, country=country)


def parties_of(ids: Iterable[str], record: Record) -> tuple[Party, ...]:
    """Return the parties with these ids in ``record``, each once; ids that it does not know are left out."""
    by_id = {name.id: name for name in record.names}
    return tuple(party_of(by_id[one]) for one in dict.fromkeys(ids) if one in by_id)


def identity_of(party: Party) -> Identity:
    """Return what is compared of a party."""
    return _identity(party.name, party.kind, party.country)


@lru_cache(maxsize=50_000)
def _identity(name: str, kind: NameKind, country: str | None) -> Identity:
    if kind == "person":
        return _person(name, country)
    state = country_named(name)
    if state and country in {None, state}:
        return Identity("country", (state.lower(),), state)
    return _place(name, country) if kind == "place" else _body(name, country)


def _words_of(name: str) -> tuple[str, ...]:
    words = folded_words(name)[:_LONGEST_NAME]
    return tuple(word for word in words if word) or (name,)


def _person(name: str, country: str | None) -> Identity:
    words = _words_of(name)
    words = tuple(
        piece for word in words for piece in (word.strip(".").split(".") if _INITIALS.match(word) else (word,))
    )
    suffix = words[-1].rstrip(".") if len(words) > 1 and words[-1] in word_set("suffixes") else None
    core = words[:-1] if suffix else words
    if len(core) > 1 and core[0] in word_set("styles"):
        core = core[1:]
    last = core[-1]
    if last.startswith(("al-", "el-")) and len(last) > 4:
        last = last[3:]
    return Identity("person", (*core[:-1], _SURNAME_ENDS.sub("y", last)), country, suffix)


def _place(name: str, country: str | None) -> Identity:
    town = name.partition(",")[0] if place_named(name.partition(",")[0]) else name
    known = place_named(town)
    spelt = " ".join(_words_of(town))
    spelt = _alike("same_place").get(spelt, spelt)
    if known is not None and known.kind == "wide":
        return Identity("world", (spelt,), None)
    return Identity("place", (spelt,), country or (known.country if known else None))


def _body(name: str, country: str | None) -> Identity:
    known = organisation_named(name)
    words = _words_of(name)
    if known is None and len(words) > 2 and words[0] in {"u.s", "u.s.", "us"}:
        words, country = words[1:], country or "US"
        known = organisation_named(name.split(None, 1)[1])
    end = len(words)
    while end > 1 and words[end - 1] in listed("firms"):
        end -= 1
    if known is None and end < len(words):
        known = organisation_named(" ".join(name.split()[: end - len(words)]))
    if known is not None:
        return Identity("body", _words_of(known.name), country or known.country)
    return Identity("body", words[:end], country)


def same_party(one: Party, other: Party) -> bool:
    """Tell whether two names are one party's.

    A person's surname must be equal, and each given name equal to the other's, an initial of it, or missing; titles do
    not count. Bodies must have the same words but for the legal form, or be one organisation that everybody knows;
    places the same name. Countries must not contradict. A place and the country around it are two: ``same_country``.
    """
    mine, its = identity_of(one), identity_of(other)
    if mine.family != its.family or (mine.country and its.country and mine.country != its.country):
        return False
    return _same_person(mine, its) if mine.family == "person" else mine.words == its.words


def _same_person(mine: Identity, its: Identity) -> bool:
    if mine.suffix and its.suffix and mine.suffix != its.suffix:
        return False
    if mine.words == its.words:
        return True
    short, long = sorted((mine.words, its.words), key=len)
    if {mine.country, its.country} & _listed("family_name_first"):
        if len(short) == 1:
            return short[0] in {long[0], long[-1]}
        return sorted(short) == sorted(long)
    return short[-1] == long[-1] and _within(short[:-1], long[:-1])


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether the given names ``short`` stand in ``long`` in their order, in full, short or as initials."""
    at = 0
    for name in short:
        while at < len(long) and not _same_given(name, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _same_given(one: str, other: str) -> bool:
    first, second = one.rstrip("."), other.rstrip(".")
    if len(first) == 1 or len(second) == 1:
        return first[:1] == second[:1]
    alike = _alike("same_given_name")
    return alike.get(first, first) == alike.get(second, second)


def country_behind(party: Party) -> str | None:
    """Return the code of the country that a party is of, lies in, or stands for."""
    return party.country or country_of(party.name)


def same_country(one: Party, other: Party) -> bool:
    """Tell whether two parties are of one country: "Washington" and "the U.S.", "Moscow" and "the Russians"."""
    country = country_behind(one)
    return country is not None and country == country_behind(other)


def is_anybody(party: Party) -> bool:
    """Tell whether a name means somebody only within its story: "the two leaders", "the government", "farmers"."""
    if party.kind in {"person", "place"}:
        return False
    words = party.name.split()
    if party.kind == "group" and words and words[-1].lower() in _listed("anybody"):
        return True
    if party.country is None and " ".join(folded_words(party.name)) in _bodies_of_every_country():
        return True
    named = any(word[0].isupper() or word[0].isdigit() for word in words)
    return not named and (party.kind == "organisation" or party.country is None)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_lists()[name].split())


@cache
def _bodies_of_every_country() -> frozenset[str]:
    return frozenset(line.strip() for line in _lists()["bodies_of_every_country"].strip().split("\n"))


def fullest(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return each party once, in the order in which they come first, under its fullest name.

    >>> told = [Party(name="Nakasone", kind="person"), Party(name="Yasuhiro Nakasone", kind="person")]
    >>> [party.name for party in fullest(told)]
    ['Yasuhiro Nakasone']
    """
    found: list[Party] = []
    bearers: dict[str, list[int]] = {}
    for party in parties:
        keys = identity_of(party).keys
        known = (at for key in keys for at in bearers.get(key, [])[:_BEARERS] if same_party(found[at], party))
        at = next(known, len(found))
        if at == len(found):
            found.append(party)
        elif _fullness(party) > _fullness(found[at]):
            found[at] = party
        for key in keys:
            if at not in bearers.setdefault(key, [])[:_BEARERS]:
                bearers[key].append(at)
    return tuple(found)


def _fullness(party: Party) -> tuple[int, bool, int]:
    # A headline's capitals tell less than the same name in the text.
    return len(party.name.split()), not party.name.isupper(), len(party.name)
