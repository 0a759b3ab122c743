"""Records as text or bytes: pure functions."""

from onrecord.views.marked import draw, mark, unmark
from onrecord.views.summary import summarise

__all__ = ["draw", "mark", "summarise", "unmark"]
