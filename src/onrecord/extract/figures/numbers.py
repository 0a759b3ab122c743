"""Numbers as they are printed: digits, number words, fractions, magnitudes, and vague ones (``tens of thousands``).

Nothing here knows a unit or decides whether a number is a figure. Every pattern is possessive or bounded, so that a
line of a million digits, commas or dollar signs costs one pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from onrecord.extract.figures.mangled import is_model
from onrecord.extract.figures.misspelt import misspelt_magnitude
from onrecord.extract.figures.words import words_of
from onrecord.gazetteer import currency_of_sign

Form = Literal["digits", "words", "fraction", "ratio", "share", "vague"]
"""``fraction``: a part of a whole (``a third``); ``share``: ``one in five``; ``vague``: ``dozens``."""


@dataclass(frozen=True, slots=True)
class Number:
    """One printed number; ``start`` and ``end`` are offsets of the text, magnitude and editor's brackets included."""

    start: int
    end: int
    value: float
    form: Form
    scale: float = 1.0
    """What its magnitude word multiplies by (``million``: 1e6)."""
    year_like: bool = False
    """Four bare digits between 1000 and 2199, as years are written."""
    letter: str | None = None
    """A single letter written against the digits that is a magnitude only with money (``25m``); not yet applied."""
    glued: bool = False
    """Letters are written against the digits: a unit (``40km``) or no amount at all (``5G``, ``1980s``)."""
    least: bool = False
    """More than ``value``: the smallest that a vague number allows."""

    @property
    def scaled(self) -> bool:
        """Tell whether a magnitude word stands with it."""
        return self.scale > 1


_WORDS: Final = words_of("numbers")
_ONES: Final[dict[str, int]] = _WORDS["ones"]
_TENS: Final[dict[str, int]] = _WORDS["tens"]
_MAGNITUDES: Final[dict[str, float]] = _WORDS["magnitudes"]
_ATTACHED: Final[dict[str, float]] = _WORDS["attached"]
_MONEY_LETTERS: Final = frozenset(_WORDS["with_money_only"]["letters"])
_DENOMINATORS: Final[dict[str, int]] = _WORDS["denominators"]
_SIGNS: Final[dict[str, float]] = _WORDS["signs"]
_ORDINALS: Final[dict[str, int]] = _WORDS["ordinals"]
_VAGUE: Final[dict[str, float]] = _WORDS["vague"]
_LEADS: Final = frozenset(_ONES) | frozenset(_TENS) | frozenset(_VAGUE) | {"a", "an", "half", "several", "quarter"}

_ATOM: Final = re.compile(r"\d[\d,.]*+|[A-Za-z]++|[½¼¾⅓⅔⅛⅜⅝⅞]")


