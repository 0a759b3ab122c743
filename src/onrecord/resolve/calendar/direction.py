"""Whether a clause looks ahead or back: what decides on which Friday, and in which January."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from onrecord.language.lexicon import closed
from onrecord.patterns import any_of
from onrecord.resolve.calendar.words import words_of

if TYPE_CHECKING:
    from onrecord.anchor import Passage

Direction = Literal["ahead", "back"]

_REACH: Final = 220
"""Characters before and after an expression in which its verb is looked for."""
_SHORT: Final = 24
"""Characters before an expression that opens its sentence ("Late on ")."""
_NEXT: Final = 80
"""Characters after an expression that opens a clause, in which the clause's verb is looked for."""
_CLOSE: Final = 24
"""Characters between a verb and the expression that leave no doubt: ``resigned in``, ``was arrested there in``."""
_OBJECT: Final = 80
"""Characters between a verb and the expression in which its object may stand."""
_STOP: Final = re.compile(r"[.!?;]['’”\"]?\s+(?=[A-Z\"“'‘`(])|\n\s*\n|\n\s{2,}")
_LONGEST: Final = 12
"""Characters of an abbreviation, at most."""
_INITIALS: Final = re.compile(r"[A-Z](?:\.[A-Z])*")
_BEFORE_STOP: Final = re.compile(r"\S*$")
_CLAUSE: Final = re.compile(
    r"(?:[,;:–—]|--|\b(?:but|and|while|when|where|as)\b)\s+"
    r"(?:(?:in|on|at|by|during|early|late|over)\s+){1,3}(?:the\s+)?$"
)
"""What stands before words that open a clause of their own."""


_NOUNS_OWN: Final = re.compile(r"\b(?:the|its|his|her|their)\s+[(\[]?$")
"""What stands before a date that belongs to a noun, not to the verb: ``stands by the December accord``."""


_NOUN: Final = re.compile(r"\s+([a-z]+)")
_MONTHS: Final = frozenset(name.lower() for name in month_name if name)
_OWNED: Final = re.compile(r"['’]s\s+(\w+)")
"""A date that owns what follows."""


@dataclass(frozen=True, slots=True)
class Lean:
    """Where a clause looks, and whether its verb stands close enough to leave no doubt."""

    direction: Direction
    sure: bool
    near: int = 75
    """Days within which a month and a day are meant whatever the verb says."""


def lean_of(text: str, passage: Passage) -> Lean | None:
    """Return where the clause around ``passage`` looks; None where no verb tells.

    The nearest verb before the expression decides (``will meet on Friday``; ``will meet, he said on Friday``). Only
    where the expression opens its sentence or clause, the first verb after it does (``On Friday ministers will meet``).
    """
    before = text[max(0, passage.start - _REACH) : passage.start]
    opens = _CLAUSE.search(before)
    stops = [stop for stop in _STOP.finditer(before) if not _abbreviates(before, stop)]
    if stops:
        before = before[stops[-1].end() :]
    after = text[passage.end : passage.end + _REACH]
    if (owned := _OWNED.match(after)) and owned[1] not in _scheduled():  # Wednesday's ruling has been made
        return Lean("back", sure=True)
    stop = next((stop for stop in _STOP.finditer(after) if not _abbreviates(after, stop)), None)
    if stop:
        after = after[: stop.start()]
    if before.isupper():  # NAKASONE TO VISIT WASHINGTON MONDAY
        before, after = before.lower(), after.lower()
    cues = _cues()
    if opens and (verb := cues.search(after[:_NEXT])):  # ", but in March a judge ruled": a clause of its own
        return Lean(_side(verb), sure=True)
    verbs = list(cues.finditer(before))
    told = verbs[-1] if verbs else cues.search(after)
    if told is not None and _side(told) == "back" and _dates_noun(text, passage):
        return None  # "his July trip was announced": the nearest July
    if verbs:
        gap = before[verbs[-1].end() :]
        close = len(gap) <= _CLOSE or (told is not None and _side(told) == "ahead" and _tells_event(told[0], gap))
        return Lean(_side(verbs[-1]), sure=close and not _NOUNS_OWN.search(before))
    first = cues.search(after) if len(before) <= _SHORT else None
    return Lean(_side(first), sure=True) if first else None


def _tells_event(verb: str, gap: str) -> bool:
    """Tell whether an event's noun stands behind its verb: ``will hold talks with the leaders of Mali in`` May."""
    words = f"{verb} {gap}".lower().split()
    return len(gap) <= _OBJECT and words[-1:] == ["in"] and not _scheduled().isdisjoint(words)


def _dates_noun(text: str, passage: Passage) -> bool:
    """Tell a bare month that stands before the noun of an event that may lie ahead: *his July trip*."""
    noun = _NOUN.match(text, passage.end)
    month = text[passage.start : passage.end].lower() in _MONTHS
    return month and noun is not None and noun[1] in _scheduled()


def _abbreviates(text: str, stop: re.Match[str]) -> bool:
    """Tell whether a full stop is that of a title, an initial or *U.S.*, and ends no sentence."""
    if stop[0][0] != ".":
        return False
    before = _BEFORE_STOP.search(text, max(0, stop.start() - _LONGEST), stop.start())
    word = before[0].lstrip("(\"'“‘") if before else ""
    return _INITIALS.fullmatch(word) is not None or f"{word.lower()}." in closed("never_last")


def lean_after(text: str, passage: Passage) -> Lean | None:
    """Return where the verb right behind an expression looks: ``sales in the third quarter rose``."""
    verb = _cues().match(text[passage.end : passage.end + _REACH].lstrip())
    return Lean(_side(verb), sure=True) if verb else None


def _side(cue: re.Match[str]) -> Direction:
    return "ahead" if cue["ahead"] else "back"


@cache
def _scheduled() -> frozenset[str]:
    return frozenset(words_of("verbs")["ahead"]["scheduled"])


@cache
def _cues() -> re.Pattern[str]:
    """Return the verbs and words that tell, each with what it governs, so that "to be signed" is no past."""
    words = words_of("verbs")
    ahead, back = words["ahead"], words["back"]
    governors = any_of(ahead["governors"])
    plan = rf"{governors}\s+(?:to|for)\b(?:\s+be\b)?(?:\s+\w+)?"
    over = rf"\b{any_of(words['over']['openers'])}\s+{governors}\b(?:\s+to\b(?:\s+be\b)?\s+\w+)?"
    ahead_shapes = (
        rf"(?:\b|(?=['’])){any_of(ahead['modals'])}\b(?:\s+{any_of(ahead['after_modal'])}\b){{0,4}}\s+\w+",
        rf"\b{plan}",
        rf"\bto\s+(?!{any_of(ahead['no_infinitive'])}\b)[a-z]{{2,}}(?:\s+[a-z]+ed)?",
        rf"\b{any_of(ahead['words'])}\b",
        r"\b(?:is|are)\s+(?:on|in|at)\s+$",  # "the vote is on", right before the day
    )
    back_shapes = (
        rf"\b{any_of(back['auxiliaries'])}\b",
        rf"\b(?!{any_of(back['no_past'])})[a-z]{{2,}}ed\b",
        rf"\b{any_of(back['irregular'])}\b",
    )
    return re.compile(f"(?P<over>{over})|(?P<ahead>{'|'.join(ahead_shapes)})|(?P<back>{'|'.join(back_shapes)})")
