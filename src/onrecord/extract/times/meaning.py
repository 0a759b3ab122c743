"""What a time expression says, before the calendar knows which days are meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal[
    "second", "minute", "hour", "day", "night", "weekend", "week", "fortnight",
    "month", "quarter", "half", "year", "decade", "century", "millennium",
]  # fmt: skip
WEEKEND = "&weekend"
"""After a holiday's day: the weekend that it lengthens, ``Labor Day weekend``."""
Limit: TypeAlias = Literal["by", "until", "before", "since", "after", "from", "ahead", "through", "in", "within"]
"""A word before the expression that opens one end: ``by the end of the year``; *ahead*: ``later this year``.

*in* and *within* stand before lengths that may count from the story's day: ``will return in two weeks``."""


@dataclass(frozen=True, slots=True)
class On:
    """A date as far as it is given: ``November 9``, ``2018``, ``Friday``, ``last spring``, ``Christmas``."""

    year: int | None = None
    """Astronomical: 490 BC is -489."""
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 is Monday."""
    season: str | None = None
    holiday: str | None = None
    step: int | None = None
    """-1 ``last April``, 0 ``this April``, 1 ``next April``; None where nothing is said."""
    soonest: bool = False
    """The first that is not over: ``the coming spring``."""
    within: Meaning | None = None
    """The year or week it lies in, where that is itself relative: ``January next year``."""
    fiscal: bool = False
    """A fiscal year: ``fiscal 1989``."""
    told: bool = False
    """Whether ``step`` counts from the day told of before: ``the previous Friday``."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch counted from the story's day: ``last week`` (-1), ``this year`` (0), ``tomorrow`` (1)."""

    unit: Unit
    step: int
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """A stretch counted from the day told of before: ``that day`` (0), ``the following year`` (1)."""

    unit: Unit
    step: int = 0


@dataclass(frozen=True, slots=True)
class SamePeriod:
    """The quarter or months told of before, in another year: ``the same period of 1985``; ``month`` for one month."""

    year: Meaning | None
    month: bool = False


@dataclass(frozen=True, slots=True)
class Nth:
    """A numbered part of something: ``third quarter``, ``first nine months of 1989``, ``last week of May``."""

    number: int
    """From 1; -1 is the last."""
    unit: Unit
    count: int = 1
    whole: Meaning | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class NthDay:
    """A numbered weekday of something: ``the first Tuesday of October``."""

    number: int
    """From 1; -1 is the last."""
    weekday: int
    """1 is Monday."""
    whole: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So long before or after something: ``two weeks ago``, ``three days later``, ``two days after May 1``."""

    count: float | None
    """None where nobody counts (``several years ago``)."""
    unit: Unit
    sign: int
    told: bool = False
    """Counted from the day told of before, not from the story's day."""
    base: Meaning | None = None
    mod: str | None = None
    """What stands before the count; with ``MORE_THAN`` only the near end is told: ``more than two years ago``."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long: ``three days``; *sign* says where it lies (``the past two months`` -1, ``the next five years`` 1)."""

    count: float | None
    unit: Unit
    sign: int = 0
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A length with its last day: ``the year`` in ``the year ended March 31``."""

    length: Meaning
    on: Meaning


@dataclass(frozen=True, slots=True)
class Begun:
    """A length with its first day: ``10 days`` in ``for 10 days from 18 December``."""

    length: Length
    on: Meaning


@dataclass(frozen=True, slots=True)
class Every:
    """How often; *value* is the period (TIMEX3)."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, and its day where one is given."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    day: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day: ``Friday morning``, ``tonight``, ``overnight``."""

    part: str
    day: Meaning | None = None
    usual: bool = False
    """Of no day in particular: ``at night``."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The beginning, the middle or the end: ``early May``, ``mid-2015``, ``the end of the year``."""

    mod: str
    whole: Meaning
    at: bool = False
    """Named as a point: ``the end of the year``."""
    sharp: bool = False
    """The last day, as balance sheets have it: ``end-1986``, ``year-end``."""


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years: ``the 1990s``; *century* where one is meant."""

    first: int


@dataclass(frozen=True, slots=True)
class Century:
    """A hundred years: ``the 19th century``."""

    number: int


@dataclass(frozen=True, slots=True)
class Vague:
    """No day at all: ``now``, ``recently``, ``in the future``."""

    reference: Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"]


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another: ``1-4 November``, ``between May and July``, ``1987/88``."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Weak:
    """Something that is a time expression only together with its neighbour: ``the year`` in ``the end of the year``."""

    meaning: Meaning


Dated: TypeAlias = On | Period | Same | SamePeriod | Nth | NthDay | Shift | Span
"""What may count from the story's day or from one told of before."""
Meaning: TypeAlias = Dated | Length | Ended | Begun | Every | Clock | Part | Edge | Decade | Century | Vague
