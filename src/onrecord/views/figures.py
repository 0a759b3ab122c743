"""Figures for a terminal, those that disagree side by side with the reason, and no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.link.plans import AT_ONE
from onrecord.plainly import amount_in_words, date_in_words, joined, on_one_line
from onrecord.views.drawing import FAINT, STYLES, harmless, to_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.archive.answers import KeptFigure
    from onrecord.link.entries import Claim

_MOST_COMPARED = 6
"""Figures that are shown beside one; the rest is counted."""


def draw_figures(figures: Sequence[KeptFigure], *, width: int = 80, colour: bool = False) -> str:
    """Return figures, one after the other, each with its sentence and what it disagrees with."""
    blocks: list[RenderableType] = []
    for figure in figures:
        blocks += [
            _line(figure.claim, figure.story_key, figure.published_on),
            Text("    " + harmless(on_one_line(figure.claim.context.text)), style=FAINT),
            *_disagreements(figure),
            "",
        ]
    return to_text(Group(*blocks), width=width, colour=colour)


def _line(claim: Claim, key: str, published_on: str | None, lead: str = "") -> Text:
    line = Text(lead)
    line.append(harmless(amount_in_words(claim.figure)), style=STYLES["figure"])
    if claim.figure.measure:
        line.append(f" · {harmless(joined(claim.figure.measure))}")
    if claim.figure.period:
        line.append(f" · {date_in_words(claim.figure.period.edtf)}")
    if claim.figure.forecast:
        line.append(" · forecast")
    line.append("".join(f" ← {harmless(one)}" for one in reversed(claim.claimants)), style=STYLES["source"])
    day = date_in_words(published_on) if published_on else "day not known"
    return line.append(f" · {day} · {harmless(key)} {claim.figure.id}", style=FAINT)


def _disagreements(figure: KeptFigure) -> list[RenderableType]:
    disagreeing = [one for one in figure.compared if one.reason not in AT_ONE]
    lines: list[RenderableType] = []
    for one in disagreeing[:_MOST_COMPARED]:
        lines += [
            _line(one.claim, one.story_key, one.published_on, "  ≠ "),
            Text(f"      {one.reason}: {harmless(one.detail)}", style=FAINT),
        ]
    if len(disagreeing) > _MOST_COMPARED:
        lines.append(Text(f"  … and {len(disagreeing) - _MOST_COMPARED:,} more that differ", style=FAINT))
    agreeing = len(figure.compared) - len(disagreeing)
    if agreeing:
        lines.append(Text(f"  = {agreeing:,} {'says' if agreeing == 1 else 'say'} the same", style=FAINT))
    return lines
