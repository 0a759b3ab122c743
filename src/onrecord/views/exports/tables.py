"""Records as flat tables, one for each kind of entry: for a spreadsheet, a data frame, a database.

Every row says which story it is from and which passage it rests on; what an entry refers to by an id (a name, an
attribution) stands beside the id in words. ``TABLES`` describes every column: its name, its type, its unit and what it
is. The words of the contract keep their meaning: a column that has a field's name holds that field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.record import CitedPassage
from onrecord.views.exports.columns import Column, Table, cited, cited_all, common_columns, found, told
from onrecord.views.exports.event_table import EVENTS

if TYPE_CHECKING:
    from onrecord.record import StoryParts

__all__ = ["ATTRIBUTIONS", "EVENTS", "FIGURES", "NAMES", "STORIES", "TABLES", "TIME_EXPRESSIONS"]

_DAY: Final = "ISO 8601 day"
_COUNTRY: Final = "ISO 3166-1 alpha-2"
_ID: Final = told("id", "text", "the entry's id in the story's record")


def _dateline(name: str, field: str, about: str, unit: str = "") -> Column:
    return Column(name, "text", about, lambda story, _: story.dateline and getattr(story.dateline, field), unit)


def _count(name: str) -> Column:
    about = f"how many {name.replace('_', ' ')} the record has"
    return Column(name, "integer", about, lambda _, known: len(getattr(known.record, name)), "entries")


def _whole(story: StoryParts) -> CitedPassage | None:
    return CitedPassage(start=0, end=len(story.text), text=story.text) if story.text else None


STORIES: Final = Table(
    "stories",
    "One row a story: its parts and its own day. The passage is the whole story.",
    lambda record: [record.story],
    (
        *common_columns(_whole),
        told("source", "text", "where it came from", "path or URL"),
        told("language", "text", "the language it is written in", "BCP 47"),
        *cited("section", "the section it was printed in"),
        *cited("title", "its title"),
        told("given_title", "text", "the title that came with it"),
        *cited("standfirst", "its standfirst"),
        *cited("byline", "who wrote or issued it"),
        *cited("dateline", "where and when it was filed, and by whom"),
        _dateline("dateline_place", "place_name", "where it was filed"),
        _dateline("dateline_country", "country", "the country of that place", _COUNTRY),
        _dateline("agency", "agency", "the agency that the dateline names"),
        told("anchored_on", "day", 'the day from which "today" and "Friday" count', _DAY),
        Column(
            "published_basis", "list", "what its day rests on", lambda story, _: [b.kind for b in story.published_basis]
        ),
        told("published_alternatives", "list", "days that it could be of as well, the likeliest first", _DAY),
        Column("markers", "list", "which version it says it is", lambda story, _: [m.kind for m in story.markers]),
        Column("paragraphs", "integer", "how many paragraphs it has", lambda story, _: len(story.paragraphs)),
        *(_count(kind) for kind in ("names", "attributions", "figures", "planned_events", "reported_events")),
    ),
)

NAMES: Final = Table(
    "names",
    "One row a person, organisation, place, group or event that a story names. The passage is the first mention.",
    lambda record: record.names,
    (
        *common_columns(lambda name: next(iter(name.mentions), None)),
        _ID,
        told("name", "text", "the fullest name that the story gives"),
        told("kind", "text", "person, organisation, place, group or event"),
        told("country", "text", "whose it is", _COUNTRY),
        *cited_all("titles", "titles and roles"),
        *cited_all("mentions", "every mention, pronouns and roles included"),
    ),
)

ATTRIBUTIONS: Final = Table(
    "attributions",
    "One row for each statement that a story gives to somebody. The passage is the first piece of what was said.",
    lambda record: record.attributions,
    (
        *common_columns(lambda attribution: next(iter(attribution.content), None)),
        _ID,
        told("kind", "text", "direct, indirect or mixed speech"),
        told("stance", "text", "asserts, denies, asks, urges, promises, expects, hopes or declines"),
        Column(
            "speakers",
            "list",
            "who is meant; several when they speak jointly",
            lambda a, _: [s.name for s in a.speakers],
        ),
        Column(
            "speaker_ids",
            "list",
            "their ids among the names, in the same order; an empty one where the story names nobody",
            lambda attribution, _: [speaker.name_id or "" for speaker in attribution.speakers],
        ),
        *cited("source", "the words for who speaks"),
        *cited("cue", "the words that attribute"),
        *cited_all("content", "every piece of what was said"),
        Column("said_on", "text", "the day on which it was said", lambda a, _: a.said_on and a.said_on.edtf, "EDTF"),
        *cited("said_on_words", "the words that show that day", lambda a: a.said_on.passage if a.said_on else None),
        *cited("occasion", "on what occasion"),
        *cited("addressee", "to whom"),
        told("within", "text", "the id of the attribution around it"),
        *found(),
    ),
)

FIGURES: Final = Table(
    "figures",
    "One row for each numeric claim. The passage is the number with its unit.",
    lambda record: record.figures,
    (
        *common_columns(lambda figure: figure),
        _ID,
        told("value", "number", "the number; of a range its lower end", "as unit says"),
        told("high", "number", "the upper end of a range", "as unit says"),
        told("unit", "text", "what is counted", "ISO 4217, UCUM, percent and the like, or the counted noun"),
        told("comparator", "text", "how the number is meant", "= > >= < <= ~"),
        told("change", "text", "up or down, where the figure is itself a change"),
        told("from_value", "number", "what it was before: rose to 12 from 10", "as unit says"),
        *cited_all("measure", "what is measured, in pieces where the words stand apart"),
        Column("about", "list", "whom or what it is about", lambda figure, known: known.names(figure.about)),
        Column("about_ids", "list", "their ids among the names, in the same order", lambda figure, _: figure.about),
        Column(
            "period", "text", "the time it holds for", lambda figure, _: figure.period and figure.period.edtf, "EDTF"
        ),
        *cited("period_words", "the words for that time", lambda figure: figure.period),
        Column(
            "place", "text", "where it holds", lambda figure, known: "".join(known.names(filter(None, [figure.place])))
        ),
        Column("place_id", "text", "that place's id among the names", lambda figure, _: figure.place),
        told("forecast", "flag", "expected, planned or targeted, not measured"),
        Column(
            "claimants",
            "list",
            "whose claim it is, the outermost speaker first; none for the story's own voice",
            lambda figure, known: known.speakers(figure.claimed_by),
        ),
        told("claimed_by", "list", "the ids of those attributions, in the same order"),
        *found(),
    ),
)

TIME_EXPRESSIONS: Final = Table(
    "time_expressions",
    "One row for each time expression. The passage is the expression.",
    lambda record: record.time_expressions,
    (
        *common_columns(lambda time: time),
        _ID,
        told("type", "text", "DATE, TIME, DURATION or SET", "TIMEX3"),
        told("value", "text", "what the words are called", "TIMEX3"),
        told("mod", "text", "what qualifies it", "TIMEX3"),
        told("edtf", "text", "what the words mean where they stand", "EDTF"),
        told("earliest", "day", "the first day that the words allow", _DAY),
        told("latest", "day", "the last day that the words allow", _DAY),
        told("granularity", "text", "how wide the words are: day, week, month and so on"),
        told("anchor", "text", "what it counts from, where that is not the story's day"),
        Column(
            "range", "text", "the range of which it is one end", lambda time, _: time.range and time.range.edtf, "EDTF"
        ),
        *cited("range_words", "the words of that range", lambda time: time.range),
        found()[1],
    ),
)

TABLES: Final[dict[str, Table]] = {
    table.name: table for table in (STORIES, NAMES, ATTRIBUTIONS, FIGURES, EVENTS, TIME_EXPRESSIONS)
}
"""Every table by its name."""
