"""The reader's events as entries of the record: word numbers become passages, names, dates and a confidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from onrecord.extract.events.changes import CHANGED, new_and_old, settled
from onrecord.extract.events.occurrence import occurrence_of
from onrecord.extract.events.passive import passive_subject
from onrecord.language.model.event_frames import chosen
from onrecord.language.model.tags import KINDS, STATUSES
from onrecord.record import CitedPassage, Participant, PlannedEvent, ReportedEvent, Telling

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from onrecord.language.model.event_frames import EventFrame, Link, RoleSpan
    from onrecord.language.model.reading import EventReading
    from onrecord.record import EventStatus, Name, StoryParts, TimeExpression, When

FOUND_BY: Final = "event.reader"
TAKES_PART: Final = 0.5
"""From this probability on, somebody takes part."""
TAKES_PLACE: Final = 0.5
DATED: Final = 0.6
SOMEBODY: Final = 0.15
"""From these odds on that anybody takes part the likeliest does, however many share them."""
SAID: Final = 0.2
"""From this probability on, a stretch of words has a role."""
REPORTED, TOLD = 0.92, 0.5
"""How sure it has to be that something took place, and that it is an event: no plan may be told as done."""
PLACES: Final = 8
"""Places of one event, a trip's stops among them."""
PART: Final = 0.5
"""From this probability on, an event is a part of another."""
MOVED: Final = CHANGED - {"cancelled"}
BEGUN: Final[tuple[EventStatus, ...]] = ("happened", "happening")


