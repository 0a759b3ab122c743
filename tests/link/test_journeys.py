"""A journey whose end nobody tells is not the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from keeping import keep_all
from onrecord import Story, open_archive
from onrecord.archive.questions import DiaryFilter
from told import Ev, tells

if TYPE_CHECKING:
    from pathlib import Path

FIRST = tells(
    "Ann Poe will start a trip to Chad on July 7.",
    Ev("trip", who=("Ann Poe",), where=("Chad",), time="July 7"),
)


@pytest.mark.parametrize(("days", "journeys"), [("July 9 to July 12", 1), ("August 2 to August 12", 2)])
def test_a_journey_goes_on_for_two_weeks_at_most(tmp_path: Path, days: str, journeys: int) -> None:
    first = Story(key="one", text=FIRST, published_on="2022-07-06")
    later = tells(
        f"The minister, Ann Poe, will travel to Chad from {days}.",
        Ev("travel", who=("Ann Poe",), where=("Chad",), time=f"from {days}"),
    )
    other = Story(key="other", text=later, published_on="2022-07-06")
    with open_archive(tmp_path / "journeys.db", create=True) as archive:
        keep_all(archive, first, other)
        assert len(archive.plans(DiaryFilter())) == journeys
