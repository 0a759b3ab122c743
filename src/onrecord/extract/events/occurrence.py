"""How certain it is that an event occurs, by IPTC's codes (NewsCodes, scheme "eventoccurstatus")."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import tomli as tomllib


@cache
def occurrence_codes() -> tuple[dict[str, str], dict[str, str]]:
    """Return the code of each status, and those of events without a day where they differ (``occurrence.toml``)."""
    source = files("onrecord.extract.events").joinpath("occurrence.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = tomllib.loads(source)
    return table["status"], table["undated"]


def occurrence_of(status: str, *, dated: bool) -> str | None:
    """Return the code of a status; None where there is no planned event."""
    codes, undated = occurrence_codes()
    return codes.get(status) if dated else undated.get(status, codes.get(status))
