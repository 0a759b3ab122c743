"""Currencies, held against CLDR (Babel) in both directions: codes, names, hundredths, signs and countries."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

import pytest
from babel import Locale, localedata
from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_precision

from onrecord import gazetteer

ENGLISH: Final = Locale("en")
CURRENCIES: Final = gazetteer.all_currencies()

NO_HUNDREDTH: Final = {
    "XEU": "nobody's coin", "XDR": "nobody's coin",
    "EEK": "its sents are read as a verb's form", "HUF": "its fillers are an English word", "YUN": "its paras too",
    "BAM": "its fenings are not told of", "SIT": "nor its stotins",
    "KGS": "nor its tyiyns", "UZS": "nor its tiyins", "TJS": "nor its dirams", "KHR": "nor its sens",
    "TMT": "its tenges are Kazakhstan's currency", "AED": "its fils are thousandths elsewhere",
    "QAR": "its dirhams are Morocco's currency", "MNT": "nor its mongos", "MVR": "nor its laaris",
    "BTN": "nor its chetrums", "MOP": "nor its avos", "PGK": "nor its toeas", "WST": "nor its senes",
    "TOP": "nor its senitis", "LSL": "nor its lisentes", "AOA": "nor its centimos", "ZRZ": "nor its makutas",
    "PEI": "a hundredth of it bought nothing", "ARA": "a hundredth of it bought nothing",
    "BRC": "its centavos are the real's", "BRE": "its centavos are the real's",
    "MRU": "its khoums is a fifth", "STN": "nor its centimos",
}  # fmt: skip
"""Currencies of two decimals whose hundredth has no words here, and why."""
OWN_SIGNS: Final = {
    "USD": "U.S.$", "CNY": "RMB", "CHF": "SFr Sfr SwFr", "DEM": "DM", "FRF": "FF Ffr", "BEF": "BFr", "NLG": "DFl",
    "IEP": "IR£", "XDR": "SDR", "SEK": "SKr", "NOK": "NKr", "DKK": "DKr", "YUN": "YUD", "KWD": "KD",
    "AED": "Dh Dhs", "SAR": "SR", "PKR": "PRs", "INR": "Rs.", "BDT": "Tk", "BND": "B$", "CAD": "Can$",
    "MXN": "Mex$", "JMD": "J$", "TTD": "TT$", "GYD": "G$", "KYD": "CI$", "XCG": "Cg", "VES": "VEB", "NAD": "N$",
    "ZWD": "Z$", "ZWG": "ZiG", "GHS": "₵", "LRD": "L$", "KES": "KSh",
}  # fmt: skip
"""Signs of newspapers that CLDR does not write for the currency (``VEB`` and ``YUD``: codes that it had before)."""
NO_SIGN: Final = {"F CFA": "two words"}
"""Signs of CLDR that are not read, and why."""
NO_NAME: Final = {"zaire": "the country is meant", "zimbabwean gold": "a medal is meant"}
"""Names of CLDR that are not read, and why."""
SHARED: Final = {"HT": "USD"}
"""Where CLDR has a second tender of which no story says that it is that country's ("Haitian dollars" are gourdes)."""


@cache
def tender() -> dict[str, dict[str, bool]]:
    """Return the countries of each currency that was legal tender there, and whether it still is."""
    found: dict[str, dict[str, bool]] = {}
    for country, rows in get_global("territory_currencies").items():
        for code, _, end, is_tender in rows:
            if is_tender:
                found.setdefault(code, {})[country] = found.get(code, {}).get(country, False) or end is None
    return found


@cache
def signs_of_cldr() -> dict[str, set[str]]:
    """Return the currencies for which some language writes a sign."""
    found: dict[str, set[str]] = {}
    for name in localedata.locale_identifiers():
        for code, sign in Locale.parse(name).currency_symbols.items():
            found.setdefault(sign, set()).add(code)
    return found


def plain(name: str) -> str:
    """Return a name in small ASCII letters, without the years that it was in use."""
    bare = unicodedata.normalize("NFD", name.replace("ʻ", "").replace("’", ""))
    return re.sub(r" \(.*\)", "", bare.encode("ascii", "ignore").decode()).lower()


