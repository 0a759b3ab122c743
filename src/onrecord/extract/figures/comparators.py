"""More than, at least, about, nearly, up to: how the printed number stands to the true one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.record import Comparator

_WINDOW: Final = 48
_BASES: Final = frozenset(
    {
        "past",
        "beyond",
        "over",
        "above",
        "below",
        "under",
        "more than",
        "less than",
        "higher than",
        "lower than",
        "well above",
        "well below",
        "just above",
        "just below",
    }
)
_SPACE: Final = re.compile(r"\s+")
_MOVING: Final = re.compile(
    r"\b(?:went|go|goes|gone|rose|risen|raised?|moved?|climbed|pushed|jumped|brought|came|inched|edged|back) $"
)
_NO_COMPARISON: Final = re.compile(r"\b(?:taken|take|took|takes|handed?|turned|presided|carried|ruled|won) over$")


@cache
def _before() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    """Return one pattern for all phrases, anchored at the number, and what each phrase makes."""
    table: dict[str, Comparator] = {}
    for sign, phrases in words_of("comparators")["before"].items():
        table |= dict.fromkeys(phrases, sign)
    longest = sorted(table, key=len, reverse=True)
    between = "|".join(words_of("comparators")["between"]["words"])
    body = "|".join(re.escape(phrase) for phrase in longest)
    return re.compile(rf"(?:^|(?<=[\s(\[~,-]))(?P<phrase>{body})(?: (?:{between}))?[\s(\[$£€~]{{0,3}}$"), table


@cache
def _after() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    table: dict[str, Comparator] = {}
    for sign, phrases in words_of("comparators")["after"].items():
        table |= dict.fromkeys(phrases, sign)
    body = "|".join(re.escape(phrase) for phrase in sorted(table, key=len, reverse=True))
    return re.compile(rf"(?:[ \n]|-)(?P<phrase>{body})\b"), table


def _exact_after_all(window: str, found: re.Match[str]) -> bool:
    """Tell whether the phrase compares nothing: ``went up to 25.5 cents``, ``well above the 2 pct average``."""
    phrase = found["phrase"]
    if phrase == "up to":
        return _MOVING.search(window[: found.start("phrase")]) is not None
    return found.end("phrase") < len(window) and window[found.end("phrase") :].strip() == "the" and phrase in _BASES


def settle_comparator(draft: Draft, text: str, floor: int) -> None:
    """Set the draft's comparator from the words before it (never further left than ``floor``) and after it."""
    window = _SPACE.sub(" ", text[max(floor, draft.start - _WINDOW) : draft.start].lower())
    pattern, table = _before()
    found = pattern.search(window)
    based = (
        found is not None and floor > 0 and not window[: found.start("phrase")].strip() and found["phrase"] in _BASES
    )
    if based and draft.start - floor < _WINDOW:
        found = None  # "20 pct below the 8.2 mln tonnes": what is compared with, itself exact
    if found is not None and _exact_after_all(window, found):
        found = None
    if found is not None and not _NO_COMPARISON.search(window[: found.end("phrase")]):
        draft.comparator = table[found["phrase"]]
        return
    pattern, table = _after()
    tail = pattern.match(text, draft.end)
    if tail is not None:
        draft.comparator = table[tail["phrase"]]
    elif text.startswith(("+", "-plus"), draft.end):
        draft.comparator = ">="
    elif draft.least:
        draft.comparator = ">"
