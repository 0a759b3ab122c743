"""Dates that stand on a calendar: days, months, years, decades, centuries, weekdays, seasons, holidays."""

from __future__ import annotations

from calendar import monthrange
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import tomli as tomllib

from onrecord.extract.times.grammar import Match, Pattern, lexicon, neighbours
from onrecord.extract.times.meaning import Century, Decade, Meaning, On, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LEAP_YEAR: Final = 2000
_PIVOT: Final = 50
"""Two figures below it are of this century: '12 is 2012, '87 is 1987."""
_MONTHS: Final = 12


def _day_number(match: Match, name: str = "d") -> int:
    text = match.text(name) or ""
    ordinal: int | None = lexicon()["ordinal"].get(text)
    return ordinal or int(text.rstrip("stndrh"))


def _year(match: Match, name: str = "y") -> int | None:
    text = match.text(name)
    return int(text) if text else None


def _date(match: Match) -> Meaning | None:
    month, day, year = match.value("m", "month"), _day_number(match), _year(match)
    if not 1 <= day <= monthrange(year or _LEAP_YEAR, month)[1]:
        return None
    return On(year=year, month=month, day=day, weekday=match.value("w", "weekday"))


_BEFORE_A_MONTH: Final = neighbours("before_a_month")
_BEFORE_NO_MONTH: Final = neighbours("before_no_month")
_AFTER_NO_MONTH: Final = neighbours("after_no_month")
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
    if match.left in _BEFORE_A_MONTH or word not in _ALSO_NAMES:
        return word not in ("MARCH", "MAY") or match.left in _BEFORE_A_MONTH
    if match.left in _BEFORE_NO_MONTH or match.right in _AFTER_NO_MONTH:
        return False
    if word == "May" and match.right in _AFTER_A_WISH:  # May the memory of those who died be a blessing
        return False
    return not (match.named_left and match.left != "the") and not (match.named_right and match.left != "the")


def _iso(match: Match) -> Meaning | None:
    year, month, day = (int(part) for part in match.words[0].text[:10].split("-"))
    if not (1 <= month <= _MONTHS and 1 <= day <= monthrange(max(1, year), month)[1]):
        return None
    return On(year=year, month=month, day=day)


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
            year += 2000 if year < _PIVOT else 1900
    if not (1 <= month <= _MONTHS and 1000 <= year <= 2100 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return On(year=year, month=month, day=day)


_BEFORE_A_YEAR: Final = neighbours("before_a_year")
_NO_YEAR_BEFORE: Final = neighbours("before_no_year")
_COUNTED: Final = neighbours("counted")
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
    return On(year=_year(match))


def _spelled_year(match: Match) -> Meaning | None:
    """``nineteen ninety-six``, as broadcasters' scripts print it."""
    lists = lexicon()
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[match.text("c") or "nineteen"]
    tens = lists["ten_word"].get(match.text("t") or "", 0)
    ones = lists["digit_word"].get(match.text("d") or "", 0)
    if ones > 9 or match.right in ("-", "percent", "people"):
        return None
    return On(year=century + tens + ones, month=match.value("m", "month"))


def _year_pair(match: Match) -> Meaning | None:
    first = _year(match) or 0
    last = first // 100 * 100 + int(match.text("z") or 0)
    if match.words[1].text == "-" and last % 100 <= _MONTHS and last != first + 1 and last % 100 != 0:
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


def _century(match: Match) -> Meaning | None:
    number = _day_number(match)
    return Century(-number if match.text("b") else number) if 1 <= number <= 30 else None


def _weekday(match: Match) -> Meaning | None:
    return On(weekday=match.value("w", "weekday"))


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
        and not match.caught["s"][0].text[0].isupper()
        and match.left not in ("the", "this", "last", "next", "in", "early", "late", "each", "every", "of", "by")
    ):
        return None
    if match.text("s") == "spring" and match.right in ("from", "into", "up", "water", "loaded", "rolls"):
        return None
    return On(season=season, year=_year(match))


