"""``according to``: before, behind or in the middle of what it attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.attributions.clauses import has_main_clause, is_finite_cue
from onrecord.extract.attributions.cues import word_set
from onrecord.extract.attributions.extent import content_end, trim_end
from onrecord.extract.attributions.scene import Find

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Field, Range, Scene


def find_according(scene: Scene, field: Field, closed: dict[int, int]) -> list[Find]:
    """Return the attributions by "according to"; several in one sentence divide it among them."""
    places = [at for at in range(field.first, field.last - 2) if not scene.hidden(at, field) and _opens(scene, at)][:12]
    finds: list[Find] = []
    start = field.first
    for number, at in enumerate(places):
        cue_end = at + 2 if scene.norm(at) == "according" else at + 1
        source = _source(scene, cue_end, field)
        if source is None:
            continue
        limit = places[number + 1] if number + 1 < len(places) else field.last
        end = source[1]
        opens = _only_connectors(scene, start, at)
        if opens:
            first = _past_relative(scene, end, field)
            if first >= field.last:
                continue
            pieces = [(first, content_end(scene, first, _limit(scene, first, limit, field), "clause", None, closed))]
        else:
            front = at - 1 if scene.norm(at - 1) in {",", "("} else at
            pieces = [(start, trim_end(scene, start, front))]
            rest = end + 1
            divided = _division(scene, rest, limit, field) if limit < field.last else field.last
            goes_on = not has_main_clause(scene, start, front, field) or _adds(scene, rest, field)
            if scene.norm(end) == "," and rest < field.last and goes_on:
                piece = (rest, content_end(scene, rest, min(divided, field.last), "clause", None, closed))
                if piece[0] < piece[1]:
                    pieces.append(piece)
            start = min(divided, field.last) if limit < field.last else start
            closed[front] = end
        if limit < field.last and opens:
            start = _division(scene, end, limit, field)
        start = _past_joint(scene, start, field)
        pieces = [(first, last) for first, last in pieces if first < last]
        if pieces:
            finds.append(Find("attribution.according-to", field, pieces, (at, cue_end), source, confidence=0.93))
    return finds


def _opens(scene: Scene, at: int) -> bool:
    """Tell ``according to`` and ``by one estimate``."""
    if scene.norm(at) == "according":
        return scene.norm(at + 1) == "to"
    if scene.norm(at) != "by" or scene.phrase_first[at + 1] != at + 1:
        return False
    end = scene.phrase_last[at + 1]
    return scene.tokens[end - 1].lemma in word_set("reckonings") and end - at > 2


def _past_relative(scene: Scene, end: int, field: Field) -> int:
    """Go past the comma, and past ``with whom he met,``."""
    if scene.norm(end) != ",":
        return end
    if scene.norm(end + 1) in word_set("relatives") or scene.norm(end + 2) in {"whom", "which"}:
        closing = next((i for i in range(end + 2, min(field.last, end + 30)) if scene.norm(i) == ","), end)
        return closing + 1
    return end + 1


def _adds(scene: Scene, rest: int, field: Field) -> bool:
    """Tell whether ``, and the top tenth paid more`` goes on with what the source says: it has no cue of its own."""
    if scene.norm(rest) != "and" or not scene.has_finite(rest, field.last):
        return False
    return not any(is_finite_cue(scene, scene.group_of[at]) for at in range(rest, min(field.last, rest + 60)))


def _limit(scene: Scene, first: int, limit: int, field: Field) -> int:
    return _division(scene, first, limit, field) if limit < field.last else field.last


def _division(scene: Scene, first: int, limit: int, field: Field) -> int:
    """Return the comma before the last ``and …`` or ``but …`` ahead of the next "according to"."""
    for at in range(min(limit, field.last) - 2, first, -1):
        if scene.norm(at) == "," and scene.norm(at + 1) in {"and", "but", "while"}:
            return at
    return limit - 1 if scene.norm(limit - 1) == "," else limit


def _past_joint(scene: Scene, at: int, field: Field) -> int:
    while at < field.last and scene.norm(at) in {",", "and", "but", "while"}:
        at += 1
    return at


def _only_connectors(scene: Scene, first: int, last: int) -> bool:
    return all(scene.norm(at) in word_set("connectors") | {",", '"'} for at in range(first, last)) and last - first < 4


def _source(scene: Scene, at: int, field: Field) -> Range | None:
    """Return the noun phrase after "according to", with its ``of …`` and a close apposition."""
    first = at
    if at < field.last and scene.phrase_first[at] < 0 and scene.norm(at) in word_set("roles"):
        return at, at + 1  # "police" read as a verb
    if at >= field.last or scene.phrase_first[at] < 0:
        return None
    end = min(scene.phrase_last[at], field.last)
    only = scene.tokens[at]
    if (
        end == at + 1
        and only.pos == "NOUN"
        and not only.plural
        and only.lemma not in word_set("roles") | word_set("records")
    ):
        return None  # "according to plan"
    for _ in range(8):
        inner = end + 1
        if (
            inner < field.last
            and scene.norm(end) in (word_set("joins") | {"and"}) - {"in", "on", "at"}
            and scene.phrase_first[inner] == inner
        ) or (
            scene.norm(end) in {"in", "at", "between"}
            and scene.tokens[min(inner, field.last - 1)].pos != "PRON"
            and inner < field.last
            and scene.phrase_first[inner] == inner
            and scene.norm(inner) not in word_set("dates")
        ):
            end = min(scene.phrase_last[inner], field.last)
        else:
            break
    return first, end
