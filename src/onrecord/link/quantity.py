"""What a figure measures, in a form that can be compared: the head, the roles around it, whose it is, the unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.gazetteer import all_currencies
from onrecord.link.measured import Measured
from onrecord.link.setting import marks_of
from onrecord.link.whose import is_country, known
from onrecord.link.wording import listed, plainest

if TYPE_CHECKING:
    from onrecord.link.entries import Claim
    from onrecord.record import Figure

Role = tuple[str, frozenset[str]]
_MEASURED = frozenset({"figure.measure", "figure.range", "figure.carried"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """What one figure measures."""

    family: str
    """What can be set against it: ``money USD``, ``percent``, ``count project``, ``measure t``, ``rate USD/t``."""
    is_change: bool
    """A change ("up 10%"), not a level."""
    head: frozenset[str]
    """What is measured: words in the singular, without what says nothing and without the qualifiers."""
    owners: tuple[frozenset[str], ...]
    """Whose it is, by piece of the measure: ISO 3166-1 codes of countries, names of others in lower case."""
    roles: tuple[Role, ...]
    """What stands behind "in", "to", "from", "with" and the like, each by its role, sorted."""
    carriers: frozenset[str] = frozenset()
    """"Amount", "volume", "level": they change nothing."""
    vague: frozenset[str] = frozenset()
    """"Total", "cumulative", "estimated": said or left out at will."""
    exact: frozenset[str] = frozenset()
    """"Net", "seasonally-adjusted": reckoned by another rule."""
    scope: frozenset[str] = frozenset()
    """"Foreign", "direct": a part of it."""
    other_time: frozenset[str] = frozenset()
    """"Previous", "first", "May": another time or another part than the rest; and the sentence's own marks."""
    is_act: bool = False
    """Done once: another day has another such act, with an amount of its own."""
    is_toll: bool = False
    """Counted while it goes on: the dead of a flood."""
    is_daily: bool = False
    """Quoted anew each day: a price, an exchange rate."""
    thin: bool = False
    """Too little is said to compare it with figures of other stories."""

    @property
    def subject(self) -> frozenset[str]:
        """Whose it is, all together."""
        return frozenset().union(*self.owners)

    @property
    def qualifiers(self) -> frozenset[str]:
        """All words of how it is reckoned."""
        return self.carriers | self.vague | self.exact | self.scope


def quantity_of(claim: Claim) -> Quantity | None:
    """Return what ``claim`` measures; None where its words name nothing that could be compared."""
    figure = claim.figure
    parties = [party for one in claim.about if (party := known(one)) is not None]
    measured = Measured(parties)
    for piece in figure.measure:
        measured.take(piece.text)
    family = _family(figure)
    counted = family.removeprefix("count ") if family.startswith("count ") else ""
    head = measured.head - {counted}
    is_toll = not head.isdisjoint(listed("tolls"))
    owners, roles, head = _settled(measured, head, is_toll=is_toll)
    specific = head - listed("plain")
    if not head or (counted and len(specific) < 2 and not roles and not is_toll):
        return None  # "18 U.S. service members": which of them, the measure does not say
    if family == "percent" and figure.change is None and head <= listed("securities"):
        return None  # "the 7-1/2 pct Treasury bonds": a name, no measure
    of_a_firm = bool(head & listed("of_firms")) and all(is_country(owner) for owner in frozenset().union(*owners))
    words = head.union(*roles.values())
    marks = marks_of(claim)
    return Quantity(
        family=family,
        is_change=figure.change is not None,
        head=head,
        owners=tuple(owners),
        roles=tuple(sorted(((role, frozenset(words)) for role, words in roles.items()), key=lambda role: role[0])),
        carriers=frozenset(measured.carriers),
        vague=frozenset(measured.vague),
        exact=frozenset(measured.exact),
        scope=frozenset(measured.scope),
        other_time=frozenset(measured.other_time) | marks,
        is_act=measured.has_act or not words.isdisjoint(listed("acts")) or "part" in marks,
        is_toll=is_toll,
        is_daily=not words.isdisjoint(listed("daily")),
        thin=not owners or not specific or of_a_firm,
    )


def _settled(
    measured: Measured, head: frozenset[str], *, is_toll: bool
) -> tuple[list[frozenset[str]], dict[str, set[str]], frozenset[str]]:
    """Return owners, roles and head, with the parties that are meant and not named, and the country of an economy.

    "Its debt" is of whom "its" means. "Inflation in Spain" is Spain's, and so are those "killed in the floods in
    Spain"; "investments in Serbia" are not Serbia's.
    """
    owners, roles = list(measured.owners), measured.roles
    meant = frozenset(
        party.key
        for party in measured.parties
        if party.key not in measured.met and not measured.seen.issuperset(party.words)
    )
    if meant:
        owners = [meant | owners[0], *owners[1:]] if owners else [meant]
    where = roles.get("in", set())
    countries = frozenset(filter(is_country, where))
    if countries and not owners and (is_toll or (countries == where and head & listed("of_countries"))):
        rest = {role: words for role, words in roles.items() if role != "in"}
        return [countries], rest, head | (where - countries)
    return owners, roles, head


def _family(figure: Figure) -> str:
    """Return what can be set against a figure: figures of another unit are none of the same quantity."""
    unit = figure.unit
    if unit is None:
        return "bare"
    if "/" in unit:
        return f"rate {unit}"
    if unit in all_currencies():
        return f"money {unit}"
    if unit in {"percent", "percentage point", "basis point", "times", "rank"}:
        return unit
    if figure.found_by in _MEASURED and (unit[0] == "[" or len(unit) <= 3):
        return f"measure {unit}"
    return f"count {plainest((unit.split() or [unit])[-1])}"
