"""Keep whole corpora in one archive and time what is asked of it.

    python bench/archive.py DATA [--sample N] [--keep FILE]

The State Department's releases and Reuters-21578 (``DATA/data/stories`` or ``DATA/stories``) are read into one archive
by ``onrecord read``, one process; then the archive is asked in this process, as the verbs and pages ask it: words,
phrases and names drawn from the archive with a fixed seed, the diary on several days, dossiers on pairs of countries.
Every question is asked once, with the file in the system's cache. The numbers stand in ``bench/archive.md``.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpora import CORPORA, find_corpus, write_given
from onrecord.archive import Archive, open_archive
from onrecord.archive.questions import DiaryFilter, FigureFilter, Search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.archive.answers import Counts

HERE = Path(__file__).parent
SEED = 21578
QUESTIONS = 200
STRETCH = 2_000
"""Stories in the first and the last stretch of the second corpus, between which the pace is compared."""
AIMS = {"search": 50, "quotation": 50, "diary": 150, "figures": 150, "dossier": 300}
"""Milliseconds within which 95 of 100 questions are to be answered."""


@dataclass(frozen=True)
class Keeping:
    """What keeping the corpora took."""

    stories: int
    characters: int
    cpu_s: float
    wall_s: float
    peak_mb: float
    file_mb: float
    pace: float
    """Stories a second in the last stretch, by those in the first."""


def keep_corpora(data: Path, path: Path, program: list[str], sample: int) -> Keeping:
    """Read both corpora into the archive ``path``."""
    stories = characters = 0
    with tempfile.TemporaryDirectory() as folder:
        given = []
        for _, file in CORPORA:
            lines = Path(folder, file).with_suffix(".jsonl")
            with lines.open("w", encoding="utf-8") as out:
                count, letters = write_given(find_corpus(data, file), out, sample)
            stories, characters = stories + count, characters + letters
            given.append(str(lines))
        began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        moments: list[float] = []
        with subprocess.Popen(
            [*program, "read", "-v", *given, "--db", str(path)], stdout=subprocess.PIPE, text=True
        ) as reading:
            moments.extend(time.perf_counter() for _ in reading.stdout or ())
        if reading.returncode:
            sys.exit(f"onrecord read ended with {reading.returncode}")
        wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    stretch = min(STRETCH, count // 3)
    first = moments[-count + stretch] - moments[-count]
    last = moments[-1] - moments[-stretch - 1]
    return Keeping(
        stories=stories,
        characters=characters,
        cpu_s=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        wall_s=wall,
        peak_mb=after.ru_maxrss / 1024,
        file_mb=path.stat().st_size / 1e6,
        pace=first / last,
    )


def questions(archive: Archive, counts: Counts) -> dict[str, list[Callable[[], object]]]:
    """Return what is to be asked, by kind."""
    draw = random.Random(SEED)  # noqa: S311  # a fixed seed, so that the same things are asked next time
    texts = [text for (text,) in archive._connection.execute("SELECT text FROM story ORDER BY id")]  # noqa: SLF001
    words = [draw.choice(re.findall(r"[A-Za-z]{4,}", draw.choice(texts)) or ["trade"]) for _ in range(QUESTIONS)]
    sentences = [" ".join(draw.choice(texts).split()) for _ in range(QUESTIONS // 4)]
    names = [
        name
        for (name,) in archive._connection.execute(  # noqa: SLF001
            "SELECT name FROM entity JOIN entry_entity ON entity_id = entity.id WHERE kind IN ('person', 'place')"
            " GROUP BY name ORDER BY count(*) DESC LIMIT 60"
        )
    ]
    pairs = [draw.sample(names[:25], 2) for _ in range(QUESTIONS // 4)]
    days = [f"{year}-{month:02d}-01" for year in (1987, 2021) for month in range(1, 13)]
    asked_words = [
        *words[: QUESTIONS // 2],
        *(f"{one} {other}" for one, other in zip(words[1::2], words[::2], strict=False)),
    ]
    return {
        "search": [partial(archive.search, Search(words=word)) for word in asked_words],
        "quotation": [partial(archive.quotations, sentence[60:180], 20) for sentence in sentences],
        "diary": [
            *(partial(archive.plans, DiaryFilter(on=day, limit=50)) for day in days),
            *(partial(archive.plans, DiaryFilter(who=name, limit=50)) for name in names),
            *(partial(archive.plans, DiaryFilter(since=day, until=f"{day[:8]}28")) for day in days),
        ],
        "figures": [
            *(partial(archive.figures, FigureFilter(words=word)) for word in words[:50]),
            *(partial(archive.figures, FigureFilter(about=name, conflicts=True)) for name in names),
        ],
        "dossier": [partial(archive.dossier, *pair) for pair in pairs],
        "counts": [archive.counts] * 5,
        "story": [partial(archive.story, line.key) for line in archive.stories(50, counts.stories // 2)],
    }


def ask(kinds: dict[str, list[Callable[[], object]]]) -> dict[str, list[tuple[float, float]]]:
    """Ask everything once and return the milliseconds that each took, on the clock and of the processor."""
    took: dict[str, list[tuple[float, float]]] = {}
    for kind, asked in kinds.items():
        took[kind] = []
        for question in asked:
            began, before = time.perf_counter(), time.process_time()
            question()
            took[kind].append((1_000 * (time.perf_counter() - began), 1_000 * (time.process_time() - before)))
    return took


def page(keeping: Keeping | None, counts: Counts, took: dict[str, list[tuple[float, float]]], sample: int) -> str:
    """Return ``archive.md``."""
    some = "" if sample == 1 else f" Every {sample}th story only."
    how = (
        "Made by `python bench/archive.py DATA`: all State Department releases and Reuters-21578 in one archive, read"
        f" and linked by one process, then asked with the file in the system's cache.{some}\n"
    )
    out = [
        "# An archive of whole corpora\n",
        how,
        "| | |",
        "|---|---:|",
    ]
    rows: list[tuple[str, str]] = []
    if keeping:
        rows += [
            ("stories given", f"{keeping.stories:,}"),
            ("characters", f"{keeping.characters:,}"),
            ("CPU seconds, reading, keeping and linking", f"{keeping.cpu_s:,.0f}"),
            ("characters per CPU second", f"{keeping.characters / keeping.cpu_s:,.0f}"),
            ("wall seconds", f"{keeping.wall_s:,.0f}"),
            ("peak memory, MB", f"{keeping.peak_mb:,.0f}"),
            ("size of the file, MB", f"{keeping.file_mb:,.0f}"),
            ("bytes in it for a character of text", f"{1e6 * keeping.file_mb / keeping.characters:.1f}"),
            (f"pace of the last {STRETCH:,} stories by the first {STRETCH:,} of Reuters", f"{keeping.pace:.2f}"),
        ]
    rows += [
        ("texts kept (copies once)", f"{counts.stories + counts.superseded:,}"),
        ("said", f"{counts.said:,}"),
        ("figures", f"{counts.figures:,}"),
        ("planned events, linked", f"{counts.planned:,}"),
        ("reported events", f"{counts.reported:,}"),
        ("pairs of figures that disagree", f"{counts.conflicts:,}"),
    ]
    out += [f"| {label} | {value} |" for label, value in rows]
    out += [
        "\n## How long an answer takes, in milliseconds\n",
        "| | asked | median | p95 | longest | p95 of the processor | aim (p95) |",
    ]
    out.append("|---|---:|---:|---:|---:|---:|---:|")
    for kind, times in took.items():
        aim = f"≤ {AIMS[kind]}" if kind in AIMS else ""
        clock, cpu = [wall for wall, _ in times], [used for _, used in times]
        cells = (statistics.median(clock), _p95(clock), max(clock), _p95(cpu))
        out.append(f"| {kind} | {len(times)} | {' | '.join(f'{cell:.1f}' for cell in cells)} | {aim} |")
    return "\n".join(out) + "\n"


def _p95(times: Iterable[float]) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def main(words: list[str] | None = None) -> int:
    """Keep, ask, write the page, and return the exit status: 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--cmd", default=f"{sys.executable} -m onrecord", help="how to start the program")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth story only; writes no page")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="the archive; one that is there is only asked")
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder, "archive.db")
        keeping = None
        if not path.exists():
            keeping = keep_corpora(given.data, path, shlex.split(given.cmd), given.sample)
        with open_archive(path) as archive:
            counts = archive.counts()
            took = ask(questions(archive, counts))
    text = page(keeping, counts, took, given.sample)
    print(text)
    if given.sample == 1 and keeping:
        (HERE / "archive.md").write_text(text, encoding="utf-8")
    return int(any(_p95(wall for wall, _ in took[kind]) > aim for kind, aim in AIMS.items()))


if __name__ == "__main__":
    sys.exit(main())
