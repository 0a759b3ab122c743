"""A calendar says what the stories say, and no more."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from made_up import TEXTS
from made_up_plans import plan, step, when
from onrecord import read
from onrecord.record import EventStatus, PlanStatus
from onrecord.stories import seed, state_department
from onrecord.views.exports import plans_of, write_calendar
from onrecord.views.exports.ics import STATUS
from told import told_seed

if TYPE_CHECKING:
    from onrecord.link.plans import Plan
    from onrecord.record import When


def events_of(*plans: Plan) -> list[Any]:
    return icalendar.Calendar.from_ical(write_calendar(plans).ics).walk("VEVENT")


def event_of(one: Plan) -> Any:  # noqa: ANN401
    (event,) = events_of(one)
    return event


def days_of(event: Any) -> tuple[date, date]:  # noqa: ANN401
    """Return the first and the last day that an event takes up."""
    return event["DTSTART"].dt, event["DTEND"].dt - timedelta(days=1)


def test_the_seed_s_visit_is_in_january_and_on_no_day() -> None:
    event = events_of(*plans_of(read(told_seed())))[0]
    assert days_of(event) == (date(2019, 1, 1), date(2019, 1, 31))
    assert event["SUMMARY"] == "Vladimir Putin to visit Serbia (January 2019, day not given)"
    assert event["X-ONRECORD-WHEN"] == "2019-01"
    assert event["X-ONRECORD-GRANULARITY"] == "month"
    assert event["X-ONRECORD-STATUS"] == "planned"
    assert event["STATUS"] == "TENTATIVE"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["DTSTAMP"].dt == datetime(2018, 11, 9, tzinfo=UTC)
    assert event["LOCATION"] == "Serbia"
    assert "Announced by: Ivica Dacic" in event["DESCRIPTION"]
    assert "2018-11-09 · seed · planned · January 2019" in event["DESCRIPTION"]
    assert "“Russian President Vladimir Putin plans" in event["DESCRIPTION"]


def test_a_signing_during_the_visit_is_a_part_of_it() -> None:
    visit, signing = events_of(*plans_of(read(told_seed())))
    assert signing["RELATED-TO"] == visit["UID"]
    assert signing["SUMMARY"].startswith("[possible] Russia and Serbia to sign ")


@pytest.mark.parametrize(
    ("told", "first", "last", "note"),
    [
        (when("2019-01-15", "day"), (2019, 1, 15), (2019, 1, 15), ""),
        (when("2020-02", "month"), (2020, 2, 1), (2020, 2, 29), "February 2020, day not given"),
        (when("2019-02"), (2019, 2, 1), (2019, 2, 28), "February 2019, day not given"),
        (when("2019", "year"), (2019, 1, 1), (2019, 12, 31), "2019, day not given"),
        (when("2019-03/2019-05", "season"), (2019, 3, 1), (2019, 5, 31), "March–May 2019, day not given"),
        (when("2021-05-10/2021-05-16", "week"), (2021, 5, 10), (2021, 5, 16), "10–16 May 2021, day not given"),
        (when("2021-05-25/2021-06-04", "range"), (2021, 5, 25), (2021, 6, 4), "25 May – 4 June 2021"),
        (when("2021-04/2021-05", "range"), (2021, 4, 1), (2021, 5, 31), "April–May 2021, day not given"),
        (when("../2018-12-31", "year"), (2018, 12, 31), (2018, 12, 31), "by 31 December 2018"),
        (when("../2018-12", "range"), (2018, 12, 31), (2018, 12, 31), "by December 2018"),
        (when("2021-06-04/..", "day"), (2021, 6, 4), (2021, 6, 4), "from 4 June 2021, end not given"),
        (when("2018/..", "range"), (2018, 1, 1), (2018, 12, 31), "from 2018, day and end not given"),
        (when("2018-03~", "month"), (2018, 3, 1), (2018, 3, 31), "about March 2018, day not given"),
        (when("2018-03-05?", "day"), (2018, 3, 5), (2018, 3, 5), "perhaps 5 March 2018"),
        (when("soon", earliest="2018-03-05", latest="2018-03-05"), (2018, 3, 5), (2018, 3, 5), "soon, day not given"),
        (when("2019-01-15", "part of day"), (2019, 1, 15), (2019, 1, 15), ""),
        (when("9999-12", "month"), (9999, 12, 1), (9999, 12, 30), "December 9999, day not given"),
    ],
)
def test_days_are_as_wide_as_the_words(told: When, first: Any, last: Any, note: str) -> None:  # noqa: ANN401
    event = event_of(plan("planned", told))
    assert days_of(event) == (date(*first), date(*last))
    assert event["SUMMARY"] == "Mary Poe to visit Rome" + (f" ({note})" if note else "")
    assert event["X-ONRECORD-WHEN"] == told.edtf


def test_the_very_last_day_has_a_beginning() -> None:
    event = event_of(plan("planned", when("9999-12-31", "day")))
    assert event["DTSTART"].dt == date(9999, 12, 31)
    assert "DTEND" not in event


@pytest.mark.parametrize(
    ("starts", "zone", "begins"),
    [
        ("2021-05-07T15:00Z", None, datetime(2021, 5, 7, 15, tzinfo=UTC)),
        ("2021-05-07T10:30", "-05:00", datetime(2021, 5, 7, 15, 30, tzinfo=UTC)),
        ("2021-05-07T10:30:15+0200", None, datetime(2021, 5, 7, 8, 30, 15, tzinfo=UTC)),
        ("14:30", "Europe/Belgrade", datetime(2021, 5, 7, 12, 30, tzinfo=UTC)),
        ("2021-05-07T16:30", None, datetime(2021, 5, 7, 16, 30)),  # noqa: DTZ001  # as printed, in no zone
        ("XXXX-XX-XXT16:30", None, date(2021, 5, 7)),
        ("T16:30", "nowhere", datetime(2021, 5, 7, 16, 30)),  # noqa: DTZ001
        ("2021-05-07T24:00", None, datetime(2021, 5, 8)),  # noqa: DTZ001
        ("2021-05-07T25:00", None, date(2021, 5, 7)),
        ("in the evening", "Z", date(2021, 5, 7)),
    ],
)
def test_an_hour_stands_where_a_story_gives_one(starts: str, zone: str | None, begins: object) -> None:
    event = event_of(plan("confirmed", when("2021-05-07", "time", starts_at=starts, zone=zone)))
    assert event["DTSTART"].dt == begins
    assert ("DTEND" in event) == (not isinstance(begins, datetime))


def test_an_hour_at_the_end_of_all_days_crashes_nothing() -> None:
    told = when("9999-12-31", "time", starts_at="9999-12-31T24:00", zone="-05:00")
    assert event_of(plan("planned", told))["DTSTART"].dt == date(9999, 12, 31)


@pytest.mark.parametrize("edtf", ["-0489", "0000-01-01", "12019-01-01", "2019-02-30", "2019/2018", "", "soon", "../.."])
def test_a_plan_without_a_day_is_on_no_day(edtf: str) -> None:
    plans = [plan("planned", when(edtf), id="a"), plan("planned", None, id="b"), plan("planned", when("2019"))]
    calendar = write_calendar(plans)
    assert calendar.events == 1
    assert calendar.undated == ("a", "b")
    read_back = icalendar.Calendar.from_ical(calendar.ics)
    assert len(read_back.walk("VEVENT")) == 1
    assert "2 more have no date" in str(read_back["DESCRIPTION"])


def test_every_status_has_its_own() -> None:
    words = {*PlanStatus.__args__, "happened"}  # type: ignore[attr-defined]
    assert set(STATUS) == words
    for status in STATUS:
        event = event_of(plan(status, when("2019-01-15", "day")))
        assert event["STATUS"] == STATUS[status]
        assert event["X-ONRECORD-STATUS"] == status
        assert event["SUMMARY"].startswith(f"[{status}] ") == (status not in {"planned", "confirmed"})


@pytest.mark.parametrize(
    ("told", "changes"),
    [
        ([("planned", "2019-01")], 0),
        ([("planned", "2019-01"), ("planned", "2019-01")], 0),
        ([("planned", "2019-01"), ("confirmed", "2019-01-17")], 1),
        ([("planned", "2019-01"), ("planned", None), ("planned", "2019-01")], 0),
        ([("planned", "2019-01"), ("postponed", "2019-01"), ("rescheduled", "2019-03")], 2),
        ([("planned", "2019-01"), ("planned", "2019-02"), ("planned", "2019-01")], 2),
    ],
)
def test_the_sequence_counts_what_changed(told: list[tuple[EventStatus, str | None]], changes: int) -> None:
    history = [step(status, when(edtf) if edtf else None) for status, edtf in told]
    assert event_of(plan("planned", when("2019-01"), *history))["SEQUENCE"] == changes


def test_a_copy_changes_nothing() -> None:
    copy = step("planned", when("2019-01"), copy_of="first", published_on="2019-02-01")
    history = [step("planned", when("2019-01")), step("confirmed", when("2019-01-17")), copy]
    event = event_of(plan("confirmed", when("2019-01-17", "day"), *history))
    assert event["SEQUENCE"] == 1
    assert event["DTSTAMP"].dt == datetime(2019, 2, 1, tzinfo=UTC)
    assert "a copy of first" in event["DESCRIPTION"]


def test_a_plan_of_undated_stories_has_a_stamp() -> None:
    event = event_of(plan("planned", when("2019"), step("planned", when("2019"), published_on=None)))
    assert event["DTSTAMP"].dt == datetime(1970, 1, 1, tzinfo=UTC)


def test_the_description_tells_who_and_how_it_came() -> None:
    history = [step("planned", when("2019-01")), step("postponed", None, story_key="later", superseded=True)]
    told = event_of(plan("postponed", when("2019-01"), *history, because=("the same visitor in the same month",)))
    lines = told["DESCRIPTION"].split("\n")
    assert lines[0] == "Status: postponed"
    assert lines[1] == "When: January 2019 (EDTF 2019-01; in the words “soon”)"
    assert lines[2] == "Announced by: the bank ← Mary Poe"
    assert lines[3] == "One event because: the same visitor in the same month"
    assert lines[5].startswith("- 2018-11-09 · example · planned · January 2019")
    assert lines[6].startswith("- 2018-11-09 · later · postponed · no date given · a newer version")
    assert lines[6].endswith("“She said, in short; she would visit �Rome”")


def test_the_calendar_can_be_subscribed_to() -> None:
    raw = write_calendar([], name="Diary, Rome", refresh=timedelta(minutes=90)).ics.decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H30M\r\n" in raw
    assert "X-PUBLISHED-TTL:PT1H30M\r\n" in raw
    assert "\r\nNAME:Diary\\, Rome\r\n" in raw
    assert "\r\nX-WR-CALNAME:Diary\\, Rome\r\n" in raw
    assert "X-ONRECORD-WHEN;VALUE=TEXT:2019-01\r\n" in write_calendar([plan("planned", when("2019-01"))]).ics.decode()


def keeps_the_form(raw: bytes) -> None:
    assert raw.endswith(b"END:VCALENDAR\r\n")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        line.decode()  # no character is cut in two
    uids = re.findall(rb"^UID:(.*(?:\r\n .*)*)", raw, re.MULTILINE)
    assert len(set(uids)) == len(uids)


def test_the_state_department_s_plans_are_a_calendar() -> None:
    plans = [one for story in (seed(), *state_department()[::12]) for one in plans_of(read(story))]
    calendar = write_calendar(plans)
    keeps_the_form(calendar.ics)
    assert calendar.events + len(calendar.undated) == len(plans)
    events = events_of(*plans)
    dated = [one for one in plans if one.id not in calendar.undated]
    assert [event["UID"] for event in events] == [f"{one.id}@onrecord" for one in dated]
    for event, one in zip(events, dated, strict=True):
        if one.when and one.when.earliest and one.when.latest and not isinstance(event["DTSTART"].dt, datetime):
            assert [day.isoformat() for day in days_of(event)] == [one.when.earliest, one.when.latest]
    assert write_calendar(plans) == calendar


@given(TEXTS, TEXTS, st.sampled_from(["2019-01", "2019-01-15", "../2019", "2019-01-15/.."]))
def test_any_words_are_a_calendar(name: str, words: str, edtf: str) -> None:
    assume(not re.search(r"\\[Nn]", words))  # the package icalendar takes these two characters for a line break
    told = when(edtf)
    one = plan("planned", told, step("planned", told, story_key=words), who=(name, words), where=(words,), what=(name,))
    raw = write_calendar([one], name=name).ics
    keeps_the_form(raw)
    (event,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert event["X-ONRECORD-WHEN"] == edtf
    assert event["LOCATION"] == re.sub("[\x00-\x1f\x7f-\x9f]", "\ufffd", " ".join(words.split()))
