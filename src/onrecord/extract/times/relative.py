"""Dates that count from the story's day or from a day told of before: ``today``, ``last week``, ``two years ago``."""

from __future__ import annotations

from typing import Final

from onrecord.extract.times.counts import ABOUT, COUNT, count_of, mod_of, too_many, unit_of
from onrecord.extract.times.grammar import Match, Pattern, lexicon, neighbours
from onrecord.extract.times.meaning import (
    Edge,
    Length,
    Meaning,
    Nth,
    On,
    Part,
    Period,
    Same,
    SamePeriod,
    Shift,
    Vague,
    Weak,
)

_DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_STEPS: Final = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "this past": -1, "next": 1, "coming": 1, "following": 1,
    "forthcoming": 1, "upcoming": 1, "this coming": 1, "this": 0, "current": 0, "present": 0, "latest": 0,
}  # fmt: skip
_SOONEST: Final = frozenset(("coming", "upcoming", "forthcoming", "this coming"))
_TOLD: Final = frozenset(("previous", "preceding", "following", "next"))
"""Words that count from the day told of before when *the* stands before them: ``the next day``."""


def _day_word(match: Match) -> Meaning | None:
    return Period("day", _DAYS[match.text("d") or "today"])


def _two_days(match: Match) -> Meaning | None:
    return Period("day", 2 if match.text("d") == "tomorrow" else -2)


def _tonight(_: Match) -> Meaning | None:
    return Part("NI", Period("day", 0))


def _part_of_this(match: Match) -> Meaning | None:
    step = {"last": -1, "this": 0, "tomorrow": 1, "yesterday": -1}[match.text("s") or "this"]
    return Part(match.value("p", "part"), Period("day", step))


def _next_part(match: Match) -> Meaning | None:
    """``the next morning``: of the day after the one told of."""
    return Part(match.value("p", "part"), Same("day", _STEPS[match.text("s") or "next"]))


def _step_unit(match: Match) -> Meaning | None:
    word, unit = match.text("s") or "this", unit_of(match.text("u"))
    if unit in ("second", "minute", "hour") or match.text("u") in lexicon()["units"]:
        return None
    if unit == "night":
        return Part("NI", Period("day", _STEPS[word]))
    if unit == "fortnight":
        return Length(1, unit, _STEPS[word])
    if (match.text("t") and word in _TOLD and unit in ("day", "week", "month", "year", "night")) or word in (
        "previous",
        "preceding",
        "following",
    ):
        return Same(unit, _STEPS[word])
    if (
        match.text("t")
        and word in ("past", "last", "coming")
        and unit in ("year", "month", "week", "decade", "century", "quarter", "half")
    ):
        return Length(1, unit, _STEPS[word]) if word != "last" else Period(unit, -1)
    if match.text("t") and word in ("next", "last") and unit in ("decade", "century"):
        return Length(1, unit, _STEPS[word])
    return Period(unit, _STEPS[word])


def _step_date(match: Match) -> Meaning | None:
    day = int((match.text("d") or "1").rstrip("stndrh"))
    return (
        On(month=match.value("m", "month"), day=day, step=_STEPS[match.text("s") or "last"])
        if day <= 28 or match.value("m", "month") != 2
        else None
    )


def _step_named(match: Match) -> Meaning | None:
    word = match.text("s") or "this"
    if word == "following" and not match.text("t"):
        return None  # after a meeting following Thursday's hearing
    step = None if word in _SOONEST else _STEPS[word]
    return On(
        soonest=step is None,
        month=match.value("m", "month"),
        weekday=match.value("w", "weekday"),
        season=match.value("e", "season"),
        step=step,
        told=bool(match.text("t")) and word in _TOLD and word != "next",
    )


_OPENS: Final = frozenset(("for", "in", "over", "during", "through", "throughout", "earlier", "later"))


