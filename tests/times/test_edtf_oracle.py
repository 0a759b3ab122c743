"""What Onrecord writes as EDTF, the `edtf` package reads as the same days; and what Onrecord reads."""

from __future__ import annotations

import time
from math import isinf
from typing import TYPE_CHECKING, Any

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.edtf import YearMonthDay, first_and_last, write_days, write_interval, write_month, write_year
from times_read import ranges_of

if TYPE_CHECKING:
    from datetime import date

YEARS = st.integers(-9998, 9998)


def oracle(text: str) -> tuple[YearMonthDay | None, YearMonthDay | None]:
    """Return the first and the last day of an EDTF text, as the package reads it; None at an open end."""
    parsed = edtf.parse_edtf(text)
    return _day(parsed.lower_strict()), _day(parsed.upper_strict())


def _day(day: Any) -> YearMonthDay | None:  # noqa: ANN401 - the package has no types
    if isinstance(day, float):
        assert isinf(day)
        return None
    assert isinstance(day, time.struct_time)
    return YearMonthDay(day.tm_year, day.tm_mon, day.tm_mday)


@given(st.one_of(st.none(), st.dates()), st.dates(), st.booleans())
def test_days(one: date | None, other: date, until: bool) -> None:  # noqa: FBT001
    ends = (one, other) if until else (other, one)
    if one is not None:
        ends = (min(one, other), max(one, other))
    text = write_days(*ends)
    assert oracle(text) == first_and_last(text)


@given(YEARS, st.integers(1, 12))
def test_years_and_months(year: int, month: int) -> None:
    for text in (write_year(year), write_month(year, month), write_interval(None, write_year(year))):
        assert oracle(text) == first_and_last(text)


@pytest.mark.parametrize(
    "text", ["199X", "19XX", "2018-21", "2018-22", "2018-23", "2018-33", "2018-36", "2018-40", "2018-41", "2018?"]
)
def test_what_is_read_and_not_written(text: str) -> None:
    assert oracle(text) == first_and_last(text)


def test_a_winter_ends_in_february() -> None:
    """The package ends a winter with the year that it begins in; the winter of the north has two months more."""
    assert oracle("2018-24") == (YearMonthDay(2018, 12, 1), YearMonthDay(2018, 12, 31))
    assert first_and_last("2018-24") == (YearMonthDay(2018, 12, 1), YearMonthDay(2019, 2, 28))


@pytest.mark.parametrize("text", ["soon", "2018-13", "2018-02-30", "../..", "1/2/3", "18", "2018-11-9"])
def test_what_is_refused_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        first_and_last(text)


def test_all_that_a_story_gives_is_read() -> None:
    text = (
        "He will return by the end of the year, since March, from 2019 on, in early May, next week, in the third "
        "quarter, in winter, in the 1990s, in the 19th century, between May and July, in 490 BC, more than two years "
        "ago, in the coming days, on the last Friday of November, during Ramadan, in the first eight months of this "
        "year."
    )
    written = [time.edtf for time in ranges_of(text, "2018-11-09") if time.edtf]
    assert len(written) > 12
    for each in written:
        assert oracle(each) == first_and_last(each), each
