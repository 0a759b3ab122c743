"""What is kept: each text once, each key's versions, and a record that is made anew, never a story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from keeping import keep_all
from onrecord import Story, open_archive, read
from onrecord.archive.questions import DiaryFilter, FigureFilter, Search
from onrecord.archive.rows import packed, unpacked
from onrecord.check import contradictions
from onrecord.errors import OnrecordError, ReadingFailedError
from onrecord.keep import Kept, keep, program
from told import Ev, tells

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord import Record
    from onrecord.archive import Archive

TRIP = Ev("visit", who=("Kari Lund",), where=("Lisbon",), time="on May 20")
VISIT = Story(
    key="visit",
    text=tells("OSLO, May 3 - Prime Minister Kari Lund will visit Lisbon on May 20, her office said on Tuesday.", TRIP),
    published_on="2022-05-03",
)
MOVED = Story(
    key="visit",
    text=tells(
        "OSLO, May 4 - Prime Minister Kari Lund has postponed her visit to Lisbon to June 2, her office said.",
        replace(TRIP, status="rescheduled", time="June 2", cue="postponed"),
    ),
    published_on="2022-05-04",
)
MOVED_ENDED = tells(
    f"{MOVED.text} No more was said.", replace(TRIP, status="rescheduled", time="June 2", cue="postponed")
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "test.db", create=True) as opened:
        yield opened


def bytes_of(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, the moments of keeping left out."""
    connection = archive._connection
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608
    return {table: sorted(found, key=repr) for table, found in rows.items()}


def test_a_record_comes_back_as_it_was_read(archive: Archive, seed_story: Story, seed_record: Record) -> None:
    assert keep_all(archive, seed_story) == ["kept"]
    kept = archive.story("seed")
    assert kept is not None
    assert kept.record == seed_record
    assert unpacked(packed(seed_record), seed_record.story.text) == seed_record
    assert list(archive.records()) == [seed_record]


def test_the_same_story_twice_changes_nothing(archive: Archive, seed_story: Story) -> None:
    keep_all(archive, seed_story, VISIT)
    before = bytes_of(archive)
    assert keep_all(archive, seed_story, VISIT) == ["unchanged", "unchanged"]
    assert bytes_of(archive) == before


def test_the_same_story_twice_in_one_call_is_kept_once(archive: Archive) -> None:
    assert keep_all(archive, VISIT, VISIT) == ["kept", "unchanged"]
    assert archive.counts().stories == 1


def test_what_is_kept_is_not_even_read_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_all(archive, VISIT)
    monkeypatch.setattr("onrecord.keep.read_whole", lambda story: pytest.fail(f"read {story.key} again"))
    assert keep_all(archive, VISIT) == ["unchanged"]


def test_a_changed_version_stands_beside_the_old_one(archive: Archive) -> None:
    assert keep_all(archive, VISIT, MOVED) == ["kept", "new version"]
    now, before = archive.story("visit"), archive.story(read(VISIT).story.sha256)
    assert now is not None
    assert before is not None
    assert now.record.story.text == MOVED.text
    assert [line.superseded for line in now.versions] == [True]
    assert before.record.story.text == VISIT.text
    assert [carrier.current for carrier in before.carriers] == [False]
    counts = archive.counts()
    assert (counts.stories, counts.superseded) == (1, 1)
    assert [hit.story for hit in archive.search(Search(words="Lisbon", kinds=("story",)))] == [now.record.story.sha256]


def test_what_a_superseded_version_said_stays_in_the_history(archive: Archive) -> None:
    keep_all(archive, VISIT, MOVED)
    (plan,) = archive.plans(DiaryFilter(where="Portugal"))
    assert [step.superseded for step in plan.history] == [True, False]
    assert plan.when is not None
    assert plan.when.edtf == "2022-06-02"


def test_a_text_that_comes_back_is_current_again(archive: Archive) -> None:
    assert keep_all(archive, VISIT, MOVED, VISIT) == ["kept", "new version", "new version"]
    kept = archive.story("visit")
    assert kept is not None
    assert kept.record.story.text == VISIT.text
    assert archive.counts().superseded == 1
    assert keep_all(archive, VISIT) == ["unchanged"]


def test_what_is_read_anew_out_of_the_archive_leaves_each_key_with_its_text(archive: Archive) -> None:
    keep_all(archive, VISIT, MOVED, VISIT)
    keep_all(archive, Story(key="other", text=MOVED.text), Story(key="other", text=MOVED_ENDED))
    archive._connection.execute("UPDATE record SET program = '0.0.1'")
    before = archive._connection.execute("SELECT * FROM carrier ORDER BY id").fetchall()
    fates = [
        one if isinstance(one, OnrecordError) else one.fate
        for one in keep(archive, archive.to_read_again(program()), from_archive=True)
    ]
    assert fates == ["read again"] * 3
    assert archive._connection.execute("SELECT * FROM carrier ORDER BY id").fetchall() == before
    assert list(archive.to_read_again(program())) == []
    current, other = archive.story("visit"), archive.story("other")
    assert current is not None
    assert current.record.story.text == VISIT.text
    assert other is not None
    assert other.record.story.text.endswith("No more was said.")
    assert {line.key for line in archive.stories()} == {"visit", "other"}


