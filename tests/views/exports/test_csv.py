"""CSV comes back exactly, and no spreadsheet runs a story's words."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import example_record, records
from onrecord import Story, read
from onrecord.views.exports import TABLES, CsvPieces, cell_of, write_csv
from onrecord.views.exports.columns import Column
from onrecord.views.exports.csv import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord import Record
    from onrecord.views.exports.columns import Row

LIST = Column("many", "list", "some texts", lambda _, __: ())


def read_back(text: str, table: str, *, spreadsheet: bool = False) -> list[Row]:
    columns = TABLES[table].columns
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    assert [name.removeprefix("\ufeff") for name in head] == [column.name for column in columns]
    return [
        {
            column.name: cell_of(cell, column, spreadsheet=spreadsheet)
            for column, cell in zip(columns, line, strict=True)
        }
        for line in lines
    ]


def comes_back(of: Sequence[Record]) -> None:
    for name, table in TABLES.items():
        rows = list(table.rows(of))
        for spreadsheet in (False, True):
            text = "".join(write_csv(of, table, spreadsheet=spreadsheet))
            assert read_back(text, name, spreadsheet=spreadsheet) == rows


def test_the_seed_comes_back(seed_record: Record) -> None:
    comes_back([seed_record, example_record()])


@given(records())
def test_anything_comes_back(record: Record) -> None:
    comes_back([record])


@given(st.lists(st.text(st.sampled_from("\\|e'=-\n a"), max_size=5), max_size=5))
def test_a_list_comes_back(items: list[str]) -> None:
    assert cell_of(joined(items), LIST) == tuple(items)


def test_lines_end_as_rfc_4180_has_it_and_cells_keep_their_breaks() -> None:
    record = read(Story(key='a, "b"', text="PARIS - Mary Poe said\r\non Monday she would\nvisit Rome.", source="x\ry"))
    head, row = write_csv([record], TABLES["stories"])
    assert head.startswith("story_key,story_sha256,published_on,start,end,text,source,")
    assert head.endswith("\r\n")
    assert head.count("\n") == 1
    assert row.startswith('"a, ""b""",')
    assert '"PARIS - Mary Poe said\r\non Monday she would\nvisit Rome."' in row
    assert row.endswith("\r\n")


@pytest.mark.parametrize("begins", list("=+-@\t\r\n＝'"))
def test_no_cell_is_a_formula_in_a_spreadsheet(begins: str) -> None:
    record = read(Story(key=f"{begins}cmd|' /C calc'!A0", text=f"{begins}1+1 is 2, Mary Poe said."))
    table = TABLES["stories"]
    for_sheets = "".join(write_csv([record], table, spreadsheet=True))
    for_programs = "".join(write_csv([record], table))
    _, cells = csv.reader(io.StringIO(for_sheets, newline=""))
    assert cells[0].startswith(f"'{begins}")
    assert not any(cell[:1] in set("=+-@\t\r\n") for cell in cells if cell)
    assert for_sheets.startswith("\ufeff")
    (row,) = read_back(for_sheets, "stories", spreadsheet=True)
    assert row["story_key"] == record.story.key
    assert read_back(for_programs, "stories") == [row]


def test_a_negative_number_stays_a_number_in_a_spreadsheet() -> None:
    figure = example_record().figures[0].model_copy(update={"value": -2.5, "high": 1e300, "from_value": 3e9})
    record = example_record().model_copy(update={"figures": (figure,)})
    text = "".join(write_csv([record], TABLES["figures"], spreadsheet=True))
    assert ",-2.5,1e+300," in text
    assert ",3000000000," in text
    assert read_back(text, "figures", spreadsheet=True) == list(TABLES["figures"].rows([record]))


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), 5e-324, 0.1, 2**53 + 2.0])
def test_any_number_comes_back(value: float) -> None:
    figure = example_record().figures[0].model_copy(update={"value": value})
    comes_back([example_record().model_copy(update={"figures": (figure,)})])


def test_in_pieces_it_is_the_same(seed_record: Record) -> None:
    for table in TABLES.values():
        pieces = CsvPieces(table)
        written = pieces.add(table.rows([seed_record])) + pieces.add(table.rows([example_record()])) + pieces.end()
        assert written.decode() == "".join(write_csv([seed_record, example_record()], table))
        assert CsvPieces(table).end().decode() == "".join(write_csv([], table))


def test_a_hostile_cell_is_parted_in_no_time() -> None:
    assert cell_of("a" * 200_000 + "\\", LIST) == ("a" * 200_000 + "\\",)
