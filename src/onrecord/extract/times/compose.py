"""Puts neighbouring finds together: ``Friday`` + ``morning``, ``the end of`` + ``the year``, ``1991`` to ``1997``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.extract.times.clock import in_part
from onrecord.extract.times.grammar import BREAK, lexicon
from onrecord.extract.times.meaning import (
    Begun,
    Clock,
    Decade,
    Edge,
    Ended,
    Length,
    Meaning,
    Nth,
    NthDay,
    On,
    Part,
    Period,
    Same,
    Shift,
    Span,
    Vague,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.extract.times.meaning import Limit

_BEGINS: Final = ("starting", "beginning", "commencing", "starting on", "beginning on", "commencing on")
"""What stands between a length and its first day."""
_REACH: Final = 4
"""No joint between two expressions has more words."""
_DATES: Final = (On, Period, Same, Edge, Nth, NthDay, Decade, Shift)
_EDGE_WORDS: Final = frozenset(("early", "late", "mid", "end"))
_EDGE_NOUNS: Final = frozenset(
    ("beginning", "start", "end", "middle", "close", "outset", "latter part", "early part", "later part")
)


@dataclass(frozen=True, slots=True)
class Found:
    """A find in the making: words ``first`` up to, not including, ``last``."""

    first: int
    last: int
    rule: str
    meaning: Meaning
    limit: Limit | None = None
    weak: bool = False
    """No time expression by itself."""
    ends: tuple[Found, ...] = ()
    """The two ends of a range."""


class Composer:
    """Joins the finds of one story, left to right."""

    def __init__(self, text: str, places: Sequence[tuple[int, int]], kinds: str) -> None:
        """Keep the story's words, to look at what stands between two finds."""
        self._text, self._places, self._kinds = text, places, kinds

    def compose(self, found: list[Found]) -> list[Found]:
        """Return the finds put together, with what opens or narrows them."""
        done: list[Found] = []
        for each in found:
            current = self._with_edge(each)
            while done and (joined := self._join(done[-1], current)):
                done.pop()
                current = self._with_edge(joined)
            if done and current.first < done[-1].last:
                continue
            done.append(current)
        return self._begun(self._ended(self._ranges([self._with_limit(each) for each in done if not each.weak])))

    def _begun(self, found: list[Found]) -> list[Found]:
        """Return the finds with the first day of a length that has one: ``a three-day visit starting May 20``."""
        for at, (left, right) in enumerate(pairwise(found)):
            gap = self._between(left, right)
            if gap is None:
                continue
            a, b = left.meaning, right.meaning
            if isinstance(a, Length) and not a.sign and _is_day(b) and gap.endswith(_BEGINS):
                found[at] = replace(left, meaning=Begun(a, b))
            elif isinstance(b, Length) and not b.sign and _is_day(a) and gap == "for":
                found[at + 1] = replace(right, meaning=Begun(b, a))
        return found

    def _ended(self, found: list[Found]) -> list[Found]:
        """Return the finds with the last day of a length that has one: ``the year ended March 31``."""
        for at, (length, day) in enumerate(pairwise(found)):
            gap = self._between(length, day)
            if gap not in ("ended", "ending", "ended on", "ending on", "to end", "ended last", "ending in"):
                continue
            on = day.meaning
            if not isinstance(length.meaning, Length | Same | Nth | Period) or not isinstance(on, On):
                continue
            if gap.startswith("ended") and on.year is None and on.step is None:
                on = replace(on, step=-1)
            found[at] = replace(length, meaning=Ended(length.meaning, on))
            found[at + 1] = replace(day, meaning=on)
        return found

    def _ranges(self, found: list[Found]) -> list[Found]:
        done: list[Found] = []
        for each in found:
            joined = self._range(done[-1], each) if done else None
            if joined:
                done[-1] = joined
            else:
                done.append(each)
        return done

    def word(self, at: int) -> str:
        """Return the word at ``at`` in lower case; empty outside the story and at a break."""
        if not 0 <= at < len(self._places) or self._kinds[at] == BREAK:
            return ""
        start, end = self._places[at]
        return self._text[start:end].lower()

    def _between(self, left: Found, right: Found) -> str | None:
        if not 0 <= right.first - left.last <= _REACH or BREAK in self._kinds[left.last : right.first]:
            return None
        return " ".join(self.word(at) for at in range(left.last, right.first))

    # -- what stands before one find ---------------------------------------------------------------------------------

    def _with_edge(self, found: Found) -> Found:
        """Return the find with ``early``, ``the end of``, ``mid-``, ``later`` before it."""
        meaning, at = found.meaning, found.first - 1
        before = self.word(at)
        if before == "the" and isinstance(meaning, Nth) and found.rule == "time.joined":  # the 1988 second quarter
            return replace(found, first=at)
        if (
            isinstance(meaning, Period | Same | On)
            and before in ("earlier", "later")
            and not (isinstance(meaning, On) and meaning.weekday)
        ):
            limit: Limit = "ahead" if before == "later" else "before"
            return replace(found, first=at, rule="time.earlier-later", limit=limit, meaning=meaning)
        if (
            before == "in" and self.word(at - 1) in ("earlier", "later") and isinstance(meaning, Period)
        ):  # later in the week
            limit = "ahead" if self.word(at - 1) == "later" else "before"
            whole = Same("day") if meaning.unit == "day" else meaning
            return Found(at - 1, found.last, "time.earlier-later", whole, limit=limit)
        if before == "in" and self.word(at - 1) in ("early", "late") and _has_edges(meaning):  # early in 2024
            return Found(at - 1, found.last, "time.edge", _edge(lexicon()["edge"][self.word(at - 1)], meaning))
        if not isinstance(meaning, On | Period | Same | Nth | Decade | Part) or found.limit:
            return found
        gap = before in ("-", "–")
        if gap:
            at -= 1
            before = self.word(at)
        edge = lexicon()["edge"].get(before)
        if edge and before in _EDGE_WORDS and not (before == "end" and not gap):
            if isinstance(meaning, On) and meaning.day and not meaning.weekday:
                return found
            first = at - 1 if self.word(at - 1) == "very" else at
            if self.word(first - 1) == "the" and not isinstance(meaning, Period):
                first -= 1
            return Found(first, found.last, "time.edge", _edge(edge, meaning, sharp=before == "end"))
        if self.word(found.first - 1) == "of" and isinstance(meaning, On | Period | Same | Decade | Nth):
            noun = self.word(found.first - 2)
            place = found.first - 2
            if noun in ("rest", "remainder", "balance") and isinstance(meaning, Period | Same | On):
                first = place - 1 if self.word(place - 1) == "the" else place
                return Found(first, found.last, "time.earlier-later", meaning, limit="ahead")
            if noun in ("part", "half", "portion") and self.word(place - 1) in (
                "early",
                "late",
                "latter",
                "later",
                "first",
                "middle",
                "better",
            ):
                place -= 1
                noun = f"{self.word(place)} part" if noun != "half" else noun
                edge = {"early": "START", "first": "START", "middle": "MID"}.get(self.word(place), "END")
            else:
                edge = lexicon()["edge"].get(noun) if noun in _EDGE_NOUNS else None
            if edge and noun != "half":
                first = place - 1 if self.word(place - 1) == "the" else place
                at_end = noun in ("end", "close", "start", "beginning", "outset")
                return Found(first, found.last, "time.edge", _edge(edge, meaning, at=at_end))
        return found

    def _with_limit(self, found: Found) -> Found:
        """Return the find with the preposition that leaves one end open."""
        if (
            isinstance(found.meaning, Length)
            and not found.meaning.sign
            and found.meaning.count
            and (found.meaning.unit != "quarter")
        ):
            return self._with_start(found)
        if found.limit or not isinstance(found.meaning, (*_DATES, Clock, Part, Span)):
            return found
        before = self.word(found.first - 1)
        at = found.first - 1
        while before in ("the", "about", "around", "at", "end", "on", "year") and found.first - at < _REACH:
            if before == "on" and self.word(at - 1) not in ("starting", "beginning", "commencing"):
                break
            at -= 1
            before = self.word(at)
        limit = lexicon()["limit"].get(before)
        if limit == "through" and not (isinstance(found.meaning, On) and not found.meaning.season):
            return found  # through the first half, through summer: all of it
        return replace(found, limit=limit) if limit else found

    def _with_start(self, found: Found) -> Found:
        """Return a length with the preposition by which it may count from the story's day: ``in two weeks``."""
        before = self.word(found.first - 1)
        if before not in ("in", "within"):
            return found
        return replace(found, limit="in" if before == "in" else "within")

    # -- two finds ---------------------------------------------------------------------------------------------------

    def _join(self, left: Found, right: Found) -> Found | None:
        gap = self._between(left, right)
        if gap is None:
            return None
        a, b = left.meaning, right.meaning
        meaning = (
            _dated_time(a, b, gap)
            or _part_of_day(a, b, gap)
            or _part_of(a, b, gap)
            or _named_within(a, b, gap)
            or _shifted(a, b, gap)
        )
        if meaning is None:
            return None
        if isinstance(meaning, Shift) and gap == "from" and self.word(left.first - 1) == "for":
            meaning = Begun(a, b) if isinstance(a, Length) else meaning  # for 10 days from 18 December
        own = isinstance(a, On | Nth | NthDay) and type(a) is type(meaning)
        rule = left.rule if own else "time.joined"
        return Found(left.first, right.last, rule, meaning)

    def _range(self, left: Found, right: Found) -> Found | None:
        gap = self._between(left, right)
        if gap is None:
            return None
        a, b = left.meaning, right.meaning
        opened = left.limit == "from" or self.word(left.first - 1) == "between"
        tight = gap in ("-", "–", "—", "to", "through", "until", "till", "and")
        if tight and opened:  # between now and May, from May 1 to now
            a, b = _today_of(a), _today_of(b)
        if not tight or not isinstance(a, _DATES) or not isinstance(b, _DATES):
            return None
        if gap == "and" and self.word(left.first - 1) != "between":
            return None
        if gap in ("until", "till", "to") and not opened and not _alike(a, b):
            return None
        if isinstance(a, Shift) or isinstance(b, Shift):
            return None
        return Found(
            left.first,
            right.last,
            "time.range",
            Span(a, b),
            ends=(replace(left, limit=None, rule="time.range"), replace(right, rule="time.range")),
        )


