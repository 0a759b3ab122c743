"""What is ahead, and what took place.

``find_events`` reads a story's words once: every verb and noun that can tell an event becomes a mention with its
standing, who, where and when (``mentions``); mentions of one event are brought together (``merge``), parts find
their wholes (``itinerary``), and what is left as done is reported (``reported``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.events.entries import write_planned, write_reported
from onrecord.extract.events.itinerary import bind, part_title, promote
from onrecord.extract.events.lending import lend_standing
from onrecord.extract.events.mentions import find_mentions
from onrecord.extract.events.merge import Merger
from onrecord.extract.events.reported import is_reported
from onrecord.extract.events.scene import Scene
from onrecord.extract.events.triggers import event_verbs

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.record import Attribution, Name, PlannedEvent, ReportedEvent, StoryParts, TimeExpression


__all__ = ["event_verbs", "find_events"]
CHAPTER = 400
"""Mentions after which merging starts anew; stories have fewer, and time stays linear where a text has more."""


def find_events(
    parts: StoryParts,
    language: Language,
    times: tuple[TimeExpression, ...],
    names: tuple[Name, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[tuple[PlannedEvent, ...], tuple[ReportedEvent, ...]]:
    """Return planned and reported events in text order, without announcers."""
    scene = Scene(parts, language, times, names, attributions)
    mentions = find_mentions(scene)
    lend_standing(scene, mentions)
    merger = Merger(scene)
    for number, mention in enumerate(mentions, 1):
        merger.put(mention)
        if number % CHAPTER == 0:
            merger.forget()
    promote(scene, merger.clusters)
    part_title(merger.clusters)
    bind(scene, merger.clusters)
    planned = sorted((c for c in merger.clusters if c.told), key=lambda c: min(m.token for m in c.mentions))
    reported = sorted((c for c in merger.clusters if is_reported(c, scene.today)), key=lambda c: c.mentions[0].token)
    return write_planned(scene, planned), write_reported(scene, reported, len(planned))
