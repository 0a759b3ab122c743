"""The golden stories: what a careful reader notes down, and how much of it the program is known to find."""

from __future__ import annotations

from dataclasses import replace

import pytest

from floors import read_floors
from golden import FLOORS, REMEDY, all_names, judged, marked_path, measured, truth_of
from judge import days_of, judge, same_name
from marks import marked, unmarked
from onrecord import read
from truth import EVERYTHING

NAMES = all_names()


@pytest.mark.parametrize("name", NAMES)
def test_no_score_falls(name: str) -> None:
    result = judged(name)
    fallen = read_floors(FLOORS).fallen(measured(name, result))
    lines = [f"{score.measure}: {score.value:g}, was {floor.least:g}" for floor, score in fallen]
    message = "\n".join([f"{name} fell below its floor:", *lines, "what differs from the truth:", *result.differences])
    assert not fallen, message


@pytest.mark.parametrize("name", NAMES)
def test_every_score_has_a_floor(name: str) -> None:
    floors = read_floors(FLOORS).floors
    missing = [score.measure for score in measured(name, judged(name)) if (name, score.measure) not in floors]
    assert not missing, f"no floor for {missing}: {REMEDY}"


@pytest.mark.parametrize("name", NAMES)
def test_the_marked_view_is_current(name: str) -> None:
    assert marked_path(name).read_text(encoding="utf-8") == marked(truth_of(name)), f"it is made anew by: {REMEDY}"


@pytest.mark.parametrize("name", NAMES)
def test_unmarking_gives_the_story_back(name: str) -> None:
    truth = truth_of(name)
    assert unmarked(marked(truth)) == [line for line in truth.story.text.split("\n") if line]


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_of_the_record_stands_in_the_story(name: str) -> None:
    record = read(truth_of(name).story)
    for path, cited in record.cited_passages():
        assert cited.text == record.story.text[cited.start : cited.end], path


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_record_is_told_what_it_lacks(name: str) -> None:
    truth = truth_of(name)
    record = read(truth.story)
    empty = type(record)(story=record.story)
    told = [line for line in judge(truth, empty).differences if line.startswith("missed")]
    assert len(told) == len(truth.said) + len(truth.figures) + len(truth.planned) + len(truth.reported)


@pytest.mark.parametrize("name", NAMES)
def test_a_truth_holds_nothing_that_its_reader_did_not_look_for(name: str) -> None:
    truth = truth_of(name)
    assert set(truth.noted) <= set(EVERYTHING)
    for kind in ("said", "figures", "planned", "reported", "times"):
        assert kind in truth.noted or not getattr(truth, kind), kind


def test_what_nobody_looked_for_is_not_judged() -> None:
    truth = truth_of("visit-to-tripoli")
    record = read(truth.story)
    assert record.reported_events
    assert "reported found" not in judge(truth, record).scores
    assert "reported found" in judge(replace(truth, noted=EVERYTHING), record).scores


def test_names_are_compared_as_people_do() -> None:
    assert same_name("Borisov", "Yuri Borisov")
    assert same_name("the United States", "U.S.")
    assert not same_name("Russia", "the Bank of Russia")
    assert not same_name("Yuri Borisov", "Ivica Dacic")


def test_days_are_compared_not_spellings() -> None:
    assert days_of("2018") == days_of("2018-01/2018-12") == ("2018-01-01", "2018-12-31")
    assert days_of("2020-02") == ("2020-02-01", "2020-02-29")
    assert days_of("../2018-12-31") == ("..", "2018-12-31")
    assert days_of(None) is None
