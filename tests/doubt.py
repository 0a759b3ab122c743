"""Stories kept with events that are less sure than the program found them: what a doubtful entry looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import read
from onrecord.archive.rows import rows_of
from onrecord.keep import Prepared, keep
from onrecord.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord import Record, Story
    from onrecord.archive import Archive

DOUBTED = 0.31


def doubted(record: Record, confidence: float = DOUBTED) -> Record:
    """Return a record all of whose events are so sure."""
    less = {"confidence": confidence}
    return record.model_copy(
        update={
            "planned_events": tuple(event.model_copy(update=less) for event in record.planned_events),
            "reported_events": tuple(event.model_copy(update=less) for event in record.reported_events),
        }
    )


def keep_doubted(archive: Archive, *stories: Story, confidence: float = DOUBTED) -> None:
    """Keep stories whose events are all so sure."""

    def prepared(_: Callable[..., object], given: Iterable[Story]) -> Iterator[Prepared]:
        for story in given:
            yield Prepared(story, rows_of(doubted(read(story), confidence), __version__))

    for _ in keep(archive, stories, prepared):
        pass
