"""A story as it was given: the one shape that every intake module makes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One story before it is read.

    ``text`` is never changed, code point for code point. ``published_on`` is the day that came with the story (ISO
    8601, ``2018-11-09``) and is believed; ``metadata_on`` is a day that a page's markup or a file's header claims, and
    is only evidence. ``title`` is one given beside the text; it is no part of the text and cannot be cited.
    """

    key: str
    text: str
    title: str | None = None
    published_on: str | None = None
    metadata_on: str | None = None
    source: str | None = None
