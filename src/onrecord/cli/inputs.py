"""The stories that a person names on the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.archives import opened
from onrecord.cli.terminal import tell
from onrecord.errors import OnrecordError, UnknownStoryError
from onrecord.intake import ENDINGS, read_paths
from onrecord.intake.limits import LONGEST_STORY
from onrecord.read import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.intake import Form, Story
    from onrecord.record import Record

_WORTH_COUNTING = 100_000_000
"""Bytes of a .jsonl file up to which its lines are counted before it is read."""
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
    """Return the story called ``key`` at ``path``, or the only one there; of a key its beginning will do.

    Raises what went wrong with it, or ``UnknownStoryError`` where none or several are meant.
    """
    keys: list[str] = []
    meant: list[Story] = []
    for given in stories_at((path,), form):
        if isinstance(given, OnrecordError):
            if key is None:
                raise given
        elif given.key == key:
            return given
        else:
            keys.append(given.key)
            if given.key.startswith(key or "") and len(meant) < 2:
                meant.append(given)
    if len(meant) == 1:
        return meant[0]
    if not keys:
        raise UnknownStoryError(path, "holds no story", "name a file or a folder with stories")
    if key is None:
        raise UnknownStoryError(path, f"holds {len(keys):,} stories", f"name the key of one after it: {_some(keys)}")
    if meant:
        same = [one for one in keys if one.startswith(key)]
        raise UnknownStoryError(path, f"has {len(same):,} stories that begin with {key}", f"say which: {_some(same)}")
    close = [one for one in keys if key.lower() in one.lower()] or get_close_matches(key, keys, 3, 0.5)
    remedy = f"did you mean {_some(close)}?" if close else f"there are {_some(keys)}"
    raise UnknownStoryError(path, f"has no story with the key {key}", remedy)


def record_at(path: str, key: str | None, form: Form | None, db: str) -> Record:
    """Return the record of a story in a file, or of the one that is kept in the archive ``db`` under the key ``path``.

    Raises what ``one_story`` raises; ``UnknownStoryError`` too where ``path`` is neither.
    """
    if key is None and path != "-" and not Path(path).exists() and Path(db).is_file():
        with opened(db) as archive:
            kept = archive.story(path)
        if kept is None:
            happened = f"is no file, and no story in {db} has this key"
            raise UnknownStoryError(path, happened, "check the path; `onrecord search` shows keys")
        return kept.record
    return read_whole(one_story(path, key, form))


def _some(keys: list[str]) -> str:
    more = f" or {len(keys) - 3:,} more" if len(keys) > 3 else ""
    return ", ".join(keys[:3]) + more


def count_stories(paths: Sequence[str], form: Form | None) -> int | None:
    """Return about how many stories lie at ``paths``, for the bar; None where only reading them would tell."""
    total = 0
    for path in paths:
        if path == "-":
            return None
        folder = Path(path)
        files = [each for each in folder.rglob("*") if each.suffix in ENDINGS] if folder.is_dir() else [folder]
        for each in files:
            if (form or ENDINGS.get(each.suffix)) != "jsonl":
                total += 1
                continue
            try:
                if each.stat().st_size > _WORTH_COUNTING:
                    return None
                total += each.read_bytes().count(b"\n")
            except OSError:
                return None
    return total


def stories_at(
    paths: Sequence[str], form: Form | None, longest: int = LONGEST_STORY, key: str | None = None
) -> Iterator[Story | OnrecordError]:
    """Yield what lies at ``paths`` (``-`` or none: standard input), an error in the place of what cannot be read.

    ``key`` is the key of the only story there is; a story has ``longest`` characters at most.
    """
    from_terminal = sys.stdin.isatty()
    if not paths and from_terminal:
        message = "Nothing to read: name a file, a folder, or - for standard input."
        raise click.UsageError(message, click.get_current_context())
    if "-" in paths and from_terminal:
        tell("reading a story from the terminal; end it with Ctrl-D on a line of its own (Windows: Ctrl-Z, Enter)")
    return read_paths(paths or ("-",), form=form, longest=longest, key=key)
