"""Dates, amounts and chains as a person writes them."""

from __future__ import annotations

import pytest

from made_up import example_record
from onrecord.plainly import (
    amount_in_words,
    chain_in_words,
    date_in_words,
    number_in_words,
    when_in_words,
)
from onrecord.record import CitedPassage, Figure, When


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2018-11-09", "9 November 2018"),
        ("2019-01", "January 2019"),
        ("2019", "2019"),
        ("../2018-12-31", "by 31 December 2018"),
        ("2018-12-31/..", "from 31 December 2018"),
        ("/2018", "by 2018"),
        ("2021-07-18/2021-07-25", "18–25 July 2021"),
        ("2021-07-28/2021-08-03", "28 July – 3 August 2021"),
        ("2021-12-28/2022-01-03", "28 December 2021 to 3 January 2022"),
        ("2018-01/2018-08", "January–August 2018"),
        ("2017-11/2018-02", "November 2017 to February 2018"),
        ("2018/2019", "2018 to 2019"),
        ("2021-05-03T14:30", "3 May 2021, 14:30"),
        ("2018-21", "2018-21"),
        ("2018-13-45", "2018-13-45"),
        ("XXXX-05", "XXXX-05"),
        ("", ""),
    ],
)
def test_dates_are_as_wide_as_they_were(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words


def test_a_day_or_none() -> None:
    passage = CitedPassage(start=0, end=1, text="x")
    assert when_in_words(None) == "no date given"
    assert when_in_words(When(edtf="2019-01", passages=(passage,))) == "January 2019"
    assert when_in_words(When(edtf="2019-01-02", starts_at="14:30", passages=(passage,))) == "2 January 2019, 14:30"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (30, "30"),
        (0.5, "0.5"),
        (1_570_000_000, "1.57 billion"),
        (2e12, "2 trillion"),
        (168_000_000, "168 million"),
        (1_234_567, "1,234,567"),
        (12_345.678, "12,345.678"),
        (-3_500_000_000, "-3.5 billion"),
        (0, "0"),
    ],
)
def test_a_number_loses_no_digit(value: float, words: str) -> None:
    assert number_in_words(value) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 2e9, "unit": "USD", "comparator": ">"}, "more than 2 billion USD"),
        ({"value": 10, "unit": "percent", "change": "up"}, "10 percent, up"),
        ({"value": 10, "high": 12, "unit": "km", "comparator": "~"}, "about 10 to 12 km"),
        ({"value": 12, "from_value": 10, "change": "up"}, "12, up from 10"),
        ({"value": 3, "unit": "rank"}, "rank 3"),
    ],
)
def test_amounts(fields: dict[str, object], words: str) -> None:
    made = {"start": 0, "end": 1, "text": "x", "id": "f1", "confidence": 1, "found_by": "made.up"} | fields
    assert amount_in_words(Figure.model_validate(made)) == words


def test_a_chain_begins_with_whose_word_it_is_in_the_end() -> None:
    record = example_record()
    by_id = {attribution.id: attribution for attribution in record.attributions}
    assert chain_in_words(("a1",), by_id) == " ← Mary Poe"
    assert chain_in_words((), by_id) == ""
