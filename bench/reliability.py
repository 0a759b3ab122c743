"""Print how far the confidence of events can be relied on: bins of it, and how many in each are right.

    python bench/reliability.py MARKED.jsonl RECORDS.jsonl [--kind planned|reported] [--bins 10] [--above 0.8 ...]

MARKED holds stories marked as frames, RECORDS what ``onrecord read --json`` made of them (see ``marked_events.py``). An
event is "found" where a marked one has a mention in common, "status" where it stands as marked, too, and "whole" where
status, days and most of its participants are right. Below the bins stand precision and recall of those whose confidence
is at least ``--above``, and the mean distance between confidence and share right, weighted by the bins (ECE).
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from marked_events import KINDS, all_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from marked_events import Pair

ABOVE = (0.5, 0.6, 0.7, 0.8, 0.9)
HELD = ("found", "status", "whole")


@dataclass(frozen=True)
class Entry:
    """An event of a record: how sure the program is, and what of it is right."""

    confidence: float
    found: bool
    status: bool
    whole: bool


def entries_of(pairs: Iterable[Pair]) -> tuple[list[Entry], int]:
    """Return the events of the records, and how many were marked."""
    entries, marked = [], 0
    for pair in pairs:
        marked += pair.marked is not None
        if pair.read is not None:
            entries.append(Entry(pair.read["confidence"], pair.marked is not None, pair.status_right, pair.whole))
    return entries, marked


def bins_of(entries: Iterable[Entry], bins: int) -> list[list[Entry]]:
    """Return the entries by their confidence, in ``bins`` stretches of the same width; 1.0 belongs to the last."""
    found: list[list[Entry]] = [[] for _ in range(bins)]
    for entry in entries:
        found[min(bins - 1, int(entry.confidence * bins + 1e-9))].append(entry)
    return found


def share(entries: Sequence[Entry], held: str) -> float:
    """Return how many of the entries are right in one respect (0 to 1)."""
    return sum(getattr(entry, held) for entry in entries) / len(entries) if entries else 0.0


def mean(entries: Sequence[Entry]) -> float:
    """Return the mean confidence."""
    return sum(entry.confidence for entry in entries) / len(entries) if entries else 0.0


def calibration_error(binned: Iterable[Sequence[Entry]], held: str) -> float:
    """Return the mean distance between confidence and share right, each bin counted by its entries."""
    full = [entries for entries in binned if entries]
    together = sum(map(len, full))
    return sum(len(entries) * abs(mean(entries) - share(entries, held)) for entries in full) / together if full else 0.0


def table(entries: list[Entry], marked: int, bins: int, above: Sequence[float]) -> str:
    """Return the whole table in words."""
    binned = bins_of(entries, bins)
    lines = [f"{'confidence':<12}{'entries':>8}{'mean':>7}" + "".join(f"{held:>8}" for held in HELD)]
    for number, held_here in enumerate(binned):
        if held_here:
            stretch = f"{number / bins:.2f}–{(number + 1) / bins:.2f}"
            shares = "".join(f"{share(held_here, held):>8.2f}" for held in HELD)
            lines.append(f"{stretch:<12}{len(held_here):>8}{mean(held_here):>7.2f}{shares}")
    shares = "".join(f"{share(entries, held):>8.2f}" for held in HELD)
    errors = "".join(f"{calibration_error(binned, held):>8.2f}" for held in HELD)
    lines += [f"{'all':<12}{len(entries):>8}{mean(entries):>7.2f}{shares}", f"{'ECE':<27}{errors}", ""]
    lines.append(f"{marked} marked")
    lines.append(f"{'at least':<12}{'entries':>8}" + "".join(f"{f'{held} P':>10}{'R':>6}" for held in HELD))
    for least in above:
        sure = [entry for entry in entries if entry.confidence >= least]
        cells = (
            f"{100 * share(sure, held):>10.0f}{100 * sum(getattr(one, held) for one in sure) / max(1, marked):>6.0f}"
            for held in HELD
        )
        lines.append(f"{least:<12.2f}{len(sure):>8}" + "".join(cells))
    return "\n".join(lines)


def main(words: list[str] | None = None) -> int:
    """Match, count and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("marked", type=Path, metavar="MARKED.jsonl")
    parser.add_argument("records", type=Path, metavar="RECORDS.jsonl")
    parser.add_argument("--kind", choices=tuple(KINDS), default="planned")
    parser.add_argument("--bins", type=int, default=10)
    parser.add_argument("--above", type=float, nargs="+", default=list(ABOVE), metavar="CONFIDENCE")
    given = parser.parse_args(words)
    entries, marked = entries_of(all_pairs(given.marked, given.records, given.kind))
    print(table(entries, marked, given.bins, given.above))
    return 0


if __name__ == "__main__":
    sys.exit(main())
