"""What becomes of the reader's scores in the record: made-up readings through the entries, without a network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from onrecord import Record, Story
from onrecord.extract.events import find_events
from onrecord.extract.events.consistency import kept
from onrecord.extract.events.entries import DATED, FOUND_BY, PART, PLACES, SAID, SOMEBODY, TAKES_PART, TAKES_PLACE
from onrecord.extract.events.occurrence import occurrence_of
from onrecord.extract.events.passive import passive_subject
from onrecord.language.model.event_frames import EventFrame, Link, RoleSpan
from onrecord.language.model.layout import layout_of
from onrecord.language.model.pairs import Mentions
from onrecord.language.model.reading import EventReading
from onrecord.language.model.tags import KINDS, STATUSES, UPOS
from onrecord.language.model.words import words_of
from onrecord.record import CitedPassage, Name, PlannedEvent, ReportedEvent, TimeExpression
from onrecord.resolve.event_time import event_time
from onrecord.story import read_parts

if TYPE_CHECKING:
    from onrecord.record import NameKind

TEXT = (
    "Visit to Rome\n\nMary Poe will visit Rome, Oslo and Bern in June 2021 with two senior aides, said John Roe. "
    "The visit was first planned for May 2021. John Roe and Mary Poe spoke in Rome in April 2021 on a treaty."
)
TODAY = "2021-05-03"
PARTS = read_parts(Story(key="s", text=TEXT, title="Visit to Rome", published_on=TODAY))
LAYOUT = layout_of(TEXT, words_of(TEXT, [(p.start, p.end) for p in PARTS.paragraphs]))
NONE = Mentions(*(np.zeros(0, dtype=np.int64),) * 3, 0)
TAGS = {"two": "NUM", "senior": "ADJ", "aides": "NOUN", "treaty": "NOUN", "a": "DET"}
UNNAMED = 99
"""A candidate that is no name of the story."""
LITTLE = 0.01


def at(word: str, nth: int = 0) -> int:
    """The number of a word."""
    return [n for n, lower in enumerate(LAYOUT.lower) if lower == word][nth]


def cited(words: str, nth: int = 0) -> CitedPassage:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return CitedPassage(start=start, end=start + len(words), text=words)


def name(number: int, kind: NameKind, *mentions: CitedPassage) -> Name:
    return Name(id=f"n{number}", name=mentions[0].text, kind=kind, mentions=mentions)


POE, ROE, ROME, OSLO, BERN = range(5)
NAMES = (
    name(1, "person", cited("Mary Poe"), cited("Mary Poe", 1)),
    name(2, "person", cited("John Roe"), cited("John Roe", 1)),
    name(3, "place", cited("Rome"), cited("Rome", 1), cited("Rome", 2)),
    name(4, "place", cited("Oslo")),
    name(5, "place", cited("Bern")),
)


def month(number: int, words: str, edtf: str, last: str) -> TimeExpression:
    return TimeExpression(
        **cited(words).model_dump(), id=f"t{number}", type="DATE", edtf=edtf, earliest=f"{edtf}-01",
        latest=f"{edtf}-{last}", granularity="month", found_by="x",
    )  # fmt: skip


JUNE, MAY, APRIL = range(3)
TIMES = (
    month(1, "June 2021", "2021-06", "30"),
    month(2, "May 2021", "2021-05", "31"),
    month(3, "April 2021", "2021-04", "30"),
)


def likely(choices: tuple[str, ...], **some: float) -> np.ndarray:
    return np.array([some.get(choice, LITTLE) for choice in choices], dtype=np.float32)


def frame(*heads: int, **status: float) -> EventFrame:
    """An event with these heads that stands alike at each."""
    stands = likely(STATUSES, **(status or {"planned": 0.8}))
    return EventFrame(
        heads=list(heads or [at("visit", 1)]),
        told=[0.9] * max(1, len(heads)),
        status=stands,
        kind=likely(KINDS, visit=0.9),
        statuses=np.tile(stands, (max(1, len(heads)), 1)),
        confidence=0.5,
    )


def read(*frames: EventFrame) -> tuple[tuple[PlannedEvent, ...], tuple[ReportedEvent, ...]]:
    parts = [UPOS.index(TAGS.get(word, "VERB")) for word in LAYOUT.lower]
    return find_events(PARTS, EventReading(LAYOUT, NONE, NONE, list(frames), parts), NAMES, TIMES, event_time)


def planned(made: EventFrame) -> PlannedEvent:
    ((event,), reported) = read(made)
    assert not reported
    return event


def names_of(event: PlannedEvent) -> list[str]:
    return [one.name for one in event.participants]


# -- who and where


@pytest.mark.parametrize(("share", "taken"), [(TAKES_PART, True), (TAKES_PART - 0.01, False)])
def test_somebody_takes_part_from_a_probability_on(share: float, taken: bool) -> None:  # noqa: FBT001
    made = frame()
    made.who = [Link(ROE, 0.9, at("roe")), Link(POE, share, at("poe"))]
    event = planned(made)
    assert event.who == (("n1", "n2") if taken else ("n2",))
    assert names_of(event) == (["Mary Poe", "John Roe"] if taken else ["John Roe"])


def test_the_likeliest_takes_part_where_somebody_does() -> None:
    made = frame()
    alone = SOMEBODY / (1 + SOMEBODY)
    made.who = [Link(POE, alone + 0.01, at("poe"))]
    assert names_of(planned(made)) == ["Mary Poe"]
    made.who = [Link(POE, alone - 0.01, at("poe"))]
    assert names_of(planned(made)) == []
    made.who = [Link(POE, alone - 0.01, at("poe")), Link(ROE, alone - 0.02, at("roe"))]
    assert names_of(planned(made)) == ["Mary Poe"]


def test_who_stands_before_the_head_comes_first_and_then_in_the_order_of_the_text() -> None:
    made = frame(at("visit", 1))
    made.who = [Link(UNNAMED, 0.95, at("aides")), Link(ROE, 0.9, at("roe")), Link(POE, 0.6, at("poe"))]
    assert names_of(planned(made)) == ["Mary Poe", "two senior aides", "John Roe"]
    later = replace(made, heads=[at("spoke")], who=[Link(POE, 0.9, at("poe", 1)), Link(ROE, 0.6, at("roe", 1))])
    assert names_of(planned(later)) == ["John Roe", "Mary Poe"]


def test_nobody_takes_part_twice() -> None:
    made = frame()
    made.who = [Link(POE, 0.9, at("poe")), Link(POE, 0.8, at("poe", 1))]
    made.who += [Link(UNNAMED, 0.7, at("aides")), Link(UNNAMED + 1, 0.6, at("aides"))]
    event = planned(made)
    assert names_of(event) == ["Mary Poe", "two senior aides"]
    assert event.who == ("n1",)


def test_a_participant_is_cited_where_the_reader_saw_it() -> None:
    made = frame()
    made.who = [Link(POE, 0.9, at("poe", 1))]
    (one,) = planned(made).participants
    assert one.passage == cited("Mary Poe", 1)


def test_whom_the_story_does_not_name_stands_in_its_printed_words() -> None:
    made = frame()
    made.who = [Link(UNNAMED, 0.9, at("aides"))]
    event = planned(made)
    (one,) = event.participants
    assert (one.name_id, one.name, one.passage) == (None, "two senior aides", cited("two senior aides"))
    assert event.who == ()


@pytest.mark.parametrize(("where", "who"), [(0.8, []), (0.6, ["Rome"])])
def test_what_is_likelier_the_place_takes_no_part(where: float, who: list[str]) -> None:
    made = frame()
    made.who, made.where = [Link(ROME, 0.7, at("rome", 1))], [Link(ROME, where, at("rome", 1))]
    event = planned(made)
    assert names_of(event) == who
    assert event.where == ("n3",)


def test_the_likeliest_places_are_kept_and_only_what_the_story_names() -> None:
    made = frame()
    made.where = [Link(UNNAMED, 0.95, at("treaty")), Link(BERN, 0.9), Link(ROME, 0.8), Link(OSLO, 0.7)]
    assert planned(made).where == ("n5", "n3", "n4")[:PLACES]
    made.where = [Link(ROME, TAKES_PLACE), Link(OSLO, TAKES_PLACE - 0.01)]
    assert planned(made).where == ("n3",)


# -- when and how surely


@pytest.mark.parametrize(("share", "edtf"), [(DATED, "2021-06"), (DATED - 0.01, None)])
def test_a_time_belongs_to_an_event_from_a_probability_on(share: float, edtf: str | None) -> None:
    made = frame()
    made.when = [Link(JUNE, share, at("june") + 1)]
    event = planned(made)
    assert (event.when.edtf if event.when else None) == edtf
    assert event.occurrence == occurrence_of("planned", dated=edtf is not None)


def test_a_telling_is_dated_by_the_times_of_its_own_sentence() -> None:
    made = frame(at("visit", 1), at("visit", 2))
    made.when = [Link(JUNE, 0.9, at("june") + 1)]
    told = [telling.when.edtf if telling.when else None for telling in planned(made).tellings]
    assert told == ["2021-06", None]


@pytest.mark.parametrize("begun", ["happened", "happening"])
def test_what_is_dated_ahead_has_neither_happened_nor_begun(begun: str) -> None:
    made = frame(at("visit", 1), at("visit", 2), **{begun: 0.6, "expected": 0.3})
    made.when = [Link(JUNE, 0.9, at("june") + 1)]
    event = planned(made)
    assert event.status == "expected"
    assert event.when is not None
    assert event.when.edtf == "2021-06"
    assert [telling.status for telling in event.tellings] == ["expected", "expected"]


def test_what_is_dated_before_the_story_may_have_happened() -> None:
    made = frame(at("spoke"), happened=0.95, planned=0.1)
    made.when = [Link(APRIL, 0.9, at("april") + 1)]
    (ahead, (done,)) = read(made)
    assert not ahead
    assert (done.status, done.when.edtf if done.when else None) == ("happened", "2021-04")


def test_what_may_not_have_happened_is_not_reported() -> None:
    assert read(frame(at("spoke"), happened=0.8, planned=0.2)) == ((), ())


def test_all_tellings_of_what_has_happened_tell_it_so_and_none_of_what_has_not() -> None:
    made = frame(at("visit", 1), at("visit", 2), happened=0.95)
    made.statuses = np.stack([likely(STATUSES, planned=0.9), likely(STATUSES, happened=0.95)])
    (_, (done,)) = read(made)
    assert [telling.status for telling in done.tellings] == ["happened", "happened"]
    made.status = likely(STATUSES, planned=0.9)
    made.statuses = np.stack([likely(STATUSES, possible=0.9), likely(STATUSES, happened=0.6, expected=0.3)])
    assert [telling.status for telling in planned(made).tellings] == ["possible", "expected"]


@pytest.mark.parametrize(
    ("status", "edtf"),
    [("rescheduled", "2021-05"), ("postponed", "2021-05"), ("planned", None), ("cancelled", None)],
)
def test_only_what_was_moved_has_an_earlier_time(status: str, edtf: str | None) -> None:
    made = frame(at("visit", 2), **{status: 0.9})
    first = at("may")
    made.roles = {"moved": [RoleSpan((first, first + 2), 0.9, at("visit", 2))]}
    event = planned(made)
    assert (event.moved_from.edtf if event.moved_from else None) == edtf


# -- words that have a role


@pytest.mark.parametrize(("share", "said"), [(SAID, True), (SAID - 0.01, False)])
def test_a_cue_less_likely_than_said_is_left_out(share: float, said: bool) -> None:  # noqa: FBT001
    made = frame()
    made.roles = {"cue": [RoleSpan((at("will"), at("will") + 1), share, at("visit", 1))]}
    event = planned(made)
    assert (event.status_cue == cited("will")) is said
    assert (event.tellings[0].status_cue == cited("will")) is said


def test_words_of_a_role_are_those_of_the_mention_that_has_the_likeliest() -> None:
    made = frame(at("visit", 1), at("visit", 2))
    two, treaty, rome = at("two"), at("treaty"), at("rome", 1)
    made.roles = {
        "what": [
            RoleSpan((two, two + 3), 0.9, at("visit", 1)),
            RoleSpan((treaty, treaty + 1), 0.8, at("visit", 2)),
            RoleSpan((rome, rome + 1), 0.7, at("visit", 1)),
        ]
    }
    assert [piece.text for piece in planned(made).what] == ["Rome", "two senior aides"]


@pytest.mark.parametrize(("status", "kept_"), [("conditional", True), ("planned", False)])
def test_only_what_is_conditional_has_a_condition(status: str, kept_: bool) -> None:  # noqa: FBT001
    made = frame(**{status: 0.9})
    made.roles = {"condition": [RoleSpan((at("two"), at("two") + 3), 0.9, at("visit", 1))]}
    assert (planned(made).condition is not None) is kept_


def test_the_head_is_the_clearest_mention_below_the_title() -> None:
    made = frame(at("visit"), at("visit", 1), at("visit", 2))
    made.told = [0.99, 0.71, 0.69]
    event = planned(made)
    assert event.head == cited("visit", 0)
    assert [mention.start for mention in event.mentions] == [0, event.head.start, TEXT.rindex("visit")]
    made.told = [0.99, 0.7, 0.9]
    assert planned(made).head.start == TEXT.rindex("visit")
    assert planned(frame(at("visit"))).head.start == 0


# -- wholes, ids, passages


@pytest.mark.parametrize(("share", "whole"), [(PART, "e1"), (PART - 0.01, None)])
def test_a_part_has_its_whole_from_a_probability_on(share: float, whole: str | None) -> None:
    done = frame(at("spoke"), happened=0.95)
    done.part = Link(0, share)
    ((visit,), (spoke,)) = read(frame(), done)
    assert (visit.id, visit.part_of, spoke.id, spoke.part_of) == ("e1", None, "e2", whole)
    assert {visit.found_by, spoke.found_by} == {FOUND_BY}


def made_up(*wholes: str | None) -> list[PlannedEvent]:
    events, _ = read(*(frame(at("visit", 1)) for _ in wholes))
    return [event.model_copy(update={"part_of": whole}) for event, whole in zip(events, wholes, strict=True)]


@pytest.mark.parametrize(
    ("wholes", "left"),
    [
        ((None, "e1", "e2"), (None, "e1", "e2")),
        (("e1",), (None,)),
        (("e2", "e1"), (None, "e1")),
        (("e2", "e3", "e1"), (None, "e3", "e1")),
        (("e2", "e3", "e2"), ("e2", None, "e2")),  # what is part of a loop's part keeps its whole
    ],
)
def test_nothing_is_in_the_end_a_part_of_itself(wholes: tuple[str | None, ...], left: tuple[str | None, ...]) -> None:
    events, _ = kept(made_up(*wholes), [])
    assert tuple(event.part_of for event in events) == left


def test_every_passage_is_its_text() -> None:
    made = frame(at("visit"), at("visit", 1), at("visit", 2), rescheduled=0.9)
    made.who = [Link(POE, 0.9, at("poe")), Link(UNNAMED, 0.8, at("aides"))]
    made.where, made.when = [Link(ROME, 0.9, at("rome", 1))], [Link(JUNE, 0.9, at("june") + 1)]
    some = {"what": "treaty", "agenda": "aides", "moved": "may", "cue": "planned"}
    made.roles = {role: [RoleSpan((at(word), at(word) + 2), 0.9, at("visit", 2))] for role, word in some.items()}
    events, done = read(made, frame(at("spoke"), happened=0.95))
    passages = list(Record(story=PARTS, names=NAMES, planned_events=events, reported_events=done).cited_passages())
    assert len(passages) > 20
    for path, passage in passages:
        assert TEXT[passage.start : passage.end] == passage.text, path


@pytest.mark.parametrize(
    ("status", "dated", "code"),
    [("possible", True, "eos3"), ("planned", True, "eos3"), ("cancelled", True, "eos6"), ("denied", True, None)],
)
def test_occurrence_is_the_code_of_the_press_vocabulary(status: str, dated: bool, code: str | None) -> None:  # noqa: FBT001
    assert occurrence_of(status, dated=dated) == code


def test_a_passive_verb_is_done_to_its_subject() -> None:
    text = "Ann Poe said a pact on the fees which could now be signed was ready. Talks will be held. It is signing."
    layout = layout_of(text, words_of(text, [(0, len(text))]))
    tags = {"pact": "NOUN", "fees": "NOUN", "talks": "NOUN", "a": "DET", "the": "DET", "of": "ADP", "on": "ADP"}
    tags |= dict.fromkeys(("could", "be", "was", "will", "is"), "AUX") | {"now": "ADV", "which": "PRON"}
    parts = [UPOS.index(tags.get(word, "VERB")) for word in layout.lower]
    reading = EventReading(layout, NONE, NONE, [frame(layout.lower.index("talks"))], parts)
    heads = frozenset({layout.lower.index("talks")})
    signed, held, signing = (layout.lower.index(word) for word in ("signed", "held", "signing"))
    found = passive_subject(reading, signed, heads)
    assert found is not None
    assert layout.lower[slice(*found)] == ["the", "fees"]
    assert passive_subject(reading, held, heads) is None
    assert passive_subject(reading, signing, heads) is None
