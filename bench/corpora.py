"""Read whole corpora as a user would, check every passage, and write the counts down.

    python bench/corpora.py DATA [--sample N]

``DATA/data/stories`` (or ``DATA/stories``) holds the State Department's releases and Reuters-21578, one story a line.
Each corpus is written as the JSON lines that ``onrecord read`` takes, read in one call, and its records go through
``onrecord check``. The numbers stand in ``bench/corpora.md``. Exit status 1 where a story failed or a passage is wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from onrecord import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ENTRIES = (
    ("attributions", "attributions"),
    ("figures", "figures"),
    ("planned_events", "planned events"),
    ("reported_events", "reported events"),
    ("time_expressions", "time expressions"),
    ("names", "names"),
)
CORPORA = (
    ("State Department releases", "state_dept.jsonl.gz"),
    ("Reuters-21578", "reuters21578.jsonl.gz"),
)


@dataclass(frozen=True)
class Reading:
    """What reading one corpus gave."""

    name: str
    given: int
    read: int
    characters: int
    entries: Counter[str]
    status: int
    complaints: tuple[str, ...]
    wrong: tuple[str, ...]
    check_status: int
    cpu_s: float
    wall_s: float
    peak_mb: float

    @property
    def clean(self) -> bool:
        """Tell whether every story was read and every passage is right."""
        return self.read == self.given and self.status == 0 and self.check_status == 0


def find_corpus(data: Path, name: str) -> Path:
    """Return the corpus' file in the data folder."""
    for folder in (data / "data/stories", data / "stories"):
        if (folder / name).is_file():
            return folder / name
    sys.exit(f"{data}: no stories/{name} in it; name the folder that holds it")


def stories_of(corpus: Path, sample: int = 1) -> Iterator[Story]:
    """Return every ``sample``-th story of a corpus, as it was printed."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if sample > 1 and number % sample:
                continue
            row = json.loads(line)
            # A dateline that the corpus keeps beside the text is put back where it was printed.
            dateline = row.get("dateline") or ""
            text = f"{row['title']}\n\n{f'{dateline} ' if dateline else ''}{row['text']}\n"
            yield Story(key=row["id"], text=text, title=row["title"], published_on=(row["date"] or "")[:10] or None)


def write_given(corpus: Path, out: IO[str], sample: int) -> tuple[int, int]:
    """Write the corpus in the form that the program takes, and return stories and characters."""
    count = characters = 0
    for story in stories_of(corpus, sample):
        given = {"key": story.key, "text": story.text, "title": story.title}
        if story.published_on:
            given["published_on"] = story.published_on
        out.write(json.dumps(given, ensure_ascii=False) + "\n")
        count += 1
        characters += len(story.text)
    return count, characters


def read_corpus(name: str, corpus: Path, program: list[str], sample: int) -> Reading:
    """Read one corpus with the program, check its records, and count."""
    with tempfile.TemporaryDirectory() as folder:
        stories, records = Path(folder, "stories.jsonl"), Path(folder, "records.jsonl")
        with stories.open("w", encoding="utf-8") as out:
            given, characters = write_given(corpus, out, sample)
        began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        with records.open("w", encoding="utf-8") as out:
            call = [*program, "read", str(stories), "--json"]
            done = subprocess.run(call, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
        wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        checked = subprocess.run([*program, "check", str(records)], capture_output=True, text=True, check=False)
        entries: Counter[str] = Counter()
        read = 0
        with records.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                read += 1
                entries.update({kind: len(record[kind]) for kind, _ in ENTRIES})
    return Reading(
        name=name,
        given=given,
        read=read,
        characters=characters,
        entries=entries,
        status=done.returncode,
        complaints=tuple(done.stderr.splitlines()[-20:]),
        wrong=tuple((checked.stdout + checked.stderr).splitlines()[-20:]),
        check_status=checked.returncode,
        cpu_s=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        wall_s=wall,
        peak_mb=after.ru_maxrss / 1024,
    )


def page(readings: list[Reading], sample: int) -> str:
    """Return ``corpora.md``."""
    some = "" if sample == 1 else f" Every {sample}th story only."
    how = (
        "Made by `python bench/corpora.py DATA`: `onrecord read stories.jsonl --json`, then `onrecord check` over the"
        f" records. One process, one core; start of the program included.{some}\n"
    )
    out = [
        "# Whole corpora, read as a user reads them\n",
        how,
        "| | " + " | ".join(reading.name for reading in readings) + " |",
        "|---|" + "---:|" * len(readings),
    ]
    rows: list[tuple[str, list[str]]] = [
        ("stories given", [f"{r.given:,}" for r in readings]),
        ("stories read", [f"{r.read:,}" for r in readings]),
        ("stories that failed", [f"{r.given - r.read:,}" for r in readings]),
        ("`check` finds", ["nothing wrong" if r.check_status == 0 else "errors" for r in readings]),
        ("characters", [f"{r.characters:,}" for r in readings]),
        *((label, [f"{r.entries[kind]:,}" for r in readings]) for kind, label in ENTRIES),
        ("CPU seconds", [f"{r.cpu_s:,.0f}" for r in readings]),
        ("characters per CPU second", [f"{r.characters / max(r.cpu_s, 1e-9):,.0f}" for r in readings]),
        ("wall seconds", [f"{r.wall_s:,.0f}" for r in readings]),
        ("peak memory, MB", [f"{r.peak_mb:,.0f}" for r in readings]),
    ]
    out += [f"| {label} | {' | '.join(cells)} |" for label, cells in rows]
    return "\n".join(out) + "\n"


def main(words: list[str] | None = None) -> int:
    """Read the corpora, write the page, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--cmd", default=f"{sys.executable} -m onrecord", help="how to start the program")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth story only; writes no page")
    given = parser.parse_args(words)
    readings = []
    for name, file in CORPORA:
        reading = read_corpus(name, find_corpus(given.data, file), shlex.split(given.cmd), given.sample)
        readings.append(reading)
        if not reading.clean:
            print(f"{name}: read ended with {reading.status}, check with {reading.check_status}", file=sys.stderr)
            print("\n".join((*reading.complaints, *reading.wrong)), file=sys.stderr)
    text = page(readings, given.sample)
    print(text)
    if given.sample == 1:
        (HERE / "corpora.md").write_text(text, encoding="utf-8")
    return 0 if all(reading.clean for reading in readings) else 1


if __name__ == "__main__":
    sys.exit(main())
