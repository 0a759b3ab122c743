"""Whether two figures measure the same, and by which key an archive finds candidates for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.link.quantity import quantity_of
from onrecord.link.wording import listed

if TYPE_CHECKING:
    from onrecord.link.entries import Claim
    from onrecord.link.quantity import Quantity

_CALENDAR: Final = re.compile(
    r"\d{4}.*|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
    r"|spring|summer|autumn|winter|(?:first-|second-|third-|fourth-)?(?:quarter|half)|year|month|week|mth"
    r"|half-year|full-year|today|tonight|yesterday|now"
)
"""Time words that a figure's period tells more exactly."""


def blocks_of(quantity: Quantity) -> tuple[str, ...]:
    """Return the keys under which figures of the same quantity stand in other stories; none for what is thin.

    Two figures of different stories are the same quantity only if they share a key. It holds everything that must be
    alike: unit, change or level, whose it is, what is measured, and the roles around it.
    """
    if quantity.thin:
        return ()
    owners = "+".join(",".join(sorted(owner)) for owner in quantity.owners)
    roles = ";".join(f"{role} {','.join(sorted(words))}" for role, words in quantity.roles)
    kind = "change" if quantity.is_change else "level"
    return ("|".join((quantity.family, kind, owners, ",".join(sorted(quantity.head)), roles)),)


def same_quantity(one: Claim, other: Claim) -> bool:
    """Tell whether two figures measure the same, of one story or of two; of two only with the same subject.

    Time is left aside: the same quantity of another year is the same quantity. See ``compare``.
    """
    first, second = quantity_of(one), quantity_of(other)
    return first is not None and second is not None and alike(first, second, within_a_story=one.story == other.story)


def alike(one: Quantity, other: Quantity, *, within_a_story: bool) -> bool:
    """Tell whether two quantities are the same.

    Of two stories neither may be thin. Within a story thin ones may be compared where they have a subject, for "the
    company's shares" are the same company's there, or where two words at least say what is measured.
    """
    if (one.family, one.is_change, one.head, one.roles) != (other.family, other.is_change, other.head, other.roles):
        return False
    if one.owners != other.owners or _dateless(one.other_time) != _dateless(other.other_time):
        return False
    if one.scope and other.scope and one.scope != other.scope:
        return False  # foreign and domestic debt are two parts
    if within_a_story:
        return bool(one.owners) or len(one.head - listed("plain")) > 1
    return not one.thin and not other.thin


def _dateless(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not _CALENDAR.fullmatch(word))