def _the_unit(match: Match) -> Meaning | Weak | None:
    unit = unit_of(match.text("u"))
    if match.right in ("-", "–"):
        return None
    if unit in ("week", "month", "quarter", "year") and match.right in ("ended", "ending"):
        return Same("quarter") if unit == "quarter" else Length(1, unit)
    if unit == "quarter":
        return Same("quarter")
    if unit == "weekend":
        return On(holiday="weekend")
    if unit in ("year", "month", "week") and match.left in _OPENS and match.right in ("", ",", ".", ";"):
        return Period(unit, 0)
    return Weak(Period(unit, 0)) if unit in ("day", "week", "month", "year", "decade", "century") else None


def _end_of_unit(match: Match) -> Weak | None:
    """``year`` in ``by end of year``: a time expression with its edge alone."""
    return Weak(Period(unit_of(match.text("u")), 0)) if match.left == "of" else None


def _fiscal_year(match: Match) -> Meaning | None:
    year = match.text("y") or match.text("x")
    if year:
        return On(year=int(year), fiscal=True)
    if match.right in ("ended", "ending"):
        return Length(1, "year")
    return Period("year", _STEPS.get(match.text("s") or "this", 0), fiscal=True)


def _calendar_year(match: Match) -> Meaning | None:
    return Period("year", _STEPS[match.text("s") or "this"])


def _ahead(match: Match) -> Meaning | None:
    return Length(None, unit_of(match.text("u")), 1)


def _latest(match: Match) -> Meaning | None:
    unit = unit_of(match.text("u"))
    return Same("quarter") if unit == "quarter" or not match.text("u") else Period(unit, 0)


def _same(match: Match) -> Meaning | None:
    unit = unit_of(match.text("u"))
    if unit == "night":
        return Part("NI", Same("day"))
    return Same(unit) if unit not in ("second", "minute", "hour") else None


def _ago(match: Match) -> Meaning | None:
    count, unit = count_of(match.text("n")), unit_of(match.text("u"))
    if (
        match.text("w") in ("before", "earlier", "later")
        and match.right
        and match.right[0].isalpha()
        and (match.text("w") == "before" or not match.text("n"))
    ):
        return None
    if too_many(count, match.text("u")):
        return None
    if match.text("n") in ("a", "an") and match.words[-2].text == "-":  # a year-earlier loss: the article is the loss's
        return None
    word = match.text("w") or "ago"
    sign = (
        1
        if word
        in (
            "later",
            "hence",
            "after",
            "from now",
            "away",
            "afterward",
            "afterwards",
            "from today",
            "from right now",
            "on",
        )
        else -1
    )
    told = word in ("later", "earlier", "before", "after", "afterward", "afterwards", "previously", "on")
    return Shift(count, unit, sign, told=told, mod=mod_of(match.text("a")))


def _a_year_ago(match: Match) -> Meaning | None:
    if match.words[0].text.lower() == "the" and match.words[-1].text.lower() in ("ago", "earlier", "before"):
        return None  # the year-ago results: the article is theirs
    return Shift(1, unit_of(match.text("u")), -1, told=True)


def _stretch(match: Match) -> Meaning | None:
    if _lasts(match):
        return None
    sign = _STEPS[match.text("s") or "this"]
    return Length(count_of(match.text("n")), unit_of(match.text("u")), sign)


def _vague_stretch(match: Match) -> Meaning | None:
    unit = unit_of(match.text("u"))
    if unit in ("second", "minute", "hour", "night", "millennium"):
        return None
    if unit == "year" and match.text("s") in ("recent", "past"):
        return Vague("PAST_REF")
    return Length(None, unit, 1 if match.text("s") in ("coming", "next", "following", "upcoming", "future") else -1)


_BEFORE_A_VERB: Final = neighbours("before_last_as_verb")


def _lasts(match: Match) -> bool:
    """Tell ``last`` as a verb: the fair will open on Friday and last three days."""
    return match.words[0].text.lower() == "last" and match.left in _BEFORE_A_VERB


