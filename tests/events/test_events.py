"""What lies ahead and what took place: by status, by participants and place, by date, and as one record an event."""

from __future__ import annotations

import pytest

from onrecord import Record, Story, read

ON = "2021-03-03"  # a Wednesday


def record_of(text: str, on: str | None = ON) -> Record:
    return read(Story(key="example", text=text, published_on=on))


def planned(text: str, on: str | None = ON) -> list[tuple[str, str]]:
    return [(event.head.text, event.status) for event in record_of(text, on).planned_events]


def names(record: Record, ids: tuple[str, ...]) -> list[str]:
    by_id = {name.id: name.name for name in record.names}
    return [by_id[i] for i in ids]


# -- the story that defines the job


def test_the_seed_tells_two_plans(seed_record: Record) -> None:
    visit, signing = seed_record.planned_events
    assert (visit.kind, visit.status, len(visit.mentions)) == ("visit", "planned", 6)
    assert names(seed_record, visit.who) == ["Vladimir Putin"]
    assert names(seed_record, visit.where) == ["Serbia"]
    assert visit.when is not None
    assert visit.when.edtf == "2019-01"
    assert (signing.kind, signing.head.text, signing.status) == ("signing", "signed", "possible")
    assert signing.part_of == visit.id
    assert signing.when is not None
    assert signing.when.edtf == "2019-01"
    assert sorted(names(seed_record, signing.who)) == ["Russia", "Serbia"]
    assert names(seed_record, signing.where) == ["Serbia"]
    assert [what.text for what in signing.what] == ["a package of bilateral documents"]


def test_the_seed_tells_one_thing_done(seed_record: Record) -> None:
    (talks,) = seed_record.reported_events
    assert {mention.text for mention in talks.mentions} >= {"negotiations", "met"}
    assert sorted(names(seed_record, talks.who)) == ["Ivica Dacic", "Yuri Borisov"]
    assert names(seed_record, talks.where) == ["Belgrade"]
    assert talks.when is not None
    assert talks.when.edtf == "2018-11-09"


# -- how surely

STATUSES = [
    ("Queen Maria may visit Iceland in May.", "visit", "possible"),
    ("Queen Maria is considering visiting Iceland.", "visiting", "possible"),
    ("Queen Maria intends to visit Iceland.", "visit", "planned"),
    ("Queen Maria has agreed to visit Iceland.", "visit", "planned"),
    ("The plan is for a proposed visit to Iceland.", "visit", "planned"),
    ("Queen Maria is likely to visit Iceland.", "visit", "expected"),
    ("Queen Maria is set to visit Iceland.", "visit", "expected"),
    ("Queen Maria will visit Iceland.", "visit", "confirmed"),
    ("Queen Maria is going to visit Iceland.", "visit", "confirmed"),
    ("Queen Maria is due to visit Iceland on Friday.", "visit", "confirmed"),
    ("Queen Maria is to visit Iceland on Friday.", "visit", "confirmed"),
    ("Queen Maria visits Iceland on Friday.", "visits", "confirmed"),
    ("Queen Maria will visit Iceland if the strike ends.", "visit", "conditional"),
    ("Queen Maria has postponed her visit to Iceland.", "visit", "postponed"),
    ("Queen Maria put off her visit to Iceland.", "visit", "postponed"),
    ("The visit has been rescheduled for May 4.", "visit", "rescheduled"),
    ("The visit will be delayed until June.", "visit", "rescheduled"),
    ("Queen Maria called off her visit to Iceland.", "visit", "cancelled"),
    ("Queen Maria was to have visited Iceland on Tuesday.", "visited", "cancelled"),
    ("Queen Maria has no plans to visit Iceland.", "visit", "denied"),
    ("Queen Maria does not intend to visit Iceland.", "visit", "denied"),
    ("Queen Maria will not visit Iceland.", "visit", "denied"),
    ("Queen Maria refused to visit Iceland.", "visit", "denied"),
    ("The palace has denied that a visit to Iceland will take place.", "visit", "denied"),
    ("Queen Maria, on a two-day visit to Iceland, praised the weather.", "visit", "happening"),
    ("Talks with Iceland are under way.", "Talks", "happening"),
]


@pytest.mark.parametrize(("text", "head", "status"), STATUSES)
def test_status(text: str, head: str, status: str) -> None:
    assert (head, status) in planned(text)


@pytest.mark.parametrize(("text", "head", "status"), [case for case in STATUSES if case[2] != "happening"])
def test_the_status_has_its_cue(text: str, head: str, status: str) -> None:
    (event,) = (e for e in record_of(text).planned_events if e.head.text == head)
    assert event.status == status
    assert event.status_cue is not None
    assert event.status_cue.text in text


@pytest.mark.parametrize(
    "text",
    [
        "Queen Maria visited Iceland in February.",
        "Queen Maria had planned to visit Iceland.",
        "Both sides want to improve relations.",
        "Exports are expected to rise by three percent this year.",
        "Asked how they would vote if elections took place now, 40 percent named the party.",
        "We must meet the challenge of climate change.",
        "Will the queen visit Iceland?",
        "On Sundays she will sit and knit.",
        "The recent failure of the talks surprised observers.",
        "Such a meeting would have been useful.",
    ],
)
def test_no_plan(text: str) -> None:
    assert planned(text) == []


