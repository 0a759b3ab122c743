"""The lists of the archive as rows for a spreadsheet, each row with the address of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.link.history import lane_of
from onrecord.plainly import on_one_line
from onrecord.web.addresses import story_at
from onrecord.web.answering import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.archive.answers import Hit, KeptFigure, StoryLine
    from onrecord.link.entries import Claim
    from onrecord.link.plans import Plan
    from onrecord.web.answering import Cell

_BETWEEN = "; "
_CHAIN = " < "


def stories_table(stories: Iterable[StoryLine]) -> Table:
    """Return one row a story."""
    return Table(
        ("published_on", "title", "agency", "key", "sha256", "superseded", "address"),
        [(s.published_on, s.title, s.agency, s.key, s.sha256, _yes(s.superseded), story_at(s.sha256)) for s in stories],
    )


def hits_table(hits: Iterable[Hit]) -> Table:
    """Return one row a hit."""
    return Table(
        ("kind", "who", "told", "words", "sentence", "published_on", "title", "score", "address"),
        [
            (
                hit.kind,
                _BETWEEN.join(hit.who),
                on_one_line(hit.told),
                on_one_line(hit.passage.text),
                on_one_line(hit.context.text),
                hit.published_on,
                hit.title,
                hit.score,
                story_at(hit.story, hit.passage),
            )
            for hit in hits
        ],
    )


def plans_table(plans: Iterable[Plan], on: str | None) -> Table:
    """Return one row a plan, in its lane on the day ``on``."""
    return Table(
        (
            "lane", "status", "title", "kind", "participants", "who", "where", "what", "when", "earliest", "latest",
            "announced_by", "stories", "last_told_on", "confidence", "doubtful", "address",
        ),
        [
            (
                lane_of(plan, on) if on else None,
                plan.status,
                plan.title,
                plan.kind,
                _BETWEEN.join(plan.participants),
                _BETWEEN.join(plan.who),
                _BETWEEN.join(plan.where),
                _BETWEEN.join(plan.what),
                plan.when.edtf if plan.when else None,
                plan.when.earliest if plan.when else None,
                plan.when.latest if plan.when else None,
                _BETWEEN.join(map(_CHAIN.join, plan.announced_by)),
                len({step.story for step in plan.history}),
                plan.history[-1].published_on if plan.history else None,
                plan.confidence,
                _yes(plan.doubtful),
                story_at(plan.history[-1].story, plan.history[-1].passage) if plan.history else None,
            )
            for plan in plans
        ],
    )  # fmt: skip


_FIGURE = (
    "value", "high", "unit", "comparator", "change", "forecast", "measure", "about", "period", "claimed_by",
    "words", "sentence", "published_on",
)  # fmt: skip


def figures_table(figures: Sequence[KeptFigure]) -> Table:
    """Return one row a figure, and after it one for each figure that it was compared with, with the reason."""
    rows: list[tuple[Cell, ...]] = []
    for figure in figures:
        address = story_at(figure.claim.story, figure.claim.figure)
        rows.append((*_claim(figure.claim), figure.published_on, address, None, None, None))
        rows += [
            (
                *_claim(other.claim),
                other.published_on,
                story_at(other.claim.story, other.claim.figure),
                address,
                other.reason,
                other.detail,
            )
            for other in figure.compared
        ]
    return Table((*_FIGURE, "address", "compared_with", "reason", "detail"), rows)


def _claim(claim: Claim) -> tuple[Cell, ...]:
    figure = claim.figure
    return (
        figure.value,
        figure.high,
        figure.unit,
        figure.comparator,
        figure.change,
        _yes(figure.forecast),
        " … ".join(on_one_line(piece.text) for piece in figure.measure),
        _BETWEEN.join(party.name for party in claim.about),
        figure.period.edtf if figure.period else None,
        _CHAIN.join(claim.claimants),
        on_one_line(figure.text),
        on_one_line(claim.context.text),
    )


def _yes(value: bool) -> str:  # noqa: FBT001  # it is what is written
    return "yes" if value else "no"
