"""Which days are meant: cases that the rules' own examples do not show."""

from __future__ import annotations

import pytest

from times_read import ranges_of, times_of


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The accords are due to be signed Tuesday.", "Tuesday", "2018-11-13"),
        ("MINISTER TO VISIT ROME MONDAY", "MONDAY", "2018-11-12"),
        ("The firm changes its name as of May one.", "May one", "2019-05-01"),
        ("The hearing is scheduled for April Nine and not before.", "April Nine", "2019-04-09"),
        ("They saw May one last time.", "May one", None),
        ("The fair is on February 27 & 28.", "February 27 & 28", "2019-02-27/2019-02-28"),
        ("They left after talks following Thursday's hearing.", "Thursday", "2018-11-08"),
        ("The term was cut in half to six weeks.", "half to six", None),
        ("A June cease-fire has failed.", "June", "2018-06"),
        ("The rule of March 5, 2016 stands. A ruling is due later in the day.", "later in the day", "2018-11-09"),
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
        ("They will return in two weeks.", "two weeks", "2018-11-19/2018-11-25"),
        ("Oil fell 9 percent in two weeks.", "two weeks", None),
        ("The bank answered within ten days.", "ten days", None),
        ("The bank will answer within ten days.", "ten days", "2018-11-09/2018-11-19"),
        ("She begins a three-day visit starting Monday.", "three-day", "2018-11-12/2018-11-14"),
        ("It is closed for 10 days from 18 December.", "10 days from 18 December", "2018-12-18/2018-12-27"),
        ("He left more than two years ago.", "more than two years ago", "../2016"),
        ("Voting runs through November 20.", "November 20", "../2018-11-20"),
        ("They will meet next week Wednesday.", "next week Wednesday", "2018-11-14"),
        ("Talks resume on 11/20.", "11/20", "2018-11-20"),
        ("The vote was 11/20.", "11/20", None),
        ("Terms end in 09/2019.", "09/2019", "2019-09"),
        ("The letter of 05-Aug-2016 is lost.", "05-Aug-2016", "2016-08-05"),
        ("It was signed on the twenty-fourth of May.", "the twenty-fourth of May", "2018-05-24"),
        ("Rain fell in June of '87.", "June of '87", "1987-06"),
        ("They march 10 miles.", "march 10", None),
        ("The strike is set for the last Friday of November.", "the last Friday of November", "2018-11-30"),
        ("They will fast until the end of year.", "the end of year", "../2018-12-31"),
        ("Sales fell in the 4th qtr of 2017.", "the 4th qtr of 2017", "2017-10/2017-12"),
        ("She has been at home this winter.", "this winter", "2018-12/2019-02"),
        ("The rains will last from October to March.", "October to March", "2018-10/2019-03"),
        ("It rained before the year 2010.", "2010", "../2009-12-31"),
        ("They will look for ways around Thursday's ruling.", "Thursday", "2018-11-08"),
        ("They will speak ahead of Thursday's vote.", "Thursday", "2018-11-15"),
        ("He met her on Thursday. It was less than on the previous Thursday.", "the previous Thursday", "2018-11-01"),
        ("She left on Tuesday. The next morning it rained.", "The next morning", "2018-11-07"),
        ("They will meet later in the week.", "later in the week", "2018-11-09/2018-11-11"),
        ("Trains stop in the second half of March 2019.", "the second half of March 2019", "2019-03-16/2019-03-31"),
        ("Trains stop in the first half of next month.", "the first half of next month", "2018-12-01/2018-12-15"),
        ("The mill will close early in 2020.", "early in 2020", "2020-01/2020-03"),
        ("The mill closed late in May.", "late in May", "2018-05-21/2018-05-31"),
        ("The choir sings on Tuesday week.", "Tuesday week", "2018-11-20"),
        ("Rain is due for a Tuesday week after week.", "Tuesday", "2018-11-13"),
        ("The rent is due on the 15th of next month.", "the 15th of next month", "2018-12-15"),
        ("The fair will open on Friday and last five days.", "five days", None),
        ("It rained on the last five days.", "the last five days", "2018-11-04/2018-11-09"),
        ("They met last Thursday.", "last Thursday", "2018-11-01"),
        ("They met last Wednesday.", "last Wednesday", "2018-11-07"),
        ("They will meet next Saturday.", "next Saturday", "2018-11-17"),
        ("They will meet next Sunday.", "next Sunday", "2018-11-11"),
        ("They meet on Mondays.", "Mondays", None),
        ("Planes fly at night.", "night", None),
        ("It shut in the nineties.", "the nineties", "1990/1999"),
        ("Sales rose in the quarter ended Sept. 30.", "the quarter", "2018-07/2018-09"),
    ],
)
def test_days(text: str, words: str, edtf: str | None) -> None:
    found = {each.text: each.edtf for each in ranges_of(text, "2018-11-09")}
    assert found.get(words) == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Eid al-Fitr 2018", "2018-06-15"),
        ("Ramadan 2018", "2018-05-16/2018-06-14"),
        ("Lunar New Year 2018", "2018-02-16"),
        ("Passover 2018", "2018-03-31/2018-04-07"),
        ("Diwali 2018", "2018-11-07"),
        ("Orthodox Easter 2018", "2018-04-08"),
        ("Pentecost 2018", "2018-05-20"),
        ("Black Friday 2017", "2017-11-24"),
        ("Labor Day weekend", "2018-09-01/2018-09-03"),
        ("Thanksgiving 2018 weekend", "2018-11-22/2018-11-25"),
        ("Lent 2018", "2018-02-14/2018-03-31"),
        ("Eid al-Fitr 1900", None),
    ],
)
def test_days_that_have_a_name(words: str, edtf: str | None) -> None:
    found = {each.text: each.edtf for each in ranges_of(f"It happened during {words}.", "2018-11-09")}
    assert found[words] == edtf


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Congress passed the budget for fiscal 2019.", "fiscal 2019", "2018-10/2019-09"),
        (
            "The U.S. budget deficit grew in the third quarter of fiscal 2019.",
            "the third quarter of fiscal 2019",
            "2019-04/2019-06",
        ),
        ("Japan's exports fell in fiscal 2017.", "fiscal 2017", "2017-04/2018-03"),
        ("India will borrow less in the current fiscal year.", "the current fiscal year", "2018-04/2019-03"),
        ("The U.S. firm earned more in fiscal 2017.", "fiscal 2017", "2017"),
        ("Trade of Japan and India grew in fiscal 2017.", "fiscal 2017", "2017"),
        ("It earned more in fiscal 2017. Japan did not.", "fiscal 2017", "2017"),
    ],
)
def test_fiscal_years_are_those_of_the_country_named(text: str, words: str, edtf: str) -> None:
    assert {each.text: each.edtf for each in ranges_of(text, "2018-11-09")}[words] == edtf


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("tonight at 8", "2018-11-09T20:00"),
        ("Thursday at 9.30", "2018-11-08T09:30"),
        ("half past three p.m.", "2018-11-09T15:30"),
        ("a quarter to noon", "2018-11-09T11:45"),
        ("15h30", "2018-11-09T15:30"),
        ("seven thirty p.m.", "2018-11-09T19:30"),
        ("330 p.m.", "2018-11-09T15:30"),
        ("twelve thirty a.m.", "2018-11-09T00:30"),
        ("half past twelve p.m.", "2018-11-09T12:30"),
        ("12 o'clock a.m.", "2018-11-09T00:00"),
        ("a quarter to twelve a.m.", "2018-11-09T11:45"),
        ("a quarter to twelve p.m.", "2018-11-09T23:45"),
        ("15 o'clock p.m.", None),
        ("Thu Oct 26 11:00:09 EDT 2017", "2017-10-26T11:00:09"),
        ("2018-11-08T13:15Z", "2018-11-08T13:15Z"),
    ],
)
def test_times_of_day(words: str, value: str | None) -> None:
    found = {each.text: each.value for each in ranges_of(f"It happened {words}, they said.", "2018-11-09")}
    assert found.get(words) == value


def test_an_hour_without_its_day_is_none() -> None:
    assert not times_of("He lives at 10 Downing Street and paid 2.50 at 9.", "2018-11-09")


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
