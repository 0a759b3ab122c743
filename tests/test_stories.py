"""The stories that come with the package are what their README says."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from onrecord import read
from onrecord.stories import seed, state_department


def test_the_seed_story_is_untouched() -> None:
    """The story is the printed one, byte for byte."""
    text = seed().text
    assert hashlib.sha256(text.encode()).hexdigest() == (
        "61c1271a13047a48e5e78329ef6c47fdd3f4fb1b68dccf1d50842d1f70325091"
    )
    assert seed().published_on is None


def test_the_releases_form_stories_over_time() -> None:
    """Every release has its own key, a day and a page, and begins with its title; the days run on."""
    stories = state_department()
    assert 280 <= len(stories) <= 320
    assert len({story.key for story in stories}) == len(stories)
    days = [date.fromisoformat(story.published_on or "") for story in stories]
    assert days == sorted(days)
    for story in stories:
        assert story.title
        assert story.text.startswith(f"{story.title}\n\n"), story.key
        assert (story.source or "").startswith("https://www.state.gov/"), story.key
        assert len(story.text) < 12_500, story.key


def test_announcements_are_followed_by_reports() -> None:
    """A trip can be followed: announced, under way, done."""
    week = ("2021-07-23", "2021-07-29")
    stories = state_department()
    india = [story.title for story in stories if week[0] <= (story.published_on or "") <= week[1]]
    assert "Secretary Blinken’s Travel to India and Kuwait" in india
    assert "Secretary Blinken’s Meeting with Indian Prime Minister Modi" in india


@pytest.mark.slow
def test_every_story_is_read_and_every_passage_stands_in_it() -> None:
    """What the package shows first must not fail, and must prove itself."""
    for story in (seed(), *state_department()):
        record = read(story)
        assert record.story.text == story.text
        for path, cited in record.cited_passages():
            assert cited.text == story.text[cited.start : cited.end], f"{story.key}: {path}"
