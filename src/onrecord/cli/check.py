"""``onrecord check``: the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.check import contradictions
from onrecord.cli.archives import db_option, opened
from onrecord.cli.records import records_in
from onrecord.cli.terminal import say, tell
from onrecord.errors import ContradictedRecordError, DamagedArchiveError, OnrecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Record


@click.command(
    "check",
    epilog="""\
\b
Examples:
  onrecord check                                the archive
  onrecord check records.jsonl
  onrecord read --json stories/ | onrecord check -
""",
)
@click.argument("paths", nargs=-1, metavar="[RECORDS...]")
@db_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], db: str) -> None:
    """Prove that every entry of every record stands in its story: of an archive, or of RECORDS.

    RECORDS are files of records, one a line, as `onrecord read --json` prints them; - is standard input. Without them,
    all stories of the archive are checked, older versions too, and what its lists, diary and figures cite.

    The archive's file is checked first, as the database has it and each search index, and whether all that belongs
    together is there.

    Every passage must have the words that stand at its place in the record's own story text, the sha256 must be that of
    the text, and every id that is referred to must exist. What is wrong is told, with its place and words, on standard
    error.
    """
    records = passages = 0
    wrong = 0 if paths else _check_file(db)
    given = (found for path in paths for found in records_in(path)) if paths else _kept_in(db)
    for place, record in given:
        if isinstance(record, OnrecordError):
            tell(str(record))
            wrong += 1
            continue
        records += 1
        passages += sum(1 for _ in record.cited_passages())
        found = list(contradictions(record))
        wrong += bool(found)
        for happened in found:
            _tell(place, record.story.key, happened)
    if not paths:
        wrong += _check_lists(db)
    count = f"checked {records:,} records with {passages:,} passages"
    say(f"{count}: {wrong:,} wrong" if wrong else f"{count}: all stand in their stories")
    ctx.exit(1 if wrong else 0)


def _tell(place: str, key: str, happened: str) -> None:
    remedy = "read the story again, or ask whoever changed the record"
    tell(str(ContradictedRecordError(f"{place} ({key})", happened, remedy)))


def _check_file(db: str) -> int:
    """Say what is damaged in the archive's file, and return how much."""
    wrong = 0
    with opened(db) as archive:
        for fault in archive.faults():
            tell(str(fault))
            wrong += 1
    return wrong


def _check_lists(db: str) -> int:
    """Say what in the archive's lists does not stand in its story, and return of how many stories."""
    wrong: set[str] = set()
    try:
        with opened(db) as archive:
            for key, happened in archive.misplaced():
                wrong.add(key)
                _tell(db, key, happened)
    except DamagedArchiveError as error:
        tell(str(error))
        wrong.add("")
    return len(wrong)


def _kept_in(db: str) -> Iterator[tuple[str, Record | OnrecordError]]:
    try:
        with opened(db) as archive:
            for record in archive.records(superseded=True):
                yield db, record
    except DamagedArchiveError as error:
        yield db, error
