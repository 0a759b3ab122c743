"""The time expressions of one event brought together into its time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.extract.times import meaning as say
from onrecord.record import CitedPassage
from onrecord.resolve.calendar.reach import add_days, add_months
from onrecord.resolve.calendar.turning import is_bare, placed
from onrecord.resolve.event_time.limits import limited, relation_of, sentence_before, words_before
from onrecord.resolve.event_time.reading import told
from onrecord.resolve.event_time.stretch import Stretch
from onrecord.resolve.event_time.words import anywhere, begins, joint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.record import EventStatus, TimeExpression, When
    from onrecord.resolve.event_time.reading import Told

_FAR: Final = 100
"""Days between two times of one event up to which it has both, and all between them."""
_AFTER: Final = 45
"""Characters behind a time in which a verb may say that something ended then."""
_WEEKS: Final = 14
"""Days of the longest stretch in which a weekday is a single day or two."""
_BESIDE: Final = re.compile(r"\s*,?\s*(?:just|only|some)?\s*")
"""What may stand between a day and the length from it to an event."""
_AHEAD: Final = frozenset(("possible", "planned", "expected", "confirmed", "conditional", "rescheduled"))


def event_time(times: Sequence[TimeExpression], status: EventStatus, text: str, today: str | None) -> When | None:
    """Return when an event is, as wide as the words say and no narrower; None where they do not say it.

    ``times`` are the expressions that belong to the event, from any of its mentions, in ``text``, the story. Neighbours
    are joined as the words join them; what is left is narrowed where it agrees, and spans both where it does not.
    ``status`` says where the event lies, so that *Tuesday* of something planned is the coming one. ``today`` is the day
    from which the story counts, ISO, or None: then only days that the words give whole are known. The words before the
    expressions are looked up in ``text``: *until*, *from*, *arrived on*. Raises ValueError for a ``today`` that is no
    day.
    """
    ends = [_new_day(time, text) if status == "rescheduled" else time for time in times]
    each = _lent([told(time, status, text, today) for time in _whole(ends)], today)
    day = date.fromisoformat(today) if today else None
    days = _of_today([one for one in _moved(each, text) if one.stretch is not None], day)
    groups = [_gone_on(group, status, text, day) for group in _joined(days, text)]
    if status == "happening" and (nth := next((one for one in each if one.nth and one.nth > 0), None)):
        return _since_first(nth, groups, day)
    if not groups:
        return None
    stretch = _agreed(groups)
    if nth := next((one for one in each if one.nth), None):
        stretch = _nth_day(stretch, nth)
    if term := next((one for one in each if one.months), None):
        stretch = _for_months(stretch, term)
    length = next((one for one in each if one.length), None)
    if length is not None and length.length:
        stretch = _lasting(stretch, length.length, length.time, text)
    return stretch.when() if stretch.first or stretch.last else None


def _new_day(time: TimeExpression, text: str) -> TimeExpression:
    """Return the second end of *moved from May 4 to May 9* alone, which is no stretch."""
    if time.range is None or time.end < time.range.end:
        return time
    before = words_before(time.range.start, text)
    moved = before.endswith(" from ") and anywhere("moving").search(before) is not None
    return time.model_copy(update={"range": None}) if moved else time


def _whole(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Return the expressions in text order, a range with two ends once."""
    whole: dict[tuple[int, int], TimeExpression] = {}
    for time in sorted(times, key=lambda time: (time.start, time.end)):
        whole.setdefault((time.range.start, time.range.end) if time.range else (time.start, time.end), time)
    return list(whole.values())


def _of_today(each: list[Told], today: date | None) -> list[Told]:
    """Return times of day that no day stands beside as the story's day, whatever day it told of last."""
    alone = all(one.stretch and one.stretch.dayless and isinstance(one.meaning, say.Clock | say.Part) for one in each)
    return [_on(one, today) for one in each] if today and alone else each