def _nth(match: Match) -> Meaning | None:
    if match.text("n") and _lasts(match):
        return None
    if match.words[0].text.lower() == "the" and "-" in [word.text for word in match.words] and not match.text("f"):
        return None  # the third-quarter loss: the article is the loss's
    number = match.value("o", "ordinal") or (-1 if match.text("o") in ("last", "final") else None)
    if number is None:
        number = int((match.text("o") or "1").rstrip("stndrh"))
    unit, count = unit_of(match.text("u")), count_of(match.text("n")) if match.text("n") else 1
    if unit in ("second", "minute", "hour", "night", "fortnight", "millennium") or count is None:
        return None
    return Nth(number, unit, int(count), fiscal=bool(match.text("f")))


def _half(match: Match) -> Meaning | None:
    if match.words[0].text.lower() == "the" and "-" in [word.text for word in match.words] and not match.text("f"):
        return None  # the third-quarter loss: the article is the loss's
    number = match.value("o", "ordinal") or (-1 if match.text("o") in ("last", "final", "latter") else 1)
    return Nth(number, "half", fiscal=bool(match.text("f"))) if number in (1, 2, -1) and match.right != "-" else None


def _same_period(match: Match) -> Meaning | None:
    year = match.text("y") or match.text("x")
    month = any(word.text.lower() == "month" for word in match.words)
    if year:
        return SamePeriod(On(year=int(year)), month=month)
    word = match.text("w") or ""
    last = word.startswith("last") or word.endswith("ago")
    return SamePeriod(Period("year", -1) if last else Same("year", -1) if word else None, month=month)


def _day_before(match: Match) -> Meaning | None:
    if match.right[:1].isalnum() and match.right not in ("in", "on", "at", "and", "when", "by"):
        return None
    return Same("day", -1 if match.text("w") == "before" else 1)


def _quarter_code(match: Match) -> Meaning | None:
    code, year = (match.text("q") or "q1").upper(), match.text("y") or match.text("x")
    if not code.strip("QH").isdecimal():
        return None  # "Q¹"
    number, unit = int(code.strip("QH")), "quarter" if "Q" in code else "half"
    if (unit == "half" and number > 2) or (unit == "half" and not year):
        return None
    whole = On(year=int(year)) if year else None
    return Nth(number, "quarter" if unit == "quarter" else "half", whole=whole)


def _now(_: Match) -> Meaning | None:
    return Vague("PRESENT_REF")


def _past(_: Match) -> Meaning | None:
    return Vague("PAST_REF")


def _future(match: Match) -> Meaning | None:
    if (
        match.left == "as"
        or match.right in ("after", "before")
        or (match.text("f") and match.left not in ("near", "the"))
    ):
        return None
    return Vague("FUTURE_REF")


def _year_end(match: Match) -> Meaning | None:
    return Edge("END", Period(unit_of(match.text("u")), 0), at=True, sharp=True)


