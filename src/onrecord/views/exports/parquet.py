"""A table as Apache Parquet, with pyarrow: typed, compressed, and written group by group.

Days are ``date32``, numbers ``float64``, whole numbers ``int64``, flags ``bool``, lists ``list<string>``. What a column
is and its unit stand in the field's metadata (``about``, ``unit``), what the table is in the schema's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import MissingExtraError
from onrecord.views.exports.columns import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record import Record
    from onrecord.views.exports.columns import Cell, Row, Table

ROWS_TOGETHER: Final = 16_384
"""Rows of one group at most: what a reader reads at once, and what is held here."""
CHARACTERS_TOGETHER: Final = 16_000_000
"""Characters of one group at most, for a row can hold a whole story."""


def write_parquet(records: Iterable[Record], table: Table) -> Iterator[bytes]:
    """Yield the table of ``records`` as the bytes of one Parquet file, a row group at a time.

    Raises ``MissingExtraError`` where pyarrow is not installed.
    """
    pieces = ParquetPieces(table)
    for record in records:
        yield pieces.add(table.rows([record]))
    yield pieces.end()


class ParquetPieces:
    """One Parquet file that is being made; what ``add`` and ``end`` return, put together, is its bytes."""

    def __init__(self, table: Table) -> None:
        """Begin the file of ``table``; raises ``MissingExtraError`` where pyarrow is not installed."""
        self._arrow = _arrow(table)
        self._table = table
        self._schema = _schema(self._arrow, table)
        self._bytes = _Pieces()
        self._writer = self._arrow.parquet.ParquetWriter(
            self._arrow.PythonFile(self._bytes, mode="w"), self._schema, compression="zstd"
        )
        self._waiting: list[Row] = []
        self._characters = 0

    def add(self, rows: Iterable[Row]) -> bytes:
        """Take rows, and return what is ready of the file: nothing until a group is full."""
        for row in rows:
            self._waiting.append(row)
            self._characters += sum(_length(cell) for cell in row.values())
            if len(self._waiting) >= ROWS_TOGETHER or self._characters >= CHARACTERS_TOGETHER:
                self._write_group()
        return self._bytes.taken()

    def end(self) -> bytes:
        """Return the rest of the file."""
        if self._waiting:
            self._write_group()
        self._writer.close()
        return self._bytes.taken()

    def _write_group(self) -> None:
        columns = [
            self._arrow.array([_value(row[column.name], column.type) for row in self._waiting], field.type)
            for column, field in zip(self._table.columns, self._schema, strict=True)
        ]
        group = self._arrow.Table.from_arrays(columns, schema=self._schema)
        self._writer.write_table(group, row_group_size=len(self._waiting))
        self._waiting = []
        self._characters = 0


class _Pieces:
    """A file that can only be written on: its bytes are taken away as they come, and it knows how many there were."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def write(self, piece: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        self._pieces.append(bytes(piece))
        self._length += len(self._pieces[-1])
        return len(self._pieces[-1])

    def tell(self) -> int:
        return self._length

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def close(self) -> None:
        """What was written is still to be taken."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _arrow(table: Table) -> Any:  # noqa: ANN401 - the module pyarrow
    try:
        import pyarrow.parquet  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, and slow to start
    except ImportError as error:
        raise MissingExtraError(
            table.name,
            f"was to be Parquet, and Parquet needs pyarrow, which is not installed ({error})",
            "pip install 'onrecord[parquet]', or export csv",
        ) from None
    return pyarrow


def _schema(arrow: Any, table: Table) -> Any:  # noqa: ANN401 - of pyarrow
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "flag": arrow.bool_(),
        "day": arrow.date32(),
        "list": arrow.list_(arrow.string()),
    }
    fields = [
        arrow.field(column.name, types[column.type], metadata={"about": column.about, "unit": column.unit})
        for column in table.columns
    ]
    return arrow.schema(fields, metadata={"onrecord.table": table.name, "about": table.about})


def _value(cell: Cell, kind: str) -> object:
    return day_of(cell) if kind == "day" and isinstance(cell, str) else cell


def _length(cell: Cell) -> int:
    if isinstance(cell, str):
        return len(cell)
    return sum(map(len, cell)) if isinstance(cell, tuple) else 0
