"""Two units that make one amount: ``thirteen dollars and 45 cents``, ``5 feet 2 inches``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.money import PENCE
from onrecord.gazetteer import currency_of_hundredth

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft

_BETWEEN: Final = re.compile(r"[ \u00a0]?(?:\n[ \t]{0,4})?(?:and[ \n])?")
_PARTS: Final = {("[ft_i]", "[in_i]"): 12, ("[lb_av]", "[oz_av]"): 16, ("[mi_i]", "[yd_i]"): 1760}
"""How many of the smaller unit make one of the larger."""
_LAST_WORD: Final = re.compile(r"[^\W\d_]+(?=\.?$)")


def compounded(drafts: list[Draft], text: str) -> list[Draft]:
    """Return the drafts with an amount and the smaller one right behind it made one, in the larger unit."""
    done: list[Draft] = []
    for draft in drafts:
        before = done[-1] if done else None
        added = _added(before, draft, text) if before is not None else None
        if before is None or added is None:
            done.append(draft)
            continue
        before.value = float(f"{before.value + added:.12g}")
        before.end, before.last = draft.end, draft.last
    return done


def _added(before: Draft, draft: Draft, text: str) -> float | None:
    """Return what the second amount adds to the first, in the first one's unit; None where they are two."""
    whole = float(before.value).is_integer() and before.scale == 1 and before.unit is not None
    if not whole or before.sentence != draft.sentence or not _BETWEEN.fullmatch(text, before.end, draft.start):
        return None
    if before.kind == "money":
        cents = draft.kind == "money" and draft.unit == before.unit and 0 < draft.value < 1
        return draft.value if cents and _in_hundredths(text[draft.start : draft.end]) else None
    size = _PARTS.get((before.unit or "", draft.unit or ""))
    return draft.value / size if size and 0 <= draft.value < size else None


def _in_hundredths(words: str) -> bool:
    """Tell whether an amount is printed in hundredths: ``45 cents``, ``50p``, not ``$0.45``."""
    unit = _LAST_WORD.search(words)
    return unit is not None and (unit.group() == PENCE or currency_of_hundredth(unit.group()) is not None)
