"""Draw events of each status to be checked by eye, and look at all of them for what must never be.

    python bench/plan_draws.py ARCHIVE [ARCHIVE …] [--count 100] [--seed 1] [--status STATUS]

``ARCHIVE`` is a file that ``onrecord read --db`` has kept stories in. Of each status as many events are drawn as
``--count`` says (all, where there are fewer), each printed with the sentence that tells it and what was read off it.
Over all events of all stories two things are counted that must be none: a ``when`` narrower than every passage that it
rests on, and a ``happened`` without words that report it (in a record: a telling of that status; in a plan of several
stories: a step of its history).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from onrecord.archive import open_archive
from onrecord.archive.questions import DiaryFilter
from onrecord.language import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.archive import Archive
    from onrecord.record import Event, Record, TimeExpression, When

FOREVER = "9999-12-31"
EVER = "0000-01-01"


class Drawn(NamedTuple):
    """One event as it is read by eye."""

    status: str
    words: str


def is_narrower(when: When, times: tuple[TimeExpression, ...]) -> bool:
    """Tell whether ``when`` lies within each stretch that its passages allow, and is none of them.

    A passage that no time expression covers is a length ("two-day"), which closes a stretch that another opens. Of a
    stretch with an open beginning ("until Friday", "until next week") the day or the stretch that is named is allowed.
    """
    spans: list[tuple[str, str]] = []
    for passage in when.passages:
        near = [time for time in times if time.start < passage.end and passage.start < time.end]
        told = [time for time in near if time.type != "DURATION"]
        if not told:
            return False
        for time in told:
            named = (time.edtf or "").removeprefix("../")
            if time.earliest is None and when.latest == time.latest and ("/" in when.edtf or when.edtf == named):
                return False
            spans.append((time.earliest or EVER, time.latest or FOREVER))
    own = when.earliest or EVER, when.latest or FOREVER
    return bool(spans) and all(first <= own[0] and own[1] <= last and (first, last) != own for first, last in spans)


def unreported(record: Record) -> int:
    """Return how many events count as happened though no telling of theirs says so."""
    return sum(
        not any(telling.status == "happened" and telling.mention.text for telling in event.tellings)
        for event in record.reported_events
    )


def drawn_of(record: Record) -> Iterator[Drawn]:
    """Yield the events of a record, each with the sentence around its head."""
    language = analyse(record.story)
    names = {name.id: name.name for name in record.names}
    for event in (*record.planned_events, *record.reported_events):
        at = language.sentence_of(language.token_at(event.head.start))
        sentence = language.sentences[at]
        span = language.passage(sentence.first, sentence.last)
        text = record.story.text
        words = f"{text[span.start : event.head.start]}>>{event.head.text}<<{text[event.head.end : span.end]}"
        told = f"{record.story.key} {record.story.published_on}\n    {' '.join(words.split())}"
        yield Drawn(event.status, f"{told}\n    {_facts(event, names)}")


def _facts(event: Event, names: dict[str, str]) -> str:
    facts = [
        event.kind,
        event.status + (f" by “{event.status_cue.text}”" if event.status_cue else ""),
        event.when.edtf if event.when else "no day",
        f"who {', '.join(names[one] for one in event.who)}" if event.who else "",
        f"where {', '.join(names[one] for one in event.where)}" if event.where else "",
        f"{len(event.mentions)} mentions" if len(event.mentions) > 1 else "",
    ]
    return " | ".join(" ".join(fact.split()) for fact in facts if fact)


def _unreported_plans(archive: Archive) -> int:
    plans = archive.plans(DiaryFilter(limit=None))
    return sum(
        not any(step.status == "happened" and step.passage.text for step in plan.history)
        for plan in plans
        if plan.status == "happened"
    )


def main() -> int:
    """Read through the archives, count, draw and print."""
    parser = argparse.ArgumentParser(description="Draw events of each status, to be checked by eye.")
    parser.add_argument("archives", nargs="+")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--status")
    asked = parser.parse_args()
    found: dict[str, list[str]] = defaultdict(list)
    bad: Counter[str] = Counter()
    narrow: list[str] = []
    for path in asked.archives:
        with open_archive(path) as archive:
            bad["plan happened, unreported"] += _unreported_plans(archive)
            for record in archive.records():
                bad["happened, unreported"] += unreported(record)
                narrow += [
                    f"{record.story.key} {event.head.text} {event.when.edtf}: "
                    + ", ".join(passage.text for passage in event.when.passages)
                    for event in (*record.planned_events, *record.reported_events)
                    if event.when is not None and is_narrower(event.when, record.time_expressions)
                ]
                for one in drawn_of(record):
                    found[one.status].append(one.words)
    for status, words in sorted(found.items()):
        print(f"{len(words):7,} {status}")
    print(f"{len(narrow):7,} narrower than their words")
    for what, number in sorted(bad.items()):
        print(f"{number:7,} {what}")
    print("\n".join(f"        {one}" for one in narrow[:20]))
    for status, words in sorted(found.items()):
        if asked.status in {None, status}:
            chance = random.Random(asked.seed)  # noqa: S311 -- a draw that can be repeated, nothing secret
            chosen = chance.sample(words, min(asked.count, len(words)))
            print(f"\n== {status}\n")
            print("\n\n".join(f"{number:3} {one}" for number, one in enumerate(chosen, 1)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
