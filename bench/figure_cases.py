"""Read the tests of three other readers of amounts, and say how many come out as their own authors expect.

    python bench/figure_cases.py DATA [NAME ...] [--misses]

``DATA`` holds ``data/figures/cases_*.jsonl``. In reach are the amounts that a record has figures for: money, per cent
and what is measured. A case is right where each of its amounts is found with its value, both ends of a range, and for
money the currency, where the text names one that ISO 4217 has.

Disagreements of principle are left out, by kind: bare numbers and ordinals (what counts and measures nothing is no
figure), ages and durations, and all of price-parser (labels of shops in forty languages, where "1.298,00" has a comma
for its point). Cents and pence are hundredths of their currency here, and amounts of their own there.
"""

from __future__ import annotations

import json
import math
import sys
from typing import TYPE_CHECKING, Any

from named import read_call
from onrecord import Story, read
from onrecord.gazetteer import all_currencies, currency_of_sign, currency_of_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.record import Figure

READERS = ("duckling", "recognizers", "quantulum3")
HUNDREDTHS = frozenset(("cent", "cents", "pence", "penny", "pennies"))
MONEY = frozenset(("AmountOfMoney", "currency"))
MEASURED = frozenset(("Temperature", "Distance", "Volume", "Quantity", "temperature", "dimension", "percentage"))
"""What the readers call the kinds in reach."""
TIMED = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "century", "decade", "dimensionless"))


def in_reach(quantity: dict[str, Any]) -> bool:
    """Tell whether a record has a figure for it."""
    kind, unit = quantity.get("kind"), str(quantity.get("unit") or "")
    if quantity["value"] is None or quantity.get("open"):
        return False
    if kind in MONEY:
        return bool(unit)
    return kind in MEASURED or (kind is None and bool(unit) and unit.lower() not in TIMED)


def cases(name: str, data: Path) -> Iterator[tuple[int, str, list[dict[str, Any]]]]:
    """Yield line, text and the amounts in reach of every case that has some."""
    with (data / f"data/figures/cases_{name}.jsonl").open(encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines), 1):
            wanted = [quantity for quantity in row["quantities"] if in_reach(quantity)]
            if wanted and len(wanted) == len(row["quantities"]):
                yield number, row["text"], wanted


def is_met(quantity: dict[str, Any], figures: tuple[Figure, ...]) -> bool:
    """Tell whether one of the figures is the amount."""
    value = quantity["value"]
    low, high = value if isinstance(value, list) else (value, None)
    if str(quantity.get("unit") or "").lower() in HUNDREDTHS:
        low, high = low / 100, high and high / 100
    code = iso_code(str(quantity.get("unit") or "")) if quantity.get("kind") in MONEY else None
    return any(
        same(figure.value, low) and (high is None or same(figure.high, high)) and code in (None, figure.unit)
        for figure in figures
    )


def same(ours: float | None, theirs: float | None) -> bool:
    """Tell whether two values are one; an end that is open is none."""
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=1e-6, abs_tol=1e-9)


def iso_code(unit: str) -> str | None:
    """Return the currency that a reader's word or sign means, where ISO 4217 has it and the word names one alone."""
    if unit in all_currencies():
        return unit
    return currency_of_sign(unit) or currency_of_words(unit.lower())


def outcomes(name: str, data: Path) -> Iterator[tuple[int, str, bool, tuple[Figure, ...]]]:
    """Read every case in reach."""
    for line, text, wanted in cases(name, data):
        figures = read(Story(key="case", text=text)).figures
        yield line, text, all(is_met(quantity, figures) for quantity in wanted), figures


def measured(name: str, data: Path) -> dict[str, float]:
    """Return the per cent of the cases in reach that are right."""
    found = [right for _, _, right, _ in outcomes(name, data)]
    return {"right %": round(100 * sum(found) / max(1, len(found)), 1)}


def main(words: list[str] | None = None) -> int:
    """Print the shares, and with ``--misses`` every case that is not right."""
    given = read_call(
        words, __doc__, READERS, files="data/figures/cases_*.jsonl", misses="every case that is not right"
    )
    for name in given.names:
        found = list(outcomes(name, given.data))
        if given.misses:
            for line, text, right, figures in found:
                if not right:
                    print(f"{line}\t{text}\t{[(figure.text, figure.value, figure.unit) for figure in figures]}")
        count = sum(each[2] for each in found)
        print(f"{name}: {count} of {len(found)} right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
