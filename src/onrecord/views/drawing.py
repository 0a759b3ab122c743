"""The terminal form of the views, drawn with rich into a string."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from onrecord.plainly import heading_of
from onrecord.views.listing import GROUPS, Line, lines_of, story_date_in_words
from onrecord.views.marked import mark_stretch
from onrecord.views.marks import Mark, Role, marks_of, segments
from onrecord.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.record import Record

STYLES: dict[Role, Style] = {
    "said": Style(color="green"),
    "source": Style(color="cyan", bold=True),
    "cue": Style(color="cyan", italic=True),
    "figure": Style(color="magenta", bold=True),
    "time": Style(color="yellow", underline=True),
    "planned": Style(color="red", bold=True),
    "happened": Style(color="blue", bold=True),
}
FAINT = Style(dim=True)
STRONG = Style(bold=True)
SIDE_BY_SIDE_FROM = 100
"""Columns from which the list stands beside the text; below, both would be too narrow to read."""
_LABELLED: frozenset[Role] = frozenset({"said", "figure", "planned", "happened"})


def to_text(renderable: RenderableType, *, width: int, colour: bool) -> str:
    """Return what rich draws, without spaces at the ends of lines."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as drawn:
        console.print(renderable)
    return "\n".join(line.rstrip() for line in drawn.get().splitlines()) + "\n"


def draw_story(record: Record, *, width: int, colour: bool) -> str:
    """Return the marked story with legend and list; ``onrecord.views.draw`` says what is promised."""
    text = record.story.text
    marks = marks_of(record)
    lines = lines_of(record)
    head = Group(*_heading(record), _legend(colour=colour), "")
    chunks = list(_chunks(record))
    if width >= SIDE_BY_SIDE_FROM:
        grid = Table.grid(padding=(0, 2), expand=True)
        grid.add_column(ratio=3)
        grid.add_column(ratio=2)
        after = 0
        for start, end in chunks:
            here = [line for line in lines if after <= line.start < end]
            after = end
            grid.add_row(_paragraph(text, marks, start, end, colour=colour), Group(*(_short(line) for line in here)))
            grid.add_row("", "")
        return to_text(Group(head, grid), width=width, colour=colour)
    story: list[RenderableType] = []
    for start, end in chunks:
        story += [_paragraph(text, marks, start, end, colour=colour), ""]
    return to_text(Group(head, *story, listing(lines, width)), width=width, colour=colour)


def _heading(record: Record) -> Iterator[RenderableType]:
    yield Text(visible_line(heading_of(record)), style=STRONG)
    yield Text(visible_line(f"{record.story.key} · {story_date_in_words(record)}"), style=FAINT)


def _legend(*, colour: bool) -> RenderableType:
    if not colour:
        return Text("Marks: ⟦entry:kind|words⟧; a said, f figure, e event, t time.")
    legend = Text()
    for role, style in STYLES.items():
        legend.append(role, style=style)
        legend.append("  ")
    return legend


def _chunks(record: Record) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs, and whatever words stand between them, without the white space around."""
    text = record.story.text
    bounds = [0]
    for paragraph in record.story.paragraphs:
        bounds += [paragraph.start, paragraph.end]
    bounds.append(len(text))
    for start, end in pairwise(bounds):
        words = text[start:end]
        if words.strip():
            yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _paragraph(text: str, marks: Sequence[Mark], start: int, end: int, *, colour: bool) -> Text:
    if not colour:
        return Text(visible_line(mark_stretch(text, marks, start, end)))
    drawn = Text()
    for segment in segments(marks, start, end):
        for opened in segment.opens:
            if opened.role in _LABELLED and opened.start >= start:
                drawn.append(f"{opened.entry}:", style=FAINT + _plain(STYLES[opened.role]))
        style = Style.combine(STYLES[held.role] for held in segment.marks) if segment.marks else Style.null()
        if sum(held.role == "said" for held in segment.marks) > 1:
            style += Style(underline=True)
        drawn.append(visible_line(text[segment.start : segment.end]), style=style)
    return drawn


def _plain(style: Style) -> Style:
    """Return the colour alone."""
    return Style(color=style.color)


def _short(line: Line) -> Text:
    """Return an entry for the margin: the words stand beside it, so only what they do not say."""
    words = Text(f"{line.id} ", style=FAINT)
    words.append(visible_line(line.lead), style=STYLES["source" if line.role == "said" else line.role])
    parts = [line.tail] if line.role == "said" else [line.body, line.tail]
    for part in parts:
        if part:
            words.append(f" · {visible_line(part)}")
    return words


def listing(lines: Sequence[Line], width: int) -> RenderableType:
    """Return all entries by kind, each on one line; what qualifies an entry is kept before the words are."""
    blocks: list[RenderableType] = []
    for role, title in GROUPS:
        group = [line for line in lines if line.role == role]
        if not group:
            continue
        blocks.append(Text(f"{title} {len(group)}", style=STRONG))
        leads = [Text(visible_line(line.lead), style=STYLES["source" if role == "said" else role]) for line in group]
        for_leads = min(max(lead.cell_len for lead in leads), width // 3)
        for line, lead in zip(group, leads, strict=True):
            lead.truncate(for_leads, overflow="ellipsis", pad=True)
            drawn = Text(f"{line.id:>4} ", style=FAINT).append_text(lead).append(" ")
            blocks.append(drawn.append_text(_body(line, width - drawn.cell_len)))
        blocks.append("")
    return Group(*blocks)


def _body(line: Line, room: int) -> Text:
    body = Text(visible_line(line.body))
    tail = Text(f" · {visible_line(line.tail)}" if line.body and line.tail else visible_line(line.tail), style=FAINT)
    if body.cell_len + tail.cell_len > room:
        tail.truncate(max(room // 2, room - body.cell_len), overflow="ellipsis")
        body.truncate(room - tail.cell_len, overflow="ellipsis")
    return body.append_text(tail)


def draw_summary(record: Record, *, width: int, colour: bool) -> str:
    """Return a record in short; ``onrecord.views.summarise`` says what is promised."""
    lines = lines_of(record)
    if not lines:
        nothing = Text("  nothing said, claimed or planned was found", style=FAINT)
        return to_text(Group(*_heading(record), nothing, ""), width=width, colour=colour)
    return to_text(Group(*_heading(record), listing(lines, width)), width=width, colour=colour)
