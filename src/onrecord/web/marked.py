"""The story with its marks as nested spans: its text untouched, in code points counted here and not in the browser.

Every stretch of words carries ``data-c="start-end"``, so that any passage can be found in the page; every mark carries
``id="cSTART-END"``, its entry and its role, so that a permalink to it works without a script.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from onrecord.views.marks import Mark, Role, marks_of, segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record import Record

DEEPEST = 16
"""So many marks are drawn one in another; a story that nests more of them is none that a person wrote."""
LABELLED: frozenset[Role] = frozenset({"said", "figure", "planned", "happened"})
"""The roles whose marks bear their entry's id as a small label; the others are told apart by their lines alone."""
# Controls, and marks that turn the direction of writing for all that follows; those for one letter are left alone.
_ODD = re.compile(r"\r\n?|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the white space behind it, as HTML; offsets in code points."""

    start: int
    end: int
    html: Markup


def marked_story(record: Record) -> tuple[Paragraph, ...]:
    """Return the whole story in paragraphs; put together, their words are the story, code point for code point."""
    text = record.story.text
    marks = tuple(shallow(marks_of(record)))
    starts = sorted({at for p in record.story.paragraphs if 0 < (at := _line_of(text, p.start)) < len(text)})
    writer = _Writer(text)
    cuts = iter([*starts, len(text)])
    cut = next(cuts)
    for segment in segments(marks, 0, len(text)):
        writer.close(segment.closes)
        writer.open(segment.opens)
        start = segment.start
        while start < segment.end:
            end = min(segment.end, cut)
            writer.words(start, end)
            if end == cut and end < len(text):
                writer.end_paragraph(end)
                cut = next(cuts)
            start = end
    return writer.finish()


def _line_of(text: str, start: int) -> int:
    """Return where the line begins that a paragraph at ``start`` is indented in; 0 where it begins within a line.

    A paragraph is a block of its own in the page, so it takes its indent along, and none is made where no line ends.
    """
    at = start
    while at and text[at - 1] not in "\n\r":
        if not text[at - 1].isspace():
            return 0
        at -= 1
    return at


def shallow(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield marks, sorted as ``marks_of`` sorts them, without those that lie in ``DEEPEST`` others."""
    ends: list[int] = []
    for mark in marks:
        while ends and ends[0] <= mark.start:
            heappop(ends)
        if len(ends) < DEEPEST:
            heappush(ends, mark.end)
            yield mark


class _Writer:
    """Writes spans in the order of the words; what is open at a paragraph's end is closed and opened again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._open: list[Mark] = []
        self._opened: set[Mark] = set()
        self._ids: set[tuple[int, int]] = set()
        self._start = 0
        self._done: list[Paragraph] = []

    def close(self, count: int) -> None:
        self._pieces.append("</span>" * count)
        del self._open[len(self._open) - count :]

    def open(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            self._pieces.append(self._tag(mark))
            self._open.append(mark)

    def _tag(self, mark: Mark) -> str:
        attributes = f'class="m {mark.role}" data-e="{escape(mark.entry)}"'
        if mark not in self._opened:
            self._opened.add(mark)
            if mark.role in LABELLED:
                attributes += f' data-l="{escape(mark.entry)}"'
            place = (mark.start, mark.end)
            if place not in self._ids:
                self._ids.add(place)
                attributes = f'id="c{mark.start}-{mark.end}" {attributes}'
        return f"<span {attributes}>"

    def words(self, start: int, end: int) -> None:
        self._pieces.append(f'<span data-c="{start}-{end}">{shown(self._text[start:end])}</span>')

    def end_paragraph(self, at: int) -> None:
        self._pieces.append("</span>" * len(self._open))
        # All that stands here was put together from escaped pieces.
        self._done.append(Paragraph(self._start, at, Markup("".join(self._pieces))))  # noqa: S704
        self._start = at
        self._pieces = [self._tag(mark) for mark in self._open]

    def finish(self) -> tuple[Paragraph, ...]:
        if self._start < len(self._text):
            self.end_paragraph(len(self._text))
        return tuple(self._done)


def shown(text: str) -> Markup:
    """Return words as HTML that has the same code points in its text.

    A carriage return would be lost in a browser, so it is written as a reference. A control character is kept in an
    element of its own, which names it and ends what it does to the direction of writing.
    """
    return Markup(_ODD.sub(_odd, str(escape(text))))  # noqa: S704  # escaped just here


def _odd(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\r\n":
        return "&#13;\n"
    if character == "\r":
        return "&#13;<br>"
    name = unicodedata.name(character, "control character").lower()
    return f'<bdi class="odd" data-odd="U+{ord(character):04X}" title="{name}">{character}</bdi>'
