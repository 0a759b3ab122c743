"""Flat tables: every entry is a row, and every row stands in its story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from made_up import STORY, example_record, records
from onrecord.views.exports import TABLES
from onrecord.views.exports.columns import day_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord import Record
    from onrecord.views.exports.columns import Row

ENTRIES: dict[str, Callable[[Record], Sequence[Any]]] = {
    "names": lambda record: record.names,
    "attributions": lambda record: record.attributions,
    "figures": lambda record: record.figures,
    "events": lambda record: (*record.planned_events, *record.reported_events),
    "time_expressions": lambda record: record.time_expressions,
}


def rows(name: str, *of: Record) -> list[Row]:
    return list(TABLES[name].rows(of))


def stand_in_their_story(table: str, record: Record) -> None:
    text = record.story.text
    for row in rows(table, record):
        assert row["story_key"] == record.story.key
        assert row["story_sha256"] == record.story.sha256
        assert row["published_on"] == record.story.published_on
        assert isinstance(row["start"], int)
        assert isinstance(row["end"], int)
        assert row["text"] == text[row["start"] : row["end"]]
        for name, places in row.items():
            if name.endswith("_at") and places:
                words = row[name.removesuffix("_at")]
                several = isinstance(places, tuple)
                assert (words if several else (words,)) == tuple(
                    text[int(start) : int(end)]
                    for start, end in (
                        place.split("-") for place in (places if isinstance(places, tuple) else (str(places),))
                    )
                )


@pytest.mark.parametrize("table", TABLES)
def test_the_seed_s_rows_stand_in_it(table: str, seed_record: Record) -> None:
    assert rows(table, seed_record)
    stand_in_their_story(table, seed_record)


@given(records())
def test_any_rows_stand_in_their_story(record: Record) -> None:
    for table in TABLES:
        stand_in_their_story(table, record)


@pytest.mark.parametrize("table", ENTRIES)
def test_every_entry_is_a_row(table: str, seed_record: Record) -> None:
    entries = ENTRIES[table](seed_record)
    assert [row["id"] for row in rows(table, seed_record)] == [entry.id for entry in entries]
    assert len(rows(table, seed_record, example_record())) == len(entries) + len(ENTRIES[table](example_record()))


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_described(table: str) -> None:
    columns = TABLES[table].columns
    names = [column.name for column in columns]
    assert names[:6] == ["story_key", "story_sha256", "published_on", "start", "end", "text"]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]+", name) for name in names)
    for column in columns:
        assert len(column.about) > 5, column.name
        assert column.unit or column.type not in {"number", "day"}, column.name


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_what_their_column_says(table: str, seed_record: Record) -> None:
    kinds = {"text": str, "integer": int, "number": float, "flag": bool, "day": str, "list": tuple}
    filled = set()
    for row in rows(table, seed_record, example_record()):
        for column in TABLES[table].columns:
            cell = row[column.name]
            assert type(cell) is kinds[column.type] or (cell is None and column.type != "list"), column.name
            assert column.type != "day" or cell is None or day_of(str(cell))
            if cell not in {None, ()}:
                filled.add(column.name)
    assert len(filled) > 10


def test_what_an_entry_refers_to_stands_in_words(seed_record: Record) -> None:
    names = {name.id: name.name for name in seed_record.names}
    visit = rows("events", seed_record)[0]
    assert visit["told_as"] == "planned"
    assert (visit["who"], visit["where"]) == (("Vladimir Putin",), ("Serbia",))
    assert (visit["when"], visit["when_earliest"], visit["when_latest"]) == ("2019-01", "2019-01-01", "2019-01-31")
    assert visit["announcers"] == ("Yuri Borisov", "Ivica Dacic")
    for row in rows("figures", seed_record):
        assert isinstance(row["about_ids"], tuple)
        assert row["about"] == tuple(names[one] for one in row["about_ids"])
    chains = [row["claimants"] for row in rows("figures", seed_record)]
    assert ("Yuri Borisov", "Bank of Russia") in chains


def test_a_figure_in_full() -> None:
    (row,) = rows("figures", example_record())
    at = STORY.index("30")
    assert (row["start"], row["end"], row["text"]) == (at, at + 2, "30")
    assert (row["value"], row["unit"], row["high"], row["forecast"]) == (30.0, "firms", None, False)
    assert (row["claimants"], row["claimed_by"]) == (("Mary Poe",), ("a1",))


def test_the_story_itself_is_a_row() -> None:
    (row,) = rows("stories", example_record())
    assert (row["start"], row["end"], row["text"]) == (0, len(STORY), STORY)
    assert (row["attributions"], row["figures"], row["planned_events"]) == (1, 1, 1)


@pytest.mark.parametrize("day", ["2018-11", "2018-02-30", "-0489-01-01", "20181109", "2018-W45-5", "today", ""])
def test_what_is_no_day_is_no_cell_of_a_day(day: str) -> None:
    record = example_record()
    story = record.story.model_copy(update={"published_on": day})
    assert rows("stories", record.model_copy(update={"story": story}))[0]["published_on"] is None


@settings(max_examples=20)
@given(records())
def test_rows_come_one_after_another(record: Record) -> None:
    read = []

    def reading() -> Iterator[Record]:
        for _ in range(3):
            read.append(record)
            yield record

    stream = TABLES["stories"].rows(reading())
    next(stream)
    assert len(read) == 1
