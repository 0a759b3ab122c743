"""What is measured, in the story's own words: the phrase that the figure is a value of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.clauses import (
    governing,
    group_left,
    is_saying,
    object_between,
    phrase_ending,
    phrase_starting,
    subject_of,
)

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language

Range = tuple[int, int]
_COMPARING: Final = frozenset(
    [
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "more",
        "than",
        "over",
        "at",
        "least",
        "an",
        "a",
        "the",
        "estimated",
        "roughly",
        "approximately",
        "just",
        "only",
        "up",
        "to",
        "down",
        "by",
        "from",
        "less",
        "fewer",
        "under",
        "below",
        "well",
        "[",
        "]",
        "(",
        "$",
        "£",
        "€",
        "¥",
        "record",
        "total",
        "as",
        "much",
        "many",
        "another",
        "above",
        "exceeding",
        "further",
        "even",
    ]
)
_POINTING: Final = frozenset(
    {"it", "they", "this", "that", "these", "those", "he", "she", "we", "i", "you", "which", "who"}
)


def settle_measure(draft: Draft, language: Language, before: Draft | None) -> None:
    """Set ``passages``: the words of what is measured, in pieces. ``before`` is the figure that stands before, if any."""
    ranges = _ranges(draft, language)
    if not ranges and before is not None and before.sentence >= draft.sentence - 1:
        draft.passages = list(before.passages)
        return
    draft.passages = [found for piece in ranges if (found := _trimmed(piece, draft, language)) is not None]


def _trimmed(piece: Range, draft: Draft, language: Language) -> Passage | None:
    """Cut articles and marks off the ends, and never cite the number itself."""
    first, last = piece
    tokens = language.tokens
    if first < draft.last and last > draft.first:
        if first < draft.first:
            last = draft.first
        else:
            first = draft.last
    while (
        first < last
        and (tokens[first].pos in {"PUNCT", "DET", "SYM"} or tokens[first].norm in {"of", "-", "and"})
        and tokens[first].norm not in {"all", "its", "their", "those"}
    ):
        first += 1
    while first < last and tokens[last - 1].pos in {"PUNCT", "DET", "SYM", "ADP", "CCONJ"}:
        last -= 1
    return language.passage(first, last) if first < last else None


def _ranges(draft: Draft, language: Language) -> list[Range]:
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    if draft.kind == "count" and draft.noun is not None:
        return _counted(draft, language)
    if draft.kind in {"times", "rank"}:
        return _subject(draft, language)
    after = draft.last
    if after < sentence.last and tokens[after].norm == "worth":
        after += 1
    if after + 1 < sentence.last and tokens[after].norm in {"of", "in"} and tokens[after].norm == "of":
        whole = phrase_starting(language, after + 1, sentence.last)
        if whole is not None:
            return _with_doer(draft, language, whole)
    # "a $3.9 billion acquisition of Tribune", "a 40 pct slide in the dollar"
    modified = _modified(draft, language)
    if modified is not None:
        return [modified]
    # "a deficit of 5.472 billion riyals"
    at = _anchor(draft, language)
    if at >= sentence.first and tokens[at].norm == "of":
        head = phrase_ending(language, at - 1, sentence.first)
        if head is not None:
            return [head]
    return _subject(draft, language)


def _anchor(draft: Draft, language: Language) -> int:
    """Return the token that the number hangs on, left of comparators."""
    tokens, first = language.tokens, language.sentences[draft.sentence].first
    at = draft.first - 1
    while at >= first and (tokens[at].norm in _COMPARING or tokens[at].pos == "ADV"):
        at -= 1
    return at


def _modified(draft: Draft, language: Language) -> Range | None:
    tokens = language.tokens
    last = language.sentences[draft.sentence].last
    at = draft.last
    if (
        at < last
        and tokens[at].norm in {"per", "a", "each"}
        and at + 2 < last
        and tokens[at + 1].norm == "share"
        and tokens[at + 2].pos == "NOUN"
    ):
        at += 2
    while at < last and tokens[at].norm == "-":
        at += 1
    if at >= last or tokens[at].pos not in {"NOUN", "ADJ", "PROPN"} or tokens[at].norm in {"each", "higher", "lower"}:
        return None
    phrase = language.noun_phrase_at(at)
    if phrase is None or tokens[phrase.head].pos not in {"NOUN", "PROPN"} or phrase.head < at:
        return None
    return phrase_starting(language, at, last)


def _counted(draft: Draft, language: Language) -> list[Range]:
    """``Bulgaria's | troops in Diwaniya``, ``Kosovo Serbs living in isolated enclaves``."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    noun = draft.noun or draft.last
    if noun < draft.first:
        head = phrase_ending(language, noun, sentence.first)
        return [head] if head is not None else []
    start = draft.last
    end = noun + 1
    if end < sentence.last and tokens[end].norm in {"of", "in", "for", "on", "at", "from", "with"}:
        more = phrase_starting(language, end + 1, sentence.last)
        if more is not None:
            end = more[1]
    found: list[Range] = []
    own = language.noun_phrase_at(draft.first - 1) if draft.first > sentence.first else None
    if (
        own is not None
        and own.first < draft.first
        and any(tokens[k].norm in {"'s", "'", "s'"} for k in range(own.first, draft.first))
    ):
        found.append((own.first, draft.first))
    found.append((start, end))
    return found


def _with_doer(draft: Draft, language: Language, whole: Range) -> list[Range]:
    """``The mine | produced … | zinc``: the whole, and, where it is an active verb's object, who does what."""
    if draft.kind == "percent" or draft.form in {"fraction", "share"}:
        return [whole]
    subject = _subject(draft, language)
    return [*subject, whole]


def _subject(draft: Draft, language: Language) -> list[Range]:
    """The object of a verb that moves it, else the subject of the verb that the figure belongs to."""
    tokens = language.tokens
    first = language.sentences[draft.sentence].first
    group = governing(draft, language)
    if group is None:
        found = phrase_ending(language, _anchor(draft, language), first)
        return [found] if found is not None else []
    if group.first >= draft.last:
        # The figure stands in the subject itself: "15.9 billion pesos were expected to accrue".
        rest = phrase_starting(language, group.last, language.sentences[draft.sentence].last)
        return [rest] if rest is not None else []
    if draft.kind == "times" and draft.mover is not None and group.main == draft.mover:
        following = phrase_starting(language, draft.last, language.sentences[draft.sentence].last)
        if following is not None and not group.passive and tokens[draft.last].norm not in {"to", "from", "in"}:
            return [following]
    moved = object_between(group, language, _anchor(draft, language) + 1)
    if moved is not None and draft.kind != "rank":
        return [moved]
    while group.infinitive or tokens[group.main].form == "ing":
        parent = group_left(language, group.first, first)
        if parent is None or is_saying(parent, language):
            break
        group = parent
    subject = subject_of(group, language, first)
    if subject is None or (subject[1] - subject[0] == 1 and tokens[subject[0]].norm in _POINTING):
        return []
    return [subject]
