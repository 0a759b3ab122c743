"""Times of day: ``10:35 a.m.``, ``noon``, ``the morning``, ``1500 GMT``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onrecord.extract.times.counts import NUMBER, count_of
from onrecord.extract.times.grammar import Match, Pattern, neighbours
from onrecord.extract.times.meaning import Clock, Meaning, Part, Weak

_NOON: Final = 12
_SMALL_HOURS: Final = 4
"""Until which the hours of a night are those after midnight."""
_HOURS: Final = 24
_LAST_MINUTE: Final = 59
_AFTER_AN_HOUR: Final = neighbours("after_an_hour")
_BEFORE_A_PART: Final = frozenset(("in", "at", "by", "that", "during", "until", "since", "early", "late"))


def clock_of(text: str) -> Clock | None:
    """Return the time of day that figures print; None where there is no such time.

    >>> time = clock_of("11:00:09")
    >>> time.hour, time.minute, time.second
    (11, 0, 9)
    >>> clock_of("15h30") == Clock(15, 30), clock_of("7.30") == Clock(7, 30), clock_of("8:75")
    (True, True, None)
    """
    hour, *rest = (int(part) for part in re.split("[:.h]", text))
    minute, second = (*rest, None, None)[:2]
    return Clock(hour, minute, second) if hour <= _HOURS and (minute or 0) <= _LAST_MINUTE else None


def in_half(time: Clock, half: str | None) -> Clock | None:
    """Return a time in the half of the day that ``a.m.`` or ``p.m.`` names; None where it has no such hour.

    >>> [in_half(Clock(12, 30), half).hour for half in ("a.m.", "p.m.", None)]
    [0, 12, 12]
    """
    if not half:
        return time
    return replace(time, hour=time.hour % _NOON + _NOON * half.startswith("p")) if time.hour <= _NOON else None


def in_part(time: Clock, part: Part) -> Clock:
    """Return a time on the day, and in the half of it, that a part of the day names: ``8`` of ``tonight`` is 20."""
    late = time.hour < _NOON and (part.part in ("AF", "EV") or (part.part == "NI" and time.hour > _SMALL_HOURS))
    return replace(time, hour=time.hour + _NOON * late, day=part.day)


def _hour(match: Match) -> int:
    """Return the hour that ``8`` or ``eight`` names; 0 where it names none, as "zero" does."""
    return int(count_of(match.text("c")) or 0)


def _clock(match: Match) -> Meaning | Weak | None:
    text = match.text("c") or ""
    bare = "." in text and not (match.text("h") or match.text("z"))
    if bare and match.left != "at":  # 2.50 is a price
        return None
    time = clock_of(text)
    time = in_half(time, match.text("h")) if time else None
    if time is None:
        return None
    time = replace(time, zone=match.value("z", "zone"))
    return Weak(time) if bare else time


def _bare_hour(match: Match) -> Weak | None:
    """``at 8``, an hour only beside its day: ``tonight at 8``, not ``at 10 Downing Street``."""
    if match.left not in ("at", "around") or (match.right[:1].isalnum() and match.right not in _AFTER_AN_HOUR):
        return None
    hour = _hour(match)
    return Weak(Clock(hour)) if 1 <= hour <= _NOON else None


def _past_the_hour(match: Match) -> Meaning | Weak | None:
    """``half past three``, ``20 past 3 p.m.``, ``a quarter to noon``; alone only with the half of the day."""
    said = match.text("n") or ""
    if said == "half" and match.text("p") in ("to", "before"):
        return None  # cut in half to six weeks
    minutes = 30 if said == "half" else 15 if "quarter" in said else int(count_of(said) or 0)
    hour = _NOON if match.text("o") else _hour(match)
    if not (1 <= hour <= _NOON and 0 < minutes <= _LAST_MINUTE):
        return None
    if match.text("p") in ("to", "before"):  # a quarter to twelve p.m. is 11:45, and that in the evening
        hour, minutes = hour - 1, _LAST_MINUTE + 1 - minutes
    time = in_half(Clock(hour, minutes), match.text("h"))
    sure = match.text("h") or match.text("o") or said == "half" or "quarter" in said
    return time if sure or time is None else Weak(time)


def _spoken(match: Match) -> Meaning | Weak | None:
    """``seven thirty p.m.``; ``at five-thirty`` only beside its day."""
    hour, minutes = _hour(match), int(count_of(match.text("n")) or 0)
    if not (1 <= hour <= _NOON and minutes <= _LAST_MINUTE):
        return None
    time = Clock(hour, minutes)
    if match.text("h"):
        return in_half(time, match.text("h"))
    return Weak(time) if match.left == "at" else None


def _military(match: Match) -> Meaning | None:
    text = match.text("c") or ""
    time = clock_of(f"{text[:-2]}:{text[-2:]}") if len(text) in (3, 4) else None
    return in_half(replace(time, zone=match.value("z", "zone")), match.text("h")) if time else None


def _o_clock(match: Match) -> Meaning | None:
    hour = _hour(match)
    return in_half(Clock(hour), match.text("h")) if 1 <= hour <= _HOURS else None


def _at_night(match: Match) -> Meaning | None:
    """``11 at night``."""
    hour = _hour(match)
    return in_part(Clock(hour), Part("NI")) if 1 <= hour <= _NOON else None


def _part(match: Match) -> Meaning | Weak:
    part = match.value("p", "part")
    if match.text("p") in ("noon", "midday"):
        return Clock(12, 0)
    if match.text("p") == "midnight":
        return Clock(24, 0)
    if match.left == "at" and match.text("p") == "night" and not match.text("t"):
        return Part(part, usual=True)
    if match.text("t") or match.left in _BEFORE_A_PART:
        return Part(part)
    return Weak(Part(part))


PATTERNS: Final = (
    Pattern("time.clock", "c=( clock | dotted ) h=ampm? z=zone?", _clock),
    Pattern("time.clock", "c=hour h=ampm z=zone?", _clock),
    Pattern("time.clock", "c=digit_word h=ampm z=zone?", _spoken),
    Pattern("time.clock", "c=int ( z=zone | h=ampm )", _military),
    Pattern("time.clock", "c=( hour | digit_word ) ( 'o' quote? 'clock' | 'oclock' ) h=ampm?", _o_clock),
    Pattern("time.clock", "c=( hour | digit_word )", _bare_hour),
    Pattern(
        "time.clock",
        f"n=( {NUMBER} | 'half' | 'a'? 'quarter' ) ( 'minutes' )? p=( 'past' | 'to' | 'before' | 'after' )"
        " ( c=( hour | digit_word ) h=ampm? | o=( 'noon' | 'midday' ) )",
        _past_the_hour,
    ),
    Pattern("time.clock", "c=digit_word '-'? n=( ten_word ( '-'? digit_word )? ) h=ampm?", _spoken),
    Pattern("time.clock", "c=hour 'at' 'night'", _at_night),
    Pattern("time.part-of-day", "t='the'? p=part", _part),
)
