"""Keeping: stories, their records and the links between them in one SQLite file."""

from onrecord.archive.archive import Archive, open_archive

__all__ = ["Archive", "open_archive"]
