"""From what an expression says to the days that it means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from onrecord.extract.times import meaning as say
from onrecord.record import Period, TimeExpression
from onrecord.resolve.calendar import reach as cal
from onrecord.resolve.calendar.direction import Direction, Lean, lean_of
from onrecord.resolve.calendar.edges import edge_reach
from onrecord.resolve.calendar.reach import Reach
from onrecord.resolve.edtf import OPEN, first_and_last, write_days

if TYPE_CHECKING:
    from onrecord.extract.times import TimeFind
    from onrecord.language import Language
    from onrecord.record import StoryParts

_CODES: Final = {
    "second": "T{}S", "minute": "T{}M", "hour": "T{}H", "day": "{}D", "night": "{}D", "weekend": "{}D", "week": "{}W", "month": "{}M",
    "quarter": "{}Q", "half": "{}H", "year": "{}Y", "decade": "{}E", "century": "{}C", "millennium": "{}L",
}  # fmt: skip
_FAR: Final = 2
"""Years from the story's day after which an explicit year speaks of history."""
_HISTORY: Final = 5
"""Explicit years of history that make a story a chronicle."""
_NEAR_DAYS: Final = 75
"""A day so near is meant whatever the verb says."""
_LEAP: Final = 5
"""Years over which a chronicle does not leap in passing."""
_FORGOTTEN: Final = 1500
"""Characters after which a quarter is no longer what comparisons mean."""
_FEW: Final = 1.4
"""So many whole dates of history weigh as much as one word that counts from the story's day."""


_OPENS: Final = 24
_OPENING: Final = re.compile(r"(?:^|[.!?:;)][\"'”’]?\s+|\n\s*)(?:\w+\s+){0,3}$")
"""What stands before the words that open a sentence: ``Late in the `` 1943."""


class RangeExpression(TimeExpression):
    """A range as the rooms after this one take it: one expression from its first day to its last."""

    ends: Annotated[tuple[TimeExpression, ...], Field(exclude=True)] = ()
    """The two ends, each as it is printed."""


