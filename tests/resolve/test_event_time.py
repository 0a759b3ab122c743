"""When an event is: its time expressions, marked with brackets, as wide as the words and on the side of its status."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, get_args

import pytest

from onrecord.record import EventStatus
from onrecord.resolve.edtf import bounds
from onrecord.resolve.event_time import event_time
from times_read import ranges_of, times_of

if TYPE_CHECKING:
    from onrecord.record import When

STATUSES: tuple[EventStatus, ...] = ("happened", *get_args(get_args(EventStatus)[0]))

WEDNESDAY = "2019-11-06"
"""The stories' own day, unless a case says otherwise."""


def when_of(marked: str, status: EventStatus, today: str = WEDNESDAY, *, ranges: bool = False) -> When | None:
    """Return the time of an event with the expressions that stand in brackets."""
    text = re.sub(r"[\[\]]", "", marked)
    places, shift = [], 0
    for bracket in re.finditer(r"\[([^]]*)\]", marked):
        start = bracket.start() - shift
        places.append((start, start + len(bracket[1])))
        shift += 2
    times = (ranges_of if ranges else times_of)(text, today)
    linked = [time for time in times if any(time.start < end and start < time.end for start, end in places)]
    return event_time(linked, status, text, today)


def edtf_of(marked: str, status: EventStatus, today: str = WEDNESDAY) -> str | None:
    when = when_of(marked, status, today)
    return when.edtf if when else None


