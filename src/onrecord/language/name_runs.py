"""Runs of capitalised words: where a name begins, goes on over small words, and ends."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.name_words import (
    Known,
    field_words,
    given_names,
    known_capitals,
    known_names,
    plain,
    title_words,
    word_set,
)

if TYPE_CHECKING:
    from onrecord.language.grammar import Sentence, Token

ARABIC = re.compile(r"(?:al|el|ul|as|ad|an|ar|at|az|ash|bin|ibn|d|l)[-'’][A-Z]")
_OPENERS = frozenset({'"', "''", "``", ":", "-", "--", "(", "[", "..."})
_LONGEST_RUN = 24
_NICKNAME_MARKS = frozenset({'"', "'", "``", "''"})
_LONGEST_NICKNAME = 5


def is_capitalised(token: Token) -> bool:
    """Tell whether a word is written as names are: ``Putin``, ``al-Thani``, ``d'Ivoire``."""
    text = token.text
    return text[0].isupper() or (text[0].islower() and len(text) > 3 and ARABIC.match(text) is not None)


def is_calendar(token: Token) -> bool:
    """Tell a month, a day or a season that is no part of a name."""
    return token.named is None and token.norm in word_set("calendar")


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
    if token.named:
        return True
    if token.norm in word_set("common") or is_calendar(token):
        return False
    if known_at(tokens, at, stop):
        return True
    follows = at + 1 < stop and is_capitalised(tokens[at + 1]) and not is_calendar(tokens[at + 1])
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
    return follows and token.norm in _openers()


@cache
def _openers() -> frozenset[str]:
    """Return the words that open a title or a name, though they are everyday words ("House", "Former", "Mount")."""
    lists = ("titles", "title_modifiers", "portfolios", "honorifics", "styles", "organisation_first", "place_first")
    return frozenset().union(*(word_set(name) for name in lists))


def find_runs(tokens: tuple[Token, ...], sentence: Sentence) -> list[tuple[int, int]]:
    """Return the runs of a sentence, joined over "of", "and", particles and initials where a name goes on."""
    runs: list[tuple[int, int]] = []
    at, stop = sentence.first, sentence.last
    while at < stop:
        if not is_capitalised(tokens[at]) or not _begins(tokens, at, sentence):
            at += 1
            continue
        last = _run_end(tokens, at, min(stop, at + _LONGEST_RUN))
        runs.append((at, last))
        at = last
    return runs


_BEHIND_FIRST = frozenset({"secretary", "secretary-general", "lady", "deputy", "vice", "minister"})


def _begins(tokens: tuple[Token, ...], at: int, sentence: Sentence) -> bool:
    """Tell whether a capitalised word begins a name."""
    token = tokens[at]
    norm = token.norm
    if norm in {"under", "first"} and at + 1 < sentence.last and tokens[at + 1].norm in _BEHIND_FIRST:
        return is_capitalised(tokens[at + 1])  # "Under Secretary", "First Lady"
    if (at == sentence.first or tokens[at - 1].norm in _OPENERS) and not _may_open(tokens, at, sentence.last):
        return False
    if token.named:
        return True
    if is_calendar(token) or norm in word_set("common"):
        return False
    return token.pos not in {"PRON", "DET", "AUX"} or (token.text.isupper() and len(token.text) > 1)


_SMALL_WORDS = word_set("small_words")


def _run_end(tokens: tuple[Token, ...], first: int, stop: int) -> int:
    particles = word_set("particles")
    at = first + 1
    known = known_at(tokens, first, stop)
    if known:
        at = max(at, known[0])
    while at < stop:
        token = tokens[at]
        if is_capitalised(token) and not is_calendar(token):
            if token.norm in _SMALL_WORDS or (token.pos == "AUX" and tokens[at - 1].text.endswith(".")):
                break  # "the U.S. Would impose": the wire's capital behind an abbreviation
            known = known_at(tokens, at, stop)
            at = max(at + 1, known[0] if known else 0)
            continue
        over = at + 1 if token.named else _join(tokens, first, at, stop, particles)  # "March of Dimes"
        if over is None:
            break
        at = over
    return at


def _join(tokens: tuple[Token, ...], first: int, at: int, stop: int, particles: frozenset[str]) -> int | None:
    """Return where the run goes on behind a small word at ``at``, or None where it ends."""
    if at + 1 >= stop:
        return None
    before, token, after = tokens[at - 1], tokens[at], tokens[at + 1]
    norm = token.norm
    if norm in particles and token.text.islower() and norm not in {"do", "y", "e"}:
        return _join_particles(tokens, at, stop, particles)
    if norm == "of":
        return _join_of(tokens, at, stop)
    if norm == "," and before.norm in field_words():
        return _join_list(tokens, at, stop) or _join_portfolios(tokens, first, at, stop)
    if norm == "and":
        return _join_and(tokens, first, at, stop)
    if (
        norm == "for"
        and after.norm == "the"
        and before.norm in {"office", "agency", "centre", "center", "fund", "institute"}
    ):
        return at + 2 if at + 2 < stop and is_capitalised(tokens[at + 2]) else None
    if not is_capitalised(after):
        return None
    if norm in {"for", "on"}:
        return at + 1 if before.norm in _TAKES_FOR and not is_calendar(after) else None
    if norm in _NICKNAME_MARKS:
        return _join_nickname(tokens, at, stop)
    return at + 1 if norm == "&" or (norm == "'s" and before.norm in _OWNERS) else None


