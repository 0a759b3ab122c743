"""What stands before a cue: ``content, he said``, ``content, said Smith``, and what such words cut in two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.anchor import Passage
from onrecord.extract.attributions.adjuncts import skip_adjuncts
from onrecord.extract.attributions.clauses import has_main_clause
from onrecord.extract.attributions.complements import after_relative
from onrecord.extract.attributions.cues import word_set
from onrecord.extract.attributions.extent import content_end, trim_end
from onrecord.extract.attributions.reading import as_find
from onrecord.extract.attributions.scene import DASHES
from onrecord.extract.attributions.sources import subject_after

if TYPE_CHECKING:
    from onrecord.extract.attributions.reading import Reading
    from onrecord.extract.attributions.scene import Field, Find, Range, Scene


def front_end(scene: Scene, field: Field, subject_first: int) -> int | None:
    """Return the comma (or the closing mark) between the content and ``he said``; none where there is no content."""
    before = subject_first - 1
    if before == field.first and scene.norm(before) == "as":
        return before
    if before <= field.first:
        return None
    if scene.norm(before) == "as" and scene.norm(before - 1) == ",":
        return before - 1
    if scene.norm(before) in {",", *DASHES}:
        return before
    apart = scene.statement_at[before] != scene.statement_at[subject_first]
    if scene.is_mark(before) or apart:
        return before + 1 if apart or scene.norm(before - 1) in {",", "?", "!"} else None
    return None


def inversion(scene: Scene, field: Field, reading: Reading) -> bool:
    """``…, said Mary Poe, UN envoy, on Saturday``: comma or mark, cue, source."""
    group = reading.group
    if group.first != group.main or group.main <= field.first:
        return False
    front = front_end(scene, field, group.first)
    if front is None:
        return False
    source = subject_after(scene, group.last, field.last)
    if source is None:
        return False
    if "person" in reading.cue.takes and source[1] < field.last and scene.norm(source[1]) not in {",", "."}:
        return False  # "…, told reporters that"
    if reading.cue.lemma in {"tell", "inform", "urge"}:
        return False
    if scene.norm(front) in {",", *DASHES} and not has_main_clause(scene, field.first, front, field):
        return False
    follow = scene.group_starting(source[1])
    if follow is not None and follow.finite and reading.subject is not None:
        return False
    reading.subject, reading.inverted, reading.front = source, True, front
    return True


def front_content(
    scene: Scene, field: Field, reading: Reading, used: int, closed: dict[int, int]
) -> tuple[Find | None, int]:
    """Read ``content, he said`` and ``content, he said, more content``."""
    first = _content_start(scene, used, reading.front)
    if scene.norm(reading.front + 1) == "as":
        first = next(
            (at + 1 for at in range(reading.front - 1, first, -1) if scene.norm(at) in {"whether", "that"}), first
        )
    opening = scene.statement_opening(first) if field.quotation is None else None
    if opening is not None and first < scene.quotation_ranges[opening][1] <= reading.words[0]:
        _source_from(scene, reading, scene.quotation_ranges[opening][1])
        reading.front = scene.quotation_ranges[opening][1]
    pieces: list[Range] = []
    if first < reading.front:
        pieces.append((first, trim_end(scene, first, reading.front)))
    subject = reading.subject
    end = max(
        reading.words[1],
        subject[1] if reading.inverted and subject is not None else 0,
        reading.addressee[1] if reading.addressee else 0,
    )
    after = skip_adjuncts(scene, after_relative(scene, end, field.last), field.last)
    reading.around.append((end, max(end, after)))
    rest = after + 1 if scene.norm(after) in {",", *DASHES, ":"} else after
    quoted_front = (
        scene.statement_at[first] is not None and field.quotation is None if first < len(scene.tokens) else False
    )
    if rest < field.last and rest > after and quoted_front and scene.norm(rest) in {"but", "and"}:
        rest += 1
    if rest < field.last and rest > after:
        opening = scene.statement_opening(rest) if field.quotation is None else None
        if opening is not None:
            pieces.append((rest, scene.quotation_ranges[opening][1]))
        elif quoted_front and scene.is_mark(rest):
            quotation = scene.language.quotation_at(scene.tokens[rest].start)
            if quotation is not None and quotation.opens == scene.tokens[rest].start:
                pieces.append((rest, scene.language.token_range(Passage(quotation.opens, quotation.closes))[1]))
        elif not quoted_front and _continues(scene, field, rest, first, reading.front):
            pieces.append((rest, content_end(scene, rest, field.last, "clause", reading.group, closed)))
    if not pieces:
        return None, used
    if not pieces[-1][0] < pieces[-1][1]:
        pieces.pop()
    rule = "attribution.quote" if quoted_front else "attribution.content-first"
    if (
        first < reading.front
        and not quoted_front
        and len(pieces) == 1
        and not has_main_clause(scene, first, reading.front, field)
        and (rest < field.last - 1 or reading.front - first < 6)
        and not scene.has_finite(first, reading.front)
    ):
        return None, used
    find = as_find(reading, field, pieces, rule, 0.97 if quoted_front else 0.93)
    return (find if pieces else None), max(rest, end)


def _source_from(scene: Scene, reading: Reading, first: int) -> None:
    """Let the source begin right behind the closing mark: ``Scott Lund, the mayor, one of those who sue, said``."""
    subject = reading.subject
    while scene.norm(first) in {",", *DASHES}:
        first += 1
    if (
        reading.inverted
        or subject is None
        or subject[0] <= first
        or reading.shared
        or scene.phrase_first[first] != first
    ):
        return
    comma = next((at for at in range(first, subject[0]) if scene.norm(at) == ","), None)
    if comma is not None and comma - first < 12 and not scene.has_finite(first, comma):
        reading.subject = (first, comma)


def _content_start(scene: Scene, first: int, last: int) -> int:
    """Go past ``Meanwhile,``, ``But``: words of the teller."""
    at = first
    for _ in range(4):
        if at < last and scene.norm(at) in {",", ";", *DASHES, "and", "but"}:
            at += 1
        elif at + 1 < last and scene.norm(at) in word_set("connectors") and scene.norm(at + 1) == ",":
            at += 2
        else:
            break
    if (
        at < last
        and last - at <= 2
        and all(scene.norm(i) in word_set("connectors") | word_set("whens") for i in range(at, last))
    ):
        return last
    return at


def _continues(scene: Scene, field: Field, rest: int, first: int, front: int) -> bool:
    """Tell whether the words after ``, he said,`` go on with what he said."""
    group = scene.group_starting(rest)
    if not has_main_clause(scene, first, front, field) or first >= front:
        return scene.has_finite(rest, field.last)
    if group is not None and not group.finite:
        return False
    word = scene.norm(rest)
    if word in word_set("resumed_phrases"):
        return True  # ", he said, until it went bankrupt"
    return word in word_set("resumed_clauses") and scene.has_finite(rest, field.last)
