"""The published contract: what Onrecord makes of one story.

Every class here is a piece of the record that ``onrecord read --json`` prints, one record a line. Offsets are half-open
and count Unicode code points of ``story.text``; dates are ISO 8601, intervals EDTF (ISO 8601-2), countries ISO 3166-1
alpha-2, currencies ISO 4217, physical units UCUM. Whatever is derived stands beside the passage that it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from onrecord.anchor import Passage
from onrecord.record_upgrade import OLDER, upgraded

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA: Final = "onrecord.record/2"
SURE: Final = 0.5
"""From this confidence on an entry is shown as it is; below, it is doubtful: left out of diaries unless somebody asks
for it, and marked there. A confidence is the probability that the entry is right."""

NameKind = Literal["person", "organisation", "place", "group", "event"]
AttributionKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "asks", "urges", "promises", "expects", "hopes", "declines"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "century",
    "decade",
    "year",
    "season",
    "half",
    "quarter",
    "month",
    "week",
    "weekend",
    "day",
    "part of day",
    "time",
    "range",
]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
Change = Literal["up", "down"]
EventKind = Literal[
    "visit", "meeting", "talks", "summit", "vote", "election", "signing", "speech", "publication", "launch",
    "decision", "deadline", "sanction", "military", "trial", "ceremony", "other",
]  # fmt: skip
PlanStatus = Literal[
    "possible", "planned", "expected", "confirmed", "conditional",
    "postponed", "rescheduled", "cancelled", "denied", "happening",
]  # fmt: skip
EventStatus = PlanStatus | Literal["happened"]
MarkerKind = Literal["update", "correction", "lead", "urgent", "repeat", "note"]
Confidence = Annotated[float, Field(ge=0, le=1)]
"""How likely it is that an entry is right."""


def _is_none(value: object) -> bool:
    return value is None


class Part(BaseModel):
    """A frozen piece of the record; unknown fields are refused, so that a misspelt one cannot pass unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def cited_passages(self) -> Iterator[tuple[str, CitedPassage]]:
        """Yield every passage in this piece with the path to it (``attributions[3].content[0]``); its own is ``""``."""
        yield from _passages_in(self, "")


class CitedPassage(Part):
    """A passage with its words: ``text == story.text[start:end]``."""

    start: Annotated[int, Field(ge=0)]
    end: int
    text: Annotated[str, Field(min_length=1)]

    @property
    def passage(self) -> Passage:
        """The place alone."""
        return Passage(self.start, self.end)


class Stretch(Part):
    """A place without its words, where the words would only repeat the story (paragraphs)."""

    start: Annotated[int, Field(ge=0)]
    end: int

    @property
    def passage(self) -> Passage:
        """The place alone."""
        return Passage(self.start, self.end)


# -- the story ---------------------------------------------------------------------------------------------------------


class Dateline(CitedPassage):
    """Where and when a wire story was filed, as in ``BELGRADE, November 9. /TASS/.``, and by whom."""

    place: CitedPassage | None = None
    place_name: str | None = None
    country: str | None = None
    date: CitedPassage | None = None
    agency: str | None = None


class Evidence(Part):
    """One reason for the story's own date: a kind, and the passage that shows it; none for given dates and metadata."""

    kind: str
    # What is not printed has no place: the fields are left out, for a passage without words would be none.
    start: Annotated[int | None, Field(exclude_if=_is_none)] = None
    end: Annotated[int | None, Field(exclude_if=_is_none)] = None
    text: Annotated[str | None, Field(exclude_if=_is_none)] = None


class Marker(CitedPassage):
    """Wire furniture that says which version this is: ``UPDATE 2-``, ``CORRECTED-``, ``URGENT``."""

    kind: MarkerKind


class StoryParts(Part):
    """The story as it stands: its untouched text and the parts that an editor sees in it."""

    key: str
    sha256: str
    source: str | None = None
    text: str
    language: str = "en"
    section: CitedPassage | None = None
    title: CitedPassage | None = None
    standfirst: CitedPassage | None = None
    byline: CitedPassage | None = None
    given_title: str | None = None
    """The title that came with the story, as a feed or a line of JSON has it; it stands before the text's own."""
    dateline: Dateline | None = None
    published_on: str | None = None
    anchored_on: str | None = None
    published_basis: tuple[Evidence, ...] = ()
    published_alternatives: tuple[str, ...] = ()
    paragraphs: tuple[Stretch, ...] = ()
    markers: tuple[Marker, ...] = ()
    brackets: tuple[CitedPassage, ...] = ()
    """Words that an editor put in brackets, marks included: ``[visit]``."""


# -- names -------------------------------------------------------------------------------------------------------------


class Name(Part):
    """Somebody or something that the story names, with every mention, pronouns and roles included."""

    id: str
    name: str
    kind: NameKind
    titles: tuple[CitedPassage, ...] = ()
    country: str | None = None
    mentions: tuple[CitedPassage, ...]


# -- who said what -----------------------------------------------------------------------------------------------------


class Speaker(Part):
    """Who is meant by a source; ``name_id`` is null, and ``name`` the printed words, where the story names nobody."""

    name_id: str | None
    name: str


class SaidOn(Part):
    """The day on which something was said (EDTF), and the words that show it."""

    edtf: str
    passage: CitedPassage


