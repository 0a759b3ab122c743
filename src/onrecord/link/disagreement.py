"""How two figures of one quantity stand to each other, and why; nothing here says which of them is right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, Final, get_args

import tomli as tomllib

from onrecord.link.amounts import fit, is_sane, rounded_alike
from onrecord.link.one_time import may_be_one, may_disagree
from onrecord.link.periods import days_between, times_of
from onrecord.link.plans import AT_ONE, Comparison, Reason
from onrecord.link.quantity import quantity_of
from onrecord.link.same_quantity import alike
from onrecord.link.setting import is_heading, stands_beside
from onrecord.plainly import amount_in_words, date_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.link.entries import Claim
    from onrecord.link.quantity import Quantity


_MOST_ALIKE: Final = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one quantity, with what they measure."""

    one: Claim
    other: Claim
    first: Quantity
    second: Quantity

    @property
    def within(self) -> bool:
        """Both stand in one story."""
        return self.one.story == self.other.story


@dataclass(frozen=True, slots=True)
class Told:
    """A rule of ``disagreements.toml``: a reason, and the sentence that tells it."""

    id: str
    reason: Reason
    says: str


@cache
def reasons() -> tuple[Told, ...]:
    """Return the rules in the order in which they are tried."""
    text = files("onrecord.link").joinpath("disagreements.toml").read_text(encoding="utf-8")
    found = []
    for rule in tomllib.loads(text)["rule"]:
        if rule["reason"] not in get_args(Reason):
            message = f"{rule['id']}: {rule['reason']!r} is no reason"
            raise ValueError(message)
        found.append(Told(rule["id"], rule["reason"], rule["says"]))
    return tuple(found)


def compare(one: Claim, other: Claim) -> Comparison | None:
    """Return how two figures stand to each other; None where they are not the same quantity or of two times.

    The reason is the same whichever comes first; ``detail`` tells first of ``one``. The order in which reasons are
    tried is that of ``disagreements.toml``: the first that holds is the reason, all others are told behind it.
    """
    first, second = quantity_of(one), quantity_of(other)
    if first is None or second is None:
        return None
    return _compared(Pair(one, other, first, second))


def compare_within(claims: Iterable[tuple[Claim, Quantity | None]]) -> Iterator[tuple[Claim, Claim, Comparison]]:
    """Yield the figures of one story that are of one quantity, two by two, and how they stand to each other.

    Only figures with the same words are compared with each other, of a table that repeats them hundreds of times the
    first ``_MOST_ALIKE``: the time is linear in the number of figures.
    """
    together: dict[object, list[tuple[Claim, Quantity]]] = {}
    for claim, quantity in claims:
        if quantity is not None:
            key = (quantity.family, quantity.is_change, quantity.head, quantity.roles)
            together.setdefault(key, []).append((claim, quantity))
    for alikes in together.values():
        for (one, first), (other, second) in combinations(alikes[:_MOST_ALIKE], 2):
            comparison = _compared(Pair(one, other, first, second))
            if comparison:
                yield one, other, comparison


def _compared(pair: Pair) -> Comparison | None:
    one, other, first, second = pair.one, pair.other, pair.first, pair.second
    if not is_sane(one.figure) or not is_sane(other.figure):
        return None
    if not alike(first, second, within_a_story=pair.within) or not may_be_one(one, other, first, second):
        return None
    if pair.within and not _sources_differ(pair) and (one.context == other.context or not first.owners):
        return None  # the two ends of a change, a list, the lines of a table
    holding = [told for told in reasons() if _TESTS[told.id](pair)]
    reason = holding[0].reason
    if reason == "rounding" and pair.within and not may_disagree(one, other, first, second):
        return None
    if reason not in AT_ONE and not _is_rival(pair):
        return None
    return Comparison(reason=reason, detail=_detail(pair, holding))


def _is_rival(pair: Pair) -> bool:
    """Tell whether different amounts are worth a look.

    One voice that gives two amounts in one story gives two things, but for a headline that differs from the text.
    """
    one, other = pair.one, pair.other
    if stands_beside(one, other) or stands_beside(other, one) or _ends_of_one_change(one, other):
        return False
    if pair.within and not _sources_differ(pair) and (pair.first.thin or is_heading(one) == is_heading(other)):
        return False
    return may_disagree(one, other, pair.first, pair.second)


