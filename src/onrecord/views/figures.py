"""Figures for a terminal, those that disagree side by side with the reason, and no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.link.plans import AT_ONE
from onrecord.plainly import amount_in_words, date_in_words, joined, on_one_line
from onrecord.views.drawing import FAINT, STYLES, to_text
from onrecord.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.archive.answers import Compared, KeptFigure
    from onrecord.link.entries import Claim

_MOST_COMPARED = 6
"""Figures that are shown beside one; the rest is counted."""


def draw_figures(figures: Sequence[KeptFigure], *, width: int = 80, colour: bool = False) -> str:
    """Return figures, one after the other, each with its sentence and what it disagrees with."""
    blocks: list[RenderableType] = []
    drawn: set[str] = set()
    for figure in figures:
        disagreeing = [one for one in figure.compared if one.reason not in AT_ONE]
        if _place(figure.claim) in drawn and all(_place(one.claim) in drawn for one in disagreeing):
            continue  # it has been shown beside the other
        drawn |= {_place(figure.claim), *(_place(one.claim) for one in disagreeing[:_MOST_COMPARED])}
        blocks += [
            _line(figure.claim, figure.story_key, figure.published_on),
            Padding(Text(visible_line(on_one_line(figure.claim.context.text)), style=FAINT), (0, 0, 0, 4)),
            *_disagreements(disagreeing, agreeing=len(figure.compared) - len(disagreeing)),
            "",
        ]
    return to_text(Group(*blocks), width=width, colour=colour)


def _place(claim: Claim) -> str:
    return f"{claim.story} {claim.figure.id}"


def _line(claim: Claim, key: str, published_on: str | None) -> Text:
    line = Text()
    line.append(visible_line(amount_in_words(claim.figure)), style=STYLES["figure"])
    if claim.figure.measure:
        line.append(f" · {visible_line(joined(claim.figure.measure))}")
    if claim.figure.period:
        line.append(f" · {date_in_words(claim.figure.period.edtf)}")
    if claim.figure.forecast:
        line.append(" · forecast")
    line.append("".join(f" ← {visible_line(one)}" for one in reversed(claim.claimants)), style=STYLES["source"])
    day = date_in_words(published_on) if published_on else "day not known"
    return line.append(f" · {day} · {visible_line(key)} {claim.figure.id}", style=FAINT)


def _disagreements(disagreeing: Sequence[Compared], *, agreeing: int) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for one in disagreeing[:_MOST_COMPARED]:
        other = Group(
            _line(one.claim, one.story_key, one.published_on),
            Text(f"{one.reason}: {visible_line(one.detail)}", style=FAINT),
        )
        beside = Table.grid(padding=(0, 1, 0, 0))
        beside.add_row("  ≠", other)
        lines.append(beside)
    if len(disagreeing) > _MOST_COMPARED:
        lines.append(Text(f"  … and {len(disagreeing) - _MOST_COMPARED:,} more that differ", style=FAINT))
    if agreeing:
        lines.append(Text(f"  = {agreeing:,} {'says' if agreeing == 1 else 'say'} the same", style=FAINT))
    return lines
