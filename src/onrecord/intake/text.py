"""Plain text: one file, one story."""

from __future__ import annotations

from onrecord.intake.decode import decode
from onrecord.intake.given import Story


def read_text(raw: bytes, key: str, place: str, source: str | None = None) -> Story:
    """Return the story that the bytes of a text file hold; ``place`` is named in errors."""
    return Story(key=key, text=decode(raw, place), source=source)
