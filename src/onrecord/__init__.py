"""Onrecord reads news stories and keeps the record: who said what, which figures were claimed, what is planned.

>>> from onrecord import Story, read
>>> record = read(Story(key="example", text="PARIS, May 3 - Mary Poe said on Monday she would visit Rome in June."))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import onrecord.threads  # noqa: F401 - before numpy is loaded
from onrecord.intake import Story
from onrecord.read import read
from onrecord.record import Record
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.archive import open_archive

__all__ = ["Record", "Story", "__version__", "open_archive", "read"]


def __getattr__(name: str) -> object:
    """Load the archive when it is first asked for: reading alone needs none."""
    if name == "open_archive":
        from onrecord.archive import open_archive  # noqa: PLC0415

        return open_archive
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
