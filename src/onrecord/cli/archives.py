"""The archive that a person means, and the days between which they look."""

from __future__ import annotations

import calendar
import contextlib
import re
from collections.abc import Callable
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.archive import Archive

Verb = TypeVar("Verb", bound=Callable[..., Any])
DEFAULT = "onrecord.db"
_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$")


def db_option(verb: Verb) -> Verb:
    """Give a verb ``--db``."""
    return click.option(
        "--db",
        type=click.Path(dir_okay=False),
        envvar="ONRECORD_DB",
        default=DEFAULT,
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The archive.",
    )(verb)


def days_options(what: str) -> Callable[[Verb], Verb]:
    """Give a verb ``--from`` and ``--to``; ``what`` says of what, in its help."""

    def give(verb: Verb) -> Verb:
        to = click.option("--to", "until", type=Day(last=True), metavar="DAY", help=f"{what} this day or before.")
        since = click.option("--from", "since", type=Day(), metavar="DAY", help=f"{what} this day or later.")
        return since(to(verb))

    return give


def today() -> str:
    """Return this day where the person is, as ``2021-07-22``."""
    return datetime.now(UTC).astimezone().date().isoformat()


class Day(click.ParamType[str]):
    """A day as ISO 8601 has it; a month or a year stands for its first day, or its ``last``."""

    name = "day"

    def __init__(self, *, last: bool = False) -> None:
        self._last = last

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the day as ``2021-07-22``."""
        if value == "today":
            return today()
        parts = _DAY.match(value)
        if parts:
            year, month, day = (int(part) if part else None for part in parts.groups())
            with contextlib.suppress(ValueError):
                return self._day(year or 0, month, day)
        return self.fail(f"{value!r} is no day: write 2021-07-22, 2021-07, 2021 or today", param, ctx)

    def _day(self, year: int, month: int | None, day: int | None) -> str:
        month = month or (12 if self._last else 1)
        day = day or (calendar.monthrange(year, month)[1] if self._last else 1)
        return date(year, month, day).isoformat()


@contextmanager
def opened(db: str, *, create: bool = False, writes: bool = False) -> Iterator[Archive]:
    """Open the archive ``db`` as ``onrecord.archive.open_archive`` does, and close it.

    It can be written only where a verb ``writes``, or makes it. What a verb stumbles over in a damaged archive is told
    as that, and not as a fault of Onrecord.
    """
    from onrecord.archive import open_archive

    with open_archive(Path(db), create=create, read_only=not (create or writes)) as archive, archive.blaming():
        yield archive
