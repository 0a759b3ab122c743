"""What a run of capitalised words is: a titled person, an organisation, a place, a people, an event.

``Russian Deputy Prime Minister Yuri Borisov`` is one run: an adjective that gives the country, a title, a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.name_runs import ARABIC, known_at, nickname_in
from onrecord.language.name_words import (
    Known,
    field_words,
    given_names,
    known_names,
    people_words,
    plain,
    title_words,
    word_set,
)

if TYPE_CHECKING:
    from onrecord.language.grammar import Token
    from onrecord.record import NameKind

_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}|(?:[A-Z]\.){2,}|[A-Z]{1,6}-[0-9]{1,2}")
_NO_NAME = re.compile(
    r"[RDI]-[A-Z]|[A-Za-z]+\.[0-9]|[A-Z][a-z]+[0-9]|.\.?$|.*-(?:related|based|led|backed|style|era|wide|born|owned|controlled|free)$"
)
_FIRM_ENDS = word_set("firm_ends")
_SURNAMES_TOO = word_set("surnames_too")


@dataclass(slots=True)
class Found:
    """One name in the making: token positions, half-open."""

    first: int
    last: int
    kind: NameKind | None
    """None where only the rest of the story can tell."""
    country: str | None = None
    titles: list[tuple[int, int]] = field(default_factory=list)
    full_first: int | None = None
    sure: bool = False
    """A title, a given name, a firm's last word or the gazetteer says so."""

    @property
    def begins(self) -> int:
        """Where the name begins with its titles."""
        return self.first if self.full_first is None else self.full_first


def read_run(tokens: tuple[Token, ...], first: int, last: int) -> list[Found]:
    """Return the names of one run: a titled person, a body, a place, a people, with what is named in the title."""
    shown = _nicknamed(tokens, first, last) or _named(tokens, first, last)
    if shown is not None:
        return shown
    firm = next((at for at in range(first + 1, last - 1) if tokens[at].norm in _FIRM_ENDS), None)
    if firm is not None:  # "Acme Media Co. Representatives John Poe"
        return [*read_run(tokens, first, firm + 1), *read_run(tokens, firm + 1, last)]
    person = _person_behind(tokens, first, last)
    if person is not None:
        rest = read_run(tokens, person, last)
        return [*inside_title(tokens, first, person), *rest]
    whole = known_at(tokens, first, last)
    if whole is None and tokens[first].text.isupper() and len(tokens[first].text) > 3:
        whole = known_at(tokens, first, last, capitals=True)
    if whole and whole[0] == last:
        return _known(tokens, first, last, whole[1])
    if tokens[last - 1].norm in _FIRM_ENDS and last - first > 1:
        return [Found(first, last, "organisation", country_in(tokens, first, last), sure=True)]
    titled = _titled(tokens, first, last)
    if titled is not None:
        return titled
    body = _by_last_word(tokens, first, last, whole)
    if body is not None:
        return body
    if whole:
        return _behind_known(tokens, first, last, whole)
    unknown = _unknown(tokens, first, last)
    return [unknown] if unknown else []


def _nicknamed(tokens: tuple[Token, ...], first: int, last: int) -> list[Found] | None:
    """Return the person whose nickname stands between given name and surname: ``Marcus "Big Red" Dillon``."""
    nickname = nickname_in(tokens, first, last)
    if nickname is None:
        return None
    *others, name = read_run(tokens, first, nickname) or [Found(first, last, None)]
    name.last, name.kind, name.sure = last, "person", True
    return [*others, name]


def _named(tokens: tuple[Token, ...], first: int, last: int) -> list[Found] | None:
    """Return the person or the body that a word of the calendar is part of, and what the run names around it."""
    if tokens[first].named == tokens[last - 1].named == "person":
        return [Found(first, last, "person", sure=True)]
    named = next((at for at in range(first, last) if _is_body(tokens[at])), None)
    if named is None:
        return None
    end = next((at for at in range(named, last) if tokens[at].named != tokens[named].named), last)
    body = Found(named, end, tokens[named].named, country_in(tokens, named, end), sure=True)
    before = read_run(tokens, first, named) if first < named else []
    return [*before, body, *(read_run(tokens, end, last) if end < last else [])]


def _is_body(token: Token) -> bool:
    """Tell a word of a body with a month or a day in its name; editions ("Daily") leave the whole to other words."""
    return token.named not in {None, "person"} and token.norm not in word_set("editions")


