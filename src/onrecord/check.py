"""The proof that a record fits its story: every passage, the sha256, and every id that is referred to."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import PlannedEvent, Record, ReportedEvent


def contradictions(record: Record) -> Iterator[str]:
    """Yield in words each thing in which ``record`` does not fit its own story text; nothing when all is well.

    >>> from onrecord import Story, read
    >>> list(contradictions(read(Story(key="a", text="Mary Poe said on Monday she would visit Rome."))))
    []
    """
    yield from _wrong_story(record)
    yield from _wrong_passages(record)
    yield from _wrong_ids(record)
    yield from _wrong_participants(record)


def _wrong_story(record: Record) -> Iterator[str]:
    story = record.story
    sha256 = hashlib.sha256(story.text.encode("utf-8", "surrogatepass")).hexdigest()
    if story.sha256 != sha256:
        yield f"story.sha256 is {_short(story.sha256)}, but the text's is {_short(sha256)}"
    for index, paragraph in enumerate(story.paragraphs):
        if not 0 <= paragraph.start < paragraph.end <= len(story.text):
            yield f"story.paragraphs[{index}] {paragraph.start}-{paragraph.end} lies outside the text"
    for index, basis in enumerate(story.published_basis):
        if basis.start is not None and basis.text != story.text[basis.start : basis.end]:
            yield _differs(f"story.published_basis[{index}]", basis.start, basis.end, basis.text, story.text)


def _wrong_passages(record: Record) -> Iterator[str]:
    text = record.story.text
    for path, cited in record.cited_passages():
        if not cited.start < cited.end <= len(text):
            yield f"{path} {cited.start}-{cited.end} lies outside the text, which has {len(text)} characters"
        elif cited.text != text[cited.start : cited.end]:
            yield _differs(path, cited.start, cited.end, cited.text, text)


def _differs(path: str, start: int, end: int | None, cited: str | None, text: str) -> str:
    return f"{path} {start}-{end} cites {_quoted(cited or '')}, but the story has {_quoted(text[start:end])} there"


def _wrong_ids(record: Record) -> Iterator[str]:
    kinds = {
        "names": [name.id for name in record.names],
        "attributions": [attribution.id for attribution in record.attributions],
        "time_expressions": [time.id for time in record.time_expressions],
        "figures": [figure.id for figure in record.figures],
        "events": [event.id for event in (*record.planned_events, *record.reported_events)],
    }
    for kind, ids in kinds.items():
        for twice in sorted({one for one in ids if ids.count(one) > 1} if len(set(ids)) < len(ids) else ()):
            yield f"{kind}: two entries have the id {twice}"
    known = {kind: frozenset(ids) for kind, ids in kinds.items()}
    for path, kind, wanted in _references(record):
        if wanted not in known[kind]:
            yield f"{path} refers to {_quoted(wanted)}, which none of the {kind.replace('_', ' ')} bears"


def _references(record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield every reference: where it stands, among what it is to be found, the id."""
    for index, attribution in enumerate(record.attributions):
        for speaker in attribution.speakers:
            if speaker.name_id is not None:
                yield f"attributions[{index}].speakers", "names", speaker.name_id
        if attribution.within is not None:
            yield f"attributions[{index}].within", "attributions", attribution.within
    for index, figure in enumerate(record.figures):
        yield from ((f"figures[{index}].about", "names", name) for name in figure.about)
        if figure.place is not None:
            yield f"figures[{index}].place", "names", figure.place
        yield from ((f"figures[{index}].claimed_by", "attributions", link) for link in figure.claimed_by)
    for index, planned in enumerate(record.planned_events):
        yield from _event_references(f"planned_events[{index}]", planned)
    for index, reported in enumerate(record.reported_events):
        yield from _event_references(f"reported_events[{index}]", reported)


def _event_references(path: str, event: PlannedEvent | ReportedEvent) -> Iterator[tuple[str, str, str]]:
    for name in event.who:
        yield f"{path}.who", "names", name
    for participant in event.participants:
        if participant.name_id is not None:
            yield f"{path}.participants", "names", participant.name_id
    for name in event.where:
        yield f"{path}.where", "names", name
    if event.part_of is not None:
        yield f"{path}.part_of", "events", event.part_of
    for chain in (*event.announced_by, *(telling.by for telling in event.tellings)):
        for link in chain:
            yield f"{path}.announced_by", "attributions", link


def _wrong_participants(record: Record) -> Iterator[str]:
    for field, events in (("planned_events", record.planned_events), ("reported_events", record.reported_events)):
        for index, event in enumerate(events):
            named = tuple(dict.fromkeys(one.name_id for one in event.participants if one.name_id is not None))
            if named != event.who:
                yield f"{field}[{index}].who has not the names of its participants in their order"
            if not event.title:
                yield f"{field}[{index}] has no title"


def _quoted(words: str) -> str:
    one_line = " ".join(words.split())
    return f"“{one_line[:60]}…”" if len(one_line) > 61 else f"“{one_line}”"


def _short(sha256: str) -> str:
    return sha256[:12] + "…" if len(sha256) > 13 else sha256
