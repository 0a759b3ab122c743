"""Attributions by a verb: every cue of a field, with the subject that coordinated cues share."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING

from onrecord.extract.attributions.backs import back_content
from onrecord.extract.attributions.cueing import cue_of, is_participle, read_cue
from onrecord.extract.attributions.fronts import front_content
from onrecord.extract.attributions.sources import subject_before

if TYPE_CHECKING:
    from onrecord.extract.attributions.reading import Reading
    from onrecord.extract.attributions.scene import Field, Find, Range, Scene
    from onrecord.language import VerbGroup

_MOST_CUES = 60
"""In one field; more is no sentence."""


def find_reported(scene: Scene, field: Field, closed: dict[int, int]) -> list[Find]:
    """Return the attributions of a field's cue verbs; ``closed`` gathers where parentheses stand."""
    finds: list[Find] = []
    used = field.first
    for reading in _read_cues(scene, field, closed):
        if reading.complement is None:
            find, used = front_content(scene, field, reading, used, closed)
        else:
            find = back_content(scene, field, reading, closed)
        if find is not None:
            finds.append(find)
    return finds


@dataclass(slots=True)
class _Heard:
    """Who has spoken so far in the field."""

    subject: Range | None = None
    """Of the last finite verb."""
    finite: VerbGroup | None = None
    """The last finite verb, where it was no cue."""
    speaker: Range | None = None
    """Of the last cue that takes quotations."""
    told: list[tuple[VerbGroup, Range]] = dataclass_field(default_factory=list)

    def sharing(self, scene: Scene, group: VerbGroup) -> Range | None:
        """Return the subject that a verb without one of its own would have."""
        if is_participle(scene, group) and "thus" not in {scene.norm(group.first - 1), scene.norm(group.first - 2)}:
            return self.speaker or self.subject
        return self._partner(group) or self.subject

    def _partner(self, group: VerbGroup) -> Range | None:
        """Return the subject of the last cue in the same tense (``urged them … and warned``), else of the last cue.

        None where the verb before is no cue and has the tense: ``has often met them but has refused to``.
        """
        for other, subject in reversed(self.told[-4:]):
            if (other.perfect, other.past, other.progressive) == (group.perfect, group.past, group.progressive):
                return subject
        last = self.finite
        if last is not None and (last.perfect, last.past) == (group.perfect, group.past):
            return None
        return self.told[-1][1] if self.told else None

    def hear(self, scene: Scene, reading: Reading) -> None:
        """Remember a cue's subject."""
        subject, group = reading.subject, reading.group
        if subject is None or is_participle(scene, group):
            return
        if "quote" in reading.cue.takes:
            self.speaker = subject
        self.told.append((group, subject))
        self.subject = subject


def _read_cues(scene: Scene, field: Field, closed: dict[int, int]) -> list[Reading]:
    readings: list[Reading] = []
    heard = _Heard()
    for at in range(field.first, field.last):
        group = scene.group_of[at]
        if group is None or group.main != at or scene.hidden(at, field):
            continue
        if len(readings) >= _MOST_CUES:
            break
        cue, words = cue_of(scene, group)
        reading = read_cue(scene, field, group, cue, words, heard.sharing(scene, group)) if cue is not None else None
        if reading is not None:
            heard.hear(scene, reading)
            readings.append(reading)
            if reading.complement is None:
                closed[reading.front] = reading.words[1]
        elif group.finite:
            heard.subject = subject_before(scene, group.first, field) or heard.subject
            heard.finite = group if cue is None else heard.finite
    return readings
