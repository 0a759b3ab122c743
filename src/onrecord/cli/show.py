"""``onrecord show``: the marked story."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli.inputs import format_option, one_story
from onrecord.cli.reading import read_whole
from onrecord.cli.terminal import Colour, colour_option, columns, wants_colour
from onrecord.views import draw, mark

if TYPE_CHECKING:
    from onrecord.intake import Form


@click.command(
    "show",
    epilog="""\
\b
Examples:
  onrecord show story.txt
  onrecord show stories.jsonl 2021-07-22
  onrecord show --color always story.txt | less -R
  onrecord show --marks story.txt > marked.txt
""",
)
@click.argument("path")
@click.argument("key", required=False)
@click.option("--marks", is_flag=True, help="Print nothing but the story with bracketed marks, as plain text.")
@click.option("--width", type=click.IntRange(min=20), metavar="COLUMNS", help="How wide. [default: the terminal]")
@format_option
@colour_option
def command(path: str, key: str | None, *, marks: bool, width: int | None, form: Form | None, colour: Colour) -> None:
    """Show a story with its marks, and beside it what was said, which figures were claimed and what is planned.

    PATH is a file, or - for standard input; KEY names the story where there are several; its beginning
    will do. With --marks, each entry's
    words stand in brackets, ⟦a1:said|like these⟧, and the story comes back when the brackets are taken out.
    """
    story = one_story(path, key, form)
    record = read_whole(story)
    if marks:
        sys.stdout.write(mark(story.text, record))
    else:
        click.echo(draw(record, width=width or columns(), colour=wants_colour(colour)), nl=False, color=True)
