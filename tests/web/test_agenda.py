"""The diary in its order: days where days are told, and none where they are not."""

from __future__ import annotations

import pytest

from onrecord.link.history import lane_of
from onrecord.link.plans import Plan, Step
from onrecord.record import CitedPassage, When
from onrecord.web.agenda import agenda, earlier_dates

HERE = CitedPassage(start=0, end=5, text="visit")


def when(edtf: str, first: str | None, last: str | None, width: str) -> When:
    return When.model_validate(
        {"edtf": edtf, "earliest": first, "latest": last, "granularity": width, "passages": (HERE,)}
    )


DAY = when("2022-05-12", "2022-05-12", "2022-05-12", "day")
MONTH = when("2022-05", "2022-05-01", "2022-05-31", "month")
YEAR = when("2022", "2022-01-01", "2022-12-31", "year")
TOUR = when("2022-05-02/2022-05-14", "2022-05-02", "2022-05-14", "range")
DEADLINE = when("../2022-05-20", None, "2022-05-20", "range")
FROM = when("2022-05-17/..", "2022-05-17", "2022-12-31", "range")
WEEK = when("2022-05-16/2022-05-22", "2022-05-16", "2022-05-22", "week")


def step(told: When | None) -> Step:
    return Step(
        story_key="s", story="0" * 64, entry="e1", published_on=None, status="planned", when=told, passage=HERE,
        context=HERE,
    )  # fmt: skip


def plan(told: When | None, status: str = "planned", **more: object) -> Plan:
    fields = {
        "id": "p", "kind": "visit", "who": ("Mary Poe",), "where": (), "when": told, "status": status,
        "announced_by": (), "history": (step(told),),
    }  # fmt: skip
    return Plan.model_validate({**fields, **more})


@pytest.mark.parametrize(
    ("told", "status", "lane"),
    [
        (DAY, "planned", "ahead"),
        (MONTH, "confirmed", "ahead"),
        (None, "planned", "undated"),
        (when("2022-04", "2022-04-01", "2022-04-30", "month"), "planned", "overdue"),
        (DAY, "cancelled", "over"),
        (None, "denied", "over"),
        (DAY, "happened", "over"),
    ],
)
def test_lanes(told: When | None, status: str, lane: str) -> None:
    assert lane_of(plan(told, status), "2022-05-09") == lane


@pytest.mark.parametrize(
    ("told", "week", "day"),
    [
        (DAY, "9–15 May 2022", "Thursday 12 May"),
        (TOUR, "9–15 May 2022", "Monday 9 May"),
        (DEADLINE, "16–22 May 2022", "Friday 20 May"),
        (FROM, "16–22 May 2022", "Tuesday 17 May"),
        (WEEK, "16–22 May 2022", "Day not given"),
    ],
)
def test_what_has_a_day_or_a_week_stands_there(told: When, week: str, day: str) -> None:
    (found,) = agenda([plan(told)], "2022-05-09").weeks
    assert (found.heading, [one.heading for one in found.days]) == (week, [day])


def test_a_month_gets_no_day() -> None:
    found = agenda([plan(YEAR), plan(MONTH)], "2022-05-09")
    assert not found.weeks
    assert [group.heading for group in found.day_not_given] == ["May 2022", "2022"]


def test_weeks_and_days_stand_in_order() -> None:
    later = when("2022-05-19", "2022-05-19", "2022-05-19", "day")
    found = agenda([plan(WEEK), plan(later), plan(DAY)], "2022-05-09")
    assert [[day.heading for day in week.days] for week in found.weeks] == [
        ["Thursday 12 May"],
        ["Thursday 19 May", "Day not given"],
    ]


def test_a_diary_at_the_end_of_time() -> None:
    last = when("9999-12-31", "9999-12-31", "9999-12-31", "day")
    assert [group.heading for group in agenda([plan(last)], "2022-05-09").day_not_given] == ["31 December 9999"]


def test_nothing_is_nothing() -> None:
    assert not agenda([], "2022-05-09")
    assert agenda([plan(None)], "2022-05-09")


def test_earlier_dates_are_those_that_no_longer_hold() -> None:
    moved = plan(DAY, history=(step(YEAR), step(MONTH), step(None), step(MONTH), step(DAY)))
    assert earlier_dates(moved) == ("2022", "May 2022")
    assert earlier_dates(plan(DAY, history=(step(DAY),))) == ()