def _opening_words() -> str:
    """Return a pattern of the words that can open a number, in any case; grouped by first letter, for speed."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(_LEADS):
        rest = "".join(f"[{letter}{letter.upper()}]" for letter in word[1:])
        by_letter.setdefault(word[0], []).append(rest)
    return "|".join(f"[{first}{first.upper()}](?:{'|'.join(rests)})" for first, rests in by_letter.items())


_OPENING: Final = re.compile(rf"\d[\d,.]*+|(?<![A-Za-z])(?:{_opening_words()})(?![A-Za-z])|[½¼¾⅓⅔⅛⅜⅝⅞]")
_GAP: Final = r"(?:[ \t\u00a0\u2009\u202f]{1,3}+(?:\r?\n[ \t]{0,4}+)?|\r?\n[ \t]{0,4}+)"
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})++(?:\.\d+)?|\d{1,2}(?:,\d{2})++,\d{3}(?:\.\d+)?|\d++(?:\.\d+)?")
_INDIAN: Final = re.compile(r"\d{1,2}(?:,\d{2}(?=,))++,\d{3}(?:\.\d+)?")
_WORD_AFTER: Final = re.compile(rf"(?:{_GAP}|[-‐‑])([A-Za-z]++)")
_SCALE: Final = re.compile(rf"(?:{_GAP}|[-‐‑])?(\[)?([A-Za-z]{{1,12}}+)(?![A-Za-z])([,.;:]?\])?")
_HALF_AFTER: Final = re.compile(
    rf"{_GAP}and{_GAP}(?:(?:a|one)(?:{_GAP}|-)(half|quarter|third)|(three)(?:{_GAP}|-)quarters)\b", re.IGNORECASE
)
_FRACTION_AFTER: Final = re.compile(r"[ -](\d{1,2})/(\d{1,2})(?![\d/])|[ \u00a0]?([½¼¾⅓⅔⅛⅜⅝⅞])")
_SPACED: Final = re.compile(
    r"(?:[\u00a0\u2009\u202f]\d{3})++(?:\.\d+)?(?!\d)|(?: \d{3})++(?:\.\d+)?(?= (?:[a-z]{3,}|[A-Z]{3}\b)|[%$€£])(?!\d)"
)
_POWER: Final = re.compile(
    r"[ \u00a0]?(?:[×·][ \u00a0]?10(?:\^?([-−–]?\d{1,2})(?!\d)|([⁻]?[⁰¹²³⁴-⁹]{1,2}))"
    r"|[xX*][ \u00a0]?10\^([-−–]?\d{1,2})(?!\d))"
)
_RAISED: Final = str.maketrans("⁻−–⁰¹²³⁴⁵⁶⁷⁸⁹", "---0123456789")
_COUNTED_AFTER: Final = re.compile(r" [a-z]{3,}")
"""A word in small letters, which a magnitude stands before."""
_SLASH: Final = re.compile(r"/(\d{1,4})(?![\d/])")
_IN: Final = re.compile(rf"{_GAP}(?:in|out{_GAP}of|(of))(?:{_GAP}every)?{_GAP}", re.IGNORECASE)
_OF: Final = re.compile(rf"{_GAP}of\b", re.IGNORECASE)
_OF_VAGUE: Final = re.compile(rf"{_GAP}of{_GAP}([A-Za-z]++)", re.IGNORECASE)
_A_UNIT: Final = re.compile(rf"{_GAP}(?:of{_GAP})?an?{_GAP}", re.IGNORECASE)
_WHOLE_AFTER_HALF: Final = re.compile(
    rf"(?:{_GAP}of)?{_GAP}(?:of|the|its|their|his|her|our|your|all|that|those|these|this|what|as)\b", re.IGNORECASE
)
_NOT_HALF_BEFORE: Final = re.compile(
    r"\b(?:first|second|other|last|this|next|latter|better|one|each|either|final|opening|an?|top|bottom|eastern|"
    r"western|"
    r"northern|southern|upper|lower)[ \n-]$",
    re.IGNORECASE,
)
_HALF_BEFORE: Final = re.compile(
    r"\b(?:than|nearly|almost|about|roughly|around|some|over|under|by|approximately|only|just|to|least|and)[ \n]$",
    re.IGNORECASE,
)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return every printed number of ``text`` in order, without overlap."""
    found: list[Number] = []
    at = 0
    search = _OPENING.search
    while (atom := search(text, at)) is not None:
        at = atom.end()
        first = text[atom.start()]
        number: Number | None = None
        if first.isdecimal():
            number = _read_digits(text, atom)
        elif first in _SIGNS:
            number = Number(atom.start(), at, _SIGNS[first] * 100, "fraction")
        elif not _glued(text, atom.start()):
            number = _read_words(text, atom)
        if number is not None:
            number = _share(text, number)
            found.append(number)
            at = number.end
    return tuple(found)


def _glued(text: str, start: int) -> bool:
    """Tell whether a word is only the rest of another (``21st``, ``per-cent``, ``don't``)."""
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'’_-‐‑/@#.&")


# -- digits ----------------------------------------------------------------------------------------------------------


