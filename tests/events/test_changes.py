"""Plans that changed: the words of their status and their days say how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.extract.events.changes import new_and_old, settled
from onrecord.extract.times import find_times
from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.resolve.calendar import resolve_times
from onrecord.story import read_parts

if TYPE_CHECKING:
    from onrecord.record import EventStatus, TimeExpression


def times_of(text: str) -> tuple[TimeExpression, ...]:
    parts = read_parts(Story(key="s", text=text, published_on="2019-05-10"))
    language = analyse(parts)
    return resolve_times(find_times(parts, language), parts, language)


@pytest.mark.parametrize(
    ("status", "cue", "dated", "then"),
    [
        ("postponed", "called off", True, "cancelled"),
        ("rescheduled", "has been scrapped", True, "cancelled"),
        ("postponed", "put off", True, "rescheduled"),
        ("postponed", "put off until at least", True, "postponed"),
        ("rescheduled", "moved", False, "postponed"),
        ("rescheduled", "moved", True, "rescheduled"),
        ("cancelled", "will not take place", False, "cancelled"),
        ("confirmed", "called off", True, "confirmed"),
        ("denied", "called off", False, "denied"),
    ],
)
def test_the_words_and_the_day_settle_the_status(status: EventStatus, cue: str, dated: bool, then: str) -> None:  # noqa: FBT001
    assert settled(status, [cue], dated=dated) == then


@pytest.mark.parametrize(
    ("text", "linked", "earlier", "new", "old"),
    [
        ("The fair planned for May 17 has been moved to May 24.", [0, 1], [1], [1], [0]),
        ("The fair planned for May 17 has been moved to May 24.", [0], [1], [1], [0]),
        ("The fair, due on May 20, is put off until June 2.", [0, 1], [], [1], [0]),
        ("The fair set for May 20 will now be on June 3.", [0, 1], [0], [1], [0]),
        ("The fair set for May 20 is postponed.", [0], [0], [0], [0]),
    ],
)
def test_the_new_day_is_told_from_the_old_one(
    text: str, linked: list[int], earlier: list[int], new: list[int], old: list[int]
) -> None:
    times = times_of(text)
    found = new_and_old([times[n] for n in linked], [times[n] for n in earlier], text)
    assert found == ([times[n] for n in new], [times[n] for n in old])
