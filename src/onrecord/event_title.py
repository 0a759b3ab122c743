"""What a diary prints of an event: one line of the record's own words, always grammatical, and never saying more.

The forms are few. Who acts, and a verb: "Vladimir Putin to visit Serbia", "Bridge to close"; what is under way has
-ing, what took place the past. A noun that people hold: "U.S. and China to hold talks in Beijing"; another noun: "Anna
Berg: workshop in Oslo". Nobody: "Vote on the budget", "Treaty to be signed in Paris". How sure it is the title does not
say: the status has a field of its own. Which words go which way is data (``event_title.toml``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal

import tomli as tomllib

from onrecord.inflection import ing_of, participle_of, past_of, verb_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.inflection import Verb

Tense = Literal["ahead", "now", "done"]
MOST_OF_WHAT: Final = 80
"""Characters of what is signed, discussed or voted on; a title names it, the entry cites it whole."""
_MOST_OF_A_NAME: Final = 60
_SHOWN: Final = 3
"""Parties and places that a title names; "others" and "elsewhere" stand for the rest."""
_ARTICLE: Final = re.compile(r"(?:[Tt]he|[Aa]n?)\s+(?!(?:and|or|to)\b)(?=\S)")
_SENTENCE_S_ARTICLE: Final = re.compile(r"(?:The|An?)\s+(?=[a-z0-9$€£])")
_PLACED: Final = re.compile(
    r"(?:at|in|on|near|off|outside|inside|across|along|around|from|to|online|abroad)\b", re.IGNORECASE
)
_NO_OBJECT: Final = re.compile(
    r"(?:to|that|whether|if|how|when|for|on|in|with|about|against|from|at|by|over|of|as|into|between|under|before)\b",
    re.IGNORECASE,
)
_LINKED_ANYHOW: Final = re.compile(r"(?:whether|if|how|when)\b", re.IGNORECASE)
_TRAILING: Final = " \t\n,;:.-–—…"


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words of a record from which a title is made."""

    head: str
    """The word that tells the event: ``visit``, ``visiting``, ``talks``."""
    kind: str
    participants: tuple[str, ...] = ()
    """Who or what acts or takes part, whoever acts first, named or not."""
    what: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    tense: Tense = "ahead"


def tense_of(status: str) -> Tense:
    """Return how a title speaks of an event of a status."""
    return "done" if status == "happened" else "now" if status == "happening" else "ahead"


def event_title(words: EventWords) -> str:
    """Return the title of an event.

    >>> event_title(EventWords("visiting", "visit", ("Vladimir Putin",), where=("Serbia",)))
    'Vladimir Putin to visit Serbia'
    >>> event_title(EventWords("talks", "talks", ("U.S.", "China"), where=("Beijing",)))
    'U.S. and China to hold talks in Beijing'
    >>> event_title(EventWords("close", "other", ("the bridge",)))
    'Bridge to close'
    """
    title = _Title(words)
    written = title.with_parties() if title.parties else title.with_nobody()
    return _capitalised(" ".join(written.split()))


