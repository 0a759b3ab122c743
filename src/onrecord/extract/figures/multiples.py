"""Figures in words that are no number words.

``doubled``, ``fivefold``, ``twice what``, ``halved``, ``ranked third``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.drafts import Draft
from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from onrecord.language import Language

_MULTIPLES: Final[dict[str, int]] = words_of("numbers")["multiples"]
_ORDINALS: Final[dict[str, int]] = words_of("numbers")["ordinals"]
_PRINTED: Final = re.compile(r"(\d{1,4})(?:st|nd|rd|th)?$")
_COMPARED: Final = frozenset(
    {"what", "the", "as", "its", "their", "that", "his", "her", "this", "those", "last", "our", "more", "than"}
)
_HALVED: Final = frozenset({"halve", "halved", "halves", "halving"})
_RANKS: Final = frozenset({"rank", "ranks", "ranked", "ranking"})
_TELLING: Final = frozenset(_MULTIPLES) | _HALVED | _RANKS
"""All of them: most stories have none."""


def find_multiples(language: Language) -> list[Draft]:
    """Return drafts for multiples, halvings and ranks in the text's order."""
    found: list[Draft] = []
    tokens = language.tokens
    for index in [index for index, token in enumerate(tokens) if token.norm in _TELLING]:
        token = tokens[index]
        norm = token.norm
        if norm in _MULTIPLES:
            if _is_multiple(language, index):
                found.append(_draft(language, index, _MULTIPLES[norm], "times", "figure.multiple"))
        elif norm in _HALVED and token.pos == "VERB":
            found.append(_draft(language, index, 50, "percent", "figure.halved"))
        elif (norm in _RANKS and token.pos == "VERB") or (norm in _RANKS and norm != "ranking"):
            rank = _rank_after(language, index)
            if rank is not None:
                at, value = rank
                found.append(_draft(language, at, value, "rank", "figure.rank"))
    return found


def _draft(language: Language, at: int, value: float, unit: str, rule: str) -> Draft:
    token = language.tokens[at]
    draft = Draft(
        start=token.start, end=token.end, first=at, last=at + 1, sentence=language.sentence_of(at), value=float(value),
        form="words", rule=rule, unit=unit, kind="rank" if unit == "rank" else "times", confidence=0.85,
    )  # fmt: skip
    if unit != "rank":
        draft.change = "down" if unit == "percent" else "up"
        draft.mover = at
    return draft


def _is_multiple(language: Language, at: int) -> bool:
    """Tell whether the word multiplies something.

    Not ``double taxation``, ``doubled down``, ``twice a week``, ``tripled to left``.
    """
    tokens = language.tokens
    token = tokens[at]
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    before = tokens[at - 1].norm if at else ""
    if following in {"down", "as", "back", "over"} and token.norm != "twice":
        return False
    if token.norm == "twice":
        return (following in _COMPARED and not (following == "the" and _says_when(language, at + 1))) or (
            before in {"than", "nearly", "almost", "about"} and following not in {"a", "in"}
        )
    if token.norm.endswith("fold"):
        return True
    if token.pos == "VERB":
        return True
    if token.norm in {"double", "triple", "treble", "quadruple"}:
        return following in _COMPARED or (
            before in {"than", "nearly", "almost", "to", "could", "will", "would", "about"}
            and following in {"", ".", ",", "by", "in", "to"}
        )
    return False


def _says_when(language: Language, at: int) -> bool:
    tokens = language.tokens
    return at + 1 < len(tokens) and tokens[at + 1].lemma in {"week", "year", "month", "day"}


def _rank_after(language: Language, at: int) -> tuple[int, int] | None:
    """Return the token and value of the rank that a form of ``rank`` gives: ``ranked third``, ``ranks No. 5``."""
    tokens = language.tokens
    for k in range(at + 1, min(len(tokens), at + 6)):
        norm = tokens[k].norm
        if norm in _ORDINALS:
            return k, _ORDINALS[norm]
        printed = _PRINTED.match(norm)
        if printed is not None and (
            norm[-1].isalpha()
            or tokens[k - 1].norm.startswith("no")
            or (norm.isdecimal() and int(norm) < 400 and k == at + 1)
        ):
            return k, int(printed[1])
        if norm in {".", ";", ","} and tokens[k - 1].norm != "no":
            return None
    return None
