"""UCUM codes as pint writes units: atom by atom, as far as the figures room uses them (tests only)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import pint

UNITS: Final[pint.UnitRegistry[float]] = pint.UnitRegistry()

ATOMS: Final = {
    # mass
    "t": "metric_ton", "g": "gram", "[lton_av]": "long_ton", "[ston_av]": "short_ton", "[lb_av]": "pound",
    "[oz_av]": "ounce", "[oz_tr]": "troy_ounce",
    # length
    "m": "meter", "[in_i]": "inch", "[ft_i]": "foot", "[yd_i]": "yard", "[mi_i]": "mile", "[nmi_i]": "nautical_mile",
    "[ly]": "light_year",
    # area and volume; pint's barrel is one of beer or wine, UCUM's the one of oil
    "ar": "are", "[acr_us]": "acre", "[sft_i]": "foot**2", "[syd_i]": "yard**2", "[cft_i]": "foot**3", "L": "liter",
    "[bbl_us]": "oil_barrel", "[gal_us]": "gallon", "[bu_us]": "bushel",
    # time
    "a": "year", "mo": "month", "wk": "week", "d": "day", "h": "hour", "min": "minute", "s": "second",
    # speed, force, power, energy
    "[kn_i]": "knot", "N": "newton", "[lbf_av]": "force_pound", "Pa": "pascal", "[psi]": "psi", "W": "watt",
    "[HP]": "horsepower", "[Btu]": "british_thermal_unit",
    # electricity, waves, computing
    "V": "volt", "A": "ampere", "Hz": "hertz", "dB": "decibel", "By": "byte",
    # temperature and angle
    "Cel": "degree_Celsius", "[degF]": "degree_Fahrenheit", "deg": "degree", "{rev}": "turn",
    # parts of a whole
    "[ppm]": "ppm", "[ppb]": "millippm",
}  # fmt: skip
"""What UCUM names, and the same unit's name in pint."""
PREFIXES: Final = {
    "n": "nano", "u": "micro", "m": "milli", "c": "centi", "d": "deci", "h": "hecto", "k": "kilo", "M": "mega",
    "G": "giga", "T": "tera",
}  # fmt: skip

_TERM: Final = re.compile(r"10\*(?P<ten>\d+)|(?P<number>\d+)|(?P<atom>(?:\[\w+\]|\{\w+\}|[A-Za-z]+))(?P<power>\d?)")


@cache
def quantity_of(code: str) -> pint.Quantity[float]:
    """Return one of a UCUM unit: ``km/h``, ``10*6.[Btu]``, ``[mi_i]2``."""
    above, _, below = code.partition("/")
    if code in ATOMS:
        return UNITS.Quantity(1.0, UNITS.parse_units(ATOMS[code]))  # a degree that begins elsewhere allows no product
    whole = UNITS.Quantity(1.0)
    for term in above.split("."):
        whole = whole * _term(term)
    for term in below.split(".") if below else ():
        whole = whole / _term(term)
    return whole


def _term(term: str) -> pint.Quantity[float]:
    read = _TERM.fullmatch(term)
    assert read is not None, f"{term} is no UCUM that this module reads"
    if read["ten"]:
        return UNITS.Quantity(10.0 ** int(read["ten"]))
    if read["number"]:
        return UNITS.Quantity(float(read["number"]))
    atom = read["atom"]
    prefix = "" if atom in ATOMS else PREFIXES[atom[0]]
    name = ATOMS[atom if not prefix else atom[1:]]
    unit: pint.Quantity[float] = UNITS.Quantity(1.0, UNITS.parse_units(f"{prefix}{name}")) ** int(read["power"] or 1)
    return unit