def _read_digits(text: str, atom: re.Match[str]) -> Number | None:
    start, run = atom.start(), atom.group().rstrip(".,")
    if _tail_of_a_name(text, start):
        return None
    if len(run) > 40 or not (_GROUPED.fullmatch(run) or _INDIAN.fullmatch(run)):
        return None
    end = start + len(run)
    value = float(run.replace(",", ""))
    number = Number(start, end, value, "digits", year_like=len(run) == 4 and run.isdecimal() and 1000 <= value < 2200)
    if len(run) <= 3 and run.isdecimal() and (spaced := _SPACED.match(text, end)) is not None:
        whole = float(run + "".join(c for c in spaced.group() if c.isdecimal() or c == "."))
        number = Number(start, spaced.end(), whole, "digits")  # "278 000": thousands set apart by spaces
        end = number.end
    if (power := _POWER.match(text, end)) is not None and (written := _powered(number, power)) is not None:
        return written
    if text.startswith("/", end):
        return _slashed(text, number)
    if fraction := _FRACTION_AFTER.match(text, end):
        part = _SIGNS[fraction[3]] if fraction[3] else _proper(int(fraction[1]), int(fraction[2]))
        if part is not None:
            number = replace(number, end=fraction.end(), value=value + part, year_like=False)
    elif half := _HALF_AFTER.match(text, end):
        number = replace(number, end=half.end(), value=value + _part_of(half), year_like=False)
    return _scaled(text, number)


def _powered(number: Number, power: re.Match[str]) -> Number | None:
    """Read ``1.99×10^30``, ``5 × 10⁻³`` as the one number that it is."""
    exponent = int((power[1] or power[2] or power[3]).translate(_RAISED))
    value = float(f"{number.value:.15g}e{exponent}")
    return replace(number, end=power.end(), value=value, year_like=False) if value < 1e300 else None


def _tail_of_a_name(text: str, start: int) -> bool:
    """Tell whether the digits hang on something that makes them no amount.

    ``G-10``, ``'87``, ``No.5``, ``10:30``, ``#4``.
    """
    if start == 0:
        return False
    before, further = text[start - 1], text[start - 2] if start > 1 else " "
    if before.isalpha() or before in "'’‘#_@&":
        return not _after_currency(text, start)
    if before in "-‐‑" and text[max(0, start - 6) : start - 1].lower().endswith(("minus", " sub")):
        return False
    if before in "-‐‑" and further == " " and start > 3 and text[start - 4 : start - 2].isupper():
        return True  # "COVID -19"
    if before in "-‐‑–/:.,":
        # A minus sign, a range or a list stands free or behind a figure; a name's number hangs on letters.
        return (
            further.isalpha() or (before in ":/" and further.isdecimal()) or (before == "." and not further.isspace())
        )
    return False


_CURRENCY_TAIL: Final = re.compile(r"(?:^|[^A-Za-z])([A-Z]{2,3}|[A-Z][a-z]{1,2}\.?|\$[A-Z]{1,3})$")


def _after_currency(text: str, start: int) -> bool:
    tail = _CURRENCY_TAIL.search(text[max(0, start - 5) : start])
    if tail is None or is_model(tail[1], text, start):
        return False
    return tail[1].startswith("$") or currency_of_sign(tail[1].rstrip(".")) is not None


def _slashed(text: str, number: Number) -> Number | None:
    """Read a stroke: ``3/4`` is a fraction, ``2.9/1`` a ratio; the year ``1987/88`` and the day ``9/11`` neither."""
    after = _SLASH.match(text, number.end)
    if after is None:
        return replace(number, year_like=False) if text[number.end + 1 : number.end + 2].isalpha() else None
    below = int(after[1])
    if below == 1 and number.value != 1:
        return replace(number, end=after.end(), form="ratio", year_like=False)
    part = _proper(int(number.value), below) if number.value == int(number.value) else None
    return replace(number, end=after.end(), value=part * 100, form="fraction") if part is not None else None


def _proper(above: int, below: int) -> float | None:
    return above / below if 0 < above < below and below in {2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64} else None


def _part_of(half: re.Match[str]) -> float:
    return 0.75 if half[2] else 1 / _DENOMINATORS[half[1].lower()]


