"""Of several stories that tell one plan, the title is the one that says most, and who takes part is everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from made_up_accounts import made_account, person, place
from onrecord.link.entries import Account
from onrecord.link.history import Told, plan_of
from onrecord.link.plans import Carrier, Plan
from onrecord.views.plan_words import beside_title, doubt_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence


def told(account: Account, kept: int, *, superseded: bool = False) -> Told:
    carriers = (Carrier(story_key=str(kept), published_on=account.told_on),)
    return Told(account=account, carriers=carriers, superseded=superseded, kept=kept)


def plan_told(accounts: Sequence[Account]) -> Plan:
    return plan_of([told(account, kept) for kept, account in enumerate(accounts)])


SHORT = made_account(story="one", who=[person("Berg")], where=[place("Lima", "PE")])
FULL = made_account(story="two", who=[person("Anna Berg"), person("Lin Wei")], where=[place("Lima", "PE")])
NOBODY = made_account(story="three", where=[place("Lima", "PE")])


def test_the_title_is_of_the_story_that_names_most() -> None:
    for accounts in ([SHORT, FULL, NOBODY], [NOBODY, FULL, SHORT], [FULL, SHORT]):
        plan = plan_told(accounts)
        assert plan.title == "Anna Berg and Lin Wei to visit Lima"
        assert plan.participants == ("Anna Berg", "Lin Wei")


def test_names_stand_in_full() -> None:
    fullest = SHORT.model_copy(update={"where": (), "who": (person("Anna Berg"),), "participants": ("Anna Berg",)})
    plan = plan_told([fullest, SHORT.model_copy(update={"participants": ("bus drivers", "Berg")})])
    assert plan.participants == ("bus drivers", "Anna Berg")


def test_whom_nobody_names_takes_part() -> None:
    unnamed = NOBODY.model_copy(update={"participants": ("bus drivers",), "title": "Bus drivers to visit Lima"})
    plan = plan_told([unnamed])
    assert (plan.who, plan.participants, plan.title) == ((), ("bus drivers",), "Bus drivers to visit Lima")


def test_what_took_place_is_told_so_and_what_did_not_is_not() -> None:
    done = made_account(story="four", who=[person("Berg")], where=[place("Lima", "PE")], status="happened")
    assert plan_told([FULL, done]).title == "Berg visited Lima"
    assert plan_told([FULL]).title.startswith("Anna Berg and Lin Wei to visit")


def test_a_sure_story_before_a_doubtful_one() -> None:
    doubtful = FULL.model_copy(update={"confidence": 0.2})
    plan = plan_told([SHORT, doubtful])
    assert (plan.title, plan.confidence, plan.doubtful) == ("Berg to visit Lima", 0.9, False)
    plan = plan_told([doubtful])
    assert (plan.title, plan.confidence, plan.doubtful) == ("Anna Berg and Lin Wei to visit Lima", 0.2, True)


def test_what_a_superseded_story_said_does_not_count() -> None:
    plan = plan_of([told(FULL, 1, superseded=True), told(SHORT.model_copy(update={"confidence": 0.3}), 2)])
    assert (plan.title, plan.participants, plan.confidence) == ("Berg to visit Lima", ("Berg",), 0.3)


def test_beside_the_title_stands_what_it_has_no_room_for() -> None:
    plan = plan_told([FULL])
    assert list(beside_title(plan)) == []
    more = {
        "title": "Bridge to close in Oslo",
        "participants": ("the bridge", "the port authority"),
        "where": ("Oslo", "Norway", "Bergen"),
        "what": ("its repair",),
    }
    # Norway is where Oslo is.
    assert list(beside_title(plan.model_copy(update=more))) == ["with the port authority", "in Bergen", "its repair"]


def test_doubt_in_words() -> None:
    assert doubt_in_words(0.31) == "doubtful, 0.31"
    assert doubt_in_words(0.9) is None


def test_an_older_plan_and_account_get_their_title_when_they_are_read() -> None:
    account = FULL.model_dump(mode="json", exclude={"title", "participants"})
    assert Account.model_validate(account) == FULL
    plan = plan_told([FULL])
    older = plan.model_dump(mode="json", exclude={"title", "participants", "confidence"})
    assert Plan.model_validate(older) == plan.model_copy(update={"confidence": 1.0})
