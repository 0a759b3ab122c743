"""What the words around a name show, and what the rest of the story teaches about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.lexicon import verb_forms
from onrecord.language.name_kinds import country_in
from onrecord.language.name_runs import known_at
from onrecord.language.name_words import body_words, given_names, people_words, word_set

if TYPE_CHECKING:
    from onrecord.language.grammar import Sentence, Token
    from onrecord.language.name_kinds import Found
    from onrecord.record import NameKind

_LONGEST_TITLE = 12
"""Words of a title in small letters that are looked at."""


# -- the words around a name -----------------------------------------------------------------------------------------


def with_context(tokens: tuple[Token, ...], name: Found, sentence: Sentence) -> None:
    """Add what the words around a name show: a title in small letters before it, a role or "who" behind it."""
    title = _small_title(tokens, name.begins, sentence.first)
    if name.kind in {"organisation", "group"} or (title is None and name.kind is None):
        _describe(tokens, name, sentence.first)
    if title is not None and name.kind in {None, "person"}:
        name.titles.insert(0, (title, name.begins))
        name.full_first = title
        name.kind, name.sure = "person", True
        name.country = name.country or country_in(tokens, title, name.first)
        return
    if name.kind is not None and name.sure:
        return
    after = tokens[name.last].norm if name.last < sentence.last else ""
    if after in word_set("media") and name.kind != "place":
        name.kind, name.sure = "organisation", True  # "Time magazine"
    elif after == "who" or (after == "," and _person_behind_comma(tokens, name.last + 1, sentence.last)):
        name.kind, name.sure = "person", True


def _person_behind_comma(tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    """Tell a person by an age, a role or "who" behind the comma: ``Jane Doe, 43, ...``."""
    if at >= stop:
        return False
    if tokens[at].pos == "NUM" and at + 1 < stop and tokens[at + 1].norm == ",":
        return True
    return tokens[at].norm == "who" or _role_opens(tokens, at, stop)


def _describe(tokens: tuple[Token, ...], name: Found, first: int) -> None:
    """Add what a body is called in small letters before its name: ``local daily``, ``the rebel``."""
    at = name.first
    if at <= first:
        return
    before = tokens[at - 1]
    if before.pos not in {"NOUN", "ADJ"} or not before.text.islower():
        if at - 2 < first or before.norm != "the" or tokens[at - 2].norm not in body_words():
            return
        at -= 1  # "local daily The Observer"
    norm = tokens[at - 1].norm
    if norm not in body_words() and norm not in word_set("called"):
        return
    start = at - 1
    while start > first and at - start < 4 and tokens[start - 1].pos in {"NOUN", "ADJ"}:
        start -= 1
    name.titles.append((start, at))
    name.kind = name.kind or "organisation"


def doubtful(tokens: tuple[Token, ...], name: Found, sentence: Sentence) -> bool:
    """Tell whether a word has its capital from where it stands: first in a sentence, or behind "U.S." on old wires."""
    at = name.first
    if at == sentence.first or tokens[at - 1].norm in {'"', ":", "-", "--", "(", "["}:
        return not (tokens[at].text.isupper() and len(tokens[at].text) > 1)
    return tokens[at - 1].norm in {"u.s.", "u.n.", "u.k."} and tokens[at].pos != "VERB"


def acts(tokens: tuple[Token, ...], name: Found) -> bool:
    """Tell whether what follows a word shows that it is a name: a verb, a possessive, a comma, a bracket."""
    if name.last >= len(tokens) or tokens[name.first].plural:
        return False
    after = tokens[name.last]
    return after.pos in {"VERB", "AUX"} or after.norm in {"'s", ",", "("}


def _small_title(tokens: tuple[Token, ...], at: int, first: int) -> int | None:
    """Return where a title in small letters right before ``at`` begins ("foreign ministry spokesman Cui Tiankai")."""
    if at <= first:
        return None
    behind_of = _title_of(tokens, at, first)
    if behind_of is not None:
        at = behind_of
    before = tokens[at - 1]
    entry = people_words().get(before.norm)
    if entry is None or before.pos not in {"NOUN", "PROPN", "ADJ", "VERB"} or before.text[0].isupper():
        return None
    if entry[1] and before.norm not in {"representatives", "senators", "ministers", "presidents", "governors"}:
        return None
    start = at - 1
    joins = {"'s", "-", "&", "and"}
    while start > first and at - start < _LONGEST_TITLE:
        token = tokens[start - 1]
        if token.norm in joins:
            if start - 1 == first or (token.norm == "and" and not _lists_fields(tokens, start)):
                break
        elif token.pos not in {"NOUN", "ADJ", "PROPN", "NUM"} and (
            token.norm not in word_set("title_modifiers") or token.pos == "DET"
        ):
            break
        start -= 1
    while start < at - 1 and tokens[start].norm in joins:
        start += 1
    return start


def _title_of(tokens: tuple[Token, ...], at: int, first: int) -> int | None:
    """``director of public credit Jane Doe``: return where "of" stands, if small words for people stand before it."""
    look = at - 1
    while look > first + 1 and at - look < 5 and tokens[look].pos in {"NOUN", "ADJ"} and tokens[look].text.islower():
        look -= 1
    if look == at - 1 or tokens[look].norm != "of":
        return None
    entry = people_words().get(tokens[look - 1].norm)
    return look if entry is not None and not entry[1] else None


def _lists_fields(tokens: tuple[Token, ...], at: int) -> bool:
    """``port and transport union representative``: fields joined, not people."""
    return tokens[at].norm in word_set("portfolios") or tokens[at].norm == "union"


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


# -- what the story itself teaches -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Taught:
    """What the running text showed to be names."""

    surnames: set[str]
    """Words of people's names, and given names, lower case."""
    words: dict[str, Found]
    """Whole names, lower case; the first words of bodies too."""


