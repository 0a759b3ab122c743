"""``onrecord read``: stories in, records kept, or printed."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from onrecord.cli.archives import db_option, opened
from onrecord.cli.inputs import count_stories, format_option, paths_argument, stories_at
from onrecord.cli.outputs import output_to
from onrecord.cli.progress import Progress
from onrecord.cli.reading import Layout, Printed, in_order, print_stories
from onrecord.cli.terminal import say, tell
from onrecord.errors import OnrecordError
from onrecord.intake.limits import LONGEST_STORY
from onrecord.plainly import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.archive import Archive
    from onrecord.intake import Form, Story
    from onrecord.keep import Kept


@click.command(
    "read",
    epilog="""\
\b
Examples:
  onrecord read archive/                        keep them in ./onrecord.db
  onrecord read --jobs 0 stories.jsonl --db wire.db
  onrecord read --json archive/ > records.jsonl
  cat story.txt | onrecord read --json - | jq .planned_events
  onrecord read --kept --db wire.db             after an update of Onrecord
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
    help="With --json: write there. The file appears when all is read.",
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
@click.option(
    "--longest",
    type=click.IntRange(min=1),
    default=LONGEST_STORY,
    metavar="N",
    help=f"Take stories of up to N characters. [default: {LONGEST_STORY:,}]",
)
@click.option("--again", is_flag=True, help="Read also what is kept already, and replace its record.")
@click.option(
    "--kept",
    "from_archive",
    is_flag=True,
    help="Read again what another version of Onrecord, or another reader, has kept.",
)
@click.option("--key", metavar="KEY", help="The key of the story, where PATH is one: a file, or standard input.")
@click.option("-v", "--verbose", is_flag=True, help="Say of each story what became of it, on standard output.")
@db_option
@click.pass_context
def command(  # noqa: PLR0913  # one argument an option
    ctx: click.Context,
    paths: tuple[str, ...],
    *,
    as_json: bool,
    output: str,
    form: Form | None,
    jobs: int,
    longest: int,
    again: bool,
    from_archive: bool,
    key: str | None,
    verbose: bool,
    db: str,
) -> None:
    """Read stories and keep their records in an archive, or print them.

    PATH is a file (.txt, .html, .jsonl), a folder, whose files are read in the order of their names, or - for standard
    input. A .jsonl file has one story a line: {"key", "text", "title"?, "published_on"?, "source"?}.

    The same story again changes nothing; another text under its key is kept as a newer version beside it. A file's key
    is its name, with ending and folder where two would have the same; standard input's is made of its text. Where a
    story takes the place of a different one of another source, that is told first; `separate` undoes it. With --json,
    records are printed in the order given, and kept only where --db names an archive.
    """
    keeps = not as_json or _is_named(ctx, "db")
    if from_archive and (paths or key):
        message = "--kept reads what the archive holds: leave out the PATHs, and --key."
        raise click.UsageError(message, ctx)
    _refuse(ctx, {"--again": again, "--kept": from_archive, "--verbose": verbose}, keeps=keeps)
    if output != "-" and not as_json:
        message = "-o is for records: add --json. An archive is named with --db."
        raise click.UsageError(message, ctx)
    # Only on a terminal, and not among the records where they are printed there.
    prints = (as_json and output == "-") or verbose
    draws = sys.stderr.isatty() and not (prints and sys.stdout.isatty())
    total = count_stories(paths or ("-",), form) if draws and not from_archive else None
    progress = Progress(draws=draws, total=total)
    if not keeps:
        _print(stories_at(paths, form, longest, key), output, jobs, progress)
        ctx.exit(progress.finish())
    from onrecord.keep import keep

    with opened(db, create=not from_archive, writes=True) as archive:
        found = _to_read_again(archive) if from_archive else stories_at(paths, form, longest, key)
        try:
            outcomes = keep(
                archive,
                found,
                partial(in_order, jobs=jobs),
                again=again,
                from_archive=from_archive,
                tell=progress.say,
            )
            if as_json:
                _print_kept(archive, outcomes, output, progress)
            else:
                _tell_fates(outcomes, progress, verbose=verbose)
        except (OnrecordError, KeyboardInterrupt):
            progress.finish()  # what was kept until now is told before what ended it
            raise
        status = progress.finish()
        if sys.stderr.isatty() and not as_json:
            counts = archive.counts()
            tell(
                f"{db} holds {counts.stories:,} stories: {counts.said:,} said, {counts.figures:,} figures,"
                f" {counts.planned:,} planned. See `onrecord search`, `diary`, `figures`, `show KEY`."
            )
    ctx.exit(status)


def _is_named(ctx: click.Context, option: str) -> bool:
    """Tell whether the person named it in this call; an environment variable is no word of theirs on this call."""
    return ctx.get_parameter_source(option) is click.core.ParameterSource.COMMANDLINE


def _refuse(ctx: click.Context, options: dict[str, bool], *, keeps: bool) -> None:
    for option, given in options.items():
        if given and not keeps:
            message = f"{option} is about an archive: with --json, name one with --db."
            raise click.UsageError(message, ctx)


def _print(found: Iterator[Story | OnrecordError], output: str, jobs: int, progress: Progress) -> None:
    with output_to(output) as out:
        for outcome in print_stories(found, Layout(as_json=True), jobs):
            if isinstance(outcome, Printed):
                out.write(outcome.words)
                progress.done(outcome.key)
            else:
                progress.fail(outcome)


def _to_read_again(archive: Archive) -> Iterator[Story | OnrecordError]:
    from onrecord.keep import program

    return archive.to_read_again(program())


def _tell_fates(outcomes: Iterator[Kept | OnrecordError], progress: Progress, *, verbose: bool) -> None:
    for outcome in outcomes:
        if isinstance(outcome, OnrecordError):
            progress.fail(outcome)
            continue
        if verbose:
            say(f"{outcome.fate}\t{on_one_line(outcome.given.key)}")
        progress.done(outcome.given.key, outcome.fate)


def _print_kept(archive: Archive, outcomes: Iterator[Kept | OnrecordError], output: str, progress: Progress) -> None:
    """Print the record that is kept of each story, under key, source and title that it was given with now."""
    with output_to(output) as out:
        for outcome in outcomes:
            if isinstance(outcome, OnrecordError):
                progress.fail(outcome)
                continue
            record = archive.record_of(outcome.given.text)
            given = {
                "key": outcome.given.key,
                "source": outcome.given.source,
                "given_title": outcome.given.title,
            }
            carried = record.model_copy(update={"story": record.story.model_copy(update=given)})
            out.write(carried.model_dump_json() + "\n")
            progress.done(outcome.given.key, outcome.fate)
