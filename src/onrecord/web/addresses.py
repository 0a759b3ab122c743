"""Addresses of pages: where a story and a passage of it stand, and the same page in another form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record import CitedPassage

SHA_DIGITS = 12
"""So many hex digits of a story's sha256 stand in its address."""
_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9_-]+")


def story_at(sha256: str, passage: CitedPassage | None = None) -> str:
    """Return the address of a story, or of a passage in it: ``/story/0123456789ab#c1914-1927``."""
    return f"/story/{sha256[:SHA_DIGITS]}" + (f"#{passage_id(passage)}" if passage else "")


def passage_id(passage: CitedPassage) -> str:
    """Return what a passage is called in its page: ``c1914-1927``, half-open, in code points."""
    return f"c{passage.start}-{passage.end}"


def plan_id(plan: str) -> str:
    """Return what a plan is called in its page, for an id that may hold any character."""
    return "plan-" + _NOT_IN_AN_ID.sub("-", plan)


def address(path: str, asked: Iterable[tuple[str, str]] = ()) -> str:
    """Return ``path`` with what is asked of it; blank answers are left out."""
    query = urlencode([(name, value) for name, value in asked if value])
    return f"{path}?{query}" if query else path


def in_form(path: str, form: str) -> str:
    """Return the path of the same page as ``json``, ``csv`` or ``ics``; the home page's is ``/index.json``."""
    return f"{'/index' if path == '/' else path}.{form}"
