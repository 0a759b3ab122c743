"""Print how well each status of planned events is read: precision, recall, and what it was taken for.

    python bench/plan_statuses.py MARKED.jsonl RECORDS.jsonl

MARKED holds stories marked as frames, RECORDS what ``onrecord read --json`` made of them (see ``marked_events.py``).
Events are matched by a mention in common. The line "taken back" counts postponed, rescheduled, cancelled and denied
together: right is one of them told as any of them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from marked_events import all_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from marked_events import Pair

STATUSES = (
    *("possible", "planned", "expected", "confirmed", "conditional"),
    *("postponed", "rescheduled", "cancelled", "denied", "happening"),
)
TAKEN_BACK = frozenset({"postponed", "rescheduled", "cancelled", "denied"})
MISSED, INVENTED = "(missed)", "(not marked)"


@dataclass
class Score:
    """Events of one status: how many were marked, told, and both; and what the others were told as."""

    marked: int = 0
    told: int = 0
    right: int = 0
    told_as: Counter[str] = field(default_factory=Counter)
    marked_as: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float | None:
        """The share of those told that is right."""
        return self.right / self.told if self.told else None

    @property
    def recall(self) -> float | None:
        """The share of those marked that is told so."""
        return self.right / self.marked if self.marked else None


def scores_of(pairs: Iterable[Pair]) -> dict[str, Score]:
    """Return the score of each status, and of all that is taken back."""
    scores = {status: Score() for status in (*STATUSES, "taken back")}
    for pair in pairs:
        marked = pair.marked["status"] if pair.marked else INVENTED
        told = pair.read["status"] if pair.read else MISSED
        if pair.marked:
            scores[marked].marked += 1
            scores[marked].told_as[told] += marked != told
        if pair.read:
            scores[told].told += 1
            scores[told].marked_as[marked] += marked != told
        if marked == told:
            scores[marked].right += 1
        back = scores["taken back"]
        back.marked += marked in TAKEN_BACK
        back.told += told in TAKEN_BACK
        back.right += marked in TAKEN_BACK and told in TAKEN_BACK
    return scores


def line_of(status: str, score: Score) -> str:
    """Return the line of the table for one status."""
    shares = "".join(
        f"{'–' if share is None else f'{100 * share:.0f}':>8}" for share in (score.precision, score.recall)
    )
    told = ", ".join(f"{number} {other}" for other, number in (+score.told_as).most_common(4))
    wrong = ", ".join(f"{number} {other}" for other, number in (+score.marked_as).most_common(4))
    why = "; ".join(filter(None, (f"told as: {told}" if told else "", f"marked as: {wrong}" if wrong else "")))
    return f"{status:<13}{score.marked:>8}{score.told:>8}{score.right:>8}{shares}   {why}".rstrip()


def main(words: list[str] | None = None) -> int:
    """Match, count and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("marked", type=Path, metavar="MARKED.jsonl")
    parser.add_argument("records", type=Path, metavar="RECORDS.jsonl")
    given = parser.parse_args(words)
    print(f"{'status':<13}" + "".join(f"{head:>8}" for head in ("marked", "told", "right", "P", "R")))
    for status, score in scores_of(all_pairs(given.marked, given.records)).items():
        print(line_of(status, score))
    return 0


if __name__ == "__main__":
    sys.exit(main())
