"""What the terminal can show: its width, colours, and every letter of a story."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from typing import Any, Literal, TypeVar

import click

from onrecord.visible import COLOURS, visible, visible_line

Verb = TypeVar("Verb", bound=Callable[..., Any])
Colour = Literal["auto", "always", "never"]


def speak_utf8() -> None:
    """Write UTF-8 with plain line ends, whatever the locale: a record is the same on every machine."""
    for stream in (sys.stdout, sys.stderr):
        # A test's or a notebook's stream has no encoding to change; a lone surrogate must not end a run.
        with contextlib.suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]


def open_streams() -> None:
    """Give a program that was started without a standard stream (``<&-``) one that is empty and forgets."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8", closefd=False))


def columns() -> int:
    """Return the terminal's width: ``COLUMNS``, what the terminal says, or 80."""
    return max(40, shutil.get_terminal_size((80, 24)).columns)


def wants_colour(asked: Colour) -> bool:
    """Tell whether to colour standard output: as asked; else on a terminal, but for NO_COLOR (no-color.org)."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def colour_option(verb: Verb) -> Verb:
    """Give a verb ``--color``."""
    return click.option(
        "--color",
        "--colour",
        "colour",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colours: on a terminal, unless NO_COLOR is set.",
    )(verb)


def tell(words: str) -> None:
    """Say one line to the person, on standard error, where it disturbs no pipe."""
    sys.stderr.write(visible_line(words) + "\n")
    sys.stderr.flush()


def say(words: str, *, end: str = "\n") -> None:
    """Say lines for a person on standard output: no word of a story, a file or an archive steers the terminal."""
    sys.stdout.write(visible(words) + end)


def show(drawn: str) -> None:
    """Show what our views have drawn, its colours and line ends as they are."""
    pieces = COLOURS.split(drawn)
    sys.stdout.write("".join(piece if number % 2 else visible(piece) for number, piece in enumerate(pieces)))


def give(words: str, *, end: str = "\n") -> None:
    """Give data on standard output: to a pipe or a file exactly, on a terminal so that it does not steer it."""
    sys.stdout.write((visible(words) if sys.stdout.isatty() else words) + end)
