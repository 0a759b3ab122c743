"""Quotation marks: what stands between them, over paragraphs too, with an odd number of marks taken as normal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from onrecord.anchor import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Family = Literal["straight", "curly", "angle", "tex", "single"]
Side = Literal["opens", "closes", "either"]


class Bounded(Protocol):
    """Anything with offsets: a passage, a paragraph of the record."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """Just after the last code point."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks; ``inner`` is what stands between them.

    A quotation that runs on over a paragraph's end, reopened at the next without being closed, is one ``Quotation``
    with a piece for each paragraph (the news style that the Associated Press and Reuters handbooks share).
    """

    pieces: tuple[Passage, ...]
    """Inner passages, in order; never the marks themselves."""
    opens: int
    """Offset of the first mark."""
    closes: int
    """Offset just after the last mark; the text's or paragraph's end where the mark is missing."""


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: Family
    side: Side
    after_digit: bool


@dataclass(slots=True)
class _Open:
    """A quotation that is not closed yet."""

    mark: _Mark
    pieces: list[Passage]
    inner: int
    """Where the current piece begins."""
    inner_marks: int = 0
    """How many marks of another kind are open inside it."""

    def closed(self, text: str, inner_end: int, closes: int) -> Quotation | None:
        """Return the quotation; none where nothing stands between its marks."""
        pieces = [*self.pieces, *_trimmed(text, self.inner, inner_end)]
        return Quotation(tuple(pieces), self.mark.start, closes) if pieces else None


# An apostrophe inside a word ("today's") is never looked at.
_MARKS = re.compile(r"``|''|[\"“”„‟«»]|(?<![^\W_])['‘’‚‛]|['‘’‚‛](?![^\W_])")
_FAMILIES: dict[str, Family] = {
    '"': "straight", "“": "curly", "”": "curly", "„": "curly", "‟": "curly",
    "«": "angle", "»": "angle", "``": "tex", "''": "tex",
}  # fmt: skip
_ELISION = re.compile(
    r"(?:n|em|im|er|til|till|cause|tis|twas|twere|bout|round|neath|cept|nuff|\d\ds?)\b", re.IGNORECASE
)
_BEFORE_OPENING = "([{<-–—―/‘'“«„¿¡"
_AFTER_CLOSING = ".,;:!?)]}>-–—―/…"
_TYPED_POSSESSIVES = ("s ", "s\n", "s,", "s.")
_SINGLES_AHEAD = 40
"""How many marks a single quotation mark looks ahead for its close; keeps hostile text linear."""
_POSSESSIVE_REACH = 40
"""A close that looks like a plural possessive (``workers' ``) is believed over at most so many code points."""


def find_quotations(text: str, paragraphs: Sequence[Bounded]) -> tuple[Quotation, ...]:
    """Return the outermost quotations in text order, none overlapping another.

    Straight, curly and angle marks, TeX's pairs and British single marks are read. Marks inside other marks stay inner;
    apostrophes and inches are no marks. ``paragraphs`` are in text order. Time is linear in the text.
    """
    found: list[Quotation] = []
    carried: _Open | None = None
    end = 0
    for paragraph in paragraphs:
        marks = _marks_in(text, paragraph)
        first = 0
        if carried is not None:
            reopened = _reopens(text, paragraph, marks, carried)
            if reopened is None:
                found += _definite(carried, text, end)
                carried = None
            else:
                first, carried.inner = reopened
        carried = _read_paragraph(text, paragraph, marks[first:], carried, found)
        end = paragraph.end
    if carried is not None:
        found += _definite(carried, text, end)
    return tuple(found)


def _definite(opened: _Open, text: str, end: int) -> Iterable[Quotation]:
    """Yield an unclosed quotation, unless its mark was as likely no opening at all."""
    quotation = opened.closed(text, opened.inner, end)
    if quotation is not None and opened.mark.side == "opens":
        yield quotation


def _reopens(text: str, paragraph: Bounded, marks: list[_Mark], carried: _Open) -> tuple[int, int] | None:
    """Return how many marks reopen the quotation and where its piece begins; none where the quotation has ended."""
    mark = next((m for m in marks if m.family != "single"), None)
    if mark is None or mark.family != carried.mark.family:
        return None
    if mark.side != "closes" and not text[paragraph.start : mark.start].strip():
        return marks.index(mark) + 1, mark.end
    # Some pages do not reopen: then a close is the paragraph's first mark.
    if mark.side == "closes" and carried.mark.side == "opens":
        return 0, paragraph.start
    return None


def _read_paragraph(
    text: str, paragraph: Bounded, marks: list[_Mark], opened: _Open | None, found: list[Quotation]
) -> _Open | None:
    """Add the paragraph's quotations to ``found``; return the one that is still open at its end."""
    following = _next_of_family(marks)
    at = 0
    while at < len(marks):
        if opened is None:
            opened, at = _open_at(text, marks, at, found)
        else:
            opened, at = _go_on(text, marks, following, at, opened, found)
        at += 1
    if opened is not None:
        opened.pieces += _trimmed(text, opened.inner, paragraph.end)
        opened.inner = paragraph.end
    return opened


def _open_at(text: str, marks: list[_Mark], at: int, found: list[Quotation]) -> tuple[_Open | None, int]:
    """Return what the mark ``at`` opens, and the last mark that was read."""
    mark = marks[at]
    if mark.family != "single":
        return (None if mark.side == "closes" or mark.after_digit else _Open(mark, [], mark.end)), at
    close = _single_close(text, marks, at) if mark.side == "opens" else None
    if close is None:
        return None, at
    found += _kept(_Open(mark, [], mark.end).closed(text, marks[close].start, marks[close].end))
    return None, close


def _go_on(
    text: str, marks: list[_Mark], following: list[int], at: int, opened: _Open, found: list[Quotation]
) -> tuple[_Open | None, int]:
    """Return what is still open after the mark ``at``, and the last mark that was read."""
    mark, after = marks[at], following[at]
    if mark.family == "single":
        return opened, at
    if mark.family != opened.mark.family:
        if mark.side == "opens":
            opened.inner_marks += 1
        elif opened.inner_marks:
            opened.inner_marks -= 1
        elif mark.side == "closes":
            # Opened with one kind of mark and closed with another.
            found += _kept(opened.closed(text, mark.start, mark.end))
            return None, at
        return opened, at
    if mark.side == "opens" and (after < 0 or marks[after].side == "closes"):
        if after >= 0 and following[after] >= 0 and marks[following[after]].side == "closes":
            return opened, after  # "He said "never" twice," with the same marks inside as outside
        if after >= 0 and not _ends_clause(text, opened.inner, mark.start):
            return opened, at  # "It is my "last chance," with one close for both
        # The close is missing, and this mark opens the next quotation.
        found += _kept(opened.closed(text, mark.start, mark.start))
        return _Open(mark, [], mark.end), at
    if mark.after_digit and after >= 0 and marks[after].side == "closes" and not marks[after].after_digit:
        return opened, at  # inches
    found += _kept(opened.closed(text, mark.start, mark.end))
    return None, at


def _ends_clause(text: str, start: int, end: int) -> bool:
    """Tell whether the words before ``end`` end with punctuation, as before a new quotation."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end > start and text[end - 1] in ".,;:!?…—–-)"


def _kept(quotation: Quotation | None) -> tuple[Quotation, ...]:
    return () if quotation is None else (quotation,)


def _trimmed(text: str, start: int, end: int) -> tuple[Passage, ...]:
    """Return the stretch without white space around it, or nothing."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (Passage(start, end),) if start < end else ()


def _next_of_family(marks: list[_Mark]) -> list[int]:
    """Return for each mark the index of the next of its family, -1 where there is none."""
    following = [-1] * len(marks)
    seen: dict[Family, int] = {}
    for at in range(len(marks) - 1, -1, -1):
        following[at] = seen.get(marks[at].family, -1)
        seen[marks[at].family] = at
    return following


def _marks_in(text: str, paragraph: Bounded) -> list[_Mark]:
    marks = []
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        family = _FAMILIES.get(match[0], "single")
        side = (
            _single_side(text, match[0], end, before, after) if family == "single" else _side(match[0], before, after)
        )
        if match[0] == '"' and before.isalnum() and text[end : end + 2] in _TYPED_POSSESSIVES:
            continue  # Indonesia"s agriculture
        if side is not None:
            marks.append(_Mark(start, end, family, side, family in ("straight", "tex") and before.isdigit()))
    return marks


def _side(mark: str, before: str, after: str) -> Side:
    """Tell by the neighbours which way a double mark turns; its own shape decides only where they do not."""
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in ",;:!?)]}"
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if opens != closes:
        # „German“ and »German« marks, and "Swedish” ones, turn the other way round.
        return "opens" if opens else "closes"
    if mark in ("“", "„", "‟", "«", "``"):
        return "opens"
    return "closes" if mark in ("”", "»") else "either"


def _single_side(text: str, mark: str, end: int, before: str, after: str) -> Side | None:
    """Tell which way a single mark turns; none for an elision (``'em``, ``'90s``) and an apostrophe."""
    if (before.isspace() or before in "([{-–—―/") and (after.isalnum() or after in '"“.…$£€[('):
        return "opens" if mark != "’" and not _ELISION.match(text, end) else None
    return "closes" if not before.isspace() and not after.isalnum() and mark != "‚" else None


def _single_close(text: str, marks: list[_Mark], at: int) -> int | None:
    """Return the index of the mark that closes the single quotation mark ``at``; none where there is no such mark.

    A plural possessive (``workers' rights``) looks like a close: one with punctuation beside it comes first.
    """
    doubles = 0
    likely: int | None = None
    for index in range(at + 1, min(len(marks), at + 1 + _SINGLES_AHEAD)):
        mark = marks[index]
        if mark.family != "single":
            doubles += 1
        elif mark.side == "opens":
            if not doubles % 2:
                break
        elif not doubles % 2:
            before, after = text[mark.start - 1], text[mark.end : mark.end + 2]
            possessive = before in "sS" and after[:1].isspace() and after[1:].isalpha()
            if not possessive:
                return index
            if likely is None and mark.start - marks[at].end <= _POSSESSIVE_REACH:
                likely = index
    return likely
