"""What people have, as stories: text, pages, JSON lines, folders, standard input."""

from onrecord.intake.given import Story
from onrecord.intake.paths import ENDINGS, Form, read_paths

__all__ = ["ENDINGS", "Form", "Story", "read_paths"]
