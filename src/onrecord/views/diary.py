"""The diary for a terminal: what is ahead, what has no day, what has passed without a report, what is over."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.link.history import lane_of
from onrecord.plainly import on_one_line, when_in_words
from onrecord.views.drawing import FAINT, STRONG, STYLES, to_text
from onrecord.views.plan_words import beside_title, changes_of, doubt_in_words
from onrecord.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.archive.questions import Lane
    from onrecord.link.plans import Plan

HEADINGS: Final = {
    "ahead": "Ahead",
    "undated": "No day given",
    "overdue": "Passed, no report",
    "over": "Over",
}
_FOR_STATUS: Final = 16
"""Columns that the status and the space around it take."""
_STYLES: Final = {"cancelled": "bright_black", "denied": "bright_black", "happened": "blue", "overdue": "yellow"}


def draw_diary(
    plans: Sequence[Plan], *, on: str, counts: Mapping[Lane, int], width: int = 80, colour: bool = False
) -> str:
    """Return planned events as a diary opened on the day ``on`` (ISO 8601), ``width`` columns wide.

    ``plans`` come lane by lane; ``counts`` says how many each lane has, so that what is left out is told.
    """
    blocks: list[RenderableType] = []
    for lane, together in groupby(plans, key=lambda plan: lane_of(plan, on)):
        shown = list(together)
        blocks += [Text(f"{HEADINGS[lane]} {counts.get(lane, len(shown)):,}", style=STRONG), _lane(shown, width)]
        more = counts.get(lane, 0) - len(shown)
        if more > 0:
            blocks.append(Text(f"… and {more:,} more", style=FAINT))
        blocks.append("")
    return to_text(Group(*blocks), width=width, colour=colour)


def _lane(plans: Sequence[Plan], width: int) -> Table:
    grid = Table.grid(padding=(0, 2))
    for_day = 26 if width >= 80 else 16
    grid.add_column(max_width=for_day)
    grid.add_column(no_wrap=True)
    grid.add_column()
    for plan in plans:
        what = Text(visible_line(plan.title))
        if doubt := doubt_in_words(plan.confidence):
            what.append(f" ({doubt})", style=STYLES["time"])
        for line in _below(plan, width - for_day - _FOR_STATUS):
            what.append("\n").append(visible_line(line), style=FAINT)
        style = _STYLES.get(plan.status, STYLES["planned"])
        grid.add_row(Text(when_in_words(plan.when), style=style), plan.status, what)
    return grid


def _below(plan: Plan, width: int) -> Iterator[str]:
    """Yield what stands under a plan: who else and where, who announced it, how it changed, and the stories."""
    if beside := " · ".join(map(on_one_line, beside_title(plan))):
        yield beside
    announcers = dict.fromkeys(" ← ".join(reversed(chain)) for chain in plan.announced_by)
    if announcers:
        yield "says " + "; ".join(announcers)
    changes = list(changes_of(plan))
    if len(changes) > 1:
        yield " → ".join(changes)
    keys = list(dict.fromkeys(step.story_key for step in plan.history))
    stories = f"in {keys[-1]}" if len(keys) == 1 else f"in {len(keys):,} stories, last {keys[-1]}"
    yield stories if len(stories) <= width else stories[: width - 1] + "…"
