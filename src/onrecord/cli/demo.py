"""``onrecord demo``: the main job, on the stories that come with the program."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from shutil import which

import click

from onrecord.cli.terminal import Colour, colour_option, columns, wants_colour
from onrecord.plainly import date_in_words
from onrecord.read import read
from onrecord.stories import seed, state_department
from onrecord.views import draw, summarise
from onrecord.views.ahead import agenda, ahead

ON = date(2021, 7, 22)
"""The day on which the demo looks ahead: announced trips to Asia and Europe, talks and a meeting of ministers."""
_DAYS_BACK = 30
_MOST_LINES = 15
_NEXT = """\
  {program} show story.txt
  {program} read --json story.txt
  {program} explain story.txt --at "some words"
"""


@click.command("demo")
@colour_option
def command(colour: Colour) -> None:
    """See what it does: a wire story marked up, its record, and what is ahead in a month of press releases."""
    width, coloured = columns(), wants_colour(colour)
    record = read(seed())
    _head("1. A wire story, with what was said, claimed and planned marked (onrecord show)")
    _write(draw(record, width=width, colour=coloured))
    _head("2. Its record in short (onrecord read; with --json, all of it)")
    _write(summarise(record, width=width, colour=coloured))
    since = (ON - timedelta(_DAYS_BACK)).isoformat()
    until = ON.isoformat()
    recent = [story for story in state_department() if since <= (story.published_on or "") <= until]
    events = ahead((read(story) for story in recent), until)
    _head(f"3. What is ahead on {date_in_words(until)}, by {len(recent)} State Department releases")
    _write(agenda(events[:_MOST_LINES], width=width, colour=coloured))
    if len(events) > _MOST_LINES:
        _write(f"… and {len(events) - _MOST_LINES} more\n")
    _head("Try it on a story of yours")
    _write(_NEXT.format(program=_program()))


def _program() -> str:
    """Return what to type: the path by which it was called where it is not installed for every folder."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "onrecord" and not which("onrecord") else "onrecord"


def _head(words: str) -> None:
    _write(f"\n{words}\n{'─' * min(len(words), columns())}\n")


def _write(words: str) -> None:
    sys.stdout.write(words)
