"""For which time a figure holds: the time expression beside it, or its clause's."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from onrecord.record import Period

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language
    from onrecord.record import TimeExpression

_TELLING: Final = frozenset(
    [
        "say",
        "said",
        "says",
        "told",
        "tells",
        "reported",
        "reports",
        "announced",
        "added",
        "quoted",
        "shows",
        "showed",
        "noted",
        "published",
        "released",
    ]
)
_BY_END: Final = re.compile(r"\bby(?: the)? end of\b|\bby\s*$", re.IGNORECASE)
_FURTHEST: Final = 14


class Times:
    """The story's time expressions by place."""

    def __init__(self, times: tuple[TimeExpression, ...]) -> None:
        """Keep those that say a day, a month, a year or a stretch of them."""
        self._times = sorted((t for t in times if t.edtf and t.type == "DATE"), key=lambda t: (t.start, -t.end))
        self._starts = [t.start for t in self._times]

    def between(self, start: int, end: int) -> list[TimeExpression]:
        """Return those that start in a stretch of text."""
        return self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def period_of(
    draft: Draft, following: Draft | None, before: Draft | None, language: Language, times: Times
) -> TimeExpression | None:
    """Return the time expression that says when the figure holds, or None where the story's words do not."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    end = tokens[sentence.last - 1].end
    stop = end
    if following is not None and following.sentence == draft.sentence and following.role in {"from", "against"}:
        stop = following.start
    for time in times.between(draft.end, stop):
        if not _tells(time, language) and _same_clause(draft, draft.last, language.token_at(time.start), language):
            return time
        break
    low = tokens[sentence.first].start
    if before is not None and before.sentence == draft.sentence:
        low = before.end
    for time in reversed(times.between(low, draft.start)):
        if not _tells(time, language) and _same_clause(draft, language.token_at(time.start), draft.first, language):
            return time
        break
    return None


def _tells(time: TimeExpression, language: Language) -> bool:
    """Tell whether the time says when something was said, or is a day beside the verb of saying."""
    first = language.token_at(time.start)
    last = language.token_at(max(time.start, time.end - 1)) + 1
    near = [*range(max(0, first - 3), first), *range(last, min(len(language.tokens), last + 2))]
    return any(language.tokens[k].norm in _TELLING for k in near) and time.granularity in {
        "day",
        "time",
        "part of day",
        None,
    }


def _same_clause(draft: Draft, low: int, high: int, language: Language) -> bool:
    """Tell whether nothing between two tokens opens another clause."""
    if high - low > _FURTHEST:
        return False
    for k in range(low, high):
        token = language.tokens[k]
        if token.norm in {";", "—", "--", ":", "which", "who", "while", "whereas", "although", "but"}:
            return False
        if token.norm == "," and k + 1 < high and language.tokens[k + 1].norm in {"and", "but", "while", "as", "which"}:
            return False
    return True


def as_period(time: TimeExpression, text: str) -> Period:
    """Return a time expression as the period of a figure; ``by the end of`` a year is that year."""
    edtf = time.edtf or ""
    if _BY_END.search(text[max(0, time.start - 4) : time.end].strip()) and re.fullmatch(
        r"(?:\.\./)?\d{4}-12(?:-31)?", edtf
    ):
        edtf = edtf.removeprefix("../")[:4]
    return Period(start=time.start, end=time.end, text=time.text, edtf=edtf.removeprefix("../"))
