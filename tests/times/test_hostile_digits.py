"""Signs that Python calls digits and that are no numbers (superscripts, circled figures) are read past."""

from __future__ import annotations

import pytest

from onrecord import Story, read


@pytest.mark.parametrize(
    "text", ["In the ¹0s.", "In Q¹ sales rose.", "In H² 2020, ¹²3 mln, 5¹ times.", "①② and the 198²s."]
)
def test_they_are_no_numbers(text: str) -> None:
    assert read(Story(key="s", text=text, published_on="2020-03-02")).story.text == text
