"""The marked story: its text untouched, and around the words what was noted down from them.

Two forms. ``mark`` is plain text for a pipe or a file, and ``unmark`` gives the story back from it, code point for code
point. ``draw`` is for a terminal: colours, a legend, and beside the text (below it where there is little room) the list
of what was said, which figures were claimed and what is planned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.views.marks import Mark, marks_of, segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.record import Record

OPEN, BAR, CLOSE, ESCAPE = "⟦", "|", "⟧", "\\"
"""``⟦a1:said|words⟧``: mathematical white square brackets, for no newspaper prints them."""

_TO_ESCAPE = re.compile(r"[⟦⟧\\]")
_MARKS = re.compile(r"\\(.)|⟦[^|⟦⟧\\]*\||⟧", re.DOTALL)


def mark(text: str, record: Record) -> str:
    r"""Return ``text``, the story of ``record``, with its marks: ``⟦a1:source|Mary Poe⟧ ⟦a1:cue|said⟧ …``.

    A bracket or a backslash of the story's own gets a backslash before it.
    """
    return mark_stretch(text, marks_of(record), 0, len(text))


def mark_stretch(text: str, marks: Sequence[Mark], start: int, end: int) -> str:
    """Return ``text[start:end]`` with the marks that hold in it, each opened and closed within."""
    pieces: list[str] = []
    still_open = 0
    for segment in segments(marks, start, end):
        pieces.append(CLOSE * segment.closes)
        pieces += [f"{OPEN}{opened.label}{BAR}" for opened in segment.opens]
        pieces.append(_TO_ESCAPE.sub(r"\\\g<0>", text[segment.start : segment.end]))
        still_open = len(segment.marks)
    return "".join(pieces) + CLOSE * still_open


def unmark(marked: str) -> str:
    """Return the story that ``mark`` was given, exactly."""
    return _MARKS.sub(lambda found: found[1] or "", marked)


def draw(record: Record, *, width: int = 80, colour: bool = False) -> str:
    r"""Return the marked story for a terminal ``width`` columns wide; without ``colour``, brackets as in ``mark``.

    Lines are broken between words and nothing else of the text is changed, but that a control character is drawn as an
    escape (``\u001b``): a story must not steer somebody's terminal.
    """
    from onrecord.views.drawing import draw_story  # noqa: PLC0415  # rich is wanted by a terminal alone

    return draw_story(record, width=width, colour=colour)