def _moved(each: list[Told], text: str) -> list[Told]:
    """Return the times with a day from which the event is so far: *Thursday, a day before the vote*."""
    moved = list(each)
    for at, (one, length) in enumerate(pairwise(each)):
        stretch = one.stretch
        if length.apart is None or stretch is None or stretch.days > 1 or stretch.first is None:
            continue
        if _BESIDE.fullmatch(text, stretch.end, length.time.start):  # the day itself is that of something else
            day = add_days(stretch.first, length.apart)
            moved[at] = replace(one, stretch=replace(stretch.between(day, day), starts_at=None))
    return moved


def _on(one: Told, day: date) -> Told:
    if one.stretch is None:
        return one
    moved = replace(one.stretch.between(day, day), dayless=False)
    clock = moved.starts_at
    return replace(one, stretch=replace(moved, starts_at=f"{day}T{clock.split('T')[1]}" if clock else None))


def _lent(each: list[Told], today: str | None) -> list[Told]:
    """Return the times with the year or the week that another one lends: *July 15-24* and *in 2022*, *on the Monday*.

    A day that the words leave open is turned to the first one of its name in a stretch of the same event that the
    words give, where today's own does not lie in it.
    """
    return each if today is None else [_turned_into(one, each) for one in each]


def _turned_into(one: Told, each: list[Told]) -> Told:
    stretch = one.stretch
    if stretch is None or not is_bare(one.meaning):
        return one
    weekday = _is_weekday(one.meaning)
    for other in each:
        frame = other.stretch
        lends = frame is not None and frame.first is not None and not frame.meets(stretch) and frame.days > 1
        if frame is None or frame.first is None or not lends:
            continue
        if (frame.days > _WEEKS or _is_weekday(other.meaning)) if weekday else is_bare(other.meaning):
            continue
        reach = placed(one.time, frame.first)
        if reach.first and reach.last and reach.edtf:
            moved = replace(stretch, first=reach.first, last=reach.last, edtf=reach.edtf)
            if moved.meets(frame):
                return replace(one, stretch=moved)
    return one


def _is_weekday(meaning: say.Meaning | None) -> bool:
    """Tell a weekday, with or without a time of day, that no date stands beside."""
    on = meaning.day if isinstance(meaning, say.Clock | say.Part) else meaning
    return isinstance(on, say.On) and on.weekday is not None and on.day is None


def _joined(each: list[Told], text: str) -> list[tuple[Stretch, Told]]:
    """Return the times with neighbours put together where the words join them: *Thursday and Friday*."""
    done: list[tuple[Stretch, Told]] = []
    for one in each:
        stretch = one.stretch
        if stretch is None:
            continue
        last, first_of = done[-1] if done else (None, one)
        days = last is not None and not (last.dayless or stretch.dayless)
        if last is not None and days and joint().fullmatch(text, last.end, stretch.start):
            stretch = _after(one, stretch, last)
            both = last.narrowed(stretch) if last.meets(stretch) else last.joined(stretch)
            ranged = last.ranged or not last.meets(stretch)
            done[-1] = replace(both, start=last.start, end=stretch.end, ranged=ranged), first_of
        else:
            done.append((stretch, one))
    return done


def _after(one: Told, stretch: Stretch, last: Stretch) -> Stretch:
    """Return a weekday in the week after the one that it is joined to: *Tuesday and Wednesday*, on a Wednesday."""
    earlier = last.first is not None and stretch.first is not None and stretch.first < last.first
    if not (earlier and last.first and _is_weekday(one.meaning) and is_bare(one.meaning)):
        return stretch
    reach = placed(one.time, last.first)
    return replace(stretch, first=reach.first, last=reach.last, edtf=reach.edtf or stretch.edtf)


def _gone_on(group: tuple[Stretch, Told], status: EventStatus, text: str, today: date | None) -> Stretch:
    """Return a stretch as the words before it bound it, and open from its day on where something begins on it."""
    stretch, one = group
    relation = relation_of(stretch, one.meaning, status, text)
    bounded = limited(stretch, one.meaning, relation)
    if relation == "since" and status == "happened":
        return replace(bounded, goes_on=True)
    if relation or not bounded.first or not bounded.last or today is None or stretch.dayless:
        return bounded
    before = words_before(stretch.start, text)
    if status in _AHEAD:
        if stretch.days == 1 and begins().search(before):
            return replace(bounded.opened(), goes_on=True)
        return bounded
    if status == "happening" and not stretch.ranged:
        begun = bounded.first <= today and anywhere("opening").search(before) is not None
        if bounded.last < today or begun:
            return replace(bounded.opened(), goes_on=True)
        ends = anywhere("closing").search(before) or anywhere("ends").search(before)
        return bounded.closing() if ends else bounded
    return bounded


