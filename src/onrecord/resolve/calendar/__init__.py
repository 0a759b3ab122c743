"""Which days are meant."""

from __future__ import annotations

from onrecord.resolve.calendar.resolve import resolve_times, with_ends

__all__ = ["resolve_times", "with_ends"]
