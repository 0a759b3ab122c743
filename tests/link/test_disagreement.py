"""How two figures stand to each other: every rule's pairs, the seed story, and what holds for all pairs."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

import pytest

from made_up import story_parts
from onrecord.intake import Story
from onrecord.link.amounts import fit, rounded_alike, span, step
from onrecord.link.claims import claims_of
from onrecord.link.disagreement import compare, reasons
from onrecord.link.entries import Claim
from onrecord.link.plans import AT_ONE, Comparison
from onrecord.link.quantity import quantity_of
from onrecord.link.same_quantity import blocks_of
from onrecord.read import read
from onrecord.record import CitedPassage, Figure
from onrecord.stories import seed, state_department

RULES: list[dict[str, Any]] = tomllib.loads(
    files("onrecord.link").joinpath("disagreements.toml").read_text(encoding="utf-8")
)["rule"]
EXAMPLES = [
    pytest.param(rule, example, kind, id=f"{rule['id']}-{kind}-{number}")
    for rule in RULES
    for kind in ("holds", "fails")
    for number, example in enumerate(rule[kind], 1)
]
VERDICTS = ("right", "wrong", "false", "true figure", "correct", "mistake", "lie", "error")


@cache
def claims(text: str, on: str | None) -> tuple[Claim, ...]:
    return claims_of(read(Story(key="made-up", text=text, published_on=on)))


def claim(text: str, on: str | None, words: str | None = None) -> Claim:
    return next(one for one in claims(text, on) if words is None or one.figure.text == words)


def pair_of(example: dict[str, Any]) -> tuple[Claim, Claim]:
    if "of" in example:
        first, second = example["of"]
        return claim(example["one"], example["on"], first), claim(example["one"], example["on"], second)
    return claim(example["one"], example["on"]), claim(example["other"], example["other_on"])


def compared(one: str, other: str, on: str = "1987-03-02", other_on: str = "1987-03-02") -> Comparison | None:
    return compare(claim(one, on), claim(other, other_on))


def figure(text: str, value: float, **fields: Any) -> Figure:  # noqa: ANN401  # any field of a figure
    return Figure(start=0, end=len(text), text=text, id="f1", value=value, confidence=1, found_by="made.up", **fields)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_rule_has_a_reason_and_examples(rule: dict[str, Any]) -> None:
    assert len(rule["why"]) > 10
    assert len(rule["holds"]) >= 2
    assert len(rule["fails"]) >= 1


@pytest.mark.parametrize(("rule", "example", "kind"), EXAMPLES)
def test_a_rule_does_what_its_examples_say(rule: dict[str, Any], example: dict[str, Any], kind: str) -> None:
    one, other = pair_of(example)
    found = compare(one, other)
    told_by_the_rule = found is not None and rule["says"].split("{")[0] in found.detail
    first = found is not None and found.reason == rule["reason"] and told_by_the_rule
    assert first == (kind == "holds"), found


@pytest.mark.parametrize(("rule", "example", "kind"), EXAMPLES)
def test_the_order_of_two_figures_changes_no_reason(rule: dict[str, Any], example: dict[str, Any], kind: str) -> None:
    one, other = pair_of(example)
    there, back = compare(one, other), compare(other, one)
    assert (there and there.reason) == (back and back.reason), (rule["id"], kind)


def test_the_rules_stand_once_each_in_the_order_that_is_documented() -> None:
    assert [told.reason for told in reasons()] == [
        "agrees",
        "rounding",
        "other period",
        "other definition",
        "other source",
        "other definition",
        "revised later",
        "contradicts",
    ]


def test_the_two_disagreements_of_the_seed_story() -> None:
    found = {
        (one.figure.id, other.figure.id): comparison
        for one, other in combinations(claims_of(read(seed())), 2)
        if (comparison := compare(one, other)) is not None
    }
    assert {pair: comparison.reason for pair, comparison in found.items()} == {
        ("f4", "f5"): "other source",
        ("f6", "f7"): "other source",
    }
    assert found["f4", "f5"].detail == (
        "Bank of Russia, as told by Yuri Borisov: 1.57 billion USD. Experts, as told by Yuri Borisov: more than 3.5 "
        "billion USD. The sources differ. The wording differs: the first has “cumulative”, “total”."
    )


def test_all_other_reasons_are_told_behind_the_first() -> None:
    found = compared(
        "Hungary's net debt was $7.7 billion in 1985/86, bankers said.",
        "Hungary's debt was $9.4 billion in 1986, the Hungarian central bank said.",
    )
    assert found is not None
    assert found.reason == "other period"
    assert found.detail.endswith(
        "The periods are not the same: 1985 to 1986 and 1986. They are not reckoned alike: the first has “net”. "
        "The sources differ."
    ), found.detail


def test_no_verdict_in_any_sentence() -> None:
    for rule in RULES:
        assert not any(word in rule["says"].lower().split() for word in VERDICTS), rule["id"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kenya's coffee exports were 90,000 tonnes in 1986.", "Kenya's coffee exports were $90 million in 1986."),
        ("Kenya's coffee exports were 90,000 tonnes in 1986.", "Kenya's coffee exports rose 10 percent in 1986."),
        ("Kenya's coffee exports were 90,000 tonnes in 1986.", "Kenya's tea exports were 115,000 tonnes in 1986."),
        ("Kenya's coffee exports were 90,000 tonnes in 1986.", "Uganda's coffee exports were 115,000 tonnes in 1986."),
        (
            "Kenya's coffee exports were 90,000 tonnes in January.",
            "Kenya's coffee exports were 800,000 tonnes in 1986.",
        ),
    ],
    ids=["another unit", "a level and a change", "another thing", "another country", "another time"],
)
def test_what_cannot_be_set_against_each_other(one: str, other: str) -> None:
    assert compared(one, other) is None


def test_a_forecast_is_no_rival_of_what_was_measured_at_another_time() -> None:
    measured = "Kenya's coffee exports were 90,000 tonnes in 1986."
    expected = "Kenya's coffee exports are expected to be 115,000 tonnes in 1987."
    assert claim(expected, "1987-03-02").figure.forecast
    assert compared(measured, expected) is None


def test_a_total_so_far_is_no_rival_of_the_later_one() -> None:
    one = "Kenya's coffee exports so far in 1987 were 90,000 tonnes."
    other = "Kenya's coffee exports so far in 1987 were 115,000 tonnes."
    assert compared(one, other, "1987-03-02", "1987-06-02") is None


def test_another_act_is_no_rival_of_the_first() -> None:
    one = "The World Bank approved loans of $70 million to Pakistan."
    other = "The World Bank approved loans of $25 million to Pakistan."
    assert compared(one, other, "1987-03-02", "1987-03-20") is None


def test_the_dead_of_another_month_are_of_another_flood() -> None:
    one, other = "At least 12 people were killed in the Kenya floods.", "The floods in Kenya killed 35 people."
    assert compared(one, other, "2021-03-02", "2021-03-04") is not None
    assert compared(one, other, "2021-03-02", "2021-04-04") is None


def test_one_voice_gives_two_amounts_of_two_things() -> None:
    text = "Kenya's coffee exports were 90,000 tonnes. Kenya's coffee exports were 115,000 tonnes."
    assert compare(claim(text, "1987-03-02", "90,000 tonnes"), claim(text, "1987-03-02", "115,000 tonnes")) is None


def test_an_earnings_table_holds_no_disagreement() -> None:
    text = (
        "ACME CORP <ACM> 1ST QTR NET\n\nShr 34 cts vs 28 cts\nNet 1,340,000 vs 1,120,000\nRevs 13.4 mln vs 11.2 mln\n"
        "Nine mths\nShr 1.02 dlrs vs 98 cts\nNet 4,100,000 vs 3,900,000\nRevs 40.2 mln vs 39.1 mln\n"
    )
    found = claims(text, "1987-03-02")
    assert len(found) > 8
    differing = [c for one, other in combinations(found, 2) if (c := compare(one, other)) and c.reason not in AT_ONE]
    assert differing == []


@pytest.mark.parametrize(
    ("text", "value", "last_place"),
    [
        ("$1.57 billion", 1.57e9, 1e7),
        ("$1.6 billion", 1.6e9, 1e8),
        ("500 million", 5e8, 1e7),
        ("20,000", 20_000, 1_000),
        ("19,870", 19_870, 10),
        ("40 cts", 0.4, 0.01),
        ("two million", 2e6, 1e6),
        ("eight", 8, 1),
        ("7-1/4 pct", 7.25, 0),
        ("0", 0, 0),
    ],
)
def test_how_exactly_a_figure_is_printed(text: str, value: float, last_place: float) -> None:
    assert step(figure(text, value)) == pytest.approx(last_place)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (figure("3.5", 3.5, comparator=">"), figure("3.57", 3.57), True),
        (figure("3.5", 3.5, comparator=">"), figure("1.57", 1.57), False),
        (figure("3.5", 3.5, comparator=">"), figure("3.5", 3.5), False),
        (figure("3.5", 3.5, comparator=">="), figure("3.5", 3.5), True),
        (figure("3.5", 3.5, comparator=">"), figure("80", 80), False),
        (figure("hundreds", 100, comparator=">"), figure("800", 800), True),
        (figure("10 to 12", 10, high=12), figure("11 to 15", 11, high=15), True),
        (figure("10 to 12", 10, high=12), figure("13", 13), False),
        (figure("100", 100, comparator="~"), figure("97", 97), True),
        (figure("90", 90, comparator=">="), figure("90", 90, comparator="<"), False),
        (figure("3", 3, change="up"), figure("3", 3, change="down"), False),
        (figure("-5", -5, comparator=">"), figure("-4", -4), True),
    ],
)
def test_which_amounts_can_both_be_true(one: Figure, other: Figure, fits: bool) -> None:  # noqa: FBT001
    assert fit(one, other) == fit(other, one) == fits
    assert span(one)[0] <= span(one)[1]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (figure("1.6 billion", 1.6e9), figure("1.57 billion", 1.57e9), True),
        (figure("1.5 billion", 1.5e9), figure("1.57 billion", 1.57e9), False),
        (figure("four", 4), figure("3.5", 3.5), False),
        (figure("7-1/4", 7.25), figure("seven", 7), False),
        (figure("90", 90, comparator=">="), figure("90", 90, comparator="<"), False),
    ],
)
def test_which_amounts_are_one_rounded(one: Figure, other: Figure, alike: bool) -> None:  # noqa: FBT001
    assert rounded_alike(one, other) == rounded_alike(other, one) == alike


def test_a_misread_range_is_compared_with_nothing() -> None:
    context = CitedPassage(start=0, end=20, text="10 to 2.842 billion.")
    parts = story_parts("10 to 2.842 billion.")
    measure = (CitedPassage(start=0, end=22, text="Russia's reserves gold"),)
    odd = Claim(
        story=parts.sha256,
        told_on="1987-03-02",
        figure=figure("10 to 2.842 billion", 10, high=2.842e9, unit="USD", measure=measure),
        context=context,
    )
    assert compare(odd, odd.model_copy(update={"story": "another"})) is None


@pytest.mark.slow
def test_pairs_of_the_bundled_stories_are_symmetric() -> None:
    groups: dict[str, list[Claim]] = {}
    for story in state_department():
        for one in claims_of(read(story)):
            measured = quantity_of(one)
            for key in (one.story, *(blocks_of(measured) if measured else ())):
                groups.setdefault(key, []).append(one)
    assert any(len(group) > 10 for group in groups.values())
    for one, other in (pair for group in groups.values() for pair in combinations(group, 2)):
        there, back = compare(one, other), compare(other, one)
        assert (there and there.reason) == (back and back.reason)
