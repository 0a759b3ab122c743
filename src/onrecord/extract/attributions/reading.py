"""One cue verb, read as far as its own clause goes."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING

from onrecord.extract.attributions.scene import Find

if TYPE_CHECKING:
    from onrecord.extract.attributions.cues import Cue
    from onrecord.extract.attributions.scene import Field, Range
    from onrecord.language import VerbGroup


@dataclass(slots=True)
class Reading:
    """One cue verb in its field, read as far as its own clause."""

    group: VerbGroup
    cue: Cue
    words: Range
    subject: Range | None
    """Before the verb, or shared with the verb before it."""
    shared: bool
    inverted: bool = False
    complement: str | None = None
    start: int = 0
    """Where the complement begins."""
    addressee: Range | None = None
    around: list[Range] = dataclass_field(default_factory=list)
    gap: Range | None = None
    """A noun phrase before the clause that belongs to the content: ``nine towns it said had been hit``."""
    front: int = 0
    """Where the front content of a parenthesis ends: the comma before ``he said``."""


def as_find(reading: Reading, field: Field, pieces: list[Range], rule: str, confidence: float) -> Find:
    """Return the find that a reading and its pieces make; "told reporters" is one cue."""
    return Find(
        rule=rule,
        field=field,
        content=pieces,
        cue=(reading.words[0], reading.addressee[1])
        if reading.addressee is not None and reading.addressee[0] == reading.words[1] and reading.cue.lemma == "tell"
        else reading.words,
        source=reading.subject,
        stance=reading.cue.stance,
        addressee=reading.addressee,
        around=[one for one in reading.around if one[0] < one[1]],
        confidence=confidence,
    )
