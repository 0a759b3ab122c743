"""The table of units, held against pint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pint
import pytest

from onrecord.extract.figures.compounds import _PARTS
from onrecord.extract.figures.words import words_of
from ucum import UNITS, quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRIES: Final[list[dict[str, Any]]] = words_of("units")["unit"]
CODES: Final = sorted({entry["code"] for entry in ENTRIES})

NO_UCUM: Final = {
    "percent": "the contract's word",
    "percentage point": "the contract's word: what two shares differ by",
    "basis point": "the contract's word: a hundredth of a percentage point",
}
"""Codes that are words of the contract, each with the reason."""

DIMENSIONS: Final = {
    "[mass]": "t kt kg g mg ug [lton_av] [ston_av] [lb_av] [oz_av] [oz_tr]",
    "[length]": "km m cm mm um nm [in_i] [ft_i] [yd_i] [mi_i] [nmi_i] [ly]",
    "[length] ** 2": "har [acr_us] km2 m2 [mi_i]2 [sft_i] [syd_i]",
    "[length] ** 3": "m3 km3 [cft_i] L mL [bbl_us] [gal_us] [bu_us]",
    "[length] ** 3 / [time]": "[bbl_us]/d",
    "1 / [length] ** 2": "[mi_i]/[gal_us]",
    "[length] / [time]": "km/h [mi_i]/h [kn_i]",
    "[length] ** 2 * [mass] / [time] ** 3": "W kW MW GW [HP]",
    "[length] ** 2 * [mass] / [time] ** 2": "W.h kW.h MW.h GW.h TW.h [Btu] 10*6.[Btu] N.m [ft_i].[lbf_av]",
    "[length] ** 2 * [mass] / [current] / [time] ** 3": "V kV",
    "[current]": "A mA",
    "1 / [time]": "Hz kHz MHz GHz {rev}/min",
    "[mass] / [length] / [time] ** 2": "Pa MPa [psi] 10*3.[psi]",
    "none": "[ppm] [ppb] deg dB MBy GBy TBy",
    "[temperature]": "Cel [degF]",
    "[time]": "a mo wk d h min s ms 10.a 100.a 2.wk",
}
"""What each code measures. ``{…}`` is UCUM's note, of no dimension."""
UNMEASURED: Final = {"{stretch}": "nights, weekends, generations: no unit, only no figure either"}

FACTORS: Final = {"bcm": (1e9, "meter**3"), "mmbtu": (1e6, "british_thermal_unit"), "ksi": (1e3, "psi")}
"""Trade abbreviations that pint does not know, in its words."""

OTHERWISE: Final = {
    "pct": "the wires' per cent, no picocarat",
    "pc": "per cent, no parsec",
    "p.c.": "the same",
    "bps": "basis points, no bits per second",
    "bp": "a basis point, no point of print",
    "pct point": "no picocarat", "pct points": "no picocarat", "pct pt": "no picocarat", "pct pts": "no picocarat",
    "percent point": "no point of print", "percent points": "no point of print",
    "ton": "news of the world weighs in metric tons; pint's is the short ton",
    "tons": "the same",
    "mt": "metric tons, no millitonne",
    "kt": "kilotonnes, no knots",
    "kilos": "kilograms, no kiloseconds",
    "cu m": "cubic metres", "cu. m": "cubic metres", "cu km": "cubic kilometres",
    "barrel": "a barrel of oil, 42 gallons", "barrels": "the same", "bbl": "the same", "bbls": "the same",
    "b/d": "barrels a day, no barns",
    "m.p.h.": "miles an hour, no metres times poises times hours",
    "kmph": "kilometres an hour, no kilomiles",
    "pound foot": "torque: the pound is a force", "pound feet": "the same",
    "lb ft": "the same", "lbs ft": "the same",
    "pounds per square inch": "the pound is a force",
    "Nm": "newton metres",
    "amps": "amperes, no attometres a second",
    "mhz": "megahertz in a headline's small letters",
    "degrees centigrade": "no hundredth of a grade",
    "degrees c": "Celsius, not the speed of light", "deg c": "the same",
    "° C": "Celsius, no coulombs", "C": "the same",
    "° F": "Fahrenheit, no farads", "F": "the same",
    "decade": "ten years, no power of ten of a frequency", "decades": "the same",
    "mth": "a month, no thousandth of a thou", "mths": "the same",
}  # fmt: skip
"""Forms that pint reads as another unit, and why newspapers mean ours."""


