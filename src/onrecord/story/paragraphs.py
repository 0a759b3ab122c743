"""Paragraphs: where a line break is one, and where it only wraps a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.anchor import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_FINAL = tuple(".!?:;\"”’'»)]_*-–—")
_WRAPPED_WIDTH = 100
"""A wire's lines are 60 to 80 characters wide; a page's paragraph soon passes 100."""
_WIDE_SHARE = 0.3
"""Where so much of a text stands in wider lines, it is a page's; a wire has at most a wide headline."""
_SHORT_LINE = 30
_INDENT = 2


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    """Of the first code point that is no white space."""
    end: int
    indent: int
    after_blank: bool


def find_paragraphs(text: str) -> tuple[Passage, ...]:
    """Return the paragraphs in text order, white space around them left out.

    A blank line always parts them. In text that is wrapped at a fixed width, as wires send it, a line break does not,
    but an indent of two or more spaces does; in other text each line is a paragraph. Which of the two it is shows in
    the whole story's shape. Time is linear in the text.
    """
    lines = _lines(text)
    if not _is_wrapped(text, lines):
        return tuple(Passage(line.start, line.end) for line in lines)
    base = min(line.indent for line in lines)
    found: list[Passage] = []
    for line in lines:
        if found and not line.after_blank and line.indent < base + _INDENT:
            found[-1] = Passage(found[-1].start, line.end)
        else:
            found.append(Passage(line.start, line.end))
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start, end = match.span()
        indent = len(match[0]) - len(match[0].lstrip())
        gap = text[last_end:start]
        blank = gap.count("\n") > 1 or len(gap.replace("\r\n", "\n").strip(" \t\xa0")) > 1
        lines.append(_Line(start + indent, start + indent + len(words), indent, blank))
        last_end = end
    return lines


def _is_wrapped(text: str, lines: Sequence[_Line]) -> bool:
    """Tell whether line breaks fall inside sentences, by all lines without a blank or an indent between them."""
    widths = [line.end - line.start for line in lines]
    if sum(width for width in widths if width > _WRAPPED_WIDTH) > _WIDE_SHARE * sum(widths):
        return False
    inside = between = 0
    base = min((line.indent for line in lines), default=0)
    for line, following in pairwise(lines):
        if following.after_blank:
            continue
        width, next_width = line.indent + line.end - line.start, following.end - following.start
        if width > _WRAPPED_WIDTH or next_width > _WRAPPED_WIDTH:
            between += 2
        elif following.indent >= base + _INDENT:
            continue
        elif text[following.start].islower() or (
            width > _SHORT_LINE and not text[line.end - 1 : line.end].endswith(_FINAL)
        ):
            inside += 1
        else:
            between += 1
    return inside > between
