"""Which days are meant: cases that the rules' own examples do not show."""

from __future__ import annotations

import pytest

from times_read import ranges_of, times_of


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The accords are due to be signed Tuesday.", "Tuesday", "2018-11-13"),
        ("MINISTER TO VISIT ROME MONDAY", "MONDAY", "2018-11-12"),
        ("Theresa May said in May that she would go.", "May", "2018-05"),
        ("Sales rose in the year ended March 31.", "the year", "2017-04/2018-03"),
        ("It lost in the six months ended Aug. 12, 1988.", "the six months", "1988-02-13/1988-08-12"),
        ("He is busy for the rest of the year.", "the rest of the year", "2018-11-09/2018-12-31"),
        ("He was shot on May the 9th.", "May the 9th", "2018-05-09"),
        ("We want to stand by the (December) accord.", "December", "2018-12"),
        ("Minister to visit Monday", "Monday", "2018-11-12"),
        ("They will meet there on Friday, he said on Thursday.", "Thursday", "2018-11-08"),
        ("They will meet there on Friday, he said on Thursday.", "Friday", "2018-11-09"),
        ("It had been scheduled to expire on Wednesday.", "Wednesday", "2018-11-07"),
        ("The plan, announced in April, was dropped.", "April", "2018-04"),
        ("He plans a trip to China in April.", "April", "2019-04"),
        ("They signed it in August last year.", "August last year", "2017-08"),
        ("It was known before the end of the year.", "the end of the year", "../2018-12-31"),
        ("Trade has fallen since March 2018.", "March 2018", "2018-03/.."),
        ("It is open from March 1.", "March 1", "2019-03-01/.."),
        ("He must go by 2020.", "2020", "../2020"),
        ("Debt stood at 16 billion at end-1986.", "end-1986", "1986-12-31"),
        ("Talks start early next year.", "early next year", "2019-01/2019-03"),
        ("They meet in late April 2019.", "late April 2019", "2019-04-21/2019-04-30"),
        ("In the coming days they will talk.", "the coming days", "2018-11-10/2018-11-16"),
        ("He will speak later this week.", "later this week", "2018-11-09/2018-11-11"),
        ("Sales rose in the first quarter of the next year.", "the first quarter of the next year", "2019-01/2019-03"),
        ("They meet in\n    January\nnext year.", "January\nnext year", "2019-01"),
        ("He died on 29 February 2017.", "29 February 2017", None),
    ],
)
def test_days(text: str, words: str, edtf: str | None) -> None:
    found = {each.text: each.edtf for each in ranges_of(text, "2018-11-09")}
    assert found.get(words) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He travels from April 29 to May 5.", "2019-04-29/2019-05-05"),
        ("between May and July 2017", "2017-05/2017-07"),
        ("from December 28 to January 3", "2018-12-28/2019-01-03"),
        ("the fair of 1-4 November", "2018-11-01/2018-11-04"),
        ("She will travel there March 26-30, 2022.", "2022-03-26/2022-03-30"),
        ("the 2012-13 budget", "2012/2013"),
    ],
)
def test_ranges_are_whole_for_the_other_rooms(text: str, edtf: str) -> None:
    assert edtf in [each.edtf for each in ranges_of(text, "2018-11-09")]


def test_the_record_prints_a_ranges_ends() -> None:
    ends = times_of("He travels from April 29 to May 5.", "1987-03-27")
    assert [(end.id, end.text, end.edtf) for end in ends] == [
        ("t1", "April 29", "1987-04-29"),
        ("t2", "May 5", "1987-05-05"),
    ]
    assert {end.range.edtf for end in ends if end.range} == {"1987-04-29/1987-05-05"}


def test_a_chronicle_follows_its_own_line() -> None:
    text = (
        "The war began on July 5, 1936. In October the city fell. By January the army had gone. On 3 March 1937 a "
        "truce was signed, as in 1812. It broke in April. A treaty of 8 May 1938 ended it, and on 9 May 1938 all went."
    )
    found = {each.text: each.edtf for each in times_of(text, "2009-12-19")}
    assert (found["October"], found["April"], found["January"]) == ("1936-10", "1937-04", "../1937-01")


def test_the_same_without_a_day() -> None:
    text = "In May 2017 he left; he returns on Friday, next week or in May, in two years."
    found = {each.text: each for each in times_of(text, None)}
    assert found["May 2017"].edtf == "2017-05"
    assert found["Friday"].edtf is None
    assert found["next week"].edtf is None
    assert found["two years"].value == "P2Y"


@pytest.mark.parametrize("words", ["next winter", "this winter", "next spring", "next quarter", "next year"])
@pytest.mark.parametrize("on", ["9998-06-01", "9998-12-31", "9999-06-30"])
def test_where_the_calendar_ends_nothing_fails(words: str, on: str) -> None:
    assert times_of(f"He will visit Rome {words}.", on)
