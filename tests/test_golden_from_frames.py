"""Stories marked by hand as frames become golden: each word where the marker saw it, names without titles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import truth as truths
from golden_from_frames import excerpt, text_of, truth_from, written
from onrecord.anchor import Passage
from truth import read_truth

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
Minister to visit Oslo

The minister, Ann Doe, will visit Oslo on Monday, she said. She said the visit had been put off from May.

Some 20 firms will take part.
"""


def at(words: str, nth: int = 1) -> dict[str, Any]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def frames() -> dict[str, Any]:
    told = {"kind": "indirect", "speakers": ["Ann Doe"], "cue": at("said"), "within": None, "stance": "asserts"}
    return {
        "id": "made-up",
        "published": "2022-05-06",
        "text": TEXT,
        "attributions": [
            {
                "id": "a1",
                **told,
                "source": at("she"),
                "content": [at("The minister, Ann Doe, will visit Oslo on Monday")],
            },
            {
                "id": "a2",
                **told,
                "source": at("She"),
                "cue": at("said", 2),
                "content": [at("the visit had been put off")],
            },
        ],
        "figures": [
            {
                **at("20"),
                "id": "f1",
                "value": 20.0,
                "high": None,
                "unit": "firms",
                "comparator": "~",
                "change": None,
                "measure": [at("firms will take part")],
                "period": {"edtf": None, "passages": []},
                "forecast": True,
                "claimed_by": [],
            }
        ],
        "events": [
            {
                "id": "e1",
                "head": at("visit", 2),
                "mentions": [at("visit"), at("visit", 2), at("visit", 3)],
                "kind": "visit",
                "status": "rescheduled",
                "who": [at("The minister, Ann Doe"), at("firms")],
                "where": [at("Oslo")],
                "when": {"edtf": "2022-05-09", "passages": [at("on Monday")]},
                "announced_by": [["a1"], ["a2"]],
                "part_of": None,
                "what": [],
                "agenda": [],
                "condition": [],
                "moved_from": [at("from May")],
            }
        ],
    }


def made(**choice: Any) -> dict[str, Any]:  # noqa: ANN401  # whatever a choice holds
    names = {"The minister, Ann Doe": ["Ann Doe"]}
    return truth_from(frames(), {"name": "made-up", **choice}, "made-up", names, frozenset({"firms"}))


def test_an_excerpt_is_as_short_as_it_may_be() -> None:
    assert excerpt(TEXT, Passage(12, 17)) == "visit"
    assert excerpt(TEXT, Passage(at("visit", 2)["start"], at("visit", 2)["end"])) == ["visit", 2]
    # within a word
    inside = at("inister", 2)
    assert excerpt(TEXT, Passage(inside["start"], inside["end"])) == ["inister", 2]


def test_a_truth_is_read_back_as_it_was_marked(tmp_path: Path) -> None:
    choice = {"name": "made-up"}
    publisher = {"name": "Nobody", "terms": "public domain", "pages": "https://example.org/{}"}
    line = text_of(frames(), choice, publisher)
    assert line["source"] == "https://example.org/Minister_to_visit_Oslo"
    (tmp_path / "texts.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    path = tmp_path / "made-up.json"
    path.write_text(written(made()), encoding="utf-8")
    truth = read_truth(path)
    truths.stories_of.cache_clear()

    assert truth.story.text == TEXT
    assert [said.source and said.source.of(TEXT) for said in truth.said] == ["she", "She"]
    assert [said.cue and said.cue.start for said in truth.said] == [at("said")["start"], at("said", 2)["start"]]
    visit = truth.planned[0]
    assert visit.head.start == at("visit", 2)["start"]
    assert [mention.start for mention in visit.mentions] == [at("visit", n)["start"] for n in (1, 2, 3)]
    assert (visit.who, visit.unnamed, visit.where, visit.when) == (("Ann Doe",), ("firms",), "Oslo", "2022-05-09")
    assert [piece.of(TEXT) for piece in visit.about] == ["from May"]
    assert visit.announced_by == (("Ann Doe",), ("Ann Doe",))
    figure = truth.figures[0]
    assert (figure.value, figure.comparator, figure.forecast, figure.chain) == (20, "~", True, ())


def test_what_was_marked_wrongly_may_be_left_out() -> None:
    assert [len(made(without=["f1"])[kind]) for kind in ("said", "figures", "planned")] == [2, 0, 1]
    assert "when" not in made(undated=["e1"])["planned"][0]
