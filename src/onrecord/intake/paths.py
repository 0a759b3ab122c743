"""Files, folders and standard input as stories, in the order in which they were named."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from onrecord.errors import MissingPathError, NoAccessError, NoStoriesError, OnrecordError, SeveralStoriesError
from onrecord.intake.given import Story
from onrecord.intake.html import read_html
from onrecord.intake.jsonl import read_jsonl
from onrecord.intake.keys import Found, characters, key_of_text, keys_of
from onrecord.intake.limits import LONGEST_STORY, bytes_for, too_large, too_long
from onrecord.intake.text import read_text
from onrecord.intake.unread import LOOKED_AT, refuse_no_lines, refuse_unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


Form = Literal["text", "html", "jsonl"]
ENDINGS: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""What a file in a folder must end in to be read, and what it is then."""
_PAGE_START = re.compile(rb"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person says of the stories to be read."""

    form: Form | None
    """What they are; None where ending and bytes shall tell."""
    largest: int
    """Bytes of a file, or of a line."""
    key: str | None = None
    """The key of the only story there is."""


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    form: Form | None = None,
    stdin: BinaryIO | None = None,
    key: str | None = None,
    longest: int = LONGEST_STORY,
) -> Iterator[Story | OnrecordError]:
    """Yield the stories at ``paths`` in order; what cannot be read is yielded as an error, and the rest is read.

    A folder is read with its folders, in the order of names; hidden files and files with other endings than ``ENDINGS``
    are passed over. A file that is named itself is read whatever its ending. ``-`` is standard input (``stdin``, else
    the process's). ``form`` says what the stories are; else the ending tells, then the first bytes; what is known to be
    something else (a feed, an e-mail, a table) is then an error. A file's key is its path below the given path without
    its ending, or more of its name where another file would have the same (``onrecord.intake.keys``); the key of
    standard input is made of its text. ``key`` is the key of the only story there is; ``SeveralStoriesError`` where
    there may be several. A story has ``longest`` characters at most.
    """
    found = list(chain.from_iterable(map(_found, paths)))
    if key is not None and len(found) > 1:
        yield _several("the paths")
        return
    # Lines of JSON have keys of their own.
    keys = keys_of(
        one for one in found if isinstance(one, Found) and (form or ENDINGS.get(one.path.suffix.lower())) != "jsonl"
    )
    asked = Asked(form, bytes_for(longest), key)
    for one in found:
        if isinstance(one, OnrecordError):
            yield one
            continue
        if one is None:
            stories = _read_stream(stdin or sys.stdin.buffer, key, "standard input", None, asked)
        else:
            stories = _read_file(one.path, key or keys.get(one), asked)
        for story in stories:
            if isinstance(story, Story) and len(story.text) > longest:
                place = ", ".join(dict.fromkeys(filter(None, (story.source, story.key))))
                yield too_long(place, len(story.text), longest)
            else:
                yield story


def _several(place: str) -> SeveralStoriesError:
    return SeveralStoriesError(place, "may hold several stories, and one key was given", "leave the key away")


def _found(path: str | os.PathLike[str]) -> Iterator[Found | OnrecordError | None]:
    """Yield the files at a path, none for standard input, and what is wrong in its place."""
    if os.fspath(path) == "-":
        yield None
        return
    path = Path(path)
    try:
        if path.is_dir():
            yield from _in_folder(path)
        elif path.exists():
            yield Found(path, path.name)
        else:
            yield MissingPathError(_shown(path), "is not there", "check the path")
    except OSError as error:  # a folder above it may not be entered
        yield _no_access(path, error)


def _in_folder(folder: Path) -> Iterator[Found | OnrecordError]:
    any_found = False
    faults: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        any_found = any_found or bool(faults)
        yield from _told(faults)
        for name in sorted(files):
            path = Path(root, name)
            ending = path.suffix.lower()
            if name.startswith(".") or (ending not in ENDINGS) or not (path.is_file() or path.is_symlink()):
                continue
            any_found = True
            yield Found(path, path.relative_to(folder).as_posix())
    any_found = any_found or bool(faults)
    yield from _told(faults)
    if not any_found:
        yield NoStoriesError(_shown(folder), "holds no story", f"put files in it that end in {', '.join(ENDINGS)}")


def _told(faults: list[OSError]) -> Iterator[OnrecordError]:
    while faults:
        fault = faults.pop(0)
        yield _no_access(Path(fault.filename or "."), fault)


def _read_file(path: Path, key: str | None, asked: Asked) -> Iterator[Story | OnrecordError]:
    place = _shown(path)
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, key, place, place, asked, ENDINGS.get(path.suffix.lower()))
    except OSError as error:
        yield _no_access(path, error)


def _read_stream(
    stream: BinaryIO, key: str | None, place: str, source: str | None, asked: Asked, by_ending: Form | None = None
) -> Iterator[Story | OnrecordError]:
    """Yield the stories of a stream under ``key``, without one under a key of the text."""
    opening = stream.read(LOOKED_AT)
    form = asked.form or by_ending or _sniffed(opening)
    if 0 < len(opening) < LOOKED_AT:
        stream = BytesIO()  # that was all: a terminal that is asked again would want a second Ctrl-D
    try:
        if form == "jsonl":
            if asked.key is not None:
                yield _several(place)
                return
            refuse_no_lines(opening, place)
            yield from read_jsonl(_Joined(opening, stream), place, source, asked.largest)
            return
        raw = opening + stream.read(asked.largest + 1 - len(opening))
        if len(raw) > asked.largest:
            yield too_large(place, asked.largest)
            return
        if asked.form is None:
            refuse_unread(raw, place, form)
        story = (read_html if form == "html" else read_text)(raw, key or "", place, source)
        yield story if key is not None else replace(story, key=key_of_text(story.text))
    except OnrecordError as error:
        yield error


def _sniffed(opening: bytes) -> Form:
    """Tell by its first bytes what a file without a known ending is."""
    start = opening.removeprefix(b"\xef\xbb\xbf")
    if start.lstrip().startswith(b"{"):
        return "jsonl"
    return "html" if _PAGE_START.match(start) else "text"


class _Joined(BytesIO):
    """Lines of what was read ahead, then of the rest of the stream."""

    def __init__(self, opening: bytes, stream: BinaryIO) -> None:
        super().__init__(opening)
        self._stream = stream

    def readline(self, size: int | None = -1, /) -> bytes:
        size = -1 if size is None else size
        line = super().readline(size)
        if line.endswith(b"\n") or (size >= 0 and len(line) >= size):
            return line
        return line + self._stream.readline(size - len(line) if size >= 0 else -1)


def _shown(path: Path) -> str:
    return characters(str(path))


def _no_access(path: Path, error: OSError) -> NoAccessError | MissingPathError:
    if isinstance(error, FileNotFoundError):
        return MissingPathError(_shown(path), "is not there", "check the path, or the link that points to it")
    reason = (error.strerror or type(error).__name__).lower()
    remedy = (
        "give yourself the right to read it" if isinstance(error, PermissionError) else "check the path and the disk"
    )
    return NoAccessError(_shown(path), f"cannot be opened ({reason})", remedy)