def _scaled(text: str, number: Number) -> Number:
    """Take the magnitude that follows: ``2.6 billion``, ``500 [million,]``, ``4.3M``."""
    after = _SCALE.match(text, number.end)
    touches = text[number.end : number.end + 1].isalpha()
    if after is None:
        return replace(number, glued=True) if touches else number
    word, close = after[2], after[3] or ""
    touching = after.start(2) == number.end
    if not touching and word in ("B", "M") and _COUNTED_AFTER.match(text, after.end(2)):
        word = {"B": "billion", "M": "million"}[word]  # "8 B people"
    if touching and word in _ATTACHED:
        if word in _MONEY_LETTERS:
            return replace(number, letter=word, glued=True)
        scale, end = _ATTACHED[word], after.end(2)
    elif word.lower() in _MAGNITUDES:
        bracketed = bool(after[1]) and close.endswith("]")
        if after[1] and not bracketed:
            return number
        scale, end = _MAGNITUDES[word.lower()], after.end() if bracketed else after.end(2)
    elif not touching and (slip := misspelt_magnitude(text, number.start, word, after.end(2))) is not None:
        scale, end = slip, after.end(2)
    else:
        return replace(number, glued=True) if touches else number
    more = replace(number, end=end, value=_times(number.value, scale), scale=scale, year_like=False, letter=None)
    # "450 thousand crore", "2 hundred million"
    again = _WORD_AFTER.match(text, more.end)
    if again and again[1].lower() in _MAGNITUDES and _MAGNITUDES[again[1].lower()] > scale:
        beyond = _MAGNITUDES[again[1].lower()]
        return replace(more, end=again.end(), value=_times(more.value, beyond), scale=scale * beyond)
    return more


def _times(value: float, scale: float) -> float:
    """Multiply without the dust of binary fractions: 1.57 × 10⁹ is 1570000000."""
    return float(f"{value * scale:.12g}")


# -- words -----------------------------------------------------------------------------------------------------------


def _read_words(text: str, atom: re.Match[str]) -> Number | None:
    word, start = atom.group().lower(), atom.start()
    if word in _VAGUE:
        return _read_vague(text, atom)
    if word in {"a", "an", "several"}:
        return _read_article(text, start, atom.end(), several=word == "several")
    if word == "half":
        return _read_half(text, start, atom.end())
    if word == "quarter":
        return None
    return _cardinal(text, start, atom.end(), word)


def _cardinal(text: str, start: int, end: int, word: str) -> Number | None:
    """Read ``twenty-one``, ``two and a half million``, ``three hundred and five thousand``, ``two dozen``."""
    total, current, last, scale = 0.0, float(_ONES.get(word, _TENS.get(word, 0))), 1e18, 1.0
    kind = "one" if word in _ONES else "ten"
    while (after := _WORD_AFTER.match(text, end)) is not None:
        following = after[1].lower()
        if following == "and":
            if (half := _HALF_AFTER.match(text, end)) is not None and kind in {"one", "ten"}:
                current, end, kind = current + _part_of(half), half.end(), "half"
                continue
            beyond = _WORD_AFTER.match(text, after.end())
            if kind != "hundred" or beyond is None or beyond[1].lower() not in {*_ONES, *_TENS}:
                break
            following, after = beyond[1].lower(), beyond
        if following == "point" and kind in {"one", "ten"} and (digits := _decimals(text, after.end())) is not None:
            current, end, kind = current + digits[0], digits[1], "half"
        elif following in _ONES and (kind == "hundred" or (kind == "ten" and 0 < _ONES[following] < 10)):
            current, end, kind = current + _ONES[following], after.end(), "one"
        elif following in _TENS and kind == "hundred":
            current, end, kind = current + _TENS[following], after.end(), "ten"
        elif following == "hundred" and 0 < current < 100 and kind != "hundred":
            current, end, kind, scale = current * 100, after.end(), "hundred", 100.0
        elif following in _MAGNITUDES and current > 0 and following != "hundred" and _MAGNITUDES[following] < last:
            last = _MAGNITUDES[following]
            total, current, end, kind, scale = total + _times(current, last), 0.0, after.end(), "hundred", last
        elif _is_ordinal(following, kind):
            return None  # "twenty-fifth", "two hundredth"
        elif following in _DENOMINATORS and kind == "one" and total == 0 and scale == 1:
            return _fraction(text, start, after, current)
        elif total == 0 and (slip := misspelt_magnitude(text, start, following, after.end())) is not None:
            return Number(start, after.end(), _times(current, slip), "words", scale=slip)
        else:
            break
    return Number(start, end, total + current, "words", scale=scale)


