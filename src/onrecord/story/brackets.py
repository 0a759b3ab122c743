"""Words that an editor put in brackets: ``[$] 500 [million,]``, ``[visit]``."""

from __future__ import annotations

import re

from onrecord.anchor import Passage

_BRACKETS = re.compile(r"\[(?P<inner>[^\[\]\n\r]{1,200})\]")
_NOT_EDITORIAL = re.compile(r"[\d\s,–-]*|citation needed|edit|https?:.*|www\..*", re.IGNORECASE)


def find_brackets(text: str) -> tuple[Passage, ...]:
    """Return the editorial brackets, marks included, in text order; footnote numbers and links are none."""
    return tuple(
        Passage(*match.span())
        for match in _BRACKETS.finditer(text)
        if match["inner"].strip() and not _NOT_EDITORIAL.fullmatch(match["inner"])
    )
