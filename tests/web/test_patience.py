"""A connection that stays half open ends; one that asks is answered."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest
import uvicorn

from onrecord.cli import serve
from onrecord.web import create_app, patience
from web.shelf import Shelf, opener_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ASKED = b"GET /static/icon.svg HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Serve with little patience, and return where."""
    monkeypatch.setattr(patience, "PATIENCE_S", 1.0)
    app = create_app(opener_of(Shelf([])))
    server = uvicorn.Server(serve.settings(app))
    with serve.listen("127.0.0.1", 0) as listening:
        running = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        running.start()
        yield listening.getsockname()[1]
        server.should_exit = True
        running.join(20)


def ends(connection: socket.socket) -> bool:
    """Tell whether the other side closes within some seconds, whatever it has said before."""
    connection.settimeout(8)
    try:
        while connection.recv(65536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        pass
    return True


@pytest.mark.parametrize("begun", [b"", b"G", ASKED, ASKED + b"\r\n" + ASKED])
def test_a_connection_that_stays_half_open_ends(port: int, begun: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(begun)
        assert ends(connection)


def test_a_connection_that_drips_ends(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(0.2)
        began = time.monotonic()
        while time.monotonic() - began < 10:
            try:
                connection.sendall(b"x")
                if not connection.recv(1):
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        assert time.monotonic() - began < 8


def test_who_asks_is_answered_again_and_again(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for _ in range(4):
        connection.request("GET", "/static/icon.svg")
        assert connection.getresponse().read().startswith(b"<svg")
        assert connection.sock, "it is the same connection still"
        time.sleep(0.5)
    connection.close()
