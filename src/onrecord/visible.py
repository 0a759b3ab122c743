"""What a stranger's words may do to a terminal: nothing. The one function for all that is shown on one."""

from __future__ import annotations

import re
from typing import Final

_STEERING: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_BREAKS: Final = re.compile(r"[ \t]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t]*")
COLOURS: Final = re.compile(r"(\x1b\[[0-9;]*m)")
"""What our own drawings have of escape sequences."""


def visible(text: str) -> str:
    r"""Return ``text`` with each control character and each turn of the writing's direction as an escape, ``\u001b``.

    Line breaks (LF) and tabs stay. What is JSON stays the same JSON.

    >>> print(visible("a\x1b]0;b\x07 \u202ec"))
    a\u001b]0;b\u0007 \u202ec
    """
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def visible_line(text: str) -> str:
    """Return ``text`` as ``visible`` does, on one line."""
    return visible(_BREAKS.sub(" ", text))
