r"""A table as comma-separated values: RFC 4180, UTF-8, a line of names first, CRLF between rows.

Line breaks stand inside quoted cells as the story has them; read with ``newline=""`` in Python. How cells are written:

- nothing: an empty cell; a flag: ``true`` or ``false``; a number: the shortest digits that give the same number back;
- a list: its texts with ``|`` between them. In a text, ``\`` is written ``\\`` and ``|`` is written ``\|``; a text
  without a character is written ``\e``. A list of none is an empty cell.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula and runs it, and a story can be
written by anybody. ``spreadsheet=True`` puts an apostrophe before each text or list that begins with one of these, with
a tab, a line break or an apostrophe, and a byte order mark before everything, by which Excel knows UTF-8. ``cell_of``
takes the apostrophe off again. Without it the cells are the texts themselves: for programs, not for spreadsheets.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record import Record
    from onrecord.views.exports.columns import Cell, Column, Row, Table

BYTE_ORDER_MARK: Final = "\ufeff"
_RUN_BY_SPREADSHEETS: Final = frozenset("=+-@＝＋－＠\t\r\n'")
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "|": "\\|"})
_ITEM: Final = re.compile(r"((?:[^\\|]|\\.|\\\Z)*)(\||\Z)", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_WHOLE: Final = 2**53
"""Up to here a float is known to be a whole number by its digits."""


def write_csv(records: Iterable[Record], table: Table, *, spreadsheet: bool = False) -> Iterator[str]:
    """Yield the table of ``records`` line by line, the names of its columns first; each ends with CRLF."""
    yield header(table, spreadsheet=spreadsheet)
    yield from lines(table.rows(records), table, spreadsheet=spreadsheet)


def header(table: Table, *, spreadsheet: bool = False) -> str:
    """Return the first line: the names of the columns."""
    return (BYTE_ORDER_MARK if spreadsheet else "") + _line([column.name for column in table.columns])


def lines(rows: Iterable[Row], table: Table, *, spreadsheet: bool = False) -> Iterator[str]:
    """Yield each row of ``table`` as a line."""
    texts = [column.type in {"text", "list"} for column in table.columns]
    for row in rows:
        cells = [_written(cell) for cell in row.values()]
        if spreadsheet:
            cells = [harmless_cell(cell) if text else cell for cell, text in zip(cells, texts, strict=True)]
        yield _line(cells)


class CsvPieces:
    """One CSV file that is being made; what ``add`` and ``end`` return, put together, is its bytes."""

    def __init__(self, table: Table, *, spreadsheet: bool = False) -> None:
        """Begin the file of ``table``."""
        self._table = table
        self._spreadsheet = spreadsheet
        self._head = header(table, spreadsheet=spreadsheet)

    def add(self, rows: Iterable[Row]) -> bytes:
        """Return the lines of ``rows``, with the names of the columns before the first."""
        text = self._head + "".join(lines(rows, self._table, spreadsheet=self._spreadsheet))
        self._head = ""
        return text.encode()

    def end(self) -> bytes:
        """Return the rest of the file: nothing, but for a table without a row the names of its columns."""
        return self.add(())


def cell_of(written: str, column: Column, *, spreadsheet: bool = False) -> Cell:
    """Return the cell of ``column`` that was written so: the way back, exact for every cell.

    Raises ValueError where the column's type cannot be written so.
    """
    if spreadsheet and column.type in {"text", "list"}:
        written = written.removeprefix("'")
    if column.type == "list":
        return _parted(written)
    if not written:
        return None
    if column.type == "integer":
        return int(written)
    if column.type == "number":
        return float(written)
    return written == "true" if column.type == "flag" else written


def joined(items: Iterable[str]) -> str:
    r"""Return a list as one cell.

    >>> print(joined(["Mary Poe", "a|b", ""]))
    Mary Poe|a\|b|\e
    """
    return "|".join(item.translate(_ESCAPES) if item else "\\e" for item in items)


def _parted(cell: str) -> tuple[str, ...]:
    items = []
    for found in _ITEM.finditer(cell) if cell else ():
        items.append(_ESCAPED.sub(_unescaped, found[1]))
        if not found[2]:
            break
    return tuple(items)


def _unescaped(found: re.Match[str]) -> str:
    return "" if found[1] == "e" else found[1]


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, tuple):
        return joined(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(int(cell)) if abs(cell) < _WHOLE and cell == int(cell) else repr(cell)


def harmless_cell(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: with an apostrophe before it, where it begins like one."""
    return f"'{cell}" if cell[:1] in _RUN_BY_SPREADSHEETS else cell


class _Echo:
    """What the csv module writes a line to: it gives the line back."""

    def write(self, line: str) -> str:
        return line


_WRITER: Final = csv.writer(_Echo(), lineterminator="\r\n")


def _line(cells: Iterable[str]) -> str:
    line: str = _WRITER.writerow(cells)
    return line
