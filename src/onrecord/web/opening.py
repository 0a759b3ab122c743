"""How a page gets at the archive: every request opens one for itself, for a connection belongs to its thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import Request

    from onrecord.archive import Archive

Opener = Callable[[], AbstractContextManager["Archive"]]
"""Opens an archive for reading, and closes it; called in the thread that asks."""


def opened(request: Request) -> AbstractContextManager[Archive]:
    """Open the archive that the server shows, for the length of one request."""
    opener: Opener = request.app.state.opener
    return opener()
