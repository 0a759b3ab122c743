"""When two stories' accounts are of one event; strict, for one wrong link makes two histories one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, Final

import tomli as tomllib

from onrecord.link.days import Days, Nearness, days_apart, days_in_words, days_of, nearness, told_apart, window_of
from onrecord.link.parties import fullest, identity_of, is_anybody, same_party
from onrecord.link.places import Agreement, places_agree, places_shared, precise, told_in
from onrecord.link.subjects import happening, subject_of, subjects_agree, tells_something
from onrecord.plainly import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.link.entries import Account, Party
    from onrecord.record import EventKind

_GROUPS: Final[dict[EventKind, str]] = {"meeting": "gathering", "talks": "gathering", "summit": "gathering"}
"""Kinds that stories use for one event: a summit is a meeting, and its talks."""
_BY_PLACE: Final = frozenset({"summit", "election"})
"""Kinds of which one place has one at a time, so that the place shows which is meant."""
_SENT_AGAIN: Final = 3
"""Days within which a wire service sends a story again."""
_OWN_WORDS: Final = 50
"""Code points of a sentence that nobody writes twice; "The meeting will be on Friday" has fewer."""
_OWN_SENTENCE: Final = 120
"""The same, where nobody is named."""
_CROWD: Final = 3
"""So many people in common show one meeting, though one story names more of those who came."""
_ROUND: Final = 2
"""So many places in common show one round trip, though another stop is added."""
_PARTIES: Final = 6
"""So many parties of an account, the first named, are compared."""
_ANY: Final = ("person", "organisation", "group", "place", "event")
_BUCKET: Final = 64
"""Days that one block spans; a little more than the widest search, so that an account falls into two or three."""


@cache
def _any_gathering() -> frozenset[str]:
    text = files("onrecord.link").joinpath("gatherings.toml").read_text(encoding="utf-8")
    return frozenset(str(tomllib.loads(text)["any"]).split())


@dataclass(frozen=True, slots=True)
class _View:
    """What of an account is compared."""

    account: Account
    group: str
    who: tuple[Party, ...]
    """Those named; see ``_named``."""
    days: Days
    subject: frozenset[str]

    def of_kind(self, *kinds: str) -> list[Party]:
        return [party for party in self.who if party.kind in kinds]


def _view(account: Account) -> _View:
    group = _GROUPS.get(account.kind, account.kind)
    return _View(account, group, _named(account), days_of(account), subject_of(account))


def _named(account: Account) -> tuple[Party, ...]:
    """Return who takes part, without those whom only the story itself can tell ("the two leaders")."""
    return fullest(party for party in account.who if not is_anybody(party))[:_PARTIES]


def blocks_of(account: Account) -> tuple[str, ...]:
    """Return the keys under which accounts of the same event are found: kind, a party or a place, and some weeks.

    One more key is the sentence itself, which later versions of a story repeat. Two accounts without a key in common
    are never one event.
    """
    view = _view(account)
    keys = {key for party in view.who for key in identity_of(party).keys}
    if account.kind in _BY_PLACE:
        keys |= {f"@{key}" for place in account.where for key in _place_keys(place)}
    buckets = sorted(
        {
            bucket
            for span in view.days.searched
            for bucket in range((span.first or 0) // _BUCKET, (span.last or 0) // _BUCKET + 1)
        }
    )
    by_party = [f"{view.group}:{key}:{bucket}" for key in sorted(keys) for bucket in buckets]
    return (*_sentence_keys(account, view.days.told), *by_party)


def _sentence_keys(account: Account, told: int | None) -> list[str]:
    words = _sentence(account)
    if words is None or told is None:
        return []
    digest = sha256(words.encode()).hexdigest()[:16]
    return [f"words:{digest}:{bucket}" for bucket in sorted({told // _BUCKET, (told + _SENT_AGAIN) // _BUCKET})]


def _sentence(account: Account) -> str | None:
    """Return the sentence with the place of its head; None where it may be written twice of different events.

    It may where it is short, the more where it names nobody: "The dividend will be paid on April 13 to holders of
    record March 30" is printed of many firms.
    """
    before = on_one_line(account.context.text[: account.head.start - account.context.start])
    behind = on_one_line(account.context.text[account.head.end - account.context.start :])
    named = any(not is_anybody(party) for party in account.who)
    if len(before) + len(behind) < (_OWN_WORDS if named else _OWN_SENTENCE):
        return None
    return f"{account.kind}|{before}|{on_one_line(account.head.text)}|{behind}"


def _place_keys(place: Party) -> tuple[str, ...]:
    identity = identity_of(place)
    return identity.keys if identity.family in {"place", "country"} else ()


def same_event(one: Account, other: Account) -> str | None:
    """Tell why two accounts, each of another story, are of one event, in words for a person; None where they are not.

    The order of the two does not matter. What is asked: kinds that go together, days and places that do not contradict,
    a party in common (of a visit, who travels), and the more evidence the less the days tell.
    """
    one, other = _in_order(one, other)
    if _same_sentence(one, other):
        names = sorted(party.name for party in fullest((*_named(one), *_named(other))))
        return f"both: {', '.join((_kinds(one, other), *names))}; the same sentence in both, {told_apart(one, other)}"
    mine, its = _view(one), _view(other)
    if mine.group != its.group:
        return None
    near = nearness(mine.days, its.days, min(one.kind, other.kind, key=lambda kind: window_of(kind).between))
    if near is None:
        return None
    pair = _Pair(mine, its, near, _shared(mine.who, its.who))
    if not _RULES.get(mine.group, _same_act)(pair):
        return None
    return _in_words(pair)


def same_in_versions(one: Account, other: Account) -> str | None:
    """Tell why accounts of two versions of one story can be of one event, though a day was corrected; None otherwise.

    The kind must go together, a party be shared and the places not contradict. It is evidence enough only where no
    other event of the two versions could be meant.
    """
    one, other = _in_order(one, other)
    pair = _Pair(_view(one), _view(other), "near", _shared(_named(one), _named(other)))
    if pair.one.group != pair.other.group or not pair.shared or pair.place() == "apart":
        return None
    names = sorted(party.name for party in fullest(chain.from_iterable(pair.shared)))
    return f"both: {', '.join((_kinds(one, other), *names))}; in a newer version of the same story"


def _in_order(one: Account, other: Account) -> tuple[Account, Account]:
    """Return the two in an order of their own, so that what is found does not hang on the caller's."""
    mine, its = ((a.told_on or "", a.story, a.head.start, a.head.end, a.entry) for a in (one, other))
    if mine == its:  # one entry of one story, out of two readings of it
        return (one, other) if one.model_dump_json() <= other.model_dump_json() else (other, one)
    return (one, other) if mine < its else (other, one)


