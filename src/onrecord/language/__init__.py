"""One pass over the text: sentences, words, phrases, names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.language.calendar_names import calendar_names
from onrecord.language.grammar import Language, NounPhrase, Sentence, Token, VerbGroup
from onrecord.language.phrases import find_noun_phrases, find_verb_groups
from onrecord.language.sentences import find_sentences
from onrecord.language.tags import proper_words, tag
from onrecord.language.tokens import find_tokens, straighten
from onrecord.story.quotations import Quotation, find_quotations

if TYPE_CHECKING:
    from onrecord.record import StoryParts

__all__ = ["Language", "NounPhrase", "Quotation", "Sentence", "Token", "VerbGroup", "analyse"]


def analyse(parts: StoryParts) -> Language:
    """Return the grammar of a story: its words, sentences, phrases and quotations, in one pass over its paragraphs."""
    text = parts.text
    stretches = [
        (number, start, end, _is_heading(parts, paragraph.start, paragraph.end))
        for number, paragraph in enumerate(parts.paragraphs)
        for start, end in _around_dateline(parts, paragraph.start, paragraph.end)
    ]
    offsets = [find_tokens(text, start, end) for _, start, end, _ in stretches]
    proper = proper_words([text[first:last] for words in offsets for first, last in words])
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for (paragraph, _, _, heading), words in zip(stretches, offsets, strict=True):
        texts = [text[first:last] for first, last in words]
        norms = [straighten(word) or word for word in texts]
        gaps = [at == 0 or words[at - 1][1] < words[at][0] for at in range(len(words))]
        base = len(tokens)
        for first, last in find_sentences(texts, norms, gaps, 0, len(texts)):
            tags = tag(texts[first:last], norms[first:last], heading=heading, proper=proper)
            for at, tagged in zip(range(first, last), tags, strict=True):
                tokens.append(
                    Token(*words[at], texts[at], norms[at], tagged.lemma, tagged.pos, tagged.form, tagged.plural)
                )
            sentences.append(Sentence(base + first, base + last, paragraph, heading))
    for at, kind in calendar_names(tuple(tokens), tuple(sentences)).items():
        tokens[at] = replace(tokens[at], named=kind, pos="ADP" if tokens[at].pos == "ADP" else "PROPN", form=None)
    done = tuple(tokens)
    return Language(
        text=text,
        tokens=done,
        sentences=tuple(sentences),
        noun_phrases=tuple(phrase for sentence in sentences for phrase in find_noun_phrases(done, sentence)),
        verb_groups=tuple(group for sentence in sentences for group in find_verb_groups(done, sentence)),
        quotations=find_quotations(text, parts.paragraphs),
        _starts=tuple(token.start for token in done),
        _sentence_firsts=tuple(sentence.first for sentence in sentences),
    )


def _around_dateline(parts: StoryParts, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a paragraph behind its dateline, which must not bleed into the first sentence's subject."""
    dateline = parts.dateline
    if dateline is not None and start <= dateline.start and dateline.end < end:
        return [(start, dateline.end), (dateline.end, end)]
    return [(start, end)]


def _is_heading(parts: StoryParts, start: int, end: int) -> bool:
    """Tell whether a paragraph is the title, the standfirst, the section or the byline."""
    return any(
        part is not None and start <= part.start and part.end <= end
        for part in (parts.section, parts.title, parts.standfirst, parts.byline)
    )
