"""Parts of speech by closed classes, verb forms, endings and neighbours.

No statistics: each choice is a line that can be read. Context decides between noun and verb (``plans``), past and
participle (``announced``), determiner and pronoun (``that``).
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.language.closed_class import auxiliary, determiner_or_pronoun, linking, mark_or_number, number_or_name
from onrecord.language.lexicon import verb_forms
from onrecord.language.open_class import by_ending, known_word
from onrecord.language.place import Place, Tag

_CHOICES = (mark_or_number, auxiliary, number_or_name, determiner_or_pronoun, linking, known_word)
"""Asked in this order; the first that knows the word decides."""
_MARKS = frozenset("\"'“”‘«([-–—:")
_ING_PREPOSITIONS = {
    "considering": "consider",
    "following": "follow",
    "including": "include",
    "excluding": "exclude",
    "concerning": "concern",
}
"""Prepositions that are verbs behind a form of *be*."""
_TITLES_IN_SMALL = frozenset({"english", "chief", "official", "general", "executive"})


def tag(texts: list[str], norms: list[str], *, heading: bool, proper: frozenset[str] = frozenset()) -> list[Tag]:
    """Return a tag for each token of one sentence.

    ``heading`` says that capitals may mean nothing (a title in capitals or in title case); ``proper`` holds the words
    that the story elsewhere prints as names (``proper_words``).
    """
    place = Place(texts, norms, [], shouting=heading and _mostly_capital(texts))
    for at in range(len(texts)):
        place.at = at
        chosen = _choose(place)
        if chosen.pos in {"NOUN", "ADJ", "ADV"} and texts[at] in proper and (at == 0 or texts[at - 1] in _MARKS):
            chosen = Tag("PROPN", norms[at], plural=chosen.plural)
        place.done.append(chosen)
    _repair(texts, norms, place.done)
    return place.done


def _choose(place: Place) -> Tag:
    for choice in _CHOICES:
        if chosen := choice(place):
            return chosen
    return by_ending(place)


def proper_words(texts: list[str]) -> frozenset[str]:
    """Return the words that stand with a capital inside a sentence, and never without: ``Renner`` is no common noun."""
    capital = {
        word for before, word in pairwise(texts) if word[0].isupper() and before[0].isalpha() and not word.isupper()
    }
    small = {word.capitalize() for word in texts if word[0].islower()}
    return frozenset(capital - small)


def _mostly_capital(texts: list[str]) -> bool:
    """Tell a title in capitals or in title case; short words stay small in the latter."""
    words = [text for text in texts if text[0].isalpha() and len(text) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _repair(texts: list[str], norms: list[str], tags: list[Tag]) -> None:
    """Mend what only the word after can tell."""
    for at, this in enumerate(tags):
        before = tags[at - 1] if at else None
        after = tags[at + 1] if at + 1 < len(tags) else None
        after_pos = after.pos if after else ""
        if this.pos == "AUX" and this.lemma in {"have", "do"} and _stands_alone(tags, at):
            this.pos = "VERB"
        elif this.pos == "VERB" and this.form == "past" and before and before.pos == "AUX":
            this.form = "participle"
        elif this.form == "present" and after and _is_verb(after) and _can_be_plural(norms[at]):
            this.pos, this.form, this.plural = "NOUN", None, True  # "Gulf states will"
        elif (
            this.pos == "ADP"
            and before
            and before.pos == "AUX"
            and before.lemma == "be"
            and norms[at] in _ING_PREPOSITIONS
        ):
            this.pos, this.form, this.lemma = "VERB", "ing", _ING_PREPOSITIONS[norms[at]]  # "is considering"
        elif norms[at] == "under" and at + 1 < len(norms) and norms[at + 1] in {"secretary", "secretaries"}:
            this.pos = "PROPN" if texts[at][0].isupper() else "ADJ"  # "the Under Secretary"
        elif this.pos == "ADV" and before and before.pos == "DET" and after_pos == "NOUN" and this.lemma[-2:] != "ly":
            this.pos = "ADJ"  # "an overnight stop"
        elif this.pos == "PRON" and this.lemma == "her" and after_pos in {"NOUN", "ADJ"}:
            this.pos = "DET"
        elif this.pos == "ADJ" and at and after_pos == "PROPN" and texts[at][0].isupper():
            this.pos = "PROPN"
        elif norms[at] in _TITLES_IN_SMALL and this.pos == "ADJ" and after_pos not in {"NOUN", "PROPN", "ADJ"}:
            this.pos = "NOUN"


def _can_be_plural(norm: str) -> bool:
    """Tell *states*, *visits* from *says*: "what the ministry says is"."""
    form = verb_forms().get(norm)
    return norm[-1] == "s" and form is not None and form.noun_too


def _is_verb(word: Tag) -> bool:
    """Tell a modal or a finite form of *be* or *have*: before it stands a subject and no verb."""
    return word.pos == "AUX" and word.lemma != "do" and word.form in {"base", "present", "past"}


def _stands_alone(tags: list[Tag], at: int) -> bool:
    """Tell ``have a chance``, ``did so`` from ``have met``: no verb follows in the group."""
    for follow in tags[at + 1 : at + 5]:
        if follow.pos in {"VERB", "AUX"}:
            return False
        if follow.pos not in {"ADV", "PART", "PRON"} or follow.lemma == "to":
            return follow.lemma != "to"
    return True
