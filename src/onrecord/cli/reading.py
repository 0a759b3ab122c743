"""Stories to printed records, in the order they came, on one processor or on several."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from onrecord.errors import OnrecordError
from onrecord.read import read_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.intake import Story
    from onrecord.record import Record

Given = TypeVar("Given")
Done = TypeVar("Done")

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
    """Yield each story as it is to be printed, in the order of ``found``, as ``in_order`` does."""
    return in_order(partial(print_story, layout=layout), found, jobs=jobs)


def in_order(work: Callable[[Given], Done], found: Iterable[Given], *, jobs: int = 1) -> Iterator[Done]:
    """Apply ``work`` to what is found and yield the results in its order, with ``jobs`` processes (0: one a processor).

    Only some are held at a time, so an archive of any size streams through.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        yield from map(work, found)
        return
    # Not forked: what a fork inherits (threads, open pipes, an archive) differs by system and Python version.
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    waiting: deque[Future[list[Done]]] = deque()
    stories = iter(found)
    try:
        while batch := list(islice(stories, _TOGETHER)):
            waiting.append(pool.submit(_each, work, batch))
            if len(waiting) > 3 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _each(work: Callable[[Given], Done], batch: list[Given]) -> list[Done]:
    return [work(given) for given in batch]
