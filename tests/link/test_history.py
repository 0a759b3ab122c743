"""A plan as all stories together tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up_accounts import account, drawn_accounts, made_account, person, place, when
from onrecord.link.accounts import accounts_of
from onrecord.link.history import Told, lane_of, plan_of
from onrecord.link.plans import Carrier, Plan
from onrecord.link.same_event import same_event
from onrecord.read import read
from told import Ev, kerry_in_moscow, told_release

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from onrecord.intake import Story
    from onrecord.link.entries import Account
    from onrecord.record import EventStatus, When


def told(one: Account, kept: int, *keys: str, superseded: bool = False) -> Told:
    carriers = tuple(Carrier(story_key=key, published_on=None) for key in keys or (f"story-{kept}",))
    return Told(account=one, carriers=carriers, superseded=superseded, kept=kept)


def plan_from(*accounts: Account) -> Plan:
    return plan_of([told(one, kept) for kept, one in enumerate(accounts)])


APRIL = when("2021-04", "2021-04-01", "2021-04-30", "month")
STAY = when("2021-04-28/2021-05-04", "2021-04-28", "2021-05-04", "range")
START = when("2021-04-28", "2021-04-28", "2021-04-28")
JUNE = when("2021-06-10", "2021-06-10", "2021-06-10")


def step(
    day: int, status: EventStatus = "planned", when: When | None = None, *, cue: bool = True, who: str = "Anna Berg"
) -> Account:
    return made_account(
        story=f"of-{day}",
        told_on=f"2021-03-{day:02}",
        status=status,
        day=when,
        cue=cue,
        who=[person(who)],
        where=[place("Oslo", "NO")],
        announced_by=((f"speaker-{day % 2}",),),
    )


# -- the shape of a history --------------------------------------------------------------------------------------------


def test_one_visit_told_by_three_stories_two_of_them_one_text() -> None:
    first = account(
        "BERG TO VISIT NORWAY\n\nBERLIN, March 3 - Chancellor Anna Berg will pay a week-long visit to Norway from "
        "March 29, government spokesman Karl Olsen told reporters.",
        "2021-03-03",
        Ev(
            "pay a week-long |visit|",
            who=("Anna Berg",),
            where=("Norway",),
            time=("week-long", "from March 29"),
            mentions=("VISIT",),
        ),
    )
    last = account(
        "ENVOY HOPES FOR A TREATY\n\nOSLO, March 9 - Ambassador Lena Holm said she had come to prepare "
        "Chancellor Berg's visit to Oslo, March 29 to April 4.",
        "2021-03-09",
        Ev("visit", who=("Berg",), where=("Oslo",), time="March 29 to April 4"),
    )
    reason = same_event(first, last)
    assert reason is not None
    carriers = (Carrier(story_key="a", published_on="2021-03-03"), Carrier(story_key="b", published_on="2021-03-04"))
    plan = plan_of([told(last, 3, "c"), Told(account=first, carriers=carriers, kept=1)], because=[reason])
    assert plan.id == f"{first.story[:12]}-{first.head.start}-{first.head.end}"
    assert [(one.story_key, one.published_on, one.copy_of) for one in plan.history] == [
        ("a", "2021-03-03", None),
        ("b", "2021-03-04", "a"),
        ("c", "2021-03-09", None),
    ]
    assert (plan.status, plan.when and plan.when.edtf) == ("confirmed", "2021-03-29/2021-04-04")
    assert plan.who == ("Anna Berg",)
    assert plan.announced_by == (("Karl Olsen",), ("Lena Holm",))
    assert plan.because == (reason,)
    assert plan.history[0].context.text.startswith("Chancellor Anna Berg will pay")


def kept(*stories: Story) -> list[list[Told]]:
    """Return the accounts of packaged stories, each list one event's, as the archive would link them."""
    every = [told(one, number, story.key) for number, story in enumerate(stories) for one in accounts_of(read(story))]
    events: list[list[Told]] = []
    for one in every:
        near = [
            event
            for event in events
            if any(
                other.account.story != one.account.story and same_event(other.account, one.account) for other in event
            )
        ]
        events = [event for event in events if event not in near] + [[one, *(each for event in near for each in event)]]
    return events


