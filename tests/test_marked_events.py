"""Events of records beside marked ones: pairs, statuses, and how far confidence can be relied on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import plan_statuses
import reliability
from marked_events import is_called, pairs_of
from plan_statuses import line_of, scores_of
from reliability import bins_of, calibration_error, entries_of

if TYPE_CHECKING:
    from pathlib import Path

    from marked_events import Pair


def piece(start: int, text: str = "visit") -> dict[str, Any]:
    return {"start": start, "end": start + len(text), "text": text}


def marked(start: int, status: str, *, when: str | None = None, who: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "mentions": [piece(start)],
        "status": status,
        "when": {"edtf": when, "passages": []},
        "who": [piece(0, name) for name in who],
    }


def told(
    start: int, status: str, *, when: str | None = None, who: tuple[str, ...] = (), sure: float = 0.8
) -> dict[str, Any]:
    day = {"edtf": when} if when else None
    return {
        "head": piece(start),
        "mentions": [],
        "status": status,
        "when": day,
        "who": list(who),
        "confidence": sure,
    }


STORY: dict[str, Any] = {
    "id": "one",
    "events": [
        marked(10, "cancelled", when="2022-05", who=("President Ann Doe",)),
        marked(30, "postponed"),
        marked(50, "planned", when="2022-05-09"),
        marked(70, "happened"),
        marked(90, "possible"),
    ],
}
RECORD: dict[str, Any] = {
    "story": {"key": "one"},
    "names": [{"id": "n1", "name": "Ann Doe"}],
    "planned_events": [
        told(10, "cancelled", when="2022-05-01/2022-05-31", who=("n1",), sure=0.9),
        told(30, "cancelled"),
        told(50, "planned", when="2022-05-10", sure=0.9),
        told(200, "denied", sure=0.3),
    ],
    "reported_events": [],
}


def the_pairs() -> list[Pair]:
    return list(pairs_of(STORY, RECORD))


def test_events_are_matched_by_a_mention_in_common() -> None:
    assert [(pair.marked is not None, pair.read is not None) for pair in the_pairs()] == [
        *([(True, True)] * 3),
        (True, False),
        (False, True),
    ]
    assert [pair.whole for pair in the_pairs()] == [True, False, False, False, False]
    assert [pair.when_right for pair in the_pairs()] == [True, True, False, False, False]
    assert [(pair.marked is None, pair.read is None) for pair in pairs_of(STORY, RECORD, "reported")] == [(False, True)]


def test_a_story_without_a_record_has_nothing() -> None:
    assert [pair.read for pair in pairs_of(STORY, None)] == [None] * 4


def test_participants_without_a_name_count_where_the_record_has_them() -> None:
    story = {"id": "one", "events": [marked(10, "planned", who=("bus drivers", "the mayor"))]}
    event = told(10, "planned") | {"participants": [{"name_id": None, "name": "bus drivers"}]}
    (pair,) = pairs_of(story, RECORD | {"planned_events": [event]})
    assert pair.who_right
    (pair,) = pairs_of(story, RECORD | {"planned_events": [told(10, "planned")]})
    assert not pair.who_right


def test_a_title_hides_no_name() -> None:
    assert is_called("Assistant Secretary of State for Trade Ann Doe", "Ann Doe")
    assert not is_called("the Bank of Russia", "Russia")


def test_statuses_are_counted_one_by_one() -> None:
    scores = scores_of(the_pairs())
    cancelled, back = scores["cancelled"], scores["taken back"]
    assert (cancelled.precision, cancelled.recall) == (0.5, 1)
    assert (scores["denied"].precision, scores["denied"].recall) == (0, None)
    assert (back.marked, back.told, back.right) == (2, 3, 2)
    assert "told as: 1 cancelled" in line_of("postponed", scores["postponed"])
    assert "told as: 1 (missed)" in line_of("possible", scores["possible"])
    assert "marked as: 1 (not marked)" in line_of("denied", scores["denied"])


def test_confidence_is_held_against_what_is_right() -> None:
    entries, there = entries_of(the_pairs())
    assert there == 4
    assert [len(held) for held in bins_of(entries, 10)] == [0, 0, 0, 1, 0, 0, 0, 0, 1, 2]
    assert [len(held) for held in bins_of(entries, 1)] == [4]
    # 0.3 told and none right, 0.8 and one found, 0.9 twice and both found
    assert calibration_error(bins_of(entries, 10), "found") == pytest.approx((0.3 + 0.2 + 2 * 0.1) / 4)


def test_both_print_their_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frames, records = tmp_path / "marked.jsonl", tmp_path / "records.jsonl"
    frames.write_text(json.dumps(STORY) + "\n", encoding="utf-8")
    records.write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    assert plan_statuses.main([str(frames), str(records)]) == 0
    assert "cancelled           1       2       1      50     100" in capsys.readouterr().out
    assert reliability.main([str(frames), str(records), "--above", "0.85"]) == 0
    table = capsys.readouterr().out
    assert "0.90–1.00          2   0.90    1.00    1.00    0.50" in table
    assert "0.85               2       100    50       100    50        50    25" in table
