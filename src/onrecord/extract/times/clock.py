"""Times of day: ``10:35 a.m.``, ``noon``, ``the morning``, ``1500 GMT``."""

from __future__ import annotations

from typing import Final

from onrecord.extract.times.counts import NUMBER, count_of
from onrecord.extract.times.grammar import Match, Pattern, lexicon, neighbours
from onrecord.extract.times.meaning import Clock, Meaning, Part, Weak

_NOON: Final = 12
_SMALL_HOURS: Final = 4
_LAST_MINUTE: Final = 59
_AFTER_AN_HOUR: Final = neighbours("after_an_hour")
_BEFORE_A_PART: Final = frozenset(("in", "at", "by", "that", "during", "until", "since", "early", "late"))


def _hour(match: Match) -> int:
    """Return the hour that ``8`` or ``eight`` names; 0 where it names none, as "zero" does."""
    return int(count_of(match.text("c")) or 0)


def _clock(match: Match) -> Meaning | Weak | None:
    text = match.text("c") or ""
    parts = [int(part) for part in text.replace(".", ":").replace("h", ":").split(":") if part]
    hour, minute = parts[0], parts[1] if len(parts) > 1 else None
    bare = "." in text and not (match.text("h") or match.text("z"))
    if bare and match.left != "at":  # 2.50 is a price
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
    time = Clock(hour, minute, parts[2] if len(parts) > 2 else None, match.value("z", "zone"))
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
    minutes = 30 if said == "half" else 15 if "quarter" in said else int(count_of(said) or 0)
    hour = _NOON if match.text("o") else _hour(match)
    half = (match.text("h") or "").replace(".", "").replace(" ", "")
    if not (1 <= hour <= _NOON and 0 < minutes < 60):
        return None
    if half == "pm" and hour < _NOON:
        hour += _NOON
    if match.text("p") in ("to", "before"):
        hour, minutes = hour - 1, 60 - minutes
    time = Clock(hour, minutes)
    return time if half or match.text("o") or said == "half" or "quarter" in said else Weak(time)


def _spoken(match: Match) -> Meaning | Weak | None:
    """``seven thirty p.m.``; ``at five-thirty`` only beside its day."""
    lists = lexicon()
    hour = match.value("c", "digit_word")
    words = (match.text("n") or "").replace("-", " ").split()
    minutes = sum(lists["ten_word"].get(word) or lists["digit_word"].get(word) or 0 for word in words)
    half = (match.text("h") or "").replace(".", "").replace(" ", "")
    if not (1 <= hour <= _NOON and minutes < 60):
        return None
    if not half:
        return Weak(Clock(hour, minutes)) if match.left == "at" else None
    return Clock(hour + _NOON if half == "pm" and hour < _NOON else hour, minutes)


def _military(match: Match) -> Meaning | None:
    text = match.text("c") or ""
    if len(text) not in (3, 4) or int(text[:-2]) > 24 or int(text[-2:]) > 59:
        return None
    hour, half = int(text[:-2]), match.text("h") or ""
    if (half and hour > _NOON) or int(text[-2:]) > _LAST_MINUTE:
        return None
    return Clock(hour + 12 * (half.startswith("p") and hour < _NOON), int(text[-2:]), zone=match.value("z", "zone"))


def _o_clock(match: Match) -> Meaning | None:
    hour = _hour(match)
    if (match.text("h") or "").startswith("p") and hour < _NOON:
        hour += _NOON
    return Clock(hour) if 1 <= hour <= 24 else None


def _at_night(match: Match) -> Meaning | None:
    """``11 at night``."""
    hour = int(match.text("c") or 0)
    return Clock(hour + _NOON * (_SMALL_HOURS < hour < _NOON)) if 1 <= hour <= _NOON else None


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
