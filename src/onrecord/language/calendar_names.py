"""Words of the calendar that are part of a name: ``April Jones``, ``the Sunday Times``, ``the March of Dimes``.

Decided once, by the words around, before times and names are looked for: no word is read as both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.name_runs import all_capitals, known_at, title_case
from onrecord.language.name_words import field_words, given_names, people_words, title_words, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.language.grammar import Sentence, Token
    from onrecord.record import NameKind

    Stretch = tuple[int, int, NameKind]

_INITIAL = re.compile(r"[A-Z]\.")
_WORD = re.compile(r"(?:[A-Z]['’])?[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)*")
_OPENERS = frozenset({"", '"', "'", ",", ":", ";", "--", "–", "—", "(", "["})
_MANY = frozenset({"are", "were", "have"})
"""Behind these stands no one person ("June futures were")."""
_GO_ON = frozenset({",", "'s", "and", "("})
_ENDS = frozenset({".", "!", "?", '"', "'"})
_LONGEST = 6
"""Words that are looked at for the rest of a name."""


def calendar_names(tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> dict[int, NameKind]:
    """Return the tokens of the names that hold a word of the calendar, each with the kind of its name.

    Running text is read first. A heading, where capitals show little, follows it; so does a surname that stands alone
    and is a month ("March said"), which only the story can have taught.
    """
    places = [_Place(tokens, each.first, each.last, _capitals_show(tokens, each)) for each in sentences]
    found: dict[int, NameKind] = {}
    surnames: set[str] = set()
    told: set[tuple[str, str]] = set()
    seen: set[str] = set()
    for place in sorted(places, key=lambda place: not place.shows):
        for at in place.words():
            stretch = None if at in found else _body(place, at) or _person(place, at, told, seen)
            if stretch is None:
                continue
            first, last, kind = stretch
            while kind == "organisation" and last > at + 1 and _firm_goes_on(place, last):
                last += 1  # "December Holdings Ltd"
            found.update(dict.fromkeys(range(first, last), kind))
            if kind == "person" and last == at + 1:
                surnames.add(tokens[at].norm)
            elif kind == "person":
                told.add((tokens[at].norm, tokens[last - 1].norm))
        seen.update(token.text for token in tokens[place.first : place.last])
    for place in places:
        alone = (at for at in place.words() if place.norm(at) in surnames and at not in found)
        found.update((at, "person") for at in alone if _acts(place, at))
    return found


def _capitals_show(tokens: tuple[Token, ...], sentence: Sentence) -> bool:
    line = tokens[sentence.last - 1].norm not in _ENDS and title_case(tokens, sentence)
    return not (sentence.heading or line or all_capitals(tokens, sentence))


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence, and what stands at a place of it."""

    tokens: tuple[Token, ...]
    first: int
    last: int
    shows: bool
    """Whether capitals show names here."""

    def words(self) -> Iterator[int]:
        """Yield the capitalised words of the calendar."""
        return (at for at in range(self.first, self.last) if self.norm(at) in _words() and self.capital(at))

    def norm(self, at: int) -> str:
        return self.tokens[at].norm if self.first <= at < self.last else ""

    def pos(self, at: int) -> str:
        return self.tokens[at].pos if self.first <= at < self.last else ""

    def capital(self, at: int) -> bool:
        return self.first <= at < self.last and self.tokens[at].text[0].isupper()

    def title(self, at: int) -> bool:
        """Tell a title or one person: ``Justice``, ``Mrs``, ``fire chief``, ``his lawyer``."""
        norm = self.norm(at)
        several = people_words().get(norm, ("", True))[1]
        return norm in word_set("honorifics") or (norm in title_words() and self.capital(at)) or not several

    def dated(self, at: int) -> bool:
        """Tell whether the words before make a date of what stands at ``at``: ``last``, ``on``, ``9``."""
        before = self.norm(at - 1)
        return before in word_set("before_dates") or before in _words() or self.pos(at - 1) == "NUM"


@cache
def _words() -> frozenset[str]:
    return word_set("calendar_words") | word_set("weekdays") | word_set("editions")


# -- papers, clubs, firms, agreements, places -------------------------------------------------------------------------


def _body(place: _Place, at: int) -> Stretch | None:
    """Return the body, the event or the place whose name has a word of the calendar at ``at``."""
    word = place.norm(at)
    if word in word_set("editions"):
        return _edition(place, at)
    if word == "sunday" and place.norm(at - 1) == "on" and place.norm(at - 2) in word_set("sunday_papers"):
        return (at - 2, at + 1, "organisation") if place.norm(at - 3) == "the" and place.capital(at - 2) else None
    if f"{place.norm(at - 1)}-{word}" in word_set("named_days") and place.capital(at - 1):
        return at - 1, at + 1, "organisation"
    if word in word_set("seasons") and _is_era(place, at):
        return at - 1, at + 1, "event"
    movement = _movement(place, at)
    if movement is not None:
        return movement
    first = at - 1 if word == "friday" and place.norm(at - 1) == "good" and place.capital(at - 1) else at
    if place.capital(at + 1):
        kind = _kind_of(place, first, at, at + 1)
        if kind is not None:
            return first, at + 2, kind
    elif place.pos(at + 1) != "NUM":
        return None
    ends = place.capital(at + 2) and (place.title(at + 3) or not place.capital(at + 3))
    kind = _kind_of(place, first, at, at + 2) if ends else None
    return (first, at + 3, kind) if kind is not None else None


