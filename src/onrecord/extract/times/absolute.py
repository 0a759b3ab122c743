"""Dates that stand on a calendar: days, months, years, decades, centuries, weekdays, seasons, holidays."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from typing import Final

from onrecord.extract.times.clock import clock_of
from onrecord.extract.times.counts import count_of
from onrecord.extract.times.grammar import Match, Pattern, lexicon, neighbours
from onrecord.extract.times.meaning import Century, Decade, Every, Meaning, NthDay, On, Shift, Span, Weak

_LEAP_YEAR: Final = 2000
_PIVOT: Final = 50
"""Two figures below it are of this century: '12 is 2012, '87 is 1987."""
_MONTHS: Final = 12


def _day_number(match: Match, name: str = "d") -> int:
    """Return the day that ``21``, ``21st``, ``twenty-first`` or ``twenty one`` names."""
    words = (match.text(name) or "").replace("-", " ").split()
    if words[0][0].isdecimal():
        return int(words[0].rstrip("stndrh"))
    lists = lexicon()
    return sum(lists["ten_word"].get(word) or lists["ordinal"].get(word) or lists["digit_word"][word] for word in words)


def _year(match: Match, name: str = "y") -> int | None:
    """Return the year that ``2018``, ``18`` or ``'18`` names."""
    text = (match.text(name) or "").strip("'’ ")
    if not text:
        return None
    return _with_century(int(text)) if len(text) <= 2 else int(text)


def _with_century(year: int) -> int:
    return year + (2000 if year < _PIVOT else 1900)


def _date(match: Match) -> Meaning | None:
    month, day, year = match.value("m", "anymonth"), _day_number(match), _year(match)
    if not 1 <= day <= monthrange(year or _LEAP_YEAR, month)[1]:
        return None
    if day_word_is_named(match):
        return None  # the end of May the Second Squadron
    if match.caught["m"][0].text in _VERBS_TOO and (match.right in _COUNTED or match.left in _BEFORE_A_VERB):
        return None  # they march 10 miles
    return On(year=year, month=month, day=day, weekday=match.value("w", "anyweekday"))


def _spelled_day(match: Match) -> Meaning | None:
    """``May one``, ``April Nine``, as wires of the telex age print a day."""
    return None if match.right[:1].isalnum() and match.right not in _AFTER_A_DAY else _date(match)


def _stamp(match: Match) -> Meaning | None:
    """``Thu Oct 26 11:00:09 EDT 2023``, as machines print it."""
    day, time = _date(match), clock_of(match.text("c") or "")
    return replace(time, zone=match.value("z", "zone"), day=day) if day and time else None


def day_word_is_named(match: Match) -> bool:
    """Tell whether the day is a word with a capital letter before another: ``the Second Squadron``."""
    word = match.caught["d"][-1].text
    return word[0].isupper() and word == match.words[-1].text and match.named_right


def _short_year_date(match: Match) -> Meaning | None:
    """``3rd Feb 82``: two figures are a year where nothing follows that they could count."""
    return None if match.right[:1].isalnum() or match.left in _NO_YEAR_BEFORE else _date(match)


_VERBS_TOO: Final = frozenset(("march", "may"))
_BEFORE_A_VERB: Final = neighbours("before_a_verb")
_COUNTED: Final = neighbours("counted")
_BEFORE_A_MONTH: Final = neighbours("before_a_month")
_BEFORE_NO_MONTH: Final = neighbours("before_no_month")
_AFTER_NO_MONTH: Final = neighbours("after_no_month")
_AFTER_A_MARCH: Final = neighbours("after_a_march")
_AFTER_A_WISH: Final = neighbours("after_a_wish")
_ALSO_NAMES: Final = frozenset(("March", "April", "May", "June", "August", "MARCH", "MAY"))


def _month(match: Match) -> Meaning | None:
    if len(match.words) == 1 and not _is_month(match, match.words[0].text):
        return None
    return On(year=_year(match), month=match.value("m", "month"))


