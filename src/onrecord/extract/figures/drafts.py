"""A figure in the making: where it stands among the words, and what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onrecord.anchor import Passage

if TYPE_CHECKING:
    from onrecord.extract.figures.units import Kind
    from onrecord.language import Language, VerbGroup
    from onrecord.record import Change, Comparator

Role = Literal["to", "from", "by", "against", "of", "at"]
"""The small word before a figure that says which end of a change it is."""


@dataclass(slots=True)
class Draft:
    """One number that may become a figure. Positions are offsets; ``first`` and ``last`` are tokens, half-open."""

    start: int
    end: int
    first: int
    last: int
    sentence: int
    value: float
    form: str
    rule: str
    high: float | None = None
    unit: str | None = None
    kind: Kind | Literal["count", "rank", "times"] | None = None
    scale: float = 1.0
    factor: float = 1.0
    """What one of its unit's words is worth: a hundredth for cents."""
    year_like: bool = False
    glued: bool = False
    least: bool = False
    letter: str | None = None
    comparator: Comparator = "="
    change: Change | None = None
    role: Role | None = None
    from_value: float | None = None
    noun: int | None = None
    """The token of the counted noun, where there is one."""
    mover: int | None = None
    """The token of the verb or noun that makes it a change."""
    confidence: float = 0.9
    carried: bool = False
    """Its unit was taken from a neighbour."""
    forecast: bool = False
    governor: VerbGroup | None = None
    """The verb group that it depends on, once asked for."""
    governed: bool = False
    passages: list[Passage] = field(default_factory=list)

    @property
    def passage(self) -> Passage:
        """Where the figure stands."""
        return Passage(self.start, self.end)


def place(language: Language, start: int, end: int) -> tuple[int, int, int]:
    """Return the tokens of a stretch, half-open, and its sentence."""
    first = language.token_at(start)
    last = max(language.token_range(Passage(start, end))[1], first + 1)
    return first, last, language.sentence_of(first)


def is_each(draft: Draft, language: Language) -> bool:
    """Tell whether an amount of money is that of one share, which the unit does not say: ``2.05 dlrs a share``."""
    after = language.tokens[draft.last : draft.last + 2]
    share = len(after) == len(("a", "share")) and after[0].norm in {"a", "per"} and after[1].norm in {"share", "shr"}
    return share and draft.kind == "money"
