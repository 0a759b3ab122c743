"""The parts of a story: furniture, title, standfirst, byline, dateline, paragraphs, quotation marks, its own date."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from onrecord.record import StoryParts, Stretch

if TYPE_CHECKING:
    from onrecord.intake import Story


def read_parts(story: Story) -> StoryParts:
    """Return the parts of ``story``."""
    text = story.text
    paragraphs = tuple(Stretch(start=m.start(), end=m.end()) for m in re.finditer(r"\S[^\n]*(?:\n(?!\s)[^\n]+)*", text))
    return StoryParts(
        key=story.key,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        source=story.source,
        text=text,
        published_on=story.published_on,
        anchored_on=story.published_on,
        paragraphs=paragraphs,
    )
