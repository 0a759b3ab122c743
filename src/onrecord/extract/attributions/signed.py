"""A quotation that is its whole paragraph but for a dash and who signs: a reader's letter, a pull quote, a motto."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.scene import DASHES, Find

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Scene

_SIGNS = DASHES | {"\N{HORIZONTAL BAR}"}
_LONGEST = 14
"""Words of a signature, with age, role or town."""


def find_signed(scene: Scene) -> list[Find]:
    """Return them in order; the dash is the cue, and the source is what signs, up to a comma."""
    found = []
    for first, last in scene.quotation_ranges:
        if first >= last or last >= len(scene.tokens):
            continue
        paragraph = scene.paragraphs[scene.paragraph_of(first)]
        end = paragraph.last
        if paragraph.first != first or scene.norm(last) not in _SIGNS or not 1 < end - last <= _LONGEST:
            continue
        name = last + 1
        if not scene.tokens[name].text[:1].isupper() or scene.has_finite(name, end) or paragraph.field is None:
            continue
        until = next((n for n in range(name, end) if scene.norm(n) in {",", ".", "(", ";"}), end)
        if until > name:
            found.append(
                Find(
                    "attribution.signed", paragraph.field, [(first, last)], (last, name), (name, until), confidence=0.9
                )
            )
    return found
