"""Whether a figure is itself a change (``up 10%``, ``a 40 pct slide``), and which end of one (``to``, ``from``)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.drafts import is_each
from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language, Token
    from onrecord.record import Change

_SKIPPED: Final = frozenset(
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
        "estimated",
        "roughly",
        "approximately",
        "just",
        "only",
        "another",
        "further",
        "the",
        "as",
        "much",
        "many",
        "less",
        "fewer",
        "under",
        "below",
        "well",
        "slightly",
        "record",
        "close",
        "total",
        "up-to",
        "[",
        "]",
        "(",
        "$",
        "£",
        "€",
        "¥",
        "~",
        "no",
        "not",
        "even",
        "still",
        "exactly",
        "fully",
        "average",
        "additional",
        "whopping",
        "staggering",
        "modest",
        "mere",
        "massive",
        "combined",
        "net",
        "gross",
        ",",
        "sharp",
        "above",
    ]
)
_PHRASAL: Final = frozenset(
    [
        "give",
        "pick",
        "make",
        "take",
        "set",
        "put",
        "open",
        "hold",
        "sign",
        "break",
        "hand",
        "draw",
        "show",
        "turn",
        "lay",
        "shut",
        "back",
    ]
)
"""Verbs that make another word with ``up`` and ``down``: "gave up 517 yards" is no rise."""
_SAME_AMOUNT: Final = re.compile(r"(?:,? or (?:by )?(?:about |around |some |nearly |almost )?|,? ?\()$")
TOTALS: Final = frozenset(["total", "average", "minimum", "maximum"])
"""Nouns that only say how a number was reached: of "paid a total of" the paying is measured."""
_NEXT: Final = 40
"""Characters between an amount and the same in another unit: ``16,800 shares of common stock, or 17 pct``."""
_IRREGULAR: Final = {
    "rise": "rose", "fall": "fell", "grow": "grew", "sink": "sank", "slide": "slid", "shrink": "shrank", "lose": "lost",
    "leap": "leapt", "slip": "slipped", "dip": "dipped", "drop": "dropped", "shed": "shed", "cut": "cut",
}  # fmt: skip
_FURTHEST: Final = 8
_CLAUSE: Final = frozenset({";", ":", ".", "—", "--"})


@cache
def _lists() -> tuple[dict[str, Change], dict[str, Change], dict[str, Change], dict[str, Change], frozenset[str]]:
    """Return small words, verbs, verbs that need "by" or a percentage, nouns, and lemmas that edge either way."""
    changes = words_of("changes")
    words: dict[str, Change] = {}
    verbs: dict[str, Change] = {}
    moves: dict[str, Change] = {}
    nouns: dict[str, Change] = {}
    way: Change
    for way in ("up", "down"):
        words |= dict.fromkeys(changes[way]["words"], way)
        verbs |= dict.fromkeys(changes[way]["verbs"], way)
        moves |= dict.fromkeys(changes[way]["moves"], way)
        nouns |= dict.fromkeys(changes[way]["nouns"], way)
    return words, verbs, moves, nouns, frozenset(changes["either"]["verbs"])


@cache
def _past_forms() -> tuple[dict[str, Change], dict[str, Change]]:
    """Return past tenses of verbs and of moves, for where one was taken for a noun (``shares of the giant rose``)."""
    _, verbs, moves, _, _ = _lists()

    def form(verb: str) -> str:
        return _IRREGULAR.get(verb) or (verb + "d" if verb.endswith("e") else verb + "ed")

    return {form(verb): way for verb, way in verbs.items()}, {form(verb): way for verb, way in moves.items()}


def _mistaken(norm: str, *, relative: bool) -> Change | None:
    verbs, moves = _past_forms()
    return verbs.get(norm) or (moves.get(norm) if relative else None)


def same_amount(draft: Draft, before: Draft, language: Language) -> None:
    """Give the same amount in another unit the same sense: ``190 points, or 0.6%``, ``100 kilometres (60 miles)``."""
    if before.sentence != draft.sentence or draft.kind == before.kind == "count" or draft.unit == before.unit:
        return
    link = _SAME_AMOUNT.search(language.text, before.end, draft.start)
    if link is None or (link.start() != before.end and language.tokens[draft.first - 1].norm == "("):
        return
    if draft.start - before.end > 24 or draft.kind is None:
        return
    if draft.change is None and draft.role is None:
        draft.change, draft.mover = before.change, before.mover
    if draft.comparator == "=" and "(" in link.group():
        draft.comparator = before.comparator


def same_amounts(drafts: list[Draft], language: Language) -> Iterator[list[Draft]]:
    """Yield the drafts in groups that tell one amount in several units: ``88 mln dlrs, or 2.05 dlrs a share``."""
    group: list[Draft] = []
    for draft in drafts:
        before = group[-1] if group else None
        gap = language.text[before.end : draft.start] if before is not None else ""
        same = before is not None and before.sentence == draft.sentence and _differ(before, draft, language)
        if group and not (same and len(gap) <= _NEXT and _SAME_AMOUNT.search(gap)):
            yield group
            group = []
        group.append(draft)
    if group:
        yield group


def _differ(before: Draft, draft: Draft, language: Language) -> bool:
    return (before.unit, is_each(before, language)) != (draft.unit, is_each(draft, language))


def is_mover(token: Token) -> bool:
    """Tell whether a word says that something rises or falls."""
    words, verbs, moves, nouns, _ = _lists()
    if token.pos == "VERB":
        return token.lemma in verbs or token.lemma in moves
    return (token.norm in words and token.norm not in {"higher", "lower", "off"}) or (
        token.pos == "NOUN" and token.lemma in nouns
    )


def settle_change(draft: Draft, language: Language) -> None:
    """Set ``role`` and ``change`` from the words around the number."""
    if draft.kind in {"rank", "times"}:
        return
    before(draft, language)
    if draft.change is None and draft.role not in {"to", "from", "against"}:
        after(draft, language)


def before(draft: Draft, language: Language) -> None:
    """Walk left over comparators to the word that the number hangs on."""
    words, verbs, moves, nouns, either = _lists()
    tokens = language.tokens
    first = language.sentences[draft.sentence].first
    at = draft.first - 1
    while at >= first and draft.first - at < _FURTHEST:
        token = tokens[at]
        norm = token.norm
        if norm == "to" and at > first and tokens[at - 1].norm in {"up", "down"} and tokens[at - 1].pos != "VERB":
            # "up to 30" is a limit, "fell back down to 30" an end.
            draft.role = (
                "to" if tokens[at - 1].norm == "down" or (at - 2 >= first and is_mover(tokens[at - 2])) else None
            )
            return
        if norm == "after" and draft.kind in {None, "money", "percent", "measure"} and at > first:
            draft.role, draft.mover = "against", None  # "2.1 billion stg after 1.8 billion in June"
            return
        if norm in {"to", "from", "against", "versus", "vs", "vs."}:
            compared = norm == "to" and at > first and tokens[at - 1].norm in {"compared", "compares"}
            draft.role = "from" if norm == "from" else "to" if norm == "to" and not compared else "against"
            draft.mover = _mover_left(language, at - 1, first)
            return
        if norm == "of" and at > first and tokens[at - 1].norm in TOTALS:
            at -= 2  # "paid a total of"
            continue
        if norm in {"with", "of", "at", "by"} or (norm in words and token.pos != "VERB"):
            _small_word(draft, language, at, first)
            return
        if token.pos in {"NOUN", "PROPN", "ADJ"} and (way := _mistaken(norm, relative=_relative(draft))) is not None:
            draft.change, draft.mover = way, at
            return
        if token.pos == "VERB" or (token.lemma in verbs and token.form is not None):
            way = verbs.get(token.lemma) or (moves.get(token.lemma) if _relative(draft) else None)
            draft.change, draft.mover = way, at if way else None
            return
        if norm in _SKIPPED or token.pos in {"ADV", "DET"} or norm in {"[", "]"}:
            at -= 1
            continue
        if (verb := _moved(draft, at, language, first)) is not None:
            draft.change = verbs.get(tokens[verb].lemma) or moves.get(tokens[verb].lemma)
            draft.mover = verb
            return
        if (
            token.pos in {"NOUN", "PROPN"}
            and _relative(draft)
            and norm in nouns
            and language.sentences[draft.sentence].heading
        ):
            draft.change, draft.mover = nouns[norm], at
        elif language.sentences[draft.sentence].heading and (lemma := norm.rstrip("s")) in verbs:
            draft.change, draft.mover = verbs[lemma], at
        return
    del either


def _moved(draft: Draft, at: int, language: Language, first: int) -> int | None:
    """Return the verb whose object stands right before a percentage: ``increase the quarterly dividend 7.1 pct``."""
    phrase = language.noun_phrase_at(at)
    if draft.kind != "percent" or at != draft.first - 1 or phrase is None or phrase.first <= first:
        return None
    verb = phrase.first - 1
    return verb if language.tokens[verb].pos == "VERB" and is_mover(language.tokens[verb]) else None


def _small_word(draft: Draft, language: Language, at: int, first: int) -> None:
    words, verbs, moves, nouns, either = _lists()
    tokens = language.tokens
    norm = tokens[at].norm
    if norm in words:
        # "off 5 pct" only in telegraphic lines; "minus 12 degrees" is a value below nought, see signs.
        if norm == "off" and not _relative(draft):
            return
        if norm in {"plus", "minus"} and draft.unit in {"Cel", "[degF]", "deg"}:
            return
        if at - 1 >= first and tokens[at - 1].lemma in _PHRASAL:
            return
        draft.change, draft.mover = words[norm], at
        if at - 1 >= first and tokens[at - 1].lemma in {*verbs, *either}:
            draft.mover = at - 1
        return
    if norm == "with":
        if at - 1 >= first and tokens[at - 1].norm in {"compared", "compares", "compare", "down", "up"}:
            draft.role = "against"
        return
    if norm == "by":
        draft.role = "by"
        mover = _mover_left(language, at - 1, first)
        if mover is not None:
            token = tokens[mover]
            draft.change = (
                verbs.get(token.lemma) or moves.get(token.lemma) or words.get(token.norm) or nouns.get(token.lemma)
            )
            draft.mover = mover
        return
    if norm == "of" and at - 1 >= first and tokens[at - 1].pos in {"NOUN", "PROPN"}:
        draft.role = "of"
        lemma = tokens[at - 1].lemma
        if lemma in nouns and (_relative(draft) or lemma not in words_of("changes")["amounts"]["nouns"]):
            draft.change, draft.mover = nouns[lemma], at - 1
        return
    if norm == "at":
        draft.role = "at"


def _mover_left(language: Language, at: int, first: int) -> int | None:
    """Return the nearest word to the left that moves, within the clause."""
    tokens = language.tokens
    low = max(first, at - 14)
    while at >= low:
        token = tokens[at]
        if token.norm in _CLAUSE:
            return None
        if is_mover(token):
            return at
        at -= 1
    return None


def after(draft: Draft, language: Language) -> None:
    """Look at the noun that the number modifies (``a 2.5 pct pay rise``) and at ``higher``, ``more … than``."""
    tokens = language.tokens
    last = language.sentences[draft.sentence].last
    _, _, _, nouns, _ = _lists()
    after_words = words_of("changes")
    at = draft.last
    if draft.noun is not None:
        at = draft.noun + 1
    if at < last:
        pair = f"{tokens[at].norm} {tokens[at + 1].norm}" if at + 1 < last else tokens[at].norm
        way: Change
        for way in ("up", "down"):
            if tokens[at].norm in after_words[way]["after"] or pair in after_words[way]["after"]:
                draft.change, draft.mover = way, at
                return
    if (
        at + 1 < last
        and tokens[at].norm in {"up", "down"}
        and tokens[at + 1].norm in {"on", "from", "at", "in", ",", "."}
    ):
        draft.change, draft.mover = ("up" if tokens[at].norm == "up" else "down"), at  # "12.5 pct up on 2015"
        return
    if at < last and tokens[at].norm in {"above", "below"} and _relative(draft):
        draft.change, draft.mover = ("up" if tokens[at].norm == "above" else "down"), at  # "5 pct above the minimum"
        return
    if _more_than(draft, language, last):
        draft.change = "up"
        return
    if draft.kind not in {"percent", "money", "measure"} or draft.noun is not None:
        return
    head = None
    at = draft.last
    while at < min(last, draft.last + 5):
        token = tokens[at]
        if token.norm == "-" or token.pos in {"ADJ", "PROPN"}:
            at += 1
            continue
        if token.pos != "NOUN" and not (token.lemma in nouns and token.pos == "VERB" and at > draft.last - 1):
            break
        head = at
        at += 1
    if head is None or (tokens[head].lemma in words_of("changes")["amounts"]["nouns"] and not _relative(draft)):
        return
    if tokens[head].lemma in nouns and (_relative(draft) or not tokens[head].plural):
        draft.change, draft.mover = nouns[tokens[head].lemma], head


def _more_than(draft: Draft, language: Language, last: int) -> bool:
    """``two to three mln more acres of rye than last year``: more of them, compared."""
    tokens = language.tokens
    if draft.last >= last or tokens[draft.last].norm != "more":
        return False
    return any(tokens[k].norm == "than" for k in range(draft.last + 1, min(last, draft.last + 8)))


def _relative(draft: Draft) -> bool:
    return draft.kind == "percent" or draft.unit in {"points", "point"}
