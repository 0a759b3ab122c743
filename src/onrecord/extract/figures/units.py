"""The unit that a printed number carries: per cent, UCUM units and rates, and money by sign or word."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from onrecord.extract.figures.money import money_after, sign_after, sign_before
from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from onrecord.extract.figures.money import Countries, Money
    from onrecord.extract.figures.numbers import Number

Kind = Literal["money", "percent", "measure", "time"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; ``start`` and ``end`` take in the unit's words and the currency's sign."""

    number: Number
    start: int
    end: int
    value: float
    unit: str | None = None
    kind: Kind | None = None
    over: str | None = None
    """The lower part of a rate, UCUM: ``d`` in ``285,000 barrels per day``."""

    @property
    def code(self) -> str | None:
        """The unit as the record spells it, rates with a slash."""
        return f"{self.unit}/{self.over}" if self.unit and self.over else self.unit


@dataclass(frozen=True, slots=True)
class _Unit:
    code: str
    kind: Kind
    factor: float = 1.0


_GAP: Final = r"[ \t\u00a0\u2009\u202f]{0,3}(?:\r?\n[ \t]{0,4})?"
_WORD: Final = re.compile(rf"({_GAP}|[-‐‑])([A-Za-zµμ°º℃℉%％][A-Za-z0-9²³./°]{{0,18}})")
_QUALIFIED: Final = re.compile(rf"{_GAP}(?:U\.S\.|US|U\.S)(?= (?:per|a) )")
_PERCENT: Final = re.compile(r"[ \u00a0]?[%％]")
_RATE: Final = re.compile(
    rf"(?:{_GAP}|[-‐‑])(?:(?:per|a|an|each|every|the)(?:{_GAP}|[-‐‑])|/)([A-Za-z]{{1,12}})(?![A-Za-z])", re.IGNORECASE
)
_RATE_OF: Final = re.compile(
    rf"{_GAP}of{_GAP}[A-Za-z]{{2,16}}(?:{_GAP}[A-Za-z]{{2,16}})?{_GAP}(?:per|a|an|each|every){_GAP}"
    r"(day|year|month|week|hour)\b",
    re.IGNORECASE,
)
_WEIGHING: Final = re.compile(r"\bweigh\w*(?:\s\w+){0,2}\s$")
_ALSO_NAMES: Final = frozenset({"COP", "ALL", "TOP", "TRY", "CUP", "MOP", "PEN", "GEL", "BAM", "AMD"})
_EARLIER: Final = re.compile(rf"{_GAP}(?:earlier|ago|before|later|after|from now|older|long|old)\b", re.IGNORECASE)
_POUNDS_OF_GOODS: Final = re.compile(rf"{_GAP}(?:of\b|in{_GAP}weight|heav|overweight|lighter)", re.IGNORECASE)
_NAMELESS: Final = frozenset({"percent", "percentage point", "basis point", "[ppm]", "[ppb]"})
_MONEY_LETTERS: Final = {"m": 1e6, "mm": 1e6, "MM": 1e6, "b": 1e9, "B": 1e9, "T": 1e12, "cr": 1e7}
_NO_LOWER_PART: Final = frozenset({"ms", "2.wk", "10.a", "100.a", "{stretch}"})
"""Stretches of time by which no rate is told in the record."""
_LONGEST: Final = 3
_NOT_SINGULAR: Final = 1000
"""From this number on no length of time is printed in the singular, as "two year" still is in haste."""


@cache
def _tables() -> tuple[dict[str, _Unit], dict[str, _Unit]]:
    """Return units by their words (lower case, single spaces) and by their signs (as written)."""
    by_word: dict[str, _Unit] = {}
    by_sign: dict[str, _Unit] = {}
    for entry in words_of("units")["unit"]:
        kind: Kind = "time" if entry.get("kind") == "time" else "percent" if entry["code"] in _NAMELESS else "measure"
        unit = _Unit(entry["code"], kind, float(entry.get("factor", 1)))
        for word in entry.get("words", ()):
            by_word[word.replace("-", " ")] = unit
        for sign in entry.get("signs", ()):
            by_sign[sign] = unit
    return by_word, by_sign


