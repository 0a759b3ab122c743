"""Names as they are printed: people, organisations, places, groups, events; roles and pronouns that stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.language.name_runs import (
    Found,
    all_capitals,
    find_runs,
    is_capitalised,
    known_at,
    read_run,
    title_case,
)
from onrecord.language.name_words import body_words, given_names, people_words, word_set
from onrecord.language.roles import find_pronouns, find_roles

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.language.grammar import Language, Sentence, Token
    from onrecord.record import NameKind, StoryParts


@dataclass(frozen=True, slots=True)
class NameMention:
    """One place where somebody or something is named, or meant by a pronoun or a role."""

    passage: Passage
    """The name alone (``Yuri Borisov``), the pronoun (``he``), the whole role phrase (``the Russian deputy prime minister``)."""
    kind: NameKind
    form: Literal["name", "role", "pronoun"]
    titles: tuple[Passage, ...] = ()
    """Titles before and after the name (``Russian Deputy Prime Minister``)."""
    country: str | None = None
    """ISO 3166-1 alpha-2, where the words show it."""
    full: Passage | None = None
    """The whole noun phrase, titles included; of a role, with what hangs on it (``the spokesman of President Kovac``)."""


def find_names(parts: StoryParts, language: Language) -> tuple[NameMention, ...]:
    """Return every mention in text order.

    Running text is read first. Headings, where capitals show little, are read with what the running text taught: a word
    of a headline is a name where the story or the gazetteer knows it as one.
    """
    tokens = language.tokens
    found: list[Found] = []
    headings: list[tuple[Sentence, bool]] = []
    doubtful: list[Found] = []
    small = {t.text for t in tokens if t.text.islower()}
    for sentence in language.sentences:
        capitals = all_capitals(tokens, sentence)
        if capitals or (sentence.heading and title_case(tokens, sentence)):
            headings.append((sentence, capitals))
            continue
        for first, last in find_runs(tokens, sentence):
            for name in read_run(tokens, first, last):
                _with_context(tokens, name, sentence)
                if name.last - name.first == 1 and not name.sure and _doubtful(tokens, name, sentence):
                    doubtful.append(name)
                else:
                    found.append(name)
    here = {tokens[at].text for name in found for at in range(name.first, name.last)}
    for name in doubtful:
        word = tokens[name.first]
        if word.text in here or (word.norm not in small and _acts(tokens, name)):
            found.append(name)
    found = [
        name
        for name in found
        if name.kind is not None or name.last - name.first > 1 or tokens[name.first].norm not in small
    ]
    if parts.dateline is not None and parts.dateline.place is not None:
        first, last = language.token_range(parts.dateline.place.passage)
        for name in found:
            if first <= name.first and name.last <= last and not name.sure:
                name.kind, name.sure = "place", True
    taught = _taught(tokens, found)
    for sentence, capitals in headings:
        found.extend(_in_heading(tokens, sentence, taught, capitals=capitals))
    open_names = [name for name in found if name.kind is None or not name.sure]
    votes = _votes(tokens, open_names)
    for name in open_names:
        _settle(tokens, name, taught, votes)
    mentions = [_mention(language, name) for name in found]
    covered = [(name.full_first if name.full_first is not None else name.first, name.last) for name in found]
    mentions.extend(
        NameMention(language.passage(role.first, role.last), role.kind, "role", (), role.country, role.full)
        for role in find_roles(language, covered)
    )
    mentions.extend(NameMention(passage, kind, "pronoun") for passage, kind in find_pronouns(language))
    mentions.sort(key=lambda mention: (mention.passage.start, -mention.passage.end))
    return tuple(mentions)


def _mention(language: Language, name: Found) -> NameMention:
    full_first = name.first if name.full_first is None else name.full_first
    return NameMention(
        passage=language.passage(name.first, name.last),
        kind=name.kind or "organisation",
        form="name",
        titles=tuple(language.passage(first, last) for first, last in name.titles),
        country=name.country,
        full=language.passage(full_first, name.last),
    )


# -- context ----------------------------------------------------------------------------------------------------------------


def _with_context(tokens: tuple[Token, ...], name: Found, sentence: Sentence) -> Found:
    """Add what the words around a name show: a title in small letters before it, a role behind it, a verb of saying."""
    before = _small_title(tokens, name.first if name.full_first is None else name.full_first, sentence.first)
    if name.kind in {"organisation", "group"} or (before is None and name.kind is None):
        _describe(tokens, name, sentence.first)
    if before is not None and name.kind in {None, "person"}:
        first = name.first if name.full_first is None else name.full_first
        name.titles.insert(0, (before, first))
        name.full_first = before
        name.kind, name.sure = "person", True
        if name.country is None:
            name.country = _country_in(tokens, before, name.first)
        return name
    if name.kind is not None and name.sure:
        return name
    after = tokens[name.last] if name.last < sentence.last else None
    if after is not None and after.norm in _MEDIA and name.kind != "place":
        name.kind, name.sure = "organisation", True  # "Time magazine"
        return name
    ahead = tokens[name.last + 1] if name.last + 1 < sentence.last else None
    if after is not None and after.norm == "," and ahead is not None:
        if ahead.pos == "NUM" and name.last + 2 < sentence.last and tokens[name.last + 2].norm == ",":
            name.kind, name.sure = "person", True  # "Jane Doe, 43,"
        elif _role_opens(tokens, name.last + 1, sentence.last):
            name.kind, name.sure = "person", True
        elif ahead.norm == "who":
            name.kind, name.sure = "person", True
    if after is not None and after.norm == "who":
        name.kind, name.sure = "person", True
    return name


_MEDIA = frozenset({"magazine", "newspaper", "daily", "weekly", "radio", "television", "shares", "stock"})


def _describe(tokens: tuple[Token, ...], name: Found, first: int) -> None:
    """Add what a body is called in small letters before its name: ``local daily``, ``the rebel``, ``advocacy group``."""
    at = name.first
    if at <= first or tokens[at - 1].pos not in {"NOUN", "ADJ"} or not tokens[at - 1].text.islower():
        if not (at - 1 > first and tokens[at - 1].norm == "the" and tokens[at - 2].norm in body_words()):
            return
        at -= 1
    norm = tokens[at - 1].norm
    if norm in body_words() or norm in {
        "rebel",
        "guerrilla",
        "militant",
        "insurgent",
        "ruling",
        "opposition",
        "conservative",
        "liberal",
    }:
        start = at - 1
        while start > first and tokens[start - 1].pos in {"NOUN", "ADJ"} and at - start < 4:
            start -= 1
        name.titles.append((start, at))
        if name.kind is None:
            name.kind = "organisation"


def _doubtful(tokens: tuple[Token, ...], name: Found, sentence: Sentence) -> bool:
    """Tell whether a word has its capital from where it stands: first in a sentence, or behind "U.S." where wires shout."""
    at = name.first
    if at == sentence.first or tokens[at - 1].norm in {'"', ":", "-", "--", "(", "["}:
        return not (tokens[at].text.isupper() and len(tokens[at].text) > 1)
    return tokens[at - 1].norm in {"u.s.", "u.n.", "u.k."} and tokens[at].pos != "VERB"


def _acts(tokens: tuple[Token, ...], name: Found) -> bool:
    """Tell whether what follows a word shows that it is a name: a verb, a possessive, a comma, a bracket."""
    after = tokens[name.last] if name.last < len(tokens) else None
    return (
        after is not None
        and (after.pos in {"VERB", "AUX"} or after.norm in {"'s", ",", "("})
        and not tokens[name.first].plural
    )


def _small_title(tokens: tuple[Token, ...], at: int, first: int) -> int | None:
    """Return where a title in small letters right before ``at`` begins ("foreign ministry spokesman Cui Tiankai")."""
    if at <= first:
        return None
    before = tokens[at - 1]
    entry = people_words().get(before.norm)
    if entry is None or before.pos not in {"NOUN", "PROPN", "ADJ", "VERB"} or before.text[0].isupper():
        return None
    if entry[1] and before.norm not in {"representatives", "senators", "ministers", "presidents", "governors"}:
        return None
    start = at - 1
    joins = {"'s", "-", "&"}
    while start > first:
        token = tokens[start - 1]
        if token.pos in {"NOUN", "ADJ", "PROPN", "NUM"} or (token.norm in joins and start - 1 > first):
            start -= 1
            continue
        if token.norm in word_set("title_modifiers") and token.pos != "DET":
            start -= 1
            continue
        if (
            token.norm == "and"
            and start - 1 > first
            and tokens[start].norm in word_set("portfolios") | {"transport", "union"}
        ):
            start -= 1
            continue
        break
    while start < at - 1 and tokens[start].norm in {"'s", "-", "&", "and"}:
        start += 1
    return start


def _role_opens(tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    """Tell whether a role begins behind the comma: ``, the chairman of``, ``, head of commodity buying``."""
    ahead = at
    if tokens[ahead].norm in {"the", "a", "an", "its", "his", "her", "their", "former", "also"}:
        ahead += 1
    for look in range(ahead, min(stop, ahead + 5)):
        token = tokens[look]
        if token.norm in people_words() and token.pos in {"NOUN", "PROPN"}:
            nearby = tokens[look + 1].norm if look + 1 < stop else "."
            return nearby in {"of", "for", "at", "in", "to", ",", ".", "and", "from", "with", "on"}
        if token.pos not in {"NOUN", "PROPN", "ADJ", "NUM"} and token.norm != "'s":
            return False
    return False


def _country_in(tokens: tuple[Token, ...], first: int, last: int) -> str | None:
    for at in range(first, last):
        known = known_at(tokens, at, last)
        if known and known[1].country:
            return known[1].country
    return None


# -- what the story itself teaches --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Taught:
    """Words that the running text showed to be parts of names."""

    surnames: set[str]
    words: dict[str, Found]
    """Folded words of whole names."""


def _taught(tokens: tuple[Token, ...], found: list[Found]) -> _Taught:
    surnames: set[str] = set()
    words: dict[str, Found] = {}
    for name in found:
        if name.kind == "person" and name.sure:
            surnames.add(tokens[name.last - 1].norm)
            if tokens[name.last - 1].norm in word_set("suffixes") and name.last - name.first > 1:
                surnames.add(tokens[name.last - 2].norm)
            if name.last - name.first > 1 and len(tokens[name.first].norm) > 2:
                surnames.add(tokens[name.first].norm)
    for name in found:
        if name.kind is None and name.last - name.first == 2 and tokens[name.last - 1].norm in surnames:
            name.kind, name.sure = (
                "person",
                True,
            )  # "Ivanka Trump", where the story has told of "President Donald Trump"
            surnames.add(tokens[name.first].norm)
        key = " ".join(t.norm for t in tokens[name.first : name.last])
        there = words.get(key)
        if there is None or (name.sure and not there.sure):
            words[key] = name
        if name.kind == "organisation" and name.last - name.first > 1 and name.sure:
            short = words.get(tokens[name.first].norm)
            if short is None or not short.sure:
                words[tokens[name.first].norm] = name
    return _Taught(surnames, words)


def _votes(tokens: tuple[Token, ...], names: list[Found]) -> dict[str, NameKind]:
    """Return what the places of a word all over the story say it is: "at Owiny", "Owiny said"."""
    counted: dict[str, dict[NameKind, int]] = {}
    for name in names:
        kind = _by_place(tokens, name)
        if kind is not None:
            votes = counted.setdefault(" ".join(t.norm for t in tokens[name.first : name.last]), {})
            votes[kind] = votes.get(kind, 0) + 1
    return {word: max(votes, key=lambda kind: votes[kind]) for word, votes in counted.items()}


def _by_place(tokens: tuple[Token, ...], name: Found) -> NameKind | None:
    """Return what one place says: behind "in" a place, beside a verb of saying somebody."""
    before = tokens[name.first - 1] if name.first else None
    after = tokens[name.last] if name.last < len(tokens) else None
    says = (after is not None and after.pos == "VERB" and after.lemma in word_set("saying")) or (
        before is not None
        and before.pos == "VERB"
        and before.lemma in word_set("saying")
        and before.norm != "according"
    )
    if after is not None and after.norm in {
        "administration",
        "campaign",
        "supporters",
        "aides",
        "allies",
        "aide",
        "presidency",
        "rally",
    }:
        return "person"
    if says and tokens[name.first].text.istitle() and not (before is not None and before.norm == "the"):
        return "person"
    if before is not None and before.pos == "ADP" and before.norm in {"in", "at", "near", "around", "outside"}:
        return "place"
    if after is not None and after.norm == "," and name.last + 1 < len(tokens):
        ahead = known_at(tokens, name.last + 1, min(len(tokens), name.last + 4))
        if ahead and ahead[1].place in {"region", "country"} and (before is None or before.pos == "ADP"):
            return "place"  # "at Kenosha, Wisc."
    if before is not None and before.norm == "of" and name.first > 1 and tokens[name.first - 2].norm in _PLACES_OF:
        return "place"
    if before is not None and before.norm in {"neighboring", "neighbouring", "visit", "visited", "visiting"}:
        return "place"
    return None


_PLACES_OF = frozenset(
    "north south east west northeast northwest southeast southwest outskirts village villages town towns city cities region province "
    "provinces district port suburb island islands state capital people residents mayor governor siege battle".split()
)


def _settle(tokens: tuple[Token, ...], name: Found, taught: _Taught, votes: dict[str, NameKind]) -> None:
    """Decide what a name is that its own words do not show."""
    words = [t.norm for t in tokens[name.first : name.last]]
    there = taught.words.get(" ".join(words))
    if there is not None and there is not name and there.sure and there.kind is not None:
        name.kind = there.kind
        return
    if words[-1] in taught.surnames and name.kind is None:
        name.kind = "person"
        return
    if name.kind is not None:
        return
    voted = votes.get(" ".join(words))
    if len(words) == 1:
        name.kind = "person" if words[0] in given_names() and voted != "place" else voted or "organisation"
        return
    listed = word_set("organisation_last") | word_set("organisation_first") | word_set("portfolios")
    if any(word in listed for word in words) or (name.first and tokens[name.first - 1].norm == "the"):
        name.kind = "organisation"
    elif voted is not None and len(words) == 2:
        name.kind = voted
    else:
        name.kind = "person" if len(words) in {2, 3} else "organisation"


def _in_heading(tokens: tuple[Token, ...], sentence: Sentence, taught: _Taught, *, capitals: bool) -> list[Found]:
    """Return the names of a heading that the story or the gazetteer knows."""
    found: list[Found] = []
    at = sentence.first
    longest = 6
    while at < sentence.last:
        token = tokens[at]
        if not is_capitalised(token) or token.norm in word_set("calendar"):
            at += 1
            continue
        last = min(sentence.last, at + longest)
        name = None
        while last > at:
            there = taught.words.get(" ".join(t.norm for t in tokens[at:last]))
            if there is not None and (last - at > 1 or there.sure or token.norm not in word_set("portfolios")):
                name = Found(at, last, there.kind, there.country, sure=there.sure)
                break
            last -= 1
        known = known_at(tokens, at, sentence.last, capitals=capitals)
        if (
            known
            and (name is None or known[0] > name.last)
            and not (capitals and token.text in {"US", "IT", "WHO", "NAM"} and False)
        ):
            if known[1].kind in {"place", "organisation", "people"} and not (
                known[1].also_adjective and _modifies(tokens, known[0], sentence)
            ):
                if not (len(token.text) <= 4 and known[0] == at + 1 and token.norm in _PLAIN_WORDS):
                    found.append(Found(at, known[0], known[1].name_kind, known[1].country, sure=True))
            at = known[0]
            continue
        if name is None and token.norm in taught.surnames and token.norm not in _PLAIN_WORDS:
            name = Found(at, at + 1, "person", sure=True)
        if name is None and not capitals and token.norm in word_set("titles") | word_set("honorifics"):
            run = next(((a, b) for a, b in find_runs(tokens, sentence) if a <= at < b), None)
            if run:
                read = [
                    x
                    for x in read_run(tokens, at, run[1], heading=True)
                    if x.kind == "person"
                    and (tokens[x.first].norm in given_names() or tokens[x.last - 1].norm in taught.surnames)
                ]
                if read:
                    found.extend(read)
                    at = run[1]
                    continue
        if (
            name is None
            and not capitals
            and token.norm in given_names()
            and at + 1 < sentence.last
            and is_capitalised(tokens[at + 1])
        ):
            end = at + 1
            while (
                end < sentence.last
                and end < at + 4
                and is_capitalised(tokens[end])
                and (tokens[end].pos == "PROPN" or (len(tokens[end].text) == 2 and tokens[end].text[1] == "."))
            ):
                end += 1
            if end > at + 1:
                name = Found(at, end, "person", sure=True)
        if name is not None:
            found.append(name)
            at = name.last
            continue
        at += 1
    return found


_PLAIN_WORDS = frozenset(
    {
        "who",
        "it",
        "us",
        "will",
        "may",
        "can",
        "mark",
        "fed",
        "ap",
        "male",
        "nice",
        "chad",
        "turkey",
        "cork",
        "split",
        "bush",
    }
    - {"us", "fed", "turkey", "bush", "chad"}
)


def _modifies(tokens: tuple[Token, ...], at: int, sentence: Sentence) -> bool:
    return at < sentence.last and tokens[at].pos in {"NOUN", "ADJ", "PROPN"}
