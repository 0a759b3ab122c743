"""When an account's event can be: the days its words give, else the days near its story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from onrecord.plainly import date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link.entries import Account
    from onrecord.record import EventKind, When

Nearness = Literal["same day", "same days", "near"]
"""Of two events, how near their days: one day for both; spans of days that overlap; one of them has no day."""

WIDE: Final = 45
"""Days: a month, or two that a week touches, still tells one event from the next; a season or a year does not."""
_JOURNEY: Final = 13
"""Days that a journey goes on at most, beside the one that is told; few in the news last longer."""
_FEW: Final = 3
"""Days: so short a span tells a meeting from the next one of the same people."""


@dataclass(frozen=True, slots=True)
class Window:
    """Within how many days of its story an event without a day of its own is looked for."""

    ahead: int
    behind: int
    """Of an event that took place."""
    between: int
    """Days between two stories that both give no day."""


_WINDOWS: Final[dict[str, Window]] = {
    # A mover is seldom twice in one place within six weeks, and visits are announced about a month ahead.
    "visit": Window(45, 21, 14),
    # The same two meet again within weeks; what is told without a day is told in the days around it.
    "meeting": Window(14, 5, 4),
    "talks": Window(14, 5, 4),
    "summit": Window(45, 10, 10),
    # Elections, votes and trials come once in a long time for one country, body or defendant.
    "election": Window(60, 20, 30),
}
_OTHER: Final = Window(21, 10, 10)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both included, counted as ``date.toordinal`` does; None is an open end."""

    first: int | None
    last: int | None

    @property
    def narrow(self) -> bool:
        """Whether it tells one event from the next."""
        return self.first is not None and self.last is not None and self.last - self.first <= WIDE

    @property
    def days(self) -> int | None:
        """How many days it has; None with an open end."""
        return None if self.first is None or self.last is None else self.last - self.first + 1

    def meets(self, other: Span) -> bool:
        """Tell whether the two have a day in common."""
        return not (
            (self.last is not None and other.first is not None and self.last < other.first)
            or (other.last is not None and self.first is not None and other.last < self.first)
        )


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one account."""

    given: tuple[Span, ...]
    """Those that the story gives narrowly: the event's, and those it was moved from."""
    wide: Span | None
    """A year, a season, "from Monday": too wide to show that two events are one, yet they must not contradict it."""
    told: int | None
    likely: Span | None
    """Where no days are given: the days near the story, by what it says of the event."""
    happened: bool
    former: Span | None = None
    """Of what was moved to a new day, where no story's words give the old one: the days on which that may have been."""

    @property
    def searched(self) -> tuple[Span, ...]:
        """The spans on which another account of the event must meet this one."""
        return (*(self.given or ((self.likely,) if self.likely else ())), *((self.former,) if self.former else ()))


def window_of(kind: EventKind) -> Window:
    """Return the window of a kind of event."""
    return _WINDOWS.get(kind, _OTHER)


def span_of(when: When) -> Span:
    """Return the days of ``when``."""
    return Span(_ordinal(when.earliest), _ordinal(when.latest))


def _journey(span: Span) -> Span:
    """Return the days of a journey of which only the beginning or the end is told: two weeks at most."""
    if span.first is not None and span.last is None:
        return Span(span.first, span.first + _JOURNEY)
    if span.first is None and span.last is not None:
        return Span(span.last - _JOURNEY, span.last)
    return span


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None  # before the year 1 or after 9999: Python does not count these


def days_of(account: Account) -> Days:
    """Return when an account's event can be."""
    spans = [span_of(when) for when in (account.when, account.moved_from) if when is not None]
    if account.kind == "visit":
        spans = [_journey(span) for span in spans]
    given = tuple(span for span in spans if span.narrow)
    wide = spans[0] if account.when is not None and not spans[0].narrow else None
    told = _ordinal(account.told_on)
    likely = None if given or told is None else _likely(account, told)
    if likely is not None and wide is not None and not likely.meets(wide):
        likely = None  # "next year" lies beyond the days near the story
    moved = account.status == "rescheduled" and account.moved_from is None and given and told is not None
    former = _likely(account, told) if moved and told is not None else None
    return Days(given, wide, told, likely, account.status == "happened", former)


def _likely(account: Account, told: int) -> Span:
    window = window_of(account.kind)
    if account.status == "happened":
        return Span(told - window.behind, told)
    if account.status in {"postponed", "rescheduled", "cancelled", "happening"}:
        return Span(told - window.behind, told + window.ahead)
    return Span(told, told + window.ahead)


def nearness(one: Days, other: Days, kind: EventKind) -> Nearness | None:
    """Return how near the days of two accounts are; None where they contradict, or nothing holds them together."""
    if one.wide and (other.wide or other.given) and not any(one.wide.meets(span) for span in _firm(other)):
        return None
    if other.wide and one.given and not any(other.wide.meets(span) for span in one.given):
        return None
    meeting = [(mine, its) for mine in one.searched for its in other.searched if mine.meets(its)]
    if not meeting:
        return None
    if not any(mine != one.former and its != other.former for mine, its in meeting):
        return "near" if _was_moved(one, other) or _was_moved(other, one) else None
    if one.given and other.given:
        few = any((mine.days or 0) <= _FEW and (its.days or 0) <= _FEW for mine, its in meeting)
        return "same day" if few else "same days"
    if not one.given and not other.given:
        if one.told is None or other.told is None or abs(one.told - other.told) > window_of(kind).between:
            return None
        if one.happened != other.happened:
            done, ahead = (one, other) if one.happened else (other, one)
            if (done.told or 0) <= (ahead.told or 0):
                return None  # what is still ahead on a day is not what was over by then
    return "near"


def _was_moved(moved: Days, before: Days) -> bool:
    """Tell whether ``before`` was told no later than the move, of a day on which what was moved may have been."""
    if moved.former is None or before.former or before.happened or before.told is None or moved.told is None:
        return False
    return before.told <= moved.told and any(moved.former.meets(span) for span in before.given)


def _firm(days: Days) -> Iterator[Span]:
    yield from days.given
    if days.wide:
        yield days.wide


def days_in_words(one: Account, other: Account) -> str:
    """Return what the days of two accounts have in common, in words; the same for both orders."""
    mine, its = (_date(account) for account in (one, other))
    if mine and its:
        return f"{mine} in both" if mine == its else f"{' and '.join(sorted((mine, its)))}, which overlap"
    if mine or its:
        return f"{mine or its} in one, no day in the other, {told_apart(one, other)}"
    return f"no day in either, {told_apart(one, other)}"


def _date(account: Account) -> str | None:
    if account.when is not None:
        words = date_in_words(account.when.edtf)
        return f"{words} (moved from {date_in_words(account.moved_from.edtf)})" if account.moved_from else words
    return f"moved from {date_in_words(account.moved_from.edtf)}" if account.moved_from else None


def days_apart(one: Account, other: Account) -> int | None:
    """Return how many days lie between the two stories; None where one has no day."""
    mine, its = _ordinal(one.told_on), _ordinal(other.told_on)
    return None if mine is None or its is None else abs(mine - its)


def told_apart(one: Account, other: Account) -> str:
    """Return the days between the two stories, in words."""
    apart = days_apart(one, other)
    if apart is None:
        return "told on days unknown"
    return "told on the same day" if apart == 0 else f"told {apart} day{'s' if apart > 1 else ''} apart"