def with_unit(text: str, number: Number, floor: int, countries: Countries) -> Amount:
    """Return ``number`` with the unit before or after it, if any.

    ``floor`` is where the number before ends: a sign further left is that one's. ``countries`` settles whose pesos
    are meant.
    """
    bare = Amount(number, number.start, number.end, number.value)
    before = sign_before(text, number.start, floor)
    if before is not None and not _is_acronym(text, before, number):
        return _rated(
            text, replace(_lettered(bare, money=True), start=before.start, unit=before.code, kind="money"), countries
        )
    if (after := sign_after(text, number.end)) is not None:
        return replace(bare, end=after.end, unit=after.code, kind="money")
    if (percent := _PERCENT.match(text, number.end)) is not None:
        return replace(bare, end=percent.end(), unit="percent", kind="percent")
    words, ends, gaps = _words_after(text, number.end)
    if not words:
        return _lettered(bare, money=False)
    if number.letter is not None:
        # "25m euros" is millions of euros, "25m" alone is metres.
        money = money_after(text, number.end + len(number.letter), countries)
        if money is not None:
            return _rated(
                text, replace(_lettered(bare, money=True), end=money.end, unit=money.code, kind="money"), countries
            )
    by_word, by_sign = _tables()
    sign = words[0].rstrip(".")
    above, _, below = sign.partition("/")
    if sign not in by_sign and sign.lower() not in by_word and above in by_sign and below in by_sign:
        sign = above  # "kV/cm"; the rate is read off what follows
    elif below and above.lower() in by_word and below.lower() in by_word and words[0] == sign:
        words[0], ends[0] = above, ends[0] - len(words[0]) + len(above)  # "grams/tonne"
    if sign in by_sign and _sign_stands(sign, gaps[0]):
        return _rated(text, _carrying(bare, by_sign[sign], ends[0] - len(words[0]) + len(sign)), countries)
    lowered = [word.lower() for word in words]
    money = money_after(text, number.end, countries)
    torque = " ".join(lowered[:2]) in by_word
    if (
        lowered[0] in {"pound", "pounds"}
        and not torque
        and money is not None
        and _weighs(text, number, gaps[0], ends[0], countries)
    ):
        return _rated(text, _carrying(bare, _Unit("[lb_av]", "measure"), ends[0]), countries)
    for count in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(lowered[:count])
        found = by_word.get(phrase) or by_word.get(phrase.rstrip("."))
        if found is not None and not (count == 1 and _names_no_unit(words[0], gaps[0], number, found)):
            trimmed = ends[count - 1] - (0 if phrase in by_word else len(phrase) - len(phrase.rstrip(".")))
            return _rated(text, _carrying(bare, found, trimmed), countries)
    if money is not None:
        return _rated(
            text,
            replace(bare, end=money.end, value=_exact(bare.value * money.factor), unit=money.code, kind="money"),
            countries,
        )
    return _lettered(bare, money=False)


def _names_no_unit(word: str, gap: str, number: Number, unit: _Unit) -> bool:
    """Tell whether a word after a number is none of its units.

    ``two second homes``; a line ``Year`` below a column of numbers; ``164,000 week ago``.
    """
    if unit.kind != "time" or gap in {"-", "‐", "‑"}:
        return False
    alone = "\n" in gap and word[:1].isupper()
    return word.lower() == "second" or alone or (number.value >= _NOT_SINGULAR and not word.lower().endswith("s"))


def unit_of_noun(noun: str) -> str | None:
    """Return the UCUM code of a noun that stands past other words (``two mln more rye acres``), no duration."""
    unit = _tables()[0].get(noun)
    return unit.code if unit is not None and unit.kind == "measure" and unit.factor == 1 else None


def _is_acronym(text: str, before: Money, number: Number) -> bool:
    """Tell whether a currency's code is a name here: ``COP26`` is a conference, pesos come in thousands."""
    return text[before.start : before.start + 3] in _ALSO_NAMES and number.value < 1000 and number.scale == 1


