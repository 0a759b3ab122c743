"""Places of datelines: their proper-case names and countries."""

from __future__ import annotations

import re

from onrecord.story.words import head_words

_WORD = re.compile(r"[^\W\d_]+")
_MAC = re.compile(r"^Mc([a-z])")


def proper_case(place: str) -> str:
    """Return a place printed in capitals as a map prints it: ``DAR ES SALAAM`` is ``Dar es Salaam``."""
    place = " ".join(place.split())
    if place != place.upper():
        return place
    small = head_words("small")

    def cased(match: re.Match[str]) -> str:
        word = match[0].lower()
        before = place[: match.start()]
        if (
            word in small
            and before
            and not before.endswith("'")
            and place[match.end() : match.end() + 1] in (" ", "-", "'", "’")
        ):
            return word
        if before.endswith(("'", "’")) and len(word) == 1:
            return word  # "MARTHA'S"
        return _MAC.sub(lambda m: "Mc" + m[1].upper(), word.capitalize())

    return _WORD.sub(cased, place)


def country_of(place: str, region: str | None) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a dateline's place; ``region`` is what is printed after it (``Japan``, ``Mo.``)."""
    return None


def is_known_place(place: str) -> bool:
    """Tell whether the gazetteer has ``place``."""
    return place.casefold() in _KNOWN


_KNOWN = frozenset(
    [
        "washington",
        "london",
        "paris",
        "berlin",
        "moscow",
        "brussels",
        "beijing",
        "tokyo",
        "miami",
        "boston",
        "chicago",
        "atlanta",
        "geneva",
        "jerusalem",
        "cairo",
        "rome",
        "madrid",
        "vienna",
        "ottawa",
        "baghdad",
        "kabul",
        "delhi",
        "seoul",
        "havana",
        "dallas",
        "houston",
        "detroit",
    ]
) | {"new york", "new delhi", "los angeles", "san francisco", "hong kong", "united nations"}
