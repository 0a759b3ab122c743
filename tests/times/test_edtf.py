"""EDTF: written, read back, and its bounds in days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.edtf import bounds, first_and_last, is_edtf, write_days, write_interval, write_month, write_year


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018-11-09", date(2018, 11, 9), date(2018, 11, 9)),
        ("2019-01", date(2019, 1, 1), date(2019, 1, 31)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2018-33", date(2018, 1, 1), date(2018, 3, 31)),
        ("2018-41", date(2018, 7, 1), date(2018, 12, 31)),
        ("2018-24", date(2018, 12, 1), date(2019, 2, 28)),
        ("1987-04-29/1987-05-05", date(1987, 4, 29), date(1987, 5, 5)),
        ("2018-01/2018-08", date(2018, 1, 1), date(2018, 8, 31)),
        ("../2018-12-31", None, date(2018, 12, 31)),
        ("2018-03/..", date(2018, 3, 1), None),
        ("2018-03~", date(2018, 3, 1), date(2018, 3, 31)),
        ("-0489", None, None),
    ],
)
def test_bounds(edtf: str, first: date | None, last: date | None) -> None:
    """An EDTF date or interval has a first and a last day."""
    assert is_edtf(edtf)
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "soon", "2018-13", "2018-02-30", "../..", "2018/2017", "1/2/3", "18", "199X-01", "2018-11-9"]
)
def test_what_is_not_edtf(text: str) -> None:
    """Anything else is refused, and has no bounds."""
    assert not is_edtf(text)
    assert bounds(text) == (None, None)


def test_years_before_our_era_have_bounds_too() -> None:
    """490 BC is the year -489; its days are no Python dates, but they are days."""
    first, last = first_and_last("-0489")
    assert (str(first), str(last)) == ("-0489-01-01", "-0489-12-31")


def test_nothing_has_no_bounds() -> None:
    """A null date has no bounds."""
    assert bounds(None) == (None, None)


@given(st.dates(), st.dates())
def test_days_round_trip(one: date, other: date) -> None:
    """What is written for two days is read back as the same two days."""
    first, last = min(one, other), max(one, other)
    assert bounds(write_days(first, last)) == (first, last)
    assert bounds(write_days(first, None)) == (first, None)
    assert bounds(write_days(None, last)) == (None, last)


@given(st.integers(-9999, 9999), st.integers(1, 12))
def test_years_and_months_are_edtf(year: int, month: int) -> None:
    """Every year and month that is written is read."""
    assert is_edtf(write_year(year))
    assert is_edtf(write_month(year, month))
    assert write_interval(write_year(year), write_year(year)) == write_year(year)
