"""Who said what: the traps that readers of quotations fall into, and every field of an attribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord import Record, Story, read

if TYPE_CHECKING:
    from onrecord.record import Attribution

Told = tuple[str | None, list[str]]


def attributions_in(text: str, on: str | None = "2021-03-03") -> tuple[Attribution, ...]:
    return read(Story(key="attributions", text=text, published_on=on)).attributions


def told_in(text: str) -> list[Told]:
    """Return source and content pieces of each attribution, in order."""
    return [
        (one.source.text if one.source else None, [piece.text for piece in one.content])
        for one in attributions_in(text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            '"We met," Kovac said. "We agreed on nothing," Lund said.',
            [("Kovac", ["We met"]), ("Lund", ["We agreed on nothing"])],
            id="two quotations with a cue each are two statements",
        ),
        pytest.param(
            '"We met," Kovac said. "We agreed on nothing."',
            [("Kovac", ["We met", "We agreed on nothing"])],
            id="a quotation without a cue goes on with the one before",
        ),
        pytest.param(
            '"The mine is safe. Nobody needs to worry," Kovac said.',
            [("Kovac", ["The mine is safe. Nobody needs to worry"])],
            id="several sentences in one pair of marks are one statement",
        ),
        pytest.param(
            '"If we go," Kovac said, "who will stay with the children?"',
            [("Kovac", ["If we go", "who will stay with the children?"])],
            id="a quotation cut by its cue has two pieces",
        ),
        pytest.param(
            '"The mine is safe, and we will open it,\n\n"and nobody will stop us," Kovac said.',
            [("Kovac", ["The mine is safe, and we will open it", "and nobody will stop us"])],
            id="a mark that is reopened in the next paragraph",
        ),
        pytest.param(
            'Kovac said:\n\n"We will open the mine in May."',
            [("Kovac", ["We will open the mine in May"])],
            id="a colon at the paragraph's end",
        ),
        pytest.param(
            '"We will fight!" Kovac declared.',
            [("Kovac", ["We will fight!"])],
            id="an exclamation mark is no end of the statement",
        ),
        pytest.param(
            'Kovac said that "nobody will pay for this mine."',
            [("Kovac", ["nobody will pay for this mine"])],
            id="a wholly quoted clause starts inside the marks",
        ),
        pytest.param(
            'Kovac said the law was a "historic mistake" for Norway.',
            [("Kovac", ['the law was a "historic mistake" for Norway'])],
            id="marks inside stay",
        ),
    ],
)
def test_quotations(text: str, told: list[Told]) -> None:
    assert told_in(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The port will close, said Harbour Minister Ana Kovac, who is staying in Oslo, on Friday.",
            [("Harbour Minister Ana Kovac, who is staying in Oslo", ["The port will close"])],
            id="what follows an inverted source is no content",
        ),
        pytest.param(
            "Kovac told reporters in Oslo on Monday that the port would close.",
            [("Kovac", ["that the port would close"])],
            id="whom, where and when stand before the content",
        ),
        pytest.param(
            "Kovac urged members to stay at home and warned that wages would fall.",
            [("Kovac", ["to stay at home"]), ("Kovac", ["that wages would fall"])],
            id="a second cue ends the first content and shares its source",
        ),
        pytest.param(
            "The port will close, Kovac said, adding that the workers had been told.",
            [("Kovac", ["The port will close"]), ("Kovac", ["that the workers had been told"])],
            id="adding that",
        ),
        pytest.param(
            "Norway expects to sell more and is hiring drivers.",
            [("Norway", ["to sell more"])],
            id="a finite verb cannot go on an infinitive",
            marks=pytest.mark.rules_alone,  # the network's weights of 1 December run the two together
        ),
        pytest.param(
            "Unless it rains, Kovac said, the match would go ahead.",
            [("Kovac", ["Unless it rains", "the match would go ahead"])],
            id="a front clause and the rest",
        ),
        pytest.param(
            "Meanwhile, officials said, the deals are awaiting approval.",
            [("officials", ["the deals are awaiting approval"])],
            id="meanwhile belongs to the teller",
        ),
        pytest.param(
            "The volume of exports, according to the central bank, is $168 million, "
            "and more than $500 million, according to the ministry.",
            [
                ("the central bank", ["The volume of exports", "is $168 million"]),
                ("the ministry", ["more than $500 million"]),
            ],
            id="two sources share a sentence",
        ),
        pytest.param(
            "The talks, announced on Monday, were described as useful.",
            [],
            id="nobody says it",
        ),
        pytest.param(
            "A survey printed in early May found that 61 percent of teachers agreed.",
            [("A survey printed in early May", ["that 61 percent of teachers agreed"])],
            id="a participle between source and cue belongs to the source",
        ),
        pytest.param(
            "Moody's said, however, the loan was safe.",
            [("Moody's", ["the loan was safe"])],
            id="however belongs to the teller",
        ),
        pytest.param(
            "Lund said by the end of 2031, more than half of the herd would be sold.",
            [("Lund", ["by the end of 2031, more than half of the herd would be sold"])],
            id="a phrase in front of the clause",
        ),
        pytest.param(
            "The mayor accused the firm of hiding losses.",
            [("The mayor", ["the firm of hiding losses"])],
            id="accused of",
        ),
        pytest.param(
            "The agency said 21 ships it said had been hit were safe.",
            [
                ("The agency", ["21 ships it said had been hit were safe"]),
                ("it", ["21 ships", "had been hit were safe"]),
            ],
            id="a clause that lost its subject",
        ),
        pytest.param(
            "The fall in prices suggests that demand is weak.",
            [],
            id="things do not speak",
            marks=pytest.mark.rules_alone,  # the network's weights of 1 December take it for somebody's words
        ),
        pytest.param(
            "Half of the lakes are dead, by one estimate.",
            [("one estimate", ["Half of the lakes are dead"])],
            id="by one estimate",
        ),
        pytest.param("He did not say when the bridge would open.", [], id="nothing is said"),
        pytest.param("The minister will stress the importance of trade.", [], id="it is not said yet"),
        pytest.param("The company declined to comment.", [], id="no comment is no content"),
        pytest.param("The company declined on Monday to comment further.", [], id="nor is no further comment"),
        pytest.param("The company refused to comment on Monday.", [], id="whenever it is"),
        pytest.param(
            "He declined to comment on the judge's order.",
            [("He", ["to comment on the judge's order"])],
            id="no comment on a matter",
        ),
        pytest.param(
            "Reuters, citing people familiar with the talks, said that the bank would be sold.",
            [
                ("Reuters", ["that the bank would be sold"]),
                ("people familiar with the talks", ["that the bank would be sold"]),
            ],
            id="the sources that are cited",
        ),
        pytest.param(
            "Norway asked its neighbours to send drivers.",
            [("Norway", ["to send drivers"])],
            id="who is asked is no content",
        ),
        pytest.param("The president plans to sign the treaty.", [], id="a plan is a planned event"),
    ],
)
def test_reported_speech(text: str, told: list[Told]) -> None:
    assert told_in(text) == told


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kovac said the port was open.", "asserts"),
        ("Kovac denied that the port was open.", "denies"),
        ("Kovac asked whether the port was open.", "asks"),
        ("Kovac urged Norway to open the port.", "urges"),
        ("Kovac vowed to open the port.", "promises"),
        ("Kovac expects the port to open.", "expects"),
        ("Kovac hopes that the port will open.", "hopes"),
        ("Kovac refused to open the port.", "declines"),
        ("Kovac told her staff to open the port.", "urges"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert [one.stance for one in attributions_in(text)] == [stance]


def test_whom_when_and_where() -> None:
    (one,) = attributions_in("Kovac told reporters at a news conference on Monday that the port would close.")
    assert one.addressee is not None
    assert one.addressee.text == "reporters"
    assert one.cue is not None
    assert one.cue.text == "told"
    assert one.said_on is not None
    assert one.said_on.edtf == "2021-03-01"
    assert one.occasion is not None
    assert one.occasion.text.startswith("at a news conference")


def test_a_speaker_at_second_hand_stands_within_the_reporter() -> None:
    outer, inner = attributions_in("The agency quoted Lund as saying that the port would close.")
    assert (outer.id, inner.within) == ("a1", "a1")
    assert inner.content[0].text == "that the port would close"


def test_a_statement_in_a_statement() -> None:
    outer, inner = attributions_in("Kovac said the union refused to talk.")
    assert (outer.within, inner.within) == (None, outer.id)
    assert inner.stance == "declines"


def test_own_hopes_are_no_second_statement() -> None:
    assert len(attributions_in("Kovac said she hoped the port would open.")) == 1
    assert len(attributions_in('"I think the port will open," Kovac said.')) == 1


def test_a_release_speaks_in_its_issuers_voice() -> None:
    assert attributions_in("We condemn the attack. We look forward to the talks.") == ()


def test_the_seed_story(seed_record: Record) -> None:
    told = seed_record.attributions
    assert len(told) == 25
    assert [one.id for one in told] == [f"a{number}" for number in range(1, 26)]
    within = {one.source.text: one.within for one in told if one.within and one.source}
    assert set(within) == {"Russia", "a forecast", "the Bank of Russia", "experts", "expert assessments"}