def _join_nickname(tokens: tuple[Token, ...], at: int, stop: int) -> int | None:
    """``Joe "Doc" Brown``, ``Sipho 'The Clock' Dlamini``: a few capitals between marks, then the surname."""
    if tokens[at - 1].norm in title_words() or tokens[at - 1].norm in word_set("honorifics"):
        return None
    if tokens[at].end < tokens[at + 1].start:
        return None  # a mark that closes
    ahead = at + 1
    while ahead < min(stop - 1, at + _LONGEST_NICKNAME) and (
        is_capitalised(tokens[ahead]) or (ahead > at + 1 and tokens[ahead].text.isalpha())
    ):
        ahead += 1
    closes = ahead > at + 1 and ahead + 1 < stop and tokens[ahead].norm == tokens[at].norm
    after = tokens[ahead + 1] if closes else None
    if after is None or not is_capitalised(after) or is_calendar(after):
        return None
    other = after.norm in word_set("organisation_last") or after.norm in word_set("event_last")
    return None if other else ahead + 1


def nickname_in(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Return the mark that opens a nickname inside the run ``first`` up to ``last``."""
    return next((at for at in range(first + 1, last) if tokens[at].norm in _NICKNAME_MARKS), None)


def _join_particles(tokens: tuple[Token, ...], at: int, stop: int, particles: frozenset[str]) -> int | None:
    """``Khalifa bin Hamad al Thani``, ``van der Berg``: particles, then a name again."""
    ahead = at + 1
    while ahead < stop and tokens[ahead].norm in particles and tokens[ahead].text.islower():
        ahead += 1
    goes_on = ahead < stop and is_capitalised(tokens[ahead]) and not is_calendar(tokens[ahead])
    return ahead if goes_on else None


def _join_and(tokens: tuple[Token, ...], first: int, at: int, stop: int) -> int | None:
    """``Finance and Petroleum Minister``, ``Deputy Premier and Minister of Trade``; ``Berg and Lund`` are two names."""
    before, after = tokens[at - 1].norm, tokens[at + 1]
    titles = word_set("titles")
    if is_capitalised(after) and after.norm in word_set("firm_partners"):
        return at + 1  # "Montagu and Co"
    if is_capitalised(after) and before in titles and after.norm in titles:
        # "the Deputy Secretary and Secretary General Delattre" are two; without the article they are one
        return at + 1 if first == 0 or tokens[first - 1].norm != "the" else None
    if before not in word_set("portfolios"):
        return _join_portfolios(tokens, first, at, stop) if before in field_words() else None
    if is_capitalised(after) and _ends_in_office(tokens, at + 1, stop):
        return at + 1
    return _join_portfolios(tokens, first, at, stop)


_TAKES_FOR = word_set("takes_for")
_OWNERS = word_set("owners")
_OF_TITLES = word_set("of_titles")


def _ends_in_body(tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    """``International Women of Courage Award``: the capitals behind "of" end in the word for a body or an event."""
    ahead = at + 1
    while ahead < min(stop, at + 6) and is_capitalised(tokens[ahead]):
        ahead += 1
    final = tokens[ahead - 1].norm
    lists = ("organisation_last", "event_last", "office_ends")
    return ahead > at + 2 and any(final in word_set(name) for name in lists)


@cache
def _of_heads() -> frozenset[str]:
    return word_set("organisation_first") | word_set("organisation_last") | _OF_TITLES | word_set("event_last")


def _join_of(tokens: tuple[Token, ...], at: int, stop: int) -> int | None:
    """``Bank of Greece``, ``Secretary of State``: only behind words that take an "of"."""
    before = tokens[at - 1].norm
    if before not in _of_heads() and before not in word_set("places_first") and not _ends_in_body(tokens, at, stop):
        return None
    ahead = at + 1
    if tokens[ahead].norm == "the" and ahead + 1 < stop and before not in _OF_TITLES:
        ahead += 1
    return ahead if is_capitalised(tokens[ahead]) and not is_calendar(tokens[ahead]) else None


def _ends_in_office(tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    """``Finance and Petroleum Minister``: an office or a body ends it; ``Trade and Congress`` is two names."""
    ahead = at
    while ahead < stop and (is_capitalised(tokens[ahead]) or tokens[ahead].norm == "and") and ahead < at + 5:
        norm = tokens[ahead].norm
        if ahead > at or norm not in word_set("portfolios"):
            if norm in word_set("titles") or norm in word_set("organisation_last"):
                return ahead > at
            if norm not in word_set("portfolios") and norm != "and":
                return norm == "affairs"
        ahead += 1
    ends = word_set("office_ends")
    return tokens[at].norm in {"affairs", "environment"} or tokens[ahead - 1].norm in ends


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
    goes_on = ahead < stop and is_capitalised(tokens[ahead]) and tokens[ahead].norm in field_words()
    return ahead if goes_on else None


def _join_list(tokens: tuple[Token, ...], at: int, stop: int) -> int | None:
    """``Commerce, Banking and Insurance Union``: portfolios with commas before a body's last word."""
    ahead = at
    while ahead < stop and ahead < at + 10:
        if tokens[ahead].norm == ",":
            ahead += 1
        if ahead < stop and tokens[ahead].norm == "and":
            ends = ahead + 1 < stop and _ends_in_office(tokens, ahead + 1, stop)
            return at + 1 if ends and is_capitalised(tokens[at + 1]) else None
        if ahead >= stop or tokens[ahead].norm not in word_set("portfolios") or not is_capitalised(tokens[ahead]):
            return None
        ahead += 1
    return None
