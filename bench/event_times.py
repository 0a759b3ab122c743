"""How often the days of an event come out as marked, when it is told which time expressions belong to it.

    python bench/event_times.py DATA [--records FILE] [--misses 20] [--kind later]

``DATA`` is a folder with ``train.jsonl``, one marked story a line: ``{"id", "published", "text", "events": [{"status",
"when": {"passages": [{"start", "end", "text"}], "edtf"}}]}``. The time expressions are read here, or taken from
``--records``, the output of ``onrecord read --json`` over the same stories. Those that overlap the marked words of an
event are handed to ``event_time`` with the marked status; right is what has the marked first and last day. Events whose
marked words hold no time expression are counted, and left out of the share.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.extract.times import find_times
from onrecord.intake import Story
from onrecord.language import analyse
from onrecord.record import TimeExpression
from onrecord.resolve.calendar import resolve_times, with_ends
from onrecord.resolve.edtf import first_and_last
from onrecord.resolve.event_time import event_time
from onrecord.story import read_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

Days = tuple[str | None, str | None]
"""First and last day, ISO; None at an open end, and twice None where no day is known."""


class Case(NamedTuple):
    """A marked event with its words and what came out."""

    story: str
    today: str | None
    status: str
    words: list[str]
    links: list[str]
    marked: str | None
    got: str | None


def days_of(edtf: str | None) -> Days:
    """Return the first and the last day of EDTF, a season of the north among it."""
    if not edtf:
        return None, None
    first, last = first_and_last(edtf)
    return (str(first) if first else None), (str(last) if last else None)


def kind_of(case: Case) -> str:
    """Return how what came out stands to what is marked."""
    (first, last), (begins, ends) = days_of(case.marked), days_of(case.got)
    if (first, last) == (begins, ends):
        return "right"
    if case.got is None or case.marked is None:
        return "missing" if case.got is None else "more than marked"
    low, high = (begins or "0") <= (first or "0"), (ends or "9999") >= (last or "9999")
    inside = (begins or "0") >= (first or "0") and (ends or "9999") <= (last or "9999")
    if low and high:
        open_end = (begins is None) != (first is None) or (ends is None) != (last is None)
        return "wider, an end open" if open_end else "wider"
    if inside:
        open_end = (begins is None) != (first is None) or (ends is None) != (last is None)
        return "narrower, an end closed" if open_end else "narrower"
    if (begins or "0") > (last or "9999"):
        return "later"
    return "earlier" if (ends or "9999") < (first or "0") else "across"


def is_narrower(case: Case) -> bool:
    """Tell whether what came out excludes days that the marked words allow, or is invented."""
    (first, last), (begins, ends) = days_of(case.marked), days_of(case.got)
    return bool((begins and (not first or begins > first)) or (ends and (not last or ends < last)))


def times_of(story: dict[str, Any]) -> tuple[str | None, tuple[TimeExpression, ...]]:
    """Return a story's own day and the time expressions as its record prints them."""
    parts = read_parts(Story(key=story["id"], text=story["text"], published_on=story["published"]))
    language = analyse(parts)
    return parts.anchored_on, with_ends(resolve_times(find_times(parts, language), parts, language))


def recorded(path: Path) -> dict[str, tuple[str | None, tuple[TimeExpression, ...]]]:
    """Return the day and the time expressions of each story of a file of records."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        times = tuple(TimeExpression.model_validate(time) for time in record["time_expressions"])
        found[record["story"]["key"]] = record["story"]["anchored_on"], times
    return found


def cases(data: Path, records: Path | None) -> Iterator[Case]:
    """Yield the marked events that have words for their time."""
    known = recorded(records) if records else {}
    for line in (data / "train.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        today, times = known[story["id"]] if known else times_of(story)
        for event in story["events"]:
            when = event["when"] or {}
            passages = when.get("passages", [])
            if not passages:
                continue
            linked = [time for time in times if any(time.start < p["end"] and p["start"] < time.end for p in passages)]
            got = event_time(linked, event["status"], story["text"], today) if linked else None
            words = [story["text"][max(0, p["start"] - 50) : p["end"] + 15].replace("\n", " ") for p in passages]
            links = [f"{time.text}={time.edtf}" for time in linked]
            yield Case(story["id"], today, event["status"], words, links, when["edtf"], got.edtf if got else None)


def main() -> None:
    """Print the shares, and misses if they are asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("data", type=Path)
    asked.add_argument("--records", type=Path)
    asked.add_argument("--misses", type=int, default=0, help="how many misses of each kind to print")
    asked.add_argument("--kind", help="print misses of this kind only")
    given = asked.parse_args()
    everything = list(cases(given.data, given.records))
    linked = [case for case in everything if case.links]
    kinds = Counter(kind_of(case) for case in linked)
    narrower = kinds["narrower"] + kinds["narrower, an end closed"]
    invented = sum(is_narrower(case) for case in linked)
    dated = [case for case in linked if case.marked]
    right = sum(kind_of(case) == "right" for case in dated)
    print(f"{len(everything)} events with words for their time, {len(linked)} of them with a time expression")
    print(f"right      {kinds['right']:5}  {100 * kinds['right'] / len(linked):5.1f} %")
    print(f"narrower   {narrower:5}  {100 * narrower / len(linked):5.1f} %")
    print(f"other days {invented:5}  {100 * invented / len(linked):5.1f} %, narrower ones among them")
    print(f"right of the {len(dated)} with days marked  {100 * right / len(dated):5.1f} %")
    for kind, count in kinds.most_common():
        if kind != "right":
            print(f"  {count:4}  {kind}")
    by_status: dict[str, list[bool]] = defaultdict(list)
    for case in linked:
        by_status[case.status].append(kind_of(case) == "right")
    print("  ".join(f"{status} {sum(hits)}/{len(hits)}" for status, hits in sorted(by_status.items())))
    shown: Counter[str] = Counter()
    for case in linked:
        kind = kind_of(case)
        if kind != "right" and given.kind in (None, kind) and shown[kind] < given.misses:
            shown[kind] += 1
            print(f"\n{kind}: {case.story} {case.today} {case.status}\n  marked {case.marked}  got {case.got}")
            print(f"  {case.words}\n  {case.links}")


if __name__ == "__main__":
    main()
