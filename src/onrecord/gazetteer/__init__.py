"""What every editor knows about the world: countries and their peoples, places, organisations, currencies.

The facts stand in TOML files beside this module and are read once. Nothing here knows of stories or records.
"""

from __future__ import annotations

from onrecord.gazetteer.countries import (
    Country,
    all_countries,
    country,
    country_named,
    country_of_adjective,
    country_of_capital,
    country_of_people,
)
from onrecord.gazetteer.currencies import (
    Currency,
    all_currencies,
    currency_of_country,
    currency_of_hundredth,
    currency_of_sign,
    currency_of_words,
    mangled_signs,
)
from onrecord.gazetteer.organisations import Organisation, all_organisations, organisation_named
from onrecord.gazetteer.places import (
    Place,
    all_places,
    country_of,
    place_named,
    region_adjective,
    region_adjectives,
)

__all__ = [
    "Country",
    "Currency",
    "Organisation",
    "Place",
    "all_countries",
    "all_currencies",
    "all_organisations",
    "all_places",
    "country",
    "country_named",
    "country_of",
    "country_of_adjective",
    "country_of_capital",
    "country_of_people",
    "currency_of_country",
    "currency_of_hundredth",
    "currency_of_sign",
    "currency_of_words",
    "mangled_signs",
    "organisation_named",
    "place_named",
    "region_adjective",
    "region_adjectives",
]