def _ends_of_one_change(one: Claim, other: Claim) -> bool:
    return one.figure.from_value == other.figure.value or other.figure.from_value == one.figure.value


# -- the reasons -------------------------------------------------------------------------------------------------------


def _agrees(pair: Pair) -> bool:
    return fit(pair.one.figure, pair.other.figure)


def _rounding(pair: Pair) -> bool:
    moves = pair.first.is_daily or pair.second.is_daily
    return not moves and rounded_alike(pair.one.figure, pair.other.figure)


def _other_period(pair: Pair) -> bool:
    times = times_of(pair.one, pair.other)
    return times in {"overlapping", "one untold"}


def _other_rule(pair: Pair) -> bool:
    return pair.first.exact != pair.second.exact or pair.first.scope != pair.second.scope


def _sources_differ(pair: Pair) -> bool:
    one, other = _source(pair.one), _source(pair.other)
    if pair.within and not (one and other):
        return False  # the story's own voice goes on where a speaker stops
    return not (one == other or one.endswith(f" {other}") or other.endswith(f" {one}"))


def _other_wording(pair: Pair) -> bool:
    return pair.first.vague != pair.second.vague


def _later(pair: Pair) -> bool:
    return not _sources_differ(pair) and bool(days_between(pair.one, pair.other))


def _unexplained(pair: Pair) -> bool:
    explained = (_other_period, _other_rule, _sources_differ, _other_wording, _later)
    return not (_agrees(pair) or _rounding(pair) or any(test(pair) for test in explained))


_TESTS: Final[dict[str, Callable[[Pair], bool]]] = {
    "disagreement.agrees": _agrees,
    "disagreement.rounding": _rounding,
    "disagreement.period": _other_period,
    "disagreement.rule": _other_rule,
    "disagreement.source": _sources_differ,
    "disagreement.wording": _other_wording,
    "disagreement.later": _later,
    "disagreement.unexplained": _unexplained,
}


def _source(claim: Claim) -> str:
    """Return whose word it is in the end, lower case; empty for the story's own voice and for "the ministry"."""
    if not claim.claimants:
        return ""
    source = claim.claimants[-1]
    described = source[:4].lower() == "the " and source[4:5].islower()
    return "" if described else source.lower()


# -- in words ----------------------------------------------------------------------------------------------------------


def _detail(pair: Pair, holding: list[Told]) -> str:
    """Return who gives which amount, and all that explains it: ``A: 1.57 billion USD. B: …. The sources differ.``."""
    said = holding[:1] if holding[0].reason in AT_ONE else holding
    return " ".join([_told(pair.one, pair), _told(pair.other, pair), *(_filled(rule.says, pair) for rule in said)])


def _told(claim: Claim, pair: Pair) -> str:
    who = ", as told by ".join(reversed(claim.claimants)) or "The story itself"
    day = "" if pair.within or claim.told_on is None else f" ({date_in_words(claim.told_on)})"
    return f"{who[0].upper()}{who[1:]}{day}: {amount_in_words(claim.figure)}."


def _filled(says: str, pair: Pair) -> str:
    """Return a rule's sentence with what it names: periods, qualifiers, days."""
    return says.format(
        periods=" and ".join(_period(claim) for claim in (pair.one, pair.other)),
        rules=_only(pair.first.exact | pair.first.scope, pair.second.exact | pair.second.scope),
        words=_only(pair.first.vague, pair.second.vague),
    )


def _period(claim: Claim) -> str:
    return date_in_words(claim.figure.period.edtf) if claim.figure.period else "no period given"


def _only(first: frozenset[str], second: frozenset[str]) -> str:
    """Return which words stand with one figure only."""
    sides = (("the first", first - second), ("the second", second - first))
    told = [f"{side} has {', '.join(f'“{word}”' for word in sorted(words))}" for side, words in sides if words]
    return "; ".join(told)