def _words_after(text: str, at: int) -> tuple[list[str], list[int], list[str]]:
    """Return up to three words that follow, where each ends and what stands before each."""
    words: list[str] = []
    ends: list[int] = []
    gaps: list[str] = []
    while len(words) < _LONGEST and (after := _WORD.match(text, at)) is not None:
        if not after[1] and words:
            break
        words.append(after[2])
        ends.append(after.end())
        gaps.append(after[1])
        at = after.end()
    return words, ends, gaps


def _sign_stands(sign: str, gap: str) -> bool:
    """Tell whether a sign can be a unit: a single letter only against the digits, or where it names nothing else."""
    return not gap or len(sign) > 1 or (sign in {"%", "％", "°", "W", "V", "m", "t", "g", "C", "F"} and gap == " ")


def _lettered(amount: Amount, *, money: bool) -> Amount:
    """Apply the letter written against the digits: millions with money, metres (or nothing) without."""
    letter = amount.number.letter
    if letter is None:
        return amount
    end = amount.number.end + len(letter)
    if money:
        scale = _MONEY_LETTERS[letter]
        return replace(amount, end=end, value=_exact(amount.value * scale))
    unit = {"m": "m", "mm": "mm"}.get(letter)
    return replace(amount, end=end, unit=unit, kind="measure") if unit else amount


def _carrying(amount: Amount, unit: _Unit, end: int) -> Amount:
    return replace(amount, end=end, value=_exact(amount.value * unit.factor), unit=unit.code, kind=unit.kind)


def _exact(value: float) -> float:
    return float(f"{value:.12g}")


def _weighs(text: str, number: Number, gap: str, end: int, countries: Countries) -> bool:
    """Tell whether "pounds" are a weight: hyphened, of something, or far from a country that pays in pounds."""
    if number.scaled:
        return False
    if _WEIGHING.search(text, max(0, number.start - 24), number.start) is not None:
        return True
    weight = gap in {"-", "‐", "‑"} or _POUNDS_OF_GOODS.match(text, end) is not None
    return weight or (countries.near(number.start, "pounds") is None and "£" not in text and "sterling" not in text)


def _rated(text: str, amount: Amount, countries: Countries) -> Amount:
    """Take a rate's lower part: ``per barrel``, ``a day``, ``/tonne``; a share or a head is none."""
    if amount.kind in {"percent", "time"} or amount.unit is None or "/" in amount.unit:
        return amount
    if amount.kind == "money" and amount.end == amount.number.end and amount.start < amount.number.start:
        named = money_after(text, amount.end, countries)
        if named is not None and named.factor == 1:  # "HK$5 dollars"
            amount = replace(amount, end=named.end)
        elif (qualified := _QUALIFIED.match(text, amount.end)) is not None:
            amount = replace(amount, end=qualified.end())
    by_word, by_sign = _tables()
    after = _RATE.match(text, amount.end)
    if after is not None:
        lower = by_word.get(after[1].lower()) or (by_sign.get(after[1]) if after.group().startswith("/") else None)
        if after[1].lower() in {"pound", "lb"}:
            lower = _Unit("[lb_av]", "measure")
        if lower is not None and _is_lower_part(text, after, lower):
            return replace(amount, end=after.end(), over=lower.code)
    elif amount.kind == "measure" and (after := _RATE_OF.match(text, amount.end)) is not None:
        return replace(amount, over=by_word[after[1].lower()].code)
    return amount


def _is_lower_part(text: str, after: re.Match[str], lower: _Unit) -> bool:
    """Tell whether a unit after ``a`` or ``per`` makes a rate: no share of a cent, no "a year earlier", no century."""
    if (
        lower.kind == "percent"
        or "/" in lower.code
        or lower.code in _NO_LOWER_PART
        or "the" in after.group().lower().split()
    ):
        return False
    return lower.kind != "time" or _EARLIER.match(text, after.end()) is None
