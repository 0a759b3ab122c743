"""What a bare number counts: the noun in the plural, past adjectives (``a dozen cultural and military treaties``)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.units import unit_of_noun
from onrecord.extract.figures.words import words_of
from onrecord.gazetteer import country_of_people, currency_of_words

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language, Token

_FURTHEST: Final = 9
_FIXED: Final = frozenset({"foreign", "prime"})
"""Adjectives that make one word with ``ministers``."""
_POINTING: Final = frozenset({"them", "us", "these", "those", "which", "whom", "whose", "it", "you"})
_COMPARED: Final = frozenset(
    [
        "the",
        "as",
        "more",
        "higher",
        "larger",
        "bigger",
        "greater",
        "its",
        "their",
        "that",
        "what",
        "faster",
        "over",
        "those",
    ]
)
_SMALL: Final = frozenset({"to", "of", "in", "at", "on", "for", "and", "or", "from", "by", "vs", "up", "the"})
_COLUMN: Final = re.compile(r"\n[ \t]+|[ \t]{3}")
_MEMBERS: Final = frozenset({"member", "nation", "country", "state", "team", "party", "seat", "page"})
_ABBREVIATED_PLURAL: Final = re.compile(r"[A-Z]{2,4}s")
_BEFORE_NOUN: Final = frozenset(
    ["more", "other", "further", "additional", "extra", "fewer", "less", "such", "different"]
)
_NO_HEAD: Final = frozenset({"times", "percent", "pct", "thanks", "years", "months"})


@cache
def _collective() -> frozenset[str]:
    return frozenset(words_of("excluded")["collective"])


@cache
def _clock() -> frozenset[str]:
    return frozenset(words_of("excluded")["clock"]) | {"bc", "ad", "us", "uk", "eu", "un"}


@cache
def _people() -> frozenset[str]:
    return frozenset(words_of("excluded")["people"])


def settle_count(draft: Draft, language: Language, floor: int) -> None:
    """Set the counted noun of a number without a unit; ``floor`` is the token after the figure before."""
    _settle_letter(draft, language)
    if draft.kind is not None or draft.form == "ratio":
        return
    tokens, last = language.tokens, language.sentences[draft.sentence].last
    following = tokens[draft.last].norm if draft.last < last else ""
    if language.text.startswith(("-", "‐", "‑"), draft.end):
        _settle_hyphened(draft, language, last)
    elif following in {"times", "fold"}:
        _settle_times(draft, language, last)
    elif not _settle_following(draft, language, last):
        if following in _people():
            draft.unit, draft.kind, draft.rule = "people", "count", "figure.people"
        elif following in _MEMBERS and draft.last + 1 < last and tokens[draft.last + 1].pos == "NOUN":
            _take(draft, draft.last, _plural(following))  # "the 11 member agreement"
        elif draft.last < last and _is_abbreviation(draft, language, last):
            _take(draft, draft.last, tokens[draft.last].text)
        elif following == "point" and draft.form in {"digits", "words"}:
            _take(draft, draft.last, "points")  # "a 26 point lead"
        elif following in {"who", "whom"} and draft.value > 1:
            draft.unit, draft.kind, draft.rule = "people", "count", "figure.people"
        elif not (following in {"to", "or", "and"} and draft.last + 1 < last and tokens[draft.last + 1].pos == "NUM"):
            _settle_preceding(draft, language, floor)


@cache
def _sums() -> frozenset[str]:
    return frozenset(words_of("excluded")["sums"])


def _is_abbreviation(draft: Draft, language: Language, last: int) -> bool:
    """``4500 mAh``, ``0.5 WAR``, ``300 PS``: a unit that no table has, as printed; never a zone or half of the day."""
    token = language.tokens[draft.last]
    if draft.form != "digits" or draft.year_like or not 2 <= len(token.text) <= 5 or not token.text.isalpha():
        return False
    shaped = any(letter.isupper() for letter in token.text[1:]) or _ABBREVIATED_PLURAL.fullmatch(token.text) is not None
    alone = draft.last + 1 >= last or language.tokens[draft.last + 1].pos not in {"NOUN", "PROPN"}
    return shaped and alone and token.norm not in _clock() | _SMALL and not language.sentences[draft.sentence].heading


def _take(draft: Draft, noun: int, unit: str) -> None:
    draft.noun, draft.kind, draft.unit, draft.rule = noun, "count", unit, "figure.count"


def _settle_letter(draft: Draft, language: Language) -> None:
    """``35m of its devices`` and ``2.7m combined sales`` are millions, ``25m`` alone is metres."""
    if draft.letter != "m" or draft.unit != "m":
        return
    tokens, last = language.tokens, language.sentences[draft.sentence].last
    head = _head(language, _after_of(draft, language, last), last)
    if head is not None and _counted(tokens[head]):
        draft.kind, draft.unit, draft.value, draft.scale = None, None, float(f"{draft.value * 1e6:.12g}"), 1e6


def _settle_hyphened(draft: Draft, language: Language, last: int) -> None:
    """``the 25-nation bloc``, one word to the grammar or three."""
    tokens = language.tokens
    if tokens[draft.last - 1].end > draft.end + 1:
        noun = language.text[draft.end + 1 : tokens[draft.last - 1].end].partition("-")[0].lower()
        if noun == "strong":
            _take(draft, draft.last - 1, "people")  # "the 4,000-strong workforce"
        elif noun.isalpha():
            _take(draft, draft.last - 1, _plural(noun))
        return
    at = draft.last + 1 if draft.last < last and tokens[draft.last].norm == "-" else draft.last
    if at < last and tokens[at].pos in {"NOUN", "PROPN"}:
        _take(draft, at, tokens[at].norm if _counted(tokens[at]) else _plural(tokens[at].norm))


def _settle_times(draft: Draft, language: Language, last: int) -> None:
    """``four times the number``, ``three times as many`` multiply; ``three times`` alone tells how often."""
    tokens = language.tokens
    following = tokens[draft.last + 1].norm if draft.last + 1 < last else ""
    if draft.value > 1 and (tokens[draft.last].norm == "fold" or following in _COMPARED):
        draft.unit, draft.kind, draft.change, draft.rule = "times", "times", "up", "figure.times"
        draft.end, draft.last = tokens[draft.last].end, draft.last + 1
    elif draft.value >= 10:
        _take(draft, draft.last, "times")


def _settle_following(draft: Draft, language: Language, last: int) -> bool:
    """Take the noun after the number, and tell whether there is one."""
    tokens = language.tokens
    at = _after_of(draft, language, last) if draft.value > 1 else draft.last
    if at < last and _COLUMN.search(language.text, draft.end, tokens[at].start) is not None:
        return False  # a table: the next word stands in another column
    head = _head(language, at, last)
    if at > draft.last and head is not None and head + 2 < last and tokens[head + 1].norm in {"'s", "'"}:
        at = head + 2  # "two of Johnson's deputies"
        head = _head(language, at, last)
    if head is None or not (_counted(tokens[head]) or draft.value == 1):
        return False
    _take(draft, head, _unit(tokens, at, head))
    if (code := unit_of_noun(tokens[head].norm)) is not None:
        draft.unit, draft.kind, draft.rule = code, "measure", "figure.measure"
    elif draft.form == "vague" and (code := currency_of_words(tokens[head].norm)) is not None:
        draft.unit, draft.kind, draft.rule = code, "money", "figure.money"
    return True


def _after_of(draft: Draft, language: Language, last: int) -> int:
    """Return the token after ``of the``: ``dozens of``, ``two of his deputies``; not of ``two of them``."""
    tokens, at = language.tokens, draft.last
    if at < last and tokens[at].norm == "of":
        at += 1
        while at < last and tokens[at].pos in {"DET", "PRON"} and tokens[at].norm not in _POINTING:
            at += 1
    return at


def _settle_preceding(draft: Draft, language: Language, floor: int) -> None:
    """``planned redundancies of 800``, ``sales of 5,835``: the noun stands before."""
    tokens = language.tokens
    first = max(language.sentences[draft.sentence].first, floor)
    before = draft.first - 1
    while before > first and tokens[before].norm in {
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "only",
        "just",
        "over",
    }:
        before -= 1
    if (
        before - 1 >= first
        and tokens[before].norm == "of"
        and tokens[before - 1].pos == "NOUN"
        and tokens[before - 1].plural
        and tokens[before - 1].norm not in _sums()
    ):
        _take(draft, before - 1, tokens[before - 1].norm)


def _head(language: Language, at: int, last: int) -> int | None:
    """Return the last noun of the phrase that starts at ``at``, past adjectives and co-ordinated modifiers."""
    tokens = language.tokens
    head: int | None = None
    start, end = at, min(last, at + _FURTHEST)
    while at < end:
        if tokens[at].pos in {"NOUN", "PROPN"} or _noun_after_all(tokens, at, start):
            if head is not None and _counted(tokens[head]) and _opens_another(tokens[head], tokens[at]):
                break
            head = at
            if _counted(tokens[at]) and at + 1 < end and tokens[at + 1].pos == "NOUN" and not tokens[at + 1].plural:
                break
        elif head is not None and _counted(tokens[head]):
            break
        elif tokens[at].norm == "or" and at + 1 < end and tokens[at + 1].norm == "so":
            at += 1
        elif not _modifies(tokens, at, end, head, start):
            break
        at += 1
    return None if head is None or tokens[head].norm in _NO_HEAD else head


def _opens_another(head: Token, token: Token) -> bool:
    """Tell whether a name begins after a plural noun: ``9,000 workers Monday``."""
    return token.pos == "PROPN" and head.pos == "NOUN"


def _modifies(tokens: tuple[Token, ...], at: int, end: int, head: int | None, start: int) -> bool:
    """Tell whether a word stands before the counted noun and does not end the phrase."""
    token = tokens[at]
    if token.pos == "ADJ" or token.norm in _BEFORE_NOUN:
        return head is None or tokens[head].pos != "NOUN" or _joins(tokens, at, end)
    if token.pos == "ADV" or (token.pos == "VERB" and token.form in {"participle", "ing", "past"}):
        return head is None and _leads_to_noun(tokens, at + 1, end)
    return token.norm in {"and", "or", ",", "-", "/"} and at > start and _joins(tokens, at + 1, end)


def _noun_after_all(tokens: tuple[Token, ...], at: int, start: int) -> bool:
    """Tell whether a word after a number is a noun that looks like a verb or an adjective.

    ``460 Ford vehicles have``.
    """
    token = tokens[at]
    if token.norm in _collective():
        return True
    after_modifier = at > start and tokens[at - 1].pos in {"PROPN", "ADJ", "NOUN"}
    if at + 1 < len(tokens) and tokens[at + 1].pos in {"NOUN", "PROPN", "DET", "ADJ", "PRON", "NUM", "SCONJ"}:
        return False
    return (
        token.pos == "VERB"
        and token.form == "present"
        and token.norm.endswith("s")
        and after_modifier
        and not _counted(tokens[at - 1])
    )


def _joins(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Tell whether a phrase goes on to a plural noun over a comma or an ``and`` between its modifiers."""
    while at < end and (
        tokens[at].pos in {"ADJ", "NOUN", "PROPN"} or tokens[at].norm in {"-", "and"} or tokens[at].form == "participle"
    ):
        if tokens[at].pos in {"NOUN", "PROPN"} and _counted(tokens[at]):
            return True
        at += 1
    return at < end and tokens[at].norm not in {"-", "and"} and _noun_after_all(tokens, at, at - 1)


