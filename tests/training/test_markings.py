"""Events that a reader told are written so that their places stand for the same words, names and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from training.markings import marking_of

from made_up import passage_of, story_parts
from onrecord.anchor import Passage
from onrecord.language.model.candidate_links import name_mentions
from onrecord.language.model.event_frames import EventFrame, Link, RoleSpan
from onrecord.language.model.layout import layout_of
from onrecord.language.model.tags import KINDS, STATUSES
from onrecord.language.model.words import words_of
from onrecord.record import Name, Record, TimeExpression, cite

if TYPE_CHECKING:
    from onrecord.language.model.layout import Layout

TEXT = "Mary Poe plans a visit to Rome in June, aides said. Poe will meet the mayor there."


def record_of() -> Record:
    again = TEXT.index("Poe will")
    mary, rome, june = (cite(TEXT, passage_of(TEXT, words)) for words in ("Mary Poe", "Rome", "in June"))
    names = (
        Name(id="n1", name="Mary Poe", kind="person", mentions=(mary, cite(TEXT, Passage(again, again + 3)))),
        Name(id="n2", name="Rome", kind="place", mentions=(rome,)),
    )
    times = (TimeExpression(**june.model_dump(), id="t1", type="DATE", edtf="2021-06", found_by="made.up"),)
    return Record(story=story_parts(TEXT), names=names, time_expressions=times)


def word(layout: Layout, text: str, nth: int = 0) -> int:
    return [n for n, one in enumerate(layout.lower) if one == text][nth]


def sure(size: int, at: int) -> np.ndarray:
    return np.array([float(n == at) for n in range(size)])


def test_links_roles_and_parts_become_places() -> None:
    record, layout = record_of(), layout_of(TEXT, words_of(TEXT))
    mayor, visit, meet = word(layout, "mayor"), word(layout, "visit"), word(layout, "meet")
    names = name_mentions(layout, record.names, [mayor])
    status, kind = sure(len(STATUSES), STATUSES.index("planned")), sure(len(KINDS), KINDS.index("visit"))
    whole = EventFrame(
        [visit], [0.8], status, kind, status[None],
        who=[Link(0, 0.9, word(layout, "poe", 1)), Link(2, 0.6, mayor), Link(1, 0.4, word(layout, "rome"))],
        where=[Link(1, 0.7, word(layout, "rome"))],
        when=[Link(0, 0.9, word(layout, "june"))],
        roles={
            "cue": [RoleSpan((0, 1), 0.6, visit), RoleSpan((2, 3), 0.9, visit)],
            "what": [RoleSpan((3, 5), 0.9, visit), RoleSpan((4, 6), 0.8, visit), RoleSpan((0, 2), 0.4, visit)],
        },
    )  # fmt: skip
    part = EventFrame([meet], [0.6], status, kind, status[None], part=Link(0, 0.7))
    loose = EventFrame([mayor], [0.6], status, kind, status[None], part=Link(0, 0.4))
    got = marking_of(record, layout, names, [whole, part, loose])
    assert got["id"] == "example"
    assert got["text"] == TEXT
    first, second, third = got["events"]
    assert [m["text"] for m in first["mentions"]] == ["visit"]
    assert (first["status"], first["kind"], first["told"]) == ("planned", "visit", 0.8)
    # a name by the mention that was linked, a noun by itself, and nothing that is less likely than not
    assert [(w["start"], w["text"]) for w in first["who"]] == [
        (TEXT.index("Poe will"), "Poe"),
        (TEXT.index("mayor"), "mayor"),
    ]
    assert [w["text"] for w in first["where"]] == ["Rome"]
    assert [w["text"] for w in first["when"]["passages"]] == ["in June"]
    assert first["status_cue"]["text"] == "plans"
    assert [w["text"] for w in first["what"]] == ["a visit"]
    assert (first["agenda"], first["moved_from"], second["status_cue"]) == ([], [], None)
    assert (first["part_of"], second["part_of"], third["part_of"]) == (None, "e1", None)
