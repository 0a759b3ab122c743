"""Records that a person gives back: files of them, one a line, as ``onrecord read --json`` prints them."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from onrecord.errors import InvalidRecordError, OnrecordError
from onrecord.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator


def records_in(path: str) -> Iterator[tuple[str, Record | OnrecordError]]:
    """Yield each line's place with its record, or with what is wrong with it; ``-`` is standard input."""
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                place = f"{'standard input' if path == '-' else path}, line {number}"
                if not line.strip():
                    continue
                try:
                    yield place, Record.model_validate_json(line)
                except ValidationError as wrong:
                    yield place, _invalid(place, wrong)
    except OSError as wrong:
        remedy = "name a file of records that you may read"
        yield path, InvalidRecordError(path, f"cannot be read ({wrong.strerror or wrong})", remedy)


def _invalid(place: str, wrong: ValidationError) -> InvalidRecordError:
    first = wrong.errors(include_url=False)[0]
    where = ".".join(str(step) for step in first["loc"]) or "the line"
    return InvalidRecordError(place, f"is no record ({where}: {first['msg']})", "`onrecord schema` says what one has")
