"""When an event is: the days of the time expressions that belong to it, as wide as their words."""

from __future__ import annotations

from onrecord.resolve.event_time.together import event_time

__all__ = ["event_time"]