def test_every_currency_in_use_is_here() -> None:
    used = {code for code, countries in tender().items() if any(countries.values())}
    assert used <= set(CURRENCIES)


@pytest.mark.parametrize("code", CURRENCIES)
def test_the_names_of_cldr_are_read(code: str) -> None:
    for count in (1, 2):
        name = plain(get_currency_name(code, count, locale="en"))
        read = any(name == word or name.endswith(f" {word}") for word in CURRENCIES[code].words)
        assert read != (name in NO_NAME or name.split()[-1] in NO_NAME), name


@pytest.mark.parametrize("code", CURRENCIES)
def test_no_word_is_another_currency_of_the_name_alone(code: str) -> None:
    """A word by which CLDR ends the names of some currencies is of one kin with them: no inti is a sol."""
    kin: dict[str, set[str]] = {}
    for other in map(str, ENGLISH.currencies):
        for count in (1, 2):
            kin.setdefault(plain(get_currency_name(other, count, locale="en")).split()[-1], set()).add(other)
    roubles, liras = {"rouble", "roubles", "ruble", "rubles"}, {"lira", "liras"}
    loose = {"RUB": roubles, "SUR": roubles, "BYN": roubles, "TRY": liras, "LBP": liras, "FIM": {"mark", "marks"},
             "OMR": {"riyal", "riyals"}, "YER": {"riyal", "riyals"}, "SVC": {"colons"}, "CRC": {"colones"},
             "TMT": {"manats"}, "ZAR": {"rands"}}  # fmt: skip
    for word in CURRENCIES[code].words:
        assert code in kin.get(word, {code}) or word in loose.get(code, ()), word


@pytest.mark.parametrize("code", CURRENCIES)
def test_a_hundredth_has_words_where_there_are_two_decimals(code: str) -> None:
    currency = CURRENCIES[code]
    expected = get_currency_precision(code) == 2 and code not in NO_HUNDREDTH
    assert bool(currency.hundredth) == expected
    for word in currency.hundredth:
        for country in currency.countries:
            meant = gazetteer.currency_of_hundredth(word, country)
            assert meant == code or len(CURRENCIES[meant or ""].countries) < len(currency.countries), (word, country)


@pytest.mark.parametrize("code", CURRENCIES)
def test_signs_both_ways(code: str) -> None:
    sign = ENGLISH.currency_symbols.get(code, code).replace("\u202f", " ")
    if sign not in NO_SIGN:
        assert gazetteer.currency_of_sign(sign.rstrip(".")) == code
    own = {sign for sign in CURRENCIES[code].signs if sign != code and code not in signs_of_cldr().get(sign, ())}
    assert own == set(OWN_SIGNS.get(code, "").split())
    assert all(gazetteer.currency_of_sign(sign) == code for sign in CURRENCIES[code].signs)


def test_no_sign_is_the_code_of_another() -> None:
    before = {"VEB", "YUD"}  # recorded under the code of their words: bolivars, dinars
    codes = {sign for currency in CURRENCIES.values() for sign in currency.signs if sign in ENGLISH.currencies}
    assert {sign for sign in codes if gazetteer.currency_of_sign(sign) != sign} == before


@pytest.mark.parametrize("code", CURRENCIES)
def test_countries_both_ways(code: str) -> None:
    here = set(CURRENCIES[code].countries)
    known = set(gazetteer.all_countries())
    there = tender().get(code, {})
    assert here - {"CS"} <= set(there)  # Babel has no Czechoslovakia
    still = {country for country, in_use in there.items() if in_use and country in known}
    assert {country for country in still if SHARED.get(country) != code} <= here


@pytest.mark.parametrize("code", CURRENCIES)
def test_the_words_of_a_country_mean_its_own_money(code: str) -> None:
    for country in CURRENCIES[code].countries:
        for word in CURRENCIES[code].words:
            meant = gazetteer.currency_of_words(word, country)
            assert meant == code or len(CURRENCIES[meant or ""].countries) < len(CURRENCIES[code].countries), word
