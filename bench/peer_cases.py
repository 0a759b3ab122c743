"""Read the tests of three other readers of dates, and say how many come out as their own authors expect.

    python bench/peer_cases.py DATA [NAME ...] [--misses]

``DATA`` holds ``data/times/cases_*.jsonl``. A case is right where every expression that it expects is found, its days
(and time of day, where one is told) the same; where nothing is expected, where nothing is found. *held to* leaves
out the cases in which the other reader does what a reader of news must not: ``peer_principles.toml`` names them by
their lines, with the reason. ``make bench`` holds both numbers against their floors.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from named import read_call
from onrecord.extract.times import find_times
from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.resolve.calendar import resolve_times, with_ends
from onrecord.resolve.edtf import bounds
from onrecord.story import read_parts
from peer_formats import Case, Days, Expected, chrono, duckling, recognizers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from onrecord.record import TimeExpression

HERE = Path(__file__).parent
READERS: dict[str, Callable[[Path], Iterator[Case]]] = {
    "recognizers": recognizers,
    "duckling": duckling,
    "chrono": chrono,
}


@dataclass(frozen=True)
class Principle:
    """A way of reading dates that another reader has and a reader of news must not have."""

    id: str
    why: str
    lines: dict[str, frozenset[int]]
    """The cases, by the reader's name."""


@dataclass(frozen=True)
class Outcome:
    """One case, and what came of it."""

    case: Case
    right: bool
    read: tuple[TimeExpression, ...]


@cache
def principles() -> tuple[Principle, ...]:
    """Return the disagreements of principle."""
    rows = tomllib.loads((HERE / "peer_principles.toml").read_text(encoding="utf-8"))["principle"]
    return tuple(
        Principle(row["id"], row["why"], {name: frozenset(row.get(name, ())) for name in READERS}) for row in rows
    )


def times_of(text: str, on: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text of that day, ranges whole."""
    parts = read_parts(Story(key="case", text=text, published_on=on))
    language = analyse(parts)
    return resolve_times(find_times(parts, language), parts, language)


def is_right(case: Case, read: tuple[TimeExpression, ...]) -> bool:
    """Tell whether everything expected was read so; where nothing is, whether nothing with days was found."""
    if not case.expected:
        return not any(time.edtf for time in read)
    return all(_is_met(expected, read, case.on) for expected in case.expected)


def _is_met(expected: Expected, read: tuple[TimeExpression, ...], on: date) -> bool:
    near = [time for time in (*read, *with_ends(read)) if time.start < expected.end and expected.start < time.end]
    clocks = [(time.value or "").partition("T")[2] for time in near if time.type == "TIME"]
    return any(_meets(days, time, clocks, on) for days in expected.readings for time in near)


def _meets(days: Days, time: TimeExpression, clocks: list[str], on: date) -> bool:
    if days.clock and not any(clock.startswith(days.clock) for clock in clocks):
        return False
    if days.timed and not clocks:
        return False
    first, last = bounds(time.edtf)
    if days.parts or days.first is None is days.last:
        same = all(getattr(first, part, None) == number for part, number in days.parts.items())
        return same and (days.last is None or (last is not None and last >= days.last))
    if days.first is None or days.last is None:  # a limit: the day itself, or the one beside it
        told, read = (days.last, last) if days.first is None else (days.first, first)
        other = first if days.first is None else last
        open_end = other is None or other == on
        return open_end and told is not None and read is not None and abs((told - read).days) <= 1
    return (first, last) == (days.first, days.last)


def outcomes(name: str, data: Path) -> Iterator[Outcome]:
    """Read every case of one reader."""
    for case in READERS[name](data / f"data/times/cases_{name}.jsonl"):
        read = times_of(case.text, case.on.isoformat())
        yield Outcome(case, is_right(case, read), read)


def shares(name: str, found: list[Outcome]) -> dict[str, float]:
    """Return the per cent of the cases that are right, of all and of those that news holds a reader to."""
    apart = {line for principle in principles() for line in principle.lines[name]}
    held = [each for each in found if each.case.line not in apart]
    return {
        "right %": round(100 * sum(each.right for each in found) / max(1, len(found)), 1),
        "held to, right %": round(100 * sum(each.right for each in held) / max(1, len(held)), 1),
    }


def measured(name: str, data: Path) -> dict[str, float]:
    """Read the cases of one reader and return the shares that are right."""
    return shares(name, list(outcomes(name, data)))


def idle(name: str, found: list[Outcome]) -> list[tuple[str, int]]:
    """Return the cases that stand under a principle and are right all the same: they belong under none."""
    right = {each.case.line for each in found if each.right}
    return [(p.id, line) for p in principles() for line in sorted(p.lines[name] & right)]


def main(words: list[str] | None = None) -> int:
    """Print the numbers, and with ``--misses`` every case that is not right."""
    given = read_call(words, __doc__, READERS, files="data/times/cases_*.jsonl", misses="every case that is not right")
    for name in given.names:
        found = list(outcomes(name, given.data))
        under = {line: principle.id for principle in principles() for line in principle.lines[name]}
        if given.misses:
            for each in found:
                if not each.right:
                    read = "; ".join(f"{time.text} = {time.edtf} {time.value}" for time in each.read)
                    wants = " | ".join(
                        " or ".join(str((d.first or d.parts, d.last, d.clock)) for d in e.readings)
                        for e in each.case.expected
                    )
                    print(f"{each.case.line}\t{under.get(each.case.line, '')}\t{each.case.text}\t{wants}\t{read}")
            for principle, line in idle(name, found):
                print(f"{line}\tis right, and stands under {principle}")
        held = len(found) - sum(1 for each in found if each.case.line in under)
        print(f"{name}: {len(found)} cases, {held} held to", *(f"{k} {v}" for k, v in shares(name, found).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
