"""The cases of other readers of dates are read as their authors mean them, and judged without mercy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import peer_cases
from peer_formats import chrono, duckling, recognizers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from peer_formats import Case


def recognizers_row(text: str, part: str, **value: str) -> dict[str, Any]:
    at = text.index(part)
    found = {"text": part, "start": at, "end": at + len(part), "values": [value]}
    return {"source": "recognizers/DateTimeModel", "text": text, "ref": "2018-11-09T12:00:00", "results": [found]}


def duckling_row(text: str, from_: str, to: str | None, grain: str) -> dict[str, Any]:
    found = {"kind": "datetime", "from_": from_, "to": to, "grain": grain, "direction": None}
    return {"source": "duckling/EN", "text": text, "ref": "2018-11-09T12:00:00", "results": [found]}


def chrono_row(text: str, **start: int) -> dict[str, Any]:
    found = [{"text": text, "start_parts": start, "end_parts": {}}] if start else []
    return {"source": "chrono", "text": text, "ref": "2018-11-09T12:00:00", "results": found}


@pytest.mark.parametrize(
    ("reader", "row", "right"),
    [
        (recognizers, recognizers_row("Due 30 Nov 2018.", "30 Nov 2018", type="date", value="2018-11-30"), True),
        (recognizers, recognizers_row("Due 30 Nov 2018.", "30 Nov 2018", type="date", value="2018-11-29"), False),
        (
            recognizers,
            recognizers_row("In May 2018.", "May 2018", type="daterange", start="2018-05-01", end="2018-06-01"),
            True,
        ),
        (
            recognizers,
            recognizers_row("After May 2018.", "May 2018", type="daterange", start="2018-06-01"),
            True,
        ),
        (
            recognizers,
            recognizers_row("At 9 a.m. on 3 May 2018.", "3 May 2018", type="datetime", value="2018-05-03 09:00:00"),
            True,
        ),
        (
            recognizers,
            recognizers_row("At 9 a.m. on 3 May 2018.", "3 May 2018", type="datetime", value="2018-05-03 10:00:00"),
            False,
        ),
        (duckling, duckling_row("next week", "2018-11-12T00:00:00", None, "week"), True),
        (duckling, duckling_row("3-5 May 2018", "2018-05-03T00:00:00", "2018-05-06T00:00:00", "day"), True),
        (duckling, duckling_row("3-5 May 2018", "2018-05-03T00:00:00", "2018-05-05T00:00:00", "day"), False),
        (chrono, chrono_row("3 May 2018", year=2018, month=5, day=3), True),
        (chrono, chrono_row("3 May 2018", month=5, day=4), False),
        (chrono, chrono_row("nothing here"), True),
        (chrono, chrono_row("on 3 May 2018, but not to be found"), False),
    ],
)
def test_a_case_is_judged(
    tmp_path: Path,
    reader: Callable[[Path], Iterator[Case]],
    row: dict[str, Any],
    right: bool,  # noqa: FBT001
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (case,) = reader(path)
    assert peer_cases.is_right(case, peer_cases.times_of(case.text, case.on.isoformat())) == right


def test_what_expects_no_day_is_no_case(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    rows = [recognizers_row("For three days.", "three days", type="duration", value="259200")]
    rows.append(recognizers_row("On 3 May 2018.", "3 May 2018", type="date", value="not resolved"))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert not list(recognizers(path))


def test_every_principle_has_a_reason_and_no_case_stands_under_two() -> None:
    rows = peer_cases.principles()
    assert all(len(row.why) > 20 for row in rows)
    for name in peer_cases.READERS:
        lines = [line for row in rows for line in row.lines[name]]
        assert len(lines) == len(set(lines)), name
