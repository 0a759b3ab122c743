"""The contract: every record keeps it, whatever the story."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from made_up import TEXTS, example_record
from onrecord import Record, Story, read
from onrecord.check import contradictions
from onrecord.cli.schema import record_schema
from onrecord.stories import seed, state_department
from onrecord.views import mark, unmark

SCHEMA = record_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

SENTENCES = st.sampled_from(
    [
        "BELGRADE, November 9. /TASS/. ",
        "PARIS (Reuters) - ",
        "UPDATE 2-",
        'Minister Mary Poe said on Monday she "will visit" Rome in June. ',
        "“We plan talks in 2022-23,” he told reporters, “if the truce holds.” ",
        "According to the bank, exports rose 10% to more than [$] 500 [million,] from $1.57 billion. ",
        "The summit was postponed from May 3 to the week of June 7, officials said. ",
        "She met Ana Duarte on Friday and may sign a treaty by the end of the year. ",
        '"The first paragraph is not closed.\n\n"The second is," it said.\n',
        "\n\n",
        "\r\n  ",
    ]
)
STORIES = st.lists(st.one_of(SENTENCES, TEXTS), min_size=1, max_size=8).map("".join)


def keeps_the_contract(record: Record, text: str) -> None:
    assert record.story.text == text
    assert list(contradictions(record)) == []
    printed = record.model_dump_json()
    assert Record.model_validate_json(printed) == record
    as_json: dict[str, Any] = json.loads(printed)
    assert [error.message for error in VALIDATOR.iter_errors(as_json)] == []
    assert unmark(mark(text, record)) == text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES)
def test_every_record_keeps_the_contract(text: str) -> None:
    keeps_the_contract(read(Story(key="any", text=text)), text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES)
def test_the_same_story_gives_the_same_record(text: str) -> None:
    story = Story(key="any", text=text, published_on="2021-05-03")
    assert read(story) == read(story)


def test_the_seed_keeps_the_contract() -> None:
    keeps_the_contract(read(seed()), seed().text)


@pytest.mark.parametrize("form", ["\r\n", "\r", "\u2028"])
def test_the_seed_keeps_the_contract_with_other_line_ends(form: str) -> None:
    text = seed().text.replace("\n", form)
    keeps_the_contract(read(Story(key="seed", text=text)), text)


@pytest.mark.slow
def test_the_bundled_stories_keep_the_contract() -> None:
    for story in state_department():
        keeps_the_contract(read(story), story.text)


def test_the_schema_is_a_schema_and_is_strict() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    record = json.loads(example_record().model_dump_json())
    assert VALIDATOR.is_valid(record)
    record["attributions"][0]["speeker"] = 1
    assert not VALIDATOR.is_valid(record)


def test_the_schema_describes_its_fields() -> None:
    for name, part in SCHEMA["$defs"].items():
        assert part.get("description"), name


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"story": {"sha256": "0"}}, "story.sha256 is 0, but the text's is"),
        ({"story": {"paragraphs": [{"start": 0, "end": 10_000}]}}, "story.paragraphs[0] 0-10000 lies outside the text"),
        (
            {"story": {"published_basis": [{"kind": "dateline", "start": 0, "end": 5, "text": "PRAGUE"}]}},
            "story.published_basis[0] 0-5 cites “PRAGUE”, but the story has “PARIS” there",
        ),
        (
            {"attributions": [{"cue": {"start": 70, "end": 9_999, "text": "x"}}]},
            "attributions[0].cue 70-9999 lies outside",
        ),
        ({"attributions": [{"cue": {"start": 0, "end": 4, "text": "x"}}]}, "attributions[0].cue 0-4 cites “x”, but"),
        ({"attributions": [{"within": "a9"}]}, "attributions[0].within refers to “a9”, which none of the attributions"),
        ({"attributions": [{"speakers": [{"name_id": "n1", "name": "X"}]}]}, "attributions[0].speakers refers to “n1”"),
        ({"figures": [{"claimed_by": ["a8"]}]}, "figures[0].claimed_by refers to “a8”"),
        ({"figures": [{"about": ["n8"]}]}, "figures[0].about refers to “n8”"),
        ({"figures": [{"place": "n7"}]}, "figures[0].place refers to “n7”"),
        (
            {"planned_events": [{"participants": [{"name_id": "n3"}], "who": ["n3"]}]},
            "planned_events[0].who refers to “n3”",
        ),
        ({"planned_events": [{"participants": [{"name_id": "n3"}]}]}, "planned_events[0].participants refers to “n3”"),
        ({"planned_events": [{"title": ""}]}, "planned_events[0] has no title"),
        ({"planned_events": [{"where": ["n4"]}]}, "planned_events[0].where refers to “n4”"),
        ({"planned_events": [{"part_of": "e2"}]}, "planned_events[0].part_of refers to “e2”"),
        ({"planned_events": [{"announced_by": [["a5"]]}]}, "planned_events[0].announced_by refers to “a5”"),
    ],
)
def test_a_record_that_does_not_fit_its_story_is_found_out(change: dict[str, Any], said: str) -> None:
    assert list(contradictions(example_record())) == []
    changed = _merged(json.loads(example_record().model_dump_json()), change)
    found, *others = contradictions(Record.model_validate(changed))
    assert found.startswith(said)
    # Who is among the participants and in "who" is told of both.
    assert not others or "participants" in json.dumps(change)


def test_who_is_the_named_ones_of_those_who_take_part() -> None:
    record = json.loads(read(seed()).model_dump_json())
    record["planned_events"][0]["who"] = []
    told = "planned_events[0].who has not the names of its participants in their order"
    assert list(contradictions(Record.model_validate(record))) == [told]


def test_two_entries_with_one_id_are_found_out() -> None:
    record = json.loads(example_record().model_dump_json())
    record["attributions"] *= 2
    assert list(contradictions(Record.model_validate(record))) == ["attributions: two entries have the id a1"]


def _merged(whole: Any, change: Any) -> Any:  # noqa: ANN401  # JSON
    if isinstance(whole, dict) and isinstance(change, dict):
        return whole | {key: _merged(whole.get(key), value) for key, value in change.items()}
    if isinstance(whole, list) and isinstance(change, list) and whole and isinstance(change[0], dict):
        return [_merged(whole[0], change[0]), *whole[1:]]
    return change
