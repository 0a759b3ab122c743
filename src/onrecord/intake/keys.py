"""The keys of stories that come without one: of files by their names, of standard input by the text.

A file's key is its path below the given one without its ending. Where two files of one call would have the same, those
keep more of their names: the ending, then the folder as it was given, then both, then the whole path.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is to be read, and the name below the path that was given."""

    path: Path
    below: str


def keys_of(files: Iterable[Found]) -> dict[Found, str]:
    """Return the key of each file; two files never have the same."""
    steps = dict.fromkeys(files, 0)
    while True:
        by_key: dict[str, list[Found]] = defaultdict(list)
        for found, step in steps.items():
            by_key[_NAMES[step](found)].append(found)
        clashing = [
            found
            for several in by_key.values()
            if len(several) > 1 and len({os.path.realpath(one.path) for one in several}) > 1
            for found in several
            if steps[found] < len(_NAMES) - 1
        ]
        if not clashing:
            return {found: key for key, several in by_key.items() for found in several}
        for found in clashing:
            steps[found] += 1


def key_of_text(text: str) -> str:
    """Return the key of a story that came without a name: the same text has the same, another has another."""
    return f"text-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"


def without_ending(name: str) -> str:
    """Return a path without its last name's ending; a name that is nothing but an ending stays."""
    last = name.rsplit("/", 1)[-1]
    dot = last.rfind(".")
    return name[: len(name) - len(last) + dot] if dot > 0 else name


def characters(name: str) -> str:
    """Return a name in characters even where the file system's bytes are none."""
    return os.fsencode(name).decode("utf-8", "replace")


_NAMES: Final[tuple[Callable[[Found], str], ...]] = (
    lambda found: characters(without_ending(found.below)),
    lambda found: characters(found.below),
    lambda found: characters(without_ending(found.path.as_posix())),
    lambda found: characters(found.path.as_posix()),
    lambda found: characters(Path(os.path.realpath(found.path)).as_posix()),
)
"""What a file may be called, the shortest first; the last is one file's alone."""