def _is_month(match: Match, word: str) -> bool:
    """Tell whether a month's name alone is a month: not Jan Kavan, Theresa May, June Poe or a march for something."""
    if word.lower() in lexicon()["short_month"]:
        return match.right == "."
    if word == "august":  # an august body
        return match.left in _BEFORE_A_MONTH
    if match.left in _BEFORE_A_MONTH or word not in _ALSO_NAMES:
        if word in ("MARCH", "MAY"):  # "PLAN TO MARCH ON CONGRESS"
            return match.left in _BEFORE_A_MONTH and not (match.left == "to" and match.right in _AFTER_A_MARCH)
        return True
    if match.left in _BEFORE_NO_MONTH or match.right in _AFTER_NO_MONTH:
        return False
    if word == "May" and match.right in _AFTER_A_WISH:  # May the memory of those who died be a blessing
        return False
    article = match.left in ("the", "a", "an")
    return not (match.named_left and not article) and not (match.named_right and not article)


def _iso(match: Match) -> Meaning | None:
    date_part, _, clock = match.words[0].text.partition("T")
    year, month, day = (int(part) for part in date_part.split("-"))
    if not (1 <= month <= _MONTHS and 1 <= day <= monthrange(max(1, year), month)[1]):
        return None
    on = On(year=year, month=month, day=day)
    time = clock_of(clock.rstrip("Z")) if clock else None
    return replace(time, zone="Z" if clock.endswith("Z") else None, day=on) if time else on


def _numeric(match: Match) -> Meaning | None:
    text = match.words[0].text
    dotted = "." in text
    parts = [int(part) for part in text.replace(".", "/").split("/")]
    if len(text.replace(".", "/").split("/")[0]) == 4:
        year, month, day = parts
    else:
        month, day, year = parts
        if dotted or month > _MONTHS:
            month, day = day, month
        if year < 100:
            year = _with_century(year)
    if not (1 <= month <= _MONTHS and 1000 <= year <= 2100 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return On(year=year, month=month, day=day)


def _dashed(match: Match) -> Meaning | None:
    """``10-31-74``, ``02-02-2020``: month, day and year, as Americans print them, or the day first."""
    month, day, year = int(match.text("a") or 0), int(match.text("b") or 0), _year(match) or 0
    if month > _MONTHS:
        month, day = day, month
    beside = "-" in (match.left, match.right) and len(match.text("y") or "") == 2
    if beside or not (1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]):
        return None
    return On(year=year, month=month, day=day)


def _slashed_day(match: Match) -> Meaning | None:
    """``on 2/15``: a month and a day, where a preposition says so: not a fraction, not a vote."""
    month, day = int(match.text("a") or 0), int(match.text("b") or 0)
    if month > _MONTHS:
        month, day = day, month
    placed = match.left in _BEFORE_A_SLASHED_DAY and match.right not in _COUNTED and match.right != "/"
    if not placed or not (1 <= month <= _MONTHS and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]):
        return None
    return On(month=month, day=day)


_BEFORE_A_SLASHED_DAY: Final = neighbours("before_a_slashed_day")


def _numbered_month(match: Match) -> Meaning | None:
    """``09/2012``, ``2014/10``."""
    month, year = int(match.text("a") or 0), _year(match) or 0
    if not (1 <= month <= _MONTHS and year in _MODERN) or "/" in (match.left, match.right):
        return None
    return On(year=year, month=month)


_BEFORE_A_YEAR: Final = neighbours("before_a_year")
_NO_YEAR_BEFORE: Final = neighbours("before_no_year")
_MODERN: Final = range(1900, 2040)


def _bare_year(match: Match) -> Meaning | None:
    year = _year(match) or 0
    if (
        match.left in _NO_YEAR_BEFORE
        or match.right in _COUNTED
        or (match.left in (",", ".", "/") and match.right == "/")
    ):
        return None
    if year in _MODERN:
        return On(year=year)
    return On(year=year) if match.left in _BEFORE_A_YEAR else None


