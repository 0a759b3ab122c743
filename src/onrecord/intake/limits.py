"""How large one story may be."""

from __future__ import annotations

from onrecord.errors import TooLargeError

LARGEST_STORY = 20_000_000
"""Bytes of one file, or of one line of a .jsonl file. The longest wire stories have 100,000; a book has 1,000,000."""


def too_large(place: str) -> TooLargeError:
    """Return the error for a story that is over the limit."""
    return TooLargeError(
        place,
        f"holds more than {LARGEST_STORY // 1_000_000} MB, which is no single story",
        "split it into stories, one a file or one a line of a .jsonl file",
    )