def _leads_to_noun(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Tell whether modifiers alone lead to a noun: ``1,600 newly unionized workers``."""
    while (at < end and tokens[at].pos in {"ADJ", "ADV"}) or (at < end and tokens[at].form in {"participle", "ing"}):
        at += 1
    return at < end and tokens[at].pos in {"NOUN", "PROPN"}


def _counted(token: Token) -> bool:
    if (
        token.pos == "PROPN"
        and not token.plural
        and token.norm.endswith("s")
        and country_of_people(token.text) is not None
    ):
        return True
    return token.plural or token.norm in _collective() or (token.pos == "VERB" and token.norm.endswith("s"))


def _unit(tokens: tuple[Token, ...], at: int, head: int) -> str:
    """Return the counted noun with the one word that makes a compound of it: ``TV stations``, ``foreign ministers``."""
    words = [
        tokens[head].text if tokens[head].pos == "PROPN" and not tokens[head].text.isupper() else tokens[head].norm
    ]
    run = head
    while run - 1 >= at and tokens[run - 1].pos in {"NOUN", "PROPN"}:
        run -= 1
    before = tokens[head - 1] if head - 1 >= at else None
    if before is not None and run < head:
        if tokens[head].pos == "PROPN" and before.pos == "PROPN" and not before.text.isupper():
            words.insert(0, before.text)
        elif (
            head - run == 1 == head - at
            and (before.pos == "NOUN" or (before.text.isupper() and len(before.text) <= 3))
            and "-" not in before.text
        ):
            words.insert(0, before.text if before.text.isupper() else before.norm)
    elif before is not None and before.norm in _FIXED:
        words.insert(0, before.norm)
    if not _counted(tokens[head]):
        words[-1] = _plural(words[-1])
    return " ".join(words)


def _plural(noun: str) -> str:
    """Return the plural of a singular noun (``nation``: ``nations``), as ``25-nation bloc`` needs it."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun in {"man", "woman"} or noun.endswith(("man", "woman")):
        return noun[:-2] + "en"
    return {"person": "people", "child": "children"}.get(noun, noun + "s")
