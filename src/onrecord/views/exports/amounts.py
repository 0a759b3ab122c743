"""Figures in schema.org's words: a value with its unit, and the time it was observed in."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.words import words_of
from onrecord.gazetteer.currencies import all_currencies
from onrecord.resolve.edtf import bounds
from onrecord.views.exports.terms import plain

if TYPE_CHECKING:
    from onrecord.record import Figure
    from onrecord.views.exports.terms import Node

_NO_UCUM: Final = frozenset({"percent", "percentage point", "basis point"})
_PERCENT: Final = "P1"
"""The UN/CEFACT common code, which schema.org's unitCode is without a prefix."""
_LEAST: Final = frozenset({">", ">="})
_MOST: Final = frozenset({"<", "<="})
_FORMS: Final = {len("2018"): "P1Y", len("2018-11"): "P1M", len("2018-11-09"): "P1D"}


def quantity(figure: Figure) -> Node:
    """Return a figure's amount as a QuantitativeValue.

    A range has its ends, "more than" and "at least" have only the lower one, "less than" and "at most" only the upper
    one; which of the two it was, the figure's comparator says.
    """
    node: Node = {"@type": "QuantitativeValue"}
    value = plain(figure.value)
    if figure.high is not None:
        node |= {"minValue": value, "maxValue": plain(figure.high)}
    elif figure.comparator in _LEAST:
        node["minValue"] = value
    elif figure.comparator in _MOST:
        node["maxValue"] = value
    else:
        node["value"] = value
    if figure.unit:
        node["unitText"] = figure.unit
        if code := unit_code(figure.unit):
            node["unitCode"] = code
    return node


def unit_code(unit: str) -> str | None:
    """Return a unit as schema.org's unitCode; None for a counted noun, a rank or another word.

    UN/CEFACT common codes stand plain, others with a prefix that says whose they are.

    >>> unit_code("percent"), unit_code("USD"), unit_code("km/h"), unit_code("firms")
    ('P1', 'ISO4217:USD', 'UCUM:km/h', None)
    """
    if unit == "percent":
        return _PERCENT
    if unit in all_currencies():
        return f"ISO4217:{unit}"
    return f"UCUM:{unit}" if all(part in _ucum() for part in unit.split("/")) else None


@cache
def _ucum() -> frozenset[str]:
    codes = {entry["code"] for entry in words_of("units")["unit"]} - _NO_UCUM
    return frozenset(codes | {"s", "min", "h", "d", "wk", "mo", "a"})


def observed(figure: Figure) -> Node:
    """Return when a figure was observed: the beginning as observationDate, the length as observationPeriod (ISO 8601).

    Nothing for a period with an open end, or of years that have no days here.
    """
    edtf = figure.period.edtf if figure.period else ""
    first, last = bounds(edtf)
    if first is None or last is None:
        return {}
    if "/" not in edtf and len(edtf) in _FORMS:
        return {"observationDate": edtf, "observationPeriod": _FORMS[len(edtf)]}
    return {"observationDate": first.isoformat(), "observationPeriod": f"P{(last - first + timedelta(days=1)).days}D"}