def _fiscal_year(match: Match) -> Meaning | None:
    return On(year=_year(match), fiscal=True)


def _spelled_year(match: Match) -> Meaning | None:
    """``nineteen ninety-six``, as broadcasters' scripts print it."""
    lists = lexicon()
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[match.text("c") or "nineteen"]
    tens = lists["ten_word"].get(match.text("t") or "", 0)
    ones = lists["digit_word"].get(match.text("d") or "", 0)
    if ones > 9 or match.right in ("-", "percent", "people"):
        return None
    return On(year=century + tens + ones, month=match.value("m", "month"))


def _two_thousand(match: Match) -> Meaning | None:
    """``two thousand and fifteen``, after a month or ``in``."""
    month = match.value("m", "anymonth")
    if month is None and match.left not in _BEFORE_A_YEAR:
        return None
    number = int(count_of(match.text("n")) or 0)
    day = _day_number(match) if match.text("d") else None
    if match.right in _COUNTED or (day and not 1 <= day <= monthrange(2000 + number, month)[1]):
        return None
    return On(year=2000 + number, month=month, day=day)


def _month_range(match: Match) -> Meaning | None:
    """``Jan-Feb 2017``."""
    year = _year(match)
    return Span(On(month=match.value("m", "anymonth")), On(month=match.value("n", "anymonth"), year=year))


def _year_pair(match: Match) -> Meaning | None:
    first, figures = _year(match) or 0, int(match.text("z") or 0)
    last = first // 100 * 100 + figures
    if last < first and 1 <= figures <= _MONTHS and first in _MODERN and match.left in ("", *_BEFORE_A_YEAR):
        return On(year=first, month=figures)
    if match.words[1].text == "-" and 0 < figures <= _MONTHS and last != first + 1:
        return None  # a year and a month, or nothing of the sort
    if last <= first:
        last += 100
    return Span(On(year=first), On(year=last)) if last - first < 30 and first >= 1800 else None


def _bc(match: Match) -> Meaning | None:
    year = int(match.text("n") or 0)
    return On(year=1 - year) if 1 <= year < 10000 else None


def _ad(match: Match) -> Meaning | None:
    year = int(match.text("n") or 0)
    return On(year=year) if 1 <= year < 2100 else None


def _decade(match: Match) -> Meaning | None:
    figures = (match.text("y") or "").strip("'’`s")
    if not figures.isdecimal():
        return None  # "¹0s"
    if len(figures) == 2:
        return Decade(1900 + int(figures)) if int(figures) >= 20 else Decade(2000 + int(figures))
    return Decade(int(figures)) if 1000 <= int(figures) <= 2100 else None


def _decade_word(match: Match) -> Meaning | None:
    """``the nineties``, of the century that has just had them."""
    return Decade(match.value("n", "decade_word"))


def _year_two_thousand(_: Match) -> Meaning | None:
    return On(year=2000)


def _century(match: Match) -> Meaning | None:
    number = _day_number(match)
    return Century(-number if match.text("b") else number) if 1 <= number <= 30 else None


def _weekday(match: Match) -> Meaning | None:
    if match.words[0].text.lower().endswith("days"):  # on Mondays
        return Every(f"XXXX-WXX-{match.value('w', 'weekday')}")
    return On(weekday=match.value("w", "weekday"))


def _weekday_week(match: Match) -> Meaning | None:
    """``Friday week``, the one after the next Friday."""
    single = not match.words[0].text.lower().endswith("days") and match.words[-1].text == "week"
    if not single or match.left in _STEPPED or match.right in ("-", "–", "ago", "long", "'s", "’s"):
        return None
    return Shift(1, "week", 1, base=On(weekday=match.value("w", "weekday"), soonest=True))


_STEPPED: Final = frozenset(("last", "next", "this", "every", "each", "a", "the", "to", "through", "-"))


