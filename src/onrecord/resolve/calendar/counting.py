"""Counts one story's time expressions through, in text order: each may count from the one told of before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from onrecord.extract.times import meaning as say
from onrecord.resolve.calendar import reach as cal
from onrecord.resolve.calendar.direction import Lean, lean_after, lean_of
from onrecord.resolve.calendar.edges import edge_reach
from onrecord.resolve.calendar.fiscal import fiscal_year_of
from onrecord.resolve.calendar.lengths import begun_reach, ended_reach, length_reach
from onrecord.resolve.calendar.limits import limited_reach
from onrecord.resolve.calendar.numbered import nth_reach, nth_weekday_reach, open_nth_reach, years_towards
from onrecord.resolve.calendar.reach import Reach
from onrecord.resolve.calendar.shifts import one_ended, shift_reach
from onrecord.resolve.calendar.years import (
    date_within,
    day_of_month_reach,
    following_reach,
    in_year,
    nearest_reach,
    weekday_reach,
    weekdays_in_order,
    weekend_reach,
    without_year,
)
from onrecord.resolve.edtf import write_interval

if TYPE_CHECKING:
    from datetime import date

    from onrecord.extract.times import TimeFind
    from onrecord.resolve.calendar.chronicle import Line

_FORGOTTEN: Final = 1500
"""Characters after which a quarter is no longer what comparisons mean."""
_SAME_DAY: Final = 7
"""Days from the story's own within which "later in the day" is of the day told of before."""
_REPORTED: Final = 45
"""Days after its end in which "the quarter" is still the one that companies report on."""
_EARLIER: Final = re.compile(r"\b(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+(?:on\s+)?$")
_ALONE: Final = re.compile(r"(?:^|\n\s*|[.!?]\s+)(?:[Ii]n|[Ww]ithin)\s+(?:about\s+)?$")
"""What stands before a length that opens its sentence: ``In two weeks``."""
_LEAD: Final = 80
"""Characters in which what opens a sentence is looked for."""
_YEARS: Final = re.compile(r"\d{4}/\d{4}")
"""Two years that are named as one: ``1986/87``."""
_NO_DAY: Final = "XXXX-XX-XX"


