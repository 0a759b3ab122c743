"""What a search found, for a terminal: each hit in its sentence, with who and where."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.plainly import date_in_words, on_one_line
from onrecord.views.drawing import FAINT, STRONG, STYLES, to_text
from onrecord.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.archive.answers import Hit
    from onrecord.views.marks import Role

HEADINGS: Final = {
    "said": "Said",
    "figure": "Figures",
    "planned": "Planned",
    "reported": "Took place",
    "story": "Stories",
}
_ROLES: Final[dict[str, Role]] = {
    "said": "said",
    "figure": "figure",
    "planned": "planned",
    "reported": "happened",
    "story": "source",
}


def draw_hits(hits: Sequence[Hit], *, likeness: bool = False, width: int = 80, colour: bool = False) -> str:
    """Return hits in their groups, ``width`` columns wide; with ``likeness``, in one list, each with its per cent."""
    blocks: list[RenderableType] = []
    if likeness:
        for hit in hits:
            blocks += [*_hit(hit, f"{hit.score:.0f} % · "), ""]
        return to_text(Group(*blocks), width=width, colour=colour)
    for kind, together in groupby(hits, key=lambda hit: hit.kind):
        blocks.append(Text(HEADINGS[kind], style=STRONG))
        for hit in together:
            blocks += _hit(hit, "  ")
        blocks.append("")
    return to_text(Group(*blocks), width=width, colour=colour)


def _hit(hit: Hit, lead: str) -> list[RenderableType]:
    day = date_in_words(hit.published_on) if hit.published_on else "day not known"
    head = Text(lead, style=FAINT)
    if hit.kind == "said":
        head.append(visible_line(" and ".join(hit.who) or "—"), style=STYLES["source"])
    else:
        head.append(visible_line(on_one_line(hit.told)), style=STYLES[_ROLES[hit.kind]])
        if hit.kind == "figure" and hit.who:
            head.append(visible_line(f" ← {' ← '.join(reversed(hit.who))}"))
    if hit.doubtful:
        head.append(" (doubtful)", style=STYLES["time"])
    entry = f" {hit.entry}" if hit.entry else ""
    head.append(f" · {day} · {visible_line(hit.story_key)}{entry}", style=FAINT)
    return [head, Padding(_in_context(hit), (0, 0, 0, 4))]


def _in_context(hit: Hit) -> Text:
    """Return the sentence with the words that were found in it set off."""
    before = hit.context.text[: max(0, hit.passage.start - hit.context.start)]
    after = hit.context.text[max(0, hit.passage.end - hit.context.start) :]
    line = Text(visible_line(before.lstrip()))
    words = hit.passage.text if len(hit.passage.text) <= 400 else hit.passage.text[:400] + " …"
    line.append(visible_line(words), style=STYLES[_ROLES[hit.kind]])
    return line.append(visible_line(after.rstrip()))
