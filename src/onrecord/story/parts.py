"""From a story to its parts."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from onrecord.record import Dateline, Evidence, Marker, StoryParts, Stretch, cite
from onrecord.story.brackets import find_brackets
from onrecord.story.bylines import find_sign_off
from onrecord.story.head import find_head
from onrecord.story.own_date import find_own_date
from onrecord.story.paragraphs import find_paragraphs
from onrecord.story.places import country_of_place, proper_case

if TYPE_CHECKING:
    from onrecord.anchor import Passage
    from onrecord.intake import Story
    from onrecord.record import CitedPassage
    from onrecord.story.datelines import DatelineFind
    from onrecord.story.year_evidence import Clue


def read_parts(story: Story) -> StoryParts:
    """Return the parts of ``story``: paragraphs, head, dateline, markers and its own date; any text has parts."""
    text = story.text
    paragraphs = find_paragraphs(text)
    head = find_head(text, paragraphs, story.title)
    title = story.title or (head.title.of(text) if head.title is not None else None)
    own = find_own_date(text, paragraphs[head.body :], head, story.published_on, story.metadata_on, title)
    byline = head.byline or find_sign_off(text, paragraphs[head.body :])
    return StoryParts(
        key=story.key,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        source=story.source,
        text=text,
        section=_cited(text, head.section),
        title=_cited(text, head.title),
        standfirst=_cited(text, head.standfirst),
        byline=_cited(text, byline),
        given_title=story.title,
        dateline=_dateline(text, head.dateline),
        published_on=own.published_on.isoformat() if own.published_on else None,
        anchored_on=own.anchored_on.isoformat() if own.anchored_on else None,
        published_basis=tuple(_evidence(text, clue) for clue in own.basis),
        published_alternatives=tuple(day.isoformat() for day in own.alternatives),
        paragraphs=tuple(Stretch(start=p.start, end=p.end) for p in paragraphs),
        markers=tuple(Marker(kind=m.kind, **cite(text, m.passage).model_dump()) for m in head.markers),
        brackets=tuple(cite(text, passage) for passage in find_brackets(text)),
    )


def _cited(text: str, passage: Passage | None) -> CitedPassage | None:
    return None if passage is None else cite(text, passage)


def _dateline(text: str, found: DatelineFind | None) -> Dateline | None:
    if found is None:
        return None
    place = found.place.of(text) if found.place else None
    return Dateline(
        **cite(text, found.passage).model_dump(),
        place=_cited(text, found.place),
        place_name=proper_case(place) if place else None,
        country=country_of_place(place, found.region) if place else None,
        date=_cited(text, found.date),
        agency=found.agency,
    )


def _evidence(text: str, clue: Clue) -> Evidence:
    if clue.passage is None:
        return Evidence(kind=clue.kind)
    return Evidence(kind=clue.kind, **cite(text, clue.passage).model_dump())
