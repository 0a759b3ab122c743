"""``onrecord check``: the proof."""

from __future__ import annotations

import click

from onrecord.check import contradictions
from onrecord.cli.records import records_in
from onrecord.cli.terminal import tell
from onrecord.errors import ContradictedRecordError, OnrecordError


@click.command(
    "check",
    epilog="""\
\b
Examples:
  onrecord check records.jsonl
  onrecord read --json archive/ | onrecord check -
""",
)
@click.argument("paths", nargs=-1, required=True, metavar="RECORDS...")
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...]) -> None:
    """Prove that every entry of every record stands in its story.

    RECORDS are files of records, one a line, as `onrecord read --json` prints them; - is standard input. Every passage
    must have the words that stand at its place in the record's own story text, the sha256 must be that of the text, and
    every id that is referred to must exist. What is wrong is told, with its place and words, on standard error.
    """
    records = passages = wrong = 0
    for path in paths:
        for place, record in records_in(path):
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
