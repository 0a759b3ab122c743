"""A plan on one line, as a calendar and a list of linked data name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.plainly import on_one_line

if TYPE_CHECKING:
    from onrecord.link.plans import Plan


def plan_in_words(plan: Plan) -> str:
    """Return kind, who, where and what of a plan: ``visit: Vladimir Putin in Serbia``."""
    told = plan.history[-1].passage.text if plan.kind == "other" and plan.history else plan.kind
    words = on_one_line(told)
    who, where = ", ".join(plan.who), ", ".join(plan.where)
    if who or where:
        words += ": " + " in ".join(filter(None, (who, where))) if who else f" in {where}"
    return words + (f" – {' … '.join(plan.what)}" if plan.what else "")
