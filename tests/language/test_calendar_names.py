"""Words of the calendar in names and in dates, nicknames between marks, in sentences of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.extract.times import find_times
from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.language.names import find_names
from onrecord.story import read_parts

if TYPE_CHECKING:
    from onrecord.record import NameKind


def read(text: str) -> tuple[set[tuple[str, NameKind]], list[str]]:
    """Return the names of a text with their kinds, and its times."""
    parts = read_parts(Story(key="t", text=text))
    language = analyse(parts)
    names = {(m.passage.of(parts.text), m.kind) for m in find_names(parts, language) if m.form == "name"}
    return names, [find.passage.of(parts.text) for find in find_times(parts, language)]


@pytest.mark.parametrize(
    ("text", "name", "kind", "times"),
    [
        ("June Korr said the bridge was safe in June.", "June Korr", "person", ["June"]),
        ("The letter was written by April Vesk, a nurse.", "April Vesk", "person", []),
        ("Inspector Tuesday Mbeki left on Tuesday.", "Tuesday Mbeki", "person", ["Tuesday"]),
        ("Midfielder Friday Nwosu, 24, will miss the final.", "Friday Nwosu", "person", []),
        ("The keeper, Monday Obi, was hurt on Monday.", "Monday Obi", "person", ["Monday"]),
        ("Odran Vesk and May Torv agreed in May.", "May Torv", "person", ["May"]),
        ("Trade Minister Jan de Korr resigned.", "Jan de Korr", "person", []),
        ("The choir was led by August R. Torv, who sang.", "August R. Torv", "person", []),
        ("Coach Odran Winter hopes for a cold winter.", "Odran Winter", "person", ["winter"]),
        ("Mrs May said it in May.", "May", "person", ["May"]),
        ("April Church, 44, agreed.", "April Church", "person", []),
        ("The Sunday Mirror reported it on Sunday.", "Sunday Mirror", "organisation", ["Sunday"]),
        ("The Sunday Business Post Editor Anna Torv left.", "Sunday Business Post", "organisation", []),
        ("He wrote for the Morning Star.", "Morning Star", "organisation", []),
        ("She told the Irish Daily Star.", "Irish Daily Star", "organisation", []),
        ("The Independent on Sunday had it on Monday.", "Independent on Sunday", "organisation", ["Monday"]),
        ("The Wednesday Society meets on Friday.", "Wednesday Society", "organisation", ["Friday"]),
        ("December Holdings Ltd fell in December.", "December Holdings Ltd", "organisation", ["December"]),
        ("Shares in Autumn Stores fell.", "Autumn Stores", "organisation", []),
        ("The March for Life drew thousands in March.", "March for Life", "organisation", ["March"]),
        ("The Easter Rising was remembered at Easter.", "Easter Rising", "event", ["Easter"]),
        ("The April 6 Movement marched on April 6.", "April 6 Movement", "organisation", ["April 6"]),
        ("The Prague Spring ended.", "Prague Spring", "event", []),
        ("She lives on August Street in Leeds.", "August Street", "place", []),
    ],
)
def test_a_word_of_the_calendar_is_part_of_a_name(text: str, name: str, kind: NameKind, times: list[str]) -> None:
    names, found = read(text)
    assert (name, kind) in names
    assert found == times


@pytest.mark.parametrize(
    ("text", "time", "no_name"),
    [
        ("On Monday Vesk said he would go.", "Monday", "Monday Vesk"),
        ("Vesk left. Monday Vesk came back.", "Monday", "Monday Vesk"),
        ("The board said Monday Torv Corp would buy it.", "Monday", "Monday Torv Corp"),
        ("Monday's Guardian had it.", "Monday", "Monday's Guardian"),
        ("In March Volvo will open a mill.", "March", "March Volvo"),
        ("By June Korr will have left the club.", "June", "June Korr"),
        ("The June Berlin summit failed.", "June", "June Berlin"),
        ("He won at the Summer Olympics.", "Summer", "Summer Olympics"),
        ("They went to Sunday Mass.", "Sunday", "Sunday Mass"),
        ("He missed the April 9 vote.", "April 9", "April"),
        ("The March Energy Council met.", "March", "March Energy"),
        ("He told the Times on Sunday that it was over.", "Sunday", "Times on Sunday"),
        ("On Sunday Telegraph reporters asked him.", "Sunday", "Sunday Telegraph"),
    ],
)
def test_a_date_beside_a_name_stays_a_date(text: str, time: str, no_name: str) -> None:
    names, found = read(text)
    assert time in found
    assert no_name not in {name for name, _ in names}


def test_a_surname_that_is_a_month_stands_alone_once_the_story_has_told_it() -> None:
    names, times = read("Julian March resigned. March said he would stay until March.")
    assert ("March", "person") in names
    assert times == ["March"]


@pytest.mark.parametrize(
    "name", ['Odran "Big Fish" Vesk', "Odran “Doc” Vesk", "Sipho 'The Hammer' Torv", 'Odran "King of Oil" Vesk Jr.']
)
def test_a_nickname_stands_inside_a_name(name: str) -> None:
    names, _ = read(f"The town sued {name} over the mill.")
    assert names == {(name, "person")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('The paper, headed "Targets Set" Torv told them "Wait".', {"Targets Set", "Torv"}),
        ('Captain "Lucky" Vesk left.', set()),
    ],
)
def test_marks_around_other_words_are_in_no_name(text: str, names: set[str]) -> None:
    found, _ = read(text)
    assert not any('"' in name for name, _ in found)
    assert names <= {name for name, _ in found}


@pytest.mark.parametrize(
    ("text", "people", "times"),
    [
        (
            "ROME, MAY 5 - TRADE MINISTER ODRAN VESK SAID PRICES MAY FALL IN MAY. VESK WILL LEAVE IN THE FALL.",
            {"ODRAN VESK", "VESK"},
            ["MAY 5", "MAY", "THE FALL"],
        ),
        (
            "OSLO, JULY 2 - ANALYST MARK TORV SAID THEY PLAN TO MARCH ON OSLO IN MARCH.",
            {"MARK TORV"},
            ["JULY 2", "MARCH"],
        ),
        (
            "OSLO, JULY 2 - GENERAL MOTORS SAID IT MAY FALL. THE CHIEF TODAY SAID SO.",
            set(),
            ["JULY 2", "TODAY"],
        ),
    ],
)
def test_a_story_in_capitals_has_people_and_verbs(text: str, people: set[str], times: list[str]) -> None:
    names, found = read(text)
    assert {name for name, kind in names if kind == "person"} == people
    assert found == times
