"""``onrecord demo``: the main job, on the stories that come with the program."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import click

from onrecord.cli.archives import opened, today
from onrecord.cli.progress import Progress
from onrecord.cli.reading import in_order
from onrecord.cli.terminal import Colour, colour_option, columns, show, tell, wants_colour
from onrecord.errors import OnrecordError
from onrecord.plainly import date_in_words

if TYPE_CHECKING:
    from onrecord.archive import Archive

_SHOWN = 8
"""Events in each lane of the demo's diary."""
_NEXT = """\
  {program} serve {db} --open
  {program} search energy --db {db}
  {program} diary --who Blinken --db {db}
  {program} show story.txt
  {program} explain story.txt --at "some words"
"""


@click.command("demo")
@click.option(
    "--db",
    type=click.Path(dir_okay=False),
    default="onrecord-demo.db",
    show_default=True,
    metavar="FILE",
    help="Where the stories of the demo are kept.",
)
@colour_option
@click.pass_context
def command(ctx: click.Context, *, db: str, colour: Colour) -> None:
    """See what it does: real stories kept and linked, one of them marked up, figures that disagree, and the diary.

    The wire story and the press releases that come with the program are read into an archive, once; then the same
    things are shown that `show`, `figures` and `diary` show.
    """
    Path(db).parent.mkdir(parents=True, exist_ok=True)
    with opened(db, create=True) as archive:
        status = _fill(archive)
        _show(archive, db, colour)
    ctx.exit(status)


def _fill(archive: Archive) -> int:
    from onrecord.keep import keep
    from onrecord.stories import seed, state_department

    stories = [seed(), *state_department()]
    tell(f"reading {len(stories)} stories into {archive.path} …")
    progress = Progress(draws=sys.stderr.isatty(), total=len(stories))
    for outcome in keep(archive, stories, partial(in_order, jobs=0)):
        if isinstance(outcome, OnrecordError):
            progress.fail(outcome)
        else:
            progress.done(outcome.given.key, outcome.fate)
    return progress.finish()


def _show(archive: Archive, db: str, colour: Colour) -> None:
    from onrecord.archive.questions import DiaryFilter, FigureFilter
    from onrecord.views import draw
    from onrecord.views.diary import draw_diary
    from onrecord.views.figures import draw_figures

    width, coloured = columns(), wants_colour(colour)
    wire = archive.story("seed")
    if wire is not None:
        _head("1. A wire story, with what was said, claimed and planned marked (onrecord show)")
        _write(draw(wire.record, width=width, colour=coloured))
        _head("2. Its figures that disagree, with the reason and no verdict (onrecord figures --conflicts)")
        disputed = archive.figures(FigureFilter(about="Serbia", conflicts=True, until=wire.record.story.published_on))
        _write(draw_figures(disputed, width=width, colour=coloured))
    on = archive.newest_day() or today()
    _head(f"3. The diary on {date_in_words(on)}, out of all stories (onrecord diary)")
    asked = DiaryFilter(on=on, limit=_SHOWN)
    plans, counts = archive.plans(asked), archive.lane_counts(asked)
    _write(draw_diary(plans, on=on, counts=counts, width=width, colour=coloured))
    _head("Try it")
    _write(_NEXT.format(program=_program(), db=db))


def _program() -> str:
    """Return what to type: the path by which it was called where it is not installed for every folder."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "onrecord" and not which("onrecord") else "onrecord"


def _head(words: str) -> None:
    _write(f"\n{words}\n{'─' * min(len(words), columns())}\n")


def _write(words: str) -> None:
    show(words)
