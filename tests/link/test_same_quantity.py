"""What a figure measures, when two measure the same, and by which key they are found."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from made_up import TEXTS
from onrecord.link.entries import Claim, Party
from onrecord.link.quantity import Quantity, quantity_of
from onrecord.link.same_quantity import blocks_of, same_quantity
from onrecord.record import CitedPassage, Figure

RUSSIA = Party(name="Russia", kind="place", country="RU")


def claim(
    *measure: str,
    unit: str | None = "USD",
    story: str = "one",
    about: tuple[Party, ...] = (),
    change: str | None = None,
    context: str = "It is 5.",
    found_by: str = "figure.money",
) -> Claim:
    """Return a made-up claim; ``context`` has its figure at the 5."""
    at = context.index("5")
    figure = Figure.model_validate(
        {
            "id": "f1",
            "start": at,
            "end": at + 1,
            "text": "5",
            "value": 5,
            "unit": unit,
            "change": change,
            "measure": [{"start": 0, "end": len(piece), "text": piece} for piece in measure],
            "confidence": 1,
            "found_by": found_by,
        }
    )
    passage = CitedPassage(start=0, end=len(context), text=context)
    return Claim(story=story, told_on="2018-11-09", figure=figure, context=passage, about=about)


def quantity(*measure: str, **fields: object) -> Quantity:
    found = quantity_of(claim(*measure, **fields))  # type: ignore[arg-type]
    assert found is not None
    return found


def test_carriers_and_qualifiers_are_no_part_of_the_head() -> None:
    found = quantity("total amount of Russia’s cumulative net investments in Serbia")
    assert found.head == {"investment"}
    assert found.subject == {"RU"}
    assert found.roles == (("in", frozenset({"RS"})),)
    assert found.carriers == {"amount"}
    assert found.vague == {"total", "cumulative"}
    assert found.exact == {"net"}
    assert found.qualifiers == {"amount", "total", "cumulative", "net"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "total amount of Russia’s cumulative investments in Serbia",
            "volume of Russian investments in Serbian economy",
        ),
        ("investments in Serbia by Russia", "Russian investments in Serbia"),
        ("Russian-Serbian trade volume", "trade between Serbia and Russia"),
        ("Spain's unemployment rate", "unemployment in Spain"),
        ("Spanish gross domestic product", "GDP of Spain"),
        ("the OPEC output", "output of the Organization of Petroleum Exporting Countries"),
        ("French defence spending", "defense expenditure of France"),
    ],
)
def test_one_quantity_in_two_wordings(one: str, other: str) -> None:
    first, second = claim(one), claim(other, story="two")
    assert same_quantity(first, second)
    assert same_quantity(second, first)
    assert blocks_of(quantity(one)) == blocks_of(quantity(other)) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serbian investments in Russia", "Russian investments in Serbia"),
        ("Turkish exports to Iran", "Turkish exports from Iran"),
        ("Turkish exports to Iran", "Turkish exports"),
        ("China's foreign debt", "China's domestic debt"),
        ("China's previous debt", "China's debt"),
        ("China's debt", "Chile's debt"),
    ],
)
def test_two_quantities(one: str, other: str) -> None:
    assert not same_quantity(claim(one), claim(other, story="two"))
    assert not same_quantity(claim(one), claim(other))


def test_a_part_a_difference_and_the_other_end_of_a_change_are_not_the_whole() -> None:
    whole = claim("China's debt")
    assert not same_quantity(whole, claim("China's debt", context="5 of its total debt"))
    assert not same_quantity(whole, claim("China's debt", context="It was 5 above the ceiling."))
    assert not same_quantity(whole, claim("China's debt", context="It rose from 5 to 8."))
    assert same_quantity(whole, claim("China's debt", context="It rose to more than 5 by June."))


def test_units_changes_and_counts_are_families_of_their_own() -> None:
    assert quantity("Serbia's trade", unit="EUR").family == "money EUR"
    assert quantity("Serbia's trade", unit="USD/t").family == "rate USD/t"
    assert quantity("Serbia's trade", unit="t", found_by="figure.measure").family == "measure t"
    assert quantity("steel projects in Serbia", unit="big projects", found_by="figure.count").family == "count project"
    assert quantity("Serbia's trade", unit=None).family == "bare"
    level, change = claim("Serbia's growth", unit="percent"), claim("Serbia's growth", unit="percent", change="up")
    assert not same_quantity(level, change)


def test_who_is_meant_and_not_named_is_the_subject() -> None:
    assert quantity("its foreign debt", about=(RUSSIA,)).subject == {"RU"}
    assert quantity("exports to Russia", about=(RUSSIA,)).subject == set()


@pytest.mark.parametrize("measure", ["it", "", "the", "5,000", "Treasury bonds"])
def test_what_measures_nothing(measure: str) -> None:
    assert quantity_of(claim(*([measure] if measure else []), unit="percent")) is None


def test_what_is_thin_forms_no_block_and_is_compared_within_a_story_only() -> None:
    found = quantity("net profit")
    assert found.thin
    assert blocks_of(found) == ()
    acme = (Party(name="Acme Corp", kind="organisation"),)
    assert same_quantity(claim("shares", about=acme), claim("shares", about=acme))
    assert not same_quantity(claim("shares", about=acme), claim("shares", about=acme, story="two"))
    assert not same_quantity(claim("net profit"), claim("net profit"))


def test_the_legal_form_of_a_firm_and_its_first_words_are_the_firm() -> None:
    one = claim("Acme Steel Corp's net profit", about=(Party(name="Acme Steel Corp", kind="organisation"),))
    other = claim("ACME STEEL NET PROFIT", about=(Party(name="ACME STEEL", kind="organisation"),), story="two")
    short = claim("net profit of Acme", about=(Party(name="Acme Steel Corp", kind="organisation"),), story="two")
    assert same_quantity(one, other)
    assert same_quantity(one, short)


def test_described_parties_and_words_in_capitals_are_no_subject() -> None:
    described = (Party(name="top military commanders", kind="group"), Party(name="Savings", kind="organisation"))
    assert quantity("Savings deposits of top military commanders", about=described).subject == set()
    assert quantity("CAR OUTPUT IN GERMANY").subject == {"DE"}


def test_members_of_a_group_are_no_quantity() -> None:
    assert quantity_of(claim("U.S. service members", unit="members", found_by="figure.count")) is None


@given(TEXTS)
def test_any_words_are_read(text: str) -> None:
    found = quantity_of(claim(text))
    if found is not None:
        assert same_quantity(claim(text), claim(text, story="two")) == (blocks_of(found) != ())


@pytest.mark.parametrize("text", ["of " * 50_000, "a-" * 50_000, "U.S. " * 50_000, "x" * 100_000, "'" * 100_000])
def test_hostile_words_are_read_in_no_time(text: str) -> None:
    began = time.process_time()
    quantity_of(claim(text.strip()))
    assert time.process_time() - began < 1
