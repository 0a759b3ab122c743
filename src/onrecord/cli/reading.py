"""Stories to printed records, in the order they came, on one processor or on several."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError, ReadingFailedError
from onrecord.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.intake import Story
    from onrecord.record import Record

_TOGETHER = 8
"""Stories handed to another process at once: enough that the handing over does not count."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a record is printed: as a line of JSON, or in short for a terminal."""

    as_json: bool
    width: int = 80
    colour: bool = False

    def print(self, record: Record) -> str:
        """Return the record's lines, the last line break included."""
        if self.as_json:
            return record.model_dump_json() + "\n"
        from onrecord.views import summarise

        return summarise(record, width=self.width, colour=self.colour)


@dataclass(frozen=True, slots=True)
class Printed:
    """A story that was read, as it is to be printed."""

    key: str
    words: str


def read_whole(story: Story) -> Record:
    """Read one story; raise ``ReadingFailedError`` for whatever goes wrong, for it is no fault of the story's."""
    try:
        return read(story)
    except Exception as fault:
        raise ReadingFailedError(
            place=story.source or story.key,
            happened=f"could not be read ({type(fault).__name__}: {fault})",
            remedy="this is a fault of Onrecord: please report it, with the story",
        ) from fault


def print_story(given: Story | OnrecordError, layout: Layout) -> Printed | OnrecordError:
    """Read one story; what goes wrong in it comes back as an error, for the others are still to be read."""
    if isinstance(given, OnrecordError):
        return given
    try:
        return Printed(given.key, layout.print(read_whole(given)))
    except OnrecordError as error:
        return error


def print_stories(
    found: Iterable[Story | OnrecordError], layout: Layout, jobs: int = 1
) -> Iterator[Printed | OnrecordError]:
    """Yield each story as it is to be printed, in the order of ``found``; with ``jobs`` processes (0: one a processor).

    Only some stories are held at a time, so an archive of any size streams through.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        for given in found:
            yield print_story(given, layout)
        return
    # Not forked: what a fork inherits (threads, open pipes) differs by system and Python version.
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    waiting: deque[Future[list[Printed | OnrecordError]]] = deque()
    stories = iter(found)
    try:
        while batch := list(islice(stories, _TOGETHER)):
            waiting.append(pool.submit(_print_batch, batch, layout))
            if len(waiting) > 3 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _print_batch(batch: list[Story | OnrecordError], layout: Layout) -> list[Printed | OnrecordError]:
    return [print_story(given, layout) for given in batch]