def _is_ordinal(word: str, kind: str) -> bool:
    """Tell whether a word turns the number before it into an ordinal, which is no amount."""
    small = word in _ORDINALS and _ORDINALS[word] < 10
    return (small and kind in {"ten", "hundred"}) or word in {"hundredth", "thousandth", "millionth", "billionth"}


def _decimals(text: str, at: int) -> tuple[float, int] | None:
    """Read the digits after "point": ``two point five``."""
    digits = ""
    while (after := _WORD_AFTER.match(text, at)) is not None and _ONES.get(after[1].lower(), 10) < 10:
        digits, at = digits + str(_ONES[after[1].lower()]), after.end()
    return (float(f"0.{digits}"), at) if digits else None


def _fraction(text: str, start: int, after: re.Match[str], above: float) -> Number | None:
    """Read ``two-thirds``, ``one third of``, ``three quarters of a million``, but not "one second"."""
    word, end = after[1].lower(), after.end()
    hyphened = text[after.start()] in "-‐‑"
    below = _DENOMINATORS[word]
    plural = word.endswith("s") and above > 1
    if not (hyphened or plural or _OF.match(text, end)) or above >= below:
        return Number(start, after.start(), above, "words")
    return _portion(text, start, end, above / below)


def _portion(text: str, start: int, end: int, part: float) -> Number:
    """A part of a whole in percent, or of what is named: ``half a million``, ``a quarter of a percentage point``."""
    if (unit := _A_UNIT.match(text, end)) is not None and (word := _ATOM.match(text, unit.end())) is not None:
        name = word.group().lower()
        if name in _MAGNITUDES:
            return Number(start, word.end(), _times(part, _MAGNITUDES[name]), "words", scale=_MAGNITUDES[name])
        if name in {
            "percent",
            "percentage",
            "pct",
            "per",
            "point",
            "basis",
            "kilometre",
            "kilometer",
            "mile",
            "metre",
            "meter",
            "tonne",
            "ton",
        }:
            return Number(start, start + len(text[start : unit.end()].rstrip()), part, "words")
    direct = _WORD_AFTER.match(text, end)
    if direct and (name := direct[1].lower()) in _MAGNITUDES:
        return Number(start, direct.end(), _times(part, _MAGNITUDES[name]), "words", scale=_MAGNITUDES[name])
    if direct and direct[1].lower() in {"percent", "percentage", "pct", "per"}:
        return Number(start, end, part, "words")
    return Number(start, end, round(part * 100, 3), "fraction")


def _read_article(text: str, start: int, end: int, *, several: bool) -> Number | None:
    """Read ``a dozen``, ``a hundred``, ``a quarter of``, ``a third of``, ``a few hundred``, ``several thousand``."""
    after = _WORD_AFTER.match(text, end)
    if after is None:
        return None
    word = after[1].lower()
    if word == "few" and not several:
        several, after = True, _WORD_AFTER.match(text, after.end())
        if after is None:
            return None
        word = after[1].lower()
    if word in _MAGNITUDES and not word.endswith("s"):
        if not several:
            return _cardinal(text, start, end, "one")  # "a hundred and forty-one"
        number = Number(start, after.end(), _MAGNITUDES[word], "words", scale=_MAGNITUDES[word], least=True)
        return more if (more := _higher(text, number)) is not None else number
    if several or word not in _DENOMINATORS or word.endswith("s"):
        return None
    half_dozen = _WORD_AFTER.match(text, after.end())
    if word == "half" and half_dozen and half_dozen[1].lower() in _MAGNITUDES:
        return Number(
            start,
            half_dozen.end(),
            0.5 * _MAGNITUDES[half_dozen[1].lower()],
            "words",
            scale=_MAGNITUDES[half_dozen[1].lower()],
        )
    if _OF.match(text, after.end()):
        return _portion(text, start, after.end(), 1 / _DENOMINATORS[word])
    if half_dozen and half_dozen[1].lower() in {"million", "billion", "trillion", "percent", "percentage"}:
        return _portion(text, start, after.end(), 1 / _DENOMINATORS[word])
    return None


