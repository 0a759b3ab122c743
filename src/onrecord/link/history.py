"""A planned event out of all that stories told of it: how it stands now, and the way it came to that."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal

from onrecord.link.days import span_of
from onrecord.link.entries import Account
from onrecord.link.parties import fullest, same_party
from onrecord.link.plans import Carrier, Plan, Step
from onrecord.link.subjects import content_words
from onrecord.record import EventStatus, Part, is_doubtful

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.record import When

Standing = Literal["ahead", "undated", "overdue", "over"]
"""The diary's lanes: its last possible day is to come; no day is given; it has passed and no story says that it took
place; it took place, or was called off or denied."""

OPEN_END: Final = 31
"""Days for which what begins on a day, with no end told ("leaves on Monday"), is looked for."""
_OFF: Final = frozenset({"postponed", "cancelled", "denied"})
_DOUBTS: Final = frozenset({"possible", "conditional"})
_SURENESS: Final[dict[EventStatus, int]] = {
    "possible": 0, "conditional": 1, "planned": 2, "expected": 3, "confirmed": 4, "rescheduled": 5, "happening": 6,
}  # fmt: skip
_TOLD: Final = 2
"""Parties of which a title is as good as one with more."""
_LISTED: Final = 12
"""Subjects that a plan has at most; nobody reads more in a list."""


class Told(Part):
    """One story's account of an event, with those who carried the story."""

    account: Account
    carriers: tuple[Carrier, ...]
    """In the order in which they were kept: the first is the original, the others are copies of it."""
    superseded: bool = False
    """A newer version of the story has been kept under every key."""
    kept: int
    """The order in which stories were kept."""


def plan_of(told: Sequence[Told], *, because: Sequence[str] = ()) -> Plan:
    """Return the event that ``told`` (one at least) tell together; the order in which they come does not matter.

    What superseded stories said stays in the history and does not count, unless nothing else was said.
    """
    in_order = sorted(told, key=_order)
    counted = [one.account for one in in_order if not one.superseded] or [one.account for one in in_order]
    first = min(told, key=lambda one: (one.kept, one.account.head.start, one.account.head.end)).account
    status = _status(counted)
    fullest_told = _fullest_told(counted, status)
    who = _names(counted, "who")
    return Plan(
        id=f"{first.story[:12]}-{first.head.start}-{first.head.end}",
        kind=first.kind,
        who=who,
        where=_names(counted, "where"),
        what=_subjects(chain.from_iterable(account.what for account in counted)),
        when=_when(counted),
        status=status,
        participants=_participants(fullest_told, who),
        title=fullest_told.title,
        confidence=max(account.confidence for account in counted),
        announced_by=tuple(dict.fromkeys(chain.from_iterable(account.announced_by for account in counted))),
        history=_history(in_order),
        because=tuple(sorted(set(because))),
    )


def _fullest_told(accounts: Sequence[Account], status: EventStatus) -> Account:
    """Return the account whose title a diary prints: one that is sure, names most, and is the latest of these.

    What took place has a title that says so, and what did not has none of them.
    """

    def tells(numbered: tuple[int, Account]) -> tuple[bool, bool, int, int, int, int]:
        at, account = numbered
        in_step = (account.status == "happened") == (status == "happened")
        named = sum(party.name in account.participants for party in account.who)
        return (
            in_step, not is_doubtful(account.confidence), min(named, _TOLD), min(len(account.participants), _TOLD),
            bool(account.where) + bool(account.what), at,
        )  # fmt: skip

    return max(enumerate(accounts), key=tells)[1]