def _nth_weekday(match: Match) -> Meaning | Weak | None:
    """``the first Tuesday``, a day only with the month that it lies in."""
    number = -1 if match.text("o") == "final" else _day_number(match, "o")
    return Weak(NthDay(number, match.value("w", "weekday"))) if -1 <= number <= 5 else None


_AFTER_A_SEASON: Final = neighbours("after_a_season")


def _season(match: Match) -> Meaning | None:
    season = match.value("s", "season")
    if (
        match.words[0].text.lower() == "the"
        and not match.text("y")
        and match.right[:1].isalpha()
        and match.right not in _AFTER_A_SEASON
    ):
        return None  # the summer offensive: the article is the offensive's
    if match.text("s") == "fall" and match.right == "of":
        return None
    if (
        match.text("s") == "fall"
        and not match.caught["s"][0].text.istitle()
        and match.left not in ("the", "this", "last", "next", "in", "early", "late", "each", "every", "of", "by")
    ):
        return None
    if match.text("s") == "spring" and match.right in ("from", "into", "up", "water", "loaded", "rolls"):
        return None
    return On(season=season, year=_year(match))


def _day_alone(match: Match) -> Meaning | Weak | None:
    """``on the 20th``: of this month, or the nearest that has one."""
    if (
        not match.text("w")
        and match.right == "of"
        and match.words[-1].text[-1:].isalpha()
        and 1 <= _day_number(match) <= 31
    ):
        return Weak(On(day=_day_number(match)))  # the 15th of this month
    if not match.text("w") and match.left not in _BEFORE_A_DAY:
        return None
    if match.text("d") == match.words[-1].text and match.words[-1].text.isdecimal() and match.right not in _ENDS_A_DAY:
        return None  # on the 20 best days
    told = match.text("w") and (match.text("d") or "")[0].isdecimal()
    followed = match.right[:1].isalnum() and match.right not in _AFTER_A_DAY | _ENDS_A_DAY and not told
    if followed or not 1 <= _day_number(match) <= 31:
        return None
    return On(day=_day_number(match), weekday=match.value("w", "anyweekday"))


_BEFORE_A_DAY: Final = neighbours("before_a_day")
_AFTER_A_DAY: Final = neighbours("after_a_day")
_ENDS_A_DAY: Final = frozenset(("", ".", ",", ";", "from", "between", "at"))


def _day_range(match: Match) -> Meaning | None:
    """``March 26-30, 2022``, ``1-4 November``, ``April 24 and 25``."""
    month, first, last, year = match.value("m", "anymonth"), _day_number(match), _day_number(match, "e"), _year(match)
    if not first < last <= monthrange(year or _LEAP_YEAR, month)[1]:
        return None
    if match.text("j") in ("and", "&", "or", "/") and last != first + 1 and match.left != "between":
        return None
    return Span(On(year=year, month=month, day=first), On(year=year, month=month, day=last))


