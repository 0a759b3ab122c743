"""The stories that a person names on the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.terminal import tell
from onrecord.errors import OnrecordError, UnknownStoryError
from onrecord.intake import read_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.intake import Form, Story

Verb = TypeVar("Verb", bound=Callable[..., Any])


def paths_argument(verb: Verb) -> Verb:
    """Give a verb its ``PATH...``."""
    return click.argument("paths", nargs=-1, metavar="PATH...")(verb)


def format_option(verb: Verb) -> Verb:
    """Give a verb ``--format``."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(["text", "html", "jsonl"]),
        help="What the stories are. [default: by the name's ending, then by the content]",
    )(verb)


def one_story(path: str, key: str | None, form: Form | None) -> Story:
    """Return the story called ``key`` at ``path``, or the only one there.

    Raises what went wrong with it, or ``UnknownStoryError`` where there is none of that name, or several and no key.
    """
    keys: list[str] = []
    only: Story | None = None
    for given in stories_at((path,), form):
        if isinstance(given, OnrecordError):
            if key is None:
                raise given
            continue
        if given.key == key:
            return given
        keys.append(given.key)
        only = given
    if key is None and only is not None and len(keys) == 1:
        return only
    some = ", ".join(keys[:8]) + (f" and {len(keys) - 8:,} more" if len(keys) > 8 else "")
    if not keys:
        raise UnknownStoryError(path, "holds no story", "name a file or a folder with stories")
    if key is None:
        raise UnknownStoryError(path, f"holds {len(keys):,} stories", f"name the key of one after it: {some}")
    close = get_close_matches(key, keys, 3, 0.5)
    near = f"did you mean {' or '.join(close)}?" if close else f"its keys are {some}"
    raise UnknownStoryError(path, f"has no story with the key {key}", near)


def stories_at(paths: Sequence[str], form: Form | None) -> Iterator[Story | OnrecordError]:
    """Yield what lies at ``paths`` (``-`` or none: standard input), an error in the place of what cannot be read."""
    from_terminal = sys.stdin.isatty()
    if not paths and from_terminal:
        message = "Nothing to read: name a file, a folder, or - for standard input."
        raise click.UsageError(message, click.get_current_context())
    if "-" in paths and from_terminal:
        tell("reading a story from the terminal; end it with Ctrl-D on a line of its own (Windows: Ctrl-Z, Enter)")
    return read_paths(paths or ("-",), form=form)
