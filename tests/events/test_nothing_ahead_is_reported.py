"""What a story dates after its own day has not taken place, and what is still to come is not under way."""

from __future__ import annotations

import pytest

from onrecord import Story, read
from onrecord.stories import seed, state_department


@pytest.mark.parametrize(
    "sentence",
    [
        "He will attend the Lund-hosted summit on climate from June 7-10.",
        "Minister Ana Poe will travel June 27-29 to a conference on water, convened by Norway.",
    ],
)
def test_a_past_form_does_not_make_a_future_day_past(sentence: str) -> None:
    record = read(Story(key="ahead", text=sentence, published_on="2022-06-01"))
    assert not record.reported_events


@pytest.mark.slow
def test_no_bundled_story_reports_what_lies_ahead() -> None:
    for story in (seed(), *state_department()):
        record = read(story)
        today = record.story.anchored_on or record.story.published_on or "9999-12-31"
        early = [e.head.text for e in record.reported_events if e.when and e.when.earliest and e.when.earliest > today]
        assert not early, (story.key, early)
        begun = [e for e in record.planned_events if e.status == "happening" and e.when and e.when.earliest]
        assert all((e.when.earliest or "") <= today for e in begun if e.when), (story.key, begun)
