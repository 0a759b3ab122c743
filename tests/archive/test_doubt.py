"""What is doubtful is kept, counted, and left out of what is shown unless somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doubt import DOUBTED, keep_doubted
from keeping import keep_all
from onrecord import Story, open_archive
from onrecord.archive.questions import DiaryFilter, Search
from onrecord.record import SURE, is_doubtful
from told import Ev, tells

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.archive import Archive

TO_LISBON = Ev("visit", who=("Kari Lund",), where=("Lisbon",), time="on May 20")
TO_MADRID = Ev("visit", who=("Ola Holm",), where=("Madrid",), time="on May 25")
SURELY = Story(
    "sure", tells("OSLO, May 3 - Kari Lund will visit Lisbon on May 20.", TO_LISBON), published_on="2022-05-03"
)
AGAIN = Story(
    "again",
    tells("LISBON, May 4 - Kari Lund will visit Lisbon on May 20, Portugal said.", TO_LISBON),
    published_on="2022-05-04",
)
HARDLY = Story(
    "hardly", tells("OSLO, May 3 - Ola Holm will visit Madrid on May 25.", TO_MADRID), published_on="2022-05-03"
)
ALL = DiaryFilter(doubtful=True)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "news.db", create=True) as opened:
        yield opened


def titles(archive: Archive, asked: DiaryFilter) -> list[str]:
    return [plan.title for plan in archive.plans(asked)]


def test_from_where_on_something_is_sure() -> None:
    assert not is_doubtful(SURE)
    assert is_doubtful(SURE - 0.01)


def test_a_diary_leaves_out_what_is_doubtful_and_counts_it(archive: Archive) -> None:
    keep_all(archive, SURELY)
    keep_doubted(archive, HARDLY)
    assert titles(archive, DiaryFilter()) == ["Kari Lund to visit Lisbon"]
    assert titles(archive, ALL) == ["Kari Lund to visit Lisbon", "Ola Holm to visit Madrid"]
    assert [plan.doubtful for plan in archive.plans(ALL)] == [False, True]
    assert archive.lane_counts(DiaryFilter())["ahead"] == 1
    assert archive.lane_counts(ALL)["ahead"] == 2
    assert archive.doubtful_count(DiaryFilter()) == 1
    assert archive.doubtful_count(DiaryFilter(where="Lisbon")) == 0
    assert archive.doubtful_count(DiaryFilter(lanes=("over",))) == 0
    assert archive.doubtful_count(ALL) == 0
    assert (archive.counts().planned, archive.counts().doubtful) == (1, 1)


def test_a_plan_is_as_sure_as_the_surest_story_that_tells_it(archive: Archive) -> None:
    keep_doubted(archive, SURELY)
    assert archive.plans(DiaryFilter()) == ()
    keep_all(archive, AGAIN)
    (plan,) = archive.plans(DiaryFilter())
    assert len(plan.history) == 2
    assert (
        plan.confidence
        == max(event.confidence for record in archive.records() for event in record.planned_events)
        > DOUBTED
    )


def test_what_a_superseded_story_was_sure_of_counts_no_more(archive: Archive) -> None:
    keep_all(archive, SURELY)
    keep_doubted(archive, Story("sure", AGAIN.text, published_on="2022-05-04"))
    (plan,) = archive.plans(ALL)
    assert len(plan.history) == 2
    assert plan.confidence == DOUBTED


def test_a_dossier_does_the_same(archive: Archive) -> None:
    keep_all(archive, SURELY)
    keep_doubted(archive, HARDLY)
    left_out = archive.dossier("Ola Holm")
    assert (left_out.ahead, left_out.doubtful) == ((), 1)
    shown = archive.dossier("Ola Holm", doubtful=True)
    assert ([plan.title for plan in shown.ahead], shown.doubtful) == (["Ola Holm to visit Madrid"], 0)
    assert archive.dossier("Kari Lund").doubtful == 0


def test_a_search_finds_it_and_says_so(archive: Archive) -> None:
    keep_all(archive, SURELY)
    keep_doubted(archive, HARDLY)
    (hit,) = archive.search(Search(words="Madrid", kinds=("planned",)))
    assert (hit.told, hit.who, hit.confidence, hit.doubtful) == (
        "Ola Holm to visit Madrid",
        ("Ola Holm",),
        DOUBTED,
        True,
    )
    (hit,) = archive.search(Search(words="Lisbon", kinds=("planned",)))
    assert not hit.doubtful
    (hit,) = archive.search(Search(words="Lisbon", kinds=("story",)))
    assert (hit.confidence, hit.doubtful) == (None, False)
