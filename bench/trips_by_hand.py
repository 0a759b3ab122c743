"""Read the stories of ``trips_by_hand.jsonl`` and set what was read of each trip beside what a person found.

    python bench/trips_by_hand.py DATA

``DATA`` holds ``data/stories/state_dept.jsonl.gz`` (public domain). Thirty trips were looked for in the releases by a
person who had not seen any reading; each line has the story, the words that tell the trip, who travels where and when,
and how it stands. A trip is whole where the visit that these words tell has all travellers, a place of the trip, the
same day or stretch and the same status.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path
from typing import Any

from onrecord import Story, read

HERE = Path(__file__).parent


def words_of(name: str) -> set[str]:
    """Return the words of a name, without case and points."""
    return set(name.casefold().replace(".", "").replace(",", "").split())


def is_same(name: str, other: str) -> bool:
    """Tell whether one name is the other, in short or in full."""
    one, two = words_of(name), words_of(other)
    return bool(one and two) and (one <= two or two <= one)


def read_trip(story: dict[str, Any], words: str) -> dict[str, Any] | None:
    """Return the visit that ``words`` of a story tell, the one told at most places where they tell several."""
    record = read(Story(**{key: story[key] for key in ("key", "text", "title", "published_on") if story.get(key)}))
    names = {name.id: name.name for name in record.names}
    first = story["text"].find(words)
    last = first + len(words)
    visits = [
        event
        for event in (*record.planned_events, *record.reported_events)
        if event.kind == "visit" and any(first <= mention.start < last for mention in event.mentions)
    ]
    if first < 0 or not visits:
        return None
    visit = max(visits, key=lambda event: (len(event.where), len(event.mentions)))
    return {
        "who": [names[one] for one in visit.who],
        "where": [names[one] for one in visit.where],
        "when": visit.when.edtf if visit.when else None,
        "status": visit.status,
    }


def misses(hand: dict[str, Any], found: dict[str, Any] | None) -> list[str]:
    """Return what of a trip is not as a person found it."""
    if found is None:
        return ["not found"]
    wrong = []
    if not all(any(is_same(one, other) for other in found["who"]) for one in hand["who"]):
        wrong.append("who")
    if not any(is_same(one, other) for one in hand["where"] for other in found["where"]):
        wrong.append("where")
    return wrong + [what for what in ("when", "status") if found[what] != hand[what]]


def main() -> int:
    """Read, compare and print a line a trip and the count."""
    parser = argparse.ArgumentParser(description="Trips found by hand, beside what is read of them.")
    parser.add_argument("data", type=Path)
    asked = parser.parse_args()
    trips = [json.loads(line) for line in (HERE / "trips_by_hand.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {trip["key"] for trip in trips}
    with gzip.open(asked.data / "data/stories/state_dept.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = {row["id"]: row for row in map(json.loads, lines) if row["id"] in wanted}
    whole = 0
    for trip in trips:
        row = rows[trip["key"]]
        story = {"key": row["id"], "text": row["text"], "title": row.get("title"), "published_on": row.get("date")}
        found = read_trip(story, trip["words"])
        wrong = misses(trip, found)
        whole += not wrong
        print(f"{trip['n']:2} {trip['key']:11} {', '.join(trip['who'])}: {'whole' if not wrong else ', '.join(wrong)}")
        if wrong:
            print(f"      by hand {trip['where']} {trip['when']} {trip['status']}\n      read    {found}")
    print(f"whole: {whole} of {len(trips)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