def test_a_text_is_shown_under_a_key_that_still_has_it(archive: Archive) -> None:
    keep_all(archive, VISIT, Story(key="paper", text=VISIT.text, source="paper.jsonl"), MOVED)
    hits = [hit for hit in archive.search(Search(words="visit")) if "May 20" in hit.context.text]
    assert {hit.story_key for hit in hits} == {"paper"}
    kept = archive.story("paper")
    assert kept is not None
    assert (kept.record.story.key, kept.record.story.source) == ("paper", "paper.jsonl")
    assert {record.story.key for record in archive.records()} == {"paper", "visit"}


def test_a_copy_is_one_story_with_two_carriers(archive: Archive) -> None:
    copy = Story(key="reprint", text=VISIT.text, published_on="2022-05-05", source="reprint.txt")
    assert keep_all(archive, VISIT, copy) == ["kept", "copy"]
    kept = archive.story("reprint")
    assert kept is not None
    assert [carrier.key for carrier in kept.carriers] == ["visit", "reprint"]
    assert kept.record.story.published_on == "2022-05-03"
    counts = archive.counts()
    assert (counts.stories, counts.copies) == (1, 1)


def test_a_copy_with_an_earlier_day_is_the_original(archive: Archive) -> None:
    late = Story(key="reprint", text=VISIT.text, published_on="2023-05-05")
    keep_all(archive, late, VISIT)
    (record,) = archive.records()
    assert record == read(Story(key="visit", text=VISIT.text, published_on="2022-05-03"))


def test_the_order_of_keeping_makes_no_other_plans(tmp_path: Path) -> None:
    text = tells("LISBON, May 10 - Kari Lund will visit Lisbon on May 20.", TRIP)
    again = Story(key="second", text=text, published_on="2022-05-10")
    found = []
    for number, order in enumerate(([VISIT, again], [again, VISIT])):
        with open_archive(tmp_path / f"{number}.db", create=True) as archive:
            keep_all(archive, *order)
            found.append([plan.model_copy(update={"id": ""}) for plan in archive.plans(DiaryFilter())])
    assert found[0] == found[1]
    assert len(found[0]) == 1


