"""The planned events of one record as plans by themselves: what is shown where no archive has linked the stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.accounts import accounts_of
from onrecord.link.history import Told, plan_of
from onrecord.link.plans import Carrier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link.plans import Plan
    from onrecord.record import Record


def plans_of(record: Record) -> Iterator[Plan]:
    """Yield a plan with a history of one step for each planned event of ``record``."""
    carrier = Carrier(story_key=record.story.key, published_on=record.story.published_on)
    plans = {
        account.entry: (account, plan_of([Told(account=account, carriers=(carrier,), kept=0)]))
        for account in accounts_of(record)
        if account.status != "happened"
    }
    for account, plan in plans.values():
        whole = plans.get(account.part_of or "")
        yield plan.model_copy(update={"part_of": whole[1].id}) if whole else plan