def _kind_of(place: _Place, first: int, at: int, end: int) -> NameKind | None:
    """Return what the name is that ends in the word at ``end``, if that word ends such names: ``Times``, ``Foods``."""
    word, final, close = place.norm(at), place.norm(end), end == at + 1
    named, dated, weekday = place.norm(first - 1) == "the", place.dated(first), word in word_set("weekdays")
    if weekday and final in word_set("papers"):
        return "organisation" if named or not dated else None
    if place.capital(end + 1) and not (_firm_goes_on(place, end + 1) or place.title(end + 1)):
        return None  # "the March Energy Council"
    if final in word_set("clubs"):
        return "organisation" if named or (close and not dated) else None
    if final in word_set("firms"):
        of_season = word in word_set("seasons") and place.shows and first > place.first
        unclear = named and (final in field_words() or not close)
        return None if unclear or (dated and not of_season) or (weekday and not close) else "organisation"
    if final in word_set("agreements"):
        return "event" if named and close else None
    in_place = place.norm(first - 1) in word_set("before_places") and place.tokens[first - 1].text.islower()
    if final in word_set("place_last") and close and not weekday:
        return "place" if in_place or (word not in word_set("calendar_given") and not (named or dated)) else None
    return None


def _is_era(place: _Place, at: int) -> bool:
    """``the Prague Spring``: behind an article and a capital, with no year."""
    alone = not place.capital(at + 1) and place.pos(at + 1) != "NUM" and place.norm(at + 1) != "-"
    return alone and place.shows and _plain_capital(place, at - 1) and place.norm(at - 2) == "the"


def _firm_goes_on(place: _Place, at: int) -> bool:
    return place.capital(at) and place.norm(at) in word_set("firms")


def _edition(place: _Place, at: int) -> Stretch | None:
    """``the Daily Mail``, ``the Evening Standard``, ``the Coast Daily``: a capital that only a name gives."""
    if place.norm(at - 1) == "good" or place.norm(at - 1) in word_set("weekdays"):
        return None
    behind = place.capital(at + 1) and place.norm(at + 1) not in _words()
    if at == place.first or not place.shows:
        return (at, at + 1, "organisation") if behind and place.norm(at + 1) in word_set("papers") else None
    before = not place.norm(at).endswith("ing") and _plain_capital(place, at - 1) and at > place.first + 1
    return (at, at + 1, "organisation") if behind or before else None


def _plain_capital(place: _Place, at: int) -> bool:
    norm = place.norm(at)
    return place.capital(at) and "." not in norm and norm not in _words() | word_set("common") and not place.title(at)


def _movement(place: _Place, at: int) -> Stretch | None:
    """``the March of Dimes``, ``the March for Life``, ``the Summer of Love``."""
    if place.norm(at) not in word_set("seasons") | {"march"} or place.norm(at + 1) not in {"of", "for", "on"}:
        return None
    ahead = at + 3 if place.norm(at + 2) in {"the", "our", "their"} else at + 2
    if not place.capital(ahead) or place.norm(ahead) in _words() or not place.shows:
        return None
    named = place.norm(at - 1) in {"the", "'s"}
    return (at, ahead + 1, "organisation") if named else None


# -- people ----------------------------------------------------------------------------------------------------------


def _person(place: _Place, at: int, told: set[tuple[str, str]], seen: set[str]) -> Stretch | None:
    """Return the person whose given name or surname is the word of the calendar at ``at``."""
    if place.norm(at) in word_set("editions"):
        return None
    if _is_surname(place, at) or _is_called(place, at):
        return at, at + 1, "person"
    last = None if place.dated(at) else _surname_end(place, at)
    if last is None:
        return None
    pair = (place.norm(at), place.norm(last - 1))
    titled = place.title(at - 1) and (place.shows or place.norm(at) not in word_set("verbs_too"))
    if pair in told or titled or _told_of(place, last):
        return at, last, "person"
    if not place.shows or pair[1] in _names_of_things() or _is_known(place, at, last):
        return None
    return (at, last, "person") if _stands_as_given_name(place, at, last, seen) else None


