"""Planned events as a calendar that others can subscribe to: iCalendar (RFC 5545; name and refreshing by RFC 7986).

One VEVENT a plan, its UID the plan's own, so that a later calendar changes the same entry. What is told without a day
is on no day: a month takes up the whole month, and its SUMMARY says so; every event is transparent, for it is no
appointment of whoever subscribes. An hour stands where the story gives one: in UTC where its zone is known, else
floating, as printed. Plans without any date are left out, and counted: a VEVENT needs a day, and a VTODO, which does
not, is dropped by Google Calendar and Outlook and by what subscribes in Apple's.

=====================================  ==========  ==================================================================
our status                             STATUS      why
=====================================  ==========  ==================================================================
confirmed, happening, happened         CONFIRMED   announced as certain, or under way, or over
possible, planned, expected,           TENTATIVE   meant or counted on, and not certain: IPTC's eos3 and eos4
conditional, rescheduled
postponed, cancelled, denied           CANCELLED   not on that day: put off with no new day, called off, or no such plan
=====================================  ==========  ==================================================================

A doubtful plan (there are none unless they were asked for) is never CONFIRMED, and "[doubtful]" stands before its
SUMMARY; ``X-ONRECORD-CONFIDENCE`` is the probability that it is right. Our own word for the status stands in
``X-ONRECORD-STATUS`` and, but for planned and confirmed, before the SUMMARY. ``X-ONRECORD-WHEN`` is the date in EDTF,
``X-ONRECORD-GRANULARITY`` how wide it is. SEQUENCE counts the steps of the history that changed date or status, and
DTSTAMP is the day of its newest step (1 January 1970 where no story has a day): the same plans give the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from icalendar import Calendar, Event, vDuration, vText

from onrecord.plainly import date_in_words, on_one_line, when_in_words
from onrecord.views.exports.calendar_days import Span, span_of
from onrecord.views.exports.columns import day_of
from onrecord.views.plan_words import beside_title, doubt_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.link.plans import Plan, Step
    from onrecord.record import EventStatus, When

STATUS: Final[dict[EventStatus, str]] = {
    "possible": "TENTATIVE",
    "planned": "TENTATIVE",
    "expected": "TENTATIVE",
    "conditional": "TENTATIVE",
    "rescheduled": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "happening": "CONFIRMED",
    "happened": "CONFIRMED",
    "postponed": "CANCELLED",
    "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}
"""The STATUS of each of our words."""
_GOES_WITHOUT_SAYING: Final = frozenset({"planned", "confirmed"})
_NO_DAY: Final = datetime(1970, 1, 1, tzinfo=UTC)
_A_DAY: Final = timedelta(days=1)
_NO_CHARACTERS: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PlansCalendar:
    """A calendar, and what is not in it."""

    ics: bytes
    """The calendar: UTF-8, lines of at most 75 octets that end with CRLF."""
    events: int
    """How many plans are in it."""
    undated: tuple[str, ...]
    """The ids of the plans that are not, for they have no date."""


def write_calendar(
    plans: Sequence[Plan], *, name: str = "Onrecord: what is planned", refresh: timedelta = timedelta(hours=12)
) -> PlansCalendar:
    """Return ``plans`` as a calendar called ``name``, in their order; subscribers look again after ``refresh``."""
    spans = [(plan, span_of(plan.when)) for plan in plans]
    dated = [(plan, span) for plan, span in spans if span]
    undated = tuple(plan.id for plan, span in spans if span is None)
    calendar = Calendar()
    calendar.add("prodid", "-//Onrecord//Onrecord//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    about = _about(len(dated), len(undated))
    for wanted, text in (("name", name), ("x-wr-calname", name), ("description", about), ("x-wr-caldesc", about)):
        calendar.add(wanted, _text(text))
    calendar.add("refresh-interval", vDuration(refresh), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(refresh))
    for plan, span in dated:
        calendar.add_component(_event(plan, span))
    return PlansCalendar(calendar.to_ical(), len(dated), undated)


def _about(dated: int, undated: int) -> str:
    words = f"{dated:,} planned events as news stories tell them, each with its history."
    return words + (f" {undated:,} more have no date and are not in this calendar." if undated else "")


def _event(plan: Plan, span: Span) -> Event:
    event = Event()
    event.add("uid", _text(f"{plan.id}@onrecord"))
    event.add("dtstamp", _newest(plan.history))
    event.add("sequence", changes(plan.history))
    _add_days(event, span)
    event.add("summary", _text(_summary(plan, span)))
    event.add("description", vText("\n".join(map(_clean, _description(plan)))))
    if plan.where:
        event.add("location", _text(", ".join(plan.where)))
    event.add("categories", [plan.kind])
    status = STATUS[plan.status]
    event.add("status", "TENTATIVE" if plan.doubtful and status == "CONFIRMED" else status)
    event.add("transp", "TRANSPARENT")
    if plan.part_of:
        event.add("related-to", _text(f"{plan.part_of}@onrecord"), parameters={"RELTYPE": "PARENT"})
    own: list[tuple[str, str | None]] = [("STATUS", plan.status), ("CONFIDENCE", f"{plan.confidence:.2f}")]
    if plan.when:
        own += [("WHEN", plan.when.edtf), ("GRANULARITY", plan.when.granularity)]
    for word, told in own:
        if told:
            event.add(f"X-ONRECORD-{word}", _text(told), parameters={"VALUE": "TEXT"})
    return event


def _add_days(event: Event, span: Span) -> None:
    if span.starts:
        event.add("dtstart", span.starts)  # when it ends no story says: without DTEND it has a beginning only
        return
    event.add("dtstart", span.first)
    try:
        event.add("dtend", span.last + _A_DAY)  # exclusive
    except OverflowError:  # the last day of the year 9999 has no next one
        if span.last > span.first:
            event.add("dtend", span.last)


def _newest(history: Iterable[Step]) -> datetime:
    days = [day for step in history if (day := day_of(step.published_on))]
    return datetime.combine(max(days), datetime.min.time(), UTC) if days else _NO_DAY


def changes(history: Iterable[Step]) -> int:
    """Return how many steps changed date or status; a copy changes nothing, nor does a step that names no date."""
    changes, status, when = 0, None, None
    for step in history:
        if step.copy_of is not None:
            continue
        dated = (step.when.edtf, step.when.starts_at) if step.when else when
        changes += status is not None and (step.status, dated) != (status, when)
        status, when = step.status, dated
    return changes


def _summary(plan: Plan, span: Span) -> str:
    words = plan.title
    if plan.doubtful:
        words = f"[doubtful] {words}"
    if plan.status not in _GOES_WITHOUT_SAYING:
        words = f"[{plan.status}] {words}"
    return f"{words} ({span.note})" if span.note else words


def _description(plan: Plan) -> Iterable[str]:
    yield f"Status: {plan.status}"
    if doubt := doubt_in_words(plan.confidence):
        yield f"Confidence: {doubt}"
    yield f"When: {_dated(plan.when)}"
    yield from (words.capitalize() if words.startswith(("with ", "in ")) else words for words in beside_title(plan))
    for chain in plan.announced_by:
        yield f"Announced by: {_chain(chain)}"
    yield from (f"One event because: {why}" for why in plan.because)
    yield "History:"
    yield from map(_step, plan.history)


def _dated(when: When | None) -> str:
    if when is None:
        return "no date given"
    told = date_in_words(when.edtf)
    if when.starts_at:
        told += f", {when.starts_at.rpartition('T')[2]} {when.zone or ''}".rstrip()
    words = ", ".join(f"“{on_one_line(passage.text)}”" for passage in when.passages)
    return f"{told} (EDTF {when.edtf}{'; in the words ' + words if words else ''})"


def _chain(chain: tuple[str, ...]) -> str:
    return " ← ".join(reversed(chain))


def _step(step: Step) -> str:
    told = [step.published_on or "day not known", step.story_key, step.status, when_in_words(step.when)]
    told += [f"by {_chain(chain)}" for chain in step.announced_by]
    told += [f"a copy of {step.copy_of}"] if step.copy_of else []
    told += ["a newer version of this story has been kept"] if step.superseded else []
    return f"- {' · '.join(told)}: “{on_one_line(step.context.text)}”"


def _text(words: str) -> vText:
    return vText(_clean(words))


def _clean(words: str) -> str:
    """Return a text on one line without control characters, which iCalendar does not have."""
    return _NO_CHARACTERS.sub("\ufffd", on_one_line(words))
