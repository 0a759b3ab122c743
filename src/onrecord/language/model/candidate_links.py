"""What an event may be linked to: the story's names, its other nouns, and its time expressions, as word numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.language.model.pairs import Mentions
from onrecord.language.model.words import CASES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.language.model.layout import Layout
    from onrecord.record import Name, TimeExpression

# Kinds of mention, in the order of what the network learned about them: of each kind of name those with a capital and
# those without ("the president"), and nouns that belong to no name.
NAME_KINDS: Final = ("person", "organisation", "place", "group", "event")
NOUN: Final = 2 * len(NAME_KINDS)
KINDS_OF_NAME: Final = NOUN + 1
GRAIN: Final = {
    "time": 0, "part of day": 0, "day": 1, "weekend": 2, "week": 2, "month": 3, "quarter": 4, "season": 4, "half": 4,
    "year": 5, "decade": 5, "century": 5, "range": 6,
}  # fmt: skip
GRAINS: Final = 10  # and durations, sets, and whatever has no grain
DIRECTIONS: Final = ("before", "today", "after", "around", "unknown")
KINDS_OF_TIME: Final = GRAINS * len(DIRECTIONS)
CAPITALISED: Final = frozenset({CASES.index("capitalised"), CASES.index("upper"), CASES.index("mixed")})


def name_mentions(layout: Layout, names: Sequence[Name], nouns: Iterable[int]) -> Mentions:
    """Mentions of names, and of each noun (word number) that lies in none of them as a candidate of its own."""
    heads: list[int] = []
    owners: list[int] = []
    kinds: list[int] = []
    taken: set[int] = set()
    starts = layout.words.start
    for owner, name in enumerate(names):
        for mention in name.mentions:
            head = layout.head_of(mention.start, mention.end)
            taken.update(range(*np.searchsorted(starts, [mention.start, mention.end]).tolist()))
            if head is not None:
                heads.append(head)
                owners.append(owner)
                kinds.append(2 * NAME_KINDS.index(name.kind) + (layout.words.case[head] not in CAPITALISED))
    count = len(names)
    for noun in nouns:
        if noun not in taken:
            heads.append(noun)
            owners.append(count)
            kinds.append(NOUN)
            count += 1
    return Mentions(_ids(heads), _ids(owners), _ids(kinds), count)


def time_mentions(layout: Layout, times: Sequence[TimeExpression], today: str | None) -> Mentions:
    """Each time expression as a candidate with one mention: its last word."""
    heads = [layout.head_of(time.start, time.end) for time in times]
    rows = [(head, n) for n, head in enumerate(heads) if head is not None]
    kinds = [kind_of_time(times[n], today) for _, n in rows]
    return Mentions(_ids([head for head, _ in rows]), _ids([n for _, n in rows]), _ids(kinds), len(times))


def _ids(numbers: list[int]) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


def kind_of_time(time: TimeExpression, today: str | None) -> int:
    """What kind of time it is: how fine, and on which side of the story's day (ISO 8601)."""
    grain = 7 if time.type == "DURATION" else 8 if time.type == "SET" else GRAIN.get(time.granularity or "", 9)
    return grain * len(DIRECTIONS) + DIRECTIONS.index(direction_of(time, today))


def direction_of(time: TimeExpression, today: str | None) -> str:
    """Where a time lies from the story's day: one of DIRECTIONS."""
    if today is None or time.edtf is None or not (time.earliest or time.latest):
        return "unknown"
    first, last = time.earliest or "", time.latest or "9999"
    if first == last == today:
        return "today"
    if last < today:
        return "before"
    return "after" if first > today else "around"


def nouns_of(layout: Layout, parts: Sequence[int], noun: int, proper: int) -> list[int]:
    """The last word of every run of nouns (UPOS numbers `parts`, one a word)."""
    out = []
    for at, tag in enumerate(parts):
        if tag not in {noun, proper} or not layout.lower[at][0].isalpha():
            continue
        after = parts[at + 1] if at + 1 < len(parts) else -1
        if after not in {noun, proper}:
            out.append(at)
    return out


def phrase_of(layout: Layout, parts: Sequence[int], at: int, within: frozenset[int]) -> tuple[int, int]:
    """The words of a noun phrase that ends in the word `at`: back over words of the UPOS numbers `within`."""
    first = at
    words = layout.words
    while first and layout.sentence[first - 1] == layout.sentence[at]:
        joined = words.end[first - 1] == words.start[first]
        if not (parts[first - 1] in within or (joined and layout.lower[first - 1] in {"-", "\u2019", "'"})):
            break
        first -= 1
    while first < at and not layout.lower[first][0].isalnum():
        first += 1
    return first, at + 1
