"""Hold what is read in single sentences against what they say, count what holds, and keep the shares from falling.

    python bench/event_sentences.py [--differ]       the shares of now; with --differ also what differs
    python bench/event_sentences.py --update         raise the floors to MARGIN points under the shares of now
    python bench/event_sentences.py --lower REASON   take down the floors that do not hold; the reason stays in the file

``tests/events/sentences.jsonl`` holds one case a line: ``text``, ``published_on``, and the events ``planned`` and
``reported`` with as much of them as the case is about: ``head``, ``kind``, ``mentions``, ``status``, ``when``, ``who``,
``where``, ``part_of`` (the head of the whole), ``moved_from``, and ``cue`` where there has to be one. An empty list
says that there is none; ``only`` that there are no others. Which sentences are read well changes with the weights, so
only the shares are held, with room for chance.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from floors import Floors, Measured, read_floors, write_floors
from judge import same_name, same_names
from onrecord import Story, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord import Record
    from onrecord.record import PlannedEvent, ReportedEvent

    Event = PlannedEvent | ReportedEvent

EVENTS = Path(__file__).parent.parent / "tests/events"
SENTENCES = EVENTS / "sentences.jsonl"
FLOORS = EVENTS / "floors.toml"
REMEDY = "python bench/event_sentences.py"
BENCHMARK = "event-sentences"
MARGIN = 5.0
"""Points between a share and its floor: so much may change by chance when the network learns anew."""
FEW = 20
"""A measure of fewer answers gets no floor: one of them would be more than the margin."""
MEASURES = (
    "found",
    "kind",
    "mentions",
    "status",
    "cue",
    "when",
    "moved_from",
    "who",
    "where",
    "part_of",
    "only",
    "none",
)
HEADER = f"""\
# How many of the sentences in sentences.jsonl are read well, per cent, less {MARGIN:g} points for chance. Written by
# bench/event_sentences.py: after better weights --update raises floors, --lower REASON is the only way down. Do not
# edit by hand.
"""


@dataclass(slots=True)
class Counted:
    """Of each measure how many cases were asked and how many hold, and what differs."""

    asked: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, measure: str, case: dict[str, Any], *, holds: bool, told: object = "") -> None:
        """Count one answer."""
        self.asked[measure] += 1
        self.held[measure] += holds
        if not holds:
            self.differences.append(f"{measure}: {case['text'][:120]!r} {told}".rstrip())

    def measured(self) -> list[Measured]:
        """Return the shares, per cent, as floors know them."""
        shares = ((m, 100 * self.held[m] / self.asked[m]) for m in MEASURES if self.asked[m])
        return [Measured(BENCHMARK, measure, round(share, 1)) for measure, share in shares]


def read_cases() -> list[dict[str, Any]]:
    """Return the sentences with what they say."""
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


def counted(cases: Sequence[dict[str, Any]]) -> Counted:
    """Read every case, and count."""
    out = Counted()
    for number, case in enumerate(cases):
        count(case, read(Story(key=f"s{number}", text=case["text"], published_on=case["published_on"])), out)
    return out


def count(case: dict[str, Any], record: Record, out: Counted) -> None:
    """Count what holds of one case in its record."""
    for events, wanted in (
        (record.planned_events, case.get("planned")),
        (record.reported_events, case.get("reported")),
    ):
        left: list[Event] = list(events)
        if wanted == []:
            out.add("none", case, holds=not left, told=[event.head.text for event in left])
            continue
        for one in wanted or []:
            event = _best(one, left, record)
            out.add("found", case, holds=event is not None, told=one)
            if event is not None:
                left.remove(event)
            for measure, holds in _answers(one, event, record).items():
                out.add(measure, case, holds=holds, told=one[measure])
        if wanted and case.get("only"):
            out.add("only", case, holds=not left, told=[event.head.text for event in left])


def _best(wanted: dict[str, Any], events: Sequence[Event], record: Record) -> Event | None:
    """Return the event with the wanted head of which most holds; any event where no head is wanted."""
    fit = [event for event in events if "head" not in wanted or wanted["head"] in {m.text for m in event.mentions}]
    return max(fit, key=lambda event: sum(_answers(wanted, event, record).values()), default=None)


def _answers(wanted: dict[str, Any], event: Event | None, record: Record) -> dict[str, bool]:
    """Tell of each thing that is wanted of an event whether it is so; nothing is so of no event."""
    asked = [measure for measure in MEASURES if measure in wanted]
    if event is None:
        return dict.fromkeys(asked, False)
    names = {name.id: name.name for name in record.names}
    heads = {one.id: {m.text for m in one.mentions} for one in (*record.planned_events, *record.reported_events)}
    told: dict[str, Callable[[Any], bool]] = {
        "kind": lambda one: event.kind == one,
        "mentions": lambda one: [mention.text for mention in event.mentions] == one,
        "status": lambda one: event.status == one,
        "cue": lambda one: (event.status_cue is not None) == one,
        "when": lambda one: (event.when.edtf if event.when else None) == one,
        "moved_from": lambda one: (event.moved_from.edtf if event.moved_from else None) == one,
        "who": lambda one: _same_people(one, event),
        "where": lambda one: same_names(one, [names[place] for place in event.where]),
        "part_of": lambda one: event.part_of is not None and one in heads[event.part_of],
    }
    return {measure: told[measure](wanted[measure]) for measure in asked}


def _same_people(wanted: Sequence[str], event: Event) -> bool:
    """Tell whether all who are wanted take part, and no other whom the story names."""
    told = [one.name for one in event.participants]
    named = [one.name for one in event.participants if one.name_id is not None]
    return all(any(same_name(one, other) for other in told) for one in wanted) and all(
        any(same_name(one, other) for one in wanted) for other in named
    )


def less_the_margin(result: Counted) -> list[Measured]:
    """Return where the floors of these shares lie; few answers have none."""
    enough = (m for m in result.measured() if result.asked[m.measure] >= FEW)
    return [Measured(m.benchmark, m.measure, max(0.0, round(m.value - MARGIN, 1))) for m in enough]


def write_back(result: Counted, why: str | None) -> Floors:
    """Write the floors: raised where more is read well, lowered only for a reason."""
    floors = read_floors(FLOORS)
    lowest = less_the_margin(result)
    if why is not None:
        fallen = {m.measure for _, m in floors.fallen(result.measured())}
        floors = floors.lowered_to((m for m in lowest if m.measure in fallen), why)
    floors = floors.raised(lowest)
    FLOORS.write_text(write_floors(floors, HEADER), encoding="utf-8")
    return floors


def main(words: list[str] | None = None) -> int:
    """Show the shares; return 1 where one is below its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--differ", action="store_true", help="show what differs")
    parser.add_argument("--update", action="store_true", help="raise floors")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that do not hold")
    given = parser.parse_args(words)
    result = counted(read_cases())
    measured = result.measured()
    print("".join(f"    {line}\n" for line in result.differences if given.differ), end="")
    for m in measured:
        print(f"{m.measure:10}  {m.value:5.1f}   ({result.held[m.measure]} of {result.asked[m.measure]})")
    writes = given.update or given.lower is not None
    floors = write_back(result, given.lower) if writes else read_floors(FLOORS)
    fallen = floors.fallen(measured)
    for floor, m in fallen:
        print(f"FELL: {m.measure}: {m.value:g}, floor {floor.least:g}", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
