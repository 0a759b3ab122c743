"""Quotations that no cue in their sentence claims, and sentences that go on with what somebody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.cues import word_set
from onrecord.extract.attributions.scene import Find

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Scene


_TELLING = frozenset({"attribution.clause", "attribution.content-first"})


def join_quotations(scene: Scene, fields: list[Field], finds: dict[int, list[Find]]) -> None:
    """Give quotations without a cue to the speaker before them.

    ``"We met," she said. "We agreed."`` is one statement of two pieces; a quotation after a sentence that reports
    (``She said she was content. "We agreed."``) is a statement of its own without source. ``finds`` maps a field's
    first token to its finds and is added to.
    """
    previous: Field | None = None
    for field in fields:
        if field.quotation is not None:
            continue
        alone = _quotation_alone(scene, field)
        if alone is not None and not any(alone in _quotations_of(scene, find) for find in finds.get(field.first, ())):
            before = finds.get(previous.first, []) if previous is not None else []
            opened = next((find for find in before if not find.content), None)
            if opened is not None:
                opened.content.append(scene.quotation_ranges[alone])
                finds.setdefault(field.first, []).append(opened)
                previous = field
                continue
            spoken = next(
                (find for find in reversed(before) if find.cue is not None and _quotations_of(scene, find)), None
            )
            reported = next((find for find in reversed(before) if find.field.quotation is None), None)
            piece = scene.quotation_ranges[alone]
            if spoken is not None and previous is not None and previous.paragraph == field.paragraph:
                spoken.content.append(piece)
                finds.setdefault(field.first, []).append(spoken)
            elif reported is not None:
                finds.setdefault(field.first, []).append(
                    Find("attribution.quote-alone", field, [piece], None, None, reported.stance, confidence=0.6)
                )
        previous = field


def _quotation_alone(scene: Scene, field: Field) -> int | None:
    """Return the statement in marks that the field consists of."""
    index = scene.statement_opening(field.first)
    if index is None:
        return None
    return index if scene.quotation_ranges[index][1] >= field.last - 1 else None


def _quotations_of(scene: Scene, find: Find) -> set[int]:
    return {
        index
        for first, _ in find.content
        if first < len(scene.tokens) and (index := scene.statement_at[first]) is not None
    }


def find_continued(scene: Scene, fields: list[Field], finds: dict[int, list[Find]]) -> list[Find]:
    """Return sentences with "would" behind a sentence that reports in the past: reported speech without a cue.

    Only where the sentence before reports with "would" too, and in the same paragraph: a bill "would allow" in the
    story's own voice.
    """
    found: list[Find] = []
    previous: Field | None = None
    told = [field for field in fields if field.quotation is None and not field.heading]
    for number, field in enumerate(told):
        before = finds.get(previous.first, []) if previous is not None else []
        following = finds.get(told[number + 1].first, []) if number + 1 < len(told) else []
        if (
            previous is not None
            and (previous.paragraph == field.paragraph or _goes_on_telling(scene, before, following))
            and not finds.get(field.first)
            and _main_modal(scene, field) == "would"
            and scene.norm(field.first) not in {"this", "that", "these", "if", "it"}
            and not _is_law(scene, field)
            and (any(_reports_would(scene, find) for find in before) or _goes_on_telling(scene, before, following))
        ):
            last = field.last - 1 if scene.norm(field.last - 1) == "." else field.last
            if last > field.first:
                found.append(Find("attribution.reported", field, [(field.first, last)], None, None, confidence=0.5))
        previous = field
    return found


def _goes_on_telling(scene: Scene, before: list[Find], following: list[Find]) -> bool:
    """Tell whether one speaker reports before and, as "he" or "she", right behind: what stands between is his too."""
    return any(find.rule in _TELLING and find.cue is not None for find in before) and any(
        find.rule in _TELLING
        and find.source is not None
        and scene.norm(find.source[0]) in {"he", "she", "they"}
        and find.cue is not None
        and scene.lemma(find.cue[0]) in {"add", "say"}
        for find in following
    )


def _is_law(scene: Scene, field: Field) -> bool:
    """Tell whether the sentence's subject does by its own force what it "would" do: a bill, an agreement."""
    last = scene.phrase_last[field.first]
    return last > field.first and scene.tokens[last - 1].lemma in word_set("laws")


def _main_modal(scene: Scene, field: Field) -> str | None:
    for at in range(field.first, min(field.last, field.first + 40)):
        group = scene.group_of[at]
        if group is not None and group.finite and group.main == at:
            if (
                group.first == at
                and scene.tokens[at].form in {"past", "participle"}
                and scene.norm(at + 1) in word_set("adjuncts")
            ):
                continue  # "firms interested in the sale would"
            return group.modal
    return None


def _reports_would(scene: Scene, find: Find) -> bool:
    if find.cue is None or find.rule not in {"attribution.clause", "attribution.content-first"}:
        return False
    return any(scene.norm(at) == "would" for first, last in find.content for at in range(first, min(last, first + 40)))
