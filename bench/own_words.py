"""Look for words of a corpus in this repository: examples and comments are to be sentences of our own.

    python bench/own_words.py DATA [--words N]

Every run of N words (default: 8) in the program, its rules, its tests and its documentation is looked for in the texts
of the data folder. The wire story of the package and the State Department's releases may be quoted and are left out.
Exit status 1 where something is found.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
FOLDERS = ("src", "tests", "bench", "docs")
ENDINGS = {".py", ".toml", ".md", ".json", ".txt"}
WORD = re.compile(r"[a-z0-9$%]+(?:['’][a-z]+)?")
COMMENT = re.compile(r"\n\s*#?\s*")
STORIES = ROOT / "src/onrecord/stories"
GOLDEN = ROOT / "tests/golden"


def runs(text: str, length: int) -> Iterator[str]:
    """Yield every run of ``length`` words, in small letters and without marks."""
    words = WORD.findall(text.lower())
    for at in range(len(words) - length + 1):
        yield " ".join(words[at : at + length])


def texts_of(data: Path) -> Iterator[tuple[str, str]]:
    """Yield every text of the data folder with the name of its file or story."""
    for path in sorted(data.rglob("*")):
        if path.name.startswith(("seed", "state_")):
            continue
        if path.suffix == ".txt":
            yield path.name, path.read_text(encoding="utf-8", errors="replace")
        elif path.name.endswith((".jsonl", ".jsonl.gz")):
            with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    yield from ((path.name, text) for text in _texts_in(json.loads(line)))
        elif path.suffix == ".json":
            yield from ((path.name, text) for text in _texts_in(json.loads(path.read_text(encoding="utf-8"))))


def _texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever JSON holds
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from _texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts_in(inner)


def own_runs(length: int) -> dict[str, set[str]]:
    """Return every run of words of the repository, with the files in which it stands."""
    quotable = {run for path in STORIES.glob("*.txt") for run in runs(path.read_text(encoding="utf-8"), length)}
    with (STORIES / "state_dept.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            quotable.update(runs(json.loads(line)["text"], length))
    found: dict[str, set[str]] = defaultdict(set)
    for path in (path for folder in FOLDERS for path in (ROOT / folder).rglob("*")):
        if path.suffix in ENDINGS and not {STORIES, GOLDEN} & set(path.parents):
            text = COMMENT.sub(" ", path.read_text(encoding="utf-8"))
            for run in runs(text, length):
                if run not in quotable:
                    found[run].add(path.relative_to(ROOT).as_posix())
    return found


def main(words: list[str] | None = None) -> int:
    """Print what was found, file by file, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--words", type=int, default=8, metavar="N", help="how many words make a quotation (default: 8)"
    )
    given = parser.parse_args(words)
    ours = own_runs(given.words)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, text in texts_of(given.data):
        for run in runs(text, given.words):
            for path in ours.get(run, ()):
                found[path][run] = name
    for path, quoted in sorted(found.items()):
        print(path)
        for run, name in sorted(quoted.items()):
            print(f"    {name}: {run}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
