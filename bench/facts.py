"""A figure in one line, all that it says of itself, for whoever checks it by eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.record import Figure


def facts_of(figure: Figure, *, about: Sequence[str], claimants: Sequence[str], place: str | None = None) -> str:
    """Return value, unit, comparator and change, what it came from, measure, names, period, place and claimants."""
    facts = [
        f"{figure.value:g}" + (f"..{figure.high:g}" if figure.high is not None else ""),
        figure.unit or "-",
        figure.comparator + (f" {figure.change}" if figure.change else ""),
        f"from {figure.from_value:g}" if figure.from_value is not None else "",
        "of " + " … ".join(piece.text for piece in figure.measure),
        "about " + ", ".join(about) if about else "",
        f"in {figure.period.edtf}" if figure.period else "",
        f"at {place}" if place else "",
        "forecast" if figure.forecast else "",
        "by " + " > ".join(claimants) if claimants else "",
    ]
    return " | ".join(" ".join(fact.split()) for fact in facts if fact)
