"""A plan and its history in words, as a diary, a calendar and a dossier have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.plainly import date_in_words, on_one_line, when_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link.plans import Plan, Step


def plan_in_words(plan: Plan) -> str:
    """Return kind, who, where and what of a plan: ``visit: Vladimir Putin in Serbia``."""
    told = plan.history[-1].passage.text if plan.kind == "other" and plan.history else plan.kind
    words = on_one_line(told)
    who, where = ", ".join(plan.who), ", ".join(plan.where)
    if who or where:
        words += ": " + " in ".join(filter(None, (who, where))) if who else f" in {where}"
    return words + (f" – {' … '.join(plan.what)}" if plan.what else "")


def changes_of(plan: Plan) -> Iterator[str]:
    """Yield each step that changed status or date, in words: ``27 March 1987: confirmed, 29 April – 5 May 1987``.

    Stories of one day that tell it in turns, now of the day and now of the week, are told once each.
    """
    before: tuple[str, str | None] | None = None
    told: set[str] = set()
    for step in plan.history:
        now = (step.status, step.when.edtf if step.when else before[1] if before else None)
        words = step_in_words(step)
        if now != before and not step.copy_of and words not in told:
            yield words
            told.add(words)
            before = now


def step_in_words(step: Step) -> str:
    """Return one step of a history in words."""
    day = date_in_words(step.published_on) if step.published_on else "day not known"
    when = f", {when_in_words(step.when)}" if step.when else ""
    return f"{day}: {step.status}{when}" + (" (superseded)" if step.superseded else "")
