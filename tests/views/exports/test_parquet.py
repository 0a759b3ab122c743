"""Parquet gives the same rows to pyarrow and to DuckDB, typed."""

from __future__ import annotations

import io
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings

from made_up import example_record, records
from onrecord.errors import MissingExtraError
from onrecord.views.exports import TABLES, ParquetPieces, parquet, write_parquet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from onrecord import Record
    from onrecord.views.exports.columns import Row, Table

ARROW = {
    "text": "string",
    "integer": "int64",
    "number": "double",
    "flag": "bool",
    "day": "date32[day]",
    "list": "list<element: string>",
}


def whole(of: Iterable[Record], table: Table) -> bytes:
    return b"".join(write_parquet(of, table))


def as_row(found: dict[str, Any]) -> Row:
    """Return what a reader gives as a table has it."""
    cells = {name: tuple(cell) if isinstance(cell, list) else cell for name, cell in found.items()}
    return {name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in cells.items()}


@pytest.mark.parametrize("name", TABLES)
def test_pyarrow_reads_the_rows_back(name: str, seed_record: Record) -> None:
    of, table = [seed_record, example_record()], TABLES[name]
    read = pq.read_table(io.BytesIO(whole(of, table)))
    assert [as_row(row) for row in read.to_pylist()] == list(table.rows(of))
    assert [str(field.type) for field in read.schema] == [ARROW[column.type] for column in table.columns]


@pytest.mark.parametrize("name", TABLES)
def test_duckdb_reads_the_rows_back(name: str, seed_record: Record, tmp_path: Path) -> None:
    of, table = [seed_record, example_record()], TABLES[name]
    path = tmp_path / f"{name}.parquet"
    path.write_bytes(whole(of, table))
    with duckdb.connect() as base:
        found = base.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description or ()]
        assert [as_row(dict(zip(names, row, strict=True))) for row in found.fetchall()] == list(table.rows(of))
        newest = base.execute("SELECT max(published_on) FROM read_parquet(?)", [str(path)]).fetchone()
    assert newest == (date(2018, 11, 9),)


@settings(max_examples=40)
@given(records())
def test_anything_comes_back(record: Record) -> None:
    for table in TABLES.values():
        read = pq.read_table(io.BytesIO(whole([record], table)))
        assert [as_row(row) for row in read.to_pylist()] == list(table.rows([record]))


def test_a_table_without_rows_is_a_table() -> None:
    for table in TABLES.values():
        read = pq.read_table(io.BytesIO(whole([], table)))
        assert read.num_rows == 0
        assert read.column_names == [column.name for column in table.columns]


def test_columns_say_what_they_are() -> None:
    schema = pq.read_schema(io.BytesIO(whole([], TABLES["figures"])))
    assert schema.metadata[b"onrecord.table"] == b"figures"
    assert schema.field("value").metadata[b"about"].decode().startswith("the number")
    assert schema.field("start").metadata[b"unit"] == b"code points"


@pytest.mark.parametrize("limit", ["ROWS_TOGETHER", "CHARACTERS_TOGETHER"])
def test_rows_are_written_in_groups_and_given_away_at_once(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, limit, 4 if limit == "ROWS_TOGETHER" else 4 * 300)
    table, record = TABLES["attributions"], example_record()
    pieces = ParquetPieces(table)
    written = [pieces.add(table.rows([record])) for _ in range(20)]
    ready = [number for number, piece in enumerate(written) if len(piece) > 4]
    assert len(ready) >= 3
    read = pq.ParquetFile(io.BytesIO(b"".join(written) + pieces.end()))
    assert read.num_row_groups >= len(ready)
    assert read.read().num_rows == 20


def test_the_same_records_give_the_same_bytes(seed_record: Record) -> None:
    assert whole([seed_record], TABLES["names"]) == whole([seed_record], TABLES["names"])


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"figures: .*needs pyarrow.*pip install 'onrecord\[parquet\]'"):
        whole([], TABLES["figures"])
