"""Work out the year of stories whose dateline has a month and a day alone, and count: right, honestly open, wrong.

    python bench/story_day.py DATA [NAME ...] [--misses]

Each story is read with no day given and no metadata. Stories of Reuters-21578 print "ROME, March 2 -" themselves; those
of TimeBank and AQUAINT get such a line, with the day on which they were published. A story is right where the year is
that in which it was published, open where none is told: then the alternatives are looked at.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING

from named import read_call
from onrecord.intake import Story
from onrecord.story import read_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_NEAR = dt.timedelta(days=3)
"""A dateline's day may be the day after the one on which the wire sent the story."""


def _reuters(data: Path) -> Iterator[tuple[str, str, dt.date]]:
    with gzip.open(data / "data/stories/reuters21578.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["date"]:
                text = f"{row['title']}\n\n{row['dateline']} {row['text']}\n"
                yield row["id"], text, dt.date.fromisoformat(row["date"][:10])


def _tbaq(data: Path) -> Iterator[tuple[str, str, dt.date]]:
    with (data / "data/times/tbaq.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            day = dt.date.fromisoformat(row["dct"][:10])
            yield row["doc_id"], f"WASHINGTON, {_MONTHS[day.month - 1]} {day.day} - {row['text'].strip()}\n", day


READERS: dict[str, Callable[[Path], Iterator[tuple[str, str, dt.date]]]] = {"tbaq": _tbaq, "reuters": _reuters}


def outcomes(name: str, data: Path) -> Iterator[tuple[str, str, str]]:
    """Yield each story's key, what came of it, and what was said of its day."""
    for key, text, day in READERS[name](data):
        parts = read_parts(Story(key=key, text=text))
        if parts.published_on is not None:
            said = dt.date.fromisoformat(parts.published_on)
            yield key, "right" if abs(said - day) <= _NEAR else "wrong", parts.published_on
            continue
        others = [dt.date.fromisoformat(other) for other in parts.published_alternatives]
        first = bool(others) and abs(others[0] - day) <= _NEAR
        yield key, "open, first guess right" if first else "open, guessed" if others else "open", ""


def measured(name: str, data: Path) -> dict[str, float]:
    """Return the shares, in per cent of all stories; of the first guesses, in per cent of those that are made."""
    counts = Counter(outcome for _, outcome, _ in outcomes(name, data))
    every, guessed = counts.total(), counts["open, first guess right"] + counts["open, guessed"]
    return {
        "right or open %": round(100 * (every - counts["wrong"]) / max(1, every), 2),
        "right %": round(100 * counts["right"] / max(1, every), 2),
        "first guess right %": round(100 * counts["open, first guess right"] / max(1, guessed), 1),
        "guessed %": round(100 * guessed / max(1, every), 1),
    }


def main(words: list[str] | None = None) -> int:
    """Print the shares, and with ``--misses`` the stories that were given a wrong year."""
    given = read_call(
        words, __doc__, READERS, files="data/stories and data/times", misses="the stories whose year is wrong"
    )
    for name in given.names:
        if given.misses:
            for key, outcome, said in outcomes(name, given.data):
                if outcome == "wrong":
                    print(f"{name}\t{key}\t{said}")
        print(name, measured(name, given.data))
    return 0


if __name__ == "__main__":
    sys.exit(main())
