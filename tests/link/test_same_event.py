"""Which accounts are one event, and which only look like it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from made_up_accounts import account, body, drawn_accounts, made_account, person, place, when
from onrecord.link.accounts import accounts_of
from onrecord.link.entries import Account, Party
from onrecord.link.parties import fullest, is_anybody, same_country, same_party
from onrecord.link.same_event import blocks_of, same_event
from onrecord.read import read
from told import Ev, kerry_in_moscow, told_release

if TYPE_CHECKING:
    from onrecord.intake import Story

# -- parties -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Yuri Borisov", "RU"), person("Borisov")),
        (person("James A. Baker III"), person("James Baker")),
        (person("J.B. Smith"), person("John Smith")),
        (person("Tony Poe"), person("Anthony Poe")),
        (person("José Muñoz"), person("Jose Munoz")),
        (person("Lin Wei", "CN"), person("Lin")),
        (person("Lin Wei", "CN"), person("Wei Lin")),
        (person("Ivan Petrovskiy"), person("Petrovsky")),
        (person("Sheikh Omar Al-Haddad"), person("Haddad")),
        (body("Norland Corp"), body("Norland")),
        (body("the IMF"), body("International Monetary Fund")),
        (body("U.S. Securities and Exchange Commission"), body("SEC", "US")),
        (place("the United States"), body("U.S.")),
        (place("Kiev", "UA"), place("Kyiv", "UA")),
        (place("Denver, Colorado", "US"), place("Denver")),
    ],
)
def test_one_party_under_two_names(one: Party, other: Party) -> None:
    assert same_party(one, other)
    assert same_party(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("James Baker"), person("Howard Baker")),
        (person("John Smith Jr."), person("John Smith Sr.")),
        (person("Smith", "US"), person("Smith", "GB")),
        (person("Lin Wei"), person("Lin")),  # not known to print the family name first
        (body("Bank of Norway"), body("Bank of Sweden")),
        (body("Norland Corp"), person("Norland")),
        (place("Washington", "US"), place("United States", "US")),
        (place("Georgia", "GE"), place("Georgia", "US")),
    ],
)
def test_two_parties(one: Party, other: Party) -> None:
    assert not same_party(one, other)
    assert not same_party(other, one)


def test_of_one_country() -> None:
    assert same_country(place("Washington"), place("United States"))
    assert same_country(place("Moscow", "RU"), Party(name="the Russians", kind="group", country="RU"))
    assert not same_country(place("Oslo", "NO"), place("Lima", "PE"))
    assert not same_country(person("Ann Poe"), person("Ann Poe"))


@pytest.mark.parametrize(
    ("party", "anybody"),
    [
        (Party(name="two leaders", kind="group"), True),
        (Party(name="Japanese officials", kind="group", country="JP"), True),
        (body("the government"), True),
        (body("Foreign Ministry"), True),
        (body("Foreign Ministry", "NO"), False),
        (body("Norland Corp"), False),
        (Party(name="EU foreign ministers", kind="group"), False),
        (person("Berg"), False),
    ],
)
def test_who_is_known_in_one_story_only(party: Party, *, anybody: bool) -> None:
    assert is_anybody(party) is anybody


def test_the_fullest_name_stands_where_the_party_came_first() -> None:
    told = (person("Berg"), place("Oslo", "NO"), person("Anna Berg"), person("ANNA MARIA BERG"), person("Karl Berg"))
    assert [party.name for party in fullest(told)] == ["ANNA MARIA BERG", "Oslo", "Karl Berg"]


# -- events ------------------------------------------------------------------------------------------------------------

BERG, OSLO, NORWAY = ("Anna Berg",), ("Oslo",), ("Norway",)
STAY = Ev("visit", who=BERG, where=NORWAY, time="from March 29 to April 2")
VISIT = account("Chancellor Anna Berg will visit Norway from March 29 to April 2, aides said.", "2021-03-03", STAY)


@pytest.mark.parametrize(
    ("text", "on", "event"),
    [
        (
            "Chancellor Berg plans a trip to Oslo at the end of March, officials said.",
            "2021-03-10",
            Ev("trip", "planned", who=("Berg",), where=OSLO, time="at the end of March"),
        ),
        (
            "President Olsen said Chancellor Anna Berg would visit Oslo next week.",
            "2021-03-24",
            Ev("visit", who=BERG, where=OSLO, time="next week"),
        ),
        (
            "Chancellor Anna Berg visited Oslo on Tuesday.",
            "2021-03-31",
            Ev("visited", "happened", who=BERG, where=OSLO, time="on Tuesday"),
        ),
        (
            "Chancellor Anna Berg's visit to Norway has been postponed, the ministry said.",
            "2021-03-20",
            Ev("visit", "postponed", who=BERG, where=NORWAY, cue="postponed"),
        ),
        (
            "Chancellor Anna Berg will not visit Norway, her office said.",
            "2021-03-25",
            Ev("visit", "denied", who=BERG, where=NORWAY, cue="will not"),
        ),
    ],
)
def test_a_visit_told_again(text: str, on: str, event: Ev) -> None:
    again = account(text, on, event)
    reason = same_event(VISIT, again)
    assert reason is not None
    assert reason.startswith("both: visit, Anna Berg, to ")
    assert set(blocks_of(VISIT)) & set(blocks_of(again))


@pytest.mark.parametrize(
    ("text", "on", "event"),
    [
        (
            "President Karl Olsen will visit Norway from March 29 to April 2.",  # another traveller
            "2021-03-03",
            replace(STAY, who=("Karl Olsen",)),
        ),
        (
            "President Karl Berg will visit Norway from March 29 to April 2.",  # another Berg
            "2021-03-03",
            replace(STAY, who=("Karl Berg",)),
        ),
        (
            "Chancellor Anna Berg will visit Chile on March 30.",  # another leg
            "2021-03-03",
            Ev("visit", who=BERG, where=("Chile",), time="on March 30"),
        ),
        (
            "Chancellor Anna Berg will visit Norway on April 20.",
            "2021-03-03",
            Ev("visit", who=BERG, where=NORWAY, time="on April 20"),
        ),
        ("Chancellor Anna Berg will visit Norway from March 29 to April 2.", "2022-03-03", STAY),  # a year later
        (
            "Chancellor Anna Berg may visit Norway, officials said.",  # months later, no day
            "2021-12-03",
            Ev("visit", "possible", who=BERG, where=NORWAY, cue="may"),
        ),
        (
            "Chancellor Anna Berg visited Norway.",  # over before the other was planned
            "2021-03-02",
            Ev("visited", "happened", who=BERG, where=NORWAY),
        ),
        (
            "Chancellor Anna Berg will meet President Karl Olsen in Oslo on March 30.",  # a meeting
            "2021-03-03",
            Ev("meet", kind="meeting", who=(*BERG, "Karl Olsen"), where=OSLO, time="on March 30"),
        ),
    ],
)
def test_another_visit(text: str, on: str, event: Ev) -> None:
    assert same_event(VISIT, account(text, on, event)) is None


def test_the_reason_says_what_is_alike() -> None:
    travel = replace(STAY, head="travel")
    again = account("Chancellor Anna Berg will travel to Norway from March 29 to April 2.", "2021-03-05", travel)
    assert same_event(VISIT, again) == "both: visit, Anna Berg, to Norway; 29 March – 2 April 2021 in both"
    some_day = Ev("visit", who=BERG, where=NORWAY)
    undated = account("Chancellor Anna Berg will visit Norway soon, officials said.", "2021-03-05", some_day)
    assert same_event(VISIT, undated) == (
        "both: visit, Anna Berg, to Norway; 29 March – 2 April 2021 in one, no day in the other, told 2 days apart"
    )


BOTH = (*BERG, "Karl Olsen")
WITH_BOTH = Ev("talks", kind="talks", who=BOTH, where=OSLO, time="on Friday")
TALKS = account(
    "Chancellor Anna Berg and President Karl Olsen will hold talks in Oslo on Friday.", "2021-03-03", WITH_BOTH
)


def test_talks_and_the_meeting_that_closes_them() -> None:
    met = Ev("met", "happened", kind="meeting", who=("Karl Olsen", "Berg"), where=OSLO, time="on Friday")
    done = account("President Karl Olsen met Chancellor Berg in Oslo on Friday.", "2021-03-06", met)
    assert same_event(TALKS, done) == "both: meeting and talks, Anna Berg, Karl Olsen, in Oslo; 5 March 2021 in both"


@pytest.mark.parametrize(
    ("text", "on", "event"),
    [
        (
            "Chancellor Anna Berg will meet President Karl Olsen in Oslo on March 12.",  # a week later
            "2021-03-08",
            Ev("meet", kind="meeting", who=BOTH, where=OSLO, time="on March 12"),
        ),
        (
            "Chancellor Anna Berg will meet Prime Minister Lena Holm in Oslo on Friday.",  # another host
            "2021-03-03",
            Ev("meet", kind="meeting", who=(*BERG, "Lena Holm"), where=OSLO, time="on Friday"),
        ),
        (
            "Chancellor Anna Berg will hold talks in Oslo on Friday.",  # with nobody knows whom
            "2021-03-03",
            replace(WITH_BOTH, who=BERG),
        ),
        (
            "Chancellor Anna Berg and President Karl Olsen will hold talks in Lima on Friday.",
            "2021-03-03",
            replace(WITH_BOTH, where=("Lima",)),
        ),
        (
            "Chancellor Anna Berg and President Karl Olsen will hold a news conference in Oslo on Friday.",
            "2021-03-03",
            replace(WITH_BOTH, head="conference", kind="speech"),
        ),
    ],
)
def test_another_meeting(text: str, on: str, event: Ev) -> None:
    assert same_event(TALKS, account(text, on, event)) is None


def test_a_body_meets_once_a_day_and_a_spokeswoman_briefs_daily() -> None:
    june = made_account(kind="meeting", who=[body("OPEC")], day=when("2021-06-25", "2021-06-25", "2021-06-25"))
    again = june.model_copy(update={"story": "b" * 64, "told_on": "2021-06-20"})
    september = again.model_copy(update={"when": when("2021-09-25", "2021-09-25", "2021-09-25")})
    assert same_event(june, again)
    assert not same_event(june, september)
    briefing = "Spokeswoman Ann Poe will hold a briefing today."
    event = Ev("briefing", kind="speech", who=("Ann Poe",), time="today")
    assert same_event(account(briefing, "2021-03-03", event), account(briefing, "2021-03-04", event)) is None


def test_a_town_has_one_summit_at_a_time() -> None:
    one = made_account(kind="summit", where=[place("Oslo", "NO")], day=when("2021-06", "2021-06-01", "2021-06-30"))
    day = when("2021-06-14", "2021-06-14", "2021-06-14")
    other = made_account(story="two", kind="summit", where=[place("Oslo", "NO"), place("Norway", "NO")], day=day)
    assert same_event(one, other) == "both: summit, in Oslo; 14 June 2021 and June 2021, which overlap"
    in_country = other.model_copy(update={"where": (place("Norway", "NO"),)})
    assert same_event(in_country, in_country.model_copy(update={"story": "c" * 64})) is None


SOLD = Ev("sell", kind="other", who=("Norland Corp",), where=("Bergen",), what=("its shipyard",))
SALE = account("Norland Corp will sell its shipyard in Bergen.", "2021-03-03", SOLD)


def test_a_firm_sells_one_thing_and_not_another() -> None:
    agreed, its_bergen = (
        "Norland Corp agreed to sell its Bergen shipyard.",
        replace(SOLD, what=("its Bergen shipyard",)),
    )
    assert same_event(SALE, account(agreed, "2021-03-05", its_bergen))
    assert not same_event(SALE, account(agreed, "2021-06-05", its_bergen))
    airline = replace(SOLD, where=(), what=("its airline",))
    assert not same_event(SALE, account("Norland Corp will sell its airline.", "2021-03-05", airline))
    sundby = replace(SOLD, who=("Sundby Corp",))
    assert not same_event(SALE, account("Sundby Corp will sell its shipyard in Bergen.", "2021-03-05", sundby))
    built = replace(SOLD, head="build", what=("a shipyard",))
    assert not same_event(SALE, account("Norland Corp will build a shipyard in Bergen.", "2021-03-05", built))


def test_words_that_every_firm_prints_show_nothing_on_another_day() -> None:
    def stake(told_on: str, words: str) -> Account:
        return made_account(story=told_on, told_on=told_on, kind="other", who=[body("Norland")], what=[words])

    assert not same_event(stake("2021-03-03", "a stake in the company"), stake("2021-03-05", "its stake in a unit"))
    assert not same_event(stake("2021-03-03", "20 ships of the line"), stake("2021-03-05", "30 ships of the line"))
    assert same_event(stake("2021-03-03", "20 ships of the line"), stake("2021-03-05", "the ships of the line"))


SENT_AGAIN = (
    "The union's talks with the owners of the Bergen shipyard about wages and the closing of two docks will resume"
)


def test_a_sentence_that_is_sent_again() -> None:
    talks = Ev("talks", kind="talks", who=("The union", "owners of the Bergen shipyard"), time="next week")
    first = account(f"{SENT_AGAIN} next week.", "2021-03-03", talks)
    again = account(f"UNION HOPES FOR A DEAL\n\nOSLO, March 4 - {SENT_AGAIN} next week.", "2021-03-04", talks)
    assert "the same sentence in both" in (same_event(first, again) or "")
    assert set(blocks_of(first)) & set(blocks_of(again))
    # The same words a week later mean another week.
    assert same_event(first, account(f"{SENT_AGAIN} next week.", "2021-03-10", talks)) is None


def test_a_plan_that_moved_is_found_by_its_old_days() -> None:
    old, new = when("2021-03-29", "2021-03-29", "2021-03-29"), when("2021-05-04", "2021-05-04", "2021-05-04")
    trip = made_account(who=[person("Anna Berg")], where=[place("Oslo", "NO")], day=old)
    moved = trip.model_copy(
        update={"story": "b" * 64, "told_on": "2021-03-10", "when": new, "moved_from": old, "status": "rescheduled"}
    )
    later = trip.model_copy(update={"story": "c" * 64, "told_on": "2021-04-20", "when": new})
    assert same_event(trip, moved)
    assert same_event(moved, later)
    assert not same_event(trip, later)


def test_an_open_end_shows_nothing_but_must_not_contradict() -> None:
    berg, oslo = [person("Anna Berg")], [place("Oslo", "NO")]
    ahead = made_account(who=berg, where=oslo, day=when("2021-06-01/..", "2021-06-01", None, "range"))
    march = made_account(story="two", who=berg, where=oslo, day=when("2021-03-29", "2021-03-29", "2021-03-29"))
    assert same_event(ahead, march) is None


def test_nobody_and_no_day_have_no_block() -> None:
    assert blocks_of(made_account()) == ()
    assert blocks_of(made_account(who=[person("Berg")], told_on=None)) == ()
    assert len(blocks_of(made_account(who=[person("Berg")]))) in {1, 2, 3}


@given(drawn_accounts(), drawn_accounts())
def test_the_order_does_not_matter_and_one_event_shares_a_block(one: Account, other: Account) -> None:
    reason = same_event(one, other)
    assert reason == same_event(other, one)
    if reason is not None:
        assert set(blocks_of(one)) & set(blocks_of(other))


@given(drawn_accounts())
def test_an_account_with_a_traveller_a_place_and_a_day_is_the_same_as_itself(one: Account) -> None:
    days = when("2021-03-29", "2021-03-29", "2021-03-29")
    sure = one.model_copy(
        update={
            "kind": "visit",
            "when": days,
            "who": (person("Anna Berg"), *one.who),
            "where": (*one.where, place("Oslo", "NO")),
        }
    )
    assert same_event(sure, sure.model_copy(update={"story": "f" * 64}))


def test_hostile_lists_cost_little() -> None:
    crowd = [person(f"Ann {'x' * (number % 7)} Poe{number}") for number in range(5_000)]
    many = made_account(kind="meeting", who=crowd, where=[place(f"Town {n}", "NO") for n in range(200)])
    long = made_account(story="two", kind="meeting", who=[person("Poe " * 50_000)], what=["ship " * 50_000])
    began = time.process_time()
    for one in (many, long):
        assert len(blocks_of(one)) < 50
        same_event(one, long)
        same_event(one, many)
    assert time.process_time() - began < 5


BLINKEN = ("Antony J. Blinken",)
TO_BERLIN = Ev(
    "On May 14, the Secretary will |travel|", who=BLINKEN, where=("Berlin",), time="On |May 14|", part_of="e1"
)
TO_PARIS = Ev("On May 15, the Secretary will |travel|", who=BLINKEN, where=("Paris",), time="On |May 15|", part_of="e1")


def told_by(story: Story) -> tuple[Account, ...]:
    return accounts_of(read(story))


def test_a_trip_announced_and_done() -> None:
    announced, done = map(told_by, kerry_in_moscow())
    reasons = [same_event(one, other) for one in announced for other in done]
    assert reasons == ["both: visit, John Kerry, to Moscow; 12–15 July 2021 in both"]


def test_the_legs_of_a_trip_stay_apart() -> None:
    whole = Ev("Blinken will |travel|", who=BLINKEN, where=("Germany", "France"), time="May 14-16")
    first = told_by(
        told_release("2022-05-12-secretary-blinkens-travel-to-germany-and-france", whole, TO_BERLIN, TO_PARIS)
    )
    legs = [one for one in first if len(one.where) == 1]
    assert {one.where[0].name for one in legs} == {"Berlin", "Paris"}
    longer = replace(whole, where=("Germany", "France", "United Arab Emirates"))
    later = told_by(
        told_release(
            "2022-05-14-secretary-blinkens-travel-to-germany-france-and-the-united-arab-emirates",
            longer, TO_BERLIN, TO_PARIS,
        )
    )  # fmt: skip
    for leg in legs:
        assert {one.where[0].name for one in later if same_event(leg, one)} == {leg.where[0].name}


def test_a_trip_to_which_a_stop_is_added() -> None:
    trip = Ev("travel", who=("Anna Poe",), where=("Norway", "Chile"), time="from May 14 to 16")
    longer = replace(trip, where=("Norway", "Chile", "Peru"))
    first = account("Envoy Anna Poe will travel to Norway and Chile from May 14 to 16.", "2021-05-10", trip)
    again = account("Envoy Anna Poe will travel to Norway, Chile and Peru from May 14 to 16.", "2021-05-12", longer)
    reason = same_event(first, again)
    assert reason is not None
    assert reason.startswith("both: visit, Anna Poe, to ")
    through = replace(trip, where=("Norway", "Ghana", "Peru"))
    other = account("Envoy Anna Poe will travel to Norway, Ghana and Peru from May 14 to 16.", "2021-05-12", through)
    assert same_event(first, other) is None


# -- what was moved ----------------------------------------------------------------------------------------------------

PLANNED = account(
    "OSLO, May 3 - Prime Minister Kari Lund will visit Lisbon on May 20, her office said on Tuesday.",
    "2022-05-03",
    Ev("visit", who=("Kari Lund",), where=("Lisbon",), time="on May 20"),
)
MOVE = Ev("visit", "rescheduled", who=("Kari Lund",), where=("Lisbon",), time="June 2", cue="postponed")


def test_what_was_moved_is_the_plan_that_it_was_moved_from() -> None:
    before = PLANNED
    moved = account("OSLO, May 4 - Kari Lund has postponed her visit to Lisbon to June 2.", "2022-05-04", MOVE)
    assert moved.status == "rescheduled"
    assert same_event(before, moved)
    assert same_event(moved, before)
    assert set(blocks_of(before)) & set(blocks_of(moved))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("OSLO, May 4 - Kari Lund has postponed her visit to Madrid to June 2.", replace(MOVE, where=("Madrid",))),
        ("OSLO, May 4 - Kari Lund will visit Lisbon on June 2.", replace(MOVE, status="confirmed", cue=None)),
        ("OSLO, May 4 - Rui Costa has postponed his visit to Lisbon to June 2.", replace(MOVE, who=("Rui Costa",))),
    ],
)
def test_what_was_not_moved_is_another(text: str, event: Ev) -> None:
    assert same_event(PLANNED, account(text, "2022-05-04", event)) is None


def test_a_plan_made_after_the_move_is_another() -> None:
    moved = account("OSLO, May 4 - Kari Lund has postponed her visit to Lisbon to June 2.", "2022-05-04", MOVE)
    planned = Ev("visit", who=("Kari Lund",), where=("Lisbon",), time="on May 20")
    later = account("OSLO, May 10 - Prime Minister Kari Lund will visit Lisbon on May 20.", "2022-05-10", planned)
    assert same_event(moved, later) is None
