"""The cases of other readers of amounts: which are in reach, and when one is right."""

from __future__ import annotations

from typing import Any

import pytest

import figure_cases
from onrecord import Story, read


@pytest.mark.parametrize(
    ("kind", "unit", "reach"),
    [
        ("AmountOfMoney", "Dollar", True),
        ("AmountOfMoney", None, False),
        ("Numeral", None, False),
        ("Distance", "Mile", True),
        (None, "week", False),
        (None, "kilometre", True),
    ],
)
def test_what_is_in_reach(kind: str | None, unit: str | None, reach: bool) -> None:  # noqa: FBT001
    assert figure_cases.in_reach({"value": 3.0, "kind": kind, "unit": unit}) == reach


@pytest.mark.parametrize(
    ("value", "unit", "right"),
    [(3.5e6, "USD", True), (3.5e6, "EUR", False), (3.5, "USD", False), ([3.5e6, 4e6], "USD", False)],
)
def test_an_amount_is_judged(value: Any, unit: str, right: bool) -> None:  # noqa: ANN401, FBT001
    figures = read(Story(key="s", text="They paid $3.5 million for the mill.")).figures
    assert figure_cases.is_met({"value": value, "kind": "currency", "unit": unit}, figures) == right


def test_cents_are_hundredths() -> None:
    figures = read(Story(key="s", text="It costs 34 cents.")).figures
    assert figure_cases.is_met({"value": 34.0, "kind": "currency", "unit": "Cent"}, figures)
