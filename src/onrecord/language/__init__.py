"""One pass over the text: sentences, words, phrases, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.language.grammar import Language, NounPhrase, Quotation, Sentence, Token, VerbGroup

if TYPE_CHECKING:
    from onrecord.record import StoryParts

__all__ = ["Language", "NounPhrase", "Quotation", "Sentence", "Token", "VerbGroup", "analyse"]


def analyse(parts: StoryParts) -> Language:
    """Return the grammar of a story."""
    return Language(parts.text, (), (), (), (), ())
