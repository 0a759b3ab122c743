"""When and on what occasion something was said."""

from __future__ import annotations

import pytest

from onrecord import Story, read


@pytest.mark.parametrize(
    ("sentence", "day", "occasion"),
    [
        ("The tram will run again, said the mayor, who is staying in Bonn, on Friday.", "2025-05-09", None),
        ("The tram will run again, the mayor said on Thursday.", "2025-05-08", None),
        ("On Thursday, the mayor told reporters that the tram would run again.", "2025-05-08", None),
        ("The mayor, speaking on Thursday, said that the tram would run again.", "2025-05-08", None),
        ("The mayor said the tram would run again on Friday.", None, None),
        ("The tram ran on Thursday, the mayor said.", None, None),
        (
            '"It will run again," the mayor said at talks with Deputy Prime Minister and Minister of Labour Ola Dahl.',
            None,
            "at talks with Deputy Prime Minister and Minister of Labour Ola Dahl",
        ),
        (
            "The mayor said at a news conference that the tram would run again.",
            None,
            "at a news conference",
        ),
    ],
)
def test_the_words_about_the_saying(sentence: str, day: str | None, occasion: str | None) -> None:
    (told,) = read(Story(key="tram", text=f"BONN, May 9 - {sentence}", published_on="2025-05-09")).attributions
    assert (told.said_on.edtf if told.said_on else None) == day
    assert (told.occasion.text if told.occasion else None) == occasion
