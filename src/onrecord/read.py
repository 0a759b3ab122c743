"""The whole way from a story to its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import ReadingFailedError, UnusableModelError
from onrecord.extract.attributions import find_attributions
from onrecord.extract.events import find_events
from onrecord.extract.figures import find_figures
from onrecord.extract.times import find_times
from onrecord.language import analyse
from onrecord.language.mended import mended
from onrecord.language.model import model_of
from onrecord.language.names import find_names
from onrecord.record import Record
from onrecord.resolve.calendar import resolve_times, with_ends
from onrecord.resolve.claims import with_announcers, with_claimants
from onrecord.resolve.event_time import event_time
from onrecord.resolve.people import resolve_names, resolve_speakers
from onrecord.story import read_parts
from onrecord.titled import with_titles

if TYPE_CHECKING:
    from onrecord.intake import Story
    from onrecord.record import PlannedEvent, ReportedEvent


def read(story: Story) -> Record:
    """Read one story and note down who said what, which figures are claimed, what is planned and what took place.

    The same story gives the same record, always: nothing here looks at a clock, a network or a file but the words and
    the weights that the package brings (``ONRECORD_MODEL`` names other weights).
    """
    # 1. The story's parts, and one pass of grammar over its text.
    parts = read_parts(story)
    language = analyse(parts)

    # 2. When: what is printed, then which days are meant.
    times = resolve_times(find_times(parts, language), parts, language)

    # 3. Who said what: names as printed, attributions by rules and by the trained reader, then who is meant by "he".
    mentions = find_names(parts, language)
    model = model_of()
    reading = model.read(parts) if model else None
    told = find_attributions(parts, language, mentions, times, reading)
    names = resolve_names(parts, language, mentions, told)
    attributions = resolve_speakers(told, names, parts, language)

    # 4. How much; whose word it is.
    grammar = mended(language, reading.parts_of_speech()) if reading else language
    figures = with_claimants(find_figures(parts, grammar, times, names), attributions)

    # 5. What is ahead, and what took place: the trained reader proposes, dates and names are resolved.
    planned: tuple[PlannedEvent, ...] = ()
    reported: tuple[ReportedEvent, ...] = ()
    if reading:
        planned, reported = find_events(parts, reading.events(parts, names, times), names, times, event_time)

    return Record(
        story=parts,
        names=names,
        attributions=attributions,
        time_expressions=with_ends(times),
        figures=figures,
        planned_events=with_titles(with_announcers(planned, attributions), names),
        reported_events=with_titles(with_announcers(reported, attributions), names),
    )


def read_whole(story: Story) -> Record:
    """Read one story; raise ``ReadingFailedError`` for whatever goes wrong, for it is no fault of the story's."""
    try:
        return read(story)
    except UnusableModelError:
        raise
    except Exception as fault:
        raise ReadingFailedError(
            place=", ".join(dict.fromkeys(named for named in (story.source, story.key) if named)),
            happened=f"could not be read ({type(fault).__name__}: {fault})",
            remedy="this is a fault of Onrecord: please report it, with the story",
        ) from fault
