"""Times of day: ``10:35 a.m.``, ``noon``, ``the morning``, ``1500 GMT``."""

from __future__ import annotations

from typing import Final

from onrecord.extract.times.grammar import Match, Pattern
from onrecord.extract.times.meaning import Clock, Meaning, Part, Weak

_NOON: Final = 12
_BEFORE_A_PART: Final = frozenset(("in", "at", "by", "that", "during", "until", "since", "early", "late"))


def _clock(match: Match) -> Meaning | None:
    text = match.text("c") or ""
    parts = [int(part) for part in text.replace(".", ":").split(":") if part]
    hour, minute = parts[0], parts[1] if len(parts) > 1 else None
    if "." in text and not (match.text("h") or match.text("z")):  # 2.50 is a price
        return None
    half = (match.text("h") or "").replace(".", "").replace(" ", "")
    if half == "pm" and hour < _NOON:
        hour += _NOON
    elif half == "am" and hour == _NOON:
        hour = 0
    elif half and hour > _NOON:
        return None
    if hour > 24 or (minute or 0) > 59:
        return None
    return Clock(hour, minute, parts[2] if len(parts) > 2 else None, match.value("z", "zone"))


def _military(match: Match) -> Meaning | None:
    text = match.text("c") or ""
    if len(text) not in (3, 4) or int(text[:-2]) > 24 or int(text[-2:]) > 59:
        return None
    return Clock(int(text[:-2]), int(text[-2:]), zone=match.value("z", "zone"))


def _o_clock(match: Match) -> Meaning | None:
    hour = match.value("c", "digit_word") or int(match.text("c") or 0)
    return Clock(hour) if 1 <= hour <= _NOON else None


def _part(match: Match) -> Meaning | Weak:
    part = match.value("p", "part")
    if match.text("p") in ("noon", "midday"):
        return Clock(12, 0)
    if match.text("p") == "midnight":
        return Clock(24, 0)
    if match.text("t") or match.left in _BEFORE_A_PART:
        return Part(part)
    return Weak(Part(part))


PATTERNS: Final = (
    Pattern("time.clock", "c=( clock | dotted ) h=ampm? z=zone?", _clock),
    Pattern("time.clock", "c=hour h=ampm z=zone?", _clock),
    Pattern("time.clock", "c=int z=zone", _military),
    Pattern("time.clock", "c=( hour | digit_word ) 'o' quote 'clock'", _o_clock),
    Pattern("time.part-of-day", "t='the'? p=part", _part),
)