@pytest.mark.parametrize(
    ("marked", "status", "edtf"),
    [
        # -- on the side of the status
        ("The ferry sails [Tuesday].", "confirmed", "2019-11-12"),
        ("The ferry sailed [Tuesday].", "happened", "2019-11-05"),
        ("The council votes [Wednesday].", "planned", "2019-11-06"),
        ("The council voted [Wednesday].", "happened", "2019-11-06"),
        ("All eyes are on [March]'s vote.", "expected", "2020-03"),
        ("They recalled [March]'s vote.", "happened", "2019-03"),
        ("The mayor spoke of the fair, [June 4].", "confirmed", "2020-06-04"),
        ("The mayor spoke of the fair, [June 4].", "happened", "2019-06-04"),
        ("The fair, [Nov. 2], will be remembered.", "confirmed", "2019-11-02"),
        ("The plant will open in [the second quarter].", "expected", "2020-04/2020-06"),
        ("The plant opened in [the second quarter].", "happened", "2019-04/2019-06"),
        ("The tour will begin [last May], it said.", "planned", "2019-05"),
        ("The treaty will be signed in [May 2018].", "confirmed", "2018-05"),
        ("The treaty will be signed [next Tuesday].", "confirmed", "2019-11-12"),
        ("The regatta on [Tuesday] has been scrapped.", "cancelled", "2019-11-12"),
        ("The choir, which was to have sung on [Tuesday], is ill.", "cancelled", "2019-11-12"),
        ("The line dropped six sailings for [Tuesday].", "cancelled", "2019-11-12"),
        ("An invitation for [Tuesday] was ignored.", "denied", "2019-11-12"),
        ("Divers found a crack in the second pier [Tuesday].", "cancelled", "2019-11-05"),
        ("He denied that the two had met in Lima in [March].", "denied", "2019-03"),
        ("They are looking at [March].", "postponed", "2020-03"),
        # -- joined as the words join them
        ("They will talk [Thursday] and [Friday].", "confirmed", "2019-11-07/2019-11-08"),
        ("They will talk on [Tuesday] and [Wednesday].", "confirmed", "2019-11-12/2019-11-13"),
        ("They talked from [Monday to Thursday].", "happened", "2019-10-28/2019-10-31"),
        ("They will talk from [Monday to Wednesday].", "planned", "2019-11-11/2019-11-13"),
        ("The fair runs from [November 14 to 17].", "confirmed", "2019-11-14/2019-11-17"),
        ("The summit is set for [February 23-25].", "confirmed", "2020-02-23/2020-02-25"),
        ("The summit was held [February 23-25].", "happened", "2019-02-23/2019-02-25"),
        ("The deputies meet on [Nov. 12 and 13].", "confirmed", "2019-11-12/2019-11-13"),
        ("Voters elect judges on [April 12] and 26.", "confirmed", "2020-04-12/2020-04-26"),
        ("The choir sings on [June 17 & 18].", "confirmed", "2020-06-17/2020-06-18"),
        ("The grain arrives in [May] and [June].", "expected", "2020-05/2020-06"),
        ("A vote is likely between [Monday and Thursday].", "expected", "2019-11-11/2019-11-14"),
        ("It is free from [Nov. 13 through the end of the year].", "confirmed", "2019-11-13/2019-12"),
        ("The pope arrives on a [two-day] visit from [Monday].", "confirmed", "2019-11-11/2019-11-12"),
        ("The [three-day] fair opened [Tuesday].", "happened", "2019-11-05/2019-11-07"),
        ("The [two-day] forum ended on [Tuesday].", "happened", "2019-11-04/2019-11-05"),
        ("Nurses walked out [Monday]. They will be back at work [Friday].", "happening", "2019-11-04/2019-11-08"),
        ("Polling began [Sunday], and went on in one town until [Tuesday].", "happened", "2019-11-03/2019-11-05"),
        # -- open where they are open
        ("The report is due by [Friday].", "expected", "../2019-11-08"),
        ("The mill will close no later than [June 30].", "planned", "../2020-06-30"),
        ("The bridge is shut until [Saturday].", "happening", "../2019-11-09"),
        ("The launch was put off until [Saturday].", "postponed", "2019-11-09/.."),
        ("The launch was put off until [Saturday].", "rescheduled", "2019-11-09"),
        ("The launch was delayed until at least [May].", "postponed", "2020-05/.."),
        ("The line will not open until [early next year].", "expected", "2020-01/2020-03"),
        ("The queen arrived [last night].", "happening", "2019-11-05/.."),
        ("The nurses have been on strike since [Monday].", "happening", "2019-11-04/.."),
        ("Fees will rise from [January 1].", "confirmed", "2020-01-01/.."),
        ("The trial, which begins [Thursday], will be long.", "confirmed", "2019-11-07/.."),
        ("A vote may come as early as [Monday].", "possible", "2019-11-11/.."),
        ("A vote will be held not before [Monday].", "possible", "2019-11-11/.."),
        ("Results are not expected before [Monday or Tuesday].", "expected", "2019-11-11/.."),
        ("They hope to finish before [Christmas].", "planned", "../2019-12-24"),
        ("The line may reopen after [May 4].", "possible", "2020-05-05/.."),
        ("The hall will be ready by [mid-2021].", "planned", "../2021-06"),
        ("They will finish within [ten days].", "planned", "../2019-11-16"),
        # -- as wide as the words
        ("He retires in [six months].", "planned", "2020-05"),
        ("They will meet again in [a year].", "planned", "2020-11"),
        ("They will meet again [six months from now].", "planned", "2020-05"),
        ("The talks are [next week].", "confirmed", "2019-11-11/2019-11-17"),
        ("A deal is near [in the coming days].", "expected", "2019-11-07/2019-11-13"),
        ("The tour goes on for [the next three days].", "confirmed", "2019-11-06/2019-11-09"),
        ("He will speak [later this month].", "planned", "2019-11-06/2019-11-30"),
        ("The choir sings at [the weekend].", "planned", "2019-11-09/2019-11-10"),
        ("The vote is in [early May].", "planned", "2020-05-01/2020-05-10"),
        ("The vote is in [mid-May].", "planned", "2020-05-11/2020-05-20"),
        ("The vote is in [late May].", "planned", "2020-05-21/2020-05-31"),
        # -- several mentions of one event
        ("The hearing is [next week]. Doe will be heard on [Tuesday].", "confirmed", "2019-11-12"),
        ("The vote is in [2021]. It was set for [June 6].", "confirmed", "2021-06-06"),
        ("The fair is on [June 13 to 17]. Doors open at noon on [the Monday].", "confirmed", "2020-06-15"),
        ("A vote is due [this week], and as early as [Saturday].", "expected", "2019-11-09/2019-11-10"),
        ("The shutdown entered its [fifth day] on [Wednesday].", "happening", "2019-11-02/.."),
        # -- the day of another event's noun
        ("She spoke ahead of [Tuesday]'s debate.", "confirmed", "2019-11-12"),
        ("The rules were changed after the [May 9] vote.", "happened", "2019-05-09"),
        ("He resigned shortly before [midnight Tuesday].", "happened", "2019-11-05"),
        # -- the day of another event, and how far from it this one is
        ("The choirs meet [Thursday], [a day] before the fair closes.", "confirmed", "2019-11-08"),
        ("They sailed on [Monday], just [three days] after the mutiny.", "happened", "2019-11-01"),
        # -- what begins on a day, and goes on to another
        ("She sets out on [Saturday]. She is back on [Nov. 20].", "confirmed", "2019-11-09/2019-11-20"),
        (
            "The fair opens on [Saturday] with a dance and moves indoors on [Sunday].",
            "planned",
            "2019-11-09/2019-11-10",
        ),
        ("Miners had been out since [Saturday]. They went back on [Tuesday].", "happened", "2019-11-02/2019-11-05"),
        ("Locks shut for [seven days from Nov. 12].", "confirmed", "2019-11-12/2019-11-18"),
        ("Locks are shut [Nov. 12 to 20]. No barge moves on [the first day].", "confirmed", "2019-11-12"),
        ("Permits begin [Friday] and are good for [six months].", "confirmed", "2019-11-08/2020-05-08"),
        ("The tariff set [today] stays for [two years].", "confirmed", "2019-11-06/2021-11-06"),
        ("The regatta will begin [Nov. 12] and [last five days].", "confirmed", "2019-11-12/2019-11-16"),
        # -- what took place this week took place by today
        ("The choirs sang twice [this week].", "happened", "2019-11-04/2019-11-06"),
        ("The choirs will sing [this week].", "confirmed", "2019-11-04/2019-11-10"),
        # -- what is moved is on its new day
        ("They moved the regatta from [May 4 to May 9].", "rescheduled", "2020-05-09"),
        ("The fair is moved: it will run from [Nov. 12 to Nov. 15].", "rescheduled", "2019-11-12/2019-11-15"),
        # -- what is under way and ends
        ("A fair that began [yesterday] and ends on [Saturday] is full.", "happening", "2019-11-05/2019-11-09"),
        ("The walkout will end on [Friday].", "happening", "../2019-11-08"),
        # -- a time of day without its day
        ("A cup final is set for Nov. 23. The choir sings at [9 p.m.]", "confirmed", "2019-11-06"),
        ("He landed on Monday. The tide turned at [midday].", "happened", "2019-11-06"),
        ("The dam closed to boats at [09:30].", "happening", "2019-11-06/.."),
        ("The choir sings [tonight]. Doors open at [8 p.m.]", "happening", "2019-11-06"),
        # -- nothing to be known
        ("The fair is in [its final day].", "happening", None),
        ("They will meet in [the near future].", "planned", None),
        ("The strike will go on for [three days].", "planned", None),
        ("Counts are known within [two days] of the poll.", "expected", None),
        ("He flew in [three days] before the vote.", "happened", None),
    ],
)
def test_as_wide_as_the_words_on_the_side_of_the_status(marked: str, status: EventStatus, edtf: str | None) -> None:
    assert edtf_of(marked, status) == edtf