def _today_of(meaning: Meaning) -> Meaning:
    """Return ``now`` as the story's day, which it is at the end of a range."""
    return Period("day", 0) if meaning == Vague("PRESENT_REF") else meaning


def _edge(mod: str, meaning: Meaning, *, at: bool = False, sharp: bool = False) -> Meaning:
    if isinstance(meaning, Part):
        return meaning
    return Edge(mod, meaning, at=at, sharp=sharp)


def _has_edges(meaning: Meaning) -> bool:
    """Tell a month or a year, whose first and last part may be told behind an adverb: ``late in May``."""
    if isinstance(meaning, On):
        return not (meaning.day or meaning.weekday or meaning.holiday)
    return isinstance(meaning, Period | Same) and meaning.unit in ("month", "year")


def _alike(a: Meaning, b: Meaning) -> bool:
    if isinstance(a, On) and isinstance(b, On):
        return (a.day is None) == (b.day is None) and (a.month is None) == (b.month is None)
    return type(a) is type(b)


def _is_month(meaning: Meaning) -> bool:
    if isinstance(meaning, On):
        return meaning.month is not None and meaning.day is None
    return isinstance(meaning, Period | Same) and meaning.unit == "month"


def _is_day(meaning: Meaning) -> bool:
    return (
        (isinstance(meaning, On) and bool(meaning.day or meaning.weekday or meaning.holiday))
        or (isinstance(meaning, Period | Same) and meaning.unit == "day")
        or (isinstance(meaning, Shift) and meaning.unit in ("day", "week"))
    )


