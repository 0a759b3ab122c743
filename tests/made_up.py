"""Records made up for the views' tests: stories in which everything occurs, and marks that nest, cross and touch."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from onrecord.anchor import Passage
from onrecord.record import (
    Attribution,
    Figure,
    Participant,
    PlannedEvent,
    Record,
    Speaker,
    StoryParts,
    TimeExpression,
    cite,
)

STORY = 'PARIS, May 3 - "We plan to visit Rome in June with 30 firms," Mary Poe said.'


def passage_of(text: str, words: str) -> Passage:
    at = text.index(words)
    return Passage(at, at + len(words))


def story_parts(text: str, key: str = "example") -> StoryParts:
    return StoryParts(key=key, sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)


def example_record(text: str = STORY) -> Record:
    said = cite(text, passage_of(text, "We plan to visit Rome in June with 30 firms,"))
    visit = cite(text, passage_of(text, "visit"))
    june = cite(text, passage_of(text, "in June"))
    return Record(
        story=story_parts(text),
        attributions=(
            Attribution(
                id="a1",
                kind="direct",
                source=cite(text, passage_of(text, "Mary Poe")),
                cue=cite(text, passage_of(text, "said")),
                content=(said,),
                speakers=(Speaker(name_id=None, name="Mary Poe"),),
                confidence=1,
                found_by="made.up",
            ),
        ),
        time_expressions=(
            TimeExpression(**june.model_dump(), id="t1", type="DATE", edtf="2021-06", found_by="made.up"),
        ),
        figures=(
            Figure(
                **cite(text, passage_of(text, "30")).model_dump(),
                id="f1",
                value=30,
                unit="firms",
                claimed_by=("a1",),
                confidence=1,
                found_by="made.up",
            ),
        ),
        planned_events=(
            PlannedEvent(
                id="e1",
                head=visit,
                mentions=(visit,),
                kind="visit",
                participants=(Participant(name_id=None, name="We", passage=cite(text, passage_of(text, "We"))),),
                title="We to visit Rome",
                status="planned",
                announced_by=(("a1",),),
                confidence=1,
                found_by="made.up",
            ),
        ),
    )


TRICKY = st.sampled_from(
    ["⟦", "⟧", "\\", "|", "a1 said|", "\r\n", "\n", " ", "é", "🇷🇸", "👩‍👩‍👧",
     "\u00a0", "שלום", "\u202e", "\x1b[31m", "x", "“", "\\⟦"]
)  # fmt: skip
TEXTS = (
    st.lists(st.one_of(TRICKY, st.text(st.characters(exclude_categories=["Cs"]), max_size=8)), min_size=1)
    .map("".join)
    .filter(bool)
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any text, with any passages of it marked as anything."""
    text = draw(TEXTS)

    def passage() -> Passage:
        start = draw(st.integers(0, len(text) - 1))
        return Passage(start, draw(st.integers(start + 1, len(text))))

    attributions = tuple(
        Attribution(
            id=f"a{number}",
            kind="mixed",
            source=cite(text, passage()) if draw(st.booleans()) else None,
            cue=cite(text, passage()) if draw(st.booleans()) else None,
            content=tuple(cite(text, passage()) for _ in range(draw(st.integers(1, 2)))),
            confidence=0.5,
            found_by="made.up",
        )
        for number in range(draw(st.integers(0, 4)))
    )
    figures = tuple(
        Figure(**cite(text, passage()).model_dump(), id=f"f{n}", value=1, confidence=0.5, found_by="made.up")
        for n in range(draw(st.integers(0, 3)))
    )
    return Record(story=story_parts(text), attributions=attributions, figures=figures)
