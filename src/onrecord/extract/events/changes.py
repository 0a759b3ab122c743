"""Plans that changed: what its words say of a plan's status, and which of its days is the new one.

The reader tells that a plan was taken back or put on another day better than which of these it was. Where the words of
its status are plain (*called off*, *put off*), and where a new day is told or is not, that decides.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal

import tomli as tomllib

from onrecord.patterns import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.record import EventStatus, TimeExpression

CHANGED: Final[frozenset[EventStatus]] = frozenset({"cancelled", "postponed", "rescheduled"})
"""What is taken for one another."""
_NEAR: Final = 30
"""Characters before a time in which the word stands that makes it the new one."""
_REACH: Final = 90
"""Characters before a time in which the verb of moving stands."""
_ENDS: Final = re.compile(r"[.!?;]\s|\n")


def settled(status: EventStatus, cues: Sequence[str], *, dated: bool) -> EventStatus:
    """Return the status of a plan that changed, by the words of its status and by whether it has a new day."""
    if status not in CHANGED:
        return status
    if any(_words("called_off").search(cue) for cue in cues):
        return "cancelled"
    if status == "cancelled":
        return status
    return "rescheduled" if dated and not any(_words("at_least").search(cue) for cue in cues) else "postponed"


def new_and_old(
    linked: Sequence[TimeExpression], earlier: Sequence[TimeExpression], text: str
) -> tuple[list[TimeExpression], list[TimeExpression]]:
    """Return the times of a plan that was put on another day, and those on which it was to have been.

    ``linked`` are its times as the reader has them, ``earlier`` those in its words for the earlier time. *To* and
    *until* after a verb of moving show the new one, whatever the reader says.
    """
    both = {time.id: time for time in (*linked, *earlier)}
    new = [time for time in both.values() if _is_new(time, text)]
    if new and len(new) < len(both):
        kept = {time.id for time in new}
        return new, [time for time in both.values() if time.id not in kept]
    old = {time.id for time in earlier}
    left = [time for time in linked if time.id not in old]
    return (left or list(linked)), list(earlier)


def _is_new(time: TimeExpression, text: str) -> bool:
    before = text[max(0, time.start - _REACH) : time.start]
    clause = before[max((end.end() for end in _ENDS.finditer(before)), default=0) :]
    return bool(_words("to").search(clause[-_NEAR:]) and _words("moving").search(clause))


@cache
def _words(name: Literal["called_off", "at_least", "moving", "to"]) -> re.Pattern[str]:
    lists = tomllib.loads(files(__package__).joinpath("changes.toml").read_text(encoding="utf-8"))
    end = r"\s+(?:the\s+)?$" if name == "to" else r"(?![\w-])"
    return re.compile(rf"(?<![\w-]){any_of(lists[name])}{end}", re.IGNORECASE)
