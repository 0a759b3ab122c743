"""The command line: one file a verb."""

from onrecord.cli.door import main

__all__ = ["main"]