def _participants(account: Account, who: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the account that gives the title, then whoever else is named, each under the fullest name."""
    named = {party.name: party for party in account.who}
    shown = (
        next((name for name in who if same_party(named[one], named[one].model_copy(update={"name": name}))), one)
        if one in named
        else one
        for one in account.participants
    )
    return tuple(dict.fromkeys((*shown, *who)))


def _order(one: Told) -> tuple[bool, str, int, int, int, str]:
    account = one.account
    return (
        account.told_on is None, account.told_on or "", one.kept, account.head.start, account.head.end, account.entry,
    )  # fmt: skip


def _history(in_order: Iterable[Told]) -> tuple[Step, ...]:
    """Return a step for each carrier, by the days that came with them; a copy keeps the day on which it was carried."""
    steps: list[tuple[tuple[bool, str], Step]] = []
    for one in in_order:
        account = one.account
        for number, carrier in enumerate(one.carriers):
            day = (
                (account.told_on or carrier.published_on) if number == 0 else (carrier.published_on or account.told_on)
            )
            step = Step(
                story_key=carrier.story_key,
                story=account.story,
                entry=account.entry,
                published_on=day,
                status=account.status,
                when=account.when,
                passage=account.telling or account.head,
                context=account.telling_context or account.context,
                announced_by=account.announced_by,
                copy_of=one.carriers[0].story_key if number else None,
                superseded=one.superseded or not carrier.current,
            )
            steps.append(((day is None, day or ""), step))
    return tuple(step for _, step in sorted(steps, key=lambda dated: dated[0]))


def _status(accounts: Sequence[Account]) -> EventStatus:
    """Return the latest word that counts.

    What took place stays so. What was called off stays so until a story plans it anew, with a cue or a day of its own.
    A doubt that a story puts into words or dates counts against what was sure; "the planned visit" does not, for that
    is how a visit is called that was confirmed long ago.
    """
    status = accounts[0].status
    for account in accounts[1:]:
        vague = account.status_cue is None and account.when is None
        if status != "happened" and not _says_less(account.status, status, vague=vague):
            status = account.status
    return status


def _says_less(status: EventStatus, known: EventStatus, *, vague: bool) -> bool:
    if status in _OFF or status == "happened":
        return False
    if known in _OFF:
        return vague
    return _SURENESS[status] < _SURENESS[known] and (vague or status not in _DOUBTS)


def _when(accounts: Iterable[Account]) -> When | None:
    """Return the latest days that were told; wider words for the same days do not undo narrower ones.

    A postponement without a new day leaves none: the old one is in the history.
    """
    when: When | None = None
    for account in accounts:
        if account.status == "postponed" and (account.when is None or _overlap(account.when, when)):
            when = None
        elif account.when is not None and (when is None or not _is_vaguer(account.when, when)):
            when = account.when
    return when


def _overlap(one: When, other: When | None) -> bool:
    return other is not None and span_of(one).meets(span_of(other))


def _is_vaguer(new: When, known: When) -> bool:
    """Tell whether ``new`` says less than is known: wider days around it, or the first day of a stretch."""
    if not _overlap(new, known):
        return False
    mine, its = span_of(new), span_of(known)
    if mine.days is None or its.days is None:
        return mine.days is None
    if _is_stretch(known) != _is_stretch(new):
        # "29 April to 5 May" is a stay of a week: "on 29 April" tells its beginning, "next week" most of it.
        return _is_stretch(known)
    return mine.days > its.days


def _is_stretch(when: When) -> bool:
    """Tell whether an event lasts from a first to a last day, and is not some day in "the coming days"."""
    return when.granularity == "range" and any(char.isdigit() for cited in when.passages for char in cited.text)


def _names(accounts: Iterable[Account], field: Literal["who", "where"]) -> tuple[str, ...]:
    parties = chain.from_iterable(getattr(account, field) for account in accounts)
    return tuple(dict.fromkeys(party.name for party in fullest(parties)))


def _subjects(pieces: Iterable[str]) -> tuple[str, ...]:
    """Return each subject once, under its fullest words."""
    found: list[str] = []
    for piece in pieces:
        words = content_words(piece)
        if any(words <= content_words(known) for known in found):
            continue
        found = [known for known in found if not content_words(known) <= words]
        if len(found) == _LISTED:
            break
        found.append(piece)
    return tuple(found)


def lane_of(plan: Plan, on: str) -> Standing:
    """Return where a plan stands in the diary of the day ``on`` (ISO 8601).

    Raises ValueError where ``on`` is no day. What only superseded stories tell is over. An open end ("from Monday")
    keeps a plan ahead for ``OPEN_END`` days. What was postponed and has no new day is undated once the old one has
    passed: it is not overdue.
    """
    today = date.fromisoformat(on)
    if plan.status in {"happened", "cancelled", "denied"} or all(step.superseded for step in plan.history):
        return "over"
    if plan.when is None:
        return "undated"
    days = span_of(plan.when)
    if days.first is None and days.last is None:
        return "undated"
    last = days.last if days.last is not None else (days.first or 0) + OPEN_END
    if last >= today.toordinal():
        return "ahead"
    return "undated" if plan.status == "postponed" else "overdue"
