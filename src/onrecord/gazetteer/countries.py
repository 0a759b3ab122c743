"""Countries by their names, adjectives, peoples and capitals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.gazetteer.facts import facts, parted, rows, spellings


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory."""

    code: str
    """ISO 3166-1 alpha-2; a retired code where ``withdrawn``."""
    names: tuple[str, ...]
    """The usual name first, then what else is printed."""
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    """Words for one and for several of its people."""
    capital: str | None
    currency: str | None
    """ISO 4217 code of the currency in use."""
    withdrawn: bool

    @property
    def name(self) -> str:
        """The usual name."""
        return self.names[0]


@cache
def all_countries() -> dict[str, Country]:
    """Return every country by its code."""
    read = facts("countries.toml")
    withdrawn = read["withdrawn"].split()
    found = {}
    for code, names, adjectives, people, capital, currency in rows(read["countries"], 6):
        words = parted(adjectives)
        found[code] = Country(
            code=code,
            names=parted(names),
            adjectives=words,
            people=tuple(form for word in words for form in (word, f"{word}s")) if people == "+s" else parted(people),
            capital=capital or None,
            currency=currency or None,
            withdrawn=code in withdrawn,
        )
    return found


def country(code: str) -> Country | None:
    """Return the country with an ISO 3166-1 alpha-2 code."""
    return all_countries().get(code)


@cache
def _by(what: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, entry in all_countries().items():
        words = {
            "names": entry.names,
            "adjectives": entry.adjectives,
            "people": entry.people,
            "capital": (entry.capital,) if entry.capital else (),
        }[what]
        for word in words:
            found.setdefault(word.removeprefix("The "), code)
    return found


def _look_up(what: str, words: str) -> str | None:
    table = _by(what)
    for spelling in spellings(words):
        if spelling in table:
            return table[spelling]
    return None


def country_named(words: str) -> str | None:
    """Return the code of the country that ``words`` name ("Russia", "the U.S.", "BRITAIN", "Holland").

    >>> country_named("the Soviet Union")
    'SU'
    """
    return _look_up("names", words)


def country_of_adjective(words: str) -> str | None:
    """Return the code of the country whose adjective ``words`` are ("Serbian", "Dutch", "U.S.")."""
    return _look_up("adjectives", words)


def country_of_people(words: str) -> str | None:
    """Return the code of the country whose people ``words`` name ("Britons", "the Russians", "a Dane")."""
    return _look_up("people", words)


def country_of_capital(words: str) -> str | None:
    """Return the code of the country whose capital ``words`` name; the seat stands for the government ("Moscow")."""
    return _look_up("capital", words)
