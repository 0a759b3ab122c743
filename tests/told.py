"""Stories whose events are given, for tests of the rooms after reading: what they show holds with whatever weights.

``tells`` notes down which events a text tells, and gives the text back. Such a text is read as ever, its names, times
and who said what; only what the network makes of its events is left aside for what was given. Any other text is read
with the network. A program in a process of its own knows nothing of it.
"""

from __future__ import annotations

import re
import sys
from dataclasses import KW_ONLY, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from onrecord.anchor import Passage
from onrecord.extract.events import find_events as read_events
from onrecord.extract.events.entries import BEGUN, FOUND_BY
from onrecord.extract.events.occurrence import occurrence_of
from onrecord.intake import Story
from onrecord.read import read
from onrecord.record import Participant, PlannedEvent, ReportedEvent, Telling, cite
from onrecord.resolve.event_time import event_time
from onrecord.stories import seed, state_department

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.language.model.reading import EventReading
    from onrecord.record import (
        CitedPassage,
        EventKind,
        EventStatus,
        Name,
        Record,
        StoryParts,
        TimeExpression,
        When,
    )

_SENTENCE_ENDS: Final = re.compile(r"[.!?][\"”’']?\s+(?=[A-Z\"“])|\n\s*\n")


@dataclass(frozen=True)
class Ev:
    """One event in short: words of the text, and names as the record has them.

    Words must stand in the text once; where they do not, more of the text is given, with strokes around the words
    that are meant: ``her |visit| to``.
    """

    head: str
    status: EventStatus = "confirmed"
    _: KW_ONLY
    kind: EventKind = "visit"
    who: tuple[str, ...] = ()
    """Names of the record, or the printed words of whom it does not name."""
    where: tuple[str, ...] = ()
    time: str | tuple[str, ...] = ()
    """Words over all time expressions of the event."""
    mentions: tuple[str, ...] = ()
    """Heads of the other mentions."""
    what: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    cue: str | None = None
    condition: str | None = None
    moved_from: str | tuple[str, ...] = ()
    part_of: str | None = None
    confidence: float = 0.9


_TOLD: Final[dict[str, tuple[Ev, ...]]] = {}


def tells(text: str, *events: Ev) -> str:
    """Note down which events a text tells, e1 first, and give it back."""
    assert _TOLD.setdefault(text, events) == events, f"told in two ways: {text!r}"
    return text


def told(text: str, on: str | None, *events: Ev, key: str = "made-up") -> Record:
    """Return the record of a text with these events."""
    return read(Story(key=key, text=tells(text, *events), published_on=on))


def listen() -> None:
    """Let everything that reads in this process take what is given."""
    vars(sys.modules["onrecord.read"])["find_events"] = find_events


def find_events(
    parts: StoryParts,
    reading: EventReading,
    names: tuple[Name, ...],
    times: tuple[TimeExpression, ...],
    dating: Callable[..., When | None],
) -> tuple[tuple[PlannedEvent, ...], tuple[ReportedEvent, ...]]:
    """Return the events that are given of a text, or those that the network reads where none are."""
    given = _TOLD.get(parts.text)
    if given is None:
        return read_events(parts, reading, names, times, dating)
    entries = [_entry(f"e{number}", event, parts, names, times) for number, event in enumerate(given, 1)]
    planned = tuple(PlannedEvent(**entry) for entry in entries if entry["status"] != "happened")
    return planned, tuple(ReportedEvent(**entry) for entry in entries if entry["status"] == "happened")


def passage(text: str, words: str) -> CitedPassage:
    """Return the only place of ``words`` in a text, or of those between strokes."""
    before, meant, after = words.split("|") if "|" in words else ("", words, "")
    found = [one.start() for one in re.finditer(rf"(?<!\w){re.escape(before + meant + after)}(?!\w)", text)]
    assert len(found) == 1, f"{words!r} stands {len(found)} times in {text!r}"
    start = found[0] + len(before)
    return cite(text, Passage(start, start + len(meant)))