def shortened(text: str, most: int) -> str:
    """Return ``text`` on one line, cut between words where it is longer than ``most`` characters.

    >>> shortened("a package of bilateral documents", 20)
    'a package of…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[:most]
    # In a text without spaces there is no word to end at.
    return (cut.rpartition(" ")[0] or cut).rstrip(_TRAILING) + "…"


class _Title:
    """One event's title in the making."""

    def __init__(self, words: EventWords) -> None:
        self.words = words
        self.tense = words.tense
        parties = (shortened(one, _MOST_OF_A_NAME) for one in words.participants)
        self.parties = list(dict.fromkeys(filter(None, parties)))
        self.what = _as_inside(shortened(" … ".join(filter(None, map(_trimmed, words.what))), MOST_OF_WHAT))
        self.head = " ".join(words.head.split())
        self.small = self.head.lower()

    # -- the head ------------------------------------------------------------------------------------------------------

    @cached_property
    def verb(self) -> Verb | None:
        """The head as a verb; None where it is to be read as a noun."""
        found = None if self.small in _listed("nouns", "words") else verb_of(self.small)
        if found and found.noun_too and not self.parties and (not self.what or _link_of(self.small)):
            return None  # with nobody to act, "vote" is a vote
        return found

    @property
    def noun(self) -> str:
        """What the event is called: the head where it is a noun, else its kind's word."""
        known = self.small in _listed("nouns", "words") or self.small in _table("journeys") or verb_of(self.small)
        verb = verb_of(self.small)
        no_noun = (verb is not None and not verb.noun_too) or (verb is None and self.small.endswith("ed"))
        no_noun &= self.small not in _listed("nouns", "words")
        if no_noun or self.small in _listed("nouns", "never") or not any(map(str.isalpha, self.small)):
            return self.kind_word
        # A capital inside a sentence is a name's ("Brexit"), but for words that are known, and for shouting.
        return self.small if known or (self.head.isupper() and len(self.head) > 4) else self.head

    @property
    def kind_word(self) -> str:
        return _table("kinds").get(self.words.kind, "event")

    # -- with somebody who acts ----------------------------------------------------------------------------------------

    def with_parties(self) -> str:
        if self.words.kind == "visit":
            return self._journey()
        if self.verb is None:
            return self._with_noun()
        base = self.verb.base
        if base == "meet":
            return self._meeting()
        says_little = base in _listed("light", "words") and self.words.kind != "other"
        if says_little and not self.what and not self._is_done_to(base):
            return self._beside_colon(self.kind_word)
        return self._with_verb(self.verb)

    def _journey(self) -> str:
        verb = verb_of(self.small)
        base = verb.base if verb and verb.base in _table("ways") else "visit"
        way = _table("ways")[base]
        if places := self._other_places():
            return f"{_together(self.parties)} {self._acts(base)} {way} {_listed_places(places)}"
        if len(self.parties) > 1 and (places := self._all_places()):
            # The place is one of those who take part, for it is visited: "Mary Poe to visit France".
            return f"{self.parties[0]} {self._acts(base)} {way} {_listed_places(places)}"
        if self.what and not way and not _NO_OBJECT.match(self.what):
            return f"{_together(self.parties)} {self._acts(base)} {self.what}"
        if way:
            return f"{_together(self.parties)} {self._acts(base)}"
        noun = self.noun if self.noun in _table("journeys") else "visit"
        return f"{noun} by {_inside(self.parties[0])}" if len(self.parties) == 1 else self._beside_colon(noun)

    def _meeting(self) -> str:
        first, *others = self.parties
        met = f" {_together(others, inside=True)}" if others else ""
        return f"{first} {self._acts('meet')}{met}{self._about('on')}{self._where()}"

    def _is_done_to(self, base: str) -> bool:
        return base in _table("toward") and len(self.parties) > 1

    def _with_verb(self, verb: Verb) -> str:
        base = verb.base
        if base in _listed("light", "either"):
            return self._beside_colon(base)
        if base in _table("undergone") and "participle" in verb.forms:
            return self._undergone(base)
        if self.what and base in _listed("light", "alone") and not _NO_OBJECT.match(self.what):
            return f"{self.what} {self._acts(base)}{self._where()}"  # what expires: whose it is stands below the title
        link = _table("verb_links").get(base, "")
        if _LINKED_ANYHOW.match(self.what) and base in _listed("light", "whether"):
            link = ""
        if self.what and self._is_done_to(base):
            # "To speak to students on trade", but "to host a dinner": for whom stands below the title.
            first, *others = self.parties
            toward = f" {_table('toward')[base]} {_together(others, inside=True)}" if link else ""
            return f"{first} {self._acts(base)}{toward}{self._about(link)}{self._where()}"
        if self.what:
            return f"{_together(self.parties)} {self._acts(base)}{self._about(link)}{self._where()}"
        if self._is_done_to(base):
            first, *others = self.parties
            toward = f"{_table('toward')[base]} {_together(others, inside=True)}"
            return f"{first} {self._acts(base)} {toward}{self._where()}"
        # "Will be closed", "three men will be sentenced": of what lies ahead a participle tells what is done to it.
        passive = "participle" in verb.forms and self.small != base and base not in _table("ways")
        if passive and self.tense != "done":
            if self.words.kind in _listed("light", "issuers"):
                # Whether it is the government that is issued, or that issues, no word here tells.
                return self._beside_colon(self.kind_word)
            undergo = "to be" if self.tense == "ahead" else "being"
            return f"{_together(self.parties)} {undergo} {self.small}{self._where()}"
        return f"{_together(self.parties)} {self._acts(base)}{self._where()}"

    def _undergone(self, base: str) -> str:
        """Return what a court or an office does to one: "to be charged with fraud"; of several one may be the judge."""
        if len(self.parties) > 1:
            return self._beside_colon(self.kind_word)
        undergo = {"ahead": "to be ", "now": "being ", "done": ""}[self.tense]
        return f"{self.parties[0]} {undergo}{self.small}{self._about(_table('undergone')[base])}{self._where()}"

    def _with_noun(self) -> str:
        noun = self.noun
        if noun == "meeting" and len(self.parties) > 1:
            return f"{_together(self.parties)} {self._acts('meet')}{self._about('on')}{self._where()}"
        if noun not in _listed("nouns", "held"):
            return self._beside_colon(noun)
        if self.tense != "done":
            return f"{_together(self.parties)} {self._acts('hold')} {self._called(noun)}"
        if noun in _listed("nouns", "between") and len(self.parties) > 1:
            parties = _together(self.parties, inside=True)
            return f"{noun} between {parties}{self._about(_link_of(noun))}{self._where()}"
        return self._beside_colon(noun)

    def _beside_colon(self, noun: str) -> str:
        return f"{_together(self.parties)}: {self._called(noun)}"

    def _acts(self, base: str) -> str:
        """Return the verb as the tense has it; a past is told as it is printed, for there may be two."""
        if self.tense == "ahead":
            return f"to {base}"
        if self.tense == "now":
            return ing_of(base)
        printed = verb_of(self.small)
        return self.small if printed and printed.base == base and "past" in printed.forms else past_of(base)

    # -- with nobody ---------------------------------------------------------------------------------------------------

    def with_nobody(self) -> str:
        if self.words.kind == "visit":
            noun = self.noun if self.noun in _table("journeys") else "visit"
            if places := self._other_places():
                return f"{noun} {_table('journeys')[noun]} {_listed_places(places)}"
            return self._called(noun)
        if self.verb is None:
            return self._called(self.noun)
        base = self.verb.base
        if self.what and _NO_OBJECT.match(self.what):
            return f"{ing_of(base)} {self.what}{self._where()}"
        if self.words.kind != "other" and (not self.what or base in _table("verb_links") or base == "meet"):
            return self._called(self.kind_word)
        if not self.what:
            return ing_of(base) + self._where()
        if base in _table("verb_links"):
            return f"{ing_of(base)}{self._about(_table('verb_links')[base])}{self._where()}"
        if base in _listed("light", "alone"):
            return f"{self.what} {self._acts(base)}{self._where()}"
        undergo = {"ahead": "to be ", "now": "being ", "done": ""}[self.tense]
        return f"{self.what} {undergo}{participle_of(base)}{self._where()}"

    # -- the rest ------------------------------------------------------------------------------------------------------

    def _called(self, noun: str) -> str:
        link = _link_of(noun)
        if self.what and not link and not _NO_OBJECT.match(self.what):
            return f"{noun}{self._where()} – {self.what}"
        return f"{noun}{self._about(link)}{self._where()}"

    def _about(self, link: str) -> str:
        """Return what it is about, with the word before it unless it brings one of its own ("to", "against")."""
        if not self.what:
            return ""
        if _NO_OBJECT.match(self.what) and not (link and _LINKED_ANYHOW.match(self.what)):
            return f" {self.what}"
        return f" {link} {self.what}" if link else f" {self.what}"

    def _where(self) -> str:
        places = self._other_places()
        if not places:
            return ""
        return f" {_at(places)} {_listed_places(places)}"

    def _all_places(self) -> list[str]:
        return list(dict.fromkeys(shortened(one, _MOST_OF_A_NAME) for one in self.words.where if one.strip()))

    def _other_places(self) -> list[str]:
        """Return the places that the title has not named yet."""
        told = " ".join((*self.parties, self.what)).casefold()
        return [one for one in self._all_places() if not re.search(rf"\b{re.escape(one.casefold())}(?!\w)", told)]


