"""Measure the way from the start of the program to the first record: wall time, CPU time, peak memory.

    python bench/startup.py [--times N] [--cmd CMD] [--write]

The story is the seed story of the package, read from a file as a user would. The median of N runs is printed, after one
run that is not counted (the first reads the program from the disk); ``--write`` puts it into ``bench/startup.md``.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SEED = HERE.parent / "src/onrecord/stories/seed.txt"
MOST_SECONDS = 1.0
MOST_MB = 250.0


@dataclass(frozen=True)
class Run:
    """One start of the program."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def start_once(program: list[str], story: Path) -> Run:
    """Read the story in a new process, which is waited for alone, so that its own peak memory is known."""
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        process = subprocess.Popen([*program, "read", str(story), "--json"], stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode or not out.tell():
            sys.exit(f"{shlex.join(program)} ended with status {process.returncode} and {out.tell()} bytes")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main(words: list[str] | None = None) -> int:
    """Measure, print, and return 1 where it takes longer or more memory than it may."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cmd", default=f"{sys.executable} -m onrecord", help="how to start the program")
    parser.add_argument("--times", type=int, default=7, help="how often (default: 7)")
    parser.add_argument("--write", action="store_true", help="write bench/startup.md")
    given = parser.parse_args(words)
    program = shlex.split(given.cmd)
    start_once(program, SEED)
    runs = [start_once(program, SEED) for _ in range(given.times)]
    wall = statistics.median(run.wall_s for run in runs)
    cpu = statistics.median(run.cpu_s for run in runs)
    peak = statistics.median(run.peak_mb for run in runs)
    text = (
        "# From start to first record\n\n"
        "Made by `python bench/startup.py --write`: `onrecord read seed.txt --json`, a new process each time, median"
        f" of {given.times} runs.\n\n"
        "| | now | aim |\n|---|---:|---:|\n"
        f"| wall time, s | {wall:.2f} | ≤ {MOST_SECONDS:.1f} |\n"
        f"| CPU time, s | {cpu:.2f} | |\n"
        f"| peak memory, MB | {peak:.0f} | ≤ {MOST_MB:.0f} |\n"
    )
    print(text)
    if given.write:
        (HERE / "startup.md").write_text(text, encoding="utf-8")
    return 0 if wall <= MOST_SECONDS and peak <= MOST_MB else 1


if __name__ == "__main__":
    sys.exit(main())
