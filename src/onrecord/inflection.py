"""The forms of English verbs: which verb a printed word may be, and its forms.

The words stand in ``language/words/verbs.toml``, where the tagger has them too: they are data, and stand once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final, Literal

import tomli as tomllib

Form = Literal["base", "present", "ing", "past", "participle"]

_VOWELS: Final = "aeiou"
_NO_FORMS: Final = frozenset({"be", "have", "do"})
"""Auxiliaries: no event is called by one of them."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What a printed word can be as a verb."""

    base: str
    forms: frozenset[Form]
    """Which forms it may be: ``visited`` is past and participle."""
    noun_too: bool = False
    """Whether this very form is as often a noun (``visit``, ``plans``)."""


@dataclass(frozen=True, slots=True)
class _Words:
    doubling: frozenset[str]
    irregular: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    """By the base, the forms of the past and the participles, the usual one first."""
    forms: dict[str, Verb] = field(default_factory=dict)


def verb_of(word: str) -> Verb | None:
    """Return the verb that ``word`` (in small letters) can be; None where no such verb is known.

    >>> found = verb_of("met")
    >>> (found.base, sorted(found.forms)) if found else None
    ('meet', ['participle', 'past'])
    """
    return _words().forms.get(word)


def past_of(base: str) -> str:
    """Return the past of a verb: ``visited``, ``met``."""
    return _pasts(base, _words())[0]


def participle_of(base: str) -> str:
    """Return the past participle of a verb: ``signed``, ``taken``."""
    return _participles(base, _words())[0]


def ing_of(base: str) -> str:
    """Return a verb with -ing: ``visiting``, ``cutting``."""
    return _ing(base, _words().doubling)


@cache
def _words() -> _Words:
    source = files("onrecord").joinpath("language/words/verbs.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    irregular: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for entry in filter(str.strip, data["irregular"].replace("\n", "|").split("|")):
        base, past, participle = entry.split()
        irregular[base] = (tuple(past.split("/")), tuple(participle.split("/")))
    words = _Words(frozenset(data["doubling"].split()), irregular)
    noun_too = frozenset(data["noun_too"].split())
    for base in dict.fromkeys((*data["verbs"].split(), *noun_too, *irregular)):
        if base not in _NO_FORMS:
            _add_forms(words, base, noun=base in noun_too)
    return words


def _add_forms(words: _Words, base: str, *, noun: bool) -> None:
    told: list[tuple[str, Form, bool]] = [(base, "base", noun), (_third_person(base), "present", noun)]
    told += [(form, "ing", False) for form in _spelt(base, _ing(base, words.doubling), "ing")]
    told += [(form, "past", False) for form in _pasts(base, words)]
    told += [(form, "participle", False) for form in _participles(base, words)]
    for form, kind, as_noun in told:
        known = words.forms.get(form)
        if known is None:
            words.forms[form] = Verb(base, frozenset({kind}), noun_too=as_noun)
        else:
            # "Found" is the past of "find" before it is a verb of its own: whichever came first keeps the word.
            forms = known.forms | {kind} if known.base == base else known.forms
            words.forms[form] = Verb(known.base, forms, noun_too=as_noun or known.noun_too)


def _pasts(base: str, words: _Words) -> tuple[str, ...]:
    return words.irregular[base][0] if base in words.irregular else _regular(base, words.doubling)


def _participles(base: str, words: _Words) -> tuple[str, ...]:
    return words.irregular[base][1] if base in words.irregular else _regular(base, words.doubling)


def _regular(base: str, doubling: frozenset[str]) -> tuple[str, ...]:
    return _spelt(base, _ed(base, doubling), "ed")


def _spelt(base: str, usual: str, ending: str) -> tuple[str, ...]:
    """Return a form; of ``travel`` both as it is spelt in Britain and as it is in America."""
    if len(base) > 4 and base[-1] == "l" and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        return tuple(dict.fromkeys((usual, base + ending, base + "l" + ending)))
    return (usual,)


def _third_person(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _ing(base: str, doubling: frozenset[str]) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return (base + base[-1] if _doubles(base, doubling) else base) + "ing"


def _ed(base: str, doubling: frozenset[str]) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base, doubling) else base) + "ed"


def _doubles(base: str, doubling: frozenset[str]) -> bool:
    return base in doubling or (
        len(base) == 3 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    )
