"""The facts about the world, checked against Babel (which is needed for the tests only) and by table."""

from __future__ import annotations

import datetime as dt

import pytest
from babel import Locale
from babel.numbers import get_territory_currencies

from onrecord import gazetteer

ENGLISH = Locale("en")
# CLDR's codes that are no countries: unions, islands without a code of their own, test codes.
NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
CODES = [str(code) for code in ENGLISH.territories]
COUNTRIES = sorted(code for code in CODES if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY)


def plain(name: str) -> str:
    return name.replace("&", "and").replace("’", "'").lower()


def test_every_country_of_cldr_is_here() -> None:
    here = {code for code, country in gazetteer.all_countries().items() if not country.withdrawn}
    assert here == set(COUNTRIES)


@pytest.mark.parametrize("code", COUNTRIES)
def test_names_and_currency_agree_with_cldr(code: str) -> None:
    country = gazetteer.all_countries()[code]
    assert plain(ENGLISH.territories[code]) in [plain(name) for name in country.names]
    used = get_territory_currencies(code, dt.date(2020, 1, 1)) + get_territory_currencies(code)
    assert country.currency in used or not used


def test_every_currency_is_of_iso_4217_and_every_country_finds_its_own() -> None:
    assert set(gazetteer.all_currencies()) <= set(ENGLISH.currencies)
    assert {c.currency for c in gazetteer.all_countries().values() if c.currency} <= set(gazetteer.all_currencies())


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Russia", "RU"), ("the Russians", "RU"), ("Russian", "RU"), ("Moscow", "RU"), ("U.S.", "US"), ("US", "US"),
        ("America", "US"), ("Britain", "GB"), ("Britons", "GB"), ("Scottish", "GB"), ("Holland", "NL"), ("Dutch", "NL"),
        ("DPRK", "KP"), ("North Korea’s", "KP"), ("ZAIRE", "CD"), ("West Germany", "DE"), ("Soviet Union", "SU"),
        ("Yugoslavia", "YU"), ("Nis", "RS"), ("Bonn", "DE"), ("New Delhi", "IN"), ("Texas", "US"), ("Danes", "DK"),
        ("the Philippines", "PH"), ("Filipino", "PH"), ("Swiss", "CH"), ("SAUDI ARABIA", "SA"), ("Europe", None),
        ("us", None), ("table", None), ("", None),
    ],
)  # fmt: skip
def test_country_of(words: str, code: str | None) -> None:
    assert gazetteer.country_of(words) == code


@pytest.mark.parametrize(
    ("words", "country", "code"),
    [
        ("dollars", None, "USD"), ("dlrs", None, "USD"), ("dollars", "CA", "CAD"), ("dollars", "FR", "USD"),
        ("stg", None, "GBP"),
        ("pounds", "EG", "EGP"), ("pounds", None, "GBP"), ("pesos", "PH", "PHP"), ("pesos", None, "MXN"),
        ("riyals", "QA", "QAR"),
        ("riyals", None, "SAR"), ("francs", "CH", "CHF"), ("francs", "BE", "BEF"), ("marks", None, "DEM"),
        ("yen", None, "JPY"),
        ("crowns", "NO", "NOK"), ("euros", None, "EUR"), ("roubles", None, "RUB"), ("mln", None, None),
    ],
)  # fmt: skip
def test_currency_of_words(words: str, country: str | None, code: str | None) -> None:
    assert gazetteer.currency_of_words(words, country) == code


@pytest.mark.parametrize(
    ("sign", "code"),
    [("$", "USD"), ("HK$", "HKD"), ("US$", "USD"), ("£", "GBP"), ("€", "EUR"), ("CHF", "CHF"), ("%", None)],
)
def test_currency_of_sign(sign: str, code: str | None) -> None:
    assert gazetteer.currency_of_sign(sign) == code


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("NATO", "North Atlantic Treaty Organization"), ("the U.N.", "United Nations"),
        ("OPEC", "Organization of the Petroleum Exporting Countries"),
        ("UNITED NATIONS", "United Nations"), ("the IMF's", "International Monetary Fund"),
        ("the EU", "European Union"),
    ],
)  # fmt: skip
def test_organisation_named(words: str, name: str) -> None:
    found = gazetteer.organisation_named(words)
    assert found
    assert found.name == name


def test_no_name_of_an_organisation_is_that_of_a_place() -> None:
    shared = {name for entry in gazetteer.all_organisations() for name in entry.names if gazetteer.country_named(name)}
    assert shared == {"Vatican", "Holy See"}  # a state and the seat of a church: both are meant
