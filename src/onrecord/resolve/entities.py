"""Which printed names are the same person, body or place: ``Borisov`` and ``Deputy Prime Minister Yuri Borisov``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.gazetteer import all_countries, country_named, organisation_named, place_named
from onrecord.language.name_words import Gender, given_names, plain, word_set
from onrecord.resolve.lexicon import listed

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.language import Language
    from onrecord.language.names import NameMention
    from onrecord.record import NameKind

_BEHIND_OFFICE = re.compile(r"\s(?:of|for|to|at|in|with|from|on)\s")
_LOOK_BACK = 8
"""How many earlier bearers of a word are compared; more than any story has, and it keeps hostile text linear."""
_FIRMS = listed("firms")
_SMALL = listed("small")


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that the story names."""

    kind: NameKind
    words: tuple[str, ...]
    """Folded words of the longest mention."""
    printed: str
    mentions: list[Passage] = field(default_factory=list)
    named: list[NameMention] = field(default_factory=list)
    titles: list[Passage] = field(default_factory=list)
    title_words: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    """The words of the titles before "of" and "for": what he is, not of what."""
    country: str | None = None
    gender: Gender | None = None
    last_at: int = 0
    state: bool = False
    """A country, not a town."""

    def take_title(self, title: Passage, text: str) -> None:
        """Note a title of his."""
        words = title.of(text)
        self.titles.append(title)
        self.title_words.update(title_words(words))
        self.offices.update(title_words(_BEHIND_OFFICE.split(words, maxsplit=1)[0]))


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a name for comparing: lower case, no accents, no article, initials without their stops.

    >>> folded_words("the Bank of Russia’s")
    ('bank', 'of', 'russia')
    """
    words = plain(text.replace("’", "'")).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return tuple(word.strip(",\"'“”()").removesuffix("'s") or word for word in words)


def shown(text: str) -> str:
    """Return a printed name on one line, out of a headline's capitals.

    >>> shown("WHITE  HOUSE"), shown("NATO")
    ('White House', 'NATO')
    """
    name = " ".join(text.split())
    if name.isupper() and (len(name) > 5 or (len(name) > 3 and place_named(name))) and "." not in name:
        name = " ".join("-".join(piece.capitalize() for piece in word.split("-")) for word in name.split())
    return name


class Entities:
    """The names of one story, found by their words."""

    def __init__(self, language: Language) -> None:
        self._text = language.text
        self.all: list[Entity] = []
        self._last: dict[str, list[Entity]] = {}
        self._first: dict[str, list[Entity]] = {}
        self._exact: dict[tuple[str, str], Entity] = {}
        self._initials: dict[str, Entity] = {}
        self.of_mention: dict[tuple[int, int], Entity] = {}
        self._ends_at: dict[int, Entity] = {}

    def add_all(self, mentions: tuple[NameMention, ...]) -> None:
        """Group printed names; long forms first, so that a headline's surname finds the name below it."""
        names = [mention for mention in mentions if mention.form == "name"]
        long = [m for m in names if self._is_long(m)]
        short = [m for m in names if not self._is_long(m)]
        for mention in long:
            self._put(mention, self._find_long(mention))
        for mention in short:
            self._put(mention, self._declared(mention) or self._find_short(mention))
        self.settle_names()

    def _is_long(self, mention: NameMention) -> bool:
        words = folded_words(mention.passage.of(self._text))
        if mention.kind == "person":
            return (
                len([word for word in words if word not in word_set("suffixes") and word not in word_set("styles")]) > 1
            )
        return len(words) > 1

    def settle_names(self) -> None:
        """Give each country its usual name where the story prints it, else the form that it prints most often."""
        for entity in self.all:
            known = organisation_named(entity.printed) if entity.kind == "organisation" else None
            if known is not None and known.usual in {mention.passage.of(self._text) for mention in entity.named}:
                entity.printed = known.usual or entity.printed
            if not entity.state:
                continue
            forms: dict[str, int] = {}
            for mention in entity.named:
                form = shown(mention.passage.of(self._text)).removeprefix("the ").removeprefix("The ")
                forms[form] = forms.get(form, 0) + 1
            code = entity.country
            usual = all_countries()[code].name if code in all_countries() else ""
            entity.printed = usual if usual in forms else max(forms, key=lambda form: (forms[form], len(form)))

    def _declared(self, mention: NameMention) -> Entity | None:
        """Return the body whose initials the story gives: ``the Employees Union, DAG,``, ``Drug Code (NDC)``."""
        start, end = mention.passage.start, mention.passage.end
        printed = mention.passage.of(self._text)
        exact = self._exact.get(("body", printed.lower()))
        if exact is not None or mention.kind != "organisation" or not printed.isupper():
            return exact
        lead = self._text[max(0, start - 2) : start]
        if lead not in {" (", ", ", ",\n", "\n("} or self._text[end : end + 1] not in {")", ",", "."}:
            return None
        return self._ends_at.get(start - 2)

    # -- finding -----------------------------------------------------------------------------------------------------

    def _find_long(self, mention: NameMention) -> Entity | None:
        words = folded_words(mention.passage.of(self._text))
        exact = self._exact.get((self._family(mention.kind), " ".join(words)))
        if exact is not None:
            return exact
        if mention.kind == "person":
            core, suffix = _core(words)
            for entity in reversed(self._last.get(core[-1], [])[-_LOOK_BACK:]):
                if entity.kind == "person" and _same_person(core, suffix, *_core(entity.words)):
                    return entity
            for entity in reversed(self._first.get(core[0], [])[-_LOOK_BACK:]):
                other, _ = _core(entity.words)
                if (
                    entity.kind == "person"
                    and (other[: len(core)] == core or core[: len(other)] == other)
                    and min(len(core), len(other)) > 1
                ):
                    return entity
            return None
        if mention.kind == "place":
            return self._place(mention)
        return self._organisation(mention, words)

    def _place(self, mention: NameMention) -> Entity | None:
        code = country_named(mention.passage.of(self._text))
        return self._exact.get(("country", code)) if code else None

    def _organisation(self, mention: NameMention, words: tuple[str, ...]) -> Entity | None:
        known = organisation_named(mention.passage.of(self._text))
        if known is not None:
            for name in known.names:
                found = self._exact.get(("body", " ".join(folded_words(name))))
                if found is not None:
                    return found
        stem = _stem(words)
        for entity in reversed(self._first.get(words[0], [])[-_LOOK_BACK:]):
            if entity.kind in {"organisation", "group"}:
                other = _stem(entity.words)
                if (
                    stem == other
                    or (len(stem) > 1 and other[: len(stem)] == stem and "of" not in other[len(stem) :])
                    or (len(other) > 1 and stem[: len(other)] == other and "of" not in stem[len(other) :])
                ):
                    return entity
        return None

    def _find_short(self, mention: NameMention) -> Entity | None:
        printed = mention.passage.of(self._text)
        words = folded_words(printed)
        if mention.kind == "person":
            return self._short_person(mention, words)
        if mention.kind == "place":
            found = self._place(mention)
            return found or self._exact.get(("place", " ".join(words)))
        exact = self._exact.get((self._family(mention.kind), " ".join(words)))
        if exact is not None:
            return exact
        found = self._organisation(mention, words)
        if found is not None:
            return found
        if printed.isupper() and len(printed) > 1:
            acronym = self._initials.get(printed.replace(".", "").lower())
            if acronym is not None:
                return acronym
        for entity in reversed(self._first.get(words[0], [])[-_LOOK_BACK:]):
            if entity.kind == "organisation" and len(entity.words) > 1 and not country_named(printed):
                return entity
        return None

    def _short_person(self, mention: NameMention, words: tuple[str, ...]) -> Entity | None:
        core, suffix = _core(words)
        gender = _gender_of(mention, self._text, core, full=False)
        bearers = [
            e
            for e in self._last.get(core[-1], [])[-_LOOK_BACK:]
            if e.kind == "person" and gender in {None, e.gender, None if e.gender else gender}
        ]
        if suffix:
            bearers = [e for e in bearers if _core(e.words)[1] == suffix] or bearers
        elif len(bearers) > 1:
            bearers = [e for e in bearers if not _core(e.words)[1]] or bearers
        if bearers:
            before = [e for e in bearers if e.named[0].passage.start <= mention.passage.start]
            near = [e for e in before if e.last_at <= mention.passage.start] or before or bearers
            return max(near, key=lambda e: e.last_at) if before else bearers[0]
        style = core[0]
        for entity in reversed(self._first.get(style, [])[-_LOOK_BACK:]):
            if entity.kind == "person":
                other, _ = _core(entity.words)
                if other[: len(core)] == core:
                    return entity
        return None

    # -- keeping -----------------------------------------------------------------------------------------------------

    @staticmethod
    def _family(kind: NameKind) -> str:
        return "body" if kind in {"organisation", "group"} else kind

    def _put(self, mention: NameMention, entity: Entity | None) -> Entity:
        printed = mention.passage.of(self._text)
        words = folded_words(printed)
        if entity is None:
            entity = Entity(mention.kind, words, shown(printed))
            self.all.append(entity)
        elif _better(printed, words, entity):
            entity.words, entity.printed = words, shown(printed)
            if mention.kind != "group":
                entity.kind = mention.kind
        entity.mentions.append(mention.passage)
        entity.named.append(mention)
        entity.last_at = max(entity.last_at, mention.passage.start)
        self.of_mention[mention.passage.start, mention.passage.end] = entity
        if mention.kind in {"organisation", "event"} and len(words) > 1:
            self._ends_at[mention.passage.end] = entity
        for title in mention.titles:
            entity.take_title(title, self._text)
        entity.country = entity.country or mention.country
        if entity.kind == "person" and entity.gender is None:
            entity.gender = _gender_of(mention, self._text, words, full=True)
        self._index(mention, entity, words, printed)
        return entity

    def _index(self, mention: NameMention, entity: Entity, words: tuple[str, ...], printed: str) -> None:
        family = self._family(mention.kind)
        self._exact.setdefault((family, " ".join(words)), entity)
        if mention.kind == "place":
            code = country_named(printed)
            if code:
                entity.state = True
                entity.country = code
                self._exact.setdefault(("country", code), entity)
        core, _ = _core(words)
        firm = words[1] if family == "body" and len(words) > 2 and "." in words[0][:-1] else core[0]  # "J.C. Penney Co"
        for table, word in ((self._last, core[-1]), (self._first, core[0]), (self._first, firm)):
            bearers = table.setdefault(word, [])
            if entity not in bearers[-_LOOK_BACK:]:
                bearers.append(entity)
        if family == "body" and len(words) > 1:
            self._initials.setdefault("".join(word[0] for word in words if word not in _SMALL), entity)
            self._initials.setdefault("".join(word[0] for word in _stem(words) if word not in _SMALL), entity)