def _dated_time(a: Meaning, b: Meaning, gap: str) -> Meaning | None:
    """``9 a.m. Tuesday``, ``10:35 a.m. on Friday``, ``Friday at noon``."""
    if (
        isinstance(a, Clock)
        and a.day is None
        and _is_day(b)
        and gap in ("", "on", ",", ", on", "( local time )", "local time on", "local time")
    ):
        return replace(a, day=b)
    if (
        isinstance(b, Clock)
        and b.day is None
        and _is_day(a)
        and gap in ("", "at", ", at", ",", "at about", "at around", "at exactly", "around", "@")
    ):
        return replace(b, day=a)
    if isinstance(b, Clock) and b.day is None and isinstance(a, Part) and gap in ("", "at", "around", "@"):
        return in_part(b, a)  # tonight at 8
    if isinstance(a, Clock) and a.day is None and isinstance(b, Part) and gap in ("", "in", "in the", "on"):
        return in_part(a, b)
    return None


def _part_of_day(a: Meaning, b: Meaning, gap: str) -> Meaning | None:
    """``Friday morning``, ``the night of 8 February``, ``in the morning on Monday``."""
    if isinstance(b, Part) and b.day is None and _is_day(a) and gap in ("", "in", "-", "at"):
        return replace(b, day=a, usual=False)
    if isinstance(a, Part) and a.day is None and _is_day(b) and gap in ("of", "on", ""):
        return replace(a, day=b, usual=False)
    return None


