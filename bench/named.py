"""The call of a benchmark whose sets have names: ``DATA [NAME ...] [--misses]``."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Call:
    """What was asked for."""

    data: Path
    names: tuple[str, ...]
    """The sets to read, all of them where none was named."""
    misses: bool


def read_call(words: Sequence[str] | None, doc: str | None, known: Iterable[str], *, files: str, misses: str) -> Call:
    """Return the call; end with status 2 where it names a set that is not ``known``.

    The rest is for its help: a module's ``doc``, the ``files`` that the folder holds, and what ``misses`` prints.
    """
    known = tuple(known)
    parser = argparse.ArgumentParser(description=(doc or "").partition("\n")[0])
    parser.add_argument("data", type=Path, help=f"the folder with {files}")
    parser.add_argument("names", nargs="*", help=f"some only: {', '.join(known)}")
    parser.add_argument("--misses", action="store_true", help=f"print {misses}")
    given = parser.parse_args(words)
    if unknown := [name for name in given.names if name not in known]:
        parser.error(f"there is no {', '.join(unknown)}; known are {', '.join(known)}")
    return Call(given.data, tuple(given.names) or known, given.misses)
