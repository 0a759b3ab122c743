"""What the sentence around a figure says of it: that it is the other end of a comparison, a part, a running total."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.link.whose import in_atlas
from onrecord.link.wording import words_in

if TYPE_CHECKING:
    from onrecord.link.entries import Claim

_NEAR: Final = 40
"""Code points before and behind a figure in which its words are looked for."""
_AGAINST: Final = re.compile(
    r"\b(?:from|against|versus|vs\.?|compared (?:with|to)|rather than|instead of)\s+(?:an?\s+|the\s+)?"
    r"(?:(?:about|around|some|only|just|previous|earlier|revised|record|adjusted|upwardly|downwardly|original)\s+){0,3}"
    r"\W?\s*$",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(
    r"[^.;]{0,24}?\b(?:ago|earlier|previously|before|last (?:year|month|week)|previous|prior|preceding|year-ago)\b",
    re.IGNORECASE,
)
_LOOSE_TIME: Final = re.compile(r"\b(?:ago|earlier|previous|prior|before|same|preceding|then|that)\b", re.IGNORECASE)
_PART: Final = re.compile(
    r"\s+(?:[a-z]+\s+)?of\s+(?:its|his|her|their|our|the|all|those|these|[A-Z][\w.]{0,20}[’']s?)\s"
)
_APART: Final = re.compile(
    r"\s+(?:above|below|short of|(?:more|less|fewer|higher|lower) than|away from|ahead of|in excess of)\b",
    re.IGNORECASE,
)
_SO_FAR: Final = re.compile(r"\bso far\b|\bto[ -]date\b|\bsince\b", re.IGNORECASE)
_TIME: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|(?-i:May|MAY)|june?|july?|aug|sept?|oct|nov|dec)\b|\b(?:janu|febru)ary\b|\bmarch\b|\bapril\b|\baugust\b"
    r"|\b(?:septem|octo|novem|decem)ber\b|\b(?:year|month|week|quarter|half|today|yesterday|tonight|day|ended|ending)\b"
    r"|\b(?:1[89]|20)\d\d\b",
    re.IGNORECASE,
)
_LONGEST_HEADING: Final = 100
"""Code points of a headline."""
_STOP: Final = re.compile(r"[.!?…][\"'”’)\]]*$")


def marks_of(claim: Claim) -> frozenset[str]:
    """Return ``before`` for what another figure is compared with, ``part`` for a part, ``apart`` for a difference.

    "From 1,764 tonnes a month earlier" has no time of its own that could be compared; "10.3 billion of its total debt"
    is not the debt, and "200,000 barrels above the ceiling" not the output. A share in per cent is one of a whole by
    its nature, and no such part.
    """
    start = claim.figure.start - claim.context.start
    before = claim.context.text[max(0, start - _NEAR) : max(0, start)]
    after = claim.context.text[max(0, start) + len(claim.figure.text) :][:_NEAR]
    period = claim.figure.period
    found = set()
    if (period is None or _LOOSE_TIME.search(period.text)) and (_AGAINST.search(before) or _EARLIER.match(after)):
        found.add("before")
    if claim.figure.change is None and _APART.match(after):
        found.add("apart")
    if claim.figure.unit != "percent" and _PART.match(after):
        found.add("part")
    return frozenset(found)


def names_a_time(claim: Claim) -> bool:
    """Tell whether the sentence speaks of a time, which may be the figure's though it was not noted."""
    return _TIME.search(claim.context.text) is not None


def still_running(claim: Claim) -> bool:
    """Tell whether the sentence gives a total "so far": the next story has a larger one."""
    return _SO_FAR.search(claim.context.text) is not None


def is_heading(claim: Claim) -> bool:
    """Tell whether the figure stands in a headline: its sentence is short and has no stop."""
    return len(claim.context.text) <= _LONGEST_HEADING and _STOP.search(claim.context.text) is None


def stands_beside(one: Claim, other: Claim) -> bool:
    """Tell whether the amount of ``one`` also stands in the sentence of ``other``, beside that one's own.

    A near copy of a sentence with two figures gives both: they are two figures there and no rival ones.
    """
    if one.story == other.story and one.context == other.context:
        return False
    text, start = other.context.text, max(0, other.figure.start - other.context.start)
    rest = f"{text[:start]} # {text[start + len(other.figure.text) :]}"
    words = re.escape(" ".join(one.figure.text.split()))
    return re.search(rf"(?<![\w.,]){words}(?!\w|[.,]\d)", " ".join(rest.split()), re.IGNORECASE) is not None


def of_the_same_places(one: Claim, other: Claim) -> bool:
    """Tell whether the sentences name the same countries and organisations of those that everybody knows."""
    return _places(one) == _places(other)


def nearly_alike(one: Claim, other: Claim) -> bool:
    """Tell whether the sentences share a third of their words."""
    first, second = set(words_in(one.context.text)), set(words_in(other.context.text))
    return 3 * len(first & second) >= len(first | second)


def _places(claim: Claim) -> set[str]:
    words = words_in(claim.context.text)
    return {key for word in words if word[0].isupper() and (key := in_atlas(word)) is not None}
