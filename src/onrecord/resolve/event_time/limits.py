"""The words before an event's time that leave one of its ends open, and what they make of its days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from onrecord.extract.times import meaning as say
from onrecord.resolve.calendar.reach import add_days
from onrecord.resolve.event_time.words import anywhere, first_word, last_word, relation_before

if TYPE_CHECKING:
    from onrecord.record import EventStatus
    from onrecord.resolve.event_time.stretch import Stretch

_BEFORE: Final = 60
"""Characters before an expression in which the words are looked for that open or close it."""
_NEGATED: Final = 110
"""Characters before ``until`` in which its verb may be denied."""
_CLAUSE: Final = re.compile(r"[.!?;:]\s|\n\s*\n|,\s")
"""What the words before an expression do not reach across."""
_SENTENCE: Final = re.compile(r"[.!?]['\"’”]?\s+(?=[A-Z\"“‘'])|\n\s*\n")
_OWNER: Final = re.compile(r"['’]s?\s+\w")
_NOUN: Final = re.compile(r"\s+(?:[a-z]|[A-Z]|\d+[a-z])")
_DATED: Final = re.compile(r"\b(?:the|a|an|its|his|her|their)\s*$", re.IGNORECASE)
_HALF: Final = 6


def words_before(start: int, text: str) -> str:
    """Return the words of the clause before an offset, one space between them and one at the end."""
    before = text[max(0, start - _BEFORE) : start]
    ends = [end.end() for end in _CLAUSE.finditer(before)]
    return " ".join(before[ends[-1] if ends else 0 :].split()) + " "


def clause_after(end: int, text: str) -> str:
    """Return the words of the clause behind an offset, as far as those before it are looked at."""
    after = text[end : end + _BEFORE]
    stop = _CLAUSE.search(after)
    return after[: stop.start()] if stop else after


def sentence_before(start: int, text: str, reach: int = _NEGATED) -> str:
    """Return the words of the sentence before an offset, ``reach`` characters of them at most."""
    before = text[max(0, start - reach) : start]
    ends = [end.end() for end in _SENTENCE.finditer(before)]
    return before[ends[-1] if ends else 0 :]


def relation_of(stretch: Stretch, meaning: say.Meaning | None, status: EventStatus, text: str) -> str | None:
    """Return how the word before a time lies to it: ``from``, ``since``, ``by``, ``until``, ``before``, ``after``.

    None where no such word stands there, or where it does not bound the event: *put off until Friday* of what has a new
    day, *not open until Friday*, *from May 1 to 9*, and *after the May 1 vote*, whose day that is.
    """
    before = words_before(stretch.start, text)
    found = relation_before().search(before)
    relation = found.lastgroup if found else None
    spanned = isinstance(meaning, say.Span) or stretch.ranged
    match relation:
        case "from" | "since" | "starting" if spanned:
            return None
        case "starting":
            return "from" if stretch.days == 1 else None
        case "from" if _until_after(found) and _dates_noun(stretch, text):
            return None
        case "until" if status == "postponed":
            return "from"
        case "until" if status == "rescheduled" or anywhere("moving").search(before) is not None:
            return None
        case "until" if anywhere("not").search(sentence_before(stretch.start, text)) is not None:
            return None
        case "before" if status != "denied" and anywhere("not").search(sentence_before(stretch.start, text)):
            return "from"  # not expected before Monday
        case "before" | "after" if _dates_noun(stretch, text) or isinstance(meaning, say.Clock | say.Part):
            return None
        case "before" | "after" if last_word("shortly").search(before[: found.start() if found else 0]) is not None:
            return None
        case _:
            return relation


def _until_after(found: re.Match[str] | None) -> bool:
    return found is not None and "after" in found[0].lower()


def _dates_noun(stretch: Stretch, text: str) -> bool:
    """Tell *ahead of Tuesday's debate* and *before the May 9 vote*, where the date is that of another noun."""
    if _OWNER.match(text, stretch.end):
        return True
    noun = _NOUN.match(text, stretch.end) is not None and first_word("itself").match(text, stretch.end) is None
    return noun and _DATED.search(text, max(0, stretch.start - 8), stretch.start) is not None


def limited(stretch: Stretch, meaning: say.Meaning | None, relation: str | None) -> Stretch:
    """Return the stretch open at the end that the word before it leaves open."""
    if ".." in stretch.edtf or relation is None or stretch.first is None or stretch.last is None:
        return stretch
    edge = meaning if isinstance(meaning, say.Edge) else None
    if edge is not None:
        stretch = _edged(stretch, edge, relation)
    match relation:
        case "from" | "since":
            return stretch.opened()
        case "by" | "until":
            return replace(stretch.closing(), extends=relation == "until")
        case "before" if edge is not None:
            return stretch.closing()
        case "before":
            eve = add_days(stretch.first or date.min, -1)
            return replace(stretch.between(eve, eve).closing(), granularity="range")
        case "after" if stretch.days == 1 and stretch.last:
            return stretch.between(next_day := add_days(stretch.last, 1), next_day).opened()
        case "after":
            return stretch.opened()
        case _:
            return stretch


def _edged(stretch: Stretch, edge: say.Edge, relation: str) -> Stretch:
    """Return the end of a stretch as its last day, where something counts from it, and mid-year as the year's half."""
    if stretch.first is None or stretch.last is None:
        return stretch
    if edge.mod == "END" and edge.at and relation in ("from", "since", "after"):
        return stretch.between(stretch.last, stretch.last)
    if edge.mod == "MID" and stretch.days > 31 and relation in ("by", "before", "until"):
        return stretch.between(stretch.first, date(stretch.last.year, _HALF, 30))
    return stretch
