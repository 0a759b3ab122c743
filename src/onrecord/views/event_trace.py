"""Why an event stands in a record as it does: what the reader weighed for each field, and what came second.

Word numbers and probabilities come from a reading (``language.model.reading.EventReading``), what became of them from
the entries that are made of it (``extract.events.entries``), whose thresholds are told here and nowhere set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.anchor import Passage
from onrecord.extract.events.consistency import kept
from onrecord.extract.events.entries import DATED, MOVED, PART, PLACES, SAID, TAKES_PART, TAKES_PLACE, Entries
from onrecord.language.model.event_confidence import factors_of
from onrecord.language.model.event_frames import LEAST
from onrecord.language.model.tags import HEAD_TAGS, KINDS, STATUSES
from onrecord.plainly import date_in_words, when_in_words
from onrecord.record import SURE, cite
from onrecord.resolve.event_time import event_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np

    from onrecord.language.model.event_frames import EventFrame, Link, RoleSpan
    from onrecord.language.model.reading import EventReading
    from onrecord.language.model.tags import Span
    from onrecord.record import CitedPassage, Event, Record, TimeExpression, When

WORTH_TELLING: Final = 0.05
"""A word that is less likely an event's head than this did not come near being one."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing that could stand in a field: how likely, whether it does, the words by which, and what else is said."""

    value: str
    likely: float
    taken: bool
    words: str | None = None
    start: int | None = None
    end: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an event.

    ``wanted`` is the probability from which on something is taken; None where the likeliest is. ``weighed`` has what
    was taken, then the best of what was left out. ``value`` is what the entry has, in words.
    """

    name: str
    value: str | None
    wanted: float | None
    weighed: tuple[Weighed, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventTrace:
    """One event: its id, the word that names it, how it stands, and its fields."""

    id: str
    head: str
    start: int
    end: int
    status: str
    in_record: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Nearly:
    """Words, what they nearly were, how likely, and how likely that would have had to be."""

    text: str
    start: int
    end: int
    what: str
    likely: float
    wanted: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """What the reader made of a passage: the events that have a word in it, and what other words of it nearly were.

    ``same`` is False where the record does not have the events that are read here: other weights read it.
    """

    events: tuple[EventTrace, ...]
    nearly: tuple[Nearly, ...]
    same: bool


def trace_of(
    reading: EventReading,
    heads: np.ndarray,
    record: Record,
    times: Sequence[TimeExpression],
    passage: tuple[int, int],
) -> Trace:
    """Trace what the reader made of a passage (half-open code points).

    ``heads`` (words, HEAD_TAGS) are probabilities; ``times`` are those that were read, a range as one (a record has its
    two ends instead).
    """
    return _Tracer(reading, heads, record, tuple(times)).trace(*passage)


class _Tracer:
    """Holds a reading beside the entries that are made of it."""

    def __init__(
        self, reading: EventReading, heads: np.ndarray, record: Record, times: tuple[TimeExpression, ...]
    ) -> None:
        self.reading, self.heads, self.record, self.times = reading, heads, record, times
        self.made = Entries(record.story, reading, record.names, times, event_time)
        planned, reported = self.made.all()
        by_id: dict[str, Event] = {event.id: event for event in (*planned, *reported)}
        self.entries = [by_id[f"e{number}"] for number in range(1, len(reading.frames) + 1)]
        self.kept: dict[str, Event] = {
            event.id: event for events in kept(planned, self.made.sure(reported)) for event in events
        }

    def trace(self, start: int, end: int) -> Trace:
        touched = [
            n
            for n, entry in enumerate(self.entries)
            if any(cited.start < end and cited.end > start for _, cited in entry.cited_passages())
        ]
        there = (*self.record.planned_events, *self.record.reported_events)
        return Trace(
            events=tuple(self._event(n) for n in touched),
            nearly=tuple(self._nearly(start, end, touched)),
            same=sorted(map(_outline, there)) == sorted(map(_outline, self.kept.values())),
        )

    # -- one event -----------------------------------------------------------------------------------------------------

    def _event(self, n: int) -> EventTrace:
        frame, entry = self.reading.frames[n], self.entries[n]
        fields = (
            self._heads(frame, entry),
            self._status(frame, entry),
            self._role(frame, "status_cue", "cue", [entry.status_cue] if entry.status_cue else []),
            _likeliest("kind", KINDS, frame.kind, entry.kind),
            self._who(frame, entry),
            self._where(frame, entry),
            self._when(frame, entry),
            self._role(frame, "what", "what", entry.what),
            self._role(frame, "agenda", "agenda", entry.agenda),
            self._condition(frame, entry),
            self._moved_from(frame, entry),
            self._part_of(frame, entry),
            _confidence(frame),
        )
        head = entry.head
        return EventTrace(entry.id, head.text, head.start, head.end, entry.status, entry.id in self.kept, fields)

    def _heads(self, frame: EventFrame, entry: Event) -> Field:
        """Whether it is an event: the word that names it first, then its other mentions."""
        rows = []
        for head, likely, telling, alone in zip(frame.heads, frame.told, entry.tellings, frame.statuses, strict=True):
            by_itself = float(alone[STATUSES.index(telling.status)])
            note = f"by itself {telling.status}, {by_itself:.2f}"
            rows.append(self._weighed(telling.mention.text, likely, (head, head + 1), note=note))
        rows.sort(key=lambda row: row.start != entry.head.start)
        return Field("event", entry.head.text, LEAST, tuple(rows))

    def _status(self, frame: EventFrame, entry: Event) -> Field:
        field = _likeliest("status", STATUSES, frame.status, entry.status)
        likeliest = STATUSES[int(frame.status.argmax())]
        if likeliest == entry.status:
            return field
        note = f"“{likeliest}” is likelier, but its time is still to come"
        return Field(field.name, field.value, field.wanted, field.weighed, note)

    def _who(self, frame: EventFrame, entry: Event) -> Field:
        names = {one.name_id for one in entry.participants if one.name_id is not None}
        unnamed = {one.passage.start for one in entry.participants if one.name_id is None}
        places = {link.candidate: link.likely for link in frame.where if link.likely >= TAKES_PLACE}

        def row(link: Link) -> Weighed:
            value, name_id, phrase = self._candidate(link)
            taken = name_id in names if name_id is not None else phrase.start in unnamed
            note = ""
            if not taken and link.likely >= TAKES_PART:
                place = places.get(link.candidate, 0.0)
                note = f"is likelier where it is held ({place:.2f})" if place > link.likely else "already told so"
            elif taken and link.likely < TAKES_PART:
                note = "the likeliest, where somebody is likely enough to take part"
            return self._weighed(value, link.likely, (link.word, link.word + 1), taken=taken, note=note)

        told = ", ".join(one.name for one in entry.participants)
        return _linked("who", told, TAKES_PART, map(row, frame.who))

    def _where(self, frame: EventFrame, entry: Event) -> Field:
        def row(link: Link) -> Weighed:
            value, name_id, _ = self._candidate(link)
            taken = name_id in entry.where
            note = ""
            if not taken and link.likely >= TAKES_PLACE:
                note = "is no name" if name_id is None else f"only the first {PLACES} are taken"
            return self._weighed(value, link.likely, (link.word, link.word + 1), taken=taken, note=note)

        names = {name.id: name.name for name in self.record.names}
        told = ", ".join(names[one] for one in entry.where)
        return _linked("where", told, TAKES_PLACE, map(row, frame.where))

    def _when(self, frame: EventFrame, entry: Event) -> Field:
        def row(link: Link) -> Weighed:
            time = self.times[link.candidate]
            days = date_in_words(time.edtf) if time.edtf else "no days of its own"
            return Weighed(
                _plain(time.text),
                float(link.likely),
                link.likely >= DATED,
                _plain(time.text),
                time.start,
                time.end,
                days,
            )

        rows = [row(link) for link in frame.when]
        note = "these words give no day" if any(one.taken for one in rows) and entry.when is None else ""
        return _linked("when", _told(entry.when), DATED, rows, note)

    def _condition(self, frame: EventFrame, entry: Event) -> Field:
        taken = [entry.condition] if entry.condition else []
        note = "" if entry.status == "conditional" else "only a conditional event has one"
        return self._role(frame, "condition", "condition", taken, note=note)

    def _moved_from(self, frame: EventFrame, entry: Event) -> Field:
        passages = entry.moved_from.passages if entry.moved_from else ()
        note = ""
        if entry.status not in MOVED:
            note = f"only what is {' or '.join(sorted(MOVED))} has one"
        elif not passages:
            note = "its words give no day"
        return self._role(frame, "moved_from", "moved", passages, _told(entry.moved_from), note=note)

    def _role(
        self,
        frame: EventFrame,
        name: str,
        role: str,
        taken: Iterable[CitedPassage],
        value: str | None = None,
        note: str = "",
    ) -> Field:
        """A field that is words near a head: those taken, then the best left out, be it at another mention."""
        pieces = tuple(taken)
        spans = frame.roles.get(role, [])
        rows: list[Weighed] = []
        for span in spans:
            cited = self._cite(span.span)
            holds = any(one.start < cited.end and cited.start < one.end for one in pieces)
            # The same words are often found for several mentions; the likeliest has its say.
            if not holds or span.head == spans[0].head:
                row_note = self._at(frame, span)
                rows.append(self._weighed(cited.text, span.likely, span.span, taken=holds, note=row_note))
        return _linked(name, value or " … ".join(_plain(one.text) for one in pieces), SAID, rows, note if rows else "")

    def _at(self, frame: EventFrame, span: RoleSpan) -> str:
        """For which mention a stretch was found, where there are several."""
        if len(frame.heads) == 1:
            return ""
        head = self._cite((span.head, span.head + 1))
        return f"of “{head.text}” at {head.start}"

    def _part_of(self, frame: EventFrame, entry: Event) -> Field:
        if frame.part is None:
            return Field("part_of", None, PART, ())
        whole = self.entries[frame.part.candidate]
        final = self.kept[entry.id].part_of if entry.id in self.kept else entry.part_of
        note = "taken back: the other is not there, or is part of this" if entry.part_of and not final else ""
        value = f"{whole.id} “{whole.head.text}”"
        row = Weighed(value, float(frame.part.likely), final is not None, None, whole.head.start, whole.head.end, note)
        return Field("part_of", final, PART, (row,))

    # -- what words nearly were ----------------------------------------------------------------------------------------

    def _nearly(self, start: int, end: int, touched: list[int]) -> Iterator[Nearly]:
        """What words of the passage nearly were; where nothing at all came of it, at least the best word."""
        words = self.reading.layout.words
        inside = [at for at in range(len(words)) if words.start[at] < end and words.end[at] > start]
        heads = {head for frame in self.reading.frames for head in frame.heads}
        found = [self._nearly_head(at) for at in inside if at not in heads and self._heading(at) >= WORTH_TELLING]
        for n, frame in enumerate(self.reading.frames):
            if n not in touched:
                found += self._nearly_of(n, frame, set(inside))
        if not found and not touched and inside:
            found.append(self._nearly_head(max(inside, key=self._heading)))
        yield from sorted(found, key=lambda one: -one.likely)

    def _heading(self, at: int) -> float:
        """How likely a word heads an event."""
        return 1 - float(self.heads[at, 0])

    def _nearly_head(self, at: int) -> Nearly:
        _, ahead, happened = self.heads[at].tolist()
        what = "a planned event" if ahead >= happened else "a reported event"
        note = f"{HEAD_TAGS[1]} {ahead:.2f}, {HEAD_TAGS[2]} {happened:.2f}"
        cited = self._cite((at, at + 1))
        return Nearly(cited.text, cited.start, cited.end, what, self._heading(at), LEAST, note)

    def _nearly_of(self, n: int, frame: EventFrame, inside: set[int]) -> Iterator[Nearly]:
        """What words nearly belonged to an event that has none of the passage's."""
        event = f"{self.entries[n].id} “{self.entries[n].head.text}”"
        taken = self.made.taking_part(frame)
        for what, links, wanted in (
            ("a participant of", frame.who, TAKES_PART),
            ("a place of", frame.where, TAKES_PLACE),
            ("a time of", frame.when, DATED),
        ):
            for link in links:
                if link.word in inside and link.likely < wanted and link not in taken:
                    cited = self._cite((link.word, link.word + 1))
                    yield Nearly(cited.text, cited.start, cited.end, f"{what} {event}", float(link.likely), wanted)
        for role, spans in frame.roles.items():
            for span in spans:
                if span.likely < SAID and inside & set(range(*span.span)):
                    cited = self._cite(span.span)
                    what = f"{role.replace('moved', 'earlier time')} of {event}"
                    yield Nearly(_plain(cited.text), cited.start, cited.end, what, float(span.likely), SAID)

    # -- words ---------------------------------------------------------------------------------------------------------

    def _candidate(self, link: Link) -> tuple[str, str | None, CitedPassage]:
        """The words for a name or a noun, a name's id, and its noun phrase."""
        phrase = self._cite(self.reading.phrase_of(link.word))
        if link.candidate < len(self.record.names):
            name = self.record.names[link.candidate]
            return name.name, name.id, phrase
        return _plain(phrase.text), None, phrase

    def _weighed(self, value: str, likely: float, span: Span, *, taken: bool = True, note: str = "") -> Weighed:
        cited = self._cite(span)
        return Weighed(_plain(value), float(likely), taken, _plain(cited.text), cited.start, cited.end, note)

    def _cite(self, span: Span) -> CitedPassage:
        words = self.reading.layout.words
        return cite(self.record.story.text, Passage(words.start[span[0]], words.end[span[1] - 1]))


