"""An archive: stories, their records and the links between them, in one file."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from onrecord.archive import apart, diary, dossiers, figures, health, keeping, proof, searching, stories
from onrecord.archive.database import blaming, connect, copy_to, damaged, telling, writing
from onrecord.archive.linking import link_stories

if TYPE_CHECKING:
    import os
    import sqlite3
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from types import TracebackType

    from onrecord.archive.answers import Counts, Dossier, Hit, KeptFigure, KeptStory, StoryLine
    from onrecord.archive.apart import Separated
    from onrecord.archive.keeping import Change
    from onrecord.archive.questions import DiaryFilter, FigureFilter, Lane, Search
    from onrecord.archive.rows import StoryRows
    from onrecord.errors import DamagedArchiveError, OtherStoryError
    from onrecord.intake import Story
    from onrecord.link.plans import Plan
    from onrecord.record import Record


def open_archive(path: str | os.PathLike[str], *, create: bool = False, read_only: bool = False) -> Archive:
    """Open the archive in the file ``path``; with ``create``, make it where it is not there.

    With ``read_only`` nothing can be kept; one of an older layout is brought up to date nevertheless.

    Use it as a context manager, from one thread. Raises ``NoArchiveError``, ``ForeignFileError``,
    ``NewerArchiveError``, ``LockedArchiveError``, ``FullArchiveError``, ``DamagedArchiveError`` or
    ``ArchiveAccessError``; so does all that is asked of it later.
    """
    place = Path(path)
    return Archive(connect(place, create=create, read_only=read_only), place)


class Archive:
    """What has been kept, to ask and to add to."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def blaming(self) -> AbstractContextManager[None]:
        """Raise ``DamagedArchiveError`` for what is stumbled over within, but only where the file is damaged."""
        return blaming(self.path)

    # -- keeping; `onrecord.keep` is what calls these ------------------------------------------------------------------

    def holds(self, given: Story, program: str) -> bool:
        """Tell whether keeping ``given``, as read by the version ``program``, would change nothing."""
        with telling(self.path):
            return keeping.is_held(self._connection, given, sha256_of(given.text), program)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the archive for writing: all that is kept and linked within stays, or nothing of it."""
        with writing(self._connection, self.path):
            yield

    def keep(self, given: Story, rows: StoryRows, *, again: bool = False) -> Change:
        """Write a story and its rows; within ``writing``."""
        return keeping.keep_story(self._connection, given, rows, again=again)

    def told_before(self, given: Story) -> OtherStoryError | None:
        """Return what a person is told before ``given`` is kept: it hides a different story; within ``writing``."""
        return apart.told_before(self._connection, self.path, given, sha256_of(given.text))

    def keep_record(self, given: Story, rows: StoryRows, *, again: bool = False) -> Change:
        """Write the rows of a text that is kept, which ``to_read_again`` gave; within ``writing``."""
        return keeping.keep_record(self._connection, given, rows, again=again)

    def link(self, changes: list[Change]) -> None:
        """Bring the links up to date with what keeping some stories changed; within ``writing``."""
        link_stories(self._connection, changes)

    def separate(self, address: str, key: str | None = None) -> list[Separated]:
        """Give older texts of a key, or the one with a sha256 that begins so, keys of their own; they stand again.

        Without ``key`` the new one is the old with the beginning of the sha256 behind it. Raises ``NotSeparateError``.
        """
        with writing(self._connection, self.path):
            separated, changes = apart.separate(self._connection, self.path, address, key)
            link_stories(self._connection, changes)
        return separated

    def to_read_again(self, program: str) -> Iterator[Story]:
        """Yield the kept texts whose record was made by another version than ``program``, or other weights."""
        with telling(self.path):
            yield from stories.to_read_again(self._connection, program)

    # -- asking --------------------------------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """Return how much is kept."""
        with telling(self.path):
            return stories.counts(self._connection)

    def newest_day(self) -> str | None:
        """Return the day of the newest story (ISO 8601), from which the diary looks ahead."""
        with telling(self.path):
            return diary.newest_day(self._connection)

    def story(self, address: str) -> KeptStory | None:
        """Return the story with a key, or with a sha256 that begins so (8 digits or more); None where there is none."""
        with telling(self.path):
            return stories.story(self._connection, address)

    def record_of(self, text: str) -> Record:
        """Return the record that is kept of ``text``; raise ``KeyError`` where it is not kept."""
        with telling(self.path):
            story_id = stories.story_id_of(self._connection, sha256_of(text))
            if story_id is None:
                raise KeyError(text[:40])
            return stories.record_of(self._connection, story_id)

    def stories(self, limit: int = 50, offset: int = 0) -> tuple[StoryLine, ...]:
        """Return current stories, the newest first."""
        with telling(self.path):
            return stories.stories(self._connection, limit, offset)

    def records(self, *, superseded: bool = False) -> Iterator[Record]:
        """Yield the records of current stories in the order of keeping; with ``superseded``, of older versions too."""
        with telling(self.path):
            yield from stories.records(self._connection, superseded=superseded)

    def faults(self) -> Iterator[DamagedArchiveError]:
        """Yield what is damaged: the file, a search index, rows that are not there; nothing of a whole one."""
        with telling(self.path):
            for happened in health.faults(self._connection):
                yield damaged(str(self.path), happened)

    def copy_to(self, target: Path) -> None:
        """Copy all that is kept to the new file ``target``, whoever writes to the archive meanwhile."""
        with telling(self.path):
            copy_to(self._connection, target)

    def misplaced(self) -> Iterator[tuple[str, str]]:
        """Yield a story's key and what is wrong, for each passage in a list that does not stand in its story."""
        with telling(self.path):
            yield from proof.misplaced(self._connection)

    def search(self, asked: Search) -> tuple[Hit, ...]:
        """Return what was noted down, and the stories, in which words occur. Raises ``BadQueryError`` too."""
        with telling(self.path):
            return searching.search(self._connection, asked)

    def quotations(self, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return where something like ``text`` was said, the likeliest first. Raises ``BadQueryError`` too."""
        with telling(self.path):
            return searching.quotations(self._connection, text, limit)

    def plans(self, asked: DiaryFilter) -> tuple[Plan, ...]:
        """Return planned events in the order of a diary. Raises ``BadQueryError`` too."""
        with telling(self.path):
            return diary.plans(self._connection, asked)

    def lane_counts(self, asked: DiaryFilter) -> dict[Lane, int]:
        """Return how many planned events there are in each lane, limits left aside."""
        with telling(self.path):
            return diary.lane_counts(self._connection, asked)

    def doubtful_count(self, asked: DiaryFilter) -> int:
        """Return how many planned events are left out for no other reason than that they are doubtful."""
        with telling(self.path):
            return diary.doubtful_count(self._connection, asked)

    def figures(self, asked: FigureFilter) -> tuple[KeptFigure, ...]:
        """Return figures, each with those of the same quantity. Raises ``BadQueryError`` too."""
        with telling(self.path):
            return figures.figures(self._connection, asked)

    def dossier(self, a: str, b: str | None = None, on: str | None = None, *, doubtful: bool = False) -> Dossier:
        """Return what is planned, said and claimed between ``a`` and ``b``, or about ``a``.

        Plans that are doubtful are counted and left out, unless ``doubtful`` asks for them.
        """
        with telling(self.path):
            return dossiers.dossier(self._connection, a, b, on, doubtful=doubtful)


def sha256_of(text: str) -> str:
    """Return the digest by which a text is known: of its UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
