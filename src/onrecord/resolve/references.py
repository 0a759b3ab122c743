"""Who is meant by a role or a pronoun: ``the Russian deputy prime minister``, ``the company``, ``he``."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from onrecord.gazetteer import all_places, country_of, organisation_named
from onrecord.language.name_words import people_words, same_office, word_set
from onrecord.resolve.entities import Entity, title_words
from onrecord.resolve.lexicon import listed, such

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.language.names import NameMention
    from onrecord.resolve.entities import Entities

_FAR_AHEAD = 2000
"""How many code points below a headline's or a lead's role its name may stand."""
_RECENT = 12
_LATEST = 60
_OPENING = 700
"""Code points of headlines and first paragraphs, in which a role may stand before its name."""
_SHE = frozenset({"she", "her", "hers", "herself"})
_HE = frozenset({"he", "him", "his", "himself"})


class References:
    """Reads a story from top to bottom and remembers who is being spoken of."""

    def __init__(self, language: Language, entities: Entities, mentions: tuple[NameMention, ...]) -> None:
        self._language = language
        self._text = language.text
        self._entities = entities
        self._titled: list[Entity] = []
        self._recent: list[Entity] = []
        self._subject: Entity | None = None
        self._bodies: list[Entity] = []
        self._several: list[Entity] = []
        self._acting: tuple[Entity, int] | None = None
        self._bodies_acting: list[Entity] = []
        self._body_speaking: Entity | None = None
        self._name_starts = {
            m.passage.start if m.full is None else m.full.start: m for m in mentions if m.form == "name"
        }
        self._names_at = {m.passage.start: m for m in mentions if m.form == "name"}
        self._name_ends = {m.passage.end: m for m in mentions if m.form == "name"}

    def read_appositions(self, mentions: tuple[NameMention, ...]) -> None:
        """Take the titles that stand beside names before anything is read, for headlines use them first."""
        for mention in mentions:
            if mention.form == "role":
                self._apposed(mention)
        people = (entity for entity in self._entities.all if entity.kind == "person" and entity.title_words)
        self._titled = sorted(people, key=lambda entity: entity.named[0].passage.start)

    # -- remembering -------------------------------------------------------------------------------------------------

    def seen(self, entity: Entity, *, subject: bool, speaks: bool, sentence: int) -> None:
        """Note that somebody is mentioned in a sentence; ``subject`` where he acts or speaks."""
        if subject and (entity.kind in {"organisation", "group"} or entity.state):
            self._acting = (entity, sentence)
            if entity.kind == "organisation":
                self._bodies_acting = [entity, *(e for e in self._bodies_acting if e is not entity)][:_RECENT]
        if speaks and entity.kind == "organisation":
            self._body_speaking = entity
        if entity.kind == "person":
            if subject or self._subject is None:
                self._subject = entity
            self._recent = [entity, *(e for e in self._recent if e is not entity)][:_RECENT]
        elif entity.kind == "group":
            self._several = [entity, *(e for e in self._several if e is not entity)][:_RECENT]
        if entity.kind == "organisation" or entity.state or (entity.kind == "group" and entity.country):
            self._bodies = [entity, *(e for e in self._bodies if e is not entity)][:_RECENT]

    # -- pronouns ----------------------------------------------------------------------------------------------------

    def pronoun(self, mention: NameMention, sentence: int) -> Entity | None:
        """Return who ``he``, ``she``, ``they`` or a speaking ``it`` is, in a sentence given by its number."""
        word = mention.passage.of(self._text).lower()
        if word in _SHE or word in _HE:
            wanted = "female" if word in _SHE else "male"
            if self._subject is not None and self._subject.gender in {None, wanted}:
                return self._subject
            fitting = [e for e in self._recent if e.gender in {None, wanted}]
            return next((e for e in fitting if e.gender == wanted), fitting[0] if fitting else None)
        if word in {"it", "its"}:
            acting = (
                self._acting[0]
                if word == "it" and self._acting is not None and self._acting[0].kind != "group"
                else None
            )
            return acting or (self._bodies[0] if self._bodies else None)
        if self._acting is not None and (self._acting[0].kind == "group" or self._acting[1] == sentence):
            return self._acting[0]
        return self._several[0] if self._several else None

    # -- roles -------------------------------------------------------------------------------------------------------

    def role(self, mention: NameMention, *, speaks: bool) -> Entity | None:
        """Return whom a role phrase means, or None where the story names nobody; ``speaks`` where it is a source."""
        apposed = self._apposed(mention)
        if apposed is not None:
            return apposed
        words = mention.passage.of(self._text)
        first = words.split(None, 1)[0].lower()
        head = self._head(words)
        if mention.kind == "person":
            bare = words[0].isupper() and self._text[
                max(0, mention.passage.start - 2) : mention.passage.start
            ].strip() not in {"", ".", '"'}
            owned = "'s " in words.replace("’", "'")
            definite = bare or owned or first in {"the", "this", "that", "his", "her", "its"}
            return self._by_office(mention, words, head, definite=definite)
        opened = self._names_at.get(mention.passage.start)
        if mention.kind == "organisation" and opened is not None and opened.kind == "organisation" and head in _MEDIA:
            return self._entities.of_mention.get((opened.passage.start, opened.passage.end))
        if mention.kind == "organisation" and (first in {"the", "this", "its", "their"} or len(words.split()) == 1):
            return self._body(words, head, speaks=speaks)
        if mention.kind == "group" and first in {"the", "these", "those"} and head in people_words():
            # "the rebels", where the story told of "the rebel Lord's Resistance Army"
            singular = people_words()[head][0]
            return next((e for e in self._bodies if e.kind == "organisation" and singular in e.title_words), None)
        return None

    @staticmethod
    def _head(words: str) -> str:
        return words.replace("’", "'").split()[-1].lower().strip("'\",")

    def _apposed(self, mention: NameMention) -> Entity | None:
        """``Mary Poe, UN envoy``; ``the Governor of the Bank of Norway, Erik Dahl``."""
        if mention.kind not in {"person", "organisation"}:
            return None
        if mention.kind == "organisation" and not _describes(mention.passage.of(self._text)):
            return None  # "the administration, Northwind and the union" is a list
        end = mention.passage.end if mention.full is None else mention.full.end
        text = self._text
        for stop in (end, mention.passage.end):
            ahead = stop
            if text[ahead : ahead + 2] in {"' ", "’ "}:
                ahead += 1
            if text[ahead : ahead + 1] == "," and ahead + 2 < len(text):
                named = self._name_starts.get(ahead + 2)
                if named is not None and named.kind == mention.kind:
                    return self._take_title(mention, named)
        lead = mention.passage.start
        if (
            text[max(0, lead - 2) : lead] in {", ", ",\n"}
            and (named := self._name_ends.get(lead - 2))
            and named.kind == mention.kind
        ):
            after = text[end : end + 1]
            if (
                after in {",", ".", ";", ")", "\n", ""}
                or text[end : end + 4] == " and"
                or text[mention.passage.end : mention.passage.end + 1] in {",", "."}
                or self._goes_on(end)
            ):
                return self._take_title(mention, named)
        return None

    def _goes_on(self, end: int) -> bool:
        return (
            self._text[end : end + 4] in {" on ", " at ", " in ", " for", " to ", " who"}
            or self._text[end : end + 5] == " from"
        )

    def _take_title(self, mention: NameMention, named: NameMention) -> Entity | None:
        entity = self._entities.of_mention.get((named.passage.start, named.passage.end))
        if entity is not None:
            full = mention.full or mention.passage
            entity.take_title(full, self._text)
            entity.country = entity.country or mention.country
        return entity

    def _by_office(self, mention: NameMention, words: str, head: str, *, definite: bool) -> Entity | None:
        singular = people_words().get(head, (head, False))[0]
        wanted = title_words(words)
        office = {"prime", "minister"} if singular in {"pm", "premier"} else {singular}
        bearers: list[tuple[float, int, Entity]] = []
        at = mention.passage.start
        for entity in self._titled_near(at):
            ahead = entity.named[0].passage.start > at
            score = self._fits(entity, singular, office, wanted - office, mention.country, ahead=ahead)
            if score is None:
                continue
            if not (at <= _OPENING if ahead else definite):
                continue
            bearers.append((score, -abs(entity.last_at - at), entity))
        if not bearers:
            return None
        best = max(score for score, _, _ in bearers)
        level = [entity for score, _, entity in bearers if score == best]
        if len(level) > 1:
            if self._subject in level:
                return self._subject
            recent = [e for e in self._recent if e in level]
            return recent[0] if recent else level[0]
        return level[0]

    def _titled_near(self, at: int) -> list[Entity]:
        """Return the people with titles told so far, or soon to be told; the latest, so that long texts stay linear."""
        end = bisect_right(self._titled, at + _FAR_AHEAD, key=lambda entity: entity.named[0].passage.start)
        return self._titled[max(0, end - _LATEST) : end]

    @staticmethod
    def _fits(
        entity: Entity, singular: str, office: set[str], more: set[str], country: str | None, *, ahead: bool
    ) -> float | None:
        """Score how well a role fits somebody's titles; None where it does not.

        Every word of the role should be one of the titles'; the office itself must be, or one that stories use for it.
        """
        titles = entity.title_words
        exact = office <= entity.offices
        akin = exact or any(singular in group and entity.offices & group for group in same_office())
        if not akin and not (ahead and singular in _ANY_OFFICE):
            return None
        if (
            singular in {"spokesman", "spokeswoman", "spokesperson"}
            and not exact
            and not titles & {"spokesman", "spokeswoman", "spokesperson"}
        ):
            return None
        if country and entity.country and country != entity.country:
            return None
        extra = [word for word in more if word not in _place_words() and country_of(word.capitalize()) is None]
        shared = [word for word in extra if word in titles or word.rstrip("s") in titles]
        if more & {"deputy", "vice"} and not titles & {"deputy", "vice", "vice-president"}:
            return None
        bare = akin and not extra and singular not in _VAGUE
        if not exact and not shared and not bare:
            return None
        if exact and singular in _VAGUE and extra and not shared:
            return None
        missing = len(extra) - len(shared)
        if missing > len(shared) + 1:
            return None
        below = len((titles & _BELOW) - more) if exact else 0
        return (
            (2.0 if exact else 1.0)
            - 0.5 * below
            + len(shared)
            - 0.5 * missing
            + (1.0 if country and country == entity.country else 0.0)
        )

    def _body(self, words: str, head: str, *, speaks: bool) -> Entity | None:
        """Return what ``the company``, ``the union``, ``the daily`` means: the last body that is such a thing."""
        if head in listed("countries"):
            return next((e for e in self._bodies if e.kind == "place" and e.state), None)
        if head in listed("too_little"):
            return None
        if head.endswith("maker"):
            head = "maker"  # "the automaker", "the chipmaker"
        wanted = such(head)
        modifiers = (
            set()
            if head in {"bloc", "alliance", "cartel", "daily", "newspaper", "airline"}
            else title_words(words) - {head}
        )
        candidates = [e for e in dict.fromkeys((*self._bodies_acting, *self._bodies)) if e.kind == "organisation"]
        if self._body_speaking is not None and head in _FIRM_WORDS:
            candidates.insert(0, self._body_speaking)
        for entity in candidates:
            own = set(entity.words)
            known = organisation_named(entity.printed)
            full = set(known.name.lower().split()) if known else set()
            fits = bool(own & wanted or full & wanted or entity.title_words & (wanted | {head}))
            if fits and (not modifiers or modifiers & (own | full | entity.title_words)):
                return entity
            if head in _FIRM_WORDS and own & _FIRM_ENDS:
                return entity
        if head in _FIRM_WORDS and not modifiers:
            return next((e for e in candidates if organisation_named(e.printed) is None), None)
        if head in _FIRM_WORDS and speaks:
            return self._body_speaking  # "the oilfield services concern said", behind what the firm said
        return None


@cache
def _place_words() -> frozenset[str]:
    """Return the single words of places' names ("South Carolina"), which say whose office it is and not which."""
    return frozenset(word.lower() for name in all_places() for word in name.split() if len(word) > 3 or word.isupper())


