"""Stories kept with events that are less sure than the program found them: what a doubtful entry looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import Story, read
from onrecord.archive.rows import rows_of
from onrecord.keep import Prepared, keep, program
from told import Ev, tells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord import Record
    from onrecord.archive import Archive

DOUBTED = 0.31

TO_LISBON = Ev("visit", who=("Kari Lund",), where=("Lisbon",), time="on May 20")
TO_MADRID = Ev("visit", who=("Ola Holm",), where=("Madrid",), time="on May 25")
SURELY = Story(
    "sure", tells("OSLO, May 3 - Kari Lund will visit Lisbon on May 20.", TO_LISBON), published_on="2022-05-03"
)
HARDLY = Story(
    "hardly", tells("OSLO, May 3 - Ola Holm will visit Madrid on May 25.", TO_MADRID), published_on="2022-05-03"
)
LUND, HOLM = "Kari Lund to visit Lisbon", "Ola Holm to visit Madrid"


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
            yield Prepared(story, rows_of(doubted(read(story), confidence), program()))

    for _ in keep(archive, stories, prepared):
        pass
