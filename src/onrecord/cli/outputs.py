"""Where records go: standard output, or a file that appears when it is whole."""

from __future__ import annotations

import io
import os
import sys
from codecs import getincrementaldecoder
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING, Any

from onrecord.cli.terminal import give
from onrecord.errors import OutputFailedError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATABASE = b"SQLite format 3\0"


class _Visible(io.StringIO):
    """A terminal as a place to write to."""

    def write(self, words: str, /) -> int:
        give(words, end="")
        return len(words)


class _VisibleBytes(io.BytesIO):
    """A terminal as a place to write UTF-8 to, some bytes at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._decoder = getincrementaldecoder("utf-8")("replace")

    def write(self, raw: Any, /) -> int:  # noqa: ANN401 - whatever has bytes, as in io
        give(self._decoder.decode(bytes(raw)).replace("\r\n", "\n"), end="")
        return len(raw)


@contextmanager
def output_to(path: str) -> Iterator[IO[str]]:
    """Open ``path`` (``-``: standard output) for UTF-8 text; a file appears when it is whole (see ``bytes_to``)."""
    if path == "-":
        yield _Visible() if sys.stdout.isatty() else sys.stdout
        sys.stdout.flush()
        return
    with bytes_to(path) as out:
        words = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", newline="\n")
        try:
            yield words
        finally:
            words.detach()  # what waits in it is written now


@contextmanager
def bytes_to(path: str) -> Iterator[IO[bytes]]:
    """Open ``path`` (``-``: standard output) for bytes.

    A file is written beside its place and moved there at the end: when a run is stopped, what stood there before still
    does. What is no plain file (``/dev/null``, a named pipe) is written to as it is.
    """
    if path == "-":
        sys.stdout.flush()
        yield _VisibleBytes() if sys.stdout.isatty() else sys.stdout.buffer
        sys.stdout.flush()
        return
    place = Path(path)
    with _told(path):
        if place.exists() and not place.is_file():
            with place.open("wb") as out:
                yield out
            return
        _refuse_archive(place)
        with NamedTemporaryFile(dir=place.resolve().parent, prefix=f".{place.name}-", delete=False) as out:
            unfinished = Path(out.name)
            try:
                yield out.file
            except BaseException:
                unfinished.unlink()
                raise
        unfinished.chmod(0o666 & ~_umask())
        unfinished.replace(place.resolve())


def _refuse_archive(place: Path) -> None:
    """Raise ``OutputFailedError`` where a database stands: whoever mixes up ``-o`` and ``--db`` must lose nothing."""
    if place.is_file():
        with place.open("rb") as there:
            if there.read(len(_DATABASE)) == _DATABASE:
                remedy = "name another file with -o; the archive is named with --db"
                raise OutputFailedError(str(place), "is a database, which is not written over", remedy)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Tell a person what the system says when ``path`` cannot be written."""
    try:
        yield
    except OSError as wrong:
        if isinstance(wrong, BrokenPipeError):
            raise
        raise OutputFailedError(
            place=path,
            happened=f"cannot be written ({wrong.strerror or wrong})",
            remedy="name a file in a folder that you may write to, with room on its disk",
        ) from wrong


def _umask() -> int:
    """Return the mask that new files get; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
