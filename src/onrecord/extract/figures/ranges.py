"""Two numbers that make one figure: ``6.0 to 6.5``, ``$2-3 billion``, ``2.1 or 2.2 billion``, ``between 5% and 6%``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.changes import is_mover

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language

_LINK: Final = re.compile(
    r"\s{0,3}(?:(?P<dash>[-‐‑–—])|-(?P<between>to)-|(?P<word>to|or|and|through)\b"
    r"(?: (?:nearly|about|almost|around|more than|as much as|as high as))?)\s{0,3}$",
    re.IGNORECASE,
)
_WIDEST: Final = 20
_FAR: Final = 4
"""Times the lower end: "by 20 mln to 165 mln" says by how much, and to what."""


def joined(drafts: list[Draft], language: Language) -> list[Draft]:
    """Return the drafts with ranges joined; scores, ballots and numbers in a chain of hyphens are dropped."""
    done: list[Draft] = []
    at = 0
    while at < len(drafts):
        draft = drafts[at]
        chain = at
        while chain + 1 < len(drafts) and _hyphened(drafts[chain], drafts[chain + 1], language.text):
            chain += 1
        if chain - at >= 2:
            at = chain + 1
            continue
        if at + 1 < len(drafts):
            other = drafts[at + 1]
            link = _link(draft, other, language.text)
            if link is not None and _is_range(draft, other, link, language):
                done.append(_range(draft, other))
                at += 2
                continue
            if link == "-" and draft.kind is None and other.kind is None:
                at += 2
                continue
        done.append(draft)
        at += 1
    return done


def _hyphened(draft: Draft, other: Draft, text: str) -> bool:
    return other.start - draft.end == 1 and text[draft.end] in "-‐‑–"


def _link(draft: Draft, other: Draft, text: str) -> str | None:
    if not 0 < other.start - draft.end <= _WIDEST:
        return None
    link = _LINK.match(text, draft.end, other.start)
    if link is None:
        return None
    if link["dash"]:
        return "-" if other.start - draft.end == 1 else None
    return (link["word"] or link["between"]).lower()


def _is_range(draft: Draft, other: Draft, link: str, language: Language) -> bool:
    """Tell whether two numbers are the ends of one range, not a change or two figures."""
    low, high = _scaled_low(draft, other), other.value
    if draft.unit is not None and other.unit is None and other.scale == 1 and draft.scale > 1:
        high = other.value * draft.scale
    same = (
        draft.unit is None or other.unit is None or draft.unit == other.unit or other.unit.startswith(f"{draft.unit}/")
    )
    if link == "to" and draft.unit is not None and other.unit is None and draft.scale == 1:
        return False  # "gained 0.5 percent to 2,110.40"
    plain = {"fraction", "share", "ratio", "vague"}
    if (
        not same
        or not 0 <= low < high
        or draft.form in plain
        or other.form in plain
        or draft.year_like
        or other.year_like
    ):
        return False
    tokens = language.tokens
    before = [
        tokens[k].norm for k in range(max(language.sentences[draft.sentence].first, draft.first - 4), draft.first)
    ]
    if link == "and":
        return "between" in before
    if link == "-":
        return other.kind is not None or other.noun is not None or draft.kind is not None
    if link == "or":
        return high <= 3 * low
    if link == "to" and before[-1:] == ["by"] and draft.unit is not None and draft.scale > 1:
        return False  # "lifted its limit by 25 mln dlrs to 70 mln"
    if link == "to" and before[-1:] == ["by"] and high > _FAR * low:
        return False
    if "from" in before[-3:]:
        return not _moves(language, draft)
    if draft.unit is None and other.unit is not None and other.kind in {"percent", "measure", "money"}:
        return True  # "down 12.5 to 14.5 pct"
    return not any(is_mover(tokens[k]) and tokens[k].pos != "NOUN" for k in range(max(0, draft.first - 2), draft.first))


def _moves(language: Language, draft: Draft) -> bool:
    """Tell whether something rises or falls from the first number to the second."""
    sentence = language.sentences[draft.sentence]
    nearby = range(max(sentence.first, draft.first - 12), draft.first)
    return any(is_mover(language.tokens[k]) for k in nearby)


def _scaled_low(draft: Draft, other: Draft) -> float:
    if draft.unit is None and other.factor != 1:
        return draft.value * other.factor  # "30-40 cts"
    bare = draft.scale == 1 and other.scale > 1
    return draft.value * other.scale if bare and draft.value < other.value / other.scale else draft.value


def _range(draft: Draft, other: Draft) -> Draft:
    high = other.value
    if draft.unit is not None and other.unit is None and other.scale == 1 and draft.scale > 1:
        high = float(f"{high * draft.scale:.12g}")
    draft.value = float(f"{_scaled_low(draft, other):.12g}")
    draft.high = high
    draft.unit = other.unit if other.unit is not None and draft.kind != "count" else draft.unit or other.unit
    draft.kind = draft.kind or other.kind
    draft.end, draft.last, draft.noun = other.end, other.last, other.noun if other.noun is not None else draft.noun
    draft.scale = max(draft.scale, other.scale)
    draft.glued = other.glued
    draft.rule = "figure.range"
    return draft