def _better(printed: str, words: tuple[str, ...], entity: Entity) -> bool:
    """Tell whether a mention shows more of a name than what is kept."""
    if (
        entity.printed.isupper()
        and not printed.isupper()
        and len(words) >= len(entity.words)
        and len(entity.printed) > 5
    ):
        return True
    return (len(words), len(printed)) > (len(entity.words), len(entity.printed)) and not (
        printed.isupper() and len(printed) > 5
    )


def _core(words: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Return a person's words without a style before and a suffix behind ("Sheikh", "Jr."), and the suffix."""
    suffix = words[-1].rstrip(".") if len(words) > 1 and words[-1] in word_set("suffixes") else None
    core = words[:-1] if suffix else words
    if len(core) > 1 and core[0] in word_set("styles"):
        core = core[1:]
    if core[-1].startswith(("al-", "el-")) and len(core[-1]) > 4:
        core = (*core[:-1], core[-1][3:])  # "Rafik Al-Hariri", then "Hariri"
    return core, suffix


def _same_person(a: tuple[str, ...], a_suffix: str | None, b: tuple[str, ...], b_suffix: str | None) -> bool:
    """Tell whether two forms with the same last word are one person's."""
    if a_suffix != b_suffix and len(a) > 1 and len(b) > 1 and ((a_suffix and b_suffix) or a == b):
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    first, other = a[0].rstrip("."), b[0].rstrip(".")
    if first == other:
        return True
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    return set(a) <= set(b) or set(b) <= set(a)


def _stem(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a body's words without the firm's legal form."""
    end = len(words)
    while end > 1 and words[end - 1] in _FIRMS:
        end -= 1
    return words[:end]


def _gender_of(mention: NameMention, text: str, words: tuple[str, ...], *, full: bool) -> Gender | None:
    """Return what titles, or a full name's given name, tell."""
    for title in mention.titles:
        spoken = plain(title.of(text)).split()
        if any(word in word_set("female_titles") for word in spoken):
            return "female"
        if any(word in word_set("male_titles") for word in spoken):
            return "male"
    if not full or len(words) < 2:
        return None
    if words[0] in word_set("female_titles"):
        return "female"
    if words[0] in word_set("male_titles"):
        return "male"
    return given_names().get(words[0]) or given_names().get(words[0].partition("-")[0])


_EXPANDED = {
    "pm": ("prime", "minister"),
    "premier": ("prime", "minister"),
    "premiers": ("prime", "minister"),
    "vp": ("vice-president",),
    "ceo": ("chief", "executive"),
    "sen": ("senator",),
    "sen.": ("senator",),
    "rep": ("representative",),
    "rep.": ("representative",),
    "gov": ("governor",),
    "gov.": ("governor",),
    "gen.": ("general",),
    "u.s.": ("us",),
    "u.n.": ("un",),
}
_EMPTY = listed("empty")


def title_words(text: str) -> set[str]:
    """Return the words of a title that tell one office from another ("deputy", "prime", "minister").

    >>> sorted(title_words("Russia's deputy PM"))
    ['deputy', 'minister', 'prime', 'russia']
    """
    found: set[str] = set()
    for word in plain(text.replace("’", "'")).replace("'s", " ").replace("s'", "s").split():
        bare = word.strip(",.\"'()") if word not in _EXPANDED else word
        if bare in _EMPTY or not bare:
            continue
        found.update(_EXPANDED.get(bare, (bare,)))
    return found
