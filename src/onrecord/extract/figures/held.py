"""What is held already: ``its remaining 30 pct stake``, ``the existing 60-hertz grid``.

Its size has no time of its own and is no forecast, whatever will be done with it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language

_OWNERS: Final = frozenset({"its", "his", "her", "their", "our", "my", "'s", "'"})
_FURTHEST: Final = 4


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words_of("measures")[name])


def is_held(draft: Draft, language: Language) -> bool:
    """Tell whether the figure is an attribute of something that is there already."""
    if draft.kind not in {"percent", "measure", "count", "money"} or draft.change is not None:
        return False
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    low = max(sentence.first, draft.first - _FURTHEST)
    at = draft.first - 1
    owned = False
    if draft.last >= sentence.last or tokens[draft.last].pos not in {"NOUN", "PROPN", "ADJ", "PUNCT"}:
        return False
    while at >= low and (tokens[at].pos in {"ADJ", "DET", "PROPN", "ADV"} or tokens[at].norm in _OWNERS):
        if tokens[at].norm in _set("existing"):
            return True
        owned = owned or tokens[at].norm in _OWNERS
        at -= 1
    if at >= low and tokens[at].norm in _set("existing"):
        return True
    after = range(draft.last, min(sentence.last, draft.last + 3))
    return owned and draft.kind == "percent" and any(tokens[k].lemma in _set("held") for k in after)
