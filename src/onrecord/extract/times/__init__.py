"""When: time expressions, as they are printed."""

from __future__ import annotations

from onrecord.extract.times.find import TimeFind, find_in, find_times

__all__ = ["TimeFind", "find_in", "find_times"]
