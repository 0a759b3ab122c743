"""Names as they are printed: people, organisations, places, groups, events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.language.grammar import Language
    from onrecord.record import NameKind, StoryParts


@dataclass(frozen=True, slots=True)
class NameMention:
    """One place where somebody or something is named, or meant by a pronoun or a role."""

    passage: Passage
    """The name alone (``Yuri Borisov``), the pronoun (``he``) or the whole role phrase (``the Russian deputy prime minister``)."""
    kind: NameKind
    form: Literal["name", "role", "pronoun"]
    titles: tuple[Passage, ...] = ()
    """Titles before and after the name (``Russian Deputy Prime Minister``)."""
    country: str | None = None
    """ISO 3166-1 alpha-2, where the words show it."""
    full: Passage | None = None
    """The whole noun phrase, titles included."""


def find_names(parts: StoryParts, language: Language) -> tuple[NameMention, ...]:
    """Return every mention in text order."""
    return ()
