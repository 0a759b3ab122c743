"""Print through how many functions and files of the package one sentence runs.

    python bench/sentence_path.py [--list]

For a planned event, a figure and an attribution a story of one sentence is read, model on, after another story has been
read so that imports, word lists and weights are there. Counted are the package's functions that Python calls, each once
(a lambda is one; comprehensions and generator expressions, which Python 3.11 calls too, are counted only under "all
frames"), their files, all calls, and how often a call goes from one file to another. ``--list`` prints the functions,
the most called first.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import onrecord
from onrecord import Story, read
from onrecord.stories import seed

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType

PACKAGE = str(Path(onrecord.__file__).parent) + os.sep
SENTENCES = {
    "event": "The president will visit Serbia in January.",
    "figure": "Exports rose to $2 billion in January from $1.5 billion a year earlier.",
    "attribution": "The talks were useful, the minister told reporters on Monday.",
}
WITHIN = frozenset({"<genexpr>", "<listcomp>", "<dictcomp>", "<setcomp>"})


@dataclass
class Way:
    """What ran: calls by function (file, line, name), comprehensions, and changes of file from call to call."""

    calls: Counter[tuple[str, int, str]] = field(default_factory=Counter)
    within: set[CodeType] = field(default_factory=set)
    changes: int = 0
    last: str = ""

    def add(self, code: CodeType) -> None:
        """Count a call of a function of the package."""
        if not code.co_filename.startswith(PACKAGE):
            return
        if code.co_name in WITHIN:
            self.within.add(code)
            return
        file = code.co_filename.removeprefix(PACKAGE)
        self.calls[file, code.co_firstlineno, code.co_qualname] += 1
        self.changes += file != self.last
        self.last = file

    @property
    def files(self) -> set[str]:
        """The files of the functions."""
        return {file for file, _, _ in self.calls}


def way_of(run: Callable[[], object]) -> Way:
    """Return through what ``run`` goes in this thread."""
    way = Way()

    def seen(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            way.add(frame.f_code)

    sys.setprofile(seen)
    try:
        run()
    finally:
        sys.setprofile(None)
    return way


def main(words: list[str] | None = None) -> int:
    """Read, count and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--list", action="store_true", help="print the functions, the most called first")
    given = parser.parse_args(words)
    read(seed())
    print(f"{'sentence':<12}{'functions':>10}{'all frames':>12}{'files':>7}{'calls':>9}{'changes of file':>17}")
    for name, sentence in SENTENCES.items():
        story = Story(key=name, text=sentence, published_on="2018-11-09")
        way = way_of(partial(read, story))
        frames = len(way.calls) + len(way.within)
        print(f"{name:<12}{len(way.calls):>10}{frames:>12}{len(way.files):>7}{way.calls.total():>9,}{way.changes:>17,}")
        if given.list:
            for (file, line, function), calls in way.calls.most_common():
                print(f"    {calls:6,}  {file}:{line} {function}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
