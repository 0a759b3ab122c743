"""Files, folders and standard input as stories, in the order in which they were named."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from onrecord.errors import MissingPathError, NoAccessError, NoStoriesError, OnrecordError
from onrecord.intake.given import Story
from onrecord.intake.html import read_html
from onrecord.intake.jsonl import read_jsonl
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


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    form: Form | None = None,
    stdin: BinaryIO | None = None,
    longest: int = LONGEST_STORY,
) -> Iterator[Story | OnrecordError]:
    """Yield the stories at ``paths`` in order; what cannot be read is yielded as an error, and the rest is read.

    A folder is read with its folders, in the order of names; hidden files and files with other endings than ``ENDINGS``
    are passed over. A file that is named itself is read whatever its ending. ``-`` is standard input (``stdin``, else
    the process's). ``form`` says what the stories are; else the ending tells, then the first bytes; what is known to be
    something else (a feed, an e-mail, a table) is then an error. A file's key is its path below the given path without
    its ending. A story has ``longest`` characters at most.
    """
    asked = Asked(form, bytes_for(longest))
    for path in paths:
        if os.fspath(path) == "-":
            found = _read_stream(stdin or sys.stdin.buffer, "stdin", "standard input", None, asked)
        else:
            found = _read_path(Path(path), asked)
        for one in found:
            if isinstance(one, Story) and len(one.text) > longest:
                yield too_long(", ".join(dict.fromkeys(filter(None, (one.source, one.key)))), len(one.text), longest)
            else:
                yield one


def _read_path(path: Path, asked: Asked) -> Iterator[Story | OnrecordError]:
    try:
        if path.is_dir():
            yield from _read_folder(path, asked)
        elif path.exists():
            yield from _read_file(path, _key(path.name), asked)
        else:
            yield MissingPathError(_shown(path), "is not there", "check the path")
    except OSError as error:  # a folder above it may not be entered
        yield _no_access(path, error)


def _read_folder(folder: Path, asked: Asked) -> Iterator[Story | OnrecordError]:
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
            yield from _read_file(path, _key(path.relative_to(folder).as_posix()), asked)
    any_found = any_found or bool(faults)
    yield from _told(faults)
    if not any_found:
        yield NoStoriesError(_shown(folder), "holds no story", f"put files in it that end in {', '.join(ENDINGS)}")


def _told(faults: list[OSError]) -> Iterator[OnrecordError]:
    while faults:
        fault = faults.pop(0)
        yield _no_access(Path(fault.filename or "."), fault)


def _read_file(path: Path, key: str, asked: Asked) -> Iterator[Story | OnrecordError]:
    place = _shown(path)
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, key, place, place, asked, ENDINGS.get(path.suffix.lower()))
    except OSError as error:
        yield _no_access(path, error)


def _read_stream(
    stream: BinaryIO, key: str, place: str, source: str | None, asked: Asked, by_ending: Form | None = None
) -> Iterator[Story | OnrecordError]:
    opening = stream.read(LOOKED_AT)
    form = asked.form or by_ending or _sniffed(opening)
    if 0 < len(opening) < LOOKED_AT:
        stream = BytesIO()  # that was all: a terminal that is asked again would want a second Ctrl-D
    try:
        if form == "jsonl":
            refuse_no_lines(opening, place)
            yield from read_jsonl(_Joined(opening, stream), place, source, asked.largest)
            return
        raw = opening + stream.read(asked.largest + 1 - len(opening))
        if len(raw) > asked.largest:
            yield too_large(place, asked.largest)
            return
        if asked.form is None:
            refuse_unread(raw, place, form)
        yield (read_html if form == "html" else read_text)(raw, key, place, source)
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


def _key(name: str) -> str:
    """Return a path's key: without its ending, and in characters even where the file system's bytes are none."""
    stem = name.rsplit("/", 1)[-1]
    dot = stem.rfind(".")
    return _characters(name[: len(name) - len(stem) + dot] if dot > 0 else name)


def _shown(path: Path) -> str:
    return _characters(str(path))


def _characters(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def _no_access(path: Path, error: OSError) -> NoAccessError | MissingPathError:
    if isinstance(error, FileNotFoundError):
        return MissingPathError(_shown(path), "is not there", "check the path, or the link that points to it")
    reason = (error.strerror or type(error).__name__).lower()
    remedy = (
        "give yourself the right to read it" if isinstance(error, PermissionError) else "check the path and the disk"
    )
    return NoAccessError(_shown(path), f"cannot be opened ({reason})", remedy)
