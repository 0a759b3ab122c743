"""Money: signs before a number, currency words after it, and whose pesos are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.mangled import MANGLED, is_model
from onrecord.gazetteer import (
    all_currencies,
    country_named,
    country_of_adjective,
    country_of_capital,
    currency_of_hundredth,
    currency_of_sign,
    currency_of_words,
)

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.record import StoryParts


@dataclass(frozen=True, slots=True)
class Money:
    """A currency beside a number: where its words start and end, ISO 4217 code, and 0.01 for cents."""

    start: int
    end: int
    code: str
    factor: float = 1.0


_SIGN_BEFORE: Final = re.compile(
    r"(?:\[[ ]?(?P<bracket>[$£€¥₹])[ ]?\]"
    rf"|\b(?P<mangled>{MANGLED})(?=[ \u00a0]{{0,2}}[-−–]?$)"
    r"|(?P<region>\b[A-Z]{1,3}|\bU\.S\.)[ ]?(?P<dollar>[$£€¥])(?P<back>[A-Z]{2,3})?"
    r"|(?P<sign>[$£€¥₹₽₩₪₴₺฿₦₱₫])(?P<after>[A-Z]{2,3})?"
    r"|\b(?P<code>[A-Z]{2,3}|[A-Z][A-Za-z]{1,3})\.?)[ \u00a0]{0,2}[-−–]?$"
)
PENCE: Final = "p"
"""The sign of pence, written against the digits."""
_SIGN_AFTER: Final = re.compile(r"[ \u00a0]?([$£€¥₹₽])(?![\d\w])|(p)(?![\w.%])")
_GAP: Final = r"[ \t\u00a0]{0,3}(?:\r?\n[ \t]{0,4})?"
_WORD: Final = re.compile(rf"(?:{_GAP}|[-‐‑])((?:[A-Za-z]\.){{2,3}}|[A-Za-z]{{1,18}}(?:-[Mm]arks?)?)")
_WINDOW: Final = 9


def sign_before(text: str, start: int, floor: int) -> Money | None:
    """Return the currency whose sign or code stands before a number at ``start``: ``HK$``, ``[$] ``, ``USD``."""
    low = max(floor, start - _WINDOW)
    before = _SIGN_BEFORE.search(text[low:start])
    if before is None:
        return None
    at = low + before.start()
    if before["mangled"]:
        code = None if is_model(before["mangled"], text, start) else currency_of_sign(before["mangled"])
    elif before["bracket"]:
        code = currency_of_sign(before["bracket"])
    elif before["dollar"]:
        region = before["back"] or before["region"].replace(".", "")
        code = currency_of_sign(region + before["dollar"]) or currency_of_sign(before["dollar"])
        if code == currency_of_sign(before["dollar"]) and region not in {"US", "UK"}:
            at = low + before.start("dollar")
    elif before["sign"]:
        code = (currency_of_sign(before["after"] + before["sign"]) if before["after"] else None) or currency_of_sign(
            before["sign"]
        )
    else:
        code = currency_of_sign(before["code"])
    return Money(at, start, code) if code else None


def sign_after(text: str, end: int) -> Money | None:
    """Return the currency whose sign follows: ``100€``, ``118.5p``."""
    after = _SIGN_AFTER.match(text, end)
    if after is None:
        return None
    if after[2]:
        return None  # pence are settled with the words, where the factor stands
    code = currency_of_sign(after[1])
    return Money(end, after.end(), code) if code else None


def money_after(text: str, end: int, countries: Countries) -> Money | None:
    """Return the currency whose words follow.

    ``dlrs``, ``US dollars``, ``Canadian dlrs``, ``billion pesos``, ``pence``, ``USD``.
    """
    words: list[str] = []
    ends: list[int] = []
    at = end
    while len(words) < 4 and (after := _WORD.match(text, at)) is not None:
        words.append(after[1])
        ends.append(after.end())
        at = after.end()
    if not words:
        return None
    if words[0] == PENCE and ends[0] == end + 1:
        return Money(end, ends[0], "GBP", 0.01)
    if len(words[0]) == 3 and words[0].isupper() and words[0] in all_currencies():
        return Money(end, ends[0], words[0])
    for skip in (0, 1, 2):
        if len(words) <= skip:
            break
        country = _country(" ".join(words[:skip])) if skip else None
        if skip and country is None:
            continue
        for count in (2, 1):
            phrase = " ".join(words[skip : skip + count]).lower()
            if len(words) < skip + count or not _is_money(phrase):
                continue
            return _meant(phrase, country or countries.near(end, phrase), end, ends[skip + count - 1])
    return None


def _meant(phrase: str, country: str | None, start: int, end: int) -> Money | None:
    if country is not None:
        phrase = _WIRE_DOLLARS.get(phrase, phrase)
    if (code := currency_of_words(phrase, country)) is not None:
        return Money(start, end, code)
    hundredth = currency_of_hundredth(phrase, country)
    return Money(start, end, hundredth, 0.01) if hundredth else None


@cache
def _money_words() -> dict[str, frozenset[str]]:
    """Return every currency word with the countries that share it."""
    found: dict[str, set[str]] = {}
    for currency in all_currencies().values():
        for word in (*currency.words, *currency.hundredth):
            found.setdefault(word, set()).update(currency.countries)
    return {word: frozenset(countries) for word, countries in found.items()}


def _is_money(phrase: str) -> bool:
    return phrase in _money_words()


@cache
def _country(words: str) -> str | None:
    return country_of_adjective(words) or country_named(words)


# -- whose pesos -----------------------------------------------------------------------------------------------------

_COMMON: Final = frozenset(
    {
        "dollar",
        "dollars",
        "dlr",
        "dlrs",
        "buck",
        "bucks",
        "cent",
        "cents",
        "ct",
        "cts",
        "penny",
        "pence",
        "pennies",
        "euro",
        "euros",
        "yen",
        "yuan",
    }
)


_WIRE_DOLLARS: Final = {"dlr": "dollar", "dlrs": "dollars"}
_DOLLARS: Final = frozenset({"dollar", "dollars", "dlr", "dlrs"})


class Countries:
    """Which country a story is near, asked only where a currency word is shared by several countries.

    The closest country named before the number decides, the dateline's next, any other of the story last. Dollars,
    cents and pounds follow wire style: American and British unless the words say otherwise.
    """

    def __init__(self, parts: StoryParts, language: Language) -> None:
        """Look at nothing yet: most stories have no shared word."""
        self._parts = parts
        self._language = language
        self._named: list[tuple[int, str]] | None = None
        self._asked = False
        self._dollars: str | None = None

    def near(self, offset: int, word: str) -> str | None:
        """Return the ISO 3166-1 code of the country that ``word`` at ``offset`` points to, or None."""
        if word in _DOLLARS:
            return self._dollars_of()
        users = _money_words().get(word, frozenset())
        if word in _COMMON or len(users) < 2:
            return None
        named = self._mentions()
        before = [code for at, code in named if at < offset]
        dateline = self._parts.dateline.country if self._parts.dateline else None
        after = [code for at, code in named if at >= offset]
        return next(
            (code for code in (*reversed(before), *((dateline,) if dateline else ()), *after) if code in users), None
        )

    def _dollars_of(self) -> str | None:
        """Return the country of the story's first dollars, where the words say it: "Hong Kong dlrs", then "dlrs"."""
        if not self._asked:
            self._asked = True
            tokens = self._language.tokens
            first = next((k for k, token in enumerate(tokens) if token.norm in _DOLLARS or token.text == "$"), None)
            if first is not None and tokens[first].text != "$":
                pair = " ".join(token.text for token in tokens[max(0, first - 2) : first])
                self._dollars = _country(pair) or (_country(tokens[first - 1].text) if first else None)
        return self._dollars

    def _mentions(self) -> list[tuple[int, str]]:
        if self._named is None:
            tokens = self._language.tokens
            found: list[tuple[int, str]] = []
            for index, token in enumerate(tokens):
                if not token.text[0].isupper():
                    continue
                pair = f"{token.text} {tokens[index + 1].text}" if index + 1 < len(tokens) else token.text
                code = _country(pair) or _country(token.text) or country_of_capital(token.text.title())
                if code is not None:
                    found.append((token.start, code))
            self._named = found
        return self._named
