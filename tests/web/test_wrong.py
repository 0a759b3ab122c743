"""What is wrong is said: what, where, and what to do; as a page and as JSON."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from onrecord.archive import Archive, open_archive
from onrecord.errors import ArchiveAccessError, BadQueryError
from web.conftest import client_over
from web.seeing import texts
from web.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient


def broken(fault: Exception) -> TestClient:
    """Return a client of pages over an archive that cannot be opened."""

    def opener() -> Archive:
        raise fault

    return client_over(opener, tells_faults=False)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nothing", "There is no such page."),
        ("/story/00000000", "No such story is kept."),
        ("/story/a/b", "There is no such page."),
        ("/static/nothing.css", "There is no such page."),
    ],
)
def test_what_is_not_there(path: str, said: str, made: TestClient) -> None:
    answer = made.get(path)
    assert answer.status_code == 404
    assert texts(answer.text, "//p[@class='what']") == [said]
    assert "Look" in answer.text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/diary?on=2021-02-30", "“2021-02-30” (the day, on): is no day; write one as 2021-07-22."),
        ("/search?q=a&from=May", "“May” (the first day, from): is no day"),
        ("/search?kind=gossip", "“gossip” (kind): input should be 'said', 'figure'"),
        ("/stories?limit=0", "“0” (limit): input should be greater than or equal to 1."),
        ("/stories?offset=x", "“x” (offset): input should be a valid integer"),
        ("/search?q=" + "x" * 501, "string should have at most 500 characters"),
        ("/diary?status=happens", "“happens” (status)"),
    ],
)
def test_what_is_not_understood(path: str, said: str, made: TestClient) -> None:
    answer = made.get(path)
    assert answer.status_code == 422
    assert said in texts(answer.text, "//p[@class='what']")[0]
    name, mark, asked = path.partition("?")
    error = made.get(f"{name}.json{mark}{asked}").json()["error"]
    assert said in error["happened"]
    assert error["remedy"]


def test_what_the_archive_says_is_told() -> None:
    gone = ArchiveAccessError("news.db", "cannot be opened (Permission denied)", "ask its owner")
    with broken(gone) as client:
        answer = client.get("/stories")
        assert answer.status_code == 503
        assert "Cannot be opened (Permission denied)." in answer.text
        assert "Ask its owner." in answer.text
        assert client.get("/stories.json").json()["error"]["place"] == "news.db"


def test_a_question_that_the_archive_does_not_understand() -> None:
    with broken(BadQueryError("“-”", "holds no word to look for", "name one")) as client:
        assert client.get("/stories").status_code == 422


def test_a_fault_of_our_own_keeps_its_secrets() -> None:
    with broken(RuntimeError("/home/mary/secret.db")) as client:
        answer = client.get("/stories")
    assert answer.status_code == 500
    assert "RuntimeError" in answer.text
    assert "secret" not in answer.text
    assert "fault of Onrecord" in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_every_request_opens_an_archive_in_its_own_thread() -> None:
    opened: list[int] = []
    shelf = Shelf([])

    @contextmanager
    def opener() -> Iterator[Archive]:
        opened.append(threading.get_ident())
        with open_archive(shelf.path) as archive:
            yield archive
        opened.append(threading.get_ident())

    with client_over(opener) as client:
        client.get("/")
        client.get("/diary")
    assert len(opened) == 4
    assert opened[0] == opened[1]
    assert opened[2] == opened[3]
    assert threading.get_ident() not in opened


def test_a_word_that_is_none_is_not_looked_for(made: TestClient) -> None:
    answer = made.get("/search?q=...")
    assert answer.status_code == 422
    assert "Holds no word to look for." in answer.text