def _outline(event: Event) -> tuple[int, str, tuple[str, ...]]:
    """What two readings of one event have to share."""
    return event.head.start, event.status, event.who


def _likeliest(name: str, choices: Sequence[str], likely: np.ndarray, chosen: str) -> Field:
    """A field that is one of several words: the one chosen, and the likeliest of the others."""
    other = max((word for word in choices if word != chosen), key=lambda word: float(likely[choices.index(word)]))
    rows = (Weighed(word, float(likely[choices.index(word)]), word == chosen) for word in (chosen, other))
    return Field(name, chosen, None, tuple(rows))


def _linked(name: str, value: str | None, wanted: float, rows: Iterable[Weighed], note: str = "") -> Field:
    """A field of several things: all that were taken, and the likeliest left out; rows come likeliest first."""
    told = list(rows)
    left = [row for row in told if not row.taken][:1]
    return Field(name, value or None, wanted, (*(row for row in told if row.taken), *left), note)


def _confidence(frame: EventFrame) -> Field:
    """What the confidence is made of: how sure each part is, set right by what was counted."""
    rows = tuple(Weighed(name, likely, taken=True) for name, likely in factors_of(frame).items())
    return Field("confidence", f"{frame.confidence:.2f}", SURE, rows)


def _told(when: When | None) -> str | None:
    return when_in_words(when) if when is not None else None


def _plain(words: str) -> str:
    return " ".join(words.split())