class Attribution(Part):
    """Somebody's words, statement, belief, expectation, proposal or refusal, as the story tells it."""

    id: str
    kind: AttributionKind
    source: CitedPassage | None = None
    cue: CitedPassage | None = None
    content: tuple[CitedPassage, ...]
    speakers: tuple[Speaker, ...] = ()
    stance: Stance = "asserts"
    said_on: SaidOn | None = None
    occasion: CitedPassage | None = None
    addressee: CitedPassage | None = None
    within: str | None = None
    confidence: Confidence
    found_by: str


# -- when --------------------------------------------------------------------------------------------------------------


class Period(CitedPassage):
    """A stretch of time (EDTF), and the words that give it."""

    edtf: str


class TimeExpression(CitedPassage):
    """A TIMEX3 expression; ``earliest`` and ``latest`` are the first and the last day that the words allow."""

    id: str
    type: TimexType
    value: str | None = None
    mod: str | None = None
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    granularity: Granularity | None = None
    anchor: str | None = None
    range: Period | None = None
    """The whole range, where this is one of its ends: ``April 29`` of ``April 29 to May 5``."""
    found_by: str


# -- how much ----------------------------------------------------------------------------------------------------------


class Figure(CitedPassage):
    """A numeric claim: a number with a meaning that a reader may want to compare or check."""

    id: str
    value: float
    high: float | None = None
    unit: str | None = None
    comparator: Comparator = "="
    change: Change | None = None
    from_value: float | None = None
    measure: tuple[CitedPassage, ...] = ()
    about: tuple[str, ...] = ()
    period: Period | None = None
    place: str | None = None
    forecast: bool = False
    claimed_by: tuple[str, ...] = ()
    confidence: Confidence
    found_by: str


# -- what is ahead, and what took place --------------------------------------------------------------------------------


class When(Part):
    """As wide as the words: never a day where the story gives a month."""

    edtf: str
    earliest: str | None = None
    latest: str | None = None
    granularity: Granularity | None = None
    starts_at: str | None = None
    zone: str | None = None
    passages: tuple[CitedPassage, ...]


class Telling(Part):
    """One time that the story tells an event; tellings may differ in status and date."""

    mention: CitedPassage
    status: EventStatus
    status_cue: CitedPassage | None = None
    when: When | None = None
    by: tuple[str, ...] = ()


class Participant(Part):
    """Who or what takes part; ``name_id`` is null, and ``name`` the printed words, where the story names nobody."""

    name_id: str | None
    name: str
    passage: CitedPassage


class Event(Part):
    """Something that a diary editor would write down, planned or done."""

    id: str
    head: CitedPassage
    mentions: tuple[CitedPassage, ...]
    kind: EventKind
    what: tuple[CitedPassage, ...] = ()
    agenda: tuple[CitedPassage, ...] = ()
    who: tuple[str, ...] = ()
    """The ids of those participants who are named, in the order of ``participants``."""
    participants: tuple[Participant, ...] = ()
    """Everybody and everything that acts or takes part, whoever acts first."""
    title: str = ""
    """What a diary prints, made of the record's own words (``onrecord.titled`` writes it)."""
    where: tuple[str, ...] = ()
    when: When | None = None
    status: EventStatus
    status_cue: CitedPassage | None = None
    occurrence: str | None = None
    condition: CitedPassage | None = None
    part_of: str | None = None
    moved_from: When | None = None
    announced_by: tuple[tuple[str, ...], ...] = ()
    tellings: tuple[Telling, ...] = ()
    confidence: Confidence
    found_by: str

    @property
    def doubtful(self) -> bool:
        """Whether it is less likely right than what a diary shows as it is."""
        return is_doubtful(self.confidence)


class PlannedEvent(Event):
    """What lies ahead as the story tells it, is under way, or was postponed, cancelled or denied."""

    status: PlanStatus


class ReportedEvent(Event):
    """What took place, as the story tells it; a plan is never among these."""

    status: Literal["happened"] = "happened"


# -- the record --------------------------------------------------------------------------------------------------------


class Record(Part):
    """All that was noted down from one story, each entry with the passage it rests on."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)

    schema_: Annotated[Literal["onrecord.record/2"], Field(alias="schema")] = SCHEMA
    story: StoryParts
    names: tuple[Name, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    time_expressions: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    planned_events: tuple[PlannedEvent, ...] = ()
    reported_events: tuple[ReportedEvent, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _of_any_schema(cls, given: Any) -> Any:  # noqa: ANN401  # whatever is to be validated
        """Take records of older schemas too, as an older archive or a file of records has them."""
        return upgraded(given, SCHEMA) if isinstance(given, dict) and given.get("schema") in OLDER else given


def is_doubtful(confidence: float) -> bool:
    """Tell whether an entry of this confidence is doubtful: less sure than ``SURE``."""
    return confidence < SURE


def _passages_in(part: object, path: str) -> Iterator[tuple[str, CitedPassage]]:
    if isinstance(part, CitedPassage):
        yield path, part
    if isinstance(part, Part):
        for field in type(part).model_fields:
            yield from _passages_in(getattr(part, field), f"{path}.{field}" if path else field)
    elif isinstance(part, tuple):
        for index, inner in enumerate(part):
            yield from _passages_in(inner, f"{path}[{index}]")


def cite(text: str, passage: Passage) -> CitedPassage:
    """Return ``passage`` with its words out of ``text``."""
    return CitedPassage(start=passage.start, end=passage.end, text=text[passage.start : passage.end])
