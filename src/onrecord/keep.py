"""The second half of the way: from stories to an archive in which they are kept and linked."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.archive.rows import StoryRows, rows_of
from onrecord.errors import OnrecordError
from onrecord.language.model import reader_of
from onrecord.read import read_whole
from onrecord.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.archive import Archive
    from onrecord.archive.keeping import Change, Fate
    from onrecord.errors import OtherStoryError
    from onrecord.intake import Story

_TOGETHER: Final = 64
_TOGETHER_S: Final = 0.5
"""Stories in one transaction, and how long one may take to gather: what a kill at the wrong moment has read anew."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A story that stands in the archive now, whatever happens to the program."""

    given: Story
    fate: Fate


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story with the rows of its record, ready to be kept; without, where it is held already."""

    given: Story
    rows: StoryRows | None


def program() -> str:
    """Return what reads here, as it is kept with each record: the version of Onrecord, and the reader's weights."""
    return f"{__version__} {reader_of()}"


def prepare(given: Story | Prepared | OnrecordError) -> Prepared | OnrecordError:
    """Read one story and lay out its rows; in any process, for the archive is not needed."""
    if isinstance(given, (Prepared, OnrecordError)):
        return given
    try:
        return Prepared(given, rows_of(read_whole(given), program()))
    except OnrecordError as error:
        return error


def keep(
    archive: Archive,
    found: Iterable[Story | OnrecordError],
    through: Callable[..., Iterator[Prepared | OnrecordError]] = map,
    *,
    again: bool = False,
    from_archive: bool = False,
    tell: Callable[[OtherStoryError], None] = lambda _: None,
) -> Iterator[Kept | OnrecordError]:
    """Read stories, keep them and link them; yield each when it is safe, and each error in its place.

    ``through`` applies ``prepare`` to the stories in their order, as ``map`` does; on several processors if it can.
    The same story twice changes nothing and is not even read, but ``again``. What is yielded has been committed.
    ``from_archive`` says that the stories are the archive's own (``Archive.to_read_again``): only their records change.
    ``tell`` is called before a story supersedes a different one of another source under its key.
    """
    # 1. What the archive holds already needs no reading, unless that is what was asked for.
    wanted = (_unless_held(archive, given, again=again or from_archive) for given in found)

    # 2. The first half of the way, for each story by itself.
    prepared = through(prepare, wanted)

    # 3. Kept and linked some at a time, all or nothing; only then are they reported.
    write = archive.keep_record if from_archive else archive.keep
    for batch in _batches(prepared):
        changes: list[Change] = []
        with archive.writing():
            for one in batch:
                if isinstance(one, OnrecordError) or one.rows is None:
                    continue
                if not from_archive and (other := archive.told_before(one.given)):
                    tell(other)
                changes.append(write(one.given, one.rows, again=again))
            archive.link(changes)
        fates = iter(changes)
        for one in batch:
            if isinstance(one, OnrecordError):
                yield one
            else:
                yield Kept(one.given, next(fates).fate if one.rows is not None else "unchanged")


def _unless_held(archive: Archive, given: Story | OnrecordError, *, again: bool) -> Story | Prepared | OnrecordError:
    if isinstance(given, OnrecordError) or again or not archive.holds(given, program()):
        return given
    return Prepared(given, None)


def _batches(prepared: Iterable[Prepared | OnrecordError]) -> Iterator[list[Prepared | OnrecordError]]:
    """Yield what is prepared some at a time, so that neither a kill nor a wait costs much."""
    batch: list[Prepared | OnrecordError] = []
    began = time.monotonic()
    for one in prepared:
        batch.append(one)
        if len(batch) >= _TOGETHER or time.monotonic() - began >= _TOGETHER_S:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch
