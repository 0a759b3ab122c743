"""The sentence around a passage, so that a list can show an entry without its story."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from onrecord.anchor import Passage
from onrecord.language.sentences import find_sentences
from onrecord.language.tokens import find_tokens, straighten
from onrecord.record import cite

if TYPE_CHECKING:
    from onrecord.record import CitedPassage, Record

LONGEST: Final = 400
"""Code points that a context has at most: a long sentence of a newspaper has about 350."""


class Sentences:
    """The sentences of one record's story, each paragraph split when it is first asked for."""

    def __init__(self, record: Record) -> None:
        """Take the story's parts; nothing is read yet."""
        self._text = record.story.text
        self._stretches = _stretches(record)
        self._starts = [start for start, _ in self._stretches]
        self._split: dict[int, list[Passage]] = {}

    def around(self, passage: Passage) -> CitedPassage:
        """Return the sentence that holds ``passage``, without the white space around it, as a passage of the story.

        It never leaves the paragraph in which ``passage`` begins: a title, a dateline and what lies between two
        paragraphs count as paragraphs of their own. A passage that crosses a full stop has all its sentences. What is
        longer than ``LONGEST`` is cut at white space on both sides of the passage. A passage of nothing but white
        space is returned as it is.
        """
        at = bisect_right(self._starts, passage.start) - 1
        if at < 0 or self._stretches[at][1] <= passage.start:
            first = 0 if at < 0 else self._stretches[at][1]
            last = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._text)
            holding = [Passage(first, last)]
        else:
            if at not in self._split:
                self._split[at] = _sentences(self._text, *self._stretches[at])
            holding = self._split[at]
        first_held = max(0, bisect_right(holding, passage.start, key=lambda sentence: sentence.start) - 1)
        last_held = max(first_held, bisect_right(holding, passage.end - 1, key=lambda sentence: sentence.start) - 1)
        start, end = holding[first_held].start, holding[last_held].end
        start, end = _cut(self._text, start, end, Passage(passage.start, min(passage.end, end)))
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return cite(self._text, Passage(start, end) if start < end else passage)


def _stretches(record: Record) -> list[tuple[int, int]]:
    """Return the paragraphs in their order, the one with the dateline cut behind it: it is no part of a sentence."""
    dateline = record.story.dateline
    found: list[tuple[int, int]] = []
    for paragraph in record.story.paragraphs:
        start, end = paragraph.start, paragraph.end
        if dateline is not None and start <= dateline.start and dateline.end < end:
            found += [(start, dateline.end), (dateline.end, end)]
        else:
            found.append((start, end))
    return found


def _sentences(text: str, start: int, end: int) -> list[Passage]:
    """Split a paragraph; each sentence reaches to the next one, so that no offset lies between two."""
    words = find_tokens(text, start, end)
    texts = [text[first:last] for first, last in words]
    norms = [straighten(word) or word for word in texts]
    gaps = [at == 0 or words[at - 1][1] < words[at][0] for at in range(len(words))]
    found = find_sentences(texts, norms, gaps, 0, len(texts))
    begins = [start, *(words[first][0] for first, _ in found[1:])]
    return [Passage(first, last) for first, last in zip(begins, [*begins[1:], end], strict=True)]


def _cut(text: str, start: int, end: int, passage: Passage) -> tuple[int, int]:
    """Return ``start`` and ``end`` brought near the passage where they lie more than ``LONGEST`` apart."""
    if end - start <= LONGEST:
        return start, end
    if passage.end - passage.start >= LONGEST:
        return passage.start, passage.start + LONGEST
    room = (LONGEST - (passage.end - passage.start)) // 2
    first = max(start, min(passage.start - room, end - LONGEST))
    last = min(end, max(passage.end + room, start + LONGEST))
    if first > start and not text[first - 1].isspace():
        first = next((at for at in range(first, passage.start) if text[at].isspace()), first)
    if last < end and not text[last].isspace():
        last = next((at for at in range(last, passage.end, -1) if text[at - 1].isspace()), last)
    return first, last