def _trimmed(words: str) -> str:
    """Return words without the marks around them; the stop of "U.S." is its own."""
    trimmed = words.strip(" \t\r\n,;:-–—…")
    last = trimmed.rpartition(" ")[2]
    return trimmed.rstrip(".") if "." not in last[:-1] and len(last) > 4 else trimmed.lstrip(".")


def _together(names: Iterable[str], *, inside: bool = False, others: str = "others") -> str:
    """Return names as a sentence lists them; with ``inside``, as they stand behind its first word."""
    shown = [one if not at and not inside else _inside(one) for at, one in enumerate(names)]
    if len(shown) > _SHOWN:
        shown = [*shown[:_SHOWN], others]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else ""


def _listed_places(places: Iterable[str]) -> str:
    return _together(places, inside=True, others="elsewhere")


def _inside(name: str) -> str:
    return f"the {name}" if name in _names_with_article() else _as_inside(name)


def _as_inside(words: str) -> str:
    """Return words that began a sentence as they stand inside one: "An agreement" without the capital."""
    return words[:1].lower() + words[1:] if _SENTENCE_S_ARTICLE.match(words) else words


def _at(places: list[str]) -> str:
    """Return the word before places; some bring their own ("near Oslo", "online")."""
    if _PLACED.match(places[0]):
        return ""
    return "at" if places[-1].rpartition(" ")[2].lower() in _listed("articles", "at") else "in"


def _capitalised(title: str) -> str:
    """Return a title without an article before its first word and with a capital, but for names like ``eBay``."""
    if article := _ARTICLE.match(title):
        title = title[article.end() :]
    return title if title[1:2].isupper() else title[:1].upper() + title[1:]


# -- the words ---------------------------------------------------------------------------------------------------------


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("onrecord").joinpath("event_title.toml").read_text(encoding="utf-8"))


def _table(name: str) -> dict[str, str]:
    return _data()[name]


@cache
def _listed(table: str, name: str) -> frozenset[str]:
    return frozenset(_data()[table][name].split())


@cache
def _names_with_article() -> frozenset[str]:
    return frozenset(_data()["articles"]["names"].replace("\n", "|").split("|"))


@cache
def _links() -> dict[str, str]:
    return {noun: link for link, nouns in _data()["noun_links"].items() for noun in nouns.split()}


def _link_of(noun: str) -> str:
    return _links().get(noun, "")
