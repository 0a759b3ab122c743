"""The words that show what a name is: titles, given names, last words of firms, and what the gazetteer knows."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import tomli as tomllib

from onrecord.gazetteer import all_countries, all_organisations, all_places, region_adjectives
from onrecord.language.tokens import find_tokens

if TYPE_CHECKING:
    from onrecord.record import NameKind

Gender = Literal["male", "female"]


def _read(name: str) -> dict[str, object]:
    return tomllib.loads(files("onrecord.language").joinpath(f"words/{name}.toml").read_text(encoding="utf-8"))


@cache
def _names_file() -> dict[str, object]:
    return _read("names")


@cache
def word_set(name: str) -> frozenset[str]:
    """Return one list of ``words/names.toml``, lower case."""
    return frozenset(str(_names_file()[name]).split())


@cache
def _plurals(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in word_set(name):
        if word.endswith("man") and word != "human":
            found[word[:-2] + "en"] = word
        elif word.endswith("y") and word[-2] not in "aeiou":
            found[word[:-1] + "ies"] = word
        elif word.endswith(("s", "x", "ch", "sh")):
            found[word + "es"] = word
        else:
            found[word + "s"] = word
    return found


@cache
def title_words() -> frozenset[str]:
    """Return the heads of titles, singular and plural."""
    several = (
        "president",
        "minister",
        "senator",
        "representative",
        "governor",
        "secretary",
        "congressman",
        "premier",
        "professor",
        "general",
    )
    return word_set("titles") | frozenset(plural for plural, word in _plurals("titles").items() if word in several)


@cache
def field_words() -> frozenset[str]:
    """Return the words for what an office is for: portfolios, and those that stand in long titles only."""
    return word_set("portfolios") | word_set("title_fields")


@cache
def people_words() -> dict[str, tuple[str, bool]]:
    """Return every word for people with its singular, and whether it stands for several."""
    found = {word: (word, False) for word in word_set("people") | word_set("titles")}
    for name in ("people", "titles"):
        found.update({plural: (word, True) for plural, word in _plurals(name).items() if plural not in found})
    for pair in word_set("people_plural"):
        plural, _, word = pair.partition("=")
        found[plural] = (word, True)
    for word in ("pair", "duo", "trio", "couple"):
        found[word] = (word, True)
    return found


@cache
def body_words() -> dict[str, tuple[str, bool]]:
    """Return every word for bodies that act ("ministry"), with its singular, and whether it stands for several."""
    found = {word: (word, False) for word in word_set("bodies")}
    found.update({plural: (word, True) for plural, word in _plurals("bodies").items() if plural not in found})
    return found


@cache
def document_words() -> dict[str, str]:
    """Return every word for what is written or asked ("statement", "poll"), with its singular."""
    found = {word: word for word in word_set("documents")}
    found.update({plural: word for plural, word in _plurals("documents").items() if plural not in found})
    return found


@cache
def same_office() -> tuple[frozenset[str], ...]:
    """Return the groups of words that one story may use for one office."""
    groups = _names_file()["same_office"]
    assert isinstance(groups, list)  # noqa: S101 - the data file says so
    return tuple(frozenset(str(group).split()) for group in groups)


def plain(word: str) -> str:
    """Return ``word`` in lower case without accents.

    >>> plain("José")
    'jose'
    """
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))


@cache
def given_names() -> dict[str, Gender | None]:
    """Return the given names, each with whether it is he or she, where the name shows it."""
    read = _read("first_names")
    found: dict[str, Gender | None] = dict.fromkeys(str(read["either"]).split())
    found.update(dict.fromkeys(str(read["female"]).split(), "female"))
    found.update(dict.fromkeys(str(read["male"]).split(), "male"))
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """What the gazetteer knows under a name."""

    kind: Literal["place", "organisation", "adjective", "people"]
    country: str | None
    place: str | None = None
    """``country``, ``capital``, ``city``, ``region`` or ``wide``."""
    also_adjective: bool = False
    """The same word is an adjective: ``U.S.``, ``Saudi``."""

    @property
    def name_kind(self) -> NameKind:
        """The kind of name that it is."""
        return "place" if self.kind == "place" else "organisation" if self.kind == "organisation" else "group"


_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")


def _key(words: str) -> str:
    if _PLAIN.fullmatch(words):
        return words
    return " ".join(words[first:last] for first, last in find_tokens(words, 0, len(words))).replace("’", "'")


@cache
def known_names() -> tuple[dict[str, Known], dict[str, int]]:
    """Return what the gazetteer knows by tokens joined with spaces, and for each first token the longest such name."""
    table: dict[str, Known] = {}
    for name, place in all_places().items():
        table[_key(name)] = Known("place", place.country, place.kind)
    for organisation in all_organisations():
        for name in organisation.names:
            table.setdefault(_key(name), Known("organisation", organisation.country))
    for code, country in all_countries().items():
        for word in country.adjectives:
            key = _key(word)
            there = table.get(key)
            if there:
                table[key] = Known(there.kind, there.country, there.place, also_adjective=True)
            else:
                table[key] = Known("adjective", code)
        for word in country.people:
            table.setdefault(_key(word), Known("people", code))
    for word, below in region_adjectives().items():
        table.setdefault(_key(word), Known("people" if word.endswith(("s", "man")) else "adjective", below))
    longest: dict[str, int] = {}
    for key in table:
        words = key.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return table, longest


@cache
def known_capitals() -> tuple[dict[str, Known], dict[str, int]]:
    """Return the same, under the names as a headline in capitals prints them."""
    table, _ = known_names()
    upper: dict[str, Known] = {}
    for key, known in table.items():
        upper.setdefault(key.upper(), known)
    longest: dict[str, int] = {}
    for key in upper:
        words = key.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return upper, longest
