"""The words that the tagger knows, read once from the data files beside this module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import tomli as tomllib

if TYPE_CHECKING:
    from onrecord.language.grammar import Form

_VOWELS = "aeiou"


@cache
def _words(name: str) -> dict[str, str]:
    source = files("onrecord.language").joinpath(f"words/{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def closed(name: str) -> frozenset[str]:
    """Return a closed class by its name in ``words/closed.toml``."""
    return frozenset(_words("closed")[name].split())


@cache
def adjectives() -> frozenset[str]:
    """Return the adjectives that no ending shows."""
    return frozenset(_words("open")["adjectives"].split())


@cache
def nouns() -> frozenset[str]:
    """Return the nouns that an ending would make another class."""
    return frozenset(_words("open")["nouns"].split())


@cache
def endings(name: str) -> tuple[str, ...]:
    """Return the endings that show a class, by their name in ``words/open.toml``."""
    return tuple(_words("open")[name].split())


@cache
def _irregular_plurals() -> dict[str, str]:
    return dict(entry.split(":") for entry in _words("open")["irregular_plurals"].split())


@cache
def _singular_s() -> frozenset[str]:
    return frozenset(_words("open")["singular_s"].split())


def singular(norm: str) -> tuple[str, bool]:
    """Return a noun's singular, and whether the printed form is a plural."""
    if norm in _irregular_plurals():
        return _irregular_plurals()[norm], True
    if len(norm) < 4 or not norm.endswith("s") or norm.endswith(("ss", "us", "is")) or norm in _singular_s():
        return norm, False
    if norm.endswith("ies") and len(norm) > 4:
        return norm[:-3] + "y", True
    if norm.endswith(("xes", "zes", "ches", "shes", "oes", "sses")):
        return norm[:-2], True
    return norm[:-1], True


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a printed form can be: the verb's base, and its forms (``visited`` is past and participle)."""

    lemma: str
    forms: frozenset[Form]
    noun_too: bool
    """Whether this very form is as often a noun (``visit``, ``plans``)."""


def _doubles(base: str) -> bool:
    return base in _doubling() or (
        len(base) == 3 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    )


@cache
def _doubling() -> frozenset[str]:
    return frozenset(_words("verbs")["doubling"].split())


def third_person(base: str) -> str:
    """Return ``base`` with -s, as verbs and nouns take it: ``visits``, ``carries``, ``reaches``."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base + "s"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return (base + base[-1] if _doubles(base) else base) + "ing"


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def _is_spelt_twice(base: str) -> bool:
    """Tell ``travel``: ``travelled`` in Britain, ``traveled`` in America."""
    return len(base) > 4 and base[-1] == "l" and base[-2] in _VOWELS and base[-3] not in _VOWELS


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Return every form of every known verb."""
    data = _words("verbs")
    noun_too = frozenset(data["noun_too"].split())
    bases = dict.fromkeys([*data["verbs"].split(), *noun_too])
    irregular: dict[str, tuple[list[str], list[str]]] = {}
    for entry in data["irregular"].replace("\n", "|").split("|"):
        if not entry.strip():
            continue
        base, past_forms, participles = entry.split()
        irregular[base] = (past_forms.split("/"), participles.split("/"))
        bases[base] = None
    found: dict[str, tuple[str, set[Form], bool]] = {}

    def add(form: str, lemma: str, kind: Form, *, noun: bool = False) -> None:
        entry = found.setdefault(form, (lemma, set(), noun))
        entry[1].add(kind)
        if noun and not entry[2]:
            found[form] = (entry[0], entry[1], True)

    for base in bases:
        if base in {"be", "have", "do"}:
            continue
        both = base in noun_too
        add(base, base, "base", noun=both)
        add(third_person(base), base, "present", noun=both)
        add(_ing(base), base, "ing")
        past, participle = irregular.get(base, ([_ed(base)], [_ed(base)]))
        for form in past:
            add(form, base, "past")
        for form in participle:
            add(form, base, "participle")
        if base not in irregular and _is_spelt_twice(base):
            stem = base if _doubles(base) else base + base[-1]
            add(stem + "ing", base, "ing")
            add(stem + "ed", base, "past")
            add(stem + "ed", base, "participle")
    return {form: VerbForm(lemma, frozenset(kinds), noun) for form, (lemma, kinds, noun) in found.items()}
