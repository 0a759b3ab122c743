"""Every error that a person can meet: what happened, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


# Not frozen, and equal only to itself: Python sets an exception's traceback while it is on its way.
@dataclass(eq=False)
class OnrecordError(Exception):
    """One clear line for a person: ``place: what happened; remedy [code]``.

    The subclasses name what can happen; each has a ``code`` of its own, which ``docs/errors.md`` describes.
    """

    code: ClassVar[str] = "onrecord"

    place: str
    """The file, the line or the story's key."""
    happened: str
    remedy: str

    def __str__(self) -> str:
        """Return the one line."""
        return f"{self.place}: {self.happened}; {self.remedy} [{self.code}]"

    def __reduce__(self) -> tuple[type[OnrecordError], tuple[str, str, str]]:
        """Pickle all three fields, so that an error comes whole out of another process."""
        return type(self), (self.place, self.happened, self.remedy)


class InvalidRecordError(OnrecordError):
    """A line that should be a record is not one: no JSON, or a field that the contract does not know."""

    code = "record.invalid"


class ContradictedRecordError(OnrecordError):
    """A record does not fit its own story: a passage with other words, a wrong sha256, an id that nothing bears."""

    code = "record.contradicted"


class UnknownWordError(OnrecordError):
    """What was to be explained is no rule, no word of the glossary and no file."""

    code = "explain.unknown"


class UnknownStoryError(OnrecordError):
    """No story in the input has the key that was asked for."""

    code = "story.unknown"


class ReadingFailedError(OnrecordError):
    """A story that could be taken in could not be read: a fault of Onrecord's own, never of the story."""

    code = "read.failed"


class UnusableModelError(OnrecordError):
    """The folder with the trained reader's weights lacks a file, or holds another than it was made with."""

    code = "model.unusable"


class OutputFailedError(OnrecordError):
    """The place to write to cannot be written: no such folder, no rights, a full disk."""

    code = "output.failed"


class MissingPathError(OnrecordError):
    """There is no such file or folder."""

    code = "intake.missing"


class NoAccessError(OnrecordError):
    """A file or folder cannot be opened: no rights, a broken link, a failing disk."""

    code = "intake.access"


class NoStoriesError(OnrecordError):
    """A folder holds no file with an ending that stories have."""

    code = "intake.no-stories"


class SeveralStoriesError(OnrecordError):
    """A key was given for what may hold several stories: a folder, several files, lines of JSON."""

    code = "intake.several"


class BinaryFileError(OnrecordError):
    """A file holds something other than text: a PDF, an archive, a picture."""

    code = "intake.binary"


class UnreadFormatError(OnrecordError):
    """A file holds what is not read: a feed, news in XML, an e-mail, a table, JSON that is not one story a line."""

    code = "intake.format"


class EncodingError(OnrecordError):
    """Bytes are no text in the encoding that they should have."""

    code = "intake.encoding"


class CharactersError(OnrecordError):
    """A text holds what is no character: half a surrogate pair, or NUL."""

    code = "intake.characters"


class EmptyStoryError(OnrecordError):
    """There is no word in a story."""

    code = "intake.empty"


class TooLargeError(OnrecordError):
    """A story is larger than any story is."""

    code = "intake.too-large"


class BadLineError(OnrecordError):
    """A line of a .jsonl file is no story: no JSON, no object, a field that is missing or is not what it should be."""

    code = "intake.line"


class NoArticleError(OnrecordError):
    """A page holds no article that can be told from its menus and advertisements."""

    code = "intake.no-article"


class MissingExtraError(OnrecordError):
    """A format needs an optional package that is not installed."""

    code = "intake.extra"


class NoArchiveError(OnrecordError):
    """There is no archive at the place that was named."""

    code = "archive.missing"


class ForeignFileError(OnrecordError):
    """A file that should be an archive is something else: no database, or another program's."""

    code = "archive.foreign"


class NewerArchiveError(OnrecordError):
    """An archive was made by a newer version of the program than this one."""

    code = "archive.newer"


class LockedArchiveError(OnrecordError):
    """Another program is writing to an archive, and has not finished in time."""

    code = "archive.locked"


class FullArchiveError(OnrecordError):
    """There is no room to write to an archive: a full disk, or a limit on the size of files."""

    code = "archive.full"


class ArchiveAccessError(OnrecordError):
    """An archive cannot be opened or written: no rights, a folder in its place, a failing disk."""

    code = "archive.access"


class DamagedArchiveError(OnrecordError):
    """An archive's file is damaged: what stands in it is no longer what was written."""

    code = "archive.damaged"


class OtherStoryError(OnrecordError):
    """A story takes the place of a different one, of another source, under its key. Both are kept: it is only told."""

    code = "archive.other-story"


class NotSeparateError(OnrecordError):
    """What was to be given a key of its own cannot have it: no older text is meant, or the key is another story's."""

    code = "archive.separate"


class BadQueryError(OnrecordError):
    """What was asked for cannot be looked for: no word in it, or a day that is none."""

    code = "archive.query"


class CannotListenError(OnrecordError):
    """The pages cannot be served at an address: its port is taken, or it is no address of this machine."""

    code = "serve.address"
