"""A dossier as Markdown: to read in a terminal, to print, to hand on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.archive.answers import NO_AGENCY
from onrecord.link.plans import AT_ONE
from onrecord.plainly import amount_in_words, date_in_words, joined, on_one_line, when_in_words
from onrecord.views.plan_words import beside_title, changes_of, doubt_in_words
from onrecord.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.archive.answers import Dossier, Hit, KeptFigure
    from onrecord.link.plans import Plan

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|])")


def dossier_in_markdown(dossier: Dossier) -> str:
    """Return a dossier as CommonMark, every entry with its story's key and offsets (code points)."""
    return "\n".join(_lines(dossier)).rstrip() + "\n"


def warning_of(dossier: Dossier) -> str | None:
    """Return what to beware of: all that is here comes from one agency, and nobody else has told it."""
    if len(dossier.agencies) == 1 and len(dossier.stories) > 1:
        (agency,) = dossier.agencies
        if agency != NO_AGENCY:
            return f"All {len(dossier.stories)} stories come from one agency, {agency}."
    return None


def doubtful_in_words(dossier: Dossier) -> str | None:
    """Return how many plans are left out as doubtful; None where there are none."""
    if not dossier.doubtful:
        return None
    return f"{dossier.doubtful:,} doubtful {'plan is' if dossier.doubtful == 1 else 'plans are'} left out."


def _lines(dossier: Dossier) -> Iterator[str]:
    yield f"# {_plain(' – '.join(dossier.parties))}"
    yield ""
    count = len(dossier.stories)
    days = [story.published_on for story in dossier.stories if story.published_on]
    span = f", {date_in_words(min(days))} to {date_in_words(max(days))}" if days else ""
    yield f"From {count:,} {'story' if count == 1 else 'stories'}{span}."
    for party, names in zip(dossier.parties, dossier.known_as, strict=True):
        if not names:
            yield f"Nothing is kept on {_plain(party)}."
    if warning := warning_of(dossier):
        yield f"**{_plain(warning)}**"
    if left_out := doubtful_in_words(dossier):
        yield left_out
    yield from _section("Ahead", [_plan(plan) for plan in dossier.ahead])
    yield from _section("Said" if len(dossier.parties) == 1 else "Said about each other", map(_said, dossier.said))
    yield from _section("Figures", map(_figure, dossier.figures))
    yield from _section("Over or called off", map(_plan, dossier.over))
    stories = (
        f"- {_plain(story.title)} ({_plain(story.key)}, {_day(story.published_on)})" for story in dossier.stories
    )
    yield from _section("Stories", stories)


def _section(title: str, lines: object) -> Iterator[str]:
    found = list(lines)  # type: ignore[call-overload]
    if found:
        yield ""
        yield f"## {title}"
        yield ""
        yield from found


def _plan(plan: Plan) -> str:
    told = "; ".join(changes_of(plan))
    step = plan.history[-1]
    place = f"{_plain(step.story_key)} {step.passage.start}–{step.passage.end}"
    beside = "".join(f", {_plain(words)}" for words in beside_title(plan))
    status = ", ".join(filter(None, (plan.status, doubt_in_words(plan.confidence))))
    return f"- **{when_in_words(plan.when)}**, {status}: {_plain(plan.title)}{beside} ({_plain(told)}; {place})"


def _said(hit: Hit) -> str:
    who = _plain(" and ".join(hit.who) or "—")
    place = f"{_plain(hit.story_key)} {hit.passage.start}–{hit.passage.end}, {_day(hit.published_on)}"
    return f"- {who}: {_plain(hit.told)} ({place})"


def _figure(kept: KeptFigure) -> str:
    figure = kept.claim.figure
    words = f"- **{_plain(amount_in_words(figure))}**"
    if figure.measure:
        words += f", {_plain(joined(figure.measure))}"
    if figure.period:
        words += f", {date_in_words(figure.period.edtf)}"
    words += "".join(f" ← {_plain(one)}" for one in reversed(kept.claim.claimants))
    words += f" ({_plain(kept.story_key)} {figure.start}–{figure.end}, {_day(kept.published_on)})"
    for one in kept.compared:
        if one.reason not in AT_ONE:
            words += f"\n  - differs, {one.reason}: {_plain(one.detail)}"
    return words


def _day(published_on: str | None) -> str:
    return date_in_words(published_on) if published_on else "day not known"


def _plain(words: str) -> str:
    """Return a story's words so that Markdown shows them as they are."""
    return visible_line(_MARKUP.sub(r"\\\1", on_one_line(words)))
