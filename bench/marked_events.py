"""Events of stories marked as frames, and those of the records made of the same stories, pair by pair.

Marked stories are JSON lines in the form of frames: ``id``, ``text`` and ``events``, each event with ``mentions``,
``status``, ``when.edtf`` and ``who`` as passages. Records are those that ``onrecord read --json`` prints, one a line,
with the same keys; they are taken as plain JSON, so that records of other versions can be judged too.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from judge import days_of, pairs, same_name, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Row = dict[str, Any]
KINDS = {"planned": "planned_events", "reported": "reported_events"}


@dataclass(frozen=True)
class Pair:
    """An event as it was marked and as it was read; one of them is missing where the other has no match."""

    story: str
    marked: Row | None
    read: Row | None
    read_who: tuple[str, ...] = ()
    """The names of those who take part, as the record has them."""

    @property
    def status_right(self) -> bool:
        """Tell whether the event is there and stands as it was marked."""
        return bool(self.marked and self.read and self.marked["status"] == self.read["status"])

    @property
    def when_right(self) -> bool:
        """Tell whether the same first and last day are told, or both times none."""
        if not self.marked or not self.read:
            return False
        return days_of(self.marked["when"]["edtf"]) == days_of((self.read["when"] or {}).get("edtf"))

    @property
    def who_right(self) -> bool:
        """Tell whether most of those who take part are the same (F1 of at least a half)."""
        if not self.marked or not self.read:
            return False
        wanted = [" ".join(piece["text"].split()) for piece in self.marked["who"]]
        both = pairs(wanted, self.read_who, lambda words, name: float(is_called(words, name)), 1)
        together = len(wanted) + len(self.read_who)
        return 4 * len(both) >= together

    @property
    def whole(self) -> bool:
        """Tell whether status, time and participants are right."""
        return self.status_right and self.when_right and self.who_right


def is_called(words: str, name: str) -> bool:
    """Tell whether marked words can mean the name: "Secretary of State for Trade Ann Doe" is "Ann Doe"."""
    whole, short = words_of(words), words_of(name)
    return same_name(words, name) or (len(short) > 1 and whole[-len(short) :] == short)


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of a file of JSON lines."""
    with path.open(encoding="utf-8", newline="") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def pairs_of(marked: Row, record: Row | None, kind: str = "planned") -> Iterator[Pair]:
    """Yield the events of one story, one to one where they have a mention in common; a missing record has none."""
    wanted = [event for event in marked["events"] if (event["status"] == "happened") == (kind == "reported")]
    given: Sequence[Row] = record[KINDS[kind]] if record else ()
    names = {name["id"]: name["name"] for name in record["names"]} if record else {}
    both = pairs(wanted, given, _common, 1)
    for i, event in enumerate(wanted):
        read = given[both[i]] if i in both else None
        yield Pair(marked["id"], event, read, _who(read, names) if read else ())
    for j, read in enumerate(given):
        if j not in both.values():
            yield Pair(marked["id"], None, read, _who(read, names))


def all_pairs(marked: Path, records: Path, kind: str = "planned") -> Iterator[Pair]:
    """Yield the events of all marked stories beside those of their records."""
    made = {record["story"]["key"]: record for record in rows_of(records)}
    for story in rows_of(marked):
        yield from pairs_of(story, made.get(story["id"]), kind)


def _common(event: Row, read: Row) -> float:
    there = [(piece["start"], piece["end"]) for piece in (read["head"], *read["mentions"])]
    own = [(piece["start"], piece["end"]) for piece in event["mentions"]]
    return sum(any(start < last and first < end for first, last in there) for start, end in own)


def _who(read: Row, names: dict[str, str]) -> tuple[str, ...]:
    if "participants" in read:
        return tuple(one["name"] for one in read["participants"])
    return tuple(names.get(one, one) for one in read["who"])