@dataclass(slots=True)
class Calendar:
    """What the story has told so far, and what the next expression comes to."""

    text: str
    anchor: date | None
    """The story's own day."""
    line: Line | None = None
    """The line of time of a chronicle; None for news."""
    lean: Lean | None = None
    """Where every clause looks, if that is known beforehand; None where the verbs tell it."""
    told: Reach | None = None
    """The date told of last: what "that day" and "two days later" count from."""
    months: Reach | None = None
    """The months told of last ("the first eleven months of 1986"): what "the same period" means."""
    month: Reach | None = None
    """The month told of last: what "the same month last year" means."""
    quarter: Reach | None = None
    """The quarter told of last: what "the quarter" and "a year earlier" mean."""
    ends: tuple[Reach, Reach] = (Reach(None), Reach(None))
    """The ends of the range resolved last."""
    _quarter_at: int = 0
    _shifted: tuple[float | None, str, int] | None = None
    """How far the expression before was from the day that it counts from, where it was such a one."""
    _planned: bool = False
    """Whether a single day to come has been told."""
    _find: TimeFind = field(init=False, repr=False)

    def resolve(self, find: TimeFind) -> Reach:
        """Return what ``find`` comes to."""
        self._find = find
        if not isinstance(find.meaning, say.Shift):
            self._shifted = None
        reach = self._reach(find.meaning)
        if isinstance(find.meaning, say.Length) and find.limit:
            return self._from_today(find.meaning, find.limit, reach)
        if reach.dated and (reach.type in ("DATE", "TIME") or reach.granularity == "quarter"):
            self._remember(find, replace(self.ends[1] if isinstance(find.meaning, say.Span) else reach, mod=None))
        if isinstance(find.meaning, say.Nth) and reach.dated and reach.granularity in _MONTHLY:
            self.months = reach
        if reach.dated and reach.granularity == "month" and not isinstance(find.meaning, say.SamePeriod):
            self.month = reach
        return limited_reach(reach, find, self._base()) if find.limit else reach

    def _remember(self, find: TimeFind, told: Reach) -> None:
        self.told = told
        if told.granularity == "day" and told.first and self.anchor and told.first > self.anchor:
            self._planned = True
        if self.line is not None:
            self.line.follow(find.meaning, told, self.text[max(0, find.passage.start - 40) : find.passage.start])
        if told.granularity == "quarter" and isinstance(find.meaning, say.Nth | say.Period | say.Ended):
            if self.anchor and told.last and told.last > self.anchor:
                return  # a quarter that is not over is compared with nothing yet
            if not _year_before(told, self.quarter):  # "in the year-ago third quarter" only compares
                self.quarter, self._quarter_at = told, find.passage.start
        elif find.passage.start - self._quarter_at > _FORGOTTEN:
            self.quarter = None

    def _from_today(self, length: say.Length, limit: say.Limit, reach: Reach) -> Reach:
        """Return ``in two weeks`` as the week that it means, where a clause plans, and ``within`` with its last day.

        In "fell in two weeks" nothing lies ahead: that is a length, and stays one.
        """
        base, lean = self._base(), self._lean()
        if base is None or not (lean.direction == "ahead" and lean.sure if lean else self._opens_sentence()):
            return reach
        ahead = shift_reach(say.Shift(length.count, length.unit, 1), cal.day_reach(base))
        if not ahead.dated:
            return reach
        if limit == "in":
            return replace(ahead, mod=length.mod)
        last = shift_reach(say.Shift(length.count, length.unit, 1, base=say.Period("day", 0)), cal.day_reach(base)).last
        return cal.days_reach(base, last or base, "range", reach.value)

    def _opens_sentence(self) -> bool:
        """Tell whether nothing but "in" or "within" stands between the length and its sentence's beginning."""
        start = self._find.passage.start
        return bool(_ALONE.search(self.text, max(0, start - _LEAD), start))

    def _base(self) -> date | None:
        """Return the day from which "last year" counts: the story's own, or in a chronicle the one told of before."""
        return (self.line.at if self.line else None) or self.anchor

    def _lean(self) -> Lean | None:
        return self.lean or lean_of(self.text, self._find.passage)

    def _today(self) -> bool:
        """Tell whether "earlier on" or "later on" stands before a weekday, which is today's then."""
        start = self._find.passage.start
        return bool(_EARLIER.search(self.text[max(0, start - 16) : start]))

    # -- one meaning each ------------------------------------------------------------------------------------------

    def _reach(self, meaning: say.Meaning) -> Reach:
        if isinstance(meaning, say.Dated):
            return self._date(meaning)
        match meaning:
            case say.Clock() | say.Part():
                return self._time_of_day(meaning)
            case say.Edge():
                return edge_reach(self._reach(meaning.whole), meaning, ends=bool(self._find.limit))
            case say.Begun():
                return begun_reach(meaning.length, self._reach(meaning.on))
            case say.Ended():
                return ended_reach(self._reach(meaning.length), meaning, self._reach(meaning.on))
            case say.Length():
                return length_reach(meaning, self._base())
            case say.Every(value):
                return Reach(value, type="SET")
            case say.Decade(first):
                return cal.decade_reach(first)
            case say.Century(number):
                return cal.century_reach(number)
            case say.Vague(reference):
                return Reach(reference)

    def _date(self, meaning: say.Dated) -> Reach:
        match meaning:
            case say.On():
                return self._on(meaning)
            case say.Period(unit, step, fiscal):
                base = self._base()
                if base is None:
                    return Reach(_NO_DAY if unit == "day" else "XXXX")
                if fiscal and (whose := fiscal_year_of(self.text, self._find.passage)):
                    return whose.around(base, step)
                return cal.period_reach(unit, base, step)
            case say.Same():
                return self._same(meaning)
            case say.SamePeriod():
                return self._same_period(meaning)
            case say.Nth():
                return self._nth(meaning)
            case say.NthDay(number, weekday, whole):
                return nth_weekday_reach(number, weekday, self._reach(whole)) if whole else Reach(None)
            case say.Shift():
                return self._shift(meaning)
            case say.Span():
                return self._span(meaning)

    def _on(self, on: say.On) -> Reach:
        if on.within is not None:
            whole = self._reach(on.within)
            return date_within(on, whole.first) if whole.first else Reach(None)
        if on.year is not None:
            fiscal = fiscal_year_of(self.text, self._find.passage) if on.fiscal else None
            return fiscal.named(on.year) if fiscal else in_year(on, on.year)
        base = self._base()
        if base is None:
            return Reach(without_year(on), "day" if on.day else "month" if on.month else None)
        if on.day and not on.month:
            near = self.told.first if self.line and self.told and self.told.first else base
            return day_of_month_reach(on, near)
        if on.weekday and not on.day and on.told and self.told and self.told.granularity == "day" and self.told.first:
            return weekday_reach(on, self.told.first, None)
        if on.weekday and not on.day:
            return weekday_reach(on, base, self._lean(), planned=self._planned and not self._today())
        if on.holiday == "weekend":
            return weekend_reach(base, self._lean())
        return following_reach(on, base) if self.line and on.step is None else nearest_reach(on, base, self._lean())

    def _same(self, same: say.Same) -> Reach:
        if same.unit == "quarter" and same.step == 0:
            if self.quarter:
                return self.quarter
            if self.anchor and not self.line:
                return cal.period_reach("quarter", cal.add_days(self.anchor, -_REPORTED), 0)
        if self.told and (same.unit, same.step) == ("year", 0) and _YEARS.fullmatch(self.told.edtf or ""):
            return self.told  # "a 1986/87 budget … that year"
        base = self.told.first if self.told and self.told.first else self._base()
        if base is None:
            return Reach(_NO_DAY if same.unit == "day" else None)
        in_the_day = self._find.limit and (same.unit, same.step) == ("day", 0)
        if in_the_day and self.anchor and not self.line and abs((base - self.anchor).days) > _SAME_DAY:
            base = self.anchor
        return cal.period_reach(same.unit, base, same.step)

    def _same_period(self, same: say.SamePeriod) -> Reach:
        told = self.month if same.month else self.months or self.quarter
        if told is None or told.first is None or told.last is None:
            return self._reach(same.year) if same.year else Reach(None)
        year = self._reach(same.year).first if same.year else None
        first = cal.add_months(told.first, 12 * (year.year - told.first.year) if year else 0)
        if told.granularity == "quarter":
            return cal.period_reach("quarter", first, 0)
        if same.month:
            return cal.month_reach(first.year, first.month)
        count = (told.last.year - told.first.year) * 12 + told.last.month - told.first.month + 1
        return cal.months_reach(first.year, first.month, count, "range", told.value)

    def _nth(self, nth: say.Nth) -> Reach:
        if nth.whole is not None:
            return nth_reach(nth, self._reach(nth.whole))
        base = self._base()
        if base is None:
            return open_nth_reach(nth)
        if nth.unit in ("month", "quarter", "half"):
            year = base.year if self.line else base.year + self._years_off(nth, base)
            reach = nth_reach(nth, cal.year_reach(year))
            return open_nth_reach(nth) if not self.line and self._is_companys_own(reach, base) else reach
        return nth_reach(nth, cal.month_reach(base.year, base.month)) if nth.unit == "week" else open_nth_reach(nth)

    def _is_companys_own(self, reach: Reach, base: date) -> bool:
        """Tell whether a quarter that has been, by its verb, lies ahead in the calendar.

        "Sales in the third quarter rose", told in March, are those of a company whose year began in summer.
        """
        lean = lean_after(self.text, self._find.passage) or self._lean()
        ahead = reach.granularity == "quarter" and reach.first is not None and reach.first > base
        return ahead and lean is not None and lean.direction == "back"

    def _years_off(self, nth: say.Nth, base: date) -> int:
        """Return -1 where "the fourth quarter" in spring is last year's, 1 where "the first" in late autumn is next."""
        number = nth.number * (2 if nth.unit == "half" else 1)
        if nth.unit == "month" or nth.count > 1 or number not in (1, 2, 4):
            return 0
        if self.lean is not None:
            return years_towards(nth, base, ahead=self.lean.direction == "ahead")
        lean = self._lean()
        if number == 4 and base.month <= cal.QUARTER and lean and lean.direction == "back":
            return -1
        if nth.number == 1 and base.month > cal.MONTHS - 2 and lean and lean.direction == "ahead":
            return 1
        return 0

    def _shift(self, shift: say.Shift) -> Reach:
        reach = self._shift_from(shift)
        self._shifted = (shift.count, shift.unit, shift.sign)
        return reach

    def _shift_from(self, shift: say.Shift) -> Reach:
        if shift.base is None:
            compared = self.quarter.first if self.quarter and not self.line else None
            if shift.told and self._shifted == (shift.count, shift.unit, shift.sign) and self.told:
                return self.told  # "from 40 a year ago, and sales of 30 a year earlier": the same year
            if compared and shift.unit == "year" and shift.sign < 0 and shift.count == 1:
                return cal.quarter_reach(compared.year - 1, (compared.month + 2) // 3)
        return one_ended(shift, shift_reach(shift, self._start_of(shift)))

    def _start_of(self, shift: say.Shift) -> Reach:
        """Return what the shift counts from: what it names, the date told of before, or the story's day."""
        if shift.base is not None:
            return self._reach(shift.base)
        if shift.told and self.told:
            return self.told
        base = self._base()
        return cal.day_reach(base) if base else Reach(None)

    def _time_of_day(self, time: say.Clock | say.Part) -> Reach:
        if isinstance(time, say.Part) and time.usual:
            return Reach(f"{_NO_DAY}T{time.part}", "part of day", type="TIME")
        day = self._day(time.day)
        stem = (day.value or _NO_DAY).partition("T")[0]
        if isinstance(time, say.Part):
            return Reach(f"{stem}T{time.part}", "part of day", day.first, day.last, day.edtf, type="TIME")
        seconds = f":{time.second:02d}" if time.second is not None else ""
        clock = f"{time.hour:02d}:{time.minute or 0:02d}{seconds}{'Z' if time.zone == 'Z' else ''}"
        return Reach(f"{stem}T{clock}", "time", day.first, day.last, day.edtf, type="TIME")

    def _day(self, day: say.Meaning | None) -> Reach:
        if day is not None:
            return self._reach(day)
        if self.told and self.told.granularity in ("day", "part of day", "time"):
            return self.told
        base = self._base()
        return cal.day_reach(base) if base else Reach(_NO_DAY)

    # -- ranges ----------------------------------------------------------------------------------------------------

    def _span(self, span: say.Span) -> Reach:
        first, last = _completed(span)
        start = self._reach(first)
        one, other = _named(first), _named(last)
        if one and other and start.first and _wants_year(other):
            later = (other.month or 0) < (one.month or 0)
            last = _in_year(last, start.first.year + int(later))
        start, end = weekdays_in_order((first, last), (start, self._reach(last)), self.lean)
        base = self._base()
        if one and other and base and _wants_year(one) and _wants_year(_named(span.last) or one):
            start, end = _open_yet(one, other, (start, end), base)
        self.ends = (start, end)
        if not start.edtf or not end.edtf:
            return end
        if start.first and end.last and start.first > end.last:
            return end
        edtf = write_interval(start.edtf.split("/")[0], end.edtf.split("/")[-1])
        return Reach(edtf, "range", start.first, end.last, edtf)


_MONTHLY: Final = ("range", "quarter", "half", "month")


def _year_before(told: Reach, quarter: Reach | None) -> bool:
    if quarter is None or quarter.first is None or told.first is None:
        return False
    return (told.first.year, told.first.month) == (quarter.first.year - 1, quarter.first.month)


def _open_yet(first: say.On, last: say.On, ends: tuple[Reach, Reach], base: date) -> tuple[Reach, Reach]:
    """Return a range to come a year earlier, where it has begun and is not over: ``from May to September``, in July."""
    start, end = ends
    if not (start.first and end.last and start.first > base and first.month and last.month):
        return ends
    began, ended = in_year(first, start.first.year - 1), in_year(last, end.last.year - 1)
    running = began.first and ended.last and began.first <= base <= ended.last
    return (began, ended) if running and not first.day else ends


def _named(meaning: say.Meaning) -> say.On | None:
    """Return the date that an end of a range names, itself or as the late or early part of it."""
    whole = meaning.whole if isinstance(meaning, say.Edge) else meaning
    return whole if isinstance(whole, say.On) else None


def _in_year(meaning: say.Meaning, year: int) -> say.Meaning:
    if isinstance(meaning, say.Edge):
        return replace(meaning, whole=_in_year(meaning.whole, year))
    return replace(meaning, year=year) if isinstance(meaning, say.On) else meaning


def _wants_year(on: say.On) -> bool:
    return on.month is not None and on.year is None and on.within is None and on.step is None


def _completed(span: say.Span) -> tuple[say.Meaning, say.Meaning]:
    """Return the ends of a range with the month and the year that one lends the other: ``1-4 November 2018``."""
    first, last = span.first, span.last
    if not isinstance(first, say.On) or not isinstance(last, say.On):
        return first, last
    if first.day and not first.month:
        first = replace(first, month=last.month)
    if last.day and not last.month:
        last = replace(last, month=first.month)
    opening = first.month
    if _wants_year(first) and opening is not None:
        if last.within is not None:
            first = replace(first, within=last.within)
        elif last.year is not None:
            earlier = opening > (last.month or cal.MONTHS)
            first = replace(first, year=last.year - int(earlier))
    return first, last