@pytest.mark.parametrize(
    ("marked", "today", "edtf"),
    [
        ("Members look to [November]'s vote.", "2018-01-15", "2018-11"),
        ("Members look to [November]'s vote.", "2018-11-15", "2018-11"),
        ("Members look to [November]'s vote.", "2018-12-15", "2019-11"),
        ("The fleet sails [Jan. 3].", "2018-12-15", "2019-01-03"),
        ("The fleet sails [Friday].", "2019-11-08", "2019-11-08"),
    ],
)
def test_a_bare_date_of_what_lies_ahead_is_the_coming_one(marked: str, today: str, edtf: str) -> None:
    assert edtf_of(marked, "confirmed", today) == edtf


def test_a_time_of_day_stands_beside_its_day() -> None:
    when = when_of("The hearing is at [10 a.m. EST Tuesday].", "confirmed")
    assert when is not None
    assert (when.edtf, when.starts_at, when.zone) == ("2019-11-12", "2019-11-12T10:00", "-05:00")


def test_another_mention_gives_the_time_of_day() -> None:
    when = when_of("The hearing is on [Tuesday]. It begins at [10:30 a.m.]", "confirmed")
    assert when is not None
    assert when.edtf == "2019-11-12"


def test_the_words_of_both_ends_and_of_the_second_day_are_cited() -> None:
    cited = when_of("They met on [June 17]-18.", "happened")
    assert cited is not None
    assert [passage.text for passage in cited.passages] == ["June 17-18"]
    joined = when_of("They meet [Thursday] and [Friday].", "planned")
    assert joined is not None
    assert [passage.text for passage in joined.passages] == ["Thursday", "Friday"]


def test_a_range_is_read_alike_whole_or_by_its_ends() -> None:
    marked = "The fair is on [February 23-25] in Lyon."
    assert when_of(marked, "planned", ranges=True) == when_of(marked, "planned")


def test_a_day_that_the_words_give_whole_needs_no_today() -> None:
    text = "The fair opens on 4 June 2020. Doors open Friday."
    times = times_of(text)
    assert [event_time([time], "planned", text, None) is not None for time in times] == [True, False]


def test_no_times_give_no_time() -> None:
    assert event_time([], "planned", "They will meet.", WEDNESDAY) is None


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("today", [WEDNESDAY, "2020-02-29", "1000-01-01", "9998-12-31", None])
def test_whatever_is_linked_the_days_are_those_of_the_edtf_and_the_words_the_storys(
    status: EventStatus, today: str | None
) -> None:
    text = (
        "They arrived on Monday for a two-day visit, until Feb. 29, from May 1 to 9, in the first quarter, by "
        "mid-2021, every Friday, at 10 a.m. GMT, later in the day, the next morning, within a year, since 44 "
        "BC, on April 30 and 31, after Christmas, not before the 1990s, its fifth day, in days, before "
        "winter, the same month last year, now, July-August 2022, a century ago, the last Friday of November, "
        "in 10 years, the 31st, between Tuesday and Monday."
    )
    times = times_of(text, today)
    for count in (1, 2):
        for linked in combinations(times, count):
            when = event_time(linked, status, text, today)
            if when is None:
                continue
            days = tuple(day.isoformat() if day else None for day in bounds(when.edtf))
            assert (when.earliest, when.latest) == days, when
            assert when.passages
            assert all(text[passage.start : passage.end] == passage.text for passage in when.passages)
