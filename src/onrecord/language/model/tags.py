"""Spans as tags of one word each, and back: B first, I inside, E last, S alone, O outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.language.grammar import Pos
    from onrecord.record import EventKind, EventStatus

ROLES = ("content", "source")
# What a word is to one cue. The order is the order of the scores that the model gives.
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))
CUE_TAGS = ("O", "B", "I")
PLACE_TAGS = ("O", "B", "I", "E", "S")

# Universal parts of speech, in the order of the first of the scores behind those of the cue tags.
UPOS: tuple[Pos, ...] = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip

# What a word is to an event's head: roles that are stretches of words near it.
EVENT_ROLES = ("what", "agenda", "condition", "moved", "cue")
EVENT_TAGS = ("O", *(f"{place}-{role}" for role in EVENT_ROLES for place in "BI"))
# What a word is by itself: no event's head, that of one ahead, or that of one that happened.
HEAD_TAGS = ("O", "ahead", "happened")
STATUSES: tuple[EventStatus, ...] = (
    "possible", "planned", "expected", "confirmed", "conditional", "postponed", "rescheduled", "cancelled", "denied",
    "happening", "happened",
)  # fmt: skip
KINDS: tuple[EventKind, ...] = (
    "visit", "meeting", "talks", "summit", "vote", "election", "signing", "speech", "publication", "launch", "decision",
    "deadline", "sanction", "military", "trial", "ceremony", "other",
)  # fmt: skip

Span = tuple[int, int]


def write_spans(tags: list[int], spans: Sequence[Span], role: str) -> None:
    """Put a role's spans (half-open word numbers) into `tags` where nothing stands yet, cut around what does."""
    base = 1 + 4 * ROLES.index(role)
    for start, end in spans:
        for first, last in _free(tags, start, end):
            if last - first == 1:
                tags[first] = base + 3
            else:
                tags[first:last] = [base, *[base + 1] * (last - first - 2), base + 2]


def _free(tags: list[int], start: int, end: int) -> list[Span]:
    out: list[Span] = []
    at = start
    while at < end:
        if tags[at]:
            at += 1
            continue
        first = at
        while at < end and not tags[at]:
            at += 1
        out.append((first, at))
    return out


def read_spans(tags: Sequence[int], role: str) -> list[Span]:
    """The spans of one role in a sequence of TAGS numbers; a sequence that follows no rule still gives spans."""
    base = 1 + 4 * ROLES.index(role)
    out: list[Span] = []
    first = -1
    for n, tag in enumerate([*tags, 0]):
        kind = tag - base
        inside = 0 <= kind < 4
        if first >= 0 and (not inside or kind in (0, 3)):
            out.append((first, n))
            first = -1
        if inside and first < 0:
            first = n
        if inside and kind in (2, 3):
            out.append((first, n + 1))
            first = -1
    return out


def cue_tags(length: int, spans: Sequence[Span]) -> list[int]:
    """CUE_TAGS numbers of `length` words with cues at `spans`."""
    tags = [0] * length
    for start, end in spans:
        tags[start:end] = [1, *[2] * (end - start - 1)]
    return tags


def follows(before: int, after: int) -> bool:
    """Whether the tag `after` (a TAGS number) may come right after `before`; -1 stands for the sequence's edge."""
    opened = before > 0 and (before - 1) % 4 in (0, 1)
    goes_on = after > 0 and (after - 1) % 4 in (1, 2)
    if opened or goes_on:
        return opened and goes_on and (before - 1) // 4 == (after - 1) // 4
    return True