def with_ends(times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """Return the expressions as the record prints them: a range's ends are two, as TimeML has it, each with the range."""
    printed = [
        end for time in times for end in ((time.ends or (time,)) if isinstance(time, RangeExpression) else (time,))
    ]
    return tuple(time.model_copy(update={"id": f"t{number}"}) for number, time in enumerate(printed, 1))


def resolve_times(finds: tuple[TimeFind, ...], parts: StoryParts, language: Language) -> tuple[TimeExpression, ...]:  # noqa: ARG001
    """Return the time expressions with value, EDTF and bounds, counted from ``parts.anchored_on``.

    Where the story's own day is not known, only what is absolute gets days; the rest keeps its place and type.
    """
    anchor = date.fromisoformat(parts.anchored_on) if parts.anchored_on else None
    calendar = Calendar(parts.text, anchor, chronicle=_is_chronicle(finds, anchor))
    return tuple(_expression(number, find, calendar, parts.text) for number, find in enumerate(finds, 1))


def _is_chronicle(finds: tuple[TimeFind, ...], anchor: date | None) -> bool:
    """Tell whether the story tells history: then "in January" follows the date before it, not the day of publication.

    A chronicle gives whole dates of years long gone, hardly ever says "last week" or "Friday", and never prints its own day.
    """
    dates = [find.meaning for find in finds if isinstance(find.meaning, say.On)]
    years = [year for find in finds if (year := _year_of(find.meaning)) is not None]
    old = sum(1 for year in years if anchor is None or abs(year - anchor.year) > _FAR)
    whole = sum(1 for on in dates if on.year and on.month and (anchor is None or abs(on.year - anchor.year) > _FAR))
    near = sum(1 for find in finds if isinstance(find.meaning, say.Period)) + sum(1 for on in dates if on.weekday)
    if anchor and any(
        (on.month, on.day) == (anchor.month, anchor.day) and on.year in (None, anchor.year) for on in dates
    ):
        return False
    return old >= _HISTORY and (whole > _FEW * near if near else whole > 0)


def _year_of(meaning: say.Meaning) -> int | None:
    if isinstance(meaning, say.On):
        return meaning.year
    if isinstance(meaning, say.Span):
        return _year_of(meaning.last)
    return _year_of(meaning.whole) if isinstance(meaning, say.Edge) else None


def _expression(number: int, find: TimeFind, calendar: Calendar, text: str) -> TimeExpression:
    reach = calendar.resolve(find)
    edtf = reach.edtf
    if find.ends and edtf:
        whole = Period(start=find.passage.start, end=find.passage.end, text=find.passage.of(text), edtf=edtf)
        ends = tuple(
            _printed(number, end, reach, text, whole) for end, reach in zip(find.ends, calendar.ends, strict=True)
        )
        printed = _printed(number, find, reach, text, None)
        return RangeExpression(**printed.model_dump(), ends=ends)
    return _printed(number, find, reach, text, None)


def _printed(number: int, find: TimeFind, reach: Reach, text: str, whole: Period | None) -> TimeExpression:
    edtf = reach.edtf
    first, last = first_and_last(edtf) if edtf else (None, None)
    return TimeExpression(
        id=f"t{number}",
        range=whole,
        start=find.passage.start,
        end=find.passage.end,
        text=find.passage.of(text),
        type=reach.type,
        value=reach.value,
        mod=reach.mod,
        edtf=edtf,
        earliest=str(first) if first else None,
        latest=str(last) if last else None,
        granularity=reach.granularity,
        found_by=find.rule,
    )


@dataclass
class Calendar:
    """Resolves one story's expressions in text order; each may count from the one told of before."""

    text: str
    anchor: date | None
    chronicle: bool = False
    told: Reach | None = None
    months: Reach | None = None
    """The months told of last ("the first eleven months of 1986")."""
    quarter: Reach | None = None
    """The quarter told of last, for what "a year earlier" compares with it."""
    ends: tuple[Reach, Reach] = (Reach(None), Reach(None))
    """The ends of the range resolved last."""
    line: date | None = None
    """Where a chronicle has come to."""
    _leapt: int | None = None
    _find: TimeFind = field(init=False, repr=False)
    _quarter_at: int = 0

    def resolve(self, find: TimeFind) -> Reach:
        """Return what ``find`` comes to."""
        self._find = find
        reach = self._reach(find.meaning)
        if reach.type in ("DATE", "TIME") and reach.dated:
            self.told = replace(self.ends[1] if isinstance(find.meaning, say.Span) else reach, mod=None)
            self._follow(find.meaning, self.told)
            if reach.granularity == "quarter" and isinstance(find.meaning, say.Nth | say.Period):
                self.quarter, self._quarter_at = self.told, find.passage.start
            elif find.passage.start - self._quarter_at > _FORGOTTEN:
                self.quarter = None
        if (
            isinstance(find.meaning, say.Nth)
            and reach.dated
            and reach.granularity in ("range", "quarter", "half", "month")
        ):
            self.months = reach
        return self._limited(reach, find) if find.limit else reach

    # -- one meaning each --------------------------------------------------------------------------------------------

    def _reach(self, meaning: say.Meaning) -> Reach:  # noqa: C901, PLR0911, PLR0912 - one case a kind of meaning
        match meaning:
            case say.On():
                return self._on(meaning)
            case say.Period():
                base = self._base()
                if base is None:
                    return Reach("XXXX-XX-XX" if meaning.unit == "day" else "XXXX")
                return cal.period_reach(meaning.unit, base, meaning.step)
            case say.Same():
                return self._same(meaning)
            case say.SamePeriod():
                return self._same_period(meaning)
            case say.Nth():
                return self._nth(meaning)
            case say.Shift():
                return self._shift(meaning)
            case say.Length():
                return self._length(meaning)
            case say.Every(value):
                return Reach(value, type="SET")
            case say.Clock():
                return self._clock(meaning)
            case say.Part():
                return self._part(meaning)
            case say.Edge():
                whole = self._reach(meaning.whole)
                return edge_reach(whole, meaning, ends=bool(self._find.limit))
            case say.Decade(first):
                return cal.decade_reach(first)
            case say.Century(number):
                return cal.century_reach(number)
            case say.Vague(reference):
                return Reach(reference)
            case say.Span():
                return self._span(meaning)

    def _base(self) -> date | None:
        """Return the day from which "last year" counts: the story's own, or in a chronicle the one told of before."""
        return self.line if self.chronicle and self.line else self.anchor

    def _follow(self, meaning: say.Meaning, told: Reach) -> None:
        """Move a chronicle's line of time on to ``told``, unless that is an aside.

        A year alone moves it to the next year at most; a whole date moves it anywhere, but a leap over many years only
        when the next date confirms it (a chronicle of 1920 that mentions 1812 goes on in 1920).
        """
        first = told.first
        if (
            not self.chronicle
            or first is None
            or (told.granularity == "year" and not isinstance(meaning, say.On | say.Edge | say.Span))
        ):
            return
        leap = first.year - self.line.year if self.line else 0
        if told.granularity not in ("day", "month", "season", "time", "part of day"):
            if self.line is None or (leap == 1 and self._opens_sentence()):
                self.line = first
        elif abs(leap) > _LEAP and (self._leapt is None or abs(self._leapt - first.year) > _FAR):
            self._leapt = first.year
        else:
            self.line = first

    def _opens_sentence(self) -> bool:
        start = self._find.passage.start
        return bool(_OPENING.search(self.text[max(0, start - _OPENS) : start]))

    def _lean(self) -> Lean | None:
        return lean_of(self.text, self._find.passage)

    def _direction(self) -> Direction | None:
        lean = self._lean()
        return lean.direction if lean else None

    def _on(self, on: say.On) -> Reach:
        if on.within is not None:
            whole = self._reach(on.within)
            if not whole.dated or whole.first is None:
                return Reach(None)
            if on.weekday and not on.month:
                return cal.day_reach(cal.add_days(cal.week_reach(whole.first).first or whole.first, on.weekday - 1))
            return self._in_year(on, whole.first.year)
        if on.year is not None:
            return self._in_year(on, on.year)
        base = self._base()
        if base is None:
            return Reach(_without_year(on), "day" if on.day else "month" if on.month else None)
        if on.weekday and not on.day:
            return self._weekday(on, base)
        if on.holiday == "weekend":
            here = cal.weekend_reach(base)
            coming = base.isoweekday() >= 6 or self._direction() == "ahead"
            return here if coming else cal.weekend_reach(cal.add_days(base, -7))
        if on.month or on.season or on.holiday:
            return self._nearest(on, base)
        return Reach(None)

    def _in_year(self, on: say.On, year: int) -> Reach:
        if on.month and on.day:
            if year < 1:
                return Reach(f"BC{1 - year:04d}-{on.month:02d}-{on.day:02d}", "day")
            try:
                return cal.day_reach(date(year, on.month, on.day))
            except ValueError:  # 29 February of a year that has none
                return cal.month_reach(year, on.month)
        if on.month:
            return cal.month_reach(year, on.month)
        if on.season:
            return cal.season_reach(year, on.season)
        if year < 1:
            return cal.year_reach(year)
        if on.holiday == "weekend":
            return Reach(None)
        if on.holiday:
            return cal.day_reach(cal.holiday_of(year, on.holiday))
        return cal.year_reach(year)

    def _weekday(self, on: say.On, base: date) -> Reach:
        weekday = on.weekday or 1
        back = (base.isoweekday() - weekday) % 7
        if on.step == -1:
            return cal.day_reach(cal.add_days(base, -(back or 7)))
        if on.step == 1:
            return cal.day_reach(cal.add_days(base, 7 - back))
        if on.soonest:
            return cal.day_reach(cal.add_days(base, (-back) % 7))
        if on.step == 0:
            return cal.day_reach(cal.add_days(base, weekday - base.isoweekday()))
        ahead = self._direction() == "ahead"
        return cal.day_reach(cal.add_days(base, (-back) % 7 if ahead else -back))

    def _nearest(self, on: say.On, base: date) -> Reach:
        """Return a date without a year in the year that the words and the clause's verb make likely."""
        around = [self._in_year(on, year) for year in (base.year - 1, base.year, base.year + 1) if year >= 1]
        dated = [each for each in around if each.first and each.last]
        if on.step == 0:
            return next(each for each in dated if each.first and each.first.year == base.year)
        before = [each for each in dated if each.last and each.last < base]
        begun = [each for each in dated if each.first and each.first <= base]
        coming = [each for each in dated if each.first and each.first > base]
        open_yet = [each for each in dated if each.last and each.last >= base]
        if on.step == -1:
            return before[-1] if before else dated[0]
        if on.step == 1:
            return coming[0] if coming else dated[-1]
        if on.soonest and open_yet:
            return open_yet[0]
        if self.chronicle:
            return _following(on, base, dated)
        lean = self._lean()
        direction = lean.direction if lean else None
        if on.day:  # the nearest such day; where that is far off, the verb's side of today
            closest = min(dated, key=lambda each: abs(((each.first or base) - base).days))
            away = ((closest.first or base) - base).days
            if direction == "back" and away > _NEAR_DAYS:
                return begun[-1]
            return open_yet[0] if direction == "ahead" and away < -_NEAR_DAYS else closest
        nearest = min(dated, key=lambda each: _days_off(each, base))
        if not lean or (not lean.sure and _days_off(nearest, base) <= _NEAR_DAYS):
            return nearest
        side = open_yet if direction == "ahead" else begun[::-1]
        return side[0] if side else nearest

    def _same(self, same: say.Same) -> Reach:
        base = self.told.first if self.told and self.told.first else self._base()
        if same.unit == "quarter" and self.quarter and same.step == 0:
            return self.quarter
        if base is None:
            return Reach("XXXX-XX-XX" if same.unit == "day" else None)
        if same.unit == "quarter" and same.step == 0 and not self.chronicle and self.anchor:
            return cal.period_reach("quarter", cal.add_days(self.anchor, -45), 0)
        return cal.period_reach(same.unit, base, same.step)

    def _same_period(self, same: say.SamePeriod) -> Reach:
        told = self.months or self.quarter
        if told is None or told.first is None or told.last is None:
            return self._reach(same.year) if same.year else Reach(None)
        year = self._reach(same.year).first if same.year else None
        moved = 12 * (year.year - told.first.year) if year else 0
        first, last = cal.add_months(told.first, moved), cal.add_months(told.last.replace(day=1), moved)
        if told.granularity == "quarter":
            return cal.quarter_reach(first.year, (first.month + 2) // 3)
        return cal.months_reach(
            first.year, first.month, (last.year - first.year) * 12 + last.month - first.month + 1, "range", told.value
        )

    def _nth(self, nth: say.Nth) -> Reach:
        if nth.whole is not None:
            whole = self._reach(nth.whole)
        else:
            base = self._base()
            if base is None:
                return Reach(_without_whole(nth), type="DURATION" if nth.count > 1 else "DATE")
            whole = (
                cal.year_reach(base.year)
                if nth.unit in ("month", "quarter", "half")
                else cal.month_reach(base.year, base.month)
            )
            if nth.unit in ("quarter", "half") and nth.count == 1 and not self.chronicle and nth.number > 0:
                return self._quarter(nth, base)
            if nth.unit not in ("month", "quarter", "half", "week"):
                return Reach(None)
        return _nth_of(nth, whole)

    def _quarter(self, nth: say.Nth, base: date) -> Reach:
        size = 4 if nth.unit == "quarter" else 2
        if nth.number > size:
            return Reach(None)
        make = cal.quarter_reach if nth.unit == "quarter" else cal.half_reach
        here = make(base.year, nth.number)
        if (
            here.first
            and here.first > base
            and self._direction() == "back"
            and nth.number == size
            and base.month <= cal.QUARTER
        ):
            return make(base.year - 1, nth.number)
        if (
            here.last
            and here.last < base
            and self._direction() == "ahead"
            and nth.number == 1
            and base.month > cal.MONTHS - 2
        ):
            return make(base.year + 1, nth.number)
        return here

    def _shift(self, shift: say.Shift) -> Reach:
        if shift.base is not None:
            from_ = self._reach(shift.base)
        elif shift.told and self.told:
            from_ = self.told
        else:
            base = self._base()
            from_ = cal.day_reach(base) if base else Reach(None)
        if shift.count is None or from_.first is None or from_.last is None:
            return Reach("PAST_REF" if shift.sign < 0 else "FUTURE_REF")
        start = from_.last if shift.sign > 0 and shift.base is not None else from_.first
        whole = int(shift.count)
        if (
            shift.unit == "year"
            and whole == 1
            and shift.sign < 0
            and shift.base is None
            and self.quarter
            and self.quarter.first
            and not self.chronicle
        ):
            return cal.quarter_reach(self.quarter.first.year - 1, (self.quarter.first.month + 2) // 3)
        match shift.unit:
            case "day" | "night":
                return cal.day_reach(cal.add_days(start, shift.sign * whole))
            case "week" | "fortnight" | "weekend":
                days = 7 * whole * (2 if shift.unit == "fortnight" else 1)
                moved = cal.add_days(start, shift.sign * days)
                return cal.day_reach(moved) if shift.base is not None else cal.week_reach(moved)
            case "month" | "quarter":
                moved = cal.add_months(start, shift.sign * round(shift.count * (3 if shift.unit == "quarter" else 1)))
                return cal.month_reach(moved.year, moved.month)
            case "year" | "decade" | "century":
                size = {"year": 1, "decade": 10, "century": 100}[shift.unit]
                year = start.year + shift.sign * int(shift.count * size)
                return cal.year_reach(year) if 1 <= year <= 9000 else Reach(None)
            case _:
                return Reach(None, "time", from_.first, from_.last, from_.edtf, type="TIME")

    def _length(self, length: say.Length) -> Reach:
        value = _duration(length)
        reach = Reach(value, type="DURATION", mod=length.mod)
        base = self._base()
        if not length.sign or base is None:
            return reach
        first, last = _stretch(base, length)
        if first is None or last is None:
            return reach
        return replace(reach, first=first, last=last, edtf=write_days(first, last), granularity="range")

    def _day_for(self, day: say.Meaning | None) -> Reach:
        if day is not None:
            return self._reach(day)
        if self.told and self.told.granularity in ("day", "part of day", "time"):
            return self.told
        base = self._base()
        return cal.day_reach(base) if base else Reach("XXXX-XX-XX")

    def _clock(self, clock: say.Clock) -> Reach:
        day = self._day_for(clock.day)
        text = f"{clock.hour:02d}:{clock.minute or 0:02d}" + (
            f":{clock.second:02d}" if clock.second is not None else ""
        )
        stem = (day.value or "XXXX-XX-XX").partition("T")[0]
        zone = clock.zone if clock.zone == "Z" else ""
        return Reach(f"{stem}T{text}{zone}", "time", day.first, day.last, day.edtf, type="TIME")

    def _part(self, part: say.Part) -> Reach:
        day = self._day_for(part.day)
        stem = (day.value or "XXXX-XX-XX").partition("T")[0]
        return Reach(f"{stem}T{part.part}", "part of day", day.first, day.last, day.edtf, type="TIME")

    def _span(self, span: say.Span) -> Reach:
        first, last = span.first, span.last
        if isinstance(first, say.On) and isinstance(last, say.On):
            if first.day and not first.month:
                first = replace(first, month=last.month)
            if last.day and not last.month:
                last = replace(last, month=first.month)
            if first.month and first.year is None and last.year is not None and first.within is None:
                earlier = last.month is not None and first.month > last.month
                first = replace(first, year=last.year - earlier)
            if first.month and first.year is None and first.within is None and last.within is not None:
                first = replace(first, within=last.within)
        start = self._reach(first)
        if (
            isinstance(first, say.On)
            and isinstance(last, say.On)
            and last.month
            and last.year is None
            and last.within is None
            and start.first
        ):
            later = first.month is not None and last.month < first.month
            last = replace(last, year=start.first.year + later)
        end = self._reach(last)
        self.ends = (start, end)
        if not start.first or not end.last or not start.edtf or not end.edtf or start.first > end.last:
            edtf = (
                f"{start.edtf}/{end.edtf}" if start.edtf and end.edtf and not (start.first and end.last) else end.edtf
            )
            return (
                Reach(edtf, "range", start.first, end.last, edtf)
                if edtf and start.first is None and end.first is None
                else end
            )
        ends = (start.edtf.split("/")[0], end.edtf.split("/")[-1])
        edtf = ends[0] if ends[0] == ends[1] else "/".join(ends)
        return Reach(edtf, "range", start.first, end.last, edtf)

    # -- one end open ------------------------------------------------------------------------------------------------

    def _limited(self, reach: Reach, find: TimeFind) -> Reach:
        """Return the reach with one end open, as the preposition says."""
        if not reach.edtf or reach.type not in ("DATE", "TIME"):
            return reach
        head, tail = reach.edtf.split("/")[0], reach.edtf.split("/")[-1]
        if OPEN in (head, tail):
            return reach
        plain = isinstance(find.meaning, say.On | say.Edge | say.Nth)
        match find.limit:
            case "by" | "until":
                return replace(reach, edtf=f"{OPEN}/{tail}")
            case "since":
                return replace(reach, edtf=f"{head}/{OPEN}")
            case "from" if plain and reach.granularity in ("day", "month", "time"):
                return replace(reach, edtf=f"{head}/{OPEN}")
            case "after" if plain and reach.last:
                return replace(reach, edtf=f"{_start(reach, cal.add_days(reach.last, 1))}/{OPEN}", mod="AFTER")
            case "before" if isinstance(find.meaning, say.Edge):
                return replace(reach, edtf=f"{OPEN}/{tail}", mod="BEFORE")
            case "before" if plain and reach.first and find.rule != "time.earlier-later":
                return replace(reach, edtf=f"{OPEN}/{cal.add_days(reach.first, -1)}", mod="BEFORE")
            case "ahead" | "before":
                return self._rest(reach, find)
        return reach

    def _rest(self, reach: Reach, find: TimeFind) -> Reach:
        """Return what is left of a period (``later this year``), or what is gone of it (``earlier this month``)."""
        base = self._base()
        if not (base and reach.first and reach.last and reach.first <= base <= reach.last):
            return reach
        first, last = (base, reach.last) if find.limit == "ahead" else (reach.first, base)
        return replace(reach, edtf=f"{first}/{last}" if first != last else str(first), first=first, last=last)


def _days_off(reach: Reach, base: date) -> int:
    """Return the days between ``base`` and the stretch; 0 inside it."""
    if reach.first is None or reach.last is None:
        return 10**6
    return max(0, (reach.first - base).days, (base - reach.last).days)


def _duration(length: say.Length) -> str:
    """Return a duration as TIMEX3 writes it: ``P3D``, ``PXW``, ``P2Y6M``, ``P20Y`` for two decades."""
    if length.count is None:
        return "P" + _CODES[length.unit].format("X")
    count, unit = length.count, length.unit
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    elif unit == "decade":
        count, unit = 10 * count, "year"
    smaller = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24)}.get(unit)
    if count != int(count) and smaller:
        rest = _CODES[smaller[0]].format(round((count - int(count)) * smaller[1]))
        whole = _CODES[unit].format(int(count)) if count >= 1 else ""
        return "P" + whole + (rest.removeprefix("T") if whole.startswith("T") else rest)
    return "P" + _CODES[unit].format(f"{count:g}")


def _start(reach: Reach, day: date) -> str:
    """Return ``day`` as EDTF of the reach's own width: after 1990 begins with 1991, after July with August."""
    return {"year": day.isoformat()[:4], "month": day.isoformat()[:7]}.get(reach.granularity or "", day.isoformat())


def _following(on: say.On, base: date, dated: list[Reach]) -> Reach:
    """Return a date without a year as a chronicle means it: in the year told of, or the next where it lies far behind."""
    month = on.month or (cal.SEASON_STARTS[on.season] if on.season else cal.MONTHS)
    year = base.year + 1 if base.month - month >= cal.HALF else base.year
    return next((each for each in dated if each.first and each.first.year == year), dated[-1])


def _stretch(base: date, length: say.Length) -> tuple[date | None, date | None]:
    """Return the first and last day of ``the past two months`` or ``the next five years``, from and to the story's day."""
    if length.count is None:
        if length.unit == "day" and length.sign > 0:  # in the coming days: the week that follows
            return cal.add_days(base, 1), cal.add_days(base, 7)
        return None, None
    if length.unit in ("second", "minute", "hour"):
        return None, None
    days = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}.get(length.unit)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}.get(
        length.unit, 0
    )
    if days:
        moved = cal.add_days(base, length.sign * round(days * length.count))
    else:
        moved = cal.add_months(base, length.sign * round(months * length.count))
    return (moved, base) if length.sign < 0 else (base, moved)


