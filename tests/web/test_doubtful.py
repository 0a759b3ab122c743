"""What is doubtful on the pages: left out, counted, and shown with a word to it where it is asked for."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from doubt import HARDLY, HOLM, LUND, SURELY, keep_doubted
from onrecord import open_archive
from web.conftest import client_of
from web.seeing import texts
from web.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient


@pytest.fixture
def doubting() -> Iterator[TestClient]:
    shelf = Shelf([SURELY])
    with open_archive(shelf.path) as archive:
        keep_doubted(archive, HARDLY)
    with client_of(shelf) as client:
        yield client


def titles(page: str) -> list[str]:
    return texts(page, "//*[contains(@class, 'plan-title')]")


def test_the_diary(doubting: TestClient) -> None:
    page = doubting.get("/diary").text
    assert titles(page) == [LUND]
    assert texts(page, "//p[contains(@class, 'doubted')]") == ["1 doubtful entry is left out: show it too."]
    assert 'href="/diary?doubtful=yes"' in page
    page = doubting.get("/diary?doubtful=yes").text
    assert titles(page) == [LUND, HOLM]
    assert texts(page, "//p[contains(@class, 'doubted')]") == []
    assert texts(page, "//p[@class='plan-head']") == ["20 May 2022 confirmed", "25 May 2022 confirmed doubtful"]
    assert 'name="doubtful" value="yes" checked' in page


def test_an_empty_diary_says_so(doubting: TestClient) -> None:
    page = doubting.get("/diary?where=Madrid").text
    assert "Nothing in the diary fits but what is doubtful." in page
    assert 'href="/diary?where=Madrid&amp;doubtful=yes"' in page
    assert titles(doubting.get("/diary?where=Madrid&doubtful=yes").text) == [HOLM]
    assert "doubtful entr" not in doubting.get("/diary?where=Rome").text


def test_the_same_as_data(doubting: TestClient) -> None:
    given = doubting.get("/diary.json").json()
    assert ([plan["title"] for plan in given["plans"]], given["doubtful_left_out"]) == ([LUND], 1)
    given = doubting.get("/diary.json?doubtful=yes").json()
    assert given["doubtful_left_out"] == 0
    assert [(plan["title"], plan["confidence"], plan["doubtful"]) for plan in given["plans"]][1] == (HOLM, 0.31, True)
    rows = list(csv.DictReader(io.StringIO(doubting.get("/diary.csv?doubtful=yes").text)))
    told = [(row["title"], row["participants"], row["doubtful"]) for row in rows]
    assert told == [(LUND, "Kari Lund", "no"), (HOLM, "Ola Holm", "yes")]
    assert HOLM not in doubting.get("/diary.csv").text
    assert HOLM not in doubting.get("/diary.ics").text
    assert f"[doubtful] {HOLM}" in doubting.get("/diary.ics?doubtful=yes").text
    assert "/diary.ics?doubtful=yes" in doubting.get("/diary?doubtful=yes").text


def test_home_counts_what_the_diary_shows(doubting: TestClient) -> None:
    (diary, *_) = texts(doubting.get("/").text, "//ul[@class='doors']/li")
    assert diary.startswith(f"Diary 1 planned event, 1 doubtful 20 May 2022 {LUND}")


def test_a_dossier(doubting: TestClient) -> None:
    page = doubting.get("/dossier?a=Ola+Holm").text
    assert titles(page) == []
    assert "1 doubtful plan is left out" in page
    page = doubting.get("/dossier?a=Ola+Holm&doubtful=yes").text
    assert titles(page) == [HOLM]
    assert texts(page, "//span[contains(@class, 'doubtful')]") == ["doubtful"]
    assert "left out" not in page


def test_a_story_and_a_search_show_it_and_say_so(doubting: TestClient) -> None:
    assert texts(doubting.get("/story?key=hardly", follow_redirects=True).text, "//span[contains(@class, 'doubtful')]")
    found = doubting.get("/search?q=Madrid&kind=planned").text
    assert texts(found, "//p[@class='hit-head']") == [f"{HOLM} doubtful"]
    assert "doubtful" not in doubting.get("/search?q=Lisbon&kind=planned").text
    assert "doubtful" not in doubting.get("/story?key=sure", follow_redirects=True).text
