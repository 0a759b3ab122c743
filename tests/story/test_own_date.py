"""The story's own date: as sure as the text makes it, and none where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.intake import Story
from onrecord.story import read_parts

if TYPE_CHECKING:
    from onrecord.record import StoryParts

TAIL = "\n\nThe talks will go on for another week, the minister added, and nobody has left the room so far."


def dated(text: str, given: str | None = None, metadata: str | None = None) -> StoryParts:
    return read_parts(Story(key="k", text=text + TAIL, published_on=given, metadata_on=metadata))


def kinds(parts: StoryParts) -> list[tuple[str, str | None]]:
    return [(basis.kind, basis.text) for basis in parts.published_basis]


def test_the_seed_story(seed_story: Story) -> None:
    parts = read_parts(seed_story)
    assert parts.published_on == parts.anchored_on == "2018-11-09"
    assert parts.published_alternatives[0] == "2012-11-09"
    assert len(parts.published_alternatives) > 2
    assert kinds(parts) == [("dateline", "November 9"), ("dateline-weekday", "Friday"), ("year-mentioned", "2017")]


@pytest.mark.parametrize(
    ("text", "given", "metadata", "published", "anchored", "why"),
    [
        ("ROME, May 3 - He left.", "2018-05-03", None, "2018-05-03", "2018-05-03", ["given", "dateline"]),
        ("ROME, May 3 - He left.", "2018-05-04", None, "2018-05-04", "2018-05-03", ["given", "dateline"]),
        ("ROME, Dec 31 - He left.", "2018-01-01", None, "2018-01-01", "2017-12-31", ["given", "dateline"]),
        ("ROME, May 3, 2017 - He left.", "2018-05-04", None, "2018-05-04", "2017-05-03", ["given", "dateline"]),
        ("ROME, May 3 - He left.", "2018-11-09", None, "2018-11-09", "2018-11-09", ["given"]),
        ("He left.", "2018-11-09T12:00:00Z", None, "2018-11-09", "2018-11-09", ["given"]),
        ("ROME, May 3, 2018 - He left.", None, None, "2018-05-03", "2018-05-03", ["dateline"]),
        ("ROME, May 3 , 2018 (AFP) He left.", None, "2018-05-05", "2018-05-03", "2018-05-03", ["dateline"]),
        ("ROME, May 3 - He left.", None, "2018-05-04", "2018-05-03", "2018-05-03", ["dateline", "metadata"]),
        ("ROME, Feb 29 - He left.", None, "2016-03-01", "2016-02-29", "2016-02-29", ["dateline", "metadata"]),
        ("ROME, May 3 - He left.", None, "2018-11-09", "2018-11-09", "2018-11-09", ["metadata"]),
        ("ROME (Reuters) - He left.", None, "2018-11-09", "2018-11-09", "2018-11-09", ["metadata"]),
        ("He left.", None, "2018-11-09", "2018-11-09", "2018-11-09", ["metadata"]),
        ("Poe in Rome\n\nNovember 9, 2018\n\nHe left.", None, None, "2018-11-09", "2018-11-09", ["date-line"]),
        ("Poe in Rome\n\n9 Nov 2018, 13:37\n\nHe left.", None, None, "2018-11-09", "2018-11-09", ["date-line"]),
        ("Poe in Rome\n\nUpdated: 2018-11-09\n\nHe left.", None, None, "2018-11-09", "2018-11-09", ["date-line"]),
        # null rather than a guess
        ("ROME, May 3 - He left.", None, None, None, None, []),
        ("Poe in Rome\n\nNovember 9\n\nHe left.", None, None, None, None, []),
        ("ROME (Reuters) - He left on Friday.", None, None, None, None, []),
        ("He left.", None, None, None, None, []),
    ],
)
def test_which_date_stands(
    text: str, given: str | None, metadata: str | None, published: str | None, anchored: str | None, why: list[str]
) -> None:
    parts = dated(text, given, metadata)
    assert (parts.published_on, parts.anchored_on) == (published, anchored)
    assert [kind for kind, _ in kinds(parts)] == why


@pytest.mark.parametrize(
    ("text", "published", "clues"),
    [
        # a weekday of the news, and a year that is over
        ("ROME, Nov 9 - Poe said on Friday trade was above the level of 2017.", "2018-11-09", ["Friday", "2017"]),
        ("ROME, Nov 9 - Trade is above the level of 2017, Poe said on Friday.", "2018-11-09", ["Friday", "2017"]),
        # a day printed with its weekday
        (
            "ROME, Nov 7 - Poe has been ill since 2017. She leaves on Friday, November 9.",
            "2018-11-07",
            ["Friday, November 9", "2017"],
        ),
        # this year and the one before it
        ("ROME, March 4 - Poe aims to borrow 2 mln this year from 3.6 mln in 1986.", "1987-03-04", ["1986"]),
        ("DOHA, March 1 - It is the budget for fiscal year 1987/88 beginning today, Poe said.", "1987-03-01", ["1987"]),
        # a month's figures, those of the month before and of the year before
        (
            "ROME, March 9 - It was 1 pct in February, after 2 pct in January and 3 pct in February 1986.",
            "1987-03-09",
            ["1986"],
        ),
        (
            "ROME, Jan 9 - It was 1 pct in December, after 2 pct in November and 3 pct in December 1985.",
            "1987-01-09",
            ["1985"],
        ),
    ],
)
def test_the_year_is_worked_out(text: str, published: str, clues: list[str]) -> None:
    parts = dated(text)
    assert parts.published_on == published
    assert [words for kind, words in kinds(parts) if kind != "dateline"] == clues


@pytest.mark.parametrize(
    "text",
    [
        "ROME, Nov 9 - Poe said on Friday she would leave.",  # no year at all
        "ROME, Nov 9 - Poe said on Friday the plant would open by 2017.",  # a year ahead
        "ROME, Nov 9 - Poe said last Friday trade was above the level of 2017.",  # another Friday
        "ROME, Nov 9 - Poe will speak on Friday of the level of 2017.",  # a Friday ahead
        "ROME, Nov 9 - Poe said today the trial of Friday showed the level of 2017.",  # a story that says today
        "ROME, Nov 9 - Poe said on Friday trade was above the level of 1998.",  # no Friday in that year or the next
        "ROME, Nov 9 - Trade fell this year from a record in 1986, and this year from 2 mln in 1981.",  # they disagree
        "ROME, March 9 - Output fell to 3 mln in January and February 1987 from 4 mln.",
        "ROME, March 9 - Trade fell this year to the lowest since 3 mln in 1986.",
    ],
)
def test_no_guess(text: str) -> None:
    assert dated(text).published_on is None


def test_the_years_that_a_weekday_allows_stay_as_alternatives() -> None:
    parts = dated("ROME, Nov 9 - Poe said on Friday trade was above the level of 1998.")
    assert parts.published_on is None
    assert "2001-11-09" in parts.published_alternatives


@pytest.mark.parametrize(
    ("title", "anchored"),
    [
        ("Department Press Briefing – February 7, 2022", "2022-02-07"),
        ("Department Press Briefing – February 8, 2022", "2022-02-08"),
        ("Department Press Briefing – January 7, 2022", "2022-02-08"),
        ("Envoy to Visit Peru on February 7, 2022 With Guests", "2022-02-08"),
    ],
)
def test_a_transcript_counts_from_the_day_in_its_title(title: str, anchored: str) -> None:
    story = Story(key="brief", text="MR POE: She travels today.", title=title, published_on="2022-02-08")
    parts = read_parts(story)
    assert (parts.published_on, parts.anchored_on) == ("2022-02-08", anchored)