def _entry(
    identity: str, event: Ev, parts: StoryParts, names: tuple[Name, ...], times: tuple[TimeExpression, ...]
) -> dict[str, Any]:
    text, today = parts.text, parts.anchored_on or parts.published_on
    head = passage(text, event.head)
    mentions = sorted((head, *(passage(text, one) for one in event.mentions)), key=lambda one: one.start)
    linked = _times(text, event.time, times)
    when = event_time(linked, event.status, text, today) if linked else None
    late = event.status in BEGUN and today and when and when.earliest and when.earliest > today
    assert not late, f"{event.head} is still to come"
    cue = passage(text, event.cue) if event.cue else None
    tellings = []
    for mention in mentions:
        near = [one for one in linked if _in_one_sentence(text, mention, one)]
        its_when = event_time(near, event.status, text, today) if near else None
        its_cue = cue if cue and _in_one_sentence(text, mention, cue) else None
        tellings.append(Telling(mention=mention, status=event.status, when=its_when, status_cue=its_cue))
    earlier = _times(text, event.moved_from, times)
    return {
        "id": identity,
        "head": head,
        "mentions": tuple(mentions),
        "kind": event.kind,
        "what": tuple(passage(text, one) for one in event.what),
        "agenda": tuple(passage(text, one) for one in event.agenda),
        "participants": tuple(_participant(text, one, head, names) for one in event.who),
        "where": tuple(_named(one, names).id for one in event.where),
        "when": when,
        "status": event.status,
        "status_cue": cue,
        "occurrence": occurrence_of(event.status, dated=when is not None),
        "condition": passage(text, event.condition) if event.condition else None,
        "part_of": event.part_of,
        "moved_from": event_time(earlier, "planned", text, today) if earlier else None,
        "tellings": tuple(tellings),
        "confidence": event.confidence,
        "found_by": FOUND_BY,
    }


def _times(text: str, words: str | tuple[str, ...], times: tuple[TimeExpression, ...]) -> list[TimeExpression]:
    given = (words,) if isinstance(words, str) else words
    return [time for one in given for time in _times_in(passage(text, one), times)]


def _times_in(over: CitedPassage, times: tuple[TimeExpression, ...]) -> list[TimeExpression]:
    found = [time for time in times if time.start < over.end and over.start < time.end]
    assert found, f"no time is read in {over.text!r}"
    return found


def _participant(text: str, who: str, head: CitedPassage, names: tuple[Name, ...]) -> Participant:
    name = next((one for one in names if one.name == who), None)
    if name is None:
        return Participant(name_id=None, name=who, passage=passage(text, who))
    nearest = min(name.mentions, key=lambda one: max(head.start - one.end, one.start - head.end))
    return Participant(name_id=name.id, name=name.name, passage=nearest)


def _named(name: str, names: tuple[Name, ...]) -> Name:
    found = [one for one in names if one.name == name]
    assert found, f"{name} is none of {[one.name for one in names]}"
    return found[0]


def _in_one_sentence(text: str, one: CitedPassage, other: CitedPassage) -> bool:
    first, last = sorted((one, other), key=lambda each: each.start)
    return _SENTENCE_ENDS.search(text, first.end, last.start) is None


_VISIT: Final = Ev(
    "President Vladimir Putin plans to |visit| Serbia in January, said",
    "planned",
    who=("Vladimir Putin",),
    where=("Serbia",),
    time=(
        "\nPutin plans to visit Serbia in |January|\n",
        "Vladimir Putin plans to visit Serbia in |January|, says",
        "Vladimir Putin plans to visit Serbia in |January|, said",
        "planned to be held in |January next year|",
    ),
    mentions=(
        "\nPutin plans to |visit| Serbia in January\n",
        "Putin plans to |visit| Serbia in January, says",
        "Putin’s |visit| to Serbia which",
        "during this |visit|",
        "Putin’s [|visit|] to",
    ),
    cue="Putin |plans| to visit Serbia in January, said",
)
_SIGNING: Final = Ev(
    "signed",
    "possible",
    kind="signing",
    who=("Russia", "Serbia"),
    where=("Serbia",),
    time="planned to be held in |January next year|",
    what=("a package of bilateral documents",),
    cue="which |could| be signed",
    part_of="e1",
)
_TALKS: Final = Ev(
    "|negotiations| with",
    "happened",
    kind="talks",
    who=("Yuri Borisov", "Ivica Dacic"),
    where=("Belgrade",),
    time="Today",
    mentions=("|negotiations| as", "met"),
)


def told_seed() -> Story:
    """Return the wire story that the package brings, a line longer, with the events that an editor finds in it."""
    return Story(key="seed", text=tells(seed().text + "\n", _VISIT, _SIGNING, _TALKS))


def told_release(key: str, *events: Ev) -> Story:
    """Return a release of the State Department, a line longer, with these events."""
    story = next(story for story in state_department() if story.key == key)
    return Story(key=key, text=tells(story.text + "\n", *events), published_on=story.published_on)


def kerry_in_moscow() -> tuple[Story, Story]:
    """Return the two releases that tell one trip: announced, and done."""
    trip = Ev("|travel| to Moscow", who=("John Kerry",), where=("Moscow",), time="from July 12 to July 15, 2021")
    return (
        told_release(
            "2021-07-08-special-presidential-envoy-for-climate-kerrys-travel-to-moscow-russia",
            trip,
        ),
        told_release(
            "2021-07-16-special-presidential-envoy-for-climate-john-kerry-meetings-in-moscow-russia",
            replace(trip, head="traveled", status="happened", time="July 12-15, 2021"),
        ),
    )
