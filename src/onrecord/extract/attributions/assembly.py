"""From finds to attributions: words, kind, who stands within whom."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.anchor import Passage
from onrecord.extract.attributions.circumstances import occasion, said_on
from onrecord.record import Attribution, AttributionKind, cite

if TYPE_CHECKING:
    from onrecord.extract.attributions.scene import Find, Range, Scene
    from onrecord.record import CitedPassage, TimeExpression


def assemble(scene: Scene, finds: list[Find], times: tuple[TimeExpression, ...]) -> tuple[Attribution, ...]:
    """Return the attributions in the order of their contents, ids a1 onwards, ``within`` set."""
    entries: list[tuple[list[Passage], Find]] = []
    for find in {id(find): find for find in finds}.values():
        pieces = [piece for each in sorted(find.content) for piece in _pieces(scene, each)]
        if pieces and any(
            scene.text[i].isalnum() for piece in pieces for i in range(piece.start, min(piece.end, piece.start + 80))
        ):
            entries.append((pieces, find))
    entries.sort(key=_place)
    entries = _without_doubles(entries)
    ids = {id(find): f"a{number}" for number, (_, find) in enumerate(entries, start=1)}
    parents = _parents(scene, entries, ids)
    return tuple(
        Attribution(
            id=ids[id(find)],
            kind=_kind(scene, pieces, find),
            source=_cited(scene, find.source),
            cue=_cited(scene, find.cue),
            content=tuple(cite(scene.text, piece) for piece in pieces),
            stance=find.stance,
            said_on=said_on(scene, find, times),
            occasion=occasion(scene, find),
            addressee=_cited(scene, find.addressee),
            within=parents[number],
            confidence=find.confidence,
            found_by=find.rule,
        )
        for number, (pieces, find) in enumerate(entries)
    )


def _place(entry: tuple[list[Passage], Find]) -> tuple[int, int, bool, int]:
    """Return what entries are sorted by: of one content, who tells it stands before whom he quotes, then cue by cue."""
    pieces, find = entry
    return pieces[0].start, -pieces[-1].end, find.parent is not None, find.cue[0] if find.cue else -1


def _cited(scene: Scene, words: Range | None) -> CitedPassage | None:
    if words is None or words[0] >= words[1]:
        return None
    return cite(scene.text, Passage(scene.tokens[words[0]].start, scene.tokens[words[1] - 1].end))


def _pieces(scene: Scene, words: Range) -> list[Passage]:
    """Return a piece's passages: without outer quotation marks, one for each paragraph of a quotation."""
    first, last = words
    while first < last and scene.norm(first) in {",", ";", ":", "."}:
        first += 1
    if first >= last:
        return []
    quotations = scene.language.quotations
    start, end = scene.tokens[first].start, scene.tokens[last - 1].end
    bare = first + 1 if scene.norm(first) == "that" else first
    index = next(
        (
            i
            for i in _quotations_between(scene, start, end)
            if scene.quotation_ranges[i][0] == bare and scene.quotation_ranges[i][1] >= last
        ),
        None,
    )
    if index is not None and scene.is_mark(bare):
        return [
            piece
            for part in quotations[index].pieces
            if (piece := _trimmed(scene.text, part.start, part.end)) is not None
        ]
    piece = _trimmed(scene.text, start, end)
    return [piece] if piece is not None else []


def _quotations_between(scene: Scene, start: int, end: int) -> range:
    opens = scene.opens
    return range(bisect_left(opens, start), bisect_left(opens, end))


def _trimmed(text: str, start: int, end: int) -> Passage | None:
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while start < end and (text[end - 1].isspace() or (text[end - 1] in ",;:." and text[end - 3 : end] != "...")):
        end -= 1
    return Passage(start, end) if start < end else None


def _kind(scene: Scene, pieces: list[Passage], find: Find) -> AttributionKind:
    """Tell how much of the content stands in quotation marks; marks that hold the cue too do not count."""
    cue = scene.tokens[find.cue[0]].start if find.cue else -1
    letters = quoted = 0
    for piece in pieces:
        total = sum(scene.text[i].isalnum() for i in range(piece.start, piece.end))
        letters += total
        index = max(0, _quotations_between(scene, 0, piece.start + 1).stop - 1)
        for quotation in scene.language.quotations[index : _quotations_between(scene, 0, piece.end).stop]:
            if quotation.opens <= cue < quotation.closes:
                continue
            for part in quotation.pieces:
                low, high = max(part.start, piece.start), min(part.end, piece.end)
                quoted += sum(scene.text[i].isalnum() for i in range(low, high))
    if not quoted:
        return "indirect"
    return "direct" if quoted == letters else "mixed"


def _without_doubles(entries: list[tuple[list[Passage], Find]]) -> list[tuple[list[Passage], Find]]:
    """Drop what repeats another find: the same pieces by the same cue, or without a cue."""
    kept: list[tuple[list[Passage], Find]] = []
    seen: set[tuple[object, ...]] = set()
    for pieces, find in entries:
        key = (tuple(pieces), find.cue)
        if key in seen:
            continue
        seen.add(key)
        kept.append((pieces, find))
    return kept


def _parents(scene: Scene, entries: list[tuple[list[Passage], Find]], ids: dict[int, str]) -> list[str | None]:
    """Return, for each entry, the id of the innermost attribution whose content holds its content and its cue."""
    parents: list[str | None] = []
    open_entries: list[tuple[list[Passage], Find]] = []
    for pieces, find in entries:
        start = pieces[0].start
        open_entries = [entry for entry in open_entries if entry[0][-1].end > start][-40:]
        if find.parent is not None and id(find.parent) in ids:
            parents.append(ids[id(find.parent)])
        else:
            holder = next((other for held, other in reversed(open_entries) if _holds(scene, held, pieces, find)), None)
            parents.append(ids[id(holder)] if holder is not None else None)
        open_entries.append((pieces, find))
    return parents


def _holds(scene: Scene, held: list[Passage], pieces: list[Passage], find: Find) -> bool:
    if held == pieces:
        return False
    if find.cue is not None:
        cue = Passage(scene.tokens[find.cue[0]].start, scene.tokens[find.cue[0]].end)
        whole = Passage(held[0].start, held[-1].end)
        if not whole.contains(cue):
            return False
    return all(any(one.contains(piece) for one in held) for piece in pieces)
