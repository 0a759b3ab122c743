"""The words of a measure taken apart: what is measured, whose it is, in, to and from what, and how it is reckoned."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from onrecord.link.whose import party_at
from onrecord.link.wording import listed, phrase_at, plainest, prepositions, tells_an_act, words_in

if TYPE_CHECKING:
    from onrecord.link.whose import Known

_CLAUSE: Final = frozenset({"that", "which", "who", "whom", "whose", "where", "when", "because", "if", "while"})
_BACK: Final = frozenset({"by", "between", "among"})
"""They lead back to the head: "investments in Serbia by Russia", "trade between Russia and Serbia"."""
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?:[-/]\d\d(?:\d\d)?)?$", re.ASCII)
_NUMBER: Final = re.compile(r"[\d.,/-]+$", re.ASCII)
_MOST_WORDS: Final = 40
"""Words of one piece that are read; a measure has a dozen."""


@dataclass(slots=True)
class Measured:
    """What the pieces of a measure say, read one after the other; parties stand by their keys."""

    parties: list[Known]
    """The parties of the claim, which are looked for in its words."""
    stems: set[str] = field(default_factory=set)
    owners: list[frozenset[str]] = field(default_factory=list)
    """The parties of the head, by piece."""
    roles: dict[str, set[str]] = field(default_factory=dict)
    carriers: set[str] = field(default_factory=set)
    vague: set[str] = field(default_factory=set)
    exact: set[str] = field(default_factory=set)
    scope: set[str] = field(default_factory=set)
    other_time: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    """The keys of all parties that stand in the words."""
    seen: set[str] = field(default_factory=set)
    """All words, lower case."""
    has_act: bool = False
    """A verb in the head tells of something done once."""

    @property
    def head(self) -> frozenset[str]:
        """The words of the head; what moves it says nothing where something else is named."""
        return frozenset(self.stems - listed("moves")) or frozenset(self.stems)

    def take(self, text: str) -> None:
        """Read one piece."""
        words = words_in(text)[:_MOST_WORDS]
        low = [word.lower() for word in words]
        self.seen.update(low)
        in_capitals = text.isupper()
        owners: set[str] = set()
        role = ""
        behind_party = False
        at = 0
        while at < len(words):
            word = low[at]
            phrase = phrase_at(low, at)
            party = None if phrase else party_at(words, at, self.parties, in_capitals=in_capitals)
            if phrase is not None:
                self._note(phrase[0], role)
                at = phrase[1]
            elif party is not None:
                self.met.update(party[0])
                (self.roles.setdefault(role, set()) if role else owners).update(party[0])
                at = party[1]
            else:
                role = self._step(word, role, behind_party=behind_party)
                at += 1
            behind_party = party is not None
        if owners:
            self.owners.append(frozenset(owners))

    def _step(self, word: str, role: str, *, behind_party: bool) -> str:
        """Take one word that is no name, and return the role of what follows it."""
        if word in _BACK:
            return ""
        if word in _CLAUSE:
            return "that"
        if word in prepositions():
            return prepositions()[word] or role
        plain = plainest(word)
        if not (role and behind_party and plain in listed("behind_country")):
            self._note(plain, role)
            self.has_act = self.has_act or (not role and tells_an_act(word))
        return role

    def _note(self, word: str, role: str) -> None:
        """Note one word where it belongs."""
        if word in listed("stand_ins"):
            return
        if word in listed("other_time") or _YEAR.match(word):
            self.other_time.add(word)
        elif word in listed("carriers") and not role:
            self.carriers.add(word)
        elif word in listed("vague"):
            self.vague.add(word)
        elif word in listed("exact"):
            self.exact.add(word)
        elif word in listed("scope"):
            self.scope.add(word)
        elif not _NUMBER.match(word):
            (self.roles.setdefault(role, set()) if role else self.stems).add(word)
