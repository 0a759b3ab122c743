"""Onrecord reads news stories and keeps the record: who said what, which figures were claimed, what is planned.

>>> from onrecord import Story, read
>>> record = read(Story(key="example", text="PARIS, May 3 - Mary Poe said on Monday she would visit Rome in June."))
"""

from onrecord.intake import Story
from onrecord.read import read
from onrecord.record import Record
from onrecord.version import __version__

__all__ = ["Record", "Story", "__version__", "read"]
