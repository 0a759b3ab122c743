"""Keep stories in an archive, draw entries of its diary by a fixed seed, and print each so that it can be graded.

    python bench/diary_draw.py --stories FILE:COUNT [FILE:COUNT ...] [--count 60] [--seed 1] [--status STATUS ...]
        [--lane LANE ...] [--form md|jsonl] [--db ARCHIVE]

FILE holds stories as JSON lines (``key`` or ``id``, ``text``, ``title``, ``published_on`` or ``date`` or ``published``;
``.gz`` too); COUNT of them are drawn by the seed, all without ``:COUNT``. They are kept in the order of their days in
an archive that is thrown away, or in ``--db`` (which must not exist). A plan that took place is no entry to be graded
unless its status is asked for. To each entry the sentences around its latest mention are printed, for a grade by eye:
true and usable, true but bare, wrong who, wrong where, wrong day, wrong status, no event.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from onrecord import Story
from onrecord.anchor import Passage
from onrecord.archive import open_archive
from onrecord.archive.questions import DiaryFilter, Lane
from onrecord.keep import Kept, keep
from onrecord.link.context import Sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.archive import Archive
    from onrecord.link.plans import Plan
    from onrecord.record import Record

GRADES = (
    *("true and usable", "true but bare", "wrong who", "wrong where"),
    *("wrong day", "wrong status", "no event"),
)


@dataclass(frozen=True)
class Entry:
    """An entry of the diary as it is graded."""

    id: str
    title: str
    kind: str
    who: tuple[str, ...]
    where: tuple[str, ...]
    when: str | None
    status: str
    confidence: float
    story: str
    published_on: str | None
    stories: int
    """How many stories tell it."""
    sentences: str
    """The sentences around its latest mention, which stands between signs."""


def story_of(row: dict[str, Any]) -> Story:
    """Return the story in a line of a corpus; a dateline kept beside the text is put back where it was printed."""
    text, title = row["text"], row.get("title")
    if row.get("dateline"):
        text = f"{row['dateline']} {text}"
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    day = next((row[key] for key in ("published_on", "date", "published") if row.get(key)), None)
    return Story(key=str(row.get("key") or row["id"]), text=text, title=title, published_on=day and day[:10])


def drawn_stories(asked: Sequence[str], seed: int) -> list[Story]:
    """Return COUNT stories of each FILE:COUNT, drawn by the seed, in the order of their days."""
    found: list[Story] = []
    for one in asked:
        name, _, count = one.rpartition(":")
        if not count.isdigit():
            name, count = one, ""
        with (gzip.open if name.endswith(".gz") else open)(name, "rt", encoding="utf-8", newline="") as lines:
            stories = [story_of(json.loads(line)) for line in lines if line.strip()]
        if count and int(count) < len(stories):
            stories = random.Random(seed).sample(stories, int(count))  # noqa: S311 -- to be repeated, nothing secret
        found += stories
    return sorted(found, key=lambda story: (story.published_on or "", story.key))


def around(record: Record, at: Passage) -> str:
    """Return the sentence with a mention, the one before it and the one behind it, the mention between signs."""
    text, sentences = record.story.text, Sentences(record)
    own = sentences.around(at).passage
    before = _sentence(sentences, text, range(own.start - 1, -1, -1))
    behind = _sentence(sentences, text, range(own.end, len(text)))
    words = f"{text[own.start : at.start]}»{at.of(text)}«{text[at.end : own.end]}"
    return " ".join(f"{before} {words} {behind}".split())


def _sentence(sentences: Sentences, text: str, places: range) -> str:
    """Return the sentence at the first of the places that is no white space."""
    at = next((at for at in places if not text[at].isspace()), None)
    return "" if at is None else sentences.around(Passage(at, at + 1)).text


def entry_of(plan: Plan, records: dict[str, Record]) -> Entry:
    """Return a plan as it is graded, by its latest step that counts."""
    step = next((step for step in reversed(plan.history) if not step.superseded), plan.history[-1])
    record = records[step.story]
    events = {event.id: event for event in (*record.planned_events, *record.reported_events)}
    event = events[step.entry]
    return Entry(
        id=plan.id,
        title=plan.title,
        kind=plan.kind,
        who=plan.who,
        where=plan.where,
        when=plan.when.edtf if plan.when else None,
        status=plan.status,
        confidence=event.confidence,
        story=step.story_key,
        published_on=step.published_on,
        stories=len({one.story for one in plan.history}),
        sentences=around(record, step.passage.passage),
    )


def draw(archive: Archive, asked: DiaryFilter, count: int, seed: int) -> tuple[list[Entry], int]:
    """Return ``count`` entries of a diary drawn by the seed, and how many it has."""
    plans = [plan for plan in archive.plans(asked) if asked.status or plan.status != "happened"]
    plans.sort(key=lambda plan: plan.id)
    chosen = random.Random(seed).sample(plans, min(count, len(plans)))  # noqa: S311 -- to be repeated, nothing secret
    records = {record.story.sha256: record for record in archive.records(superseded=True)}
    return [entry_of(plan, records) for plan in chosen], len(plans)


def in_markdown(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the lines of a sheet on which entries are graded."""
    yield f"Grades: {', '.join(GRADES)}."
    for number, entry in enumerate(entries, start=1):
        yield f"\n## {number}. {entry.title}"
        yield f"- id {entry.id}, {entry.kind}, **{entry.status}**, {entry.when or 'no day'}"
        yield f"- who: {', '.join(entry.who) or '–'}; where: {', '.join(entry.where) or '–'}"
        told = f", told by {entry.stories} stories" if entry.stories > 1 else ""
        yield f"- confidence {entry.confidence:.2f}; {entry.story}, {entry.published_on or 'undated'}{told}"
        yield f"- > {entry.sentences}"
        yield "- grade:"


def main(words: list[str] | None = None) -> int:
    """Keep, draw and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--stories", nargs="+", required=True, metavar="FILE:COUNT")
    parser.add_argument("--count", type=int, default=60, help="entries to draw (default: 60)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--status", nargs="+", default=[], metavar="STATUS", help="of these only")
    parser.add_argument("--lane", nargs="+", default=[], choices=get_args(Lane), help="of these lanes only")
    parser.add_argument("--form", choices=("md", "jsonl"), default="md")
    parser.add_argument("--db", type=Path, metavar="ARCHIVE", help="keep the archive there")
    given = parser.parse_args(words)
    if given.db and given.db.exists():
        parser.error(f"{given.db} exists; name a file that does not")
    with (
        tempfile.TemporaryDirectory() as folder,
        open_archive(given.db or Path(folder, "a.db"), create=True) as archive,
    ):
        told = list(keep(archive, drawn_stories(given.stories, given.seed)))
        asked = DiaryFilter(status=given.status, lanes=given.lane, limit=None)
        entries, there = draw(archive, asked, given.count, given.seed)
    kept = sum(isinstance(one, Kept) for one in told)
    failed = f", {len(told) - kept} failed" if kept < len(told) else ""
    print(f"{kept} stories{failed}, {there} entries, {len(entries)} drawn", file=sys.stderr)
    if given.form == "md":
        print("\n".join(in_markdown(entries)))
    else:
        for entry in entries:
            print(json.dumps(asdict(entry), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
