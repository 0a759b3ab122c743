"""One telling of an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.extract.events.participants import Circle
    from onrecord.extract.events.standing import Standing
    from onrecord.extract.events.triggers import Trigger
    from onrecord.language import VerbGroup
    from onrecord.record import CitedPassage, EventKind, When


@dataclass(slots=True)
class Mention:
    """A verb or a noun that tells an event: how it stands, who, where and when."""

    token: int
    kind: EventKind
    trigger: Trigger
    verb: bool
    heading: bool
    standing: Standing | None
    circle: Circle
    when: When | None
    definite: bool = False
    indefinite: bool = False
    date_only: bool = False
    what: tuple[CitedPassage, ...] = ()
    condition: CitedPassage | None = None
    moved_from: When | None = None
    host: int | None = None
    """Token of the mention from which this one has its standing: the trip in *will visit … to meet*."""
    group: VerbGroup | None = field(default=None, repr=False)
    """The verb itself, or the verb that carries the noun."""
    lemma: str = ""
    plural: bool = False
    led: tuple[str, ...] = ()
    """Places of the phrase that opens the clause: *In Botswana, …*."""
    role: frozenset[str] = frozenset()
    """The words of the role that acts: *under*, *secretary*."""
    meant: bool = False
    """Whether the one who acts is told by a pronoun or a role (*he*, *the Secretary*)."""
    timid: bool = False
    """Too little by itself: only more about an event that is told elsewhere."""

    @property
    def ahead(self) -> bool:
        """Whether this telling says that the event lies ahead, is under way or was called off."""
        return self.standing is not None and self.standing.status != "happened"

    @property
    def done(self) -> bool:
        """Whether this telling says that it took place."""
        return self.standing is not None and self.standing.status == "happened"
