"""Places of datelines: their proper-case names and countries."""

from __future__ import annotations

import re

from onrecord.gazetteer import country_named, country_of_capital, place_named
from onrecord.story.words import head_words, region_codes

_WORD = re.compile(r"[^\W\d_]+")
_MAC = re.compile(r"^Mc([a-z])")
_SEATS = frozenset({"hong kong", "united nations", "singapore", "gibraltar", "monaco", "vatican city", "macau"})
"""Datelines that are as large as a country, or no place on a map at all."""


def proper_case(place: str) -> str:
    """Return a place printed in capitals as a map prints it: ``DAR ES SALAAM`` is ``Dar es Salaam``."""
    place = " ".join(place.split())
    if place != place.upper():
        return place
    known = place_named(place)
    if known is not None and known.name.casefold() == place.casefold():
        return known.name
    small = head_words("small")

    def cased(match: re.Match[str]) -> str:
        word, before = match[0].lower(), place[: match.start()]
        joined = place[match.end() : match.end() + 1] in (" ", "-", "'", "’")
        if word in small and before and not before.endswith("'") and joined:
            return word
        if before.endswith(("'", "’")) and len(word) == 1:
            return word  # "MARTHA'S"
        return _MAC.sub(lambda m: "Mc" + m[1].upper(), word.capitalize())

    return _WORD.sub(cased, place)


def country_of_place(place: str, region: str | None) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a dateline's place; ``region`` stands after it (``Japan``, ``Mo.``)."""
    place = re.split(r"\s*/\s*", place)[0]
    own = place_named(proper_case(place))
    found = next((code for words in (region or "").split(",") if (code := _country_of_region(words))), None)
    # Georgia is a country and a state: then the place itself tells.
    if found is not None and not (found == "GE" and own is not None and own.country):
        return found
    return own.country if own is not None else None


def is_region(words: str) -> bool:
    """Tell whether ``words`` name a country or a part of one, as they stand after a dateline's place."""
    return any(_country_of_region(part) is not None for part in words.split(","))


def _country_of_region(words: str) -> str | None:
    code = region_codes().get(words.strip().strip(".").casefold()) or country_named(words)
    if code is None:
        part = place_named(words)
        code = part.country if part is not None else None
    return code


def is_known_place(place: str) -> bool:
    """Tell whether ``place`` is a town that stories are filed from, and not a country in a headline."""
    place = re.split(r"\s*/\s*", place)[0]
    if place.casefold() in _SEATS or country_of_capital(place) is not None:
        return True
    known = place_named(proper_case(place))
    return known is not None and known.kind in ("city", "capital")