_MEDIA = listed("media")


def _describes(words: str) -> bool:
    """Tell whether a body's role is told as news of it (``a maker of``, ``the largest``), as appositions are."""
    pieces = words.lower().split()
    return pieces[0] in {"a", "an"} or any(
        piece.endswith("est") or piece in {"state-owned", "leading", "main", "daily"} for piece in pieces[1:]
    )


_FIRM_ENDS = listed("firm_ends")
_FIRM_WORDS = listed("firm_words")
_BELOW = listed("below")
"""Words that set one office below another: "the secretary" is rather the Secretary than the Deputy Secretary."""
_ANY_OFFICE = listed("any_office")
"""Words that headlines use for any office, when more than they agrees ("trade chief" for a trade representative)."""
_VAGUE = listed("vague")
"""Words that many people of one story bear: they mean one only where another word agrees."""


def opens_clause(language: Language, first: int, last: int) -> bool:
    """Tell whether the phrase of tokens ``first`` up to ``last`` is likely a subject: a verb stands behind."""
    tokens = language.tokens
    sentence = language.sentences[language.sentence_of(first)]
    behind = tokens[last] if last < sentence.last else None
    if behind is not None and behind.norm in {"'s", "'"}:
        return False
    if tokens[first].norm in {"him", "his", "her", "them", "their", "its", "himself", "herself"}:
        return False
    if first == sentence.first:
        return True
    before = tokens[first - 1]
    if behind is not None and behind.pos in {"VERB", "AUX", "ADV"}:
        return before.pos not in {"ADP", "PART"} and before.norm != "'s"
    if behind is not None and behind.norm in {",", "who"}:
        return before.pos in {"PUNCT", "SCONJ"} or before.norm in word_set("saying")
    return before.pos == "SCONJ" or before.norm in word_set("saying")
