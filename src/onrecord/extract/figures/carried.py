"""Units that a number takes over from its neighbour: ``from 3.2 billion in 2015``, ``4.26 mln against 4.11``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language

_LINKS: Final = frozenset(["from", "against", "versus", "vs", "vs.", "than", "with"])
_NO_SHARE: Final = 1000
"""From here on a bare number beside a percentage is none, and one beside cents no cents."""
_TOLD_BEFORE: Final = frozenset(["estimated", "previously", "earlier", "reported", "forecast", "projected", "seen"])
"""What stands behind a number that compares: "from 7.4 mln estimated earlier"."""
_THEM: Final = frozenset(["them", "which", "whom", "these", "those"])


def carry_units(drafts: list[Draft], language: Language, timed: AbstractSet[int]) -> None:
    """Give every bare number the unit of the one that it is set beside.

    It takes over the magnitude too, where it is plainly short for it. ``timed`` are the tokens of time expressions:
    "200,000 next year" has no noun of its own.
    """
    for index, draft in enumerate(drafts):
        if draft.kind is not None or draft.form in {"fraction", "share", "ratio", "vague"} or draft.glued:
            continue
        if draft.first in timed:
            continue
        if (level := _points(drafts, index, language)) is not None:
            draft.unit, draft.kind, draft.carried, draft.rule = level.unit, "measure", True, "figure.carried"
            continue
        source = _neighbour(drafts, index, language, timed)
        if source is None:
            continue
        if source.scale > 1 and draft.scale == 1 and draft.form == "digits" and _short_for(draft, source):
            draft.value = float(f"{draft.value * source.scale:.12g}")
            draft.scale = source.scale
        if draft.scale == 1 and source.kind == "money" and source.factor != 1 and draft.value < _NO_SHARE:
            draft.value = float(f"{draft.value * source.factor:.12g}")  # "rose to 19 cents from 13"
        draft.unit, draft.kind, draft.carried = source.unit, source.kind, True
        draft.noun = source.noun if source.kind == "count" else None
        draft.rule = "figure.carried"
        draft.confidence = min(draft.confidence, source.confidence) * 0.95


def _points(drafts: list[Draft], index: int, language: Language) -> Draft | None:
    """``rose 64.06 points to 4,577.10``: the level of an index is in points too."""
    draft = drafts[index]
    if draft.role != "to" or not {".", ","} & set(language.text[draft.start : draft.end]):
        return None
    for other in reversed(drafts[max(0, index - 4) : index]):
        if other.sentence != draft.sentence:
            return None
        if other.unit == "points":
            return other
    return None


def _neighbour(drafts: list[Draft], index: int, language: Language, timed: AbstractSet[int]) -> Draft | None:
    """Return the figure whose unit the number at ``index`` shares, nearest first.

    Before it, after it, the sentence before.
    """
    draft = drafts[index]
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    following = tokens[draft.last] if draft.last < sentence.last else None
    bare = following is None or following.pos not in {"NOUN", "PROPN", "ADJ"} or draft.last in timed
    bare = bare or (following is not None and following.norm in _TOLD_BEFORE)
    if not bare:
        return None
    pointing = (
        following is not None and following.norm == "of" and tokens[min(draft.last + 1, len(tokens) - 1)].norm in _THEM
    )
    linked = (
        draft.role in {"from", "against", "by"}
        or _linked(draft, language)
        or pointing
        or (following is not None and following.norm == "per")
    )
    linked = linked or (draft.role == "to" and index > 0 and drafts[index - 1].role == "from" and not draft.year_like)
    listed = _is_listed(drafts, index, language, timed)
    for before in range(index - 1, max(-1, index - 6), -1):
        other = drafts[before]
        if other.sentence < draft.sentence - 1 or (
            other.sentence < draft.sentence and draft.scale == 1 and not pointing
        ):
            break
        if other.kind not in {"money", "measure", "count", "percent"} or other.unit is None:
            continue
        if (
            (draft.year_like and other.kind != "count")
            or (other.kind == "count" and other.value <= 1)
            or draft.value == 0
        ):
            continue
        if other.kind == "percent" and draft.value >= _NO_SHARE:
            continue
        if draft.scale > 1:
            if other.kind == "percent" or (other.kind == "count" and other.scale == 1):
                continue
            return other
        if other.kind == "percent" and draft.role in {"to", "at"} and other.role != "from":
            continue  # "rose 2.5% to 3.40": an index or a price, no percentage
        if listed or (linked and other.kind != "count") or (linked and _may_count(draft, other, pointing=pointing)):
            return other
    return _ahead(drafts, index, language)


def _is_joined(draft: Draft, other: Draft, language: Language) -> bool:
    """Tell whether only an ``and`` or an ``or`` stands between two amounts."""
    between = language.tokens[draft.last : other.first]
    return len(between) == 1 and between[0].norm in {"and", "or"} and not draft.year_like


def _ahead(drafts: list[Draft], index: int, language: Language) -> Draft | None:
    """``from 4.1 to 5.2 pct``, ``against 3.3 billion in 1985, at 4.1 billion dlrs``: the unit stands with the next."""
    draft = drafts[index]
    for other in drafts[index + 1 : index + 3]:
        if other.sentence != draft.sentence or other.kind is None:
            break
        if other.kind in {"money", "measure"} and (draft.role in {"from", "against"} or draft.scale > 1):
            return other
        if other.kind == "money" and draft.form == "digits" and _is_joined(draft, other, language):
            return other  # "in lots of 2,000 and 20,000 dlrs"
        if draft.role == "from" and other.role == "to" and other.kind in {"percent", "count"} and not draft.year_like:
            return other
    return None


def _may_count(draft: Draft, other: Draft, *, pointing: bool) -> bool:
    """Tell whether a bare number can count the noun of another: a whole number that no age or year could be."""
    if not float(draft.value).is_integer() or draft.year_like or (draft.sentence != other.sentence and not pointing):
        return False
    return pointing or draft.role in {"from", "against", "of"} or draft.value >= 100 or draft.role is None


def _is_listed(drafts: list[Draft], index: int, language: Language, timed: AbstractSet[int]) -> bool:
    """``70 mm in Lima, 30 in Cusco``, ``5,000 bikes this year and 9,000 next``: one list, one unit."""
    if index == 0:
        return False
    draft, before = drafts[index], drafts[index - 1]
    if before.sentence != draft.sentence or before.kind is None or draft.year_like:
        return False
    tokens = language.tokens
    link = tokens[draft.first - 1].norm
    if link not in {",", "and"} or draft.last >= len(tokens):
        return False
    following = tokens[draft.last]
    placed = (
        following.norm in {"in", "for", "at", "from"} and tokens[min(draft.last + 1, len(tokens) - 1)].pos == "PROPN"
    )
    middle = language.text[before.end : draft.start]
    return len(middle) < 40 and (placed or draft.last in timed) and draft.last != draft.first


def _linked(draft: Draft, language: Language) -> bool:
    """Tell whether a small word ties the number to a figure before it, over comparators: ``starting with 350``."""
    tokens, first = language.tokens, language.sentences[draft.sentence].first
    at = draft.first - 1
    while at > first and (
        tokens[at].pos in {"ADV", "DET"} or tokens[at].norm in {"about", "some", "more", "than", "record", "only"}
    ):
        at -= 1
    return at >= first and tokens[at].norm in _LINKS


def _short_for(draft: Draft, source: Draft) -> bool:
    """Tell whether the second of ``4.26 mln against 4.11`` is short for millions: it is of the first one's size."""
    base = source.value / source.scale
    return draft.value < 1000 and base / 20 <= draft.value <= base * 20 and draft.role in {"against", "from", "to"}
