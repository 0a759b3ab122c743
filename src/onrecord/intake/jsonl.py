"""JSON lines: one story a line, ``{"key", "text", "title"?, "published_on"?, "metadata_on"?, "source"?}``.

Corpora often say ``id`` for ``key`` and ``date`` for ``published_on``; both are understood.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import BadLineError, EncodingError, OnrecordError
from onrecord.intake.decode import check_characters
from onrecord.intake.given import Story
from onrecord.intake.limits import FIRST_YEAR, LARGEST_STORY, LAST_YEAR, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = '{"key": "…", "text": "…"}'
_ALSO = {"key": "id", "published_on": "date"}
"""Other names under which a field comes, where its own is not there."""
_NO_DAY = re.compile(r"(?:0000-00-00|0001-01-01|9999-12-31)(?![0-9])")
"""What stands for "no day" in databases (MySQL, .NET, and whoever has to name a last day)."""
_ISO = re.compile(r"[0-9]{4}(?:-?[0-9]{2}-?[0-9]{2}|-?W[0-9]{2}-?[0-9])(?:[Tt ][0-9:.,+Zz-]{2,40})?")
"""Python's own reader lets any letter stand between day and time: milliseconds would be a day of the year 1512."""
_BOM = b"\xef\xbb\xbf"


def read_jsonl(
    stream: BinaryIO, place: str, source: str | None = None, largest: int = LARGEST_STORY
) -> Iterator[Story | OnrecordError]:
    """Yield the stories of a stream of JSON lines in UTF-8; a bad line is one error, and the rest is read.

    A story without ``source`` of its own has ``source``. A line has ``largest`` bytes at most. Lines are
    read one by one, so a file may be of any size.
    """
    number = 0
    while raw := stream.readline(largest + 1):
        number += 1
        here = f"{place}:{number}"
        if len(raw) > largest:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(largest)
            yield too_large(here, largest)
            continue
        raw = raw.removeprefix(_BOM) if number == 1 else raw
        if not raw.strip():
            continue
        try:
            yield _story(raw, here, source)
        except OnrecordError as error:
            yield error


def _story(raw: bytes, place: str, source: str | None) -> Story:
    try:
        row = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise EncodingError(
            place, f"is no UTF-8 at byte {error.start:,} of the line", "save the file as UTF-8"
        ) from None
    except json.JSONDecodeError as error:
        raise BadLineError(place, f"is no JSON ({error.msg} at column {error.colno:,})", f"write {_LINE}") from None
    except (ValueError, RecursionError):
        raise BadLineError(place, "is JSON that is too deep or has too long a number", f"write {_LINE}") from None
    if not isinstance(row, dict):
        raise BadLineError(place, "is no JSON object", f"write {_LINE}")
    key, text = _words(row, "key", place), _words(row, "text", place)
    if key is None or text is None:
        raise BadLineError(place, f'has no "{"key" if key is None else "text"}"', f"write {_LINE}")
    check_characters(text, place)
    check_characters(key, place)
    return Story(
        key=key,
        text=text,
        title=_words(row, "title", place),
        published_on=_day(row, "published_on", place),
        metadata_on=_day(row, "metadata_on", place),
        source=_words(row, "source", place) or source,
    )


def _words(row: dict[str, Any], field: str, place: str) -> str | None:
    value = row.get(field)
    if value is None and field in _ALSO:
        value = row.get(_ALSO[field])
    if value is None or isinstance(value, str):
        if value and field in ("title", "source"):
            check_characters(value, place)
        return value
    if field == "key" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise BadLineError(place, f'has a "{field}" that is no text', f'write "{field}": "…"')


def _day(row: dict[str, Any], field: str, place: str) -> str | None:
    """Return an ISO 8601 date, the time of day left out; none for what databases write where there is no day."""
    value = (_words(row, field, place) or "").strip()
    if not value or _NO_DAY.match(value):
        return None
    remedy = f'write "{field}": "2018-11-09", or leave it out'
    try:
        day = dt.datetime.fromisoformat(value if _ISO.fullmatch(value) else "").date()
    except ValueError:
        raise BadLineError(place, f'has a "{field}" that is no date: "{value[:40]}"', remedy) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadLineError(place, f'has a "{field}" of a year that no story is of: "{value[:40]}"', remedy)
    return day.isoformat()
