"""A plan and its history in words, as a diary, a calendar and a dossier have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.gazetteer import country_named, country_of
from onrecord.plainly import date_in_words, on_one_line, when_in_words
from onrecord.record import is_doubtful

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.link.plans import Plan, Step


def beside_title(plan: Plan) -> Iterator[str]:
    """Yield in words what the title has no room for: who else takes part, where else, and what it is about.

    A title begins without an article: "the bridge" stands in "Bridge to close".
    """
    who = [one for one in plan.participants if not _is_in(one, plan.title)]
    # A title with a town has no room for the country around it, and nobody misses it.
    told = {country_of(one) for one in plan.where if _is_in(one, plan.title)} - {None}
    where = [one for one in plan.where if not _is_in(one, plan.title) and country_named(one) not in told]
    if who:
        yield f"with {', '.join(who)}"
    if where:
        yield f"in {', '.join(where)}"
    yield from (piece for piece in plan.what if not _is_in(piece, plan.title))


def _is_in(words: str, title: str) -> bool:
    """Tell whether a title has these words; it begins without their article."""
    told = on_one_line(words).casefold()
    return told in title.casefold() or title.casefold().startswith(told.partition(" ")[2] or told)


def doubt_in_words(confidence: float) -> str | None:
    """Return that an entry is doubtful, and how sure it is; None where it is sure enough.

    >>> doubt_in_words(0.31), doubt_in_words(0.9)
    ('doubtful, 0.31', None)
    """
    return f"doubtful, {confidence:.2f}" if is_doubtful(confidence) else None


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