def test_a_day_makes_the_present_tense_a_plan() -> None:
    assert planned("The Nordic premiers meet in Oslo on March 8.") == [("meet", "confirmed")]
    assert planned("EU foreign ministers meet in Brussels every month.") == []


# -- when


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Queen Maria will visit Iceland in May.", "2021-05"),
        ("Queen Maria will visit Iceland next week.", "2021-03-08/2021-03-14"),
        ("Queen Maria will make a week-long visit to Iceland from April 29.", "2021-04-29/2021-05-05"),
        ("On May 4, Queen Maria will visit Iceland.", "2021-05-04"),
        ("The palace said on Tuesday Queen Maria will visit Iceland.", None),
        ("The palace announced on Tuesday a visit to Iceland.", None),
        ("Today we met to prepare the queen's visit to Iceland.", None),
        ("Queen Maria will visit Iceland after a vote on May 4.", None),
        ("The visit, originally due in May, will be delayed until June.", "2021-06"),
    ],
)
def test_when_is_as_wide_as_the_words_and_no_other_verbs(text: str, edtf: str | None) -> None:
    visits = [event for event in record_of(text).planned_events if event.kind == "visit"]
    assert all((event.when.edtf if event.when else None) == edtf for event in visits)


def test_a_new_date_keeps_the_old_one() -> None:
    (event,) = record_of("The visit, originally due in May, will be delayed until June.").planned_events
    assert event.status == "rescheduled"
    assert event.moved_from is not None
    assert event.moved_from.edtf == "2021-05"


# -- who and where


@pytest.mark.parametrize(
    ("text", "who", "where"),
    [
        ("President Ivo Pavlov plans to visit Serbia.", ["Ivo Pavlov"], ["Serbia"]),
        ("They spoke about President Ivo Pavlov's planned visit to Serbia.", ["Ivo Pavlov"], ["Serbia"]),
        ("President Ivo Pavlov will meet Premier Lena Holm in Oslo.", ["Ivo Pavlov", "Lena Holm"], ["Oslo"]),
        ("President Ivo Pavlov will hold talks with Premier Lena Holm.", ["Ivo Pavlov", "Lena Holm"], []),
        ("Talks between Ivo Pavlov and Lena Holm will resume.", ["Ivo Pavlov", "Lena Holm"], []),
    ],
)
def test_who_and_where(text: str, who: list[str], where: list[str]) -> None:
    record = record_of(text)
    (event,) = record.planned_events
    assert names(record, event.who) == who
    assert names(record, event.where) == where


# -- one record an event, and its parts


def test_title_and_lead_tell_one_visit() -> None:
    text = (
        "Pavlov to visit Serbia in May\n\nSOFIA, March 3 (Reuters) - President Ivo Pavlov plans to visit Serbia in "
        "May, his office said on Wednesday. The trip will be his first this year.\n"
    )
    (event,) = record_of(text).planned_events
    assert [mention.text for mention in event.mentions] == ["visit", "visit", "trip"]
    assert len(event.tellings) == 3


def test_a_purpose_is_part_of_the_trip() -> None:
    record = record_of("Foreign Minister Qian Lo will visit Norway next week to meet with Premier Lena Holm.")
    visit, meeting = record.planned_events
    assert (meeting.kind, meeting.status, meeting.part_of) == ("meeting", "confirmed", visit.id)
    assert meeting.when is not None
    assert meeting.when.edtf == "2021-03-08/2021-03-14"
    assert names(record, meeting.who) == ["Qian Lo", "Lena Holm"]


def test_an_itinerary_gives_each_engagement_the_days_of_the_trip() -> None:
    text = (
        "Under Secretary Nuland’s Travel to South Africa and Niger\n\nOffice of the Spokesperson\n\n"
        "Under Secretary for Political Affairs Victoria Nuland will travel to South Africa and Niger from July 31 to "
        "August 6.\n\nIn South Africa, the Under Secretary will meet with senior officials.\n\n"
        "In Niger, the Under Secretary will meet with President Mohamed Bazoum.\n"
    )
    record = record_of(text, "2021-07-30")
    trip, first, second = record.planned_events
    assert trip.kind == "visit"
    for meeting in (first, second):
        assert meeting.part_of == trip.id
        assert meeting.when is not None
        assert meeting.when.edtf == "2021-07-31/2021-08-06"
    assert names(record, first.where) == ["South Africa"]
    assert names(record, second.where) == ["Niger"]


def test_meetings_with_others_are_other_meetings() -> None:
    text = "Premier Lena Holm will meet Ivo Pavlov in Oslo. She will also meet Ana Ruiz."
    assert len(record_of(text).planned_events) == 2


# -- what took place


def test_what_is_done_is_no_plan_and_no_plan_is_done() -> None:
    record = record_of("Premier Lena Holm met Ivo Pavlov in Oslo on Monday. She will visit Peru in May.")
    assert [event.head.text for event in record.reported_events] == ["met"]
    assert [event.head.text for event in record.planned_events] == ["visit"]


def test_occurrence_is_the_code_of_the_press_vocabulary() -> None:
    codes = {
        status: event.occurrence for text, head, status in STATUSES for event in record_of(text).planned_events[:1]
    }
    assert codes["possible"] == codes["planned"] == "eos3"
    assert codes["cancelled"] == "eos6"
    assert codes["denied"] is None
