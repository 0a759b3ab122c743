"""A word among its neighbours: what the tagger sees when it decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.lexicon import adjectives, closed, nouns, verb_forms

if TYPE_CHECKING:
    from onrecord.language.grammar import Form, Pos

BE: dict[str, Form] = {
    "be": "base", "is": "present", "are": "present", "am": "present", "'m": "present", "'re": "present",
    "was": "past", "were": "past", "been": "participle", "being": "ing",
}  # fmt: skip
HAVE: dict[str, Form] = {"have": "base", "has": "present", "had": "past", "having": "ing", "'ve": "base"}
DO: dict[str, Form] = {"do": "base", "does": "present", "did": "past", "doing": "ing", "done": "participle"}


@dataclass(slots=True)
class Tag:
    """A token's part of speech while it is being decided."""

    pos: Pos
    lemma: str
    form: Form | None = None
    plural: bool = False


@dataclass(slots=True)
class Place:
    """A cursor over one sentence; ``done`` holds the tags of the words before ``at``."""

    texts: list[str]
    norms: list[str]
    done: list[Tag]
    shouting: bool
    """Capitals mean nothing here: a title in capitals or in title case."""
    at: int = 0

    @property
    def text(self) -> str:
        """The word as printed."""
        return self.texts[self.at]

    @property
    def norm(self) -> str:
        """The word in lower case."""
        return self.norms[self.at]

    @property
    def before(self) -> Tag | None:
        """The tag of the word before."""
        return self.done[-1] if self.done else None

    @property
    def after(self) -> str:
        """The word behind, in lower case; empty at the end."""
        return self.norms[self.at + 1] if self.at + 1 < len(self.norms) else ""

    @property
    def capital(self) -> bool:
        """Whether the word has a capital that means something."""
        return self.texts[self.at][0].isupper() and not self.shouting

    def before_adverbs(self) -> Tag | None:
        """Return the tag before, past adverbs and negation (``has not yet decided``)."""
        for tag in reversed(self.done):
            if tag.pos != "ADV" and not (tag.pos == "PART" and tag.lemma == "not"):
                return tag
        return self.before

    def modifier_before(self) -> bool:
        """Tell whether a determiner, an adjective, a number or a possessive stands before: a noun is to come."""
        before = self.before
        return before is not None and (before.pos in {"DET", "ADJ", "NUM"} or before.lemma == "'s")

    def base_follows(self, at: int | None = None) -> bool:
        """Tell whether a verb's base form follows, adverbs between, so that ``to`` opens an infinitive."""
        follow = (self.at if at is None else at) + 1
        stop = follow + 2
        while follow < min(stop, len(self.norms)) and (
            self.norms[follow] in closed("adverbs") or self.norms[follow].endswith("ly")
        ):
            follow += 1
        if follow >= len(self.norms):
            return False
        word = self.norms[follow]
        form = verb_forms().get(word)
        if word in {"be", "have", "do"}:
            return True
        return form is not None and "base" in form.forms and word not in closed("places_behind_to")

    def noun_next(self) -> bool:
        """Tell whether the next word is surely a noun or an adjective, so that this one can only qualify it."""
        word = self.after
        if not word or not word[0].isalpha() or word in closed_words():
            return False
        form = verb_forms().get(word)
        return form is None or form.noun_too or word in nouns() or word in adjectives()

    def nominal_follows(self) -> bool:
        """Tell whether what follows can belong to the same noun phrase."""
        word = self.after
        if not word:
            return False
        if not word[0].isalnum():
            return word[0] in "$€£¥[" or (word in {'"', "'"} and self._open_word_behind_mark())
        if word in BE or word in HAVE or word in DO or word in closed("modals") or word in {"not", "n't"}:
            return False
        if word in _heads_off():
            return word in closed("quantifiers")
        if word in closed("pronouns") or (word in closed("adverbs") and word not in adjectives()):
            return False
        form = verb_forms().get(word)
        if self.texts[self.at + 1][0].isupper() or form is None or form.noun_too or word in nouns():
            return True
        return bool(form.forms & {"participle", "ing"})

    def _open_word_behind_mark(self) -> bool:
        follow = self.at + 2
        return follow < len(self.norms) and self.norms[follow][0].isalnum() and self.norms[follow] not in closed_words()

    def object_follows(self) -> bool:
        """Tell a preposition from a particle: ``included in the agenda`` against ``has been up 10%``."""
        word = self.after
        if not word:
            return False
        if self.norm in {"up", "down", "away", "ahead", "apart", "back", "forward", "together", "out"}:
            return False
        if self.norm == "off":
            return word in {"the", "a", "an", "his", "their", "its"}
        return (
            word[0].isdigit() or word in closed("determiners") or word in closed("pronouns") or self.nominal_follows()
        )


@cache
def _heads_off() -> frozenset[str]:
    return closed("determiners") | closed("prepositions") | closed("subordinators") | closed("coordinators")


@cache
def closed_words() -> frozenset[str]:
    """Return every word of a closed class that cannot be part of a name."""
    return (_heads_off() | closed("pronouns") | closed("modals")) - {"may", "us", "will"}
