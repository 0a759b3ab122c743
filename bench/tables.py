"""What the scorers print, as numbers: one reader a kind of table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PRF = r"\s+P\s+([\d.]+)\s+R\s+([\d.]+)\s+F1\s+([\d.]+)"
SPEED = re.compile(r"(\d+) stories, (\d+) characters, ([\d.]+) s wall, (\d+) characters per CPU second, peak (\d+) MB")


def read_table(benchmark: str, printed: str) -> dict[str, float]:
    """Return every measure that the scorer of ``benchmark`` printed, by its name; shares are per cent."""
    found = READERS[benchmark.partition("-")[0]](printed)
    if speed := SPEED.search(printed):
        found["characters per CPU second"] = float(speed[4])
        found["peak MB"] = float(speed[5])
    return found


def _gold(printed: str) -> dict[str, float]:
    rows = re.findall(rf"^(\w+)\s+(\w+){PRF}", printed, re.MULTILINE)
    found = {f"{part} {measure}": float(f1) for part, measure, _, _, f1 in rows}
    for name, hits, of in re.findall(r"^(\w+)\s+(\d+) of (\d+)$", printed, re.MULTILINE):
        if name in {"nested", "narrower"}:
            found[f"{name} %"] = round(100 * int(hits) / int(of), 1) if int(of) else 0.0
        else:
            found[name] = float(hits)
    return found


def _attributions(printed: str) -> dict[str, float]:
    rows = re.findall(r"^(\S.*?)\s{2,}([\d.]+)\s+([\d.]+)\s+([\d.]+)$", printed, re.MULTILINE)
    return {name: float(f1) for name, _, _, f1 in rows}


def _times(printed: str) -> dict[str, float]:
    rows = re.findall(r"^(\w+_F1)\s+([\d.]+)$", printed, re.MULTILINE)
    return {name.replace("_F1", ""): round(100 * float(share), 1) for name, share in rows}


def _figures(printed: str) -> dict[str, float]:
    rows = re.findall(rf"^\s*(paper|strict)\s+(\S+){PRF}", printed, re.MULTILINE)
    found = {f"{mode} {measure}": float(f1) for mode, measure, _, _, f1 in rows}
    if hard := re.search(r"exact set of values (\d+), values and units (\d+), of (\d+) cases", printed):
        found |= {"values right": float(hard[1]), "values and units right": float(hard[2])}
    return found


def _claimants(printed: str) -> dict[str, float]:
    row = re.search(r"claimant right ([\d.]+) %\s+figure found ([\d.]+) %", printed)
    return {"claimant right %": float(row[1]), "figure found %": float(row[2])} if row else {}


def _events(printed: str) -> dict[str, float]:
    row = re.search(
        r"lead event found (\d+), of these with the expected date (\d+), silent .*? (\d+) of (\d+)", printed
    )
    if not row:
        return {}
    return {"lead event found": float(row[1]), "with the date": float(row[2]), "rightly silent": float(row[3])}


READERS: dict[str, Callable[[str], dict[str, float]]] = {
    "gold": _gold,
    "attributions": _attributions,
    "times": _times,
    "figures": _figures,
    "claimants": _claimants,
    "events": _events,
}
