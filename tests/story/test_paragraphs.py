"""Paragraphs of wires and of pages."""

from __future__ import annotations

import pytest

from onrecord.story.brackets import find_brackets
from onrecord.story.paragraphs import find_paragraphs

WIRE = (
    "QATAR UNVEILS BUDGET\n\n"
    "DOHA, March 1 - The Gulf oil state of Qatar, recovering\n"
    "slightly from last year's decline in world oil prices,\n"
    "announced its first budget.\n"
    "    The deficit compared with a shortfall of 7.3 billion riyals\n"
    "in the last published budget.\n"
    "  Two spaces open a paragraph, too, in what the minister says\n"
    "to the council."
)


def paragraphs(text: str) -> list[str]:
    return [" ".join(passage.of(text).split()) for passage in find_paragraphs(text)]


def test_a_wrapped_wire_story() -> None:
    expected = [
        "QATAR UNVEILS BUDGET",
        "DOHA, March 1 - The Gulf oil state of Qatar, recovering slightly from last year's decline in world oil prices, "
        "announced its first budget.",
        "The deficit compared with a shortfall of 7.3 billion riyals in the last published budget.",
        "Two spaces open a paragraph, too, in what the minister says to the council.",
    ]
    assert paragraphs(WIRE) == expected
    assert paragraphs(WIRE.replace("\n", "\r\n")) == expected


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
        (
            "The first paragraph of a page is long, much longer than any line of a wire, and it goes on for a while here\n"
            "and a line that begins small is one of its own, as the page has it, because pages do not wrap their lines.",
            [
                "The first paragraph of a page is long, much longer than any line of a wire, and it goes on for a while here",
                "and a line that begins small is one of its own, as the page has it, because pages do not wrap their lines.",
            ],
        ),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_pages(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


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