class Dating(Protocol):
    """Resolves the times of one event."""

    def __call__(
        self, times: Sequence[TimeExpression], status: EventStatus, text: str, today: str | None
    ) -> When | None:
        """Return when an event of this status is, as wide as the words; None where they do not say."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Writes the entries of one story."""

    parts: StoryParts
    reading: EventReading
    names: tuple[Name, ...]
    times: tuple[TimeExpression, ...]
    dating: Dating

    def all(self) -> tuple[list[PlannedEvent], list[ReportedEvent]]:
        """What lies ahead, is under way, or was taken back; and what took place. Ids follow the story."""
        planned: list[PlannedEvent] = []
        reported: list[ReportedEvent] = []
        heads = frozenset(head for frame in self.reading.frames for head in frame.heads)
        for number, frame in enumerate(self.reading.frames, 1):
            status, when = self._standing(frame)
            entry = self._entry(f"e{number}", frame, status, when)
            entry["what"] = entry["what"] or self._done_to(frame, heads)
            if status == "happened":
                reported.append(ReportedEvent(**entry))
            else:
                planned.append(PlannedEvent(**entry))
        return planned, reported

    def sure(self, reported: list[ReportedEvent]) -> list[ReportedEvent]:
        """Those of whom it is sure enough that they took place."""
        frames = (self.reading.frames[int(event.id[1:]) - 1] for event in reported)
        pairs = zip(reported, frames, strict=True)
        return [event for event, f in pairs if float(f.status.max()) >= REPORTED and max(f.told) >= TOLD]

    def _standing(self, frame: EventFrame) -> tuple[EventStatus, When | None]:
        """How an event stands, and when it is: what is still to come has neither happened nor begun."""
        status = STATUSES[int(frame.status.argmax())]
        when = self._when(frame, status)
        changed = settled(status, [cue.text for cue in self._role(frame, "cue")], dated=when is not None)
        if changed != status:
            status, when = changed, self._when(frame, changed)
        if status in BEGUN and self._lies_ahead(when):
            status = _likeliest(frame.status, but=BEGUN)
            when = self._when(frame, status)
        return status, when

    def _lies_ahead(self, when: When | None) -> bool:
        """Whether all of a time is still to come on the story's day."""
        return bool(self.today and when is not None and when.earliest and when.earliest > self.today)

    @property
    def today(self) -> str | None:
        """The day from which the story counts (ISO 8601)."""
        return self.parts.anchored_on or self.parts.published_on

    def _entry(self, identity: str, frame: EventFrame, status: EventStatus, when: When | None) -> dict[str, Any]:
        head = self._clearest(frame)
        participants = self._participants(frame, head)
        where = tuple(self.names[link.candidate].id for link in self._places(frame))
        who = tuple(dict.fromkeys(one.name_id for one in participants if one.name_id is not None))
        condition = self._role(frame, "condition")
        return {
            "id": identity,
            "head": self._word(head),
            "mentions": tuple(self._word(at) for at in frame.heads),
            "kind": KINDS[int(frame.kind.argmax())],
            "what": self._role(frame, "what"),
            "agenda": self._role(frame, "agenda"),
            "who": who,
            "participants": participants,
            "where": where,
            "when": when,
            "status": status,
            "status_cue": next(iter(self._role(frame, "cue")), None),
            "occurrence": occurrence_of(status, dated=when is not None),
            "condition": next(iter(condition), None) if status == "conditional" else None,
            "part_of": f"e{frame.part.candidate + 1}" if frame.part and frame.part.likely >= PART else None,
            "moved_from": self._moved_from(frame) if status in MOVED else None,
            "tellings": tuple(self._telling(frame, at, status, when) for at in range(len(frame.heads))),
            "confidence": frame.confidence,
            "found_by": FOUND_BY,
        }

    def _clearest(self, frame: EventFrame) -> int:
        """The head at its clearest mention: the one that is likeliest, of those alike the first below the title."""
        title = self.parts.title
        below = [n for n, at in enumerate(frame.heads) if title is None or self._start(at) >= title.end]
        return frame.heads[max(below or range(len(frame.heads)), key=lambda n: (round(frame.told[n], 1), -n))]

    def _participants(self, frame: EventFrame, head: int) -> tuple[Participant, ...]:
        """Who takes part, those before the head first, and nobody twice."""
        found: dict[str, Participant] = {}
        for link in sorted(self.taking_part(frame), key=lambda link: (link.word > head, link.word)):
            if link.candidate < len(self.names):
                name = self.names[link.candidate]
                start = self._start(link.word)
                passage = next((m for m in name.mentions if m.start <= start < m.end), name.mentions[0])
                one = Participant(name_id=name.id, name=name.name, passage=passage)
            else:
                phrase = self._cite(self.reading.phrase_of(link.word))
                one = Participant(name_id=None, name=" ".join(phrase.text.split()), passage=phrase)
            found.setdefault(one.name.casefold(), one)
        return tuple(found.values())

    def taking_part(self, frame: EventFrame) -> list[Link]:
        """The candidates that take part, and none that is rather where it is held."""
        places = {link.candidate: link.likely for link in self._places(frame)}
        acting = [link for link in frame.who if places.get(link.candidate, 0.0) <= link.likely]
        return chosen(acting, TAKES_PART, SOMEBODY)

    def _places(self, frame: EventFrame) -> list[Link]:
        """Where it is: of the places that the story names the likeliest."""
        named = (link for link in frame.where if link.likely >= TAKES_PLACE and link.candidate < len(self.names))
        return list(named)[:PLACES]

    def _when(self, frame: EventFrame, status: EventStatus) -> When | None:
        times = self._new_and_old(frame)[0] if status in MOVED else self._linked(frame)
        return self.dating(times, status, self.parts.text, self.today) if times else None

    def _moved_from(self, frame: EventFrame) -> When | None:
        """When it was to have been."""
        _, times = self._new_and_old(frame)
        return self.dating(times, "planned", self.parts.text, self.today) if times else None

    def _new_and_old(self, frame: EventFrame) -> tuple[list[TimeExpression], list[TimeExpression]]:
        """The times of a plan that was moved, and those on which it was to have been."""
        pieces = self._role(frame, "moved")
        earlier = [t for t in self.times if any(t.start < piece.end and piece.start < t.end for piece in pieces)]
        return new_and_old(self._linked(frame), earlier, self.parts.text)

    def _linked(self, frame: EventFrame) -> list[TimeExpression]:
        """The times that the reader takes for an event's own, in text order."""
        return [self.times[n] for n in sorted({link.candidate for link in frame.when if link.likely >= DATED})]

    def _telling(self, frame: EventFrame, at: int, status: EventStatus, when: When | None) -> Telling:
        """One mention: how it tells the event to stand, but for what has happened or has not, which is one for all.

        What is still to come has begun in no telling.
        """
        told = status
        if status != "happened":
            told = _likeliest(frame.statuses[at], but=BEGUN if self._lies_ahead(when) else ("happened",))
        spans = (span for span in frame.roles.get("cue", []) if span.head == frame.heads[at] and span.likely >= SAID)
        cue = next(spans, None)
        return Telling(
            mention=self._word(frame.heads[at]),
            status=told,
            status_cue=self._cite(cue.span) if cue is not None else None,
            when=self._when_told(frame, at, told),
        )

    def _when_told(self, frame: EventFrame, at: int, status: EventStatus) -> When | None:
        """The times of an event that stand in the sentence of one of its mentions."""
        layout = self.reading.layout
        sentence = layout.sentence[frame.heads[at]]
        near = [
            link.candidate for link in frame.when if link.likely >= DATED and layout.sentence[link.word] == sentence
        ]
        if not near:
            return None
        return self.dating([self.times[n] for n in sorted(near)], status, self.parts.text, self.today)

    def _role(self, frame: EventFrame, role: str) -> tuple[CitedPassage, ...]:
        """The stretches of a role at the mention that has the likeliest one, in text order."""
        spans = [span for span in frame.roles.get(role, []) if span.likely >= SAID]
        if not spans:
            return ()
        best: RoleSpan = spans[0]
        own = sorted(s.span for s in spans if s.head == best.head)
        return tuple(self._cite(self.reading.completed(span, frame.heads)) for span in own)

    def _done_to(self, frame: EventFrame, heads: frozenset[int]) -> tuple[CitedPassage, ...]:
        """The subject of the first of an event's verbs that is passive; `heads` are those of all events."""
        subjects = (passive_subject(self.reading, head, heads) for head in frame.heads)
        first = next(filter(None, subjects), None)
        return (self._cite(first),) if first else ()

    def _start(self, at: int) -> int:
        return self.reading.layout.words.start[at]

    def _word(self, at: int) -> CitedPassage:
        return self._cite((at, at + 1))

    def _cite(self, span: tuple[int, int]) -> CitedPassage:
        words = self.reading.layout.words
        start, end = words.start[span[0]], words.end[span[1] - 1]
        return CitedPassage(start=start, end=end, text=self.parts.text[start:end])


def _likeliest(status: np.ndarray, but: Sequence[EventStatus]) -> EventStatus:
    """The likeliest status that is none of `but`."""
    left = status.copy()
    left[[STATUSES.index(one) for one in but]] = 0
    return STATUSES[int(left.argmax())]