def taught_by(tokens: tuple[Token, ...], found: list[Found]) -> Taught:
    """Return what the names of the running text teach; an unknown name with a known surname is settled at once."""
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
            # "Ivanka Trump", where the story has told of "Donald Trump"; but "Notice Trump ..." opens a quotation
            name.kind, name.sure = "person", True
            if tokens[name.first].norm in verb_forms():
                name.first += 1
            else:
                surnames.add(tokens[name.first].norm)
        key = _key(tokens, name)
        there = words.get(key)
        if there is None or (name.sure and not there.sure):
            words[key] = name
        if name.kind == "organisation" and name.last - name.first > 1 and name.sure:
            first = name.first + (1 if _is_initials(tokens[name.first]) and name.last - name.first > 2 else 0)
            short = words.get(tokens[first].norm)
            if short is None or not short.sure:
                words[tokens[first].norm] = name
    return Taught(surnames, words)


def _is_initials(token: Token) -> bool:
    """``J.C.`` Penney Co Inc is called Penney."""
    return "." in token.text[:-1] and token.text.isupper() and token.norm not in {"u.s.", "u.n.", "u.k."}


def _key(tokens: tuple[Token, ...], name: Found) -> str:
    return " ".join(t.norm for t in tokens[name.first : name.last])


def settle_all(tokens: tuple[Token, ...], found: list[Found], taught: Taught) -> None:
    """Decide what each name is that its own words do not show."""
    still_open = [name for name in found if name.kind is None or not name.sure]
    votes = _votes(tokens, still_open)
    for name in still_open:
        _settle(tokens, name, taught, votes)


def _votes(tokens: tuple[Token, ...], names: list[Found]) -> dict[str, NameKind]:
    """Return what the places of a word all over the story say it is: "at Owiny", "Owiny said"."""
    counted: dict[str, dict[NameKind, int]] = {}
    for name in names:
        kind = _by_place(tokens, name)
        if kind is not None:
            votes = counted.setdefault(_key(tokens, name), {})
            votes[kind] = votes.get(kind, 0) + 1
    return {word: max(votes, key=lambda kind: votes[kind]) for word, votes in counted.items()}


def _by_place(tokens: tuple[Token, ...], name: Found) -> NameKind | None:
    """Return what one place says: behind "in" a place, beside a verb of saying somebody."""
    before = tokens[name.first - 1] if name.first else None
    after = tokens[name.last] if name.last < len(tokens) else None
    if after is not None and after.norm in word_set("persons_things"):
        return "person"  # "the Obama administration"
    says = any(near is not None and near.pos == "VERB" and near.lemma in word_set("saying") for near in (before, after))
    if says and tokens[name.first].text.istitle():
        return "person"
    if before is None:
        return None
    if before.norm in {"in", "at", "near", "around", "outside", "neighboring", "neighbouring", "visit", "visited"}:
        return "place"
    if before.norm == "to" and name.first > 1 and tokens[name.first - 2].lemma in word_set("going"):
        return "place"  # "will travel to Schloss Elmau"
    if before.norm == "of" and name.first > 1 and tokens[name.first - 2].norm in word_set("places_of"):
        return "place"  # "north of Owiny"
    if before.pos == "ADP" and after is not None and after.norm == "," and name.last + 1 < len(tokens):
        ahead = known_at(tokens, name.last + 1, min(len(tokens), name.last + 4))
        if ahead and ahead[1].place in {"region", "country"}:
            return "place"  # "at Kenosha, Wisc."
    return None


def _settle(tokens: tuple[Token, ...], name: Found, taught: Taught, votes: dict[str, NameKind]) -> None:
    words = [t.norm for t in tokens[name.first : name.last]]
    there = taught.words.get(" ".join(words))
    if there is not None and there is not name and there.sure and there.kind is not None:
        name.kind = there.kind
    elif name.kind is not None:
        return
    elif words[-1] in taught.surnames:
        name.kind = "person"
    elif len(words) == 1 and words[0].endswith("s") and words[0][:-1] in taught.surnames:
        name.kind = "group"  # "the Clintons"
    else:
        before = tokens[name.first - 1].norm if name.first else ""
        name.kind = _likely(words, votes.get(" ".join(words)), before)


def _likely(words: list[str], voted: NameKind | None, before: str) -> NameKind:
    """Return the likeliest kind: of two or three unknown words a person, of one a body, if nothing says else."""
    if len(words) == 1:
        known = words[0] in given_names() or words[0] in word_set("known_surnames")
        return "person" if known and voted != "place" else voted or "organisation"
    lists = ("organisation_last", "organisation_first", "portfolios")
    if before == "the" or any(word in word_set(name) for word in words for name in lists):
        return "organisation"
    if voted is not None and len(words) == 2:
        return voted
    return "person" if len(words) <= 3 else "organisation"
