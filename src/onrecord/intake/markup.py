"""A page's markup, cut down where it would cost more time than a page is worth."""

from __future__ import annotations

import re
from typing import Final

MOST_ATTRIBUTES: Final = 256
"""Attributes of one tag that are read; the parser's time grows with their square, and no page has so many."""
_TAG: Final = re.compile(r"<[A-Za-z][^\s/>]*")
_ATTRIBUTE: Final = re.compile(r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?""")
_END: Final = re.compile(r"[\s/]*+>")


def with_few_attributes(page: str) -> str:
    """Return a page in which no tag has more than ``MOST_ATTRIBUTES`` attributes: the others are left out.

    >>> with_few_attributes('<p class="a">“a < b”</p>')
    '<p class="a">“a < b”</p>'
    """
    pieces: list[str] = []
    kept = at = 0
    while tag := _TAG.search(page, at):
        at, cut, number = tag.end(), 0, 0
        while not _END.match(page, at) and (attribute := _ATTRIBUTE.match(page, at)):
            at = attribute.end()
            number += 1
            if number == MOST_ATTRIBUTES:
                cut = at
        if number > MOST_ATTRIBUTES:
            pieces.append(page[kept:cut])
            kept = at
    return "".join(pieces) + page[kept:] if pieces else page
