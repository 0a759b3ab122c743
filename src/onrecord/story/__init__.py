"""The parts of a story: furniture, title, standfirst, byline, dateline, paragraphs, quotation marks, its own date."""

from onrecord.story.parts import read_parts

__all__ = ["read_parts"]
