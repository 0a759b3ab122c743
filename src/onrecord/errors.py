"""Every error that a person can meet: what happened, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class OnrecordError(Exception):
    """One clear line for a person: ``place: what happened; remedy  [code]``."""

    code: ClassVar[str] = "onrecord"

    place: str
    """The file, the line or the story's key."""
    happened: str
    remedy: str

    def __str__(self) -> str:
        """Return the one line."""
        return f"{self.place}: {self.happened}; {self.remedy} [{self.code}]"
