"""What an archive answers: search, quotations, the diary, figures, dossiers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from keeping import keep_all
from onrecord import Story, open_archive
from onrecord.archive.questions import DiaryFilter, FigureFilter, Search
from onrecord.archive.wanted import entities_meant, query_of
from onrecord.errors import BadQueryError
from onrecord.link.history import lane_of
from onrecord.link.plans import AT_ONE
from onrecord.stories import seed
from told import Ev, tells, told_seed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.archive import Archive

VISIT = Ev("visit", who=("Kari Lund",), where=("Lisbon",), time="on May 20")
OSLO = Story(
    key="oslo-1",
    text=tells(
        "OSLO, May 3 - Prime Minister Kari Lund of Norway will visit Lisbon on May 20, her office said on Tuesday. "
        '"We expect trade with Portugal to reach $4 billion this year," Lund said. '
        "The trade union congress will meet in Bergen in June.",
        VISIT,
        Ev("meet", kind="meeting", who=("The trade union congress",), where=("Bergen",), time="in June"),
    ),
    published_on="2022-05-03",
)
LISBON = Story(
    key="lisbon-1",
    text=tells(
        "LISBON, May 12 - Norway's Prime Minister Kari Lund will visit Lisbon on May 20 and meet President Rui Costa, "
        "the Portuguese government said on Thursday. Norwegian companies employ 3,200 people in Portugal.",
        VISIT,
        Ev("meet", kind="meeting", who=("Kari Lund", "Rui Costa"), where=("Lisbon",), time="May 20", part_of="e1"),
    ),
    published_on="2022-05-12",
)
CALLED_OFF = Story(
    key="lisbon-2",
    text=tells(
        "LISBON, May 18 - Kari Lund cancelled her visit to Lisbon on May 20, the Portuguese government said.",
        replace(VISIT, status="cancelled", cue="cancelled"),
    ),
    published_on="2022-05-18",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("asked") / "test.db", create=True) as opened:
        keep_all(opened, told_seed(), OSLO, LISBON)
        yield opened


# -- search ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("trade surplus", '"trade" "surplus"'),
        ("trade surplus trade -war -war", '"trade" "surplus" NOT "war"'),
        ("trade\0 \ud800surplus", '"trade" "surplus"'),
        ('"trade surplus" -Japan', '"trade surplus" NOT "Japan"'),
        ("“trade surplus", '"trade surplus"'),
        ("invest*", '"invest"*'),
        ('a "b', '"a" "b"'),
        ("U.S. ) OR NEAR(", '"U.S." "OR" "NEAR("'),
    ],
)
def test_what_is_typed_is_no_query_language(archive: Archive, typed: str, query: str) -> None:
    assert query_of(typed) == query
    archive.search(Search(words=typed))


@pytest.mark.parametrize("typed", ["", " ", "…", '""', "-Japan", "***"])
def test_nothing_to_look_for_is_told(typed: str) -> None:
    with pytest.raises(BadQueryError, match="holds no word"):
        query_of(typed)


def test_search_finds_each_kind_with_its_words_in_place(archive: Archive) -> None:
    hits = archive.search(Search(words="Serbia"))
    assert {hit.kind for hit in hits} == {"said", "figure", "planned", "reported", "story"}
    text = seed().text
    for hit in hits:
        assert text[hit.passage.start : hit.passage.end] == hit.passage.text
        assert text[hit.context.start : hit.context.end] == hit.context.text
    kinds = [hit.kind for hit in hits]
    assert kinds == sorted(kinds, key=["said", "figure", "planned", "reported", "story"].index)


def test_a_country_finds_its_adjective_and_a_word_its_forms(archive: Archive) -> None:
    amounts = {hit.passage.text for hit in archive.search(Search(words="Serbia investment", kinds=("figure",)))}
    assert amounts == {"$1.57 billion", "$3.5 billion", "[$] 168 million", "[$] 500 [million,]"}


def test_who_said_it(archive: Archive) -> None:
    said = archive.search(Search(words="cooperation", kinds=("said",), who="Dacic"))
    assert {hit.who for hit in said} == {("Ivica Dacic",)}
    russian = archive.search(Search(words="cooperation", kinds=("said",), who="Russia"))
    assert ("Yuri Borisov",) in {hit.who for hit in russian}
    assert ("Ivica Dacic",) not in {hit.who for hit in russian}


def test_search_between_days(archive: Archive) -> None:
    assert {hit.story_key for hit in archive.search(Search(words="visit", since="2022-05-04"))} == {"lisbon-1"}
    assert {hit.story_key for hit in archive.search(Search(words="visit", until="2018-11-09"))} == {"seed"}


def test_the_limit_is_of_each_kind(archive: Archive) -> None:
    hits = archive.search(Search(words="Serbia", limit=2))
    assert max([hit.kind for hit in hits].count(kind) for kind in {hit.kind for hit in hits}) == 2


def test_a_quotation_is_found_by_nearly_its_words(archive: Archive) -> None:
    hits = archive.quotations("our relationships are developing in a spirit of mutual confidence", 5)
    assert hits[0].who == ("Yuri Borisov",)
    assert 75 <= hits[0].score < 100
    assert "mutual confidence" in hits[0].passage.text
    assert seed().text[hits[0].passage.start : hits[0].passage.end] == hits[0].passage.text
    (exact, *_) = archive.quotations("Serbia has always been Russia's strategic partner", 5)
    assert exact.score > 97, "an apostrophe of another shape is no other word"


def test_words_that_nobody_said_are_no_quotation(archive: Archive) -> None:
    assert archive.quotations("the moon is made of green cheese and nobody has denied it", 5) == ()


# -- who is meant ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Serbia", "serbia", "Serbian", "the Serbs"])
def test_a_country_stands_for_all_who_are_of_it(archive: Archive, name: str) -> None:
    ids = entities_meant(archive._connection, name)
    marks = ", ".join("?" * len(ids))
    rows = archive._connection.execute(f"SELECT name FROM entity WHERE id IN ({marks})", ids)  # noqa: S608
    assert {"Serbia", "Belgrade", "Ivica Dacic"} <= {found for (found,) in rows}


# -- diary -------------------------------------------------------------------------------------------------------------


def test_two_stories_tell_one_visit(archive: Archive) -> None:
    (visit,) = [plan for plan in archive.plans(DiaryFilter(who="Lund", where="Lisbon")) if plan.kind == "visit"]
    assert [step.story_key for step in visit.history] == ["oslo-1", "lisbon-1"]
    assert visit.when is not None
    assert visit.when.edtf == "2022-05-20"
    assert visit.because


def test_the_diary_s_lanes(archive: Archive) -> None:
    on_the_day = archive.plans(DiaryFilter(on="2022-05-20", who="Lund", lanes=("ahead",)))
    assert [plan.kind for plan in on_the_day][:1] == ["visit"]
    assert archive.plans(DiaryFilter(on="2022-05-21", who="Lund", lanes=("ahead",), words="visit")) == ()
    overdue = archive.plans(DiaryFilter(on="2022-05-21", who="Lund", lanes=("overdue",), words="visit"))
    assert [plan.kind for plan in overdue][:1] == ["visit"]


def test_the_diary_is_opened_on_the_newest_story_s_day(archive: Archive) -> None:
    assert archive.newest_day() == "2022-05-12"
    counts = archive.lane_counts(DiaryFilter())
    assert counts["overdue"] == 2, "the visit and the signing of January 2019"
    assert sum(counts.values()) == archive.counts().planned == len(archive.plans(DiaryFilter()))


def test_a_month_is_between_the_days_that_it_may_be(archive: Archive) -> None:
    january = archive.plans(DiaryFilter(since="2019-01-31", until="2019-02-10"))
    assert {plan.kind for plan in january} == {"visit", "signing"}
    assert archive.plans(DiaryFilter(since="2019-02-01", until="2019-02-10")) == ()


@pytest.mark.parametrize(
    ("since", "until", "kinds"),
    [
        ("2022-05-09", "2022-05-15", {"visit"}),
        ("2022-10-01", "2022-10-31", {"publication"}),
        ("2022-06-01", "2022-06-07", {"visit"}),
        ("2022-07-01", "2022-07-31", set()),
    ],
)
def test_a_deadline_is_on_its_day_and_a_start_on_the_days_after_it(
    tmp_path: Path, since: str, until: str, kinds: set[str]
) -> None:
    text = tells(
        "The report will be published by October 30. Ann Poe will start a trip to Chad on Monday.",
        Ev("published", kind="publication", who=("The report",), time="by October 30"),
        Ev("trip", who=("Ann Poe",), where=("Chad",), time="on Monday"),
    )
    with open_archive(tmp_path / "open.db", create=True) as archive:
        keep_all(archive, Story(key="open", text=text, published_on="2022-05-03"))
        assert {plan.kind for plan in archive.plans(DiaryFilter(since=since, until=until))} == kinds


def test_a_part_names_its_whole(archive: Archive) -> None:
    visit, signing = archive.plans(DiaryFilter(where="Serbia"))
    assert (visit.kind, signing.kind) == ("visit", "signing")
    assert signing.part_of == visit.id


@pytest.mark.parametrize("on", ["2018-11-09", "2019-01-31", "2019-02-01", "2022-05-20", "2022-05-21", "2030-01-01"])
def test_the_archive_s_lanes_are_those_of_the_plans(archive: Archive, on: str) -> None:
    for lane in ("ahead", "undated", "overdue", "over"):
        plans = archive.plans(DiaryFilter(on=on, lanes=(lane,)))
        assert {lane_of(plan, on) for plan in plans} <= {lane}
    assert sum(archive.lane_counts(DiaryFilter(on=on)).values()) == archive.counts().planned


def test_changed_since(archive: Archive) -> None:
    changed = archive.plans(DiaryFilter(changed_since="2022-05-10"))
    assert changed
    assert all(plan.history[-1].story_key == "lisbon-1" for plan in changed)


def test_a_visit_that_is_called_off_is_over(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> None:
    with open_archive(tmp_path_factory.mktemp("over") / "test.db", create=True) as other:
        keep_all(other, OSLO, LISBON, CALLED_OFF)
        (visit,) = other.plans(DiaryFilter(who="Lund", where="Lisbon", words="visit", lanes=("over",)))
        assert visit.status == "cancelled"
        assert [step.status for step in visit.history] == ["confirmed", "confirmed", "cancelled"]
    assert archive.plans(DiaryFilter(lanes=("over",))) == ()


# -- figures -----------------------------------------------------------------------------------------------------------


def test_both_pairs_of_the_wire_story_disagree_with_a_reason(archive: Archive) -> None:
    disputed = archive.figures(FigureFilter(conflicts=True))
    pairs = {
        (figure.claim.figure.text, one.claim.figure.text, one.reason)
        for figure in disputed
        for one in figure.compared
        if one.reason not in AT_ONE
    }
    assert pairs == {
        ("$1.57 billion", "$3.5 billion", "other source"),
        ("$3.5 billion", "$1.57 billion", "other source"),
        ("[$] 168 million", "[$] 500 [million,]", "other source"),
        ("[$] 500 [million,]", "[$] 168 million", "other source"),
    }
    assert archive.counts().conflicts == 2


def test_figures_by_words_unit_and_claimant(archive: Archive) -> None:
    trade = archive.figures(FigureFilter(words="trade", unit="usd"))
    assert {figure.claim.figure.text for figure in trade} == {"$2 billion", "$4 billion"}
    banks = archive.figures(FigureFilter(claimant="Bank of Russia"))
    assert {figure.claim.figure.text for figure in banks} == {"$1.57 billion", "[$] 168 million"}
    assert archive.figures(FigureFilter(about="Portugal", since="2022-05-10"))[0].claim.figure.value == 3200
    assert len(archive.figures(FigureFilter(limit=3))) == 3


# -- dossiers ----------------------------------------------------------------------------------------------------------


def test_a_dossier_on_two_countries(archive: Archive) -> None:
    found = archive.dossier("Russia", "Serbia", "2018-11-10")
    assert {plan.kind for plan in found.ahead} == {"visit", "signing"}
    assert {hit.who for hit in found.said} >= {("Yuri Borisov",), ("Ivica Dacic",)}
    assert {"$1.57 billion", "$3.5 billion"} <= {figure.claim.figure.text for figure in found.figures}
    assert found.agencies == {"TASS": 1}
    assert [story.key for story in found.stories] == ["seed"]


def test_a_dossier_on_one_person(archive: Archive) -> None:
    found = archive.dossier("Kari Lund")
    assert {story.key for story in found.stories} == {"oslo-1", "lisbon-1"}
    assert any(plan.kind == "visit" for plan in found.ahead)
    assert any("trade with Portugal" in hit.told for hit in found.said)


def test_a_dossier_on_somebody_unknown_is_empty(archive: Archive) -> None:
    found = archive.dossier("Nobody Atall", "Serbia")
    assert (found.stories, found.ahead, found.said, found.figures) == ((), (), (), ())
    assert found.known_as[0] == ()


def test_what_no_story_holds_is_not_found_and_breaks_nothing(archive: Archive) -> None:
    assert archive.story("oslo-1\udcff") is None
    assert archive.figures(FigureFilter(unit="\udcff")) == ()
    assert archive.search(Search(words="visit\0nowhere")) == ()


def test_a_dossier_on_one_party_under_two_names_is_on_that_party(archive: Archive) -> None:
    assert archive.dossier("Serbia", "the Serbs") == archive.dossier("Serbia")
