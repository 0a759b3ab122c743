"""What stands behind a cue, as content: ``he said that …``, ``she urged them to …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.adjuncts import skip_when
from onrecord.extract.attributions.complements import to_or_as_after
from onrecord.extract.attributions.cues import word_set
from onrecord.extract.attributions.extent import content_end
from onrecord.extract.attributions.reading import as_find
from onrecord.extract.attributions.voices import is_same_voice

if TYPE_CHECKING:
    from onrecord.extract.attributions.reading import Reading
    from onrecord.extract.attributions.scene import Field, Find, Range, Scene

_RULES: dict[str, tuple[str, float]] = {
    "clause": ("attribution.clause", 0.94),
    "wish": ("attribution.clause", 0.9),
    "quote": ("attribution.quote-after", 0.97),
    "infinitive": ("attribution.infinitive", 0.85),
    "gerund": ("attribution.infinitive", 0.8),
    "as": ("attribution.as", 0.85),
    "named": ("attribution.as", 0.75),
    "preposition": ("attribution.preposition", 0.75),
    "object": ("attribution.object", 0.7),
}
"""For each kind of complement its rule, and how often such finds were right in stories read by hand."""


def back_content(scene: Scene, field: Field, reading: Reading, closed: dict[int, int]) -> Find | None:
    """Return the attribution of a cue and what follows it; none where it is the speaker's own belief."""
    kind = reading.complement or "clause"
    if kind == "open":
        return as_find(reading, field, [], "attribution.quote-after", 0.9)
    if kind == "clause" and reading.cue.stance in {"asks", "urges"}:
        kind = "wish"
    extent = "object" if kind == "named" else kind
    end = content_end(scene, reading.start, field.last, extent, reading.group, closed)
    if end <= reading.start:
        return None
    own = reading.gap is None and reading.cue.lemma in word_set("beliefs")
    if own and (field.quotation is not None or not reading.shared) and is_same_voice(scene, field, reading):
        return None
    if kind == "preposition":
        pieces = _called_for(scene, reading, end)
    elif kind == "infinitive":
        pieces = _infinitive_pieces(scene, field, reading, end)
    else:
        before = reading.gap or (_condition(scene, field, reading) if kind == "clause" else None)
        pieces = [*([before] if before is not None else []), (reading.start, end)]
    find = as_find(reading, field, pieces, *_RULES[kind])
    if kind == "infinitive" and find.stance == "asserts" and find.addressee is not None:
        find.stance = "urges"  # "told her staff to stay"
    return find


def _called_for(scene: Scene, reading: Reading, end: int) -> list[Range]:
    """Return what is called for (``called for talks``, ``called on Norway to help``)."""
    start = reading.start
    if start != reading.words[1] or end - start < 2:
        return [(start, end)]
    if scene.norm(start) == "for":
        reading.words = (reading.words[0], start + 1)
        return [(start + 1, end)]
    to = to_or_as_after(scene, start, end, 30, infinitive=True) if reading.cue.lemma in {"call", "prevail"} else None
    if to is None:
        return [(start, end)]
    reading.words, reading.addressee = (reading.words[0], start + 1), (start + 1, to)
    return [(to, end)]


def _infinitive_pieces(scene: Scene, field: Field, reading: Reading, end: int) -> list[Range]:
    """Return ``to help`` of ``urged them to help``, and both parts of ``the sum they hope to raise will be …``."""
    start = reading.start
    before = reading.subject[0] - 1 if reading.subject is not None else -1
    if (
        before > field.first
        and scene.phrase_last[before] == before + 1
        and scene.tokens[before].pos in {"NOUN", "PROPN"}
        and skip_when(scene, scene.phrase_first[before], before + 1) <= before
    ):
        auxiliary = (
            at
            for at in range(start + 2, end)
            if (group := scene.group_starting(at)) is not None and group.finite and scene.tokens[at].pos == "AUX"
        )
        return [(scene.phrase_first[before], before + 1), (start, next(auxiliary, end))]
    urged = reading.cue.stance in {"urges", "asks"} and reading.addressee is None and "person" in reading.cue.takes
    if urged and scene.phrase_first[start] == start:
        to = to_or_as_after(scene, start, end, 40, infinitive=True)
        if to is not None:
            reading.addressee, start = (start, to), to
    return [(start, end)]


def _condition(scene: Scene, field: Field, reading: Reading) -> Range | None:
    """``Unless it rains, he said …``: the condition belongs to what is said."""
    subject = reading.subject
    if subject is None or reading.shared or scene.norm(field.first) not in word_set("conditions") - {"as"}:
        return None
    comma = subject[0] - 1
    if comma <= field.first or scene.norm(comma) != "," or scene.norm(field.first) == "given":
        return None
    return field.first, comma