def _part_of(a: Meaning, b: Meaning, gap: str) -> Meaning | None:  # noqa: PLR0911 - one return a kind of part reads best
    """``the third quarter of 1984``, ``first nine months of this year``, ``eight months of this year``."""
    if (
        isinstance(b, Nth)
        and b.whole is None
        and gap == ""
        and isinstance(a, Shift)
        and a.told
        and a.unit == "year"
        and a.count == 1
    ):
        return replace(b, whole=Period("year", -1))
    if (
        isinstance(b, Nth)
        and b.whole is None
        and gap in ("", "'s", "’s")
        and _longer(a, b.unit)
        and isinstance(a, On | Period | Same)
    ):
        return replace(b, whole=a)
    if not isinstance(b, On | Period | Same | Edge):
        return None
    if isinstance(a, NthDay) and a.whole is None and _longer(b, "week") and gap in ("of", "in", "of the", "in the"):
        return replace(a, whole=b)
    if isinstance(a, On) and a.weekday and not a.day and a.step == -1 and _longer(b, "week") and gap in ("of", "in"):
        return NthDay(-1, a.weekday, b)  # the last Friday of October
    if (
        isinstance(a, Period)
        and a.unit == "week"
        and a.step == 0
        and gap in ("of", "beginning", "starting", "commencing")
        and _is_day(b)
    ):
        return Nth(1, "week", whole=b)
    if isinstance(a, Period) and a.step == -1 and _longer(b, a.unit) and gap in ("of", "in"):
        return Nth(-1, a.unit, whole=b)
    if isinstance(a, Length) and a.sign < 0 and a.count and _longer(b, a.unit) and gap == "of":
        return Nth(-1, a.unit, int(a.count), whole=b)
    if isinstance(a, Nth) and a.whole is None and _longer(b, a.unit) and gap in ("of", "of the", "", "in", ","):
        return replace(a, whole=b)
    if isinstance(a, Nth) and a.whole is None and a.unit == "half" and _is_month(b) and gap in ("of", "of the"):
        return replace(a, whole=b)
    if (
        isinstance(a, Length)
        and a.count
        and a.unit in ("month", "quarter", "week")
        and _longer(b, a.unit)
        and gap == "of"
    ):
        return Nth(1, a.unit, int(a.count), whole=b)
    if (
        isinstance(a, Edge)
        and isinstance(a.whole, Nth | On)
        and gap in ("of", "")
        and isinstance(b, Period | Same | On)
    ):
        inner = _part_of(a.whole, b, gap) or _named_within(a.whole, b, gap)
        return replace(a, whole=inner) if inner else None
    return None


_SIZES: Final = {
    "day": 1, "weekend": 2, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "half": 182, "year": 365,
    "decade": 3652, "century": 36524,
}  # fmt: skip
"""Days, about."""


def _longer(meaning: Meaning, unit: str) -> bool:
    if isinstance(meaning, Edge):
        return _longer(meaning.whole, unit)
    if isinstance(meaning, Period | Same):
        size = _SIZES.get(meaning.unit, 0)
    elif isinstance(meaning, On):
        size = (
            365
            if meaning.year is not None and not meaning.month
            else 30
            if meaning.month and not meaning.day
            else 91
            if meaning.season
            else 0
        )
    else:
        size = 0
    return size > _SIZES.get(unit, 10**6)


def _named_within(a: Meaning, b: Meaning, gap: str) -> Meaning | None:
    """``January next year``, ``August of last year``, ``Monday of next week``, ``Monday, Oct. 26``."""
    if (
        isinstance(a, Period | Same) and a.unit == "week" and isinstance(b, On) and gap in ("", "on", "-")
    ):  # next week Monday
        alone = b.weekday and not b.day and b.step is None and b.within is None
        return replace(b, within=a) if alone else None
    if not isinstance(a, On) or a.within is not None:
        return None
    if (
        isinstance(b, On)
        and a.weekday
        and not a.day
        and a.step is None
        and b.day
        and not b.weekday
        and gap in ("", ",", "the", ", the")
    ):
        return replace(b, weekday=a.weekday)
    if (
        isinstance(b, Period | Same)
        and b.unit == "year"
        and a.year is None
        and (a.month or a.season or a.holiday)
        and gap in ("", "of", ",", "in")
    ):
        return replace(a, within=b)
    if (
        a.day
        and not (a.month or a.weekday)
        and isinstance(b, Period | Same)
        and b.unit == "month"
        and gap in ("of", "in")
    ):
        return replace(a, within=b)  # the 15th of this month
    if (
        isinstance(b, Period | Same)
        and b.unit in ("week", "month")
        and a.weekday
        and not a.day
        and gap in ("", "of", "in")
    ):
        return replace(a, within=b)
    if (
        isinstance(b, On)
        and b.year is not None
        and not b.month
        and a.year is None
        and (a.month or a.season or a.holiday)
        and gap in ("of", "", "in")
    ):
        return replace(a, year=b.year)
    return None


def _shifted(a: Meaning, b: Meaning, gap: str) -> Meaning | None:
    """``two days after May 1``, ``a year before the end of 1990``, ``a week from Friday``."""
    if isinstance(a, Length) and a.count and isinstance(b, On | Period) and gap in ("after", "before", "from"):
        return Shift(a.count, a.unit, -1 if gap == "before" else 1, base=b, mod=a.mod)
    if isinstance(a, Shift) and a.told and a.base is None and isinstance(b, On) and gap == "":
        return replace(a, base=b)
    return None
