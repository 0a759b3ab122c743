"""Runs of capitalised words, and what each is: titles and a name, an organisation, a place, a people.

``Russian Deputy Prime Minister Yuri Borisov`` is one run: an adjective that gives the country, a title, a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.language.name_words import (
    Known,
    given_names,
    known_capitals,
    known_names,
    people_words,
    plain,
    title_words,
    word_set,
)

if TYPE_CHECKING:
    from onrecord.language.grammar import Sentence, Token
    from onrecord.record import NameKind

_ARABIC = re.compile(r"(?:al|el|ul|as|ad|an|ar|at|az|ash|bin|ibn|d|l)[-'’][A-Z]")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_NO_NAME = re.compile(r"[RDI]-[A-Z]|[A-Za-z]+\.[0-9]|[A-Z][a-z]+[0-9]")
_FIRM_ENDS = frozenset("ltd ltd. inc inc. corp corp. co. plc llc gmbh".split())
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}|(?:[A-Z]\.){2,}|[A-Z]{1,4}-[0-9]{1,2}")
_OPENERS = frozenset({'"', "''", "``", ":", "-", "--", "(", "[", "..."})
_LONGEST_RUN = 24


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


def is_capitalised(token: Token) -> bool:
    """Tell whether a word is written as names are: ``Putin``, ``al-Thani``, ``d'Ivoire``."""
    text = token.text
    return text[0].isupper() or (text[0].islower() and len(text) > 3 and _ARABIC.match(text) is not None)


def all_capitals(tokens: tuple[Token, ...], sentence: Sentence) -> bool:
    """Tell whether a sentence is printed in capitals, as wire headlines are; then capitals show nothing."""
    words = [t.text for t in tokens[sentence.first : sentence.last] if t.text[0].isalpha() and len(t.text) > 1]
    capital = sum(1 for word in words if word.isupper())
    return len(words) >= 2 and capital >= len(words) - (1 if len(words) > 4 else 0) and capital >= 2


def title_case(tokens: tuple[Token, ...], sentence: Sentence) -> bool:
    """Tell whether nearly all long words of a heading are capitalised; then capitals show little."""
    words = [t.text for t in tokens[sentence.first : sentence.last] if t.text[0].isalpha() and len(t.text) > 3]
    return len(words) >= 3 and sum(1 for word in words if word[0].isupper()) >= 0.8 * len(words)


def known_at(tokens: tuple[Token, ...], at: int, stop: int, *, capitals: bool = False) -> tuple[int, Known] | None:
    """Return where the longest name of the gazetteer that begins at ``at`` ends, and what it is."""
    table, longest = known_capitals() if capitals else known_names()
    most = longest.get(tokens[at].text)
    if most is None:
        return None
    for last in range(min(stop, at + most), at, -1):
        key = " ".join(t.text for t in tokens[at:last])
        found = table.get(key.replace("’", "'") if "’" in key else key)
        if found:
            return last, found
    return None