def _is_surname(place: _Place, at: int) -> bool:
    """``Theresa May``, ``Noel Winter``, ``Mrs May``: a month or a season behind a given name or a title."""
    if place.pos(at + 1) == "NUM" or place.norm(at) not in word_set("seasons") | word_set("month_names"):
        return place.norm(at - 1) in word_set("honorifics") and place.capital(at - 1) and not place.capital(at + 1)
    before = place.norm(at - 1)
    if not place.capital(at - 1) or before in _words():
        return False
    if place.norm(at + 1) in word_set("event_last"):
        return False  # "Sydney Summer Olympics"
    if before in given_names():
        town = place.norm(at - 2) in {"in", "at", "to", "from", "near"} and known_at(place.tokens, at - 1, at)
        return place.pos(at - 1) != "AUX" and not town
    if place.title(at - 1):
        return place.shows and not place.capital(at + 1)
    return place.shows and place.title(at - 2) and place.capital(at - 2) and before not in word_set("title_modifiers")


def _is_called(place: _Place, at: int) -> bool:
    """``his wife, June,``: a given name alone."""
    alone = place.norm(at - 1) == "," and place.norm(at + 1) == "," and place.title(at - 2)
    return alone and place.norm(at) in word_set("calendar_given")


def _surname_end(place: _Place, at: int) -> int | None:
    """Return where the surname ends behind the given name at ``at``: over initials and particles."""
    ahead = at + 1
    while ahead < at + _LONGEST and (
        _INITIAL.fullmatch(place.tokens[ahead].text if ahead < place.last else "")
        or (place.norm(ahead) in word_set("particles") and not place.capital(ahead))
    ):
        ahead += 1
    norm = place.norm(ahead)
    if not place.capital(ahead) or not _WORD.fullmatch(place.tokens[ahead].text) or norm in _no_surnames():
        return None
    if place.shows and place.tokens[ahead].text.isupper():
        return None
    place_name = norm in word_set("place_last") or place.norm(ahead + 1) in word_set("place_last")
    return None if place_name and place.capital(ahead + 1) else ahead + 1  # "Spring Valley Water"


@cache
def _no_surnames() -> frozenset[str]:
    """Return the words that are nobody's surname."""
    lists = ("common", "small_words", "no_names", "honorifics", "when", "behind_days")
    return frozenset().union(*(word_set(name) for name in lists), title_words() - word_set("surnames_too"), _words())


@cache
def _names_of_things() -> frozenset[str]:
    """Return the words that open or end the names of other things; surnames only where something else says so."""
    several = frozenset(word for word, (_, many) in people_words().items() if many)
    return several.union(*(word_set(name) for name in ("organisation_last", "event_last", "place_first")))


def _told_of(place: _Place, last: int) -> bool:
    """``Friday Okoro, 34,``, ``Sunday Adeyemi, who``: what only people are told to be."""
    if place.norm(last) != ",":
        return False
    return place.norm(last + 1) == "who" or (place.pos(last + 1) == "NUM" and place.norm(last + 2) == ",")


def _is_known(place: _Place, at: int, last: int) -> bool:
    """Tell whether the gazetteer knows the last word as no surname: ``the June Berlin summit``."""
    known = known_at(place.tokens, last - 1, last)
    acts = place.pos(last) in {"VERB", "AUX"} and place.pos(at - 1) != "ADP"
    return known is not None and not (acts and known[1].place in {"city", "region"})


def _stands_as_given_name(place: _Place, at: int, last: int, seen: set[str]) -> bool:
    """Tell ``said June Carter`` from ``by June Carter will``; of weekdays only the first mention tells."""
    if place.norm(last) in _MANY:
        return False
    before, pos, acts = place.norm(at - 1), place.pos(at - 1), place.pos(last) in {"VERB", "AUX"}
    if before == "and" and place.capital(at - 2):
        return place.norm(at - 2) not in _words()
    if place.norm(at) not in word_set("calendar_given"):
        first = before == "" or (before == "," and place.norm(last) == ",")
        return first and place.tokens[last - 1].text not in seen and place.norm(at) in word_set("weekdays")
    if before == "" and not (acts or place.pos(last) in {"ADP", "ADV", "PRON"} or place.norm(last) in _GO_ON):
        return False  # "Winter Wheat - fair"
    if before == "" and place.norm(at) == "may":
        return place.tokens[last].form != "base" if acts else True  # "May Allah bless them"
    if before in _OPENERS:
        return True
    if pos in {"DET", "ADJ", "PROPN"} or before == "'s" or place.capital(at - 1):
        return pos in {"CCONJ", "SCONJ", "ADV"} and at - 1 == place.first
    return pos != "ADP" or not acts


def _acts(place: _Place, at: int) -> bool:
    """Tell a surname that stands alone from the month or the season: ``March said``, ``said Winter``."""
    if place.dated(at) or place.norm(at - 1) in {"the", "by", "of", "from", "to"}:
        return False
    says = place.tokens[at - 1].lemma in word_set("saying") if at > place.first else False
    return place.pos(at + 1) in {"VERB", "AUX"} or (says and place.pos(at + 1) != "NUM")
