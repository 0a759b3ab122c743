"""What an event is about: the happening that its head names, and the words of what is signed, sold or decided."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import tomli as tomllib

from onrecord.language.lexicon import closed, singular, verb_forms
from onrecord.language.name_words import plain
from onrecord.language.tokens import find_tokens

if TYPE_CHECKING:
    from onrecord.link.entries import Account

_READ: Final = 400
"""Code points of ``what`` that are compared; an object of a verb is seldom longer than a line."""


@cache
def _empty() -> frozenset[str]:
    return frozenset().union(
        *(
            closed(name)
            for name in ("determiners", "pronouns", "possessives", "prepositions", "coordinators", "subordinators",
                         "adverbs", "modals", "auxiliaries", "quantifiers")
        )
    )  # fmt: skip


@lru_cache(maxsize=10_000)
def happening(head: str) -> str:
    """Return the word for what happens, the same for verb and noun: ``acquire`` for "acquired" and "acquisition".

    >>> happening("TO BE ACQUIRED"), happening("acquisition"), happening("met")
    ('acquire', 'acquire', 'meet')
    """
    words = head.lower().split()
    word = words[-1] if words else head
    form = verb_forms().get(word)
    lemma = form.lemma if form else singular(word)[0]
    known = _happenings()
    return known.get(word) or known.get(singular(word)[0]) or known.get(lemma) or lemma


@cache
def _happenings() -> dict[str, str]:
    """Return the word for what happens of each word that has another than its own."""
    source = files("onrecord.link").joinpath("happenings.toml").read_text(encoding="utf-8")
    table: dict[str, str] = tomllib.loads(source)["happening"]
    return table


@lru_cache(maxsize=10_000)
def content_words(words: str) -> frozenset[str]:
    """Return the words of a phrase that say what it is about, folded and in the singular; numbers keep their digits.

    >>> sorted(content_words("its 20 percent stake in the Bergen shipyards"))
    ['20', 'bergen', 'percent', 'shipyard', 'stake']
    """
    text = words[:_READ]
    found = (plain(text[start:end]) for start, end in find_tokens(text, 0, len(text)))
    return frozenset(singular(word)[0].replace(",", "") for word in found if word[0].isalnum() and word not in _empty())


def subject_of(account: Account) -> frozenset[str]:
    """Return the content words of all that an account says the event is about."""
    return frozenset().union(*(content_words(piece) for piece in account.what))


def subjects_agree(one: frozenset[str], other: frozenset[str]) -> bool | None:
    """Tell whether two subjects can be one: most words of the shorter are in the other, and numbers do not contradict.

    None where one of them is empty: nothing is said.
    """
    if not one or not other:
        return None
    numbers, others = _numbers(one), _numbers(other)
    if numbers and others and not numbers & others:
        return False
    short, long = sorted((one - numbers, other - others), key=len)
    if not short:
        return bool(numbers & others)
    return 3 * len(short & long) >= 2 * len(short)


def tells_something(words: frozenset[str]) -> bool:
    """Tell whether some of the words say more than that a firm has a share and a treaty a text."""
    return bool(words - _common() - _numbers(words))


@cache
def _common() -> frozenset[str]:
    text = files("onrecord.link").joinpath("subjects.toml").read_text(encoding="utf-8")
    return frozenset(str(tomllib.loads(text)["common"]).split())


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word[0].isdigit())
