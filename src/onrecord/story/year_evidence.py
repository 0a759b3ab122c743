"""The year of a dateline that prints none: a weekday beside its month and day, bounded by the years that the text mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.anchor import Passage
from onrecord.story.printed_dates import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.story.head import Head
    from onrecord.story.printed_dates import PrintedDay

_FIRST, _LAST = 1900, 2100
_ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason for a date: its kind, and the passage that shows it (none for what came beside the text)."""

    kind: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Years:
    """The year found, if any, its reasons, and the other years that the evidence allows, likeliest first."""

    year: int | None = None
    clues: tuple[Clue, ...] = ()
    alternatives: tuple[int, ...] = ()


_YEAR = re.compile(r"(?<![\w.,$£€#-])(?P<year>(?:19|20)\d\d)(?![\w%]|[,.]\d|-\d{4})")
_WEEKDAY = re.compile(r"\b(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_RELATIVE_DAY = re.compile(r"\b(?:today|yesterday|tomorrow)\b", re.IGNORECASE)
_OTHER_DAY_BEFORE = re.compile(
    r"\b(?:last|next|previous|following|since|until|till|by|before|after|from|every|each|this|coming|through|to|late|early|between|and|or|of)\s+$",
    re.IGNORECASE,
)
_LATER_VERB = re.compile(
    r"\b(?:will|would|shall|to|due|scheduled|expected|set|planned|plans|may|might|could|can|should)\b", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|added|warned|stated|noted|published|issued|released|confirmed)\b"
)


def find_years(text: str, body: Sequence[Passage], head: Head, printed: PrintedDay) -> Years:
    """Return the year in which the month and day ``printed`` fall, as far as the text shows it.

    ``body`` are the paragraphs from the dateline's on.
    """
    weekday = _own_weekday(text, body)
    mentions = [(int(m["year"]), Passage(*m.span("year"))) for m in _YEAR.finditer(text)]
    if weekday is None:
        return Years()
    name, passage = weekday
    wanted = WEEKDAYS.index(name)
    fitting = [y for y in range(_FIRST, _LAST) if (day := printed.on(y)) is not None and day.weekday() == wanted]
    if not mentions:
        return Years(None, (), ())
    latest, where = max(mentions, key=lambda mention: mention[0])
    later = [y for y in fitting if y >= latest]
    earlier = [y for y in reversed(fitting) if y < latest]
    clues = (Clue("dateline-weekday", passage), Clue("year-mentioned", where))
    if later and later[0] <= latest + 1:
        return Years(later[0], clues, tuple([*earlier[: _ALTERNATIVES - 1], *later[1:2]]))
    return Years(None, (), tuple([*later[:2], *earlier[:3]]))


def _own_weekday(text: str, body: Sequence[Passage]) -> tuple[str, Passage] | None:
    """Return the weekday on which the lead says that its news was told."""
    if not body:
        return None
    lead = body[0]
    words = lead.of(text)
    for match in _WEEKDAY.finditer(words):
        before = words[max(0, match.start() - 80) : match.start()]
        if _OTHER_DAY_BEFORE.search(before):
            continue
        return match["day"].casefold(), Passage(lead.start + match.start(), lead.start + match.end())
    return None
