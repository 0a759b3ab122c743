"""Hold records against the golden stories, say what differs, and keep the score from falling.

    python bench/golden.py [NAME ...]         what differs between the truth and what the program makes of it now
    python bench/golden.py --update           write the marked views and raise the floors; never lowers one
    python bench/golden.py --lower REASON     take down the floors that do not hold; the reason stays in the file

The truth (``tests/golden/NAME.json``) is made by people and no program ever changes it. ``NAME.marked.txt`` shows it
in its story for reading; ``floors.toml`` says how much of it the program is known to find.
"""

from __future__ import annotations

import argparse
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from floors import Floors, Measured, read_floors, write_floors
from judge import Judged, judge
from marks import marked
from onrecord import read
from truth import Truth, read_truth

if TYPE_CHECKING:
    from onrecord import Record

GOLDEN = Path(__file__).parent.parent / "tests/golden"
FLOORS = GOLDEN / "floors.toml"
REMEDY = "python bench/golden.py --update"
ALL = "all stories"
"""Under this name stand the means of all stories."""
SINGLE, MEAN = 34.0, 2.0
"""Points by which a single story and the mean of all may lie below their floors: processors round the network's sums
each in their own way, and a word that is hardly likely enough is an event's head on one and not on the other."""


def all_names() -> list[str]:
    """Return the names of the golden stories."""
    return sorted(path.stem for path in GOLDEN.glob("*.json"))


@cache
def truth_of(name: str) -> Truth:
    """Return the truth of one story."""
    return read_truth(GOLDEN / f"{name}.json")


@cache
def record_of(name: str) -> Record:
    """Return what the program makes of one story."""
    return read(truth_of(name).story)


def judged(name: str) -> Judged:
    """Return how the program's record of one story stands against its truth."""
    return judge(truth_of(name), record_of(name))


def measured(name: str, result: Judged) -> list[Measured]:
    """Return the story's scores as floors know them."""
    return [Measured(name, measure, value) for measure, value in result.scores.items()]


def means(results: dict[str, Judged]) -> list[Measured]:
    """Return the mean of each measure over the stories that have it."""
    values: dict[str, list[float]] = {}
    for result in results.values():
        for measure, value in result.scores.items():
            values.setdefault(measure, []).append(value)
    return [Measured(ALL, measure, round(sum(some) / len(some), 1)) for measure, some in sorted(values.items())]


def marked_path(name: str) -> Path:
    """Return where the readable view of a story lies."""
    return GOLDEN / f"{name}.marked.txt"


def write_back(names: list[str], results: dict[str, Judged], why: str | None) -> Floors:
    """Write the marked views and the floors: raised where more is found, lowered only for a reason."""
    floors = read_floors(FLOORS)
    for name in names:
        marked_path(name).write_text(marked(truth_of(name)), encoding="utf-8")
        scores = measured(name, results[name])
        if why is not None:
            floors = floors.lowered_to(scores, why)
        floors = floors.raised(scores)
    if names == all_names():
        scores = means(results)
        floors = (floors.lowered_to(scores, why) if why is not None else floors).raised(scores)
    FLOORS.write_text(write_floors(floors, FLOORS_HEADER), encoding="utf-8")
    return floors


FLOORS_HEADER = """\
# How much of each golden story the program is known to find, per cent. Written by bench/golden.py: --update raises,
# --lower REASON is the only way down. Do not edit by hand.
"""


def main(words: list[str] | None = None) -> int:
    """Show what differs; return 1 where a score is below its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="some stories only (default: all)")
    parser.add_argument("--update", action="store_true", help="write marked views, raise floors")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that do not hold")
    given = parser.parse_args(words)
    names = given.names or all_names()
    results = {name: judged(name) for name in names}
    for name, result in results.items():
        print(f"{name}: " + ", ".join(f"{measure} {value:g}" for measure, value in result.scores.items()))
        print("".join(f"    {line}\n" for line in result.differences), end="")
    floors = write_back(names, results, given.lower) if given.update or given.lower is not None else read_floors(FLOORS)
    fallen = floors.fallen((score for name, result in results.items() for score in measured(name, result)), SINGLE)
    if names == all_names():
        fallen += floors.fallen(means(results), MEAN)
    for floor, score in fallen:
        print(f"FELL: {score.benchmark}, {score.measure}: {score.value:g}, floor {floor.least:g}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
