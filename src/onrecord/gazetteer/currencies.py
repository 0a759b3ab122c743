"""Currencies by their words, signs and countries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.gazetteer.countries import all_countries
from onrecord.gazetteer.facts import facts, parted, rows

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency, in use or remembered."""

    code: str
    """ISO 4217."""
    name: str
    words: tuple[str, ...]
    """Lower case, singular first, the wire's abbreviations included."""
    hundredth: tuple[str, ...]
    """Words for its hundredth part, singular first; a thousandth ("fils") has no words here."""
    signs: tuple[str, ...]
    first_of: tuple[str, ...]
    """Words for which this one is meant when no country is near."""
    countries: tuple[str, ...]
    """ISO 3166-1 codes of the countries that use it, or used it."""


@cache
def all_currencies() -> dict[str, Currency]:
    """Return every currency by its code."""
    users: dict[str, list[str]] = {}
    for country in all_countries().values():
        if country.currency:
            users.setdefault(country.currency, []).append(country.code)
    found = {}
    for code, name, words, wire, hundredth, signs, first_of, of in rows(facts("currencies.toml")["currencies"], 8):
        found[code] = Currency(
            code=code,
            name=name,
            words=parted(words) + parted(wire),
            hundredth=parted(hundredth),
            signs=parted(signs),
            first_of=parted(first_of),
            countries=(*users.get(code, ()), *parted(of)),
        )
    return found


def currency_of_country(code: str) -> str | None:
    """Return the ISO 4217 code of the currency in use in a country (ISO 3166-1 alpha-2)."""
    country = all_countries().get(code)
    return country.currency if country else None


@cache
def _by_word() -> dict[str, tuple[Currency, ...]]:
    return _grouped((word, currency) for currency in all_currencies().values() for word in currency.words)


@cache
def _by_hundredth() -> dict[str, tuple[Currency, ...]]:
    return _grouped((word, currency) for currency in all_currencies().values() for word in currency.hundredth)


def _grouped(pairs: Iterable[tuple[str, Currency]]) -> dict[str, tuple[Currency, ...]]:
    found: dict[str, list[Currency]] = {}
    for word, currency in pairs:
        found.setdefault(word, []).append(currency)
    return {word: tuple(currencies) for word, currencies in found.items()}


def currency_of_words(words: str, country: str | None = None) -> str | None:
    """Return the ISO 4217 code that ``words`` ("dollars", "dlrs", "stg") mean.

    ``country`` (ISO 3166-1) is the one whose adjective or dateline stands near. A word that several countries share
    means that country's currency where it has one of the name ("pesos", PH), else the one known first ("pesos": MXN).

    >>> currency_of_words("dollars"), currency_of_words("dollars", "CA"), currency_of_words("pesos", "PH")
    ('USD', 'CAD', 'PHP')
    """
    plain = words.lower().strip()
    return _meant(_by_word().get(plain, ()), plain, country)


def currency_of_hundredth(words: str, country: str | None = None) -> str | None:
    """Return the ISO 4217 code of the currency whose hundredth ``words`` name ("cents", "pence").

    >>> currency_of_hundredth("pence"), currency_of_hundredth("cents", "AU"), currency_of_hundredth("metres")
    ('GBP', 'AUD', None)
    """
    plain = words.lower().strip()
    return _meant(_by_hundredth().get(plain, ()), plain, country)


def _meant(found: tuple[Currency, ...], plain: str, country: str | None) -> str | None:
    """Return which of the currencies that share a word is meant.

    A country's own goes before one that it shares with others: Zimbabwe also pays in US dollars, but "Zimbabwean
    dollars" are its own.
    """
    used = [currency for currency in found if country in currency.countries]
    if used:
        return min(used, key=lambda currency: len(currency.countries)).code
    return next((currency.code for currency in found if plain in currency.first_of), found[0].code if found else None)


@cache
def mangled_signs() -> dict[str, str]:
    """Return what ASCII left of some signs, with the sign that each was.

    >>> mangled_signs()["PS"]
    '£'
    """
    return dict(facts("currencies.toml")["mangled"])


@cache
def _by_sign() -> dict[str, str]:
    table = {sign: currency.code for currency in all_currencies().values() for sign in currency.signs}
    return table | {mangled: table[sign] for mangled, sign in mangled_signs().items()}


def currency_of_sign(sign: str, country: str | None = None) -> str | None:
    """Return the ISO 4217 code of a sign or code before or after a number ("$", "HK$", "€", "USD").

    A bare ``$`` or ``£`` near a country with dollars or pounds of its own is not bent to that country: agencies write
    ``A$`` then. ``country`` only decides between yen and yuan for ``¥``.

    >>> currency_of_sign("$"), currency_of_sign("HK$"), currency_of_sign("¥", "CN"), currency_of_sign("%")
    ('USD', 'HKD', 'CNY', None)
    """
    if sign == "¥" and country == "CN":
        return "CNY"
    table = _by_sign()
    if sign in table:
        return table[sign]
    return sign if sign in all_currencies() else None
