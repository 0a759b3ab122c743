"""Whom the server answers, what binds the browser, and that no page asks for anything from elsewhere."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord.web
from onrecord.web.app import STATIC
from onrecord.web.guard import Guard
from web.seeing import tree
from web.shelf import made_up_stories

if TYPE_CHECKING:
    from fastapi.testclient import TestClient
    from starlette.types import Receive, Scope, Send

FILES = Path(onrecord.web.__file__).parent / "static"
SHA = next(iter(made_up_stories().kept))[:12]
PAGES = ["/", "/search?q=Chile", "/quote?q=fish", "/stories", "/diary", "/figures", "/dossier?a=Berg", f"/story/{SHA}",
         "/nothing"]  # fmt: skip


EVERYWHERE = "0.0.0.0"  # noqa: S104  # nothing is bound
_SVG = "http://www.w3.org/2000/svg"


async def nobody(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise AssertionError


@pytest.mark.parametrize(
    ("host", "bound_to", "is_answered"),
    [
        ("localhost:8765", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("127.0.0.1:8765", "127.0.0.1", True),
        ("[::1]:8765", "127.0.0.1", True),
        ("evil.example:8765", "127.0.0.1", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("192.168.1.7:8765", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        ("[::1", "127.0.0.1", True),
        ("desk.example", "desk.example", True),
        ("[fe80::1]:80", "fe80::1", True),
        ("192.168.1.7:8765", EVERYWHERE, True),
        ("[fe80::1]", "::", True),
        ("evil.example", EVERYWHERE, False),
        ("localhost:80:evil", "127.0.0.1", False),
        ("localhost:evil", "127.0.0.1", False),
        ("[::1]:80:evil", "127.0.0.1", False),
        ("[::1]evil", "127.0.0.1", False),
    ],
)
def test_only_names_of_this_machine_are_answered(host: str, bound_to: str, *, is_answered: bool) -> None:
    assert Guard(nobody, bound_to).answers_to(host) is is_answered


@pytest.mark.parametrize("path", ["/", "/stories.json", "/static/onrecord.css"])
def test_a_rebound_name_gets_nothing(path: str, made: TestClient) -> None:
    answer = made.get(path, headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "Berg" not in answer.text


NAVIGATES = {"sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"sec-fetch-site": "none", **NAVIGATES}, 200),
        ({"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, 200),
        ({"sec-fetch-site": "same-origin", "origin": "http://localhost"}, 200),
        ({"sec-fetch-site": "cross-site", **NAVIGATES}, 200),
        ({"sec-fetch-site": "cross-site", **NAVIGATES, "origin": "null"}, 200),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, 403),
        ({"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://localhost:3000"}, 403),
    ],
)
def test_another_sites_page_loads_nothing(headers: dict[str, str], status: int, made: TestClient) -> None:
    answer = made.get("/stories.json", headers={"host": "localhost", **headers})
    assert answer.status_code == status
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", [*PAGES, "/stories.csv", "/diary?on=never", "/static/onrecord.js"])
def test_every_answer_binds_the_browser(path: str, made: TestClient) -> None:
    headers = made.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_scripts_or_styles_in_it_or_asks_elsewhere(path: str, made: TestClient) -> None:
    page = tree(made.get(path).text)
    assert page.xpath("//@style | //style | //@onclick | //@onload | //base | //iframe") == []
    assert [script.text for script in page.xpath("//script") if script.text] == []
    for address in page.xpath("//@href | //@src | //@action"):
        assert address.startswith(("/", "#")), address
        assert not address.startswith("//")
    for own in page.xpath("//@src | //link/@href"):
        assert made.get(own).status_code == 200


@pytest.mark.parametrize("name", STATIC)
def test_no_file_asks_elsewhere(name: str, made: TestClient) -> None:
    answer = made.get(f"/static/{name}")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    if not name.startswith("vendor/"):
        assert re.findall(r"(?:https?:)?//[^\s/]+", answer.text.replace(_SVG, "")) == []


def test_every_file_is_served_and_no_other(made: TestClient) -> None:
    there = {path.relative_to(FILES).as_posix() for path in FILES.rglob("*") if path.is_file()}
    assert there - set(STATIC) == {"vendor/vendored.toml"}
    for path in ("../app.py", "..%2fapp.py", "vendor/vendored.toml", "", "vendor"):
        assert made.get(f"/static/{path}").status_code == 404


def test_what_comes_from_others_is_as_it_was_published() -> None:
    vendored = tomllib.loads((FILES / "vendor" / "vendored.toml").read_text(encoding="utf-8"))
    files = {entry["file"] for entry in vendored.values()} | {entry["licence_file"] for entry in vendored.values()}
    assert {path.name for path in (FILES / "vendor").iterdir()} == files | {"vendored.toml"}
    for entry in vendored.values():
        raw = (FILES / "vendor" / entry["file"]).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == entry["sha256"]
        assert f'version:"{entry["version"]}"' in raw.decode("utf-8")


def test_nothing_can_be_written(made: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = made.request(method, "/stories")
        assert answer.status_code == 405
        assert "only read here" in answer.text
    assert made.head("/stories").status_code == 200
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert made.get(path).status_code == 404


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/nothing"])
def test_pages_are_light(path: str, made: TestClient) -> None:
    page = made.get(path)
    whole = len(page.content) + sum(
        len(made.get(own).content) for own in tree(page.text).xpath("//script/@src | //link[@rel='stylesheet']/@href")
    )
    assert whole < 100_000