def _may_open(tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    """Tell whether the first word of a sentence or a quotation is part of a name, though it has a capital anyway."""
    token = tokens[at]
    if token.norm in word_set("common") or token.norm in word_set("calendar"):
        return False
    if known_at(tokens, at, stop):
        return True
    follows = at + 1 < stop and is_capitalised(tokens[at + 1]) and tokens[at + 1].norm not in word_set("calendar")
    if token.norm in word_set("portfolios") and at + 2 < stop and tokens[at + 1].norm in {"and", ","}:
        return _join(tokens, at, at + 1, stop, word_set("particles")) is not None
    if token.norm in given_names():
        return follows or token.pos == "PROPN"
    if (
        follows
        and token.norm not in title_words()
        and plain(tokens[at + 1].norm) in given_names()
        and not any(token.norm in word_set(name) for name in ("honorifics", "styles", "title_modifiers"))
    ):
        return False  # "Using Anna Berg's words": the given name is the second word
    if token.pos == "PROPN" or (token.pos in {"NOUN", "ADJ", "X"} and follows):
        return True
    return follows and any(
        token.norm in word_set(name)
        for name in (
            "titles",
            "title_modifiers",
            "portfolios",
            "honorifics",
            "styles",
            "organisation_first",
            "place_first",
        )
    )


def find_runs(tokens: tuple[Token, ...], sentence: Sentence) -> list[tuple[int, int]]:
    """Return the runs of a sentence, joined over "of", "and", particles and initials where a name goes on."""
    runs: list[tuple[int, int]] = []
    at, stop = sentence.first, sentence.last
    calendar, common = word_set("calendar"), word_set("common")
    while at < stop:
        token = tokens[at]
        if not is_capitalised(token):
            at += 1
            continue
        opens = at == sentence.first or tokens[at - 1].norm in _OPENERS
        if opens and token.norm != "under" and not _may_open(tokens, at, stop):
            at += 1
            continue
        norm = token.norm
        if norm == "under" and at + 1 < stop and tokens[at + 1].norm in {"secretary", "secretary-general"}:
            pass  # "Under Secretary Jane Doe"
        elif norm in common or token.pos in {"PRON", "DET", "AUX"}:
            if not (norm not in common and token.text.isupper() and len(token.text) > 1):
                at += 1
                continue
        if norm in calendar and not (
            norm in {"may", "march", "april", "june", "august"}
            and at > sentence.first
            and is_capitalised(tokens[at - 1])
            and tokens[at - 1].norm in given_names()
        ):
            at += 1
            continue
        last = _run_end(tokens, at, min(stop, at + _LONGEST_RUN))
        runs.append((at, last))
        at = last
    return runs


_SMALL_WORDS = frozenset(
    "the a an i it he she they we and or but in on at to of for from with by as if that this is was his her their its not no".split()
)


def _run_end(tokens: tuple[Token, ...], first: int, stop: int) -> int:
    calendar, particles = word_set("calendar"), word_set("particles")
    at = first + 1
    known = known_at(tokens, first, stop)
    if known:
        at = max(at, known[0])
    while at < stop:
        token = tokens[at]
        if is_capitalised(token) and not (token.norm in calendar and not _name_in_may(tokens, at)):
            if token.norm in _SMALL_WORDS:
                break
            known = known_at(tokens, at, stop)
            at = max(at + 1, known[0] if known else 0)
            continue
        over = _join(tokens, first, at, stop, particles)
        if over is None:
            break
        at = over
    return at


def _name_in_may(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].norm == "may" and is_capitalised(tokens[at - 1]) and tokens[at - 1].norm in given_names()


def _join(tokens: tuple[Token, ...], first: int, at: int, stop: int, particles: frozenset[str]) -> int | None:
    """Return where the run goes on behind a small word at ``at``, or None where it ends."""
    if at + 1 >= stop:
        return None
    token, after = tokens[at], tokens[at + 1]
    norm = token.norm
    if norm in particles and token.text.islower() and norm not in {"do", "y", "e"}:
        ahead = at + 1
        while ahead < stop and tokens[ahead].norm in particles and tokens[ahead].text.islower():
            ahead += 1
        if ahead < stop and is_capitalised(tokens[ahead]) and tokens[ahead].norm not in word_set("calendar"):
            return ahead
        return None
    if norm == "&" and is_capitalised(after):
        return at + 1
    if norm == "of":
        return _join_of(tokens, first, at, stop)
    if (
        norm in {"for", "on"}
        and is_capitalised(after)
        and tokens[at - 1].norm in _TAKES_FOR
        and after.norm not in word_set("calendar")
    ):
        return at + 1
    if (
        norm == "and"
        and is_capitalised(after)
        and tokens[at - 1].norm in word_set("titles")
        and after.norm in word_set("titles")
    ):
        return at + 1
    if norm == "and" and is_capitalised(after) and tokens[at - 1].norm in word_set("portfolios"):
        return at + 1 if _ends_in_office(tokens, at + 1, stop) else _join_portfolios(tokens, first, at, stop)
    if norm in {",", "and"} and tokens[at - 1].norm in word_set("portfolios"):
        return (
            _join_portfolios(tokens, first, at, stop)
            if norm == "and"
            else _join_list(tokens, at, stop) or _join_portfolios(tokens, first, at, stop)
        )
    if norm == "'s" and is_capitalised(after) and tokens[at - 1].norm in _OWNERS:
        return at + 1
    if (
        norm == '"'
        and is_capitalised(after)
        and at + 3 < stop
        and tokens[at + 2].norm == '"'
        and is_capitalised(tokens[at + 3])
    ):
        return at + 3
    return None


_TAKES_FOR = frozenset(
    "agency center centre institute council committee commission conference fund organisation organization association society "
    "agreement treaty convention state group office secretary undersecretary ministry minister department bank programme program movement party".split()
)
_OWNERS = frozenset(
    "people lord women children workers farmers teachers veterans king queen men nation world st. st peoples".split()
)
_OF_TITLES = frozenset(
    "minister secretary ministers chief attorney undersecretary governor president director head chairman commissioner state speaker "
    "house king queen prince duke archbishop bishop chargé".split()
)


def _join_of(tokens: tuple[Token, ...], first: int, at: int, stop: int) -> int | None:
    before = tokens[at - 1].norm
    heads = word_set("organisation_first") | word_set("organisation_last") | _OF_TITLES | word_set("event_last")
    if before not in heads and before not in {"university", "isle", "strait", "gulf", "bay", "cape", "sea"}:
        return None
    ahead = at + 1
    if tokens[ahead].norm == "the" and ahead + 1 < stop and before not in _OF_TITLES:
        ahead += 1
    return ahead if is_capitalised(tokens[ahead]) and tokens[ahead].norm not in word_set("calendar") else None


def _ends_in_office(tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    """``Finance and Petroleum Minister``: an office or a body ends the capitals; ``Trade and Congress`` is two names."""
    ahead = at
    while ahead < stop and (is_capitalised(tokens[ahead]) or tokens[ahead].norm == "and") and ahead < at + 5:
        norm = tokens[ahead].norm
        if ahead > at or norm not in word_set("portfolios"):
            if norm in word_set("titles") or norm in word_set("organisation_last"):
                return ahead > at
            if norm not in word_set("portfolios") and norm != "and":
                return norm == "affairs"
        ahead += 1
    return tokens[at].norm in {"affairs", "environment"} or tokens[ahead - 1].norm in {
        "affairs",
        "security",
        "environment",
        "rights",
    }


def _join_portfolios(tokens: tuple[Token, ...], first: int, at: int, stop: int) -> int | None:
    """``Under Secretary for Economic Growth, Energy, and the Environment``: what an office is for may be a list."""
    small = {"for", "of"}
    if not any(
        tokens[i].norm in small and i > first and tokens[i - 1].norm in _TAKES_FOR | {"secretary", "minister", "state"}
        for i in range(first, at)
    ):
        return None
    ahead = at
    while ahead < stop and tokens[ahead].norm in {",", "and", "the"}:
        ahead += 1
    return (
        ahead
        if ahead < stop and is_capitalised(tokens[ahead]) and tokens[ahead].norm in word_set("portfolios")
        else None
    )


def _join_list(tokens: tuple[Token, ...], at: int, stop: int) -> int | None:
    """``Commerce, Banking and Insurance Union``: portfolios with commas before a body's last word."""
    ahead = at
    while ahead < stop and ahead < at + 10:
        if tokens[ahead].norm == ",":
            ahead += 1
        if ahead < stop and tokens[ahead].norm == "and":
            return (
                at + 1
                if is_capitalised(tokens[at + 1]) and ahead + 1 < stop and _ends_in_office(tokens, ahead + 1, stop)
                else None
            )
        if ahead >= stop or tokens[ahead].norm not in word_set("portfolios") or not is_capitalised(tokens[ahead]):
            return None
        ahead += 1
    return None


# -- what a run is ----------------------------------------------------------------------------------------------------------


def read_run(tokens: tuple[Token, ...], first: int, last: int, *, heading: bool = False) -> list[Found]:
    """Return the names of one run: a titled person, an organisation, a place, a people, with what is named in the title."""
    found: list[Found] = []
    whole = known_at(tokens, first, last)
    if whole is None and tokens[first].text.isupper() and len(tokens[first].text) > 3:
        whole = known_at(tokens, first, last, capitals=True)
    firm = next((at for at in range(first + 1, last - 1) if tokens[at].norm in _FIRM_ENDS), None)
    if firm is not None:  # "Tribune Media Co. Representatives Frank Pallone"
        return [*read_run(tokens, first, firm + 1, heading=heading), *read_run(tokens, firm + 1, last, heading=heading)]
    if whole and whole[0] == last:
        return _known(tokens, first, last, whole[1])
    if tokens[last - 1].norm in _FIRM_ENDS and last - first > 1:
        return [Found(first, last, "organisation", _country_of_words(tokens, first, last), sure=True)]
    cut = _title_end(tokens, first, last)
    if cut is not None and cut < last and tokens[cut].norm in {"of", "for", "and", "on"}:
        return _inside_title(tokens, first, last)
    if cut is not None and cut < last:
        found.extend(_inside_title(tokens, first, cut))
        country = _country_of_words(tokens, first, cut)
        name = _person(tokens, cut, last, country, [(first, cut)])
        name.full_first = first
        found.append(name)
        return found
    of = next((at for at in range(first + 1, last) if tokens[at].norm == "of"), None)
    council = of is not None and tokens[of - 1].norm in word_set("organisation_first") | word_set("organisation_last")
    if cut == last and not (council and of is not None and not _any_title(tokens, first, of)):
        return _inside_title(tokens, first, last)
    final = tokens[last - 1].norm
    if final in word_set("organisation_last") and last - first > 1:
        group = final in {"democrats", "republicans", "workers", "teamsters"} and tokens[first].norm not in {"united"}
        return [
            Found(first, last, "group" if group else "organisation", _country_of_words(tokens, first, last), sure=True)
        ]
    if of is not None and council:
        kind: NameKind = (
            "place"
            if tokens[of - 1].norm in {"gulf", "strait", "bay", "sea", "isle", "state", "city", "kingdom"}
            else "organisation"
        )
        return [Found(first, last, kind, _country_of_words(tokens, first, last), sure=True)]
    if whole and whole[0] < last and final in word_set("event_last"):
        # "Berlin Ministerial Conference": the event, and its place
        event = Found(first, last, "event", whole[1].country, sure=True)
        return (
            [event, *_known(tokens, first, whole[0], whole[1])]
            if whole[1].kind == "place" and not whole[1].also_adjective
            else [event]
        )
    if (
        whole
        and whole[1].kind == "organisation"
        and all(
            tokens[at].norm in word_set("title_modifiers") or tokens[at].norm in word_set("no_names")
            for at in range(whole[0], last)
        )
    ):
        return _known(tokens, first, whole[0], whole[1])  # "House of Representatives Democratic leaders"
    if whole and whole[1].kind in {"adjective", "people"} and whole[0] < last:
        return _behind_adjective(tokens, first, last, whole, heading=heading)
    if whole and whole[1].also_adjective and whole[0] < last:
        return _behind_adjective(tokens, first, last, whole, heading=heading)
    if whole and whole[0] < last and whole[1].kind == "place" and tokens[first].norm not in given_names():
        rest = read_run(tokens, whole[0], last, heading=heading)
        return (
            [*_known(tokens, first, whole[0], whole[1]), *rest] if rest else _known(tokens, first, whole[0], whole[1])
        )
    unknown = _unknown(tokens, first, last)
    return [unknown] if unknown else []


def _known(tokens: tuple[Token, ...], first: int, last: int, known: Known) -> list[Found]:
    if known.kind == "adjective":
        return []
    if known.kind == "people":
        ahead = tokens[last] if last < len(tokens) else None
        plural = tokens[last - 1].norm.endswith(("s", "men"))
        if not plural and not (
            first > 0
            and tokens[first - 1].norm == "the"
            and (ahead is None or ahead.pos not in {"NOUN", "ADJ", "PROPN", "NUM"})
        ):
            return []
        return [Found(first, last, "group", known.country, sure=True)]
    if (
        known.also_adjective
        and last < len(tokens)
        and tokens[last].pos in {"NOUN", "ADJ", "PROPN"}
        and tokens[last].start - tokens[last - 1].end < 3
    ):
        return []
    return [Found(first, last, known.name_kind, known.country, sure=True)]


def _behind_adjective(
    tokens: tuple[Token, ...], first: int, last: int, known: tuple[int, Known], *, heading: bool
) -> list[Found]:
    """``Bulgarian Defense Ministry`` was read as a body before; ``Russian Vladimir Putin`` leaves the adjective outside."""
    rest = read_run(tokens, known[0], last, heading=heading)
    for name in rest:
        name.country = name.country or known[1].country
        if name.first == known[0]:
            name.full_first = first
            if name.kind == "organisation":
                name.first = first
    return rest


def _title_end(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Return where the titles at the front of a run end; ``last`` where the run is all title; None where there is none."""
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


def _any_title(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    return any(tokens[at].norm in title_words() for at in range(first, last))


def _all_title(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether only modifiers and portfolios stand between two titles: ``Deputy`` Prime ``Minister``."""
    return all(
        tokens[at].norm in word_set("title_modifiers")
        or tokens[at].norm in word_set("portfolios")
        or tokens[at].norm in {"and", "of", "for", ","}
        for at in range(first, last)
    )


_SURNAMES_TOO = frozenset(
    "major judge dean bishop speaker constable chancellor head banker farmer pope king trader general marshal page".split()
)


def _portfolio_end(tokens: tuple[Token, ...], at: int, last: int) -> int:
    """Return where ``of Foreign Affairs``, ``of State for European and Eurasian Affairs`` behind a title ends."""
    portfolios, modifiers = word_set("portfolios"), word_set("title_modifiers")
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


def _country_of_words(tokens: tuple[Token, ...], first: int, last: int) -> str | None:
    for at in range(first, last):
        known = known_at(tokens, at, last)
        if (
            known
            and known[1].country
            and (known[1].kind != "organisation" or tokens[at].norm not in word_set("portfolios"))
        ):
            return known[1].country
    return None


def _inside_title(tokens: tuple[Token, ...], first: int, last: int) -> list[Found]:
    """Return the organisations and places that a title names: ``Bank of Japan Governor``, ``FCC Chairman``, ``UN envoy``."""
    found: list[Found] = []
    at = first
    while at < last:
        known = known_at(tokens, at, last)
        if known and not known[1].also_adjective and known[1].kind in {"organisation", "place"}:
            found.append(Found(at, known[0], known[1].name_kind, known[1].country, sure=True))
            at = known[0]
            continue
        if _ACRONYM.fullmatch(tokens[at].text) and not known and tokens[at].norm not in word_set("titles"):
            found.append(Found(at, at + 1, "organisation", sure=True))
        elif tokens[at].norm in word_set("organisation_last") - word_set("portfolios") and at > first and not found:
            if tokens[at].norm not in {"group", "house", "state", "press", "general", "cabinet"} and tokens[
                first
            ].norm not in word_set("titles"):
                found.append(Found(first, at + 1, "organisation", _country_of_words(tokens, first, at + 1), sure=True))
        at += 1
    return found


def _person(
    tokens: tuple[Token, ...], first: int, last: int, country: str | None, titles: list[tuple[int, int]]
) -> Found:
    """A name behind a title is a person's; the title's country is theirs."""
    if (
        last - first > 1
        and tokens[last - 1].norm in word_set("organisation_last")
        and tokens[first].norm not in given_names()
    ):
        return Found(first, last, "organisation", country, sure=True)
    return Found(first, last, "person", country, titles, sure=True)


def _joins_peoples(text: str) -> bool:
    """``Russian-Serbian``: an adjective of two countries, no name."""
    table, _ = known_names()
    pieces = text.split("-")
    return len(pieces) > 1 and pieces[0] in table and all(piece in table or piece.islower() for piece in pieces)


def _unknown(tokens: tuple[Token, ...], first: int, last: int) -> Found | None:
    words = tokens[first:last]
    norms = [t.norm for t in words]
    if norms[0] in word_set("styles") and last - first > 1:
        return Found(first, last, "person", sure=True)
    if last - first == 1:
        if (
            len(norms[0].strip(".")) == 1
            or _NO_NAME.match(words[0].text)
            or norms[0] in word_set("event_last")
            or norms[0] in word_set("place_last")
        ):
            return None
        if norms[0] in word_set("portfolios") and norms[0] not in {"parliament", "treasury"}:
            return None
        if norms[0] in word_set("no_names") or _joins_peoples(words[0].text):
            return None
        if norms[0].endswith(("s",)) and norms[0] in {
            "democrats",
            "republicans",
            "conservatives",
            "liberals",
            "socialists",
            "communists",
            "muslims",
            "christians",
            "jews",
            "catholics",
            "protestants",
            "kurds",
            "sunnis",
            "shiites",
            "tories",
            "hutus",
            "tutsis",
        }:
            return Found(first, last, "group", sure=True)
        if _ACRONYM.fullmatch(words[0].text):
            return Found(first, last, "organisation")
        return Found(first, last, None)
    if people_words().get(norms[-1], ("", False))[1]:
        return Found(first, last, "group", sure=True)
    if norms[-1] in word_set("place_last"):
        return Found(first, last, "place", sure=True)
    if norms[-1] in word_set("event_last"):
        return Found(first, last, "event", sure=True)
    given = plain(norms[0]) in given_names() or ("-" in norms[0] and plain(norms[0].partition("-")[0]) in given_names())
    small = any(t.text.islower() and t.norm in word_set("particles") for t in words) or any(
        _ARABIC.match(t.text) for t in words
    )
    initial = any(_INITIAL.fullmatch(t.text) for t in words)
    if given or small or initial or norms[-1] in word_set("suffixes"):
        return Found(
            first, last, "person", _country_of_words(tokens, first, last) if small else None, sure=given or initial
        )
    if norms[0] in word_set("place_first") and norms[0] not in {"new", "port"}:
        return Found(first, last, "place")
    if any(_ACRONYM.fullmatch(t.text) for t in words):
        return Found(first, last, "organisation")
    return Found(first, last, None)
