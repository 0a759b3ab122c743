"""Who said what: sources, cues and contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.language.names import NameMention
    from onrecord.record import Attribution, StoryParts


def find_attributions(parts: StoryParts, language: Language, mentions: tuple[NameMention, ...]) -> tuple[Attribution, ...]:
    """Return the attributions in the order of their contents, without speakers, ``within`` set."""
    return ()
