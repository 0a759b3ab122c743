"""``onrecord copy``: an archive as one file that is whole."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from onrecord.cli.archives import db_option, opened
from onrecord.cli.terminal import say
from onrecord.errors import OutputFailedError


@click.command(
    "copy",
    epilog="""\
\b
Examples:
  onrecord copy backup.db
  onrecord copy --db wire.db /media/stick/wire.db
""",
)
@click.argument("target", type=click.Path())
@db_option
def command(target: str, *, db: str) -> None:
    """Copy the archive to the new file TARGET: all that was reported as kept, also while others write to it.

    A plain copy of the file may lack what still stands in the log beside it (its name ends in -wal). TARGET appears
    when it is whole, and never takes the place of another file.
    """
    place = Path(target)
    try:
        with opened(db) as archive, TemporaryDirectory(dir=place.resolve().parent, prefix=".onrecord-") as folder:
            unfinished = Path(folder, "copy.db")
            _refuse(place)
            archive.copy_to(unfinished)
            _refuse(place)
            with unfinished.open("rb+") as written:
                os.fsync(written.fileno())
            unfinished.replace(place.resolve())
            counts = archive.counts()
    except OSError as wrong:
        remedy = "name a new file in a folder that you may write to, with room on its disk"
        raise OutputFailedError(target, f"cannot be written ({wrong.strerror or wrong})", remedy) from wrong
    say(f"{target}: {counts.stories:,} stories, {counts.superseded:,} older versions")


def _refuse(place: Path) -> None:
    if place.exists() or place.is_symlink():
        raise OutputFailedError(str(place), "is there already", "name a new file, or move that one away")
