"""What an archive answers, in the shapes that the doors print and the pages show."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from onrecord.link.entries import Claim
from onrecord.link.plans import Plan, Reason
from onrecord.record import CitedPassage, Part, Record, is_doubtful

HitKind = Literal["said", "figure", "planned", "reported", "story"]
ENTRY_KINDS: Final[tuple[HitKind, ...]] = ("said", "figure", "planned", "reported")


class StoryLine(Part):
    """One kept story in a list."""

    key: str
    """The key of its first carrier."""
    sha256: str
    title: str
    """Its title, else its first words."""
    published_on: str | None
    agency: str | None = None
    superseded: bool = False
    """A newer version has been kept under every key that carried it."""


class CarrierLine(Part):
    """One key under which a story was given."""

    key: str
    source: str | None
    published_on: str | None
    """The day that was given with it, not the day that was worked out."""
    kept_at: str
    """When it was first kept (ISO 8601, UTC)."""
    current: bool
    """No other text has been kept under the key since."""


class KeptStory(Part):
    """A story with all that the archive knows of it."""

    record: Record
    carriers: tuple[CarrierLine, ...]
    versions: tuple[StoryLine, ...] = ()
    """Other texts that were kept under one of its keys, oldest first."""
    plans: dict[str, Plan] = Field(default_factory=dict)
    """By the id of an event in the record, the plan that it belongs to."""
    compared: dict[str, tuple[Compared, ...]] = Field(default_factory=dict)
    """By the id of a figure in the record, the figures that it was compared with."""


class Hit(Part):
    """One thing that a search found."""

    kind: HitKind
    story_key: str
    story: str
    """The sha256 of the story's text."""
    title: str
    published_on: str | None
    entry: str | None
    """The id in the story's record; null for a story as a whole."""
    passage: CitedPassage
    """The words that were found; of a story as a whole, its title or first words."""
    context: CitedPassage
    """The sentence or the paragraph around them."""
    who: tuple[str, ...] = ()
    """Of what was said, the speakers; of an event, who takes part; of a figure, the claimants."""
    told: str
    """The entry in short, as a list shows it."""
    score: float
    """Higher is nearer; of a quotation 0 to 100, the likeness in per cent."""
    confidence: float | None = None
    """Of an event, how likely it is that it is right."""

    @property
    def doubtful(self) -> bool:
        """Whether it is an event that is less sure than what a diary shows as it is."""
        return self.confidence is not None and is_doubtful(self.confidence)


class Compared(Part):
    """Another figure, and how it stands to the one at hand."""

    story_key: str
    published_on: str | None
    claim: Claim
    reason: Reason
    detail: str


class KeptFigure(Part):
    """One figure of the archive with the figures of the same quantity."""

    story_key: str
    title: str
    published_on: str | None
    claim: Claim
    compared: tuple[Compared, ...] = ()


NO_AGENCY = "no agency given"
"""Under which the stories of no known agency are counted."""


class Dossier(Part):
    """What is planned, said and claimed between two parties, or about one."""

    parties: tuple[str, ...]
    """As asked for."""
    known_as: tuple[tuple[str, ...], ...]
    """The names that each stands for in the archive, the most frequent first."""
    stories: tuple[StoryLine, ...]
    """The stories that the entries come from, newest first."""
    ahead: tuple[Plan, ...]
    over: tuple[Plan, ...]
    """Plans whose last day has passed, that took place or that were called off."""
    doubtful: int = 0
    """How many plans more there are that are less sure than ``onrecord.record.SURE``."""
    said: tuple[Hit, ...]
    figures: tuple[KeptFigure, ...]
    agencies: dict[str, int]
    """How many of the stories each agency or source gave."""


class Counts(Part):
    """How much an archive holds."""

    stories: int
    superseded: int
    copies: int
    said: int
    figures: int
    planned: int
    """Planned events, each counted once however many stories tell it, without those that are doubtful."""
    doubtful: int
    """Planned events that are less sure than ``onrecord.record.SURE``."""
    reported: int
    conflicts: int
    """Pairs of figures that disagree."""
    first_on: str | None
    last_on: str | None
    """The days of the oldest and the newest story."""
