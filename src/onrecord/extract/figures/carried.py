"""Units that a number takes over from its neighbour: ``from 2.6 billion in 1986``, ``5.93 mln against 5.81``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language

_LINKS: Final = frozenset(
    {"to", "from", "against", "versus", "vs", "vs.", "than", "and", "or", "with", "of", "at", "by", "-"}
)


def carry_units(drafts: list[Draft], language: Language) -> None:
    """Give every bare number the unit (and, where it is plainly short for it, the magnitude) of the one that it is set beside."""
    for index, draft in enumerate(drafts):
        if draft.kind is not None or draft.form in {"fraction", "share", "ratio", "vague"} or draft.glued:
            continue
        source = _neighbour(drafts, index, language)
        if source is None:
            continue
        if source.scale > 1 and draft.scale == 1 and draft.form == "digits" and _short_for(draft, source):
            draft.value = float(f"{draft.value * source.scale:.12g}")
            draft.scale = source.scale
        draft.unit, draft.kind, draft.carried = source.unit, source.kind, True
        draft.noun = source.noun if source.kind == "count" else None
        draft.rule = "figure.carried"
        draft.confidence = min(draft.confidence, source.confidence) * 0.95


def _neighbour(drafts: list[Draft], index: int, language: Language) -> Draft | None:
    """Return the figure whose unit the number at ``index`` shares, nearest first: before it, after it, the sentence before."""
    draft = drafts[index]
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    free = draft.last >= sentence.last or tokens[draft.last].pos not in {"NOUN", "PROPN", "ADJ"} or draft.scale > 1
    if not free:
        return None
    linked = draft.role in {"to", "from", "against", "by"} or _linked(draft, language)
    for before in range(index - 1, max(-1, index - 6), -1):
        other = drafts[before]
        if other.sentence < draft.sentence - 1 or (other.sentence < draft.sentence and draft.scale == 1):
            break
        if other.kind not in {"money", "measure", "count", "percent"} or other.unit is None:
            continue
        if draft.year_like and other.kind != "count":
            continue
        if draft.scale > 1:
            if other.kind == "percent" or (other.kind == "count" and other.scale == 1):
                continue
            return other
        level = other.kind == "percent" and draft.role in {"to", "at"} and other.role != "from"
        if level:  # "rose 8.15% to 3.65": an index or a price, no percentage
            continue
        if linked and other.sentence == draft.sentence and (other.kind != "count" or _plain_whole(draft)):
            return other
    for other in drafts[index + 1 : index + 3]:
        if other.sentence != draft.sentence or other.kind is None:
            break
        if (
            other.kind in {"money", "measure", "percent"}
            and (draft.role in {"from", "against"} or draft.scale > 1)
            and other.kind != "percent"
        ):
            return other
        if draft.role == "from" and other.role == "to" and other.kind == "percent" and not draft.year_like:
            return other
    return None


def _plain_whole(draft: Draft) -> bool:
    return float(draft.value).is_integer() and not draft.year_like


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
    """``5.93 mln against 5.81``: the second is short for millions where it is of the first one's size before scaling."""
    base = source.value / source.scale
    return draft.value < 1000 and base / 20 <= draft.value <= base * 20 and draft.role in {"against", "from", "to"}
