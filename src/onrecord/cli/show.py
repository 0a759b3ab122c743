"""``onrecord show``: the marked story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.archives import db_option
from onrecord.cli.inputs import format_option, record_at
from onrecord.cli.terminal import Colour, colour_option, columns, give, show, wants_colour
from onrecord.views import draw, mark, summarise

if TYPE_CHECKING:
    from onrecord.intake import Form


@click.command(
    "show",
    epilog="""\
\b
Examples:
  onrecord show story.txt
  onrecord show stories.jsonl 2021-07-22
  onrecord show seed --short               a story of the archive, by its key
  onrecord show --color always story.txt | less -R
  onrecord show --marks story.txt > marked.txt
""",
)
@click.argument("path")
@click.argument("key", required=False)
@click.option("--marks", is_flag=True, help="Print nothing but the story with bracketed marks, as plain text.")
@click.option("--width", type=click.IntRange(min=20), metavar="COLUMNS", help="How wide. [default: the terminal]")
@click.option("--short", is_flag=True, help="Only what is in it: said, figures, planned, took place.")
@format_option
@db_option
@colour_option
def command(  # noqa: PLR0913  # one argument an option
    path: str,
    key: str | None,
    *,
    marks: bool,
    width: int | None,
    short: bool,
    form: Form | None,
    db: str,
    colour: Colour,
) -> None:
    """Show a story with its marks, and beside it what was said, which figures were claimed and what is planned.

    PATH is a file, or - for standard input; KEY names the story where there are several; its beginning will do. What
    is no file is looked up in the archive, as the key of a story or the beginning of its sha256. With --marks, each
    entry's words stand in brackets, ⟦a1:said|like these⟧, and the story comes back when the brackets are taken out.
    """
    record = record_at(path, key, form, db)
    if marks:
        give(mark(record.story.text, record), end="")
        return
    view = summarise if short else draw
    show(view(record, width=width or columns(), colour=wants_colour(colour)))
