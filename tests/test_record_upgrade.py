"""Records of the first schema are read as they were, with what the second one adds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from onrecord import Record, read
from onrecord.check import contradictions
from onrecord.record import SCHEMA
from onrecord.stories import seed, state_department
from told import told_seed


def as_first_schema(record: Record) -> dict[str, Any]:
    """Return a record as a version of Onrecord before titles and participants wrote it."""
    fields: dict[str, Any] = json.loads(record.model_dump_json())
    fields["schema"] = "onrecord.record/1"
    fields["story"].pop("given_title", None)
    for event in (*fields["planned_events"], *fields["reported_events"]):
        del event["participants"], event["title"]
    return fields


def test_an_older_record_is_read_and_nothing_is_lost() -> None:
    for story in [seed(), *list(state_department())[:20]]:
        older = as_first_schema(read(story))
        record = Record.model_validate_json(json.dumps(older))
        assert record.schema_ == SCHEMA
        assert list(contradictions(record)) == []
        assert as_first_schema(record) == older
        assert Record.model_validate(older) == record


def test_an_older_event_gets_its_title_and_who_takes_part_at_the_first_mention() -> None:
    record = Record.model_validate(as_first_schema(read(told_seed())))
    visit, signing, *_ = record.planned_events
    assert visit.title == "Vladimir Putin to visit Serbia"
    assert signing.title == "Russia and Serbia to sign a package of bilateral documents"
    names = {name.id: name for name in record.names}
    for event in (*record.planned_events, *record.reported_events):
        assert [one.name_id for one in event.participants] == list(event.who)
        assert all(one.passage == names[one.name_id or ""].mentions[0] for one in event.participants)
    (talks,) = (event for event in record.reported_events if event.kind == "talks")
    assert talks.title == "Negotiations between Yuri Borisov and Ivica Dacic in Belgrade"


def test_a_name_that_nothing_bears_stays_as_it_was() -> None:
    older = as_first_schema(read(told_seed()))
    older["planned_events"][0]["who"].append("n99")
    record = Record.model_validate(older)
    assert record.planned_events[0].who[-1] == "n99"
    assert "n99" not in [one.name_id for one in record.planned_events[0].participants]


@pytest.mark.parametrize(
    "change",
    [
        {"planned_events": [1]}, {"planned_events": 3}, {"names": {"id": 1}}, {"names": [{"id": []}]},
        {"planned_events": [{"head": None}]}, {"reported_events": [{"head": {"text": 1}, "kind": "visit"}]},
    ],
)  # fmt: skip
def test_what_is_no_record_is_told(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Record.model_validate(as_first_schema(read(seed())) | change)


def test_a_schema_that_nobody_knows_is_told() -> None:
    with pytest.raises(ValidationError, match="schema"):
        Record.model_validate(as_first_schema(read(seed())) | {"schema": "onrecord.record/3"})
