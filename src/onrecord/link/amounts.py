"""How large a figure is, as far as its words tell: how exact it is printed, and from where to where it may lie."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onrecord.record import Figure

_DIGITS: Final = re.compile(r"\d[\d,]*(?:\.\d+)?(?![\d/-])", re.ASCII)
_FRACTION: Final = re.compile(r"\d+/\d+", re.ASCII)
_TENS: Final = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)\b", re.IGNORECASE)
_REACH: Final = 2.0
"""Who says "more than 3.5 billion" means less than twice as much; else he would have named a larger number."""
_WIDE_REACH: Final = 10.0
"""Who says "hundreds" means less than thousands."""
_SANE: Final = 1000.0
"""A range whose ends lie further apart is misread: "on March 10 to 2.842 billion"."""
_ROUNDED: Final = 0.05
"""Nobody rounds by more than this part: 3.5 is no 4, though "four" is printed in ones."""
_ABOUT: Final = 0.05
"""Who says "about 100" may mean 95 or 105."""


def step(figure: Figure) -> float:
    """Return the last place in which a figure is printed: 10 million for ``1.57 billion``, in the figure's unit.

    Noughts at the end may stand for what was rounded off, down to the second digit: 10 million for ``500 million``,
    1,000 for ``20,000``. A fraction is exact: 0.
    """
    value = abs(figure.value)
    if value == 0 or not math.isfinite(value):
        return 0.0
    if _FRACTION.search(figure.text):
        return 0.0
    printed = _DIGITS.search(figure.text)
    if printed is None:
        return _in_words(value)
    digits = printed[0].replace(",", "")
    number = float(digits)
    if number == 0:
        return 0.0
    scale = value / number
    decimals = len(digits.partition(".")[2])
    last = 10.0**-decimals
    if not decimals:
        noughts = len(digits) - len(digits.rstrip("0"))
        last = max(1.0, min(10.0**noughts, 10.0 ** (len(digits) - 2)))
    return last * scale


def _in_words(value: float) -> float:
    """Return the last place of a number in words: ``two million`` is given in millions, ``eight`` in ones."""
    for scale in (1e12, 1e9, 1e6, 1e3, 1e2):
        if value >= scale:
            return scale if value % scale == 0 else scale / 10
    return 1.0 if value == int(value) else 0.0


def span(figure: Figure) -> tuple[float, float]:
    """Return from where to where the amount may lie, in the figure's unit, as its comparator tells."""
    low, high = figure.value, figure.value if figure.high is None else figure.high
    if high < low:
        low, high = high, low
    reach = _WIDE_REACH if _TENS.search(figure.text) else _REACH
    if figure.comparator in {">", ">="}:
        return low, high + abs(high) * (reach - 1)
    if figure.comparator in {"<", "<="}:
        return low - abs(low) * (1 - 1 / reach), high
    if figure.comparator == "~":
        around = max(abs(high) * _ABOUT, step(figure) / 2)
        return low - around, high + around
    return low, high


def fit(one: Figure, other: Figure) -> bool:
    """Tell whether both amounts can be true of one quantity: 3.57 is "more than 3.5", 10 to 12 and 11 to 15 overlap.

    Up 3 and down 3 are not one, whatever the words around them are.
    """
    if one.change != other.change:
        return False
    first, second = span(one), span(other)
    if not (first[0] <= second[1] and second[0] <= first[1]):
        return False
    # "More than 3.5" is not 3.5, and "less than 4" not 4.
    if first[0] == second[1] or second[0] == first[1]:
        strict = {one.comparator, other.comparator} & {">", "<"}
        return not strict or one.comparator == other.comparator
    return True


def rounded_alike(one: Figure, other: Figure) -> bool:
    """Tell whether the amounts are one to the last place in which the coarser is printed: 1.6 and 1.57 billion.

    A range, a fraction ("7-1/4"), and "less than 90" beside "at least 90" are never rounded.
    """
    if one.high is not None or other.high is not None or _FRACTION.search(one.text) or _FRACTION.search(other.text):
        return False
    signs = one.comparator + other.comparator
    if one.change != other.change or (">" in signs and "<" in signs):
        return False
    apart = abs(one.value - other.value)
    coarsest = max(step(one), step(other))
    return apart <= coarsest / 2 * (1 + 1e-9) and apart <= _ROUNDED * max(abs(one.value), abs(other.value))


def is_sane(figure: Figure) -> bool:
    """Tell whether the ends of a range are of one size."""
    if figure.high is None:
        return math.isfinite(figure.value)
    low, high = sorted((abs(figure.value), abs(figure.high)))
    return math.isfinite(high) and high <= low * _SANE
