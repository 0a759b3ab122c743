"""What is wrong is said: what, where, and what to do; as a page and as JSON."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import NoAccessError, OnrecordError
from web.conftest import client_of, client_over
from web.seeing import texts
from web.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient


class NotUnderstoodError(OnrecordError):
    code = "archive.query"


class Broken(Shelf):
    """A shelf that raises what it is given."""

    def __init__(self, fault: Exception) -> None:
        super().__init__([])
        self.fault = fault

    def stories(self, limit: int, offset: int = 0) -> tuple[()]:  # noqa: ARG002
        raise self.fault


def broken(fault: Exception) -> TestClient:
    return client_of(Broken(fault), tells_faults=False)


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
    gone = NoAccessError("news.db", "cannot be opened (Permission denied)", "ask its owner")
    with broken(gone) as client:
        answer = client.get("/stories")
        assert answer.status_code == 503
        assert "Cannot be opened (Permission denied)." in answer.text
        assert "Ask its owner." in answer.text
        assert client.get("/stories.json").json()["error"]["place"] == "news.db"


def test_a_question_that_the_archive_does_not_understand() -> None:
    with broken(NotUnderstoodError("“-”", "holds no word to look for", "name one")) as client:
        assert client.get("/stories").status_code == 422


def test_a_fault_of_our_own_keeps_its_secrets() -> None:
    with broken(RuntimeError("/home/mary/secret.db")) as client:
        answer = client.get("/stories")
    assert answer.status_code == 500
    assert "RuntimeError" in answer.text
    assert "secret" not in answer.text
    assert "fault of Onrecord" in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_every_request_opens_an_archive_of_its_own() -> None:
    opened: list[int] = []
    shelf = Shelf([])

    @contextmanager
    def opener() -> Iterator[Shelf]:
        import threading

        opened.append(threading.get_ident())
        yield shelf
        opened.append(threading.get_ident())

    with client_over(opener) as client:
        client.get("/")
        client.get("/diary")
    assert len(opened) == 4
    assert opened[0] == opened[1]
    assert opened[2] == opened[3]
