"""Whether two figures of one quantity are of one time, so that different amounts would be a disagreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.link.periods import days_between, is_of_days, is_running, times_of
from onrecord.link.setting import names_a_time, nearly_alike, of_the_same_places, still_running

if TYPE_CHECKING:
    from onrecord.link.entries import Claim
    from onrecord.link.quantity import Quantity

_SAME_ACT: Final = 3
"""Days within which two stories tell of one act (a sale, a loan) by the same amount."""
_SAME_TOLL: Final = 7
"""Days within which two stories count the dead of one disaster."""
_MORE: Final = frozenset({"new", "newly", "additional", "additionally", "further", "another", "extra"})


def may_be_one(one: Claim, other: Claim, first: Quantity, second: Quantity) -> bool:
    """Tell whether the figures can be of one time, be their amounts alike or not.

    Not so: periods that are apart; a forecast and a measured value, but of the same period; what happens once (a sale,
    a change without a period, "another 5 million", what something is compared with) told on days that lie apart; the
    dead of this week and of the month before.
    """
    times = times_of(one, other)
    if times == "apart" or (one.figure.forecast != other.figure.forecast and times != "same"):
        return False
    days = days_between(one, other)
    if one.story == other.story or (days is not None and days <= _SAME_ACT):
        return True
    if first.is_toll and times != "same" and (days is None or days > _SAME_TOLL):
        return False
    compared = "before" in first.other_time
    once = compared or first.is_change or first.is_act or second.is_act or bool(first.other_time & _MORE)
    return not once or (times == "same" and not compared)


def may_disagree(one: Claim, other: Claim, first: Quantity, second: Quantity) -> bool:
    """Tell whether different amounts would be a disagreement, and no series, list or second act.

    Prices and exchange rates move within the day. A period that was still running has more in a later story. Where a
    figure has no period and its sentence speaks of a time, or the sentences name other places, they may speak of two
    things.
    """
    times = times_of(one, other)
    if (first.is_daily or second.is_daily) and not (times in {"same", "overlapping"} and is_of_days(one)):
        return False
    if first.is_toll:
        return True
    undated = [claim for claim in (one, other) if claim.figure.period is None]
    if any(names_a_time(claim) for claim in undated):
        return False
    if one.story == other.story:
        return True
    if undated and not of_the_same_places(one, other):
        return False
    days = days_between(one, other)
    if days != 0 and any(is_running(claim) or still_running(claim) for claim in (one, other)):
        return False
    return not (first.is_act or second.is_act) or (days == 0 and nearly_alike(one, other))
