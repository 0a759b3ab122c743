"""Who said what: sources, cues and contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.according import find_according
from onrecord.extract.attributions.agreeing import agreed
from onrecord.extract.attributions.assembly import assemble
from onrecord.extract.attributions.headings import find_in_heading
from onrecord.extract.attributions.introduced import find_behind_colon, find_introduced
from onrecord.extract.attributions.nominal import find_nominal
from onrecord.extract.attributions.quoted import find_continued, join_quotations
from onrecord.extract.attributions.quoting import find_quoting, share_cited
from onrecord.extract.attributions.reported import find_reported
from onrecord.extract.attributions.revised import find_revised
from onrecord.extract.attributions.scene import Find, Scene
from onrecord.extract.attributions.signed import find_signed
from onrecord.extract.attributions.trained import find_trained

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.language.model import Reading
    from onrecord.language.names import NameMention
    from onrecord.record import Attribution, StoryParts, TimeExpression

__all__ = ["find_attributions"]


def find_attributions(
    parts: StoryParts,
    language: Language,
    mentions: tuple[NameMention, ...],
    times: tuple[TimeExpression, ...] = (),
    reading: Reading | None = None,
) -> tuple[Attribution, ...]:
    """Return the attributions in the order of their contents, without speakers, ``within`` set.

    ``mentions`` help to tell a source in a heading; ``times`` date what was said.
    """
    scene = Scene(parts, language)
    people = _tokens_of_people(scene, mentions)
    signed = {find.field.first: find for find in (*find_introduced(scene), *find_signed(scene))}
    found: dict[int, list[Find]] = {field: [find] for field, find in signed.items()}
    everything: list[Find] = []
    for field in scene.fields:
        if field.quotation is None and field.first in signed:
            continue
        closed: dict[int, int] = {}
        finds = find_according(scene, field, closed)
        finds += find_quoting(scene, field, closed)
        taken = {find.cue[0] for find in finds if find.cue is not None}
        finds += [find for find in find_reported(scene, field, closed) if find.cue is None or find.cue[0] not in taken]
        share_cited(scene, finds)
        nominal = [*find_nominal(scene, field, closed), *find_revised(scene, field, closed)]
        light = {at for find in nominal if find.cue is not None for at in range(*find.cue)}
        finds = [find for find in finds if find.cue is None or find.cue[0] not in light]
        finds += nominal
        if not finds and field.quotation is None:
            finds = find_behind_colon(scene, field)
        if field.heading and not finds:
            finds = find_in_heading(scene, field, people)
        if finds and field.quotation is None:
            found[field.first] = finds
        everything += finds
    join_quotations(scene, scene.fields, found)
    everything += [find for finds in found.values() for find in finds]
    everything += find_continued(scene, scene.fields, found)
    if reading is not None:
        everything = agreed(scene, everything, find_trained(scene, reading))
    return assemble(scene, everything, times)


def _tokens_of_people(scene: Scene, mentions: tuple[NameMention, ...]) -> set[int]:
    tokens: set[int] = set()
    for mention in mentions:
        if mention.kind == "person":
            tokens.update(range(*scene.language.token_range(mention.passage)))
    return tokens
