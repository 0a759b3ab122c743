"""Run the benchmarks of a data folder, hold what they print against the floors, and write it down.

    python bench/run.py DATA [BENCHMARK ...]

``DATA`` holds ``score/bench.py`` (which calls the program as a user would, and scores the records it prints), ``data/``
and ``gold/``. Exit status 0: nothing fell; 1: something fell, or a corpus is not the one that the floors were measured
on; 2: the call is wrong. The numbers stand in ``bench/results.md``, the floors in ``bench/floors.toml``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import figure_cases
import peer_cases
import story_day
from floors import Floors, Measured, digest_of, read_floors, write_floors
from tables import read_table

HERE = Path(__file__).parent
OWN = {
    "figure_cases": figure_cases.measured,
    "peer_cases": peer_cases.measured,
    "story_day": story_day.measured,
}
RESULTS_HEADER = """\
# What the benchmarks printed

Made by `make bench DATA=…` (`python bench/run.py DATA`). "Now" is what was measured, "floor" what it may not fall below
(`bench/floors.toml`), "aim" what the project wants to reach. Shares are per cent; F1 unless the measure says otherwise.
The sets were open while the rules were written, so they flatter, the stories read by hand most of all: expect less of a
story that nobody has seen.
"""


@dataclass(frozen=True)
class Measure:
    """A number that is kept, and what it should become."""

    name: str
    aim: float | None = None
    better: Literal["higher", "lower"] = "higher"


@dataclass(frozen=True)
class Benchmark:
    """One benchmark of ``measures.toml``."""

    name: str
    about: str
    files: tuple[str, ...]
    measures: tuple[Measure, ...]
    own: str | None = None
    """A script of this folder and the set that it reads (``peer_cases duckling``); None where the data folder's
    ``score/bench.py`` runs it."""

    def digest(self, data: Path) -> str:
        """Return the digest of its corpus and of the scorers."""
        paths = [path for pattern in (*self.files, "score/*.py") for path in data.glob(pattern) if path.is_file()]
        return digest_of(paths, data)

    def lies_in(self, data: Path) -> bool:
        """Tell whether the folder holds every part of its corpus."""
        return all(any(data.glob(pattern)) for pattern in self.files)


def all_benchmarks() -> tuple[Benchmark, ...]:
    """Return the benchmarks in the order of ``measures.toml``."""
    content = tomllib.loads((HERE / "measures.toml").read_text(encoding="utf-8"))
    return tuple(
        Benchmark(
            row["name"],
            row["about"],
            tuple(row["files"]),
            tuple(Measure(**m) for m in row["measures"]),
            row.get("own"),
        )
        for row in content["benchmark"]
    )


def run_one(benchmark: Benchmark, data: Path, program: str) -> dict[str, float]:
    """Run one benchmark and return what it printed; stop where it did not run to its end."""
    if benchmark.own:
        script, _, name = benchmark.own.partition(" ")
        return OWN[script](name, data)
    call = [sys.executable, str(data / "score/bench.py"), benchmark.name, "--cmd", program]
    call += ["--data", str(data / "data"), "--gold", str(data / "gold")]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    found = read_table(benchmark.name, done.stdout)
    missing = [m.name for m in benchmark.measures if m.name not in found]
    if done.returncode or len(missing) == len(benchmark.measures):
        sys.exit(f"{benchmark.name}: the benchmark did not run to its end:\n{done.stderr or done.stdout}")
    # A scorer leaves a row out where nothing at all was found.
    return found | dict.fromkeys(missing, 0.0)


def results(tables: dict[str, dict[str, float]], floors: Floors, benchmarks: tuple[Benchmark, ...]) -> str:
    """Return ``results.md``."""
    out = [RESULTS_HEADER]
    for benchmark in benchmarks:
        table = tables.get(benchmark.name)
        if table is None:
            continue
        out.append(f"## {benchmark.name}\n\n{benchmark.about}\n")
        out.append("| measure | now | floor | aim |\n|---|---:|---:|---:|")
        for m in benchmark.measures:
            floor = floors.floors.get((benchmark.name, m.name))
            sign = "≤ " if m.better == "lower" else ""
            aim = "" if m.aim is None else f"{sign}{m.aim:g}"
            out.append(
                f"| {m.name} | {table[m.name]:g} | {'' if floor is None else f'{sign}{floor.least:g}'} | {aim} |"
            )
        speed, memory = table.get("characters per CPU second"), table.get("peak MB")
        if speed and memory:
            out.append(f"\n{speed:,.0f} characters per CPU second, start included; peak memory {memory:.0f} MB.")
        out.append("")
    return "\n".join(out)


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """Return the call's options."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path, help="the folder with score/, data/ and gold/")
    parser.add_argument("benchmarks", nargs="*", help="some benchmarks only (default: all that the folder holds)")
    parser.add_argument("--cmd", default=f"{sys.executable} -m onrecord", help="how to start the program")
    parser.add_argument("--raise", dest="raising", action="store_true", help="raise floors to what was measured")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that fell; the reason stays in the file")
    parser.add_argument("--repin", action="store_true", help="take a changed corpus: the floors now speak of it")
    parser.add_argument("--floors", type=Path, default=HERE / "floors.toml", help=argparse.SUPPRESS)
    parser.add_argument("--results", type=Path, default=HERE / "results.md", help=argparse.SUPPRESS)
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> int:
    """Run what was asked for and return the exit status."""
    given = arguments(words)
    data = given.data.resolve()
    if not (data / "score/bench.py").is_file():
        print(f"{given.data}: no score/bench.py in it; name the folder with score/, data/ and gold/", file=sys.stderr)
        return 2
    every = all_benchmarks()
    chosen = tuple(b for b in every if (b.name in given.benchmarks or not given.benchmarks) and b.lies_in(data))
    if unknown := set(given.benchmarks) - {b.name for b in chosen}:
        print(f"no benchmark {', '.join(sorted(unknown))} in {given.data}", file=sys.stderr)
        return 2

    floors = read_floors(given.floors)
    digests = {benchmark.name: benchmark.digest(data) for benchmark in chosen}
    changed = floors.changed_corpora(digests)
    if changed and not given.repin:
        print(
            f"the files of {', '.join(changed)} are not those that the floors were measured on; nothing was compared.\n"
            "If the new files are meant, run again with --repin.",
            file=sys.stderr,
        )
        return 1
    floors = floors.repinned(digests)

    tables = {}
    for benchmark in chosen:
        print(f"{benchmark.name} ...", file=sys.stderr, flush=True)
        tables[benchmark.name] = run_one(benchmark, data, given.cmd)
    measured = [Measured(b.name, m.name, tables[b.name][m.name], m.better) for b in chosen for m in b.measures]
    return settle(given, floors, measured, tables, every)


def settle(
    given: argparse.Namespace,
    floors: Floors,
    measured: list[Measured],
    tables: dict[str, dict[str, float]],
    every: tuple[Benchmark, ...],
) -> int:
    """Hold the numbers against the floors, write what may be written, and return the exit status."""
    if given.lower is not None:
        floors = floors.lowered_to(measured, given.lower)
    if given.raising:
        floors = floors.raised(measured)
    if given.raising or given.repin or given.lower is not None:
        given.floors.write_text(write_floors(floors), encoding="utf-8")
    fallen = floors.fallen(measured)
    page = results(tables, floors, every)
    print(page)
    if not given.benchmarks:
        given.results.write_text(page, encoding="utf-8")
    for floor, m in fallen:
        print(f"FELL: {m.benchmark}, {m.measure}: {m.value:g}, floor {floor.least:g}", file=sys.stderr)
    if fallen:
        print("A floor is lowered with --lower REASON only.", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