def _higher(text: str, number: Number) -> Number | None:
    """``a hundred thousand``."""
    after = _WORD_AFTER.match(text, number.end)
    if after is None or after[1].lower() not in _MAGNITUDES or _MAGNITUDES[after[1].lower()] <= number.value:
        return None
    return replace(number, end=after.end(), value=_times(number.value, _MAGNITUDES[after[1].lower()]))


def _read_half(text: str, start: int, end: int) -> Number | None:
    """Read ``half of``, ``more than half the country``, ``half a million``; never the first half or a half-hour."""
    if text[end : end + 1] in {"-", "‐", "‑"}:
        word = _WORD_AFTER.match(text, end)
        dozen = word is not None and word[1].lower() in {"dozen", "million", "billion"}
        return _portion(text, start, end, 0.5) if dozen or text[end : end + 3].lower() == "-a-" else None
    before = text[max(0, start - 14) : start]
    number = _portion(text, start, end, 0.5)
    if number.form != "fraction":
        return number
    if _NOT_HALF_BEFORE.search(before):
        return None
    if re.match(
        rf"{_GAP}an?{_GAP}(?:hour|day|year|century|decade|minute|mile|dozen)", text[end : end + 20], re.IGNORECASE
    ):
        return None
    if _WHOLE_AFTER_HALF.match(text, end) or _HALF_BEFORE.search(before):
        return number
    return None


def _read_vague(text: str, atom: re.Match[str]) -> Number | None:
    """``dozens of``, ``tens of thousands``, ``hundreds of millions``: more than the smallest that the words allow."""
    value, end = _VAGUE[atom.group().lower()], atom.end()
    over = _OF_VAGUE.match(text, end)
    if (
        over is not None
        and (word := over[1].lower()) in _VAGUE
        and word in _MAGNITUDES | _VAGUE
        and _VAGUE[word] >= 100
    ):
        return Number(atom.start(), over.end(), _times(value, _VAGUE[word]), "vague", scale=10, least=True)
    if atom.group().lower() in {"tens", "scores"} and over is None:
        return None
    return Number(atom.start(), end, value, "vague", scale=10, least=True)


# -- one in five -----------------------------------------------------------------------------------------------------


def _share(text: str, number: Number) -> Number:
    """``one in five``, ``nine out of ten``: a share in percent."""
    whole = number.form in {"digits", "words"} and not number.scaled and number.value == int(number.value)
    if not whole or not 0 < number.value <= 99 or (link := _IN.match(text, number.end)) is None:
        return number
    atom = _ATOM.match(text, link.end())
    if atom is None:
        return number
    lead = atom.group().lower()
    other: Number | None = None
    if lead[0].isdecimal():
        other = _read_digits(text, atom)
    elif lead in _ONES or lead in _TENS or lead == "a":
        other = _read_words(text, atom)
    if other is None or other.form not in {"digits", "words"} or other.value > 1e6 or not number.value < other.value:
        return number
    word = _WORD_AFTER.match(text, other.end)
    if link[1] and other.value not in {10, 100, 1000}:
        return number  # "one of four concepts" is no share, "eight of 10 voters" is
    small = other.value <= 10 or other.value in {12, 20, 25, 50, 100, 1000, 10000, 100000, 1000000}
    counted = word is not None and word[1].lower() in {
        "pct",
        "percent",
        "per",
        "months",
        "years",
        "days",
        "weeks",
        "hours",
        "minutes",
        "month",
        "year",
        "day",
    }
    if not small or counted or other.year_like or (number.value > 9 and " out" not in link.group()):
        return number
    return Number(number.start, other.end, round(number.value / other.value * 100, 3), "share")
