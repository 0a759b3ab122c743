"""Accounts for the tests of linking: of made-up sentences, or drawn from few names, places and days."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from onrecord.link.accounts import accounts_of
from onrecord.link.entries import Account, Party
from onrecord.record import CitedPassage, EventKind, EventStatus, When
from told import Ev, told

if TYPE_CHECKING:
    from collections.abc import Sequence


def account(text: str, on: str, event: Ev) -> Account:
    """Return the account that ``text`` gives of the one event that it tells."""
    (one,) = accounts_of(told(text, on, event))
    return one


def when(edtf: str, earliest: str | None, latest: str | None, granularity: str = "day") -> When:
    return When.model_validate(
        {
            "edtf": edtf,
            "earliest": earliest,
            "latest": latest,
            "granularity": granularity,
            "passages": [{"start": 0, "end": 1, "text": "1"}],
        }
    )


def cited(text: str, words: str) -> CitedPassage:
    start = text.index(words)
    return CitedPassage(start=start, end=start + len(words), text=words)


def made_account(  # noqa: PLR0913  (every field that linking looks at)
    *,
    head: str = "visit",
    sentence: str = "The visit was told.",
    story: str = "one",
    told_on: str | None = "2021-03-03",
    kind: EventKind = "visit",
    status: EventStatus = "planned",
    who: Sequence[Party] = (),
    where: Sequence[Party] = (),
    day: When | None = None,
    what: Sequence[str] = (),
    cue: bool = True,
    announced_by: tuple[tuple[str, ...], ...] = (),
) -> Account:
    return Account(
        story=hashlib.sha256(story.encode()).hexdigest(),
        entry="e1",
        told_on=told_on,
        head=cited(sentence, head),
        context=CitedPassage(start=0, end=len(sentence), text=sentence),
        kind=kind,
        what=tuple(what),
        who=tuple(who),
        where=tuple(where),
        when=day,
        status=status,
        status_cue=cited(sentence, "The") if cue else None,
        announced_by=announced_by,
        confidence=0.9,
        found_by="made.up",
    )


def person(name: str, country: str | None = None) -> Party:
    return Party(name=name, kind="person", country=country)


def body(name: str, country: str | None = None) -> Party:
    return Party(name=name, kind="organisation", country=country)


def place(name: str, country: str | None = None) -> Party:
    return Party(name=name, kind="place", country=country)


_PEOPLE = [
    person("Berg"), person("Anna Berg"), person("A. Berg", "DE"), person("Karl Berg"), person("Lin Wei", "CN"),
    person("Lin"), person("Wei Lin", "CN"), body("Norland Corp"), body("Norland"), place("Norway", "NO"),
    Party(name="two leaders", kind="group"), body("the government"),
]  # fmt: skip
_PLACES = [place("Oslo", "NO"), place("Norway", "NO"), place("Lima", "PE"), place("Asia"), place("Nowhere")]
_DAYS = st.dates(date(2021, 2, 20), date(2021, 4, 20))


@st.composite
def _whens(draw: st.DrawFn) -> When:
    first = draw(_DAYS)
    last = first + timedelta(days=draw(st.sampled_from([0, 1, 6, 30, 300])))
    if draw(st.booleans()) and draw(st.booleans()):
        return when(f"{first}/..", str(first), None, "range")
    return when(f"{first}/{last}", str(first), str(last), draw(st.sampled_from(["day", "month", "range"])))


@st.composite
def drawn_accounts(draw: st.DrawFn) -> Account:
    """Accounts with so few names, places and days that many pairs are nearly or wholly alike."""
    sentence = draw(
        st.sampled_from(["The visit was told.", "The visit of Anna Berg to the shipyards of Oslo was told."])
    )
    statuses: list[EventStatus] = [
        "possible", "planned", "confirmed", "postponed", "rescheduled", "cancelled", "denied", "happening", "happened",
    ]  # fmt: skip
    kinds: list[EventKind] = ["visit", "meeting", "talks", "summit", "election", "other"]
    return made_account(
        sentence=sentence,
        story=draw(st.sampled_from(["one", "two", "three"])),
        told_on=draw(st.one_of(st.none(), _DAYS.map(str))),
        kind=draw(st.sampled_from(kinds)),
        status=draw(st.sampled_from(statuses)),
        who=draw(st.lists(st.sampled_from(_PEOPLE), max_size=3, unique=True)),
        where=draw(st.lists(st.sampled_from(_PLACES), max_size=2, unique=True)),
        day=draw(st.one_of(st.none(), _whens())),
        what=draw(st.lists(st.sampled_from(["its shipyard", "the Oslo shipyard", "20 ships", "30 ships"]), max_size=1)),
        cue=draw(st.booleans()),
    )