def test_a_trip_announced_and_under_way() -> None:
    blinken = ("Antony J. Blinken",)
    events = kept(
        told_release(
            "2021-05-27-secretary-blinkens-travel-to-costa-rica",
            Ev("travel", who=blinken, where=("San José", "Costa Rica"), time="June 1-2"),
            Ev("|meet| with President", kind="meeting", who=blinken, where=("San José",), part_of="e1"),
        ),
        told_release(
            "2021-06-01-the-united-states-and-costa-rica-partners-in-democracy-and-security",
            Ev("traveling", "happening", who=blinken, where=("San Jose",), time="June 1-2, 2021"),
            Ev("he will |meet|", kind="meeting", who=blinken, where=("Costa Rica",), part_of="e1"),
        ),
    )
    trips = [plan_of(event) for event in events if len(event) > 1 and event[0].account.kind == "visit"]
    assert len(trips) == 1
    assert [one.status for one in trips[0].history] == ["confirmed", "happening"]
    assert (trips[0].status, trips[0].when and trips[0].when.edtf) == ("happening", "2021-06-01/2021-06-02")
    assert lane_of(trips[0], "2021-06-02") == "ahead"
    assert lane_of(trips[0], "2021-06-03") == "overdue"


def test_a_trip_announced_and_done_is_over() -> None:
    announced, done = kerry_in_moscow()
    events = kept(done, announced)
    trip = next(plan_of(event) for event in events if len(event) > 1 and event[0].account.kind == "visit")
    assert [(one.published_on, one.status) for one in trip.history] == [
        ("2021-07-08", "confirmed"),
        ("2021-07-16", "happened"),
    ]
    assert trip.status == "happened"
    assert trip.id.startswith(read(done).story.sha256[:12]), "the one that was kept first"
    assert lane_of(trip, "2021-07-09") == "over"


# -- status and days ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ([step(1, "possible"), step(2, "planned"), step(3, "confirmed")], "confirmed"),
        ([step(1, "confirmed"), step(2, "possible")], "possible"),  # a later word with a cue counts
        ([step(1, "confirmed"), step(2, "possible", cue=False)], "confirmed"),  # a bare retelling does not
        ([step(1, "confirmed"), step(2, "planned", APRIL)], "confirmed"),  # "the visit planned for April" is no doubt
        ([step(1, "planned"), step(2, "confirmed", cue=False)], "confirmed"),
        ([step(1, "confirmed"), step(2, "postponed")], "postponed"),
        ([step(1, "confirmed"), step(2, "cancelled"), step(3, "confirmed", cue=False)], "cancelled"),
        ([step(1, "confirmed"), step(2, "cancelled"), step(3, "confirmed", JUNE)], "confirmed"),
        ([step(1, "confirmed", APRIL), step(2, "confirmed", JUNE)], "confirmed"),  # no story says it was moved
        ([step(1, "confirmed", APRIL), step(2, "rescheduled", JUNE)], "rescheduled"),
        ([step(1, "confirmed"), step(2, "happened", cue=False), step(3, "planned")], "happened"),
    ],
)
def test_the_latest_word_that_counts(steps: list[Account], status: str) -> None:
    assert plan_from(*steps).status == status


@pytest.mark.parametrize(
    ("whens", "edtf"),
    [
        ([None, None], None),
        ([APRIL, None], "2021-04"),
        ([APRIL, STAY], "2021-04-28/2021-05-04"),
        ([STAY, APRIL], "2021-04-28/2021-05-04"),  # the month does not undo the days
        ([STAY, START], "2021-04-28/2021-05-04"),  # its first day is no other date
        ([STAY, when("2021-04-26/2021-05-02", "2021-04-26", "2021-05-02", "week")], "2021-04-28/2021-05-04"),
        ([START, STAY], "2021-04-28/2021-05-04"),
        ([STAY, JUNE], "2021-06-10"),
        ([JUNE, APRIL], "2021-04"),
        ([APRIL, when("2021-04-03/..", "2021-04-03", None, "range")], "2021-04"),
        ([when("2021-04-03/..", "2021-04-03", None, "range"), APRIL], "2021-04"),
    ],
)
def test_the_days_are_the_latest_and_the_narrowest(whens: list[When | None], edtf: str | None) -> None:
    plan = plan_from(*(step(day, "confirmed", one) for day, one in enumerate(whens, start=1)))
    assert (plan.when.edtf if plan.when else None) == edtf


def test_some_day_of_a_vague_stretch_is_narrowed_to_the_day() -> None:
    coming = when("2021-04-26/2021-05-02", "2021-04-26", "2021-05-02", "range")
    vague = coming.model_copy(update={"passages": (step(1).head,)})  # words without a number: "the coming days"
    plan = plan_from(step(1, "confirmed", vague), step(2, "confirmed", START))
    assert plan.when == START