def _agreed(stretches: list[Stretch]) -> Stretch:
    """Return what the stretches have in common; days that do not agree are both the event's, with all between them."""
    order = sorted(stretches, key=lambda one: (one.dayless, one.days))
    agreed = order[0]
    for other in order[1:]:
        if extended := _extended(agreed, other) or _extended(other, agreed):
            agreed = extended
        elif agreed.meets(other):
            agreed = agreed.narrowed(other)
        elif not other.dayless and agreed.joined(other).days <= _FAR:
            agreed = agreed.joined(other)
    return agreed


def _extended(one: Stretch, other: Stretch) -> Stretch | None:
    """Return a day with the day up to which it goes on: *began Sunday*, *until Tuesday*; None where nothing says so."""
    if one.first is None or other.last is None or other.dayless:
        return None
    goes_on = one.goes_on and other.first is not None and other.first > one.first
    until = other.extends and other.first is None and one.last is not None and one.last < other.last
    if not (goes_on or until):
        return None
    return replace(one.joined(other).between(one.first, other.last), extends=until, goes_on=False)


def _since_first(nth: Told, groups: list[Stretch], today: date | None) -> When | None:
    """Return when something began whose so-many-th day it is: *the shutdown's fifth day*."""
    now = next((one.first for one in groups if one.days == 1 and one.first), today)
    if now is None or nth.nth is None:
        return None
    first = add_days(now, 1 - nth.nth)
    words = {passage for one in groups for passage in one.passages} | {_passage(nth.time)}
    return Stretch(first, None, f"{first}/..", "range", tuple(sorted(words, key=_start))).when()


def _nth_day(stretch: Stretch, nth: Told) -> Stretch:
    """Return one day of several that the words give: *the fair's second day*, *from May 4 to 8*."""
    if stretch.first is None or stretch.last is None or not nth.nth or abs(nth.nth) > stretch.days or stretch.days == 1:
        return stretch
    day = add_days(stretch.first, nth.nth - 1) if nth.nth > 0 else add_days(stretch.last, nth.nth + 1)
    words = tuple(sorted({*stretch.passages, _passage(nth.time)}, key=_start))
    return replace(stretch.between(day, day), passages=words)


def _for_months(stretch: Stretch, term: Told) -> Stretch:
    """Return so many months or years from a day on: *from Monday, for six months*."""
    if stretch.first is None or term.months is None or (stretch.last is not None and stretch.days > 1):
        return stretch
    words = tuple(sorted({*stretch.passages, _passage(term.time)}, key=_start))
    return replace(stretch.between(stretch.first, add_months(stretch.first, term.months)), passages=words)


def _lasting(stretch: Stretch, days: int, time: TimeExpression, text: str) -> Stretch:
    """Return so many days from a day on, or up to the day on which they ended: *a two-day visit from Monday*."""
    if stretch.first is None or (stretch.last is not None and stretch.days > 1):
        return stretch
    near = f"{sentence_before(stretch.start, text, 90)} {text[stretch.end : stretch.end + _AFTER]}"
    near = f"{near} {text[time.end : time.end + _AFTER]}"
    ends = stretch.days == 1 and anywhere("closing").search(near) is not None
    first = add_days(stretch.first, 1 - days) if ends else stretch.first
    last = add_days(first, days - 1)
    words = tuple(sorted({*stretch.passages, _passage(time)}, key=_start))
    return replace(stretch.between(first, last), passages=words)


def _passage(time: TimeExpression) -> CitedPassage:
    return CitedPassage(start=time.start, end=time.end, text=time.text)


def _start(passage: CitedPassage) -> int:
    return passage.start