def _holiday(day: str) -> Callable[[Match], Meaning | None]:
    def make(match: Match) -> Meaning | None:
        name = match.caught["n"][0].text
        if not name[0].isupper() and name != "the":
            return None
        step = match.value("a", "last") or match.value("a", "next") or (0 if match.text("a") else None)
        return On(holiday=day, year=_year(match), step=step)

    return make


def _holidays() -> Iterator[Pattern]:
    source = files("onrecord.extract.times").joinpath("words/holidays.toml").read_text(encoding="utf-8")
    for holiday in tomllib.loads(source)["holiday"]:
        for name in holiday["names"]:
            words = " ".join(
                "possessive" if word == "'s" else "quote" if word == "'" else f"'{word}'" for word in name.split()
            )
            shape = f"a=( last | next | this )? n=( {words} ) ( ','? y=year )?"
            yield Pattern("time.holiday", shape, _holiday(holiday["day"]))


def _day_alone(match: Match) -> Meaning | None:
    """``on the 20th``: of this month, or the nearest that has one."""
    if not match.text("w") and match.left not in _BEFORE_A_DAY:
        return None
    if (match.right[:1].isalnum() and match.right not in _AFTER_A_DAY) or not 1 <= _day_number(match) <= 31:
        return None
    return On(day=_day_number(match), weekday=match.value("w", "weekday"))


_BEFORE_A_DAY: Final = neighbours("before_a_day")
_AFTER_A_DAY: Final = neighbours("after_a_day")


def _day_range(match: Match) -> Meaning | None:
    """``March 26-30, 2022``, ``1-4 November``, ``April 24 and 25``."""
    month, first, last, year = match.value("m", "month"), _day_number(match), _day_number(match, "e"), _year(match)
    if not first < last <= monthrange(year or _LEAP_YEAR, month)[1]:
        return None
    if match.text("j") in ("and", "or", "/") and last != first + 1:
        return None
    return Span(On(year=year, month=month, day=first), On(year=year, month=month, day=last))


_JOINT: Final = "j=( '-' | '–' | '—' | 'to' | 'through' | 'and' | 'or' | '/' )"
PATTERNS: Final = (
    Pattern(
        "time.day-range",
        f"a=( m=month '.'? d=( day | nth ) ) {_JOINT} z=( e=( day | nth ) ( ','? y=year )? )",
        _day_range,
    ),
    Pattern(
        "time.day-range",
        f"'the'? a=( d=( day | nth ) ) {_JOINT} z=( 'the'? e=( day | nth ) 'of'? m=month ( '.'? ','? y=year )? )",
        _day_range,
    ),
    Pattern("time.iso-date", "iso", _iso),
    Pattern("time.numeric-date", "slashed", _numeric),
    Pattern("time.date", "( w=weekday '.'? ','? )? m=month '.'? d=( day | nth ) ','? y=year", _date),
    Pattern("time.date", "( w=weekday '.'? ','? )? m=month '.'? d=( day | nth )", _date),
    Pattern("time.date", "( w=weekday '.'? ','? )? 'the'? d=( day | nth ) 'of'? m=month ( '.'? ','? y=year )?", _date),
    Pattern("time.date", "'the' d=ordinal 'of' m=month ( ','? y=year )?", _date),
    Pattern("time.date", "m=month 'the' d=( nth | ordinal ) ( ','? y=year )?", _date),
    Pattern("time.month-year", "m=month '.'? ( ',' | 'of' )? y=year", _month),
    Pattern("time.month", "m=month", _month),
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
    Pattern("time.year", "y=year", _bare_year),
    Pattern("time.decade", "'the'? y=decade", _decade),
    Pattern("time.century", "'the'? d=( nth | ordinal ) '-'? 'century' b=era?", _century),
    Pattern("time.weekday", "w=weekday", _weekday),
    Pattern("time.season", "'the' s=season ( 'of'? y=year )?", _season),
    Pattern("time.season", "s=season ( 'of'? y=year )?", _season),
    Pattern("time.day-alone", "( w=weekday ','? )? 'the' d=nth", _day_alone),
    *_holidays(),
)
