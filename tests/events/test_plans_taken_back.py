"""Plans in sentences of my own: verbs that look like nouns, plans taken back, what two commas enclose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord import Story, read

if TYPE_CHECKING:
    from onrecord.record import PlannedEvent, ReportedEvent


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("Elections are due in March.", "confirmed", "2019-03"),
        ("Elections are due by March.", "confirmed", "../2019-03"),
        ("The summit will be held in May.", "confirmed", "2019-05"),
        ("The king will be crowned in May.", "confirmed", "2019-05"),
        ("A summit of EU leaders is planned for December.", "planned", "2018-12"),
        ("Premier Poe will meet Sen. Roe in Oslo on Monday.", "confirmed", "2018-11-12"),
        ("Premier Poe will meet with J. K. Roe in Oslo on Monday.", "confirmed", "2018-11-12"),
        ("Premier Poe will meet U.S. Secretary of State Ann Roe on Monday.", "confirmed", "2018-11-12"),
        ("The vote must be held by March 31.", "confirmed", "../2019-03-31"),
        ("The meeting, the third this year, takes place in Oslo on Monday.", "confirmed", "2018-11-12"),
        ("The summit is in June.", "confirmed", "2019-06"),
        ("The vote is on Monday.", "confirmed", "2018-11-12"),
        ("In Norway, a referendum will be held on May 4.", "confirmed", "2019-05-04"),
        ("Poe will be on medical leave next week.", "confirmed", "2018-11-12/2018-11-18"),
        ("The group will be invited to Oslo.", "confirmed", None),
        ("Norland will cut 900 jobs over the next four years.", "confirmed", "2018/2022"),
        ("The firm has until Nov. 20 to respond.", "confirmed", "2018-11-20"),
        ("The judge gave the firm until Dec. 1 to respond.", "confirmed", "2018-12-01"),
        ("Anna Poe is due back in court in Oslo on Dec. 3.", "confirmed", "2018-12-03"),
        ("Anna Poe will no longer travel to Norway on March 10.", "cancelled", "2019-03-10"),
        ("Anna Poe no longer plans to visit Norway.", "cancelled", None),
        ("Poe spoke of her upcoming trip, departing tomorrow for Norway.", "confirmed", "2018-11-10/.."),
        ("The president's January trip was announced today.", "confirmed", "2019-01"),
        ("Ann Poe canceled her trip to Chad.", "cancelled", None),
        ("Ann Poe is looking forward to traveling to Chad on Monday.", "confirmed", "2018-11-12"),
        ("New tariffs come into force on Monday.", "confirmed", "2018-11-12"),
        ("Voters in Armenia go to the polls on Sunday.", "confirmed", "2018-11-11"),
        ("The union has called a strike for Monday.", "confirmed", "2018-11-12"),
        ("OPEC holds talks in Vienna on Monday.", "confirmed", "2018-11-12"),
        ("The summit has been put back to February.", "rescheduled", "2019-02"),
        ("The regatta talks were postponed until the start of April.", "rescheduled", "2019-04-01/2019-04-10"),
        ("The vote was delayed until next week.", "rescheduled", "2018-11-12/2018-11-18"),
        ("The vote was delayed to late May.", "rescheduled", "2019-05-21/2019-05-31"),
        ("A meeting of the two is under consideration.", "possible", None),
        ("Poe refused to rule out a visit.", "possible", None),
        ("Poe ruled out talks.", "denied", None),
        ("No decisions are anticipated.", "denied", None),
        ("The visit is expected to be crucial.", "confirmed", None),
        ("Poe will meet Roe to say what he can expect if attacks continue.", "confirmed", None),
        ("Poe will visit Norway, even if it rains.", "confirmed", None),
        ("Poe could visit Norway if talks succeed.", "conditional", None),
        ("If Norway does not lower its tariffs, Peru will impose duties.", "conditional", None),
        ("Norland adjourned a meeting called to vote on its budget until Nov. 20.", "rescheduled", "2018-11-20"),
        ("Norland Corp was forced to delay the launch of its new ferry.", "postponed", None),
        ("Talks are set for Monday.", "confirmed", "2018-11-12"),
        ("A meeting has been called for tomorrow.", "confirmed", "2018-11-10"),
        ("Poe is likely to press for quotas at a meeting of farmers on Monday.", "confirmed", "2018-11-12"),
        ("Norland Corp agreed not to issue new shares.", "denied", None),
        ("Poe will meet Roe early next year.", "confirmed", "2019-01/2019-03"),
        ("Poe will hold talks with leaders in Mali in October.", "confirmed", "2019-10"),
        ("A meeting in Oslo next week will try to end the war.", "confirmed", "2018-11-12/2018-11-18"),
        ("The review will set the stage for the next meeting of the council in June.", "expected", "2019-06"),
        ("Prices fell despite the likelihood of an agreement.", "expected", None),
        ("Norland Corp announced plans in May to acquire Bergen Shipping.", "planned", None),
        ("Norway needs new funds to avert a shutdown of its ministries on Nov. 30.", "conditional", "2018-11-30"),
        ("A judge denied a request for Ana Roe, who met Mary Doe, to return to Norway.", "denied", None),
        ("Voters must register before the April 17 vote.", "confirmed", "2019-04-17"),
        ("If the weather is fine, Poe will visit Norway.", "conditional", None),
        ("Details of the agreement will be published on Monday.", "confirmed", "2018-11-12"),
        ("The launch has been pushed back a week to Dec. 3.", "rescheduled", "2018-12-03"),
        ("Poe scrapped plans to visit Norway.", "cancelled", None),
        pytest.param(
            "The visit, originally set for May, was postponed until further notice.",
            "postponed",
            "2019-05",
            marks=pytest.mark.rules_alone,
        ),
        ("Talks, due to resume next week, are stalemated.", "confirmed", "2018-11-12/2018-11-18"),
        ("There will be no talks next week.", "denied", "2018-11-12/2018-11-18"),
        ("The ministry plans no visit.", "denied", None),
        ("Talks scheduled for Thursday have been called off.", "cancelled", "2018-11-15"),
    ],
)
def test_how_a_plan_stands(text: str, status: str, when: str | None) -> None:
    plans = read(Story(key="plan", text=text, published_on="2018-11-09")).planned_events
    assert [(plan.status, plan.when.edtf if plan.when else None) for plan in plans] == [(status, when)]


def test_a_next_stop_is_not_on_the_day_of_the_stop_before() -> None:
    text = "Tomorrow Ann Poe will travel to Brussels. From there, Poe will travel to Riga."
    plans = read(Story(key="plan", text=text, published_on="2018-11-09")).planned_events
    assert [plan.when.edtf for plan in plans if plan.when] == ["2018-11-10", "2018-11-10/.."]


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("Anna Poe, on a two-day visit to Norway, praised the fishermen.", "happening", "2018-11-08/2018-11-10"),
        ("Anna Poe, on a week-long visit to Norway, praised the fishermen.", "happening", "2018-11-03/2018-11-15"),
        ("Anna Poe, on a visit to Norway, praised the fishermen.", "happening", None),
        ("Poe was scheduled to meet Roe earlier on Friday, but he stayed at home.", "cancelled", "2018-11-09"),
    ],
)
def test_days_of_what_lasts_or_was_to_be(text: str, status: str, when: str | None) -> None:
    plans = read(Story(key="plan", text=text, published_on="2018-11-09")).planned_events
    assert [(plan.status, plan.when.edtf if plan.when else None) for plan in plans] == [(status, when)]


@pytest.mark.parametrize(
    "text",
    [
        "They held no talks.",
        "Poe might cancel the visit.",
        "Poe threatened to cancel the election.",
        "A leaflet regarding the merger is expected to be printed soon.",
        "Tax on the sale would be deferred.",
        "The venture is not expected to become profitable.",
        "Poe has held office until this week.",
        "Poe had until June to pay.",
        "Poe must visit Norway.",
        "Poe was invited to Norway.",
        "Thank you for your visit, and we will keep working.",
        "Our goal is to hold talks with Norway.",
        "Norland Corp completed its plan to sell the bank.",
        "The two ministers never met.",
        "Poe considered the meeting to be a success.",
        "The moves might persuade Norway to call off the sanctions.",
        "The town should delay the launch of its ferry, he said.",
        "They criticised any idea of delaying the election.",
        "The minister pulled out of the informal talks.",
        "They signed a new loan and rescheduling package.",
        "With that, I will leave it here.",
        "We said that we would come to the aid of Norway.",
        "Two weeks after my last trip here, we are back in Norway.",
        "We met earlier this month ahead of the minister's trip to Norway.",
        "They will visit him on Monday.",
        "Their only option is to undertake a dangerous journey to Norway.",
    ],
)
def test_what_is_no_plan(text: str) -> None:
    assert not read(Story(key="plan", text=text, published_on="2018-11-09")).planned_events


@pytest.mark.parametrize(
    "text",
    [
        "Putin heads to Delhi next week.",
        "Russian President Vladimir Putin heads to Delhi next week, the Kremlin said.",
        "The minister leaves for Cairo tomorrow.",
    ],
)
def test_verbs_that_look_like_nouns(text: str) -> None:
    (plan,) = read(Story(key="plan", text=text, published_on="2018-11-09")).planned_events
    assert (plan.kind, plan.status) == ("visit", "confirmed")


def test_who_judges_a_plan_does_not_carry_it_out() -> None:
    text = "Parliament backed in May a cabinet plan to withdraw all its 250 soldiers from Cyprus by December."
    (plan,) = read(Story(key="plan", text=text, published_on="2018-11-09")).planned_events
    assert (plan.head.text, plan.who) == ("withdraw", ())


@pytest.mark.parametrize(("between", "visits"), [(3, 1), (20, 2)])
def test_a_bare_word_tells_the_visit_of_the_sentences_around_it(between: int, visits: int) -> None:
    filler = "The harbour was quiet. " * between
    text = f"Anna Poe will visit Norway next week. {filler}The visit will help the fishermen."
    plans = read(Story(key="plan", text=text, published_on="2018-11-09")).planned_events
    assert len([plan for plan in plans if plan.kind == "visit"]) == visits


@pytest.mark.parametrize("last", ["the Republic of Korea", "the Republic of Korea (ROK)", "Japan and"])
def test_a_story_may_end_in_a_list_of_countries(last: str) -> None:
    story = Story(key="plan", text=f"Envoy Anna Poe will travel to Chile and {last}", published_on="2018-11-09")
    assert [plan.kind for plan in read(story).planned_events] == ["visit"]


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("Ann Poe arrived in Chad today.", "happening", "2018-11-09/.."),
        ("Ann Poe travels to Chad November 9-12.", "confirmed", "2018-11-09/2018-11-12"),
        ("Ann Poe said during a visit to Chad that trade grew.", "happening", None),
        ("Ann Poe said during a visit to Chad last week that trade grew.", "happened", "2018-10-29/2018-11-04"),
        ("Today Ann Poe concluded her visit to Chad.", "happened", "../2018-11-09"),
        ("During her November 6 visit to Chad, Ann Poe praised the fishermen.", "happened", "2018-11-06"),
    ],
)
def test_a_visit_under_way_or_done_has_its_traveller(text: str, status: str, when: str | None) -> None:
    record = read(Story(key="plan", text=text, published_on="2018-11-09"))
    visits: list[PlannedEvent | ReportedEvent] = [*record.planned_events, *record.reported_events]
    assert len(visits) == 1
    visit = visits[0]
    names = {name.id: name.name for name in record.names}
    assert (visit.status, visit.when.edtf if visit.when else None) == (status, when)
    assert [names[one] for one in (*visit.who, *visit.where)] == ["Ann Poe", "Chad"]


def test_semicolons_part_the_places_of_one_trip() -> None:
    text = "Envoy Anna Poe will travel to Oslo, Norway; Madrid, Spain; and Cairo, Egypt from March 4 to 11."
    record = read(Story(key="plan", text=text, published_on="2019-02-28"))
    (plan,) = record.planned_events
    names = {name.id: name.name for name in record.names}
    assert plan.when is not None
    assert plan.when.edtf == "2019-03-04/2019-03-11"
    assert {"Oslo", "Madrid", "Cairo"} <= {names[place] for place in plan.where}


def test_a_list_of_countries_goes_on_behind_an_abbreviation() -> None:
    text = "Envoy Anna Poe will travel to Japan, the Republic of Korea (ROK), and Mongolia next week."
    record = read(Story(key="plan", text=text, published_on="2018-11-09"))
    names = {name.id: name.name for name in record.names}
    assert [names[place] for place in record.planned_events[0].where] == ["Japan", "Republic of Korea", "Mongolia"]


def test_what_has_a_deadline_is_done_by_then() -> None:
    text = "The council has a Dec. 1 deadline to finish a report on prices."
    plans = read(Story(key="plan", text=text, published_on="2018-11-09")).planned_events
    days = {plan.head.text: plan.when.edtf for plan in plans if plan.when}
    assert days == {"deadline": "2018-12-01", "finish": "../2018-12-01"}


@pytest.mark.parametrize(
    ("text", "who", "where"),
    [
        ("A summit of EU leaders will be held in Oslo in December.", ["EU leaders"], ["Oslo"]),
        ("A summit of Gulf states will take place in Oman in June.", ["Gulf states"], ["Oman"]),
        ("Acting Assistant Secretary of State for African Affairs Ann Poe will visit Chad.", ["Ann Poe"], ["Chad"]),
        ("Bureau of Fisheries Counselor Ann Poe will travel to Chad next week.", ["Ann Poe"], ["Chad"]),
        ("Ann Poe, accompanied by two aides, will visit Chad next week.", ["Ann Poe"], ["Chad"]),
        (
            "The World Trade Organization will meet in Hong Kong next month.",
            ["World Trade Organization"],
            ["Hong Kong"],
        ),
        ("Anna Poe will hold talks in Hong Kong Monday.", ["Anna Poe"], ["Hong Kong"]),
    ],
)
def test_who_meets_where(text: str, who: list[str], where: list[str]) -> None:
    record = read(Story(key="plan", text=text, published_on="2018-11-09"))
    names = {name.id: name.name for name in record.names}
    (plan,) = record.planned_events
    assert ([names[one] for one in plan.who], [names[one] for one in plan.where]) == (who, where)