_JOINT: Final = "j=( '-' | '–' | '—' | 'to' | 'through' | 'thru' | 'till' | 'until' | 'and' | '&' | 'or' | '/' )"
_DAY: Final = "( day | nth | ordinal | ten_word '-'? ( ordinal | digit_word ) )"
_YEAR: Final = "( '.'? ( ',' | 'of' )? y=( year | quote yy ) )"
_DASH: Final = "( '-' | '/' )"
PATTERNS: Final = (
    Pattern("time.day-range", f"a=( m=anymonth '.'? d={_DAY} ) {_JOINT} z=( 'the'? e={_DAY} {_YEAR}? )", _day_range),
    Pattern(
        "time.day-range",
        f"'the'? a=( d={_DAY} ) {_JOINT} z=( 'the'? e={_DAY} 'of'? m=anymonth {_YEAR}? )",
        _day_range,
    ),
    Pattern("time.iso-date", "iso", _iso),
    Pattern("time.numeric-date", "slashed", _numeric),
    Pattern("time.numeric-date", "a=int '-' b=int '-' y=( year | yy )", _dashed),
    Pattern("time.numeric-date", "a=int '/' b=int", _slashed_day),
    Pattern("time.date", f"d=day {_DASH} m=anymonth {_DASH} y=( year | yy )", _date),
    Pattern("time.date", f"y=year {_DASH} m=anymonth {_DASH} d=day", _date),
    Pattern("time.date", f"( w=anyweekday '.'? ','? )? m=anymonth '.'? 'the'? d={_DAY} {_YEAR}?", _date),
    Pattern("time.date", f"( w=anyweekday '.'? ','? )? 'the'? d={_DAY} ( 'day' )?  'of'? m=anymonth {_YEAR}?", _date),
    Pattern("time.date", "m=month d=digit_word", _spelled_day),
    Pattern("time.date", "d=( nth | day ) m=anymonth '.'? y=yy", _short_year_date),
    Pattern("time.date", "w=anyweekday m=anymonth d=day c=clock z=zone? y=year", _stamp),
    Pattern("time.month-year", f"m=month {_YEAR}", _month),
    Pattern("time.month-year", f"m=anymonth {_DASH} y=year", _month),
    Pattern("time.month-year", "a=int '/' y=year", _numbered_month),
    Pattern("time.month-year", "y=year '/' a=int", _numbered_month),
    Pattern("time.month", "m=month", _month),
    Pattern("time.month-range", f"a=( m=anymonth '.'? ) ( '-' | '–' | '/' ) z=( n=month {_YEAR}? )", _month_range),
    Pattern("time.year-pair", "y=year ( '-' | '–' | '/' ) z=yy", _year_pair),
    Pattern("time.era", "'the'? 'year'? n=int era", _bc),
    Pattern("time.era", "'ad' n=int", _ad),
    Pattern("time.year", "f='fiscal' 'year'? y=year", _fiscal_year),
    Pattern(
        "time.spelled-year", "c=( 'eighteen' | 'nineteen' | 'twenty' ) t=ten_word ( '-'? d=digit_word )?", _spelled_year
    ),
    Pattern("time.spelled-year", "c=( 'eighteen' | 'nineteen' | 'twenty' ) 'oh' d=digit_word", _spelled_year),
    Pattern(
        "time.spelled-year",
        "m=month c=( 'eighteen' | 'nineteen' | 'twenty' ) t=ten_word ( '-'? d=digit_word )?",
        _spelled_year,
    ),
    Pattern(
        "time.spelled-year",
        f"( m=month d={_DAY}? )? 'two' 'thousand' 'and'? n=( ten_word '-'? digit_word | ten_word | digit_word )",
        _two_thousand,
    ),
    Pattern("time.year", "y=year", _bare_year),
    Pattern("time.decade", "'the'? y=decade", _decade),
    Pattern("time.decade", "'the' n=decade_word", _decade_word),
    Pattern("time.year", "'the'? 'year' 'two' 'thousand'", _year_two_thousand),
    Pattern("time.century", "'the'? d=( nth | ordinal ) '-'? 'century' b=era?", _century),
    Pattern("time.weekday", "w=weekday 'week'", _weekday_week),
    Pattern("time.weekday", "w=weekday", _weekday),
    Pattern("time.nth-weekday", "'the'? o=( ordinal | nth | 'final' ) w=weekday", _nth_weekday),
    Pattern("time.season", "'the' s=season ( 'of'? y=year )?", _season),
    Pattern("time.season", "s=season ( 'of'? y=year )?", _season),
    Pattern(
        "time.day-alone", "( w=anyweekday ','? )? 'the' d=( nth | day | ordinal | ten_word '-'? ordinal )", _day_alone
    ),
    Pattern("time.day-alone", "w=anyweekday d=nth", _day_alone),
    Pattern("time.day-alone", "d=nth", _day_alone),
)
