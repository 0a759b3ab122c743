"""The words that a search found, as they stand in their sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.archive.answers import Hit

_TERMS = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_BEFORE, _BEHIND = 220, 220
"""Characters shown before and behind the passage, where the sentence around it is a long one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; ``is_found`` where it is a word that was looked for."""

    text: str
    in_passage: bool
    is_found: bool


def pattern_of(words: str) -> re.Pattern[str] | None:
    r"""Return what finds the words of a search in a sentence, phrases over line breaks too; None where there are none.

    >>> pattern_of('trade* "mutual trust"').findall("Trading on Mutual\nTrust; fair trades")
    ['Mutual\nTrust', 'trades']
    """
    found: list[str] = []
    for phrase, curly, word in _TERMS.findall(words):
        letters = _WORD.findall(phrase or curly or word)
        if letters:
            begins = word.endswith("*")
            found.append(r"\W+".join(map(re.escape, letters)) + (r"\w*" if begins else ""))
    # The longest first, so that a phrase is not cut by one of its words.
    found.sort(key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE) if found else None


def pieces_of(hit: Hit, wanted: re.Pattern[str] | None) -> tuple[Piece, ...]:
    """Return the sentence of a hit in pieces: the passage and what is around it, and the words looked for in both."""
    context = hit.context.text
    start = max(0, hit.passage.start - hit.context.start)
    end = min(len(context), hit.passage.end - hit.context.start)
    if start >= end:
        start = end = 0
    first, last = _cut(context, start, end)
    found = [match.span() for match in wanted.finditer(context, first, last)] if wanted else []
    bounds = {first, last, start, end, *(place for span in found for place in span)}
    places = sorted(place for place in bounds if first <= place <= last)
    pieces: list[Piece] = []
    following = 0
    for here, there in pairwise(places):
        while following < len(found) and found[following][1] <= here:
            following += 1
        is_found = following < len(found) and found[following][0] <= here
        pieces.append(Piece(_SPACE.sub(" ", context[here:there]), start <= here < end, is_found))
    if first > 0:
        pieces.insert(0, Piece("… ", in_passage=False, is_found=False))
    if last < len(context):
        pieces.append(Piece(" …", in_passage=False, is_found=False))
    return tuple(pieces)


def _cut(context: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch that is shown, cut between words."""
    first, last = max(0, start - _BEFORE), min(len(context), max(end, start + 1) + _BEHIND)
    if first:
        first = next((at + 1 for at in range(first, start) if context[at].isspace()), first)
    if last < len(context):
        last = next((at for at in range(last, end, -1) if context[at].isspace()), last)
    return first, last
