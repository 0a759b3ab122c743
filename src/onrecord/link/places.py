"""Where: whether the places of two accounts can be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from onrecord.gazetteer import place_named
from onrecord.language.name_words import plain
from onrecord.link.parties import identity_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.link.entries import Party
    from onrecord.link.parties import Identity

Agreement = Literal["same", "within", "open", "apart"]
"""One place; a place and the country around it; nothing that tells; two places."""
_WORD: Final = re.compile(r"\w+")
_WEAKEST: Final = ("apart", "open", "within", "same")


def precise(places: Sequence[Party]) -> tuple[Party, ...]:
    """Return the places without parts of the world, bodies, and countries of which a place within is named too."""
    known = [(place, identity_of(place)) for place in places]
    inside = {identity.country for _, identity in known if identity.family == "place"}
    return tuple(
        place
        for place, identity in known
        if identity.family == "place" or (identity.family == "country" and identity.country not in inside)
    )


def places_agree(one: Sequence[Party], other: Sequence[Party], *, all_of_them: bool) -> Agreement:
    """Tell how two lists of places agree; of a journey all must, of other events one place of each is enough."""
    mine, its = ([identity_of(place) for place in precise(places)] for places in (one, other))
    if not mine or not its:
        return "open"
    if all_of_them:
        each = [_best(place, its) for place in mine] + [_best(place, mine) for place in its]
        return min(each, key=_WEAKEST.index)
    return max((_best(place, its) for place in mine), key=_WEAKEST.index)


def places_shared(one: Sequence[Party], other: Sequence[Party]) -> int:
    """Return how many places of the first list stand in the other too, or lie within a country of it."""
    its = [identity_of(place) for place in precise(other)]
    return sum(bool(its) and _best(identity_of(place), its) in {"same", "within"} for place in precise(one))


def told_in(places: Sequence[Party], sentence: str) -> bool:
    """Tell whether a sentence prints the names of all the places (one at least)."""
    words = f" {' '.join(_WORD.findall(plain(sentence)))} "
    return bool(places) and all(f" {' '.join(_WORD.findall(plain(place.name)))} " in words for place in places)


def _best(place: Identity, others: Sequence[Identity]) -> Agreement:
    return max((_pair(place, other) for other in others), key=_WEAKEST.index)


def _pair(one: Identity, other: Identity) -> Agreement:
    if one.family == other.family:
        if one.words == other.words and (one.country == other.country or not (one.country and other.country)):
            return "same"
        if one.family == "place" and one.country == other.country and _is_region(one) != _is_region(other):
            return "open"  # a town may lie in the region; no atlas here says so
        return "apart"
    return "within" if one.country is not None and one.country == other.country else "apart"


def _is_region(place: Identity) -> bool:
    known = place_named(" ".join(word.capitalize() for word in place.words[0].split()))
    return known is not None and known.kind == "region"
