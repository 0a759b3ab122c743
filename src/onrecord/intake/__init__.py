"""What people have, as stories: text, pages, JSON lines, folders, standard input."""

from onrecord.intake.given import Story

__all__ = ["Story"]
