"""Days at the ends of the calendar come to nothing, and never end a reading."""

from __future__ import annotations

import pytest

from onrecord import Story, read

NEAR = (
    "LISBON - The council will vote on Friday, the mayor said. Next year, next decade, in the winter, in December, this"
    " weekend, last week, in the fourth quarter, until June, from May to July, the coming century and in two weeks."
)
FAR = (
    "OSLO - In December 9999 and in 9999, the fourth quarter of 9999, the winter of 9999, on December 31, 9999, after"
    " December 31, 9999, on 9999-12-31, in the year 0, on January 1, 0001, early in 9999, in the 9990s, in 8,000 years,"
    " by the end of 9999, from 9998 to 9999, in 44 BC on March 15, ten thousand years earlier, they will meet."
)


@pytest.mark.parametrize("text", [NEAR, FAR])
@pytest.mark.parametrize("day", ["0001-01-01", "0999-12-31", "9998-12-31", "9999-01-01", "9999-12-31"])
def test_a_day_that_no_story_has_is_none(text: str, day: str) -> None:
    for story in (Story("a", text, published_on=day), Story("a", text, metadata_on=day)):
        assert read(story).story.published_on is None


@pytest.mark.parametrize("day", [None, "1000-01-01", "2020-05-05", "2999-12-31"])
def test_far_years_in_a_text_end_no_reading(day: str | None) -> None:
    record = read(Story("a", FAR, published_on=day))
    assert record.story.published_on == day
    assert len(record.time_expressions) > 10
