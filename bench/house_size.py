"""Print how large the rooms that read are: lines of Python and of word lists, and the longest modules.

    python bench/house_size.py [ROOM ...] [--longest N]

Rooms are folders of ``src/onrecord`` (default: extract, language and resolve, which the aims speak of). Lines are all
lines of the files, as ``wc -l`` counts them: blank ones, comments and docstrings too, ``.py`` and ``.toml`` apart. (The
24,430 lines from which the aims set out were the ``.py`` files alone, 24,427.) Lines of code are those that are neither
blank nor a comment.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src/onrecord"
ROOMS = ("extract", "language", "resolve")


@dataclass(frozen=True)
class File:
    """One file and its lines."""

    path: Path
    lines: int
    code: int


def measured(path: Path) -> File:
    """Return how long a file is."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return File(path, len(lines), sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in lines))


def files_of(room: Path, ending: str) -> list[File]:
    """Return the files of a room and the rooms within it, the longest first."""
    return sorted((measured(path) for path in room.rglob(f"*{ending}")), key=lambda file: (-file.lines, file.path))


def row_of(name: str, files: dict[str, list[File]]) -> str:
    """Return the line of the table for some files by their ending."""
    python, words = files[".py"], files[".toml"]
    cells = (
        len(python),
        sum(file.lines for file in python),
        sum(file.code for file in python),
        len(words),
        sum(file.lines for file in words),
    )
    return f"{name:<12}" + "".join(f"{cell:>12,}" for cell in cells)


def main(words: list[str] | None = None) -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), metavar="ROOM")
    parser.add_argument("--longest", type=int, default=5, metavar="N", help="how many modules to name (default: 5)")
    given = parser.parse_args(words)
    print(
        f"{'room':<12}" + "".join(f"{head:>12}" for head in (".py files", "lines", "of code", ".toml files", "lines"))
    )
    together: dict[str, list[File]] = {".py": [], ".toml": []}
    for room in given.rooms:
        if not (PACKAGE / room).is_dir():
            parser.error(f"there is no room {room} in {PACKAGE}")
        files = {ending: files_of(PACKAGE / room, ending) for ending in together}
        print(row_of(room, files))
        for ending, found in files.items():
            together[ending] += found
    print(row_of("together", together))
    for file in sorted(together[".py"], key=lambda file: -file.lines)[: given.longest]:
        print(f"    {file.lines:5,}  {file.path.relative_to(PACKAGE).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
