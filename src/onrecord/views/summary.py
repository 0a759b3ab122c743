"""A record in short, for somebody who wants to know what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Record


def summarise(record: Record, *, width: int = 80, colour: bool = False) -> str:
    """Return title, day, counts, and a line of at most ``width`` columns for each entry; an empty line ends it."""
    from onrecord.views.drawing import draw_summary  # noqa: PLC0415  # rich is wanted by a terminal alone

    return draw_summary(record, width=width, colour=colour)
