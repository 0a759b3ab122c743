"""``onrecord check``: the proof."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pydantic import ValidationError

from onrecord.check import contradictions
from onrecord.cli.archives import db_option, opened
from onrecord.cli.terminal import tell
from onrecord.errors import ContradictedRecordError, InvalidRecordError, OnrecordError
from onrecord.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    all stories of the archive are checked, older versions too. Every passage
    must have the words that stand at its place in the record's own story text, the sha256 must be that of the text, and
    every id that is referred to must exist. What is wrong is told, with its place and words, on standard error.
    """
    records = passages = wrong = 0
    given = (found for path in paths for found in _records_in(path)) if paths else _kept_in(db)
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
            remedy = "read the story again, or ask whoever changed the record"
            tell(str(ContradictedRecordError(f"{place} ({record.story.key})", happened, remedy)))
    count = f"checked {records:,} records with {passages:,} passages"
    click.echo(f"{count}: {wrong:,} wrong" if wrong else f"{count}: all stand in their stories")
    ctx.exit(1 if wrong else 0)


def _kept_in(db: str) -> Iterator[tuple[str, Record | OnrecordError]]:
    with opened(db) as archive:
        for record in archive.records(superseded=True):
            yield db, record


def _records_in(path: str) -> Iterator[tuple[str, Record | OnrecordError]]:
    """Yield each line's place with its record, or with what is wrong with it."""
    try:
        with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                place = f"{'standard input' if path == '-' else path}, line {number}"
                if not line.strip():
                    continue
                try:
                    yield place, Record.model_validate_json(line)
                except ValidationError as wrong:
                    yield place, _invalid(place, wrong)
    except OSError as wrong:
        remedy = "name a file of records that you may read"
        yield path, InvalidRecordError(path, f"cannot be read ({wrong.strerror or wrong})", remedy)


def _invalid(place: str, wrong: ValidationError) -> InvalidRecordError:
    first = wrong.errors(include_url=False)[0]
    where = ".".join(str(step) for step in first["loc"]) or "the line"
    return InvalidRecordError(place, f"is no record ({where}: {first['msg']})", "`onrecord schema` says what one has")
