"""How large one story may be, and of which years."""

from __future__ import annotations

from onrecord.errors import TooLargeError

LARGEST_STORY = 20_000_000
"""Bytes of one file, or of one line of a .jsonl file: a page is many times as large as its story."""
LONGEST_STORY = 2_000_000
"""Characters of one story. The longest wire stories have 100,000; a book has 1,000,000, and is read in minutes."""


_REMEDY = "split it into stories, one a file or one a line of a .jsonl file"
FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Years in which a story can have been published; 0001 and 9999 are what databases write for "no day"."""


def bytes_for(longest: int) -> int:
    """Return how many bytes a file or a line may have that holds a story of ``longest`` characters."""
    return max(LARGEST_STORY, 6 * longest)


def too_large(place: str, largest: int = LARGEST_STORY) -> TooLargeError:
    """Return the error for a file or a line that is over the limit."""
    return TooLargeError(place, f"holds more than {largest // 1_000_000} MB, which is no single story", _REMEDY)


def too_long(place: str, length: int, longest: int) -> TooLargeError:
    """Return the error for a story with more characters than ``longest``."""
    happened = f"is a story of {length:,} characters, and {longest:,} are read at most"
    return TooLargeError(place, happened, f"{_REMEDY}, or let `onrecord read --longest` take it")
