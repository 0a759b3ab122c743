"""Names as they are printed: people, organisations, places, groups, events; roles and pronouns that stand for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.language.name_context import acts, doubtful, settle_all, taught_by, with_context
from onrecord.language.name_headings import find_in_heading, people_in_capitals
from onrecord.language.name_kinds import Found, read_run
from onrecord.language.name_runs import all_capitals, find_runs, title_case
from onrecord.language.name_titles import part_title
from onrecord.language.name_words import word_set
from onrecord.language.roles import find_pronouns, find_roles

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.language.grammar import Language, Sentence, Token
    from onrecord.language.name_context import Taught
    from onrecord.record import NameKind, StoryParts


@dataclass(frozen=True, slots=True)
class NameMention:
    """One place where somebody or something is named, or meant by a pronoun or a role."""

    passage: Passage
    """The name alone (``Yuri Borisov``), the pronoun (``he``), the role phrase (``the Russian prime minister``)."""
    kind: NameKind
    form: Literal["name", "role", "pronoun"]
    titles: tuple[Passage, ...] = ()
    """Titles before and after the name (``Russian Deputy Prime Minister``)."""
    country: str | None = None
    """ISO 3166-1 alpha-2, where the words show it."""
    full: Passage | None = None
    """The whole noun phrase, titles included; of a role, with what hangs on it (``the spokesman of President X``)."""


def find_names(parts: StoryParts, language: Language) -> tuple[NameMention, ...]:
    """Return every mention in text order.

    Running text is read first. Headings, where capitals show little, are read with what the running text taught: a word
    of a headline is a name where the story or the gazetteer knows it as one.
    """
    tokens = language.tokens
    # 1. Running text: what each run of capitals says by itself, and what the words around it add.
    found, headings = _in_running_text(language)
    # 2. The dateline's town, however unknown.
    if parts.dateline is not None and parts.dateline.place is not None:
        first, last = language.token_range(parts.dateline.place.passage)
        for name in found:
            if first <= name.first and name.last <= last and not name.sure:
                name.kind, name.sure = "place", True
    # 3. Headings, with what the story taught; then all that is still open, by what the whole story says of it.
    in_capitals = [
        name
        for sentence, capitals in headings
        if capitals and not sentence.heading
        for name in people_in_capitals(tokens, sentence)
    ]
    taught = taught_by(tokens, [*found, *in_capitals])
    people = {name.first: name for name in in_capitals}
    found = [name for name in found if name.kind is not None or not _is_title(tokens, name, taught)]
    for sentence, capitals in headings:
        for name in find_in_heading(tokens, sentence, taught, people, capitals=capitals):
            found.extend(part_title(tokens, name, sentence.first))
    settle_all(tokens, found, taught)
    # 4. Roles and pronouns.
    mentions = [_mention(language, name) for name in found]
    mentions.extend(
        NameMention(language.passage(role.first, role.last), role.kind, "role", (), role.country, role.full)
        for role in find_roles(language, [(name.begins, name.last) for name in found])
    )
    mentions.extend(NameMention(passage, kind, "pronoun") for passage, kind in find_pronouns(language))
    mentions.sort(key=lambda mention: (mention.passage.start, -mention.passage.end))
    return tuple(mentions)


def _in_running_text(language: Language) -> tuple[list[Found], list[tuple[Sentence, bool]]]:
    """Return the names of the running text, and the headings left for later, each with whether it is all capitals."""
    tokens = language.tokens
    found: list[Found] = []
    headings: list[tuple[Sentence, bool]] = []
    open_words: list[Found] = []
    for sentence in language.sentences:
        capitals = all_capitals(tokens, sentence)
        if capitals or (sentence.heading and title_case(tokens, sentence)):
            headings.append((sentence, capitals))
            continue
        for first, last in find_runs(tokens, sentence):
            read = read_run(tokens, first, last)
            for name in read:
                with_context(tokens, name, sentence)
            for name in (parted for whole in read for parted in part_title(tokens, whole, sentence.first)):
                word = name.last - name.first == 1 and not name.sure
                (open_words if word and doubtful(tokens, name, sentence) else found).append(name)
    # A word that only stands where capitals stand anyway is a name if it is one elsewhere, or acts as names do.
    small = {token.text for token in tokens if token.text.islower()}
    here = {tokens[at].text for name in found for at in range(name.first, name.last)}
    for name in open_words:
        word_text, norm = tokens[name.first].text, tokens[name.first].norm
        if word_text in here or (norm not in small and acts(tokens, name)):
            found.append(name)
    found = [
        name
        for name in found
        if name.kind is not None or name.last - name.first > 1 or tokens[name.first].norm not in small
    ]
    return found, headings


def _is_title(tokens: tuple[Token, ...], name: Found, taught: Taught) -> bool:
    """Tell a title that stands alone ("the King") from a surname that the story has told ("Dean", of Howard Dean)."""
    norm = tokens[name.first].norm
    return name.last - name.first == 1 and norm in word_set("surnames_too") and norm not in taught.surnames


def _mention(language: Language, name: Found) -> NameMention:
    return NameMention(
        passage=language.passage(name.first, name.last),
        kind=name.kind or "organisation",
        form="name",
        titles=tuple(language.passage(first, last) for first, last in name.titles),
        country=name.country,
        full=language.passage(name.begins, name.last),
    )
