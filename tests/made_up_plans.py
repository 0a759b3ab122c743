"""Plans made up for the exports' tests."""

from __future__ import annotations

from typing import Any

from onrecord.link.plans import Plan, Step
from onrecord.record import CitedPassage, When

WORDS = CitedPassage(start=20, end=25, text="visit")
SENTENCE = CitedPassage(start=0, end=40, text="She said, in short; she would\r\nvisit \x07Rome")


def when(edtf: str, granularity: str | None = None, **more: Any) -> When:  # noqa: ANN401
    passage = CitedPassage(start=30, end=34, text="soon")
    return When.model_validate({"edtf": edtf, "granularity": granularity, "passages": (passage,), **more})


def step(status: str = "planned", told: When | None = None, **more: Any) -> Step:  # noqa: ANN401
    given = {
        "story_key": "example",
        "story": "0" * 64,
        "entry": "e1",
        "published_on": "2018-11-09",
        "status": status,
        "when": told,
        "passage": WORDS,
        "context": SENTENCE,
    }
    return Step.model_validate(given | more)


def plan(status: str = "planned", told: When | None = None, *history: Step, **more: Any) -> Plan:  # noqa: ANN401
    given = {
        "id": "000000000000-20-25",
        "kind": "visit",
        "who": ("Mary Poe",),
        "where": ("Rome",),
        "when": told,
        "status": status,
        "announced_by": (("Mary Poe", "the bank"),),
        "history": history or (step(status, told),),
    }
    return Plan.model_validate(given | more)