def _person_behind(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Return where a person begins behind the end of a title that stands before: ``Human Rights Rina Amiri``.

    ``Envoy for Women, Girls, and Human Rights Rina Amiri`` may come in pieces; a given name with a surname behind words
    for fields, and no title among them, opens the name.
    """
    for at in range(first + 1, last - 1):
        if tokens[at].norm in given_names() and tokens[at].norm not in word_set("portfolios"):
            fields = all(tokens[i].norm in field_words() or tokens[i].norm in _FIELD_WORDS for i in range(first, at))
            body = tokens[last - 1].norm in word_set("organisation_last")
            return at if fields and not body else None
    return None


_FIELD_WORDS = frozenset(
    {"and", ",", "of", "for", "the", "'s", "global", "office", "bureau", "un", "u.n.", "eu", "nato"}
)


def _titled(tokens: tuple[Token, ...], first: int, last: int) -> list[Found] | None:
    """Return the person behind a title, with what the title names; None where the run has no title."""
    cut = _title_end(tokens, first, last)
    if cut is None:
        return None
    if cut == last:
        of = _body_of(tokens, first, last)
        if of is not None and not any(tokens[at].norm in title_words() for at in range(first, of)):
            return None  # "Council of Ministers"
        if last - first == 1 and tokens[first].norm in _SURNAMES_TOO:
            return [Found(first, last, None)]  # "Dean", if the story has told of Howard Dean
        return inside_title(tokens, first, last)
    if tokens[cut].norm in {"of", "for", "and", "on"}:
        return inside_title(tokens, first, last)
    while cut < last - 1 and (tokens[cut].norm in field_words() or tokens[cut].norm in {"and", ","}):
        cut += 1  # "Assistant Secretary for Organization Affairs Michele Sison"
    name = _person(tokens, cut, last, country_in(tokens, first, cut), [(first, cut)])
    name.full_first = first
    return [*inside_title(tokens, first, cut), name]


def _body_of(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Return where "of" stands behind the word for a body: ``Council of Ministers``."""
    of = next((at for at in range(first + 1, last) if tokens[at].norm in {"of", "for", "on"}), None)
    if of is None:
        return None
    before = tokens[of - 1].norm
    return of if before in word_set("organisation_first") or before in word_set("organisation_last") else None


def _by_last_word(
    tokens: tuple[Token, ...], first: int, last: int, whole: tuple[int, Known] | None
) -> list[Found] | None:
    """Return the body or the event that a run's last word, or its "of", shows."""
    final = tokens[last - 1].norm
    if whole and final in word_set("event_last") and whole[1].kind != "organisation":
        # "Berlin Ministerial Conference": the event, and its place
        event = Found(first, last, "event", whole[1].country, sure=True)
        town = whole[1].kind == "place" and not whole[1].also_adjective
        return [event, *_known(tokens, first, whole[0], whole[1])] if town else [event]
    if final in word_set("organisation_last") and last - first > 1:
        many = final in word_set("many_people") and tokens[first].norm != "united"
        kind: NameKind = "group" if many else "organisation"
        return [Found(first, last, kind, country_in(tokens, first, last), sure=True)]
    of = _body_of(tokens, first, last)
    if of is not None:
        kind = "place" if tokens[of - 1].norm in word_set("places_first") else "organisation"
        return [Found(first, last, kind, country_in(tokens, first, last), sure=True)]
    return None


def _behind_known(tokens: tuple[Token, ...], first: int, last: int, whole: tuple[int, Known]) -> list[Found]:
    """Return the names of a run that begins with something known and goes on."""
    behind, known = whole
    if known.kind == "organisation":
        plain_words = word_set("title_modifiers") | word_set("no_names")
        if all(tokens[at].norm in plain_words for at in range(behind, last)):
            return _known(tokens, first, behind, known)  # "House of Representatives Democratic leaders"
    if known.kind in {"adjective", "people"} or known.also_adjective:
        return _behind_adjective(tokens, first, last, whole)
    if known.kind == "place" and tokens[first].norm not in given_names():
        return [*_known(tokens, first, behind, known), *read_run(tokens, behind, last)]
    unknown = _unknown(tokens, first, last)
    return [unknown] if unknown else []


def _known(tokens: tuple[Token, ...], first: int, last: int, known: Known) -> list[Found]:
    """Return what the gazetteer knows as a name; an adjective before a noun is none ("U.S. exports", "Russian oil")."""
    ahead = tokens[last] if last < len(tokens) else None
    modifies = ahead is not None and is_described(ahead) and ahead.start - tokens[last - 1].end < 3
    if known.kind == "adjective" or (known.also_adjective and modifies):
        return []
    if known.kind == "people":
        plural = tokens[last - 1].norm.endswith(("s", "men"))
        alone = first > 0 and tokens[first - 1].norm == "the" and not modifies
        return [Found(first, last, "group", known.country, sure=True)] if plural or alone else []
    return [Found(first, last, known.name_kind, known.country, sure=True)]


def is_described(ahead: Token) -> bool:
    """Tell whether "U.S." can be a word's adjective: *U.S. exports*, but *in Hong Kong next week*."""
    return ahead.pos in {"NOUN", "ADJ", "PROPN"} and ahead.norm not in word_set("calendar") | word_set("when")


def _behind_adjective(tokens: tuple[Token, ...], first: int, last: int, known: tuple[int, Known]) -> list[Found]:
    """``Russian Vladimir Putin`` leaves the adjective outside; a body keeps it (``Bulgarian Railways``)."""
    rest = read_run(tokens, known[0], last)
    for name in rest:
        name.country = name.country or known[1].country
        if name.first == known[0]:
            name.full_first = first
            if name.kind == "organisation":
                name.first = first
    return rest


def _title_end(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Return where the titles that open a run end: ``last`` where it is all title, None where there is none."""
    titles, honorifics, styles = title_words(), word_set("honorifics"), word_set("styles")
    end: int | None = None
    at = first
    while at < last:
        norm = tokens[at].norm
        known = known_at(tokens, at, last)
        if known and known[0] > at + 1 and known[1].kind != "adjective":
            at = known[0]
            continue
        if norm in styles and at > first and end == at:
            break
        if norm == "lady" and at > first and tokens[at - 1].norm == "first":
            end = at = at + 1
            continue
        if norm in titles or norm in honorifics:
            if at == last - 1 and at > first and norm in _SURNAMES_TOO and tokens[at - 1].norm not in titles:
                return end  # "Prime Minister John Major", "John Bishop"
            if at > first and end is not None and end < at and not _all_title(tokens, end, at):
                break  # a name has begun
            end = _portfolio_end(tokens, at + 1, last)
            at = end
            continue
        at += 1
    return end


def _all_title(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether only modifiers and portfolios stand between two titles: ``Deputy`` Prime ``Minister``."""
    return all(
        tokens[at].norm in word_set("title_modifiers")
        or tokens[at].norm in word_set("portfolios")
        or tokens[at].norm in {"and", "of", "for", ","}
        for at in range(first, last)
    )


def _portfolio_end(tokens: tuple[Token, ...], at: int, last: int) -> int:
    """Return where ``of Foreign Affairs``, ``of State for European and Eurasian Affairs`` behind a title ends."""
    portfolios, modifiers = field_words(), word_set("title_modifiers")
    while at < last:
        norm = tokens[at].norm
        if norm in {"of", "for"} and at + 1 < last:
            start = at + 1
            known = known_at(tokens, start, last)
            ahead = known[0] if known else start
            while ahead < last and (
                tokens[ahead].norm in portfolios
                or tokens[ahead].norm in modifiers
                or tokens[ahead].norm in {"and", "the", "staff", ","}
            ):
                ahead += 1
            if ahead == start:
                return at
            at = ahead
            continue
        if (
            norm in {"and", "&"}
            and at + 1 < last
            and (tokens[at + 1].norm in word_set("titles") or tokens[at + 1].norm in portfolios)
        ):
            return at + 1
        return at
    return at


def country_in(tokens: tuple[Token, ...], first: int, last: int) -> str | None:
    """Return the country that some of the tokens ``first`` up to ``last`` show."""
    for at in range(first, last):
        known = known_at(tokens, at, last)
        if known and known[1].country:
            if known[1].kind == "organisation" and tokens[at].norm in word_set("portfolios"):
                continue  # "Labour Minister" is of no country
            return known[1].country
    return None


def inside_title(tokens: tuple[Token, ...], first: int, last: int) -> list[Found]:
    """Return the bodies and places that a title names: ``Bank of Japan Governor``, ``FCC Chairman``, ``UN envoy``."""
    found: list[Found] = []
    while first < last - 1 and tokens[first].norm in {"retired", "former", "acting", "visiting", "outgoing", "late"}:
        first += 1
    at = first
    while at < last:
        norm = tokens[at].norm
        known = known_at(tokens, at, last)
        if known and not known[1].also_adjective and known[1].kind in {"organisation", "place"}:
            found.append(Found(at, known[0], known[1].name_kind, known[1].country, sure=True))
            at = known[0]
            continue
        if not known and _ACRONYM.fullmatch(tokens[at].text) and norm not in word_set("titles"):
            found.append(Found(at, at + 1, "organisation", sure=True))
        elif not found and at > first and norm in _title_bodies() and tokens[first].norm not in word_set("titles"):
            found.append(Found(first, at + 1, "organisation", country_in(tokens, first, at + 1), sure=True))
        at += 1
    return found


@cache
def _title_bodies() -> frozenset[str]:
    return word_set("organisation_last") - word_set("portfolios") - word_set("too_plain")


def _person(
    tokens: tuple[Token, ...], first: int, last: int, country: str | None, titles: list[tuple[int, int]]
) -> Found:
    """Return the name behind a title: a person's, and the title's country is theirs."""
    body = last - first > 1 and tokens[last - 1].norm in word_set("organisation_last")
    if body and tokens[first].norm not in given_names() and not tokens[first].named:
        return Found(first, last, "organisation", country, sure=True)
    return Found(first, last, "person", country, titles, sure=True)


def _joins_peoples(text: str) -> bool:
    """``Russian-Serbian``: an adjective of two countries, no name."""
    table, _ = known_names()
    pieces = text.split("-")
    return len(pieces) > 1 and pieces[0] in table and all(piece in table or piece.islower() for piece in pieces)


def _unknown(tokens: tuple[Token, ...], first: int, last: int) -> Found | None:
    """Return a name that no list has, its kind as far as its own words show it."""
    if last - first == 1:
        return _unknown_word(tokens, first)
    words = tokens[first:last]
    norms = [t.norm for t in words]
    final = norms[-1]
    if norms[0] in word_set("styles"):
        return Found(first, last, "person", sure=True)
    if people_words().get(final, ("", False))[1]:
        return Found(first, last, "group", sure=True)
    if final in people_words() and norms[0] not in given_names():
        return None  # "Senior Official" is a role
    if final in word_set("place_last") or final in word_set("event_last"):
        return Found(first, last, "place" if final in word_set("place_last") else "event", sure=True)
    if final in word_set("suffixes") and norms[-2] in word_set("event_last"):
        return Found(first, last, "event", sure=True)  # "World War II"
    if any(word.named == "organisation" for word in words):
        return Found(first, last, "organisation", sure=True)  # "Evening Standard"
    given = words[0].named == "person" or plain(norms[0].partition("-")[0]) in given_names()
    particle = any(
        (t.text.islower() and t.norm in word_set("particles")) or ARABIC.match(t.text) is not None for t in words
    )
    initial = any(_INITIAL.fullmatch(t.text) for t in words)
    if given or particle or initial or final in word_set("suffixes"):
        return Found(first, last, "person", sure=given or initial)
    if norms[0] in word_set("place_first") and norms[0] not in {"new", "port"}:
        return Found(first, last, "place")
    acronym = any(_ACRONYM.fullmatch(t.text) for t in words)
    return Found(first, last, "organisation" if acronym else None)


def _unknown_word(tokens: tuple[Token, ...], at: int) -> Found | None:
    text, norm, named = tokens[at].text, tokens[at].norm, tokens[at].named
    if named:
        return Found(at, at + 1, named, sure=True)
    if norm in word_set("groups"):
        return Found(at, at + 1, "group", sure=True)
    if norm in _no_names() or _NO_NAME.match(text) or _joins_peoples(text):
        return None
    return Found(at, at + 1, "organisation" if _ACRONYM.fullmatch(text) else None)


@cache
def _no_names() -> frozenset[str]:
    portfolios = word_set("portfolios") - {"parliament", "treasury"}
    return word_set("no_names") | word_set("event_last") | word_set("place_last") | portfolios