STEP: Final = "s=( last | next | this | 'this' ( 'past' | 'coming' ) )"
_ORDINAL: Final = "o=( ordinal | nth | 'last' | 'final' )"
PATTERNS: Final = (
    Pattern("time.today", "d=( 'today' | 'yesterday' | 'tomorrow' )", _day_word),
    Pattern("time.today", "'the'? 'day' ( 'after' d='tomorrow' | 'before' d2='yesterday' )", _two_days),
    Pattern("time.tonight", "'tonight'", _tonight),
    Pattern("time.part-of-today", "s=( 'this' | 'last' | 'yesterday' | 'tomorrow' ) p=part", _part_of_this),
    Pattern("time.part-of-today", "'the' s=( 'next' | 'following' | 'previous' | 'preceding' ) p=part", _next_part),
    Pattern("time.period", f"t='the'? {STEP} u=unit", _step_unit),
    Pattern("time.step", "'the'? s=( last | next | this ) m=month '.'? d=( day | nth )", _step_date),
    Pattern("time.step", f"t='the'? {STEP} ( m=month | w=weekday | e=season )", _step_named),
    Pattern("time.same", "( 'that' | 'the' ) 'very'? 'same' u=unit", _same),
    Pattern("time.same", "'that' u=unit", _same),
    Pattern("time.same-period", "'the'? y=year ( 'quarter' | 'period' )", _same_period),
    Pattern(
        "time.same-period",
        "'the' alike '.'? y=year? ( piece | 'time' ) ( 'of' | 'in' )?"
        " ( x=year | w=( 'last' 'year' | 'the'? last 'year' | ( 'a' | 'one' ) 'year' backward ) )",
        _same_period,
    ),
    Pattern(
        "time.same-period",
        "'the' alike '.'? y=year piece",
        _same_period,
    ),
    Pattern("time.the-period", "'the' u=unit", _the_unit),
    Pattern("time.the-period", "u=( 'week' | 'month' | 'quarter' | 'year' )", _end_of_unit),
    Pattern("time.day-before", "'the' ( 'day' | 'night' ) w=( 'before' | 'after' )", _day_before),
    Pattern("time.quarter-code", "y=year? '-'? q=code ( ','? 'of'? 'fiscal'? x=year )?", _quarter_code),
    Pattern("time.fiscal-year", f"'the'? {STEP}? ( 'fiscal' | 'financial' ) 'year'", _fiscal_year),
    Pattern("time.fiscal-year", "'the'? ( y=year )? ( 'fiscal' | 'financial' ) 'year' x=year?", _fiscal_year),
    Pattern("time.fiscal-year", "( 'the' | 'this' ) ( 'full' | 'whole' | 'entire' ) 'year'", _fiscal_year),
    Pattern("time.fiscal-year", f"'the'? {STEP} 'calendar' 'year'", _calendar_year),
    Pattern("time.past-stretch", "'the' u=units ( 'ahead' | 'to' 'come' )", _ahead),
    Pattern("time.latest", "'the'? 'latest' ( u=unit | 'period' )", _latest),
    Pattern(
        "time.ago",
        f"{ABOUT} {COUNT} '-'? u=unit '-'? w=( backward | forward | 'from' ( 'right'? 'now' | 'today' ) )",
        _ago,
    ),
    Pattern(
        "time.ago",
        "u=units w=( backward | 'later' )",
        _ago,
    ),
    Pattern(
        "time.year-ago",
        "( 'the' )? u=( 'year' | 'month' ) '-' backward piece?",
        _a_year_ago,
    ),
    Pattern("time.year-ago", "u=( 'year' | 'month' | 'week' ) ( 'ago' | 'earlier' )", _a_year_ago),
    Pattern(
        "time.past-stretch", f"'the'? s=( last | next | 'this' 'past' ) {COUNT} '-'? u=unit ( 'or' 'so' )?", _stretch
    ),
    Pattern("time.past-stretch", f"'the'? {COUNT} s=( last | next ) u=units", _stretch),
    Pattern("time.past-stretch", "s=( 'recent' | 'coming' | 'past' | 'future' ) u=( units )", _vague_stretch),
    Pattern(
        "time.past-stretch", "'the' s=( 'coming' | 'past' | 'last' | 'next' | 'recent' ) u=( units )", _vague_stretch
    ),
    Pattern("time.nth", f"'the'? f=( 'fiscal' '-'? )? {_ORDINAL} '-'? f2='fiscal'? u=unit", _nth),
    Pattern("time.nth", f"'the'? {_ORDINAL} n=( {'digit_word | number'} ) u=units", _nth),
    Pattern("time.half", "'the'? f='fiscal'? o=( ordinal | 'last' | 'final' | 'latter' ) '-'? 'half'", _half),
    Pattern("time.now", "'right'? present", _now),
    Pattern(
        "time.now",
        "'at' 'present' | 'the' 'present' ( 'time' | 'day' )? | 'present' '-' 'day' | 'at' 'the' 'moment'"
        " | 'these' 'days'",
        _now,
    ),
    Pattern("time.past", "past", _past),
    Pattern("time.past", "'the' 'past'", _past),
    Pattern("time.to-come", "'the' ( 'near' | 'foreseeable' | 'immediate' )? 'future'", _future),
    Pattern("time.to-come", "'near' 'future'", _future),
    Pattern("time.year-end", "u=( 'year' | 'month' ) possessive? '-'? 'end'", _year_end),
)
