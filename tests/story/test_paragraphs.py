"""Paragraphs of wires and of pages."""

from __future__ import annotations

import pytest

from onrecord.story.brackets import find_brackets
from onrecord.story.paragraphs import find_paragraphs

WIRE = (
    "COUNCIL UNVEILS BUDGET\n\n"
    "BERGEN, March 1 - The harbour town of Bergen, mending\n"
    "a little after two lean years for its fishing fleet,\n"
    "announced its first budget.\n"
    "    The surplus follows upon a gap of 2.1 million crowns\n"
    "in the last approved budget.\n"
    "  Two spaces open a paragraph, too, in what the minister says\n"
    "to the council."
)


def paragraphs(text: str) -> list[str]:
    return [" ".join(passage.of(text).split()) for passage in find_paragraphs(text)]


def test_a_wrapped_wire_story() -> None:
    assert [line.split()[-1] for line in paragraphs(WIRE)] == ["BUDGET", "budget.", "budget.", "council."]
    assert paragraphs(WIRE)[2].startswith("The surplus follows upon a gap of 2.1 million crowns in the last")
    assert paragraphs(WIRE.replace("\n", "\r\n")) == paragraphs(WIRE)


def test_a_story_indented_as_a_whole() -> None:
    assert len(paragraphs("\n".join("    " + line for line in WIRE.split("\n")))) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\nAnother line.", ["One line.", "Another line."]),
        ("A title\nThe body says so.", ["A title", "The body says so."]),
        ("One.\n\n\n Two.\u00a0\n\u3000Three. ", ["One.", "Two.", "Three."]),
        ("One.\u2028Two.\u2029Three.\x0bFour.", ["One.", "Two.", "Three.", "Four."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("    Shr 34 cts vs 28 cts\n    Net 1.2 mln", ["Shr 34 cts vs 28 cts", "Net 1.2 mln"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_pages(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_the_wide_lines_of_a_page_are_not_wrapped() -> None:
    lines = [f"the {number} line of a page is long, " + "and it goes on and on, " * 5 for number in range(5)]
    assert paragraphs("\n".join(lines)) == [line.strip() for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is [$] 168 million, and more than [$] 500 [million,] he said.", ["[$]", "[$]", "[million,]"]),
        ("Putin’s [visit] to Serbia", ["[visit]"]),
        ("as shown [1], [2, 3] and [citation needed]", []),
        ("a [link](x) and [https://poe.example]", ["[link]"]),
        ("[unclosed", []),
        ("[]", []),
        ("[" * 50 + "]" * 50, []),
    ],
)
def test_editorial_brackets(text: str, expected: list[str]) -> None:
    assert [passage.of(text) for passage in find_brackets(text)] == expected
