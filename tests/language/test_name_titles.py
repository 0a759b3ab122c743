"""Where a long title ends and the person begins, in invented sentences."""

from __future__ import annotations

import pytest

from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.language.names import find_names
from onrecord.story import read_parts


def people_of(text: str) -> dict[str, tuple[str, ...]]:
    """Return the people whom a text names, each with the titles printed."""
    parts = read_parts(Story(key="t", text=text))
    return {
        name.passage.of(parts.text): tuple(title.of(parts.text) for title in name.titles)
        for name in find_names(parts, analyse(parts))
        if name.form == "name" and name.kind == "person"
    }


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Counselor of the Department", "Odran Vesk"),
        ("Acting Assistant Secretary of State for Consular Affairs", "Ilsabet Korr"),
        ("Under Secretary for Civilian Security, Democracy, and Human Rights", "Odran Q. Vesk"),
        ("Assistant Secretary of State for Oceans and International Environmental and Scientific Affairs", "Mila Torv"),
        ("Assistant Secretary of State for Political-Military Affairs", "Jessica Torv"),
        ("Special Presidential Envoy for Climate", "Anna Torv"),
        ("Special Envoy for the Horn of Africa", "Anna Torv"),
        ("Senior Official for Public Diplomacy and Public Affairs", "Anna Torv"),
        ("Speaker of the National Assembly", "Odran al Vesk"),
        ("President of the Transitional Military Council", "Anna Torv"),
        ("President of the ABC Council", "Odran Vesk"),
        ("Mayor of Torvheim", "Anna Vesk"),
    ],
)
def test_a_title_runs_up_to_the_name(title: str, name: str) -> None:
    assert people_of(f"On Monday {title} {name} travelled to Oslo.") == {name: (title,)}


@pytest.mark.parametrize(
    ("title", "name"),
    [("Senior Official", "Torv"), ("Special Presidential Representative on Climate Issues", "Vesk")],
)
def test_a_surname_alone_behind_a_title(title: str, name: str) -> None:
    assert list(people_of(f"She met {title} {name} in Oslo.")) == [name]


@pytest.mark.parametrize(
    "title", ["Special Presidential Envoy", "Deputy Secretary of State for Management", "Director-General"]
)
def test_a_title_alone_names_nobody(title: str) -> None:
    assert people_of(f"She met the {title} in Oslo.") == {}


@pytest.mark.parametrize("name", ["Anna Price", "John Major", "Theresa May", "Sheikh Hamad bin Rashid al-Noor"])
def test_a_surname_that_is_a_title_word_stays(name: str) -> None:
    assert list(people_of(f"She met {name} in Oslo.")) == [name]


def test_the_next_office_is_no_part_of_a_name() -> None:
    assert "Anna Torv" in people_of("She met Prime Minister Anna Torv and Deputy Prime Minister Odran Vesk.")


def test_a_heading_s_verb_is_no_part_of_a_name() -> None:
    assert set(people_of("Deputy Secretary Anna Q. Torv Travels to Oslo\n\nAnna Q. Torv will go to Oslo.")) == {
        "Anna Q. Torv"
    }