def _same_sentence(one: Account, other: Account) -> bool:
    """Tell whether a story told within days repeats the other's sentence, and means the same days by it.

    Wire services send a story again with a new beginning. "Next week" in the same words a week later is another week.
    """
    apart = days_apart(one, other)
    if apart is None or apart > _SENT_AGAIN or (one.when and one.when.edtf) != (other.when and other.when.edtf):
        return False
    words = _sentence(one)
    return words is not None and words == _sentence(other)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two accounts whose days can be one event's."""

    one: _View
    other: _View
    near: Nearness
    shared: tuple[tuple[Party, Party], ...]

    def both(self, *kinds: str) -> bool:
        """Tell whether each of the two names somebody of these kinds."""
        return bool(self.one.of_kind(*kinds)) and bool(self.other.of_kind(*kinds))

    def neither(self, *kinds: str) -> bool:
        return not self.one.of_kind(*kinds) and not self.other.of_kind(*kinds)

    def sharing(self, *kinds: str) -> int:
        """Return how many of these kinds both name."""
        return sum(mine.kind in kinds or its.kind in kinds for mine, its in self.shared)

    def alone(self, *kinds: str) -> tuple[bool, bool]:
        """Tell of each of the two whether it names somebody of these kinds whom the other does not."""
        mine, its = ({pair[side] for pair in self.shared} for side in (0, 1))
        return (
            any(party not in mine for party in self.one.of_kind(*kinds)),
            any(party not in its for party in self.other.of_kind(*kinds)),
        )

    @property
    def in_one_town(self) -> bool:
        """Whether both name one place that is no country."""
        towns = [
            [p for p in precise(view.account.where) if identity_of(p).family == "place"]
            for view in (self.one, self.other)
        ]
        return places_agree(*towns, all_of_them=False) == "same"

    def place(self, *, all_of_them: bool = False) -> Agreement:
        """Tell how the places agree; a sentence that prints the other's place has it, whatever it is there."""
        agreed = places_agree(self.one.account.where, self.other.account.where, all_of_them=all_of_them)
        if agreed == "open":
            for bare, told in ((self.one.account, self.other.account), (self.other.account, self.one.account)):
                if told_in(precise(told.where), bare.context.text) and not precise(bare.where):
                    return "same"
        return agreed

    @property
    def subject(self) -> bool | None:
        return subjects_agree(self.one.subject, self.other.subject)

    def either_is(self, word: str) -> bool:
        return word in {happening(view.account.head.text) for view in (self.one, self.other)}

    @property
    def one_happening(self) -> bool:
        return happening(self.one.account.head.text) == happening(self.other.account.head.text)


