"""How much of some two hundred sentences is read well: shares with floors, for single ones change with the weights."""

from __future__ import annotations

from event_sentences import FEW, FLOORS, MARGIN, MEASURES, REMEDY, Counted, count, counted, less_the_margin, read_cases
from floors import read_floors
from onrecord import Record, Story
from onrecord.record import CitedPassage, Participant, PlannedEvent
from onrecord.story import read_parts

TEXT = "Ann Poe may visit Chad."
CASE = {"text": TEXT, "published_on": None, "planned": [{"head": "visit", "status": "possible", "who": ["Ann Poe"]}]}


def test_no_share_of_the_sentences_falls() -> None:
    result = counted(read_cases())
    fallen = read_floors(FLOORS).fallen(result.measured())
    lines = [f"{m.measure}: {m.value:g}, floor {floor.least:g}" for floor, m in fallen]
    lines += [line for line in result.differences if line.partition(":")[0] in {m.measure for _, m in fallen}]
    assert not fallen, "\n".join([f"fewer sentences are read well ({REMEDY}):", *lines])


def test_cases_ask_for_nothing_that_is_not_measured() -> None:
    cases = read_cases()
    texts = [case["text"] for case in cases]
    assert len(set(texts)) == len(texts)
    for case in cases:
        assert set(case) <= {"text", "published_on", "planned", "reported", "only"}
        assert "planned" in case or "reported" in case
        for event in (*case.get("planned", ()), *case.get("reported", ())):
            assert set(event) <= {"head", *MEASURES}
            assert event.get("head", "") in case["text"]


def test_every_floor_is_of_a_measure() -> None:
    assert {measure for _, measure in read_floors(FLOORS).floors} <= set(MEASURES)


def told(**changed: object) -> Counted:
    visit = CitedPassage(start=12, end=17, text="visit")
    poe = CitedPassage(start=0, end=7, text="Ann Poe")
    entry = {
        "id": "e1", "head": visit, "mentions": (visit,), "kind": "visit", "status": "possible", "found_by": "x",
        "participants": (Participant(name_id=None, name="Ann Poe", passage=poe),), "confidence": 0.5,
    } | changed  # fmt: skip
    out = Counted()
    story = read_parts(Story(key="s", text=TEXT))
    count(CASE, Record(story=story, planned_events=(PlannedEvent.model_validate(entry),)), out)
    return out


def test_what_holds_is_counted_by_measure() -> None:
    assert {m.measure: m.value for m in told().measured()} == {"found": 100, "status": 100, "who": 100}
    worse = told(status="planned", participants=())
    assert {m.measure: m.value for m in worse.measured()} == {"found": 100, "status": 0, "who": 0}
    assert [line.partition(":")[0] for line in worse.differences] == ["status", "who"]


def test_an_event_that_is_missed_has_nothing_right() -> None:
    out = Counted()
    count(CASE, Record(story=read_parts(Story(key="s", text=TEXT))), out)
    assert {m.measure: m.value for m in out.measured()} == {"found": 0, "status": 0, "who": 0}


def test_a_floor_lies_under_its_share_and_few_answers_have_none() -> None:
    out = Counted()
    for n in range(FEW):
        out.add("found", CASE, holds=n % 2 == 0)
        out.add("none", CASE, holds=n == 0)
    out.add("who", CASE, holds=True)
    assert [(m.measure, m.value) for m in less_the_margin(out)] == [("found", 50 - MARGIN), ("none", 0.0)]