def test_a_newer_program_replaces_the_record_and_not_the_story(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_all(archive, VISIT, MOVED)
    before = {table: rows for table, rows in bytes_of(archive).items() if table in {"story", "carrier"}}
    monkeypatch.setattr("onrecord.keep.__version__", "99.0.0")
    assert [story.key for story in archive.to_read_again("99.0.0")] == ["visit", "visit"]
    assert keep_all(archive, MOVED) == ["read again"]
    (read_by,) = archive._connection.execute("SELECT program FROM record WHERE story_id = 2").fetchone()
    assert read_by == program()
    assert read_by.startswith("99.0.0 ")
    assert {table: rows for table, rows in bytes_of(archive).items() if table in before} == before
    assert len(archive.plans(DiaryFilter())) == 1
    monkeypatch.setattr("onrecord.keep.__version__", "1.0.0")
    assert keep_all(archive, MOVED) == ["unchanged"], "an older program replaces nothing"


def test_the_archive_knows_which_reader_made_a_record(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def again() -> list[object]:
        return [getattr(one, "fate", one) for one in keep(archive, archive.to_read_again(program()), from_archive=True)]

    monkeypatch.setenv("ONRECORD_MODEL", "none")
    keep_all(archive, VISIT, MOVED)
    assert again() == []
    monkeypatch.delenv("ONRECORD_MODEL")
    assert keep_all(archive, MOVED) == ["unchanged"], "only when it is asked for"
    assert again() == ["read again", "read again"]
    assert again() == []
    archive._connection.execute("UPDATE record SET program = ?", (program().partition(" ")[0],))
    assert again() == ["read again", "read again"], "an older archive does not say with which"
    monkeypatch.setenv("ONRECORD_MODEL", "none")
    assert again() == ["read again", "read again"]


def test_reading_again_leaves_no_word_of_the_old_record_behind(archive: Archive, seed_story: Story) -> None:
    keep_all(archive, seed_story, VISIT)
    before = archive.counts()
    assert keep_all(archive, seed_story, VISIT, again=True) == ["read again", "read again"]
    assert archive.counts() == before
    for table in ("said_words", "figure_words", "planned_words", "reported_words", "story_words"):
        archive._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
    assert len(archive.search(Search(words="Lisbon", kinds=("planned",)))) == 1


def test_a_day_given_later_is_believed(archive: Archive) -> None:
    undated = Story(key="visit", text=tells(VISIT.text.replace("May 3 - ", "- "), TRIP))
    keep_all(archive, undated)
    dated = Story(key="visit", text=undated.text, published_on="2022-05-03")
    assert keep_all(archive, dated) == ["read again"]
    (record,) = archive.records()
    assert record.story.published_on == "2022-05-03"


def test_what_fails_is_told_in_its_place_and_the_rest_is_kept(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reads(story: Story) -> Record:
        if story.key == "bad":
            raise ReadingFailedError(place="bad", happened="could not be read", remedy="report it")
        return read(story)

    monkeypatch.setattr("onrecord.keep.read_whole", reads)
    bad = Story(key="bad", text="Nothing.")
    outcomes = keep_all(archive, VISIT, bad, Story(key="b", text=MOVED.text))
    assert [isinstance(one, OnrecordError) for one in outcomes] == [False, True, False]
    assert archive.counts().stories == 2


def test_every_passage_stands_in_its_story(archive: Archive, seed_story: Story) -> None:
    keep_all(archive, seed_story, VISIT, MOVED)
    records = list(archive.records(superseded=True))
    assert len(records) == 3
    assert [list(contradictions(record)) for record in records] == [[], [], []]


def test_a_day_that_is_corrected_is_not_kept_for_ever(archive: Archive) -> None:
    undated = tells(VISIT.text.replace("May 3 - ", "- "), TRIP)
    keep_all(
        archive, *(Story(key=key, text=undated, published_on=f"2022-05-0{day}") for key, day in (("a", 1), ("b", 3)))
    )
    assert keep_all(archive, Story(key="a", text=undated, published_on="2022-05-05")) == ["unchanged"]
    (stale,) = archive.to_read_again(program())
    assert (stale.key, stale.published_on) == ("b", "2022-05-03")
    assert [kept.fate for kept in keep(archive, [stale], from_archive=True) if isinstance(kept, Kept)] == ["read again"]
    (record,) = archive.records()
    assert record.story.published_on == "2022-05-03"


def test_a_key_that_says_otherwise_now_is_marked_in_the_history(archive: Archive) -> None:
    keep_all(archive, VISIT, Story(key="copy", text=VISIT.text, published_on="2022-05-03"), MOVED)
    (plan,) = archive.plans(DiaryFilter(where="Portugal"))
    assert [(step.story_key, step.superseded) for step in plan.history] == [
        ("visit", True), ("copy", False), ("visit", False),
    ]  # fmt: skip


def test_a_superseded_story_claims_nothing_any_more(archive: Archive) -> None:
    trade = "OSLO - Trade between Norway and Portugal stood at ${} billion in 2021, the central bank said."
    other = "LISBON - Trade between Norway and Portugal stood at $5.2 billion in 2021, the ministry said."
    keep_all(
        archive,
        Story(key="bank", text=trade.format("4.0"), published_on="2022-05-03"),
        Story(key="ministry", text=other, published_on="2022-05-04"),
    )
    assert archive.counts().conflicts == 1
    keep_all(archive, Story(key="bank", text=trade.format("5.2"), published_on="2022-05-05"))
    assert archive.counts().conflicts == 0
    assert archive.figures(FigureFilter(conflicts=True)) == ()
    (figure,) = [one for one in archive.figures(FigureFilter()) if one.story_key == "ministry"]
    assert [(one.claim.figure.value, one.reason) for one in figure.compared] == [(5.2e9, "agrees")]


def test_a_permalink_leads_to_its_words_whatever_others_are_called(archive: Archive) -> None:
    sha256 = read(VISIT).story.sha256
    keep_all(archive, VISIT, Story(key=sha256[:12], text="Somebody else said so."))
    kept = archive.story(sha256[:12])
    assert kept is not None
    assert kept.record.story.text == VISIT.text


def test_a_day_that_a_newer_version_corrects_moves_the_plan(archive: Archive) -> None:
    text = "OSLO - Kari Lund will visit Lisbon on {} and Anna Berg will visit Santiago on May 9, her office said."
    other = Ev("Berg will |visit|", who=("Anna Berg",), where=("Santiago",), time="on May 9")
    for day in ("May 20", "May 21"):
        trip = replace(TRIP, head="Lund will |visit|", time=day)
        keep_all(archive, Story(key="a", text=tells(text.format(day), trip, other), published_on="2022-05-03"))
    plans = {plan.who: plan for plan in archive.plans(DiaryFilter()) if plan.kind == "visit"}
    assert len(plans) == 2
    visit = plans["Kari Lund",]
    assert [(step.when and step.when.edtf, step.superseded) for step in visit.history] == [
        ("2022-05-20", True), ("2022-05-21", False),
    ]  # fmt: skip
    assert visit.when is not None
    assert visit.when.edtf == "2022-05-21"
    assert "newer version of the same story" in visit.because[0]
