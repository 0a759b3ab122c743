"""Numbers that are no figures: dates, ages, durations, labels, scores, names, ``one of``, ``the two countries``."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from onrecord.extract.figures.words import words_of

if TYPE_CHECKING:
    from onrecord.extract.figures.drafts import Draft
    from onrecord.language import Language
    from onrecord.record import Name, StoryParts, TimeExpression

_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)\b")
_OLD: Final = re.compile(r"[- ](?:year|month|week|day)s?[- ]olds?\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]*")
_NAMED: Final = re.compile(r"[A-Z][\w.&]{0,40}[ -]?\d")  # bounded: a line of capitals is linear too
_QUOTED: Final = 6
"""Words between a verb of the exchange and its price: ``closed in London on Friday at 74``."""
_DIGITS_NEAR: Final = re.compile(r"\d[:]$|^[:]\d")
_DETERMINERS: Final = frozenset({"the", "these", "those", "both", "our", "their", "any", "its", "between", "of"})


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words_of("excluded")[name])


class Taken:
    """Stretches of text in which a number belongs to something else: a date, a name, the dateline."""

    def __init__(self, parts: StoryParts, times: tuple[TimeExpression, ...], names: tuple[Name, ...]) -> None:
        """Collect them once for the story."""
        stretches = [(time.start, time.end) for time in times]
        if parts.dateline is not None:
            stretches.append((parts.dateline.start, parts.dateline.end))
        if parts.byline is not None:
            stretches.append((parts.byline.start, parts.byline.end))
        stretches += [(marker.start, marker.end) for marker in parts.markers]
        for name in names:
            if name.kind == "group":
                continue  # "another 500 workers": the number counts them
            stretches += [(mention.start, mention.end) for mention in name.mentions if _NAMED.search(mention.text)]
        stretches.sort()
        self._starts = [start for start, _ in stretches]
        reach: list[int] = []
        for _, end in stretches:
            reach.append(max(end, reach[-1] if reach else 0))
        self._reach = reach

    def holds(self, draft: Draft) -> bool:
        """Tell whether the draft shares a character with one of them."""
        at = bisect_right(self._starts, draft.end - 1) - 1
        return at >= 0 and self._reach[at] > draft.start


def is_excluded(draft: Draft, language: Language, taken: Taken) -> bool:
    """Tell whether the number is no figure."""
    text = language.text
    if draft.kind == "time" or _OLD.match(text, draft.end) or _OLD.match(text, max(draft.start, draft.end - 9)):
        return True
    if _is_spelled_name(draft, language) or _is_lower_part(draft, language):
        return True
    if draft.kind not in {None, "count"}:
        return draft.kind == "money" and draft.value == 0 and draft.form == "words"  # "a zero-sum game"
    counted = (draft.kind in {"count", None} and draft.comparator != "=" and draft.value < 1500) or draft.role == "by"
    if (taken.holds(draft) and not counted) or _is_label(draft, language) or _is_date(draft, language):
        return True
    if draft.glued or _ORDINAL.match(text, draft.end) or _is_clock(draft, language):
        return True
    if draft.form in {"fraction", "share", "ratio"}:
        return False
    if _is_year(draft):
        return True
    return not _stands_alone(draft, language) if draft.kind is None else _counts_nothing(draft, language)


def _is_lower_part(draft: Draft, language: Language) -> bool:
    """``1,325 francs per 100 kilos``: the hundred belongs to the rate."""
    lower = draft.first > 0 and language.tokens[draft.first - 1].norm in {"per", "every", "each"}
    return lower and draft.kind in {None, "count", "measure"}


def _is_year(draft: Draft) -> bool:
    year = draft.year_like and (draft.kind is None or 1900 <= draft.value <= 2100)
    return year and draft.comparator == "=" and not draft.carried and draft.role != "by"


def _counts_nothing(draft: Draft, language: Language) -> bool:
    """Tell whether the noun is a time or an act (``two occasions``), or the number only points or names a kind."""
    if draft.noun is not None:
        lemma = language.tokens[draft.noun].lemma
        if (lemma in _set("uncounted") and lemma != "time") or (draft.value <= 5 and lemma in _set("spoken")):
            return True
    return _is_small_word(draft, language) or _is_kind(draft, language)


def _is_label(draft: Draft, language: Language) -> bool:
    """``Article 228``, ``Flight 370``, ``Group of 10``, ``Big 12``: a number that only tells one from another."""
    tokens, first = language.tokens, language.sentences[draft.sentence].first
    at = draft.first - 1
    if at < first or draft.comparator != "=" or draft.form == "vague":
        return False
    before = tokens[at]
    if before.norm.rstrip(".") in _set("labels"):
        return before.end + 2 >= draft.start
    if before.norm == "of" and at - 1 >= first and tokens[at - 1].text in {"Group", "Class", "G"}:
        return True
    if (
        before.norm == "-"
        and before.end == draft.start
        and before.start > 0
        and language.text[before.start - 1].isalnum()
    ):
        return True
    named = before.pos == "PROPN" and before.end + 1 == draft.start and not language.sentences[draft.sentence].heading
    return (
        named
        and draft.form == "digits"
        and draft.kind is None
        and draft.value < 10_000
        and float(draft.value).is_integer()
    )


def _is_spelled_name(draft: Draft, language: Language) -> bool:
    """Tell whether a number word has a capital, within a sentence, before another: ``Three Mile Island``."""
    tokens = language.tokens
    sentence = language.sentences[draft.sentence]
    first = tokens[draft.first]
    if (
        draft.form != "words"
        or sentence.heading
        or draft.first == sentence.first
        or not first.text[:1].isupper()
        or first.text.isupper()
    ):
        return False
    before = language.text[max(0, draft.start - 2) : draft.start].strip()
    following = tokens[draft.first + 1] if draft.first + 1 < sentence.last else None
    return (
        before[-1:] not in {'"', "“", "'", "‘", ":", "-", "."}
        and following is not None
        and following.text[:1].isupper()
    )


def _is_date(draft: Draft, language: Language) -> bool:
    tokens = language.tokens
    if not 0 < draft.value <= 31 or draft.form != "digits":
        return False
    near = [tokens[k] for k in (draft.first - 1, draft.last) if 0 <= k < len(tokens)]
    return any(token.norm in _set("months") and token.text[0].isupper() for token in near)


def _is_clock(draft: Draft, language: Language) -> bool:
    tokens = language.tokens
    if draft.last < len(tokens) and tokens[draft.last].norm in _set("clock"):
        return draft.form in {"digits", "words"}
    around = language.text[max(0, draft.start - 2) : draft.start], language.text[draft.end : draft.end + 2]
    return _DIGITS_NEAR.search(around[0]) is not None or _DIGITS_NEAR.search(around[1]) is not None


def _stands_alone(draft: Draft, language: Language) -> bool:
    """Tell whether a number without unit or noun still says how much: an index at 4,577.10, a share, a ratio."""
    if draft.form in {"fraction", "share", "ratio"} or draft.carried:
        return True
    if draft.form == "vague" or draft.value == 0:
        return False
    if draft.scale >= 1e3:
        return True
    printed = language.text[draft.start : draft.end]
    if draft.form != "digits":
        return False
    following = language.tokens[draft.last].norm if draft.last < len(language.tokens) else ""
    if following in {"vs", "vs.", "versus"} and draft.value >= 100:
        return True  # a row of a table: "Revs 5,944,286 vs 5,902,074"
    if "/" in printed:
        return draft.change is not None or draft.role in {"to", "at"}  # a share rose 1-1/2 to 40-1/2
    if draft.role == "at" and _is_priced(draft, language):
        return True
    before = language.tokens[draft.first - 1] if draft.first > 0 else None
    hangs = draft.role is not None or (before is not None and before.lemma == "be")
    if "." in printed or "," in printed:
        return hangs
    if draft.year_like:
        return draft.comparator != "=" or (draft.role == "by" and draft.change is not None)
    return draft.value >= 100 and (
        draft.comparator != "=" or draft.role in {"to", "from", "of", "against"} or (hangs and draft.value >= 10_000)
    )


def _is_priced(draft: Draft, language: Language) -> bool:
    """Tell whether a bare number is the price at which something closed: ``the stock closed Friday at 74``."""
    first = language.sentences[draft.sentence].first
    near = language.tokens[max(first, draft.first - _QUOTED) : draft.first]
    after = language.tokens[draft.last] if draft.last < len(language.tokens) else None
    bare = after is None or after.pos not in {"NOUN", "PROPN"}
    return bare and any(token.pos == "VERB" and token.lemma in _set("quoted") for token in near)


def _is_small_word(draft: Draft, language: Language) -> bool:
    """Tell whether a small number points rather than counts: ``one``, ``the two countries``, ``these three``."""
    tokens, first = language.tokens, language.sentences[draft.sentence].first
    before = tokens[draft.first - 1].norm if draft.first > first else ""
    if draft.value == 1:
        return draft.high is None and draft.comparator in {"=", "~"}
    if draft.noun is None:
        return False
    pointing = before in _DETERMINERS
    if before in {"of", "between"}:
        pointing = False
    if pointing and draft.value == 2:
        # "one of the two camps" does count: it tells of how many.
        return not (
            draft.first - 3 >= first and tokens[draft.first - 3].norm == "one" and tokens[draft.first - 2].norm == "of"
        )
    if pointing and draft.value <= 5 and tokens[draft.noun].lemma in _set("pointed_at"):
        return True
    following = tokens[draft.last].norm if draft.last < len(tokens) else ""
    return draft.value == 2 and following in {"separate", "distinct", "sides"} and draft.form == "words"


def _is_kind(draft: Draft, language: Language) -> bool:
    """``six-party talks``, ``two-state solution``: hyphened, the number names a kind."""
    if draft.noun is None or not language.text.startswith(("-", "‐", "‑"), draft.end):
        return False
    return draft.value < 10 or _word_at(language.text, draft.end + 1) in _set("kinds")


def _word_at(text: str, at: int) -> str:
    word = _WORD.match(text, at)
    return word.group().lower() if word is not None else ""
