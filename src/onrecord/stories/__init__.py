"""Real stories that come with the package: one wire story, and releases of the U.S. State Department.

They are for the first run, for trying things out and for tests. ``README.md`` beside them states origin and terms.

>>> seed().key
'seed'
>>> state_department()[0].published_on
'2021-05-21'
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from onrecord.intake import Story

__all__ = ["seed", "state_department"]


def seed() -> Story:
    """Return the TASS story of 9 November 2018 as it was printed, undated: its year has to be worked out."""
    return Story(key="seed", text=_text("seed.txt"), source="stories/seed.txt")


@cache
def state_department() -> tuple[Story, ...]:
    """Return the State Department's releases in order of their days, each dated with the day of its publication."""
    return tuple(
        Story(
            key=row["key"], text=row["text"], title=row["title"], published_on=row["published_on"], source=row["source"]
        )
        for row in map(json.loads, _text("state_dept.jsonl").rstrip("\n").split("\n"))
    )


def _text(name: str) -> str:
    return files("onrecord.stories").joinpath(name).read_bytes().decode("utf-8")
