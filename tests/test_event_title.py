"""What a diary prints: short, grammatical, and no more than the record says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import TEXTS
from onrecord.event_title import MOST_OF_WHAT, EventWords, event_title, shortened, tense_of

FOUR = "Chile|Peru|Bolivia|Brazil"
BERG, DUARTE = "Anna Berg", "Ana Duarte"


def titled(head: str, kind: str, *parties: str, what: str = "", where: str = "", status: str = "planned") -> str:
    """Return a title; ``where`` may name several places, with ``|`` between them."""
    return event_title(
        EventWords(
            head, kind, parties, (what,) if what else (), tuple(filter(None, where.split("|"))), tense_of(status)
        )
    )


@pytest.mark.parametrize("head", ["visit", "visits", "visited", "visiting", "trip", "Visit", "VISIT", "begin", "in"])
def test_a_visit_is_one_however_it_is_told(head: str) -> None:
    assert titled(head, "visit", BERG, where="Chile") == "Anna Berg to visit Chile"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Anna Berg to travel to Lima and Oslo", titled("traveling", "visit", BERG, where="Lima|Oslo")),
        ("Anna Berg to arrive in Oslo", titled("arrive", "visit", BERG, where="Oslo")),
        ("Anna Berg to tour the Netherlands", titled("tour", "visit", BERG, where="Netherlands")),
        ("Anna Berg to visit Chile", titled("visit", "visit", BERG, "Chile", where="Chile")),
        ("Anna Berg to visit Chile, Peru, Bolivia and elsewhere", titled("visit", "visit", BERG, where=FOUR)),
        ("Anna Berg to visit a shipyard", titled("visit", "visit", BERG, what="a shipyard")),
        ("Anna Berg to return", titled("return", "visit", BERG)),
        ("Visit by the U.S.", titled("visit", "visit", "U.S.")),
        ("Trip by Anna Berg", titled("trip", "visit", BERG)),
        ("Anna Berg and Ana Duarte: visit", titled("visit", "visit", BERG, DUARTE)),
        ("Trip to Chile", titled("trip", "visit", where="Chile")),
        ("Stopover in Oslo", titled("stopover", "visit", where="Oslo")),
        ("Visit", titled("visit", "visit")),
        # under way, and over
        ("Anna Berg visiting Chile", titled("visit", "visit", BERG, where="Chile", status="happening")),
        ("Anna Berg arriving in Chile", titled("arrived", "visit", BERG, where="Chile", status="happening")),
        ("Anna Berg visited Chile", titled("visit", "visit", BERG, where="Chile", status="happened")),
        ("Anna Berg traveled to Chile", titled("traveled", "visit", BERG, where="Chile", status="happened")),
        ("Anna Berg went to Chile", titled("went", "visit", BERG, where="Chile", status="happened")),
    ],
)
def test_journeys(title: str, told: str) -> None:
    assert told == title


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Anna Berg to meet Ana Duarte in Oslo", titled("meet", "meeting", BERG, DUARTE, where="Oslo")),
        ("Anna Berg and Ana Duarte to meet in Oslo", titled("meeting", "meeting", BERG, DUARTE, where="Oslo")),
        ("EU ministers to meet on fisheries", titled("meet", "meeting", "EU ministers", what="fisheries")),
        ("Anna Berg met Ana Duarte", titled("met", "meeting", BERG, DUARTE, status="happened")),
        ("U.S. and China to hold talks in Beijing", titled("talks", "talks", "U.S.", "China", where="Beijing")),
        ("China and the U.S. to hold talks on trade", titled("talks", "talks", "China", "U.S.", what="trade")),
        ("China and Japan holding talks", titled("talks", "talks", "China", "Japan", status="happening")),
        (
            "Talks between China and Japan on trade in Paris",
            titled("talks", "talks", "China", "Japan", what="trade", where="Paris", status="happened"),
        ),
        ("Talks on a truce in Paris", titled("talks", "talks", what="a truce", where="Paris")),
        ("Libya: elections", titled("elections", "election", "Libya")),
        ("Troops: withdrawal from Libya", titled("withdrawal", "military", "the troops", what="Libya")),
        ("Elections in Libya", titled("elections", "election", where="Libya")),
        ("Anna Berg: workshop in Oslo", titled("Workshop", "meeting", BERG, where="Oslo")),
        ("Anna Berg and G7 leaders: summit in Oslo", titled("Summit", "summit", BERG, "G7 leaders", where="Oslo")),
        ("Anna Berg: meeting in Oslo", titled("attend", "meeting", BERG, where="Oslo")),
        ("Anna Berg to attend a dinner", titled("attend", "meeting", BERG, what="a dinner")),
        ("Anna Berg to speak to students in Oslo", titled("speak", "speech", BERG, "students", where="Oslo")),
        ("A, B, C and others to meet", titled("meeting", "meeting", "A", "B", "C", "D")),
    ],
)
def test_who_comes_together(title: str, told: str) -> None:
    assert told == title


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Bridge to close", titled("close", "other", "the bridge")),
        ("Bridge to be closed", titled("closed", "other", "the bridge")),
        ("Three men sentenced to a year", titled("sentenced", "trial", "three men", what="a year", status="happened")),
        ("Anna Berg to be charged with fraud", titled("charged", "trial", BERG, what="fraud")),
        ("Court to sentence three men", titled("sentence", "trial", "the court", what="three men")),
        ("Anna Berg and Judge Lin: trial – fraud", titled("convicted", "trial", BERG, "Judge Lin", what="fraud")),
        ("Anna Berg and Channel 4: interview", titled("interviewed", "speech", BERG, "Channel 4")),
        ("Norway to hold census – reindeer", titled("census", "other", "Norway", what="reindeer")),
        ("Anna Berg: trial", titled("subpoenaed", "trial", BERG)),
        ("Bank: publication", titled("published", "publication", "the bank")),
        ("Mandate to expire", titled("expires", "deadline", BERG, what="The mandate")),
        ("Mandate to expire", titled("expires", "deadline", what="mandate")),
        ("Norway to sign an accord", titled("sign", "signing", "Norway", what="An accord")),
        ("Council to meet the mayor", titled("meet", "meeting", "A council", "The mayor")),
        ("Banks to merge near Oslo", titled("merge", "other", "banks", where="near Oslo")),
        ("School: classes online", titled("classes", "other", "the school", where="online")),
        ("Bridge closed", titled("closed", "other", "the bridge", status="happened")),
        ("Three men to be sentenced in Oslo", titled("sentenced", "trial", "three men", where="Oslo")),
        ("Bus drivers to strike in Oslo", titled("strikes", "other", "bus drivers", where="Oslo")),
        ("Government: shutdown", titled("shutdown", "other", "the government")),
        ("Parliament to vote on the budget", titled("vote", "vote", "Parliament", what="the budget")),
        ("Parliament voted to adjourn", titled("voted", "vote", "Parliament", what="to adjourn", status="happened")),
        ("Court to decide whether to hear it", titled("decide", "decision", "the court", what="whether to hear it")),
        ("Court to rule on whether it may", titled("ruled", "decision", "the court", what="whether it may")),
        ("Vote on the budget", titled("vote", "vote", what="the budget")),
        ("Decision on the budget", titled("decide", "decision", what="the budget")),
        ("Treaty to be signed in Paris", titled("signed", "signing", what="a treaty", where="Paris")),
        ("Treaty signed in Paris", titled("sign", "signing", what="a treaty", where="Paris", status="happened")),
        ("Russia: signing of a treaty", titled("signing", "signing", "Russia", what="a treaty")),
        ("Russia and Serbia to sign a treaty", titled("signed", "signing", "Russia", "Serbia", what="a treaty.")),
        ("Cotton to be imported", titled("importing", "other", what="cotton")),
        ("Deadline for bids", titled("deadline", "deadline", what="bids")),
        (
            "Anna Berg to host a dinner at the White House",
            titled("host", "ceremony", BERG, DUARTE, what="a dinner", where="White House"),
        ),
        ("Gala in Oslo – fifty years of rail", titled("gala", "ceremony", where="Oslo", what="fifty years of rail")),
        ("Brexit", titled("Brexit", "other")),
        ("eBay to list shares", titled("list", "other", "eBay", what="shares")),
        ("Visit", titled("there", "visit")),
        ("Event", titled("…", "other")),
    ],
)
def test_what_is_done(title: str, told: str) -> None:
    assert told == title


def test_what_is_cut_between_words() -> None:
    long = "a package of " + "very " * 30 + "long documents"
    title = titled("sign", "signing", "Norway", what=long, where="Oslo")
    assert title == f"Norway to sign {shortened(long, MOST_OF_WHAT)} in Oslo"
    assert title.endswith("very… in Oslo")
    assert shortened("x" * 99, 10) == "x" * 10 + "…"


def test_a_stop_that_belongs_to_the_word_stays() -> None:
    assert titled("join", "other", BERG, what="the U.S.") == "Anna Berg to join the U.S."
    assert titled("end", "other", BERG, what="the strike.") == "Anna Berg to end the strike"


def test_a_place_is_named_once() -> None:
    assert titled("sign", "signing", "Serbia", what="a treaty", where="Serbia") == "Serbia to sign a treaty"
    assert (
        titled("sign", "signing", "Serbia", what="the Paris treaty", where="Paris") == "Serbia to sign the Paris treaty"
    )


@given(
    st.builds(
        EventWords,
        head=st.one_of(TEXTS, st.sampled_from(["visit", "meet", "signed", "talks", "vote", "deciding", "closed"])),
        kind=st.sampled_from(["visit", "meeting", "talks", "vote", "signing", "other", "decision"]),
        participants=st.lists(TEXTS, max_size=4).map(tuple),
        what=st.lists(TEXTS, max_size=2).map(tuple),
        where=st.lists(TEXTS, max_size=3).map(tuple),
        tense=st.sampled_from(["ahead", "now", "done"]),
    )
)
def test_any_words_make_one_line(words: EventWords) -> None:
    title = event_title(words)
    assert title
    assert title == " ".join(title.split())
    assert len(title) < 4 * 60 + MOST_OF_WHAT + 4 * 60 + 80
