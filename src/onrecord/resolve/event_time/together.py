"""The time expressions of one event brought together into its time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from onrecord.resolve.calendar.reach import add_days
from onrecord.resolve.event_time.reading import has_no_day, told, words_before
from onrecord.resolve.event_time.words import anywhere, joint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.record import CitedPassage, EventStatus, TimeExpression, When
    from onrecord.resolve.event_time.reading import Told
    from onrecord.resolve.event_time.stretch import Stretch

_STOP: Final = re.compile(r"[.!?]\s|\n\s*\n")


def event_time(times: Sequence[TimeExpression], status: EventStatus, text: str, today: str | None) -> When | None:
    """Return when an event is, as wide as the words say and no narrower; None where they do not say it.

    ``times`` are the expressions that belong to the event, from any of its mentions, in the order of ``text``, the
    story. Neighbours are joined as the words join them; what is left is narrowed where it agrees, and of what does
    not agree the most exact is taken. ``status`` says where the event lies, so that *Tuesday* of something planned is
    the coming one. ``today`` is the day from which the story counts, ISO, or None: then only days that the words give
    whole are known. ``text`` has the words before the expressions: *until*, *from*, *a two-day visit*.
    """
    each = [told(time, status, text, today) for time in _whole(times)]
    day = date.fromisoformat(today) if today else None
    length = next((one for one in each if one.length is not None and one.stretch is None), None)
    dated = [_gone_on(one, status, text, day) for one in each if one.stretch is not None]
    groups = _joined([pair for pair in dated if pair is not None], text)
    if not groups:
        return None
    stretch = _agreed(groups)
    if length is not None and length.length:
        stretch = _lasting(stretch, length.length, length.time, text)
    return stretch.when() if stretch.first or stretch.last else None


def _whole(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Return the expressions in text order, a range with two ends once."""
    seen: set[tuple[int, int]] = set()
    whole = []
    for time in sorted(times, key=lambda time: (time.start, time.end)):
        place = (time.range.start, time.range.end) if time.range else (time.start, time.end)
        if place not in seen:
            seen.add(place)
            whole.append(time)
    return whole


def _gone_on(one: Told, status: EventStatus, text: str, today: date | None) -> Stretch | None:
    """Return the stretch, open from its day on where something under way began on it: *arrived last night*."""
    stretch = one.stretch
    if stretch is None:
        return None
    if has_no_day(one.reading):
        stretch = replace(stretch, dayless=True)
    if status != "happening" or today is None or one.relation or not stretch.first or not stretch.last:
        return stretch
    begun = anywhere("opening").search(words_before(stretch.start, text)) is not None and stretch.first <= today
    return stretch.opened() if stretch.last < today or begun else stretch


def _joined(stretches: list[Stretch], text: str) -> list[Stretch]:
    """Return the stretches with neighbours put together where the words join them: *Thursday and Friday*."""
    done: list[Stretch] = []
    for each in stretches:
        last = done[-1] if done else None
        if last is not None and joint().fullmatch(text, last.end, each.start) and not (last.dayless or each.dayless):
            done[-1] = last.narrowed(each) if last.meets(each) else last.joined(each)
            done[-1] = replace(done[-1], start=last.start, end=each.end)
        else:
            done.append(each)
    return done


def _agreed(stretches: list[Stretch]) -> Stretch:
    """Return what the stretches have in common, the most exact deciding where they do not agree."""
    order = sorted(stretches, key=lambda one: (one.dayless, one.days))
    agreed = order[0]
    for other in order[1:]:
        if agreed.meets(other):
            agreed = agreed.narrowed(other)
    return agreed


def _lasting(stretch: Stretch, days: int, time: TimeExpression, text: str) -> Stretch:
    """Return a stretch of so many days from its first one on: *on a two-day visit from Monday*."""
    del text
    if stretch.first is None or stretch.days not in (1, 10**6):
        return stretch
    last = add_days(stretch.first, days - 1)
    words = _passage(time)
    return replace(stretch.between(stretch.first, last), passages=tuple(sorted({*stretch.passages, words}, key=_start)))


def _passage(time: TimeExpression) -> CitedPassage:
    from onrecord.record import CitedPassage

    return CitedPassage(start=time.start, end=time.end, text=time.text)


def _start(passage: CitedPassage) -> int:
    return passage.start