def _nth_of(nth: say.Nth, whole: Reach) -> Reach:  # noqa: PLR0911 - one return a unit
    if not whole.first or not whole.last:
        return Reach(None)
    first, last = whole.first, whole.last
    if nth.unit == "week":
        if nth.number == -1:
            return cal.days_reach(cal.add_days(last, -6), last, "week")
        start = cal.add_days(first, 7 * (nth.number - 1))
        reach = cal.days_reach(start, min(last, cal.add_days(start, 7 * nth.count - 1)), "week")
        return replace(reach, value=f"P{nth.count}W", type="DURATION") if nth.count > 1 else reach
    if nth.unit == "day":
        start = cal.add_days(last, 1 - nth.count) if nth.number == -1 else cal.add_days(first, nth.number - 1)
        if nth.count > 1:
            return replace(
                cal.days_reach(start, cal.add_days(start, nth.count - 1), "range"),
                value=f"P{nth.count}D",
                type="DURATION",
            )
        return cal.day_reach(start)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(nth.unit)
    if months is None:
        return Reach(None)
    length = months * nth.count
    start = (
        cal.add_months(first, -length + (last.year - first.year) * 12 + last.month - first.month + 1)
        if nth.number == -1
        else cal.add_months(first, months * (nth.number - 1))
    )
    start = start.replace(day=1)
    if nth.count == 1 and nth.unit == "quarter":
        return cal.quarter_reach(start.year, (start.month + 2) // 3)
    if nth.count == 1 and nth.unit == "half":
        return cal.half_reach(start.year, (start.month + 5) // 6)
    if nth.count == 1 and nth.unit == "month":
        return cal.month_reach(start.year, start.month)
    if nth.count == 1 and nth.unit == "year":
        return cal.year_reach(start.year)
    if nth.count == 1 and nth.unit == "decade":
        return cal.decade_reach(max(10, start.year))
    reach = cal.months_reach(start.year, start.month, length, "range")
    code = {"month": "M", "quarter": "Q", "half": "H", "year": "Y", "decade": "E", "century": "C"}[nth.unit]
    return replace(reach, value=f"P{nth.count}{code}", type="DURATION")


def _without_year(on: say.On) -> str:
    if on.month:
        return f"XXXX-{on.month:02d}" + (f"-{on.day:02d}" if on.day else "")
    if on.weekday:
        return f"XXXX-WXX-{on.weekday}"
    return f"XXXX-{on.season}" if on.season else "XXXX"


def _without_whole(nth: say.Nth) -> str | None:
    if nth.count > 1:
        return (
            f"P{nth.count}{ {'month': 'M', 'quarter': 'Q', 'week': 'W', 'year': 'Y', 'day': 'D'}.get(nth.unit, 'Y') }"
        )
    return f"XXXX-Q{nth.number}" if nth.unit == "quarter" else None