def _shared(mine: Iterable[Party], its: Iterable[Party]) -> tuple[tuple[Party, Party], ...]:
    left = list(its)
    found = []
    for party in mine:
        match = next((other for other in left if same_party(party, other)), None)
        if match is not None:
            left.remove(match)
            found.append((party, match))
    return tuple(found)


def _same_journey(pair: _Pair) -> bool:
    """The traveller must be one, and every place; where the days are not narrow, both must name the place."""
    place = pair.place(all_of_them=True)
    if _same_round(pair):
        return True
    if place == "apart" or not pair.shared or (pair.either_is("tour") and not pair.one_happening):
        return False  # who travels to a town tours a factory there
    if pair.both("person"):
        if not pair.sharing("person"):
            return False
    elif not pair.neither("person") or place == "open" or pair.near == "near":
        return False  # "Japan sends envoys" is any journey of any envoy
    return place != "open" or (pair.near == "same day" and pair.one.days.given == pair.other.days.given)


def _same_round(pair: _Pair) -> bool:
    """Tell a trip to several places, to which a later story adds a stop or a day, from its legs: nobody is on two."""
    one, other = pair.one.account, pair.other.account
    if one.part_of or other.part_of or one.when is None or other.when is None or not pair.sharing("person"):
        return False
    edge = one.when.earliest == other.when.earliest or one.when.latest == other.when.latest
    return edge and min(places_shared(one.where, other.where), places_shared(other.where, one.where)) >= _ROUND


def _same_gathering(pair: _Pair) -> bool:
    """Those who meet must be the same on both sides: one person meets many in a day. A body meets with itself."""
    place = pair.place()
    if place == "apart" or pair.subject is False or not _one_form(pair):
        return False
    if {pair.one.account.kind, pair.other.account.kind} == {"summit"} and pair.in_one_town and pair.near != "near":
        return True
    people = pair.sharing("person")
    if any(pair.alone("person")) and (people < _CROWD or pair.near == "near"):
        return False
    if len(pair.shared) >= 2:
        return people >= 2 or pair.near == "same day" or (place == "same" and pair.near != "near")
    if not pair.shared or any(pair.alone("place")) or not pair.neither("person"):
        return False
    return pair.near == "same day" and not all(pair.alone("organisation", "group", "event"))


def _one_form(pair: _Pair) -> bool:
    """Tell whether both tell the same form of gathering: a conference is no meeting, though it is held at one."""
    return pair.one_happening or all(
        happening(view.account.head.text) in _any_gathering() for view in (pair.one, pair.other)
    )


def _same_election(pair: _Pair) -> bool:
    """One country elects at a time; a town and its country may each elect their own."""
    place = pair.place()
    if place == "open":
        return pair.sharing("place") > 0 or (bool(pair.shared) and pair.near != "near")
    return place == "same"


def _same_act(pair: _Pair) -> bool:
    """One who acts, one thing done, and the words of what it is done to."""
    if not pair.shared or not pair.one_happening or pair.place() == "apart" or pair.subject is False:
        return False
    if all(pair.alone(*_ANY)):
        return False  # two firms that file with one commission
    if pair.near == "same day":
        return True
    if not pair.subject or not pair.sharing("person", "organisation", "group", "event"):
        return False
    same_news = pair.one.days.told == pair.other.days.told and pair.one.account.status == pair.other.account.status
    return same_news or tells_something(pair.one.subject & pair.other.subject)


_RULES: Final = {"visit": _same_journey, "gathering": _same_gathering, "election": _same_election}


def _kinds(one: Account, other: Account) -> str:
    return " and ".join(sorted({one.kind, other.kind})) if one.kind != "other" else happening(one.head.text)


def _in_words(pair: _Pair) -> str:
    one, other = pair.one.account, pair.other.account
    names = sorted(party.name for party in fullest(chain.from_iterable(pair.shared)))
    place = (
        "same" if pair.one.group == "visit" and _same_round(pair) else pair.place(all_of_them=pair.one.group == "visit")
    )
    where = (
        sorted(party.name for party in fullest(precise((*one.where, *other.where))))
        if place in {"same", "within"}
        else []
    )
    said = [_kinds(one, other), *names]
    if where:
        said.append(f"{'to' if pair.one.group == 'visit' else 'in'} {' and '.join(where)}")
    return f"both: {', '.join(said)}; {days_in_words(one, other)}"
