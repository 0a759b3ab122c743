"""Every page as a page, as JSON and as CSV, over real and made-up stories."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from urllib.parse import quote

import lxml.html
import pytest
from icalendar import Calendar

from web.conftest import client_of
from web.seeing import texts, tree
from web.shelf import ANNOUNCED, HOSTILE, POSTPONED, Shelf, made_up_stories

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

SHA = {key: sha for sha, kept in made_up_stories().kept.items() for key in [kept.carriers[0].key]}
STORY = f"/story/{SHA['wire/announced'][:12]}"
LISTS = ["/search?q=Chile", "/quote?q=sign+an+agreement+on+fish", "/stories", "/diary", "/figures"]
PAGES = [*LISTS, "/", "/search", "/quote", "/figures?conflicts=yes", "/dossier", "/dossier?a=Berg&b=Chile",
         "/dossier?b=Chile", STORY]  # fmt: skip


def as_form(address: str, form: str) -> str:
    path, mark, asked = address.partition("?")
    return f"{'/index' if path == '/' else path}.{form}{mark}{asked}"


def rows(answer: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer)))


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("shelf", ["made", "empty"])
def test_every_page_answers_in_every_form(address: str, shelf: str, request: pytest.FixtureRequest) -> None:
    if shelf == "empty" and address == STORY:
        return
    client: TestClient = request.getfixturevalue(shelf)
    page = client.get(address)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert tree(page.text).xpath("count(//main)") == 1
    assert tree(page.text).xpath("count(//h1 | //form[@class='big-search'])") == 1
    data = client.get(as_form(address, "json"))
    assert data.headers["content-type"] == "application/json"
    assert data.json() == client.get(address, headers={"accept": "application/json"}).json()
    assert as_form(address, "json").replace("+", "%20") in [
        link.replace("+", "%20") for link in tree(page.text).xpath("//span[@class='forms']/a/@href")
    ]


@pytest.mark.parametrize("address", LISTS)
def test_every_list_is_a_table_too(address: str, made: TestClient) -> None:
    table = made.get(as_form(address, "csv"))
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.text == made.get(address, headers={"accept": "text/csv"}).text
    found = rows(table.text)
    assert found
    for row in found:
        assert made.get(row["address"].partition("#")[0]).status_code == 200


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "text/html"),
        ("", "text/html"),
        ("text/html,application/xhtml+xml,application/json;q=0.9", "text/html"),
        ("text/html;q=0.2, application/json;q=0.8", "application/json"),
        ("text/csv;q=nonsense, text/html;q=0.1", "text/html"),
        ("text/csv", "text/csv"),
    ],
)
def test_the_accept_header_chooses(accept: str, kind: str, made: TestClient) -> None:
    answer = made.get("/stories", headers={"accept": accept})
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["vary"] == "Accept"


def test_a_page_without_a_table_has_no_csv(made: TestClient) -> None:
    assert (
        made.get("/", headers={"accept": "text/csv, application/json;q=0.5"})
        .headers["content-type"]
        .startswith("application/json")
    )
    assert made.get("/dossier.csv").status_code == 404


# -- home


def test_home_counts_and_shows_one_of_each(made: TestClient) -> None:
    page = made.get("/").text
    doors = texts(page, "//ul[@class='doors']/li")
    assert [door.split(" ")[0] for door in doors] == ["Diary", "Who", "Figures", "Dossier"]
    assert "planned events May 2022 Anna Berg to sign an agreement in Santiago confirmed" in doors[0]
    assert "We hope to find a new date" in doors[1]
    assert "Anna Berg and Santiago" in doors[3]
    for link in tree(page).xpath("//ul[@class='doors']//a/@href"):
        assert made.get(link).status_code == 200
    assert len(texts(page, "//ul[@class='lines']/li")) == made.get("/index.json").json()["counts"]["stories"]


def test_an_empty_archive_says_what_to_do(empty: TestClient) -> None:
    for address in ("/", "/diary", "/stories", "/dossier"):
        assert "onrecord read" in empty.get(address).text


# -- search


def test_hits_stand_by_kind_with_their_words_marked(made: TestClient) -> None:
    page = made.get("/search?q=fisheries").text
    assert texts(page, "//h2")[:2] == ["Said 1", "Planned 1"]
    assert set(texts(page, "//mark")) == {"fisheries"}
    link = tree(page).xpath("//a[@class='to-words']/@href")[0]
    start, end = link.partition("#c")[2].split("-")
    assert ANNOUNCED.text[int(start) : int(end)].startswith("We will sign")


def test_a_search_can_be_narrowed(made: TestClient) -> None:
    assert {hit["kind"] for hit in made.get("/search.json?q=Chile&kind=figure").json()["hits"]} == {"figure"}
    assert made.get("/search.json?q=Chile&who=nobody").json()["hits"] == []
    days = {
        hit["published_on"] for hit in made.get("/search.json?q=Chile&from=2022-04-01&to=2022-04-30").json()["hits"]
    }
    assert days == {"2022-04-20"}


def test_blank_fields_of_a_form_ask_for_nothing(made: TestClient) -> None:
    assert made.get("/search.json?q=Chile&who=&from=&to=&kind=").json()["hits"]
    assert made.get("/diary.json?on=&who=&status=&lane=&changed=").json()["plans"]


def test_more_hits_are_one_click_away(made: TestClient) -> None:
    page = made.get("/search?q=Chile&limit=1").text
    assert made.get("/search.json?q=Chile&limit=1").json()["more"] is True
    (more,) = tree(page).xpath("//a[text()='Show more']/@href")
    assert len(texts(made.get(more).text, "//ol[@class='hits']/li")) > len(texts(page, "//ol[@class='hits']/li"))


def test_nothing_found_says_what_next(made: TestClient) -> None:
    assert "Try fewer of them" in made.get("/search?q=zebra").text
    assert "/dossier?a=Berg" in made.get("/search?who=Berg").text


def test_a_quotation_is_found_by_its_likeness(made: TestClient) -> None:
    offered = made.get('/search?q="We will sign an accord on fisheries"').text
    (link,) = tree(offered).xpath("//p[@class='note']/a/@href")
    page = made.get(link).text
    assert "% alike" in page
    assert "We will sign an agreement on fisheries" in texts(page, "//span[@class='in']")[0]
    assert "Nobody is on record" in made.get("/quote?q=zzzz+qqqq+xxxx").text


# -- diary


def test_the_diary_says_from_which_day_it_looks(made: TestClient) -> None:
    page = made.get("/diary").text
    assert texts(page, "//p[@class='state']")[0].startswith("As of Monday 9 May 2022, the day of the newest story.")
    other = texts(made.get("/diary?on=2022-03-02").text, "//p[@class='state']")[0]
    assert other.startswith("As of Wednesday 2 March 2022; the newest story is of 9 May 2022.")


def test_a_plan_shows_what_moved_and_its_history(made: TestClient) -> None:
    page = made.get("/diary").text
    (plan,) = tree(page).xpath("//article[@class='plan'][.//del]")
    html = lxml.html.tostring(plan, encoding="unicode")
    assert texts(html, "//p[@class='plan-head']") == ["May 2022 12 May 2022 postponed"]
    assert texts(html, "//del") == ["May 2022", "12 May 2022"]
    assert texts(html, "//h3") == ["Anna Berg to visit Chile"]
    steps = texts(html, "//ol[@class='history']/li/p[@class='step']")
    assert steps == [
        "2 March 2022 confirmed May 2022",
        "3 March 2022 confirmed May 2022",
        "20 April 2022 confirmed 12 May 2022",
        "9 May 2022 postponed no date given",
    ]
    assert "word for word as wire/announced" in texts(html, "//ol/li[2]")[0]
    link = tree(html).xpath("//ol[@class='history']/li[last()]//a/@href")[0]
    start, end = map(int, link.partition("#c")[2].split("-"))
    assert POSTPONED.text[start:end] == "visit" == texts(html, "//ol/li[last()]//mark")[0]


def test_what_is_over_is_one_click_away(made: TestClient) -> None:
    page = made.get("/diary").text
    assert "port authority" not in page
    (link,) = tree(page).xpath("//p[@class='to-over']/a/@href")
    assert link == "/diary?lane=over"
    over = made.get(link).text
    assert "Over or called off 2" in texts(over, "//h2")
    assert "cancelled" in texts(over, "//p[@class='plan-head']")[0]
    assert {plan["lane"] for plan in made.get("/diary.json?changed=2022-05-04").json()["plans"]} >= {"over", "undated"}


def test_a_long_diary_has_more(made: TestClient) -> None:
    page = made.get("/diary?limit=1").text
    assert "Shown: Day not given 1 of 2. Show more, or narrow the days." in texts(page, "//p[@class='state']")
    (more,) = tree(page).xpath("//a[text()='Show more']/@href")
    assert more == "/diary?limit=5"
    assert len(texts(made.get(more).text, "//article")) > len(texts(page, "//article"))
    assert not texts(made.get(more).text, "//p[@class='note']")


def test_a_diary_is_a_calendar_for_exactly_its_filter(made: TestClient) -> None:
    (link,) = tree(made.get("/diary?who=Berg&on=2022-05-09").text).xpath("//p[@class='state']/a/@href")
    assert link == "/diary.ics?who=Berg"
    calendar = made.get(link)
    assert calendar.headers["content-type"] == "text/calendar; charset=utf-8"
    events = list(Calendar.from_ical(calendar.content).walk("VEVENT"))
    assert [str(one["x-onrecord-when"]) for one in events] == ["2022-05"]
    assert "on=2022-03-02" in made.get("/diary?on=2022-03-02").text
    assert made.get("/diary.ics?on=never").status_code == 422


def test_a_month_stands_in_its_lane(made: TestClient) -> None:
    headings = texts(made.get("/diary").text, "//h3")
    assert "May 2022, day not given" in headings


def test_what_has_passed_unreported_has_a_lane(made: TestClient) -> None:
    page = made.get("/diary?on=2022-07-01").text
    assert any(heading.startswith("Passed, no report") for heading in texts(page, "//h2"))
    lanes = {plan["lane"] for plan in made.get("/diary.json?on=2022-07-01").json()["plans"]}
    assert {"overdue", "undated"} <= lanes
    assert {row["lane"] for row in rows(made.get("/diary.csv?on=2022-07-01").text)} == lanes


def test_the_diary_can_be_narrowed(made: TestClient) -> None:
    assert {plan["status"] for plan in made.get("/diary.json?status=postponed").json()["plans"]} == {"postponed"}
    assert made.get("/diary.json?who=nobody").json()["plans"] == []
    assert "Nothing in the diary fits" in made.get("/diary?who=nobody").text


# -- figures


def test_figures_that_disagree_stand_side_by_side(made: TestClient) -> None:
    page = made.get("/figures?conflicts=yes").text
    assert "1 figure says otherwise" in texts(page, "//summary")
    assert "1.8 billion USD. The sources differ." in texts(page, "//p[@class='detail']")[0]
    assert any("different sources" in reason for reason in texts(page, "//p[contains(@class, 'reason')]"))
    assert tree(page).xpath("count(//*[name()='svg'])") >= 1
    table = rows(made.get("/figures.csv?conflicts=yes").text)
    assert {row["reason"] for row in table} == {"", "other source"}


def test_figures_show_value_measure_and_whose_word(real: TestClient) -> None:
    page = real.get("/figures?q=trade").text
    assert "more than 2 billion USD forecast" in texts(page, "//tbody//th")
    assert "a forecast ← Yuri Borisov" in texts(page, "//tbody//td[2]")


# -- dossier


def test_a_dossier_warns_of_a_single_source() -> None:
    wire = [ANNOUNCED, POSTPONED]
    with client_of(Shelf(wire)) as client:
        assert "stories come from one agency, Example Wire." in client.get("/dossier?a=Berg").text
    with client_of(Shelf([*wire, HOSTILE])) as client:
        assert "come from one agency" not in client.get("/dossier?a=Berg").text


def test_a_dossier_has_its_parts(made: TestClient) -> None:
    page = made.get("/dossier?a=Berg&b=Chile").text
    assert [heading.split(" ")[0] for heading in texts(page, "//h2")[:5]] == [
        "Ahead", "Said", "Figures", "Changed", "Stories",
    ]  # fmt: skip
    assert texts(page, "//h1") == ["Dossier: Berg – Chile"]
    assert made.get("/dossier.json?a=Berg&b=Chile").json()["dossier"]["parties"] == ["Berg", "Chile"]
    assert "No story that is kept has Zoe in it" in made.get("/dossier?a=Zoe").text


# -- stories


def test_the_list_of_stories_has_leaves(made: TestClient) -> None:
    first = made.get("/stories?limit=2").text
    (older,) = tree(first).xpath("//a[@rel='next']/@href")
    second = made.get(older).text
    assert set(texts(first, "//ul[@class='lines']/li/a")).isdisjoint(texts(second, "//ul[@class='lines']/li/a"))
    (newer,) = tree(second).xpath("//a[@rel='prev']/@href")
    assert made.get(newer).text == first
    assert "Begin with the newest" in made.get("/stories?offset=5000").text


# -- hostile words


@pytest.mark.parametrize("address", ["/", "/stories", "/search?q=Rome", "/diary", "/figures", "/dossier?a=Berg",
                                     f"/story/{SHA[HOSTILE.key][:12]}"])  # fmt: skip
def test_a_story_s_words_stay_words(address: str, made: TestClient) -> None:
    page = made.get(address).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<i>We" not in page
    assert all(script.get("src", "").startswith("/static/") for script in tree(page).xpath("//script"))


def test_what_is_asked_stays_words(made: TestClient) -> None:
    asked = quote('"><script>alert(1)</script>')
    for page in ("search?q=", "quote?q=", "dossier?a=", "diary?who=", "figures?about="):
        answer = made.get(f"/{page}{asked}").text
        assert "<script>alert" not in answer
        assert "alert(1)" in answer


def test_a_spreadsheet_runs_no_formula() -> None:
    from onrecord.web.answering import Table, as_csv

    assert as_csv(Table(("a", "b"), [("=1+1", -2.5), ("@x", None), ("a\nb", "c,d")])) == (
        'a,b\r\n\'=1+1,-2.5\r\n\'@x,\r\n"a\nb","c,d"\r\n'
    )
