"""Who is meant: mentions to names, sources to speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.language.names import NameMention
    from onrecord.record import Attribution, Name, StoryParts


def resolve_names(
    parts: StoryParts, language: Language, mentions: tuple[NameMention, ...], attributions: tuple[Attribution, ...]
) -> tuple[Name, ...]:
    """Return one name for everybody and everything that the story names, with all mentions, pronouns and roles included."""
    return ()


def resolve_speakers(
    attributions: tuple[Attribution, ...], names: tuple[Name, ...], parts: StoryParts, language: Language
) -> tuple[Attribution, ...]:
    """Return the attributions with their speakers."""
    return attributions
