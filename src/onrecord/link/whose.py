"""Who and where stands in the words of a measure: each country, organisation and place under one key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from onrecord.gazetteer import (
    country_named,
    country_of_adjective,
    country_of_people,
    organisation_named,
    place_named,
)
from onrecord.link.entries import Party
from onrecord.link.parties import identity_of, is_anybody
from onrecord.link.wording import listed, words_in
from onrecord.resolve.lexicon import listed as people_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.record import NameKind

_LONGEST: Final = 6
"""Words of a name that an atlas is asked for."""
_SMALL: Final = frozenset({"of", "and", "the", "for", "in", "on", "de", "du", "des", "la", "le", "van", "von", "s"})
_MARKS: Final = frozenset({"'", "’", "'s", "’s"})


@dataclass(frozen=True, slots=True)
class Known:
    """A party of the claim: the key that all its names have, and the words by which it may stand in a measure."""

    key: str
    """ISO 3166-1 of a country, else its name in lower case without the legal form; of a person the surname."""
    words: tuple[str, ...]
    """Lower case, without the article and the legal form."""


def is_country(key: str) -> bool:
    """Tell whether a key is a country's: all others are in lower case."""
    return len(key) == 2 and key.isupper()


def known(party: Party) -> Known | None:
    """Return a party as it is looked for; None for what is described and not named ("top military commanders")."""
    return _known(party.name, party.kind, party.country)


@lru_cache(maxsize=20_000)
def _known(name: str, kind: NameKind, country: str | None) -> Known | None:
    printed = [word for word in words_in(name) if word.lower() != "the" and word not in _MARKS]
    if not printed or any(word.lower() not in _SMALL and word[0].islower() for word in printed):
        return None
    words = [word.lower() for word in printed]
    if words[0] in listed("never_subject") and (len(words) == 1 or len(words[-1]) == 1):
        return None  # "Savings", "Class B"
    party = Party(name=name, kind=kind, country=country)
    code = country_named(name) or (country_of_people(name) if kind == "group" else None)
    if code is None and is_anybody(party):
        return None
    while len(words) > 1 and words[-1].strip(".") in people_words("firms"):
        words.pop()
    return Known(code or _key(party), tuple(words))


def _key(party: Party) -> str:
    identity = identity_of(party)
    return identity.words[-1] if identity.family == "person" else " ".join(identity.words)


@lru_cache(maxsize=50_000)
def in_atlas(words: str) -> str | None:
    """Return the key of the country, people, organisation or place that everybody knows by ``words``.

    >>> in_atlas("Russians"), in_atlas("Serbian"), in_atlas("the IMF"), in_atlas("zinc")
    ('RU', 'RS', 'international monetary fund', None)
    """
    code = country_named(words) or country_of_adjective(words) or country_of_people(words)
    if code is not None:
        return code
    organisation = organisation_named(words)
    if organisation is not None:
        return _key(Party(name=organisation.name, kind="organisation", country=organisation.country))
    place = place_named(words)
    return _key(Party(name=place.name, kind="place", country=place.country)) if place is not None else None


def party_at(
    words: Sequence[str], at: int, parties: Sequence[Known], *, in_capitals: bool = False
) -> tuple[tuple[str, ...], int] | None:
    """Return the keys of the party that begins at ``words[at]`` (as printed), and where it ends.

    The longest wins: a party of the claim by the whole of its name or its first words, else what an atlas knows.
    Two countries in one word ("Russian-Serbian") are two keys. Where all is ``in_capitals``, a "CAR" is a car.
    """
    word = words[at]
    if not word[0].isupper() or (in_capitals and word.lower() in listed("capitals_ambiguous")):
        return None
    found: tuple[tuple[str, ...], int] | None = None
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        if words[at + length - 1][0].isupper() and (key := in_atlas(" ".join(words[at : at + length]))) is not None:
            found = (key,), at + length
            break
    for party in parties:
        end = _end_of(party.words, words, at)
        if end is not None and (found is None or end > found[1]):
            found = (party.key,), end
    if found is None:
        return _pair(word, at)
    keys, end = found
    while end < len(words) and words[end].lower() in people_words("firms"):
        end += 1
    return keys, end


def _end_of(name: tuple[str, ...], words: Sequence[str], at: int) -> int | None:
    """Return where the first words of a name end that stand at ``at``; None where not even its first does."""
    if words[at].lower() != name[0] or name[0] in listed("plain") or name[0] in listed("stand_ins"):
        return None
    end, following = at + 1, 1
    while following < len(name) and end < len(words) and words[end].lower() == name[following]:
        end += 1
        following += 1
    return end


def _pair(word: str, at: int) -> tuple[tuple[str, ...], int] | None:
    """Return two names in one word: ``Russian-Serbian``."""
    first, hyphen, second = word.partition("-")
    if not hyphen or not second[:1].isupper():
        return None
    one, other = in_atlas(first), in_atlas(second)
    return ((one, other), at + 1) if one and other else None
