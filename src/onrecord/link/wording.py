"""The words of a measure in one form each: singular, base form, one spelling, fixed phrases as one word."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import tomli as tomllib

from onrecord.language.lexicon import singular, verb_forms

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‐‑&./]?[^\W_]+)*|['’](?:s\b)?")
_LONGEST_PHRASE: Final = 5
_LONGEST_WORD: Final = 40
"""Code points of a word that is looked at; what is longer is no word of a language."""


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("onrecord.link").joinpath("quantities.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of one list in ``quantities.toml``."""
    return frozenset(_file()[name].split())


@cache
def prepositions() -> dict[str, str]:
    """Return the role in which what follows a preposition stands; empty where it stays in the role around it."""
    return dict(_file()["prepositions"])


@cache
def _phrases() -> dict[str, dict[tuple[str, ...], str]]:
    """Return the fixed phrases by their first word."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for phrase, word in _file()["phrases"].items():
        words = tuple(phrase.split())
        found.setdefault(words[0], {})[words] = word
    return found


def words_in(text: str) -> list[str]:
    """Return the words of ``text`` as printed, without marks; a possessive ending is a word of its own.

    >>> words_in("total amount of Russia’s cumulative investments")
    ['total', 'amount', 'of', 'Russia', '’s', 'cumulative', 'investments']
    """
    return [word[:_LONGEST_WORD] for word in _WORD.findall(text)]


def phrase_at(words: list[str], at: int) -> tuple[str, int] | None:
    """Return the one word for the fixed phrase that begins at ``words[at]`` (lower case), and where it ends."""
    known = _phrases().get(words[at])
    if known is None:
        return None
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 1, -1):
        word = known.get(tuple(words[at : at + length]))
        if word is not None:
            return word, at + length
    return None


@lru_cache(maxsize=20_000)
def plainest(word: str) -> str:
    """Return a word in lower case, in the singular or a verb's base form, and in one spelling.

    >>> plainest("Revenues"), plainest("exported"), plainest("revs"), plainest("labour")
    ('revenue', 'export', 'revenue', 'labor')
    """
    low = word.lower().replace("’", "'")
    spellings: dict[str, str] = _file()["spellings"]
    if low in spellings:
        return spellings[low]
    form = verb_forms().get(low)
    plain = form.lemma if form is not None and not form.noun_too else singular(low)[0]
    return spellings.get(plain, plain)


@lru_cache(maxsize=20_000)
def tells_an_act(word: str) -> bool:
    """Tell whether a printed word can only be a verb, and one of something done once.

    >>> tells_an_act("accepted"), tells_an_act("exports"), tells_an_act("owned")
    (True, False, False)
    """
    form = verb_forms().get(word.lower())
    return form is not None and not form.noun_too and form.lemma not in listed("states") | listed("moves")
