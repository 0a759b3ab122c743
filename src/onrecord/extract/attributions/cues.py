"""The words that attribute, read once from ``words/cues.toml`` and ``words/words.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

import tomli as tomllib

from onrecord.record import Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue takes, and what it makes of its content."""

    lemma: str
    stance: Stance
    takes: frozenset[str]
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue of a verb and a particle (``pointed out``)."""

    words: frozenset[str]
    cue: Cue


@dataclass(frozen=True, slots=True)
class Cues:
    """Every cue by its base form."""

    verbs: dict[str, Cue]
    phrases: dict[str, tuple[Phrase, ...]]
    nouns: dict[str, Cue]
    light_verbs: frozenset[str]
    light_nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    heading_objects: frozenset[str]


def _stance(word: str) -> Stance:
    for stance in get_args(Stance):
        if stance == word:
            return stance  # type: ignore[no-any-return]
    message = f"no stance is called {word!r}"
    raise ValueError(message)


def _merged(groups: list[dict[str, Any]], default: str = "asserts") -> dict[str, Cue]:
    """Return the cues of several groups, each lemma with all that its groups give it."""
    found: dict[str, Cue] = {}
    for group in groups:
        for lemma in group["lemmas"]:
            takes, prepositions = frozenset(group["takes"]), frozenset(group.get("with", ()))
            before = found.get(lemma)
            if before is not None:
                takes, prepositions = takes | before.takes, prepositions | before.prepositions
            stance = before.stance if before is not None else _stance(group.get("stance", default))
            found[lemma] = Cue(lemma, stance, takes, prepositions)
    return found


@cache
def load_cues() -> Cues:
    """Return the cues of the package."""
    words = tomllib.loads(files(__package__).joinpath("words/cues.toml").read_text(encoding="utf-8"))
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for entry in words["phrase"]:
        cue = Cue(entry["verb"], _stance(entry["stance"]), frozenset(entry["takes"]))
        phrases[entry["verb"]] = (*phrases.get(entry["verb"], ()), Phrase(frozenset(entry["words"]), cue))
    return Cues(
        verbs=_merged(words["verb"]),
        phrases=phrases,
        nouns=_merged(words["noun"]),
        light_verbs=frozenset(words["light"]["verbs"]),
        light_nouns=_merged(words["lightnoun"]),
        adjectives=_merged(words["adjective"]),
        heading_objects=frozenset(words["heading"]["object"]),
    )


@cache
def word_set(name: str) -> frozenset[str]:
    """Return one of the word lists of ``words/words.toml``."""
    return frozenset(_words()[name])


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("words/words.toml").read_text(encoding="utf-8"))
