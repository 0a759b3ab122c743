"""``onrecord read``: stories in, records out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli.inputs import count_stories, format_option, paths_argument, stories_at
from onrecord.cli.outputs import output_to
from onrecord.cli.progress import Progress
from onrecord.cli.reading import Layout, Printed, print_stories
from onrecord.cli.terminal import Colour, colour_option, columns, wants_colour

if TYPE_CHECKING:
    from onrecord.intake import Form


@click.command(
    "read",
    epilog="""\
\b
Examples:
  onrecord read story.txt                      what was said, claimed and planned
  onrecord read --json archive/ > records.jsonl
  cat story.txt | onrecord read --json - | jq .planned_events
  onrecord read --json --jobs 0 stories.jsonl -o records.jsonl
""",
)
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="Print the whole record, one a line (NDJSON, see `schema`).")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True),
    default="-",
    metavar="FILE",
    help="Write there instead of to standard output. The file appears when all is read.",
)
@format_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0),
    default=1,
    metavar="N",
    help="Read with N processes, 0 for one a processor. [default: 1]",
)
@colour_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    *,
    as_json: bool,
    output: str,
    form: Form | None,
    jobs: int,
    colour: Colour,
) -> None:
    """Read stories and print their records in the order given, or in short what is in them.

    PATH is a file (.txt, .html, .jsonl), a folder, whose files are read in the order of their names, or - for standard
    input. A .jsonl file has one story a line: {"key", "text", "title"?, "published_on"?, "source"?}.
    """
    to_terminal = output == "-"
    layout = Layout(as_json, width=columns(), colour=to_terminal and wants_colour(colour))
    # Only on a terminal, and not among the records where they are printed there.
    draws = sys.stderr.isatty() and not (to_terminal and sys.stdout.isatty())
    progress = Progress(draws=draws, total=count_stories(paths or ("-",), form) if draws else None)
    found = stories_at(paths, form)
    with output_to(output) as out:
        for outcome in print_stories(found, layout, jobs):
            if isinstance(outcome, Printed):
                out.write(outcome.words)
                progress.done(outcome.key)
            else:
                progress.fail(outcome)
    ctx.exit(progress.finish())