def physical() -> Iterator[tuple[str, float, str]]:
    """Yield each code with its factor and each form of it."""
    for entry in ENTRIES:
        for form in (*entry.get("words", ()), *entry.get("signs", ())):
            yield entry["code"], float(entry.get("factor", 1)), form


def pint_reads(form: str) -> pint.Quantity[float] | None:
    """Return what pint makes of a printed form: as one name, as a product, then in any case; None if nothing."""
    plain = re.sub(r"^degrees? (?=celsius|fahrenheit)", "", form.replace("-", " ").rstrip("."))
    for words, cased in ((plain.replace(" ", "_"), True), (plain, True), (plain.replace(" ", "_"), False)):
        try:
            return UNITS.Quantity(1.0, UNITS.parse_units(words, case_sensitive=cased))
        except (pint.errors.UndefinedUnitError, AssertionError, TypeError, ValueError):
            continue
    return None


def same(one: pint.Quantity[float], other: pint.Quantity[float]) -> bool:
    if one.dimensionality != other.dimensionality:
        return False
    return bool(one.to_base_units().magnitude == pytest.approx(other.to_base_units().magnitude, rel=1e-9))


def times(unit: pint.Quantity[float], factor: float) -> pint.Quantity[float]:
    return unit if factor == 1 else unit * factor  # degrees allow no product


def test_every_code_is_measured_or_excepted() -> None:
    listed = [code for codes in DIMENSIONS.values() for code in codes.split()]
    assert sorted([*listed, *NO_UCUM, *UNMEASURED]) == CODES


@pytest.mark.parametrize(("dimension", "codes"), DIMENSIONS.items())
def test_every_code_has_its_dimension(dimension: str, codes: str) -> None:
    expected = {} if dimension == "none" else UNITS.get_dimensionality(dimension)
    for code in codes.split():
        assert quantity_of(code).dimensionality == expected, code


def test_every_form_that_pint_knows_means_the_same_unit() -> None:
    """Or stands among the exceptions, which hold no form that is none any more."""
    alike, otherwise = 0, set()
    for code, factor, form in physical():
        read = pint_reads(form)
        if read is None or code in UNMEASURED:
            continue
        if code not in NO_UCUM and same(read, times(quantity_of(code), factor)):
            alike += 1
        else:
            otherwise.add(form)
    assert otherwise - {"percent", "percents", "%"} == set(OTHERWISE)
    assert alike > 180


@pytest.mark.parametrize("form", FACTORS)
def test_factors_of_the_trades(form: str) -> None:
    size, unit = FACTORS[form]
    ((code, factor),) = [(code, factor) for code, factor, word in physical() if word == form]
    assert same(quantity_of(code) * factor, UNITS.Quantity(size, UNITS.parse_units(unit)))


def test_no_form_means_two_units() -> None:
    forms = [(form, "signs" if form in entry.get("signs", ()) else "words") for entry in ENTRIES
             for form in (*entry.get("words", ()), *entry.get("signs", ()))]  # fmt: skip
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(("pair", "count"), _PARTS.items())
def test_parts_of_compound_amounts(pair: tuple[str, str], count: int) -> None:
    larger, smaller = (quantity_of(code) for code in pair)
    assert (larger / smaller).to_base_units().magnitude == pytest.approx(count, rel=1e-9)
