"""The golden stories: what a careful reader notes down, and how much of it the program is known to find."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from floors import read_floors
from golden import (
    ALL,
    FLOORS,
    GOLDEN,
    MEAN,
    REMEDY,
    SINGLE,
    all_names,
    judged,
    marked_path,
    means,
    measured,
    record_of,
    truth_of,
)
from judge import days_of, judge, same_name
from marks import marked, unmarked
from onrecord import Record
from onrecord.record import CitedPassage
from truth import BEYOND, EVERYTHING

NAMES = all_names()


@pytest.mark.parametrize("name", NAMES)
def test_no_score_falls(name: str) -> None:
    result = judged(name)
    fallen = read_floors(FLOORS).fallen(measured(name, result), SINGLE)
    lines = [f"{score.measure}: {score.value:g}, was {floor.least:g}" for floor, score in fallen]
    message = "\n".join([f"{name} fell below its floor:", *lines, "what differs from the truth:", *result.differences])
    assert not fallen, message


def test_no_mean_of_all_stories_falls() -> None:
    found = means({name: judged(name) for name in NAMES})
    fallen = read_floors(FLOORS).fallen(found, MEAN)
    assert not fallen, [f"{score.measure}: {score.value:g}, was {floor.least:g}" for floor, score in fallen]
    assert {m.measure for m in found} <= {measure for story, measure in read_floors(FLOORS).floors if story == ALL}


def test_no_floor_holds_nothing() -> None:
    empty = [floor for floor in read_floors(FLOORS).floors.values() if floor.holds_nothing]
    assert not empty, f"{REMEDY} leaves such floors out"


@pytest.mark.parametrize("name", NAMES)
def test_the_marked_view_is_current(name: str) -> None:
    assert marked_path(name).read_text(encoding="utf-8") == marked(truth_of(name)), f"it is made anew by: {REMEDY}"


@pytest.mark.parametrize("name", NAMES)
def test_unmarking_gives_the_story_back(name: str) -> None:
    truth = truth_of(name)
    assert unmarked(marked(truth)) == [line for line in truth.story.text.split("\n") if line]


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_of_the_record_stands_in_the_story(name: str) -> None:
    record = record_of(name)
    for path, cited in record.cited_passages():
        assert cited.text == record.story.text[cited.start : cited.end], path


def test_what_is_missing_in_a_record_is_named() -> None:
    truth, record = truth_of("seed"), record_of("seed")
    told = [line for line in judge(truth, Record(story=record.story)).differences if line.startswith("missed")]
    assert len(told) == len(truth.said) + len(truth.figures) + len(truth.planned) + len(truth.reported)


@pytest.mark.parametrize(
    ("kind", "change", "measures"),
    [
        ("attributions", {"speakers": ()}, {"said", "said whole"}),
        ("attributions", {"stance": "denies"}, {"said whole"}),
        ("attributions", {"cue": None}, {"said whole"}),
        ("figures", {"value": 7.0}, {"figures amount", "figures whole"}),
        ("figures", {"claimed_by": ("a1", "a1", "a1")}, {"figures whole"}),
        ("figures", {"measure": ()}, {"figures whole"}),
        ("planned_events", {"status": "cancelled"}, {"planned status", "planned whole"}),
        ("planned_events", {"when": None}, {"planned when", "planned whole"}),
        ("planned_events", {"who": ()}, {"planned who", "planned whole"}),
        ("planned_events", {"announced_by": (("a1", "a1", "a1"),)}, {"planned whole"}),
        ("reported_events", {"who": ()}, {"reported who", "reported whole"}),
        ("reported_events", {"where": ()}, {"reported whole"}),
    ],
)
def test_a_record_made_worse_scores_less(kind: str, change: dict[str, object], measures: set[str]) -> None:
    truth, record = truth_of("seed"), record_of("seed")
    worse = record.model_copy(update={kind: tuple(entry.model_copy(update=change) for entry in getattr(record, kind))})
    before, after = judge(truth, record).scores, judge(truth, worse).scores
    assert {measure for measure in before if after[measure] < before[measure]} >= measures
    assert not any(after[measure] > before[measure] for measure in before)


def test_an_entry_too_many_scores_less() -> None:
    truth, record = truth_of("seed"), record_of("seed")
    entry = record.planned_events[0]
    elsewhere = CitedPassage(start=0, end=5, text=record.story.text[:5])
    more = entry.model_copy(update={"id": "e99", "head": elsewhere, "mentions": (elsewhere,)})
    twice = record.model_copy(update={"planned_events": (*record.planned_events, more)})
    assert judge(truth, twice).scores["planned found"] < judge(truth, record).scores["planned found"]
    assert any(line.startswith("too much planned") for line in judge(truth, twice).differences)


def test_what_an_event_is_about_is_judged_where_it_was_looked_for() -> None:
    better = 0
    for name in NAMES:
        truth, record = truth_of(name), record_of(name)
        piece = next((event.about[0] for event in truth.planned if event.about), None)
        if piece is not None:
            words = CitedPassage(start=piece.start, end=piece.end, text=piece.of(truth.story.text))
            told = tuple(event.model_copy(update={"what": (words,), "agenda": ()}) for event in record.planned_events)
            given = judge(truth, record.model_copy(update={"planned_events": told}))
            nothing = tuple(event.model_copy(update={"what": (), "agenda": ()}) for event in record.planned_events)
            without = judge(truth, record.model_copy(update={"planned_events": nothing}))
            better += given.scores["planned what"] > without.scores["planned what"]
    assert better
    assert "planned what" not in judge(truth_of("seed"), record_of("seed")).scores


@pytest.mark.parametrize("name", NAMES)
def test_a_truth_holds_nothing_that_its_reader_did_not_look_for(name: str) -> None:
    truth = truth_of(name)
    assert set(truth.noted) <= {*EVERYTHING, *BEYOND}
    for kind in ("said", "figures", "planned", "reported", "times"):
        assert kind in truth.noted or not getattr(truth, kind), kind
    for event in (*truth.planned, *truth.reported):
        assert "unnamed" in truth.noted or not event.unnamed
        assert "what" in truth.noted or not event.about


def test_the_texts_beside_the_truths_may_be_published() -> None:
    for line in (GOLDEN / "texts.jsonl").read_bytes().decode("utf-8").rstrip("\n").split("\n"):
        row = json.loads(line)
        if row["publisher"] == "Wikinews":
            assert row["terms"].startswith("Creative Commons Attribution 2.5, https://creativecommons.org/")
            assert row["source"] == "https://en.wikinews.org/wiki/" + row["title"].replace(" ", "_")
        else:
            assert row["publisher"].startswith(("U.S. Department of", "Board of Governors of the Federal Reserve"))
            assert "public domain" in row["terms"]
        assert row["key"] in NAMES
        assert len(row["text"]) <= 6000


def test_what_nobody_looked_for_is_not_judged() -> None:
    truth, record = truth_of("visit-to-tripoli"), record_of("visit-to-tripoli")
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