def test_a_postponement_leaves_no_day_until_a_new_one_is_told() -> None:
    off = plan_from(step(1, "confirmed", APRIL), step(2, "postponed"))
    assert (off.when, lane_of(off, "2021-03-04")) == (None, "undated")
    old_day = plan_from(step(1, "confirmed", APRIL), step(2, "postponed", APRIL))
    assert old_day.when is None
    anew = plan_from(step(1, "confirmed", APRIL), step(2, "postponed"), step(3, "confirmed", JUNE))
    assert anew.when == JUNE


def test_what_a_newer_version_replaced_stays_and_does_not_count() -> None:
    old = told(step(1, "confirmed", APRIL, who="Anna Maria Berg"), 0, superseded=True)
    new = told(step(2, "planned", JUNE), 1)
    plan = plan_of([old, new])
    assert [one.superseded for one in plan.history] == [True, False]
    assert (plan.status, plan.when, plan.who) == ("planned", JUNE, ("Anna Berg",))
    alone = plan_of([old])
    assert (alone.status, alone.when, alone.who) == ("confirmed", APRIL, ("Anna Maria Berg",))


def test_names_are_full_and_speakers_told_once() -> None:
    plan = plan_from(step(1, who="Berg"), step(2, who="Anna Berg"), step(3, who="Karl Olsen"))
    assert plan.who == ("Anna Berg", "Karl Olsen")
    assert plan.where == ("Oslo",)
    assert plan.announced_by == (("speaker-1",), ("speaker-0",))


def test_subjects_are_told_once_in_their_fullest_words() -> None:
    def about(day: int, *what: str) -> Account:
        return step(day).model_copy(update={"what": what})

    plan = plan_from(about(1, "a treaty", "fishing"), about(2, "the treaty on fishing rights"), about(3, "a treaty"))
    assert plan.what == ("the treaty on fishing rights",)


# -- lanes -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "days", "on", "lane"),
    [
        ("confirmed", STAY, "2021-05-04", "ahead"),
        ("confirmed", STAY, "2021-05-05", "overdue"),
        ("confirmed", None, "2021-05-05", "undated"),
        ("confirmed", when("2021-04-03/..", "2021-04-03", None, "range"), "2021-05-04", "ahead"),
        ("confirmed", when("2021-04-03/..", "2021-04-03", None, "range"), "2021-05-05", "overdue"),
        ("confirmed", when("../2021-04-03", None, "2021-04-03", "range"), "2021-05-05", "overdue"),
        ("confirmed", when("-0489", "-0489-01-01", "-0489-12-31", "year"), "2021-05-05", "undated"),
        ("postponed", STAY, "2021-05-05", "undated"),
        ("cancelled", STAY, "2021-03-05", "over"),
        ("denied", None, "2021-03-05", "over"),
        ("happened", STAY, "2021-03-05", "over"),
    ],
)
def test_lanes(status: EventStatus, days: When | None, on: str, lane: str) -> None:
    assert lane_of(plan_from(step(1, status, days)), on) == lane


def test_a_lane_needs_a_day() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        lane_of(plan_from(step(1)), "soon")


# -- properties --------------------------------------------------------------------------------------------------------


@st.composite
def tellings(draw: st.DrawFn) -> Sequence[Told]:
    count = draw(st.integers(1, 6))
    order = draw(st.permutations(range(count)))
    return [
        told(
            draw(drawn_accounts()),
            number,
            *draw(st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True)),
            superseded=draw(st.booleans()),
        )
        for number in order
    ]


@given(tellings(), st.randoms(use_true_random=False))
def test_the_order_in_which_stories_come_does_not_matter(every: Sequence[Told], chance: random.Random) -> None:
    shuffled = list(every)
    chance.shuffle(shuffled)
    plan = plan_of(every, because=["b", "a"])
    assert plan == plan_of(shuffled, because=["a", "b", "a"])
    assert len(plan.history) == sum(len(one.carriers) for one in every)
    days = [one.published_on for one in plan.history if one.published_on is not None]
    assert days == sorted(days)
    assert [one.published_on for one in plan.history[len(days) :]] == [None] * (len(plan.history) - len(days))
    assert plan.status in {one.status for one in plan.history}


@given(tellings())
def test_the_id_stays_while_stories_are_added(every: Sequence[Told]) -> None:
    in_order = sorted(every, key=lambda one: one.kept)
    assert {plan_of(in_order[:count]).id for count in range(1, len(in_order) + 1)} == {plan_of(in_order[:1]).id}
