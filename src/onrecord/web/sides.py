"""Figures of one quantity side by side: each with its story and the reason, and all of them on one line to scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.link.plans import AT_ONE
from onrecord.plainly import amount_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.archive.answers import KeptFigure
    from onrecord.link.entries import Claim
    from onrecord.link.plans import Reason
    from onrecord.record import Figure

LENGTH = 400.0
"""Of the line, in the units of its drawing."""
_EDGE = 16.0
"""So far from its ends stand the smallest and the largest value: there is room for "more than"."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure on the line; ``low`` and ``high`` differ for ranges and open ends."""

    low: float
    high: float
    at: float
    own: bool
    """Whether it is the figure that the others are compared with."""
    label: str
    """The amount; of the others, only the smallest and the largest bear one."""

    @property
    def anchor(self) -> str:
        """On which side of its place the label begins (SVG ``text-anchor``)."""
        return "start" if self.at < LENGTH / 3 else "end" if self.at > LENGTH * 2 / 3 else "middle"


@dataclass(frozen=True, slots=True)
class Side:
    """One figure beside the one at hand."""

    claim: Claim
    story_key: str
    published_on: str | None
    reason: Reason
    detail: str

    @property
    def disagrees(self) -> bool:
        """Whether the two say different things."""
        return self.reason not in AT_ONE


@dataclass(frozen=True, slots=True)
class Sides:
    """The other figures, those that disagree first, and the line; none where the units are not the same."""

    others: tuple[Side, ...]
    dots: tuple[Dot, ...]

    @property
    def disagreeing(self) -> int:
        """How many say otherwise."""
        return sum(side.disagrees for side in self.others)


def side_by_side(figure: KeptFigure) -> Sides:
    """Return the figures that ``figure`` was compared with."""
    others = tuple(
        Side(one.claim, one.story_key, one.published_on, one.reason, one.detail)
        for one in sorted(figure.compared, key=lambda one: (one.reason in AT_ONE, one.published_on or ""))
    )
    own = figure.claim.figure
    same_unit = [side.claim.figure for side in others if side.claim.figure.unit == own.unit]
    return Sides(others, _dots([own, *same_unit]) if same_unit else ())


def _dots(figures: Sequence[Figure]) -> tuple[Dot, ...]:
    """Return the first figure, which is the one at hand, and the others; none where all have one value."""
    lowest = min(min(one.value, _top(one)) for one in figures)
    highest = max(max(one.value, _top(one)) for one in figures)
    if lowest == highest:
        return ()
    least = min(figures[1:], key=lambda one: one.value)
    most = max(figures[1:], key=lambda one: one.value)

    def place(value: float) -> float:
        return round(_EDGE + (value - lowest) / (highest - lowest) * (LENGTH - 2 * _EDGE), 1)

    return tuple(
        _dot(one, place(one.value), place(_top(one)), own=not at, labelled=not at or one is least or one is most)
        for at, one in enumerate(figures)
    )


def _top(figure: Figure) -> float:
    return figure.value if figure.high is None else figure.high


def _dot(figure: Figure, low: float, high: float, *, own: bool, labelled: bool) -> Dot:
    at = low
    if figure.comparator in {">", ">="}:
        high += _EDGE
    elif figure.comparator in {"<", "<="}:
        low -= _EDGE
    return Dot(low, high, at, own, amount_in_words(figure) if labelled else "")
