"""``onrecord serve``: one line that says where, and an end in good order."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
import webbrowser
from pathlib import Path

import pytest

from onrecord.cli import serve
from onrecord.errors import CannotListenError, MissingExtraError
from running import environment
from web.shelf import Shelf, opener_of

TESTS = Path(__file__).parent.parent
SERVING = """
import signal
from onrecord.cli.serve import serve
from web.shelf import Shelf, opener_of
signal.signal(signal.SIGINT, signal.default_int_handler)  # as in a terminal; a shell's background job ignores it
serve(opener_of(Shelf([])), "news.db", host="127.0.0.1", port=0)
"""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_free_port_is_found(host: str) -> None:
    with serve.listen(host, 0) as listening:
        port = listening.getsockname()[1]
        assert serve.address_of(listening, host) == f"http://{host}:{port}/"
        assert serve.address_of(listening, "0.0.0.0") == f"http://localhost:{port}/"  # noqa: S104
        assert serve.address_of(listening, "::1") == f"http://[::1]:{port}/"


def test_a_port_that_is_taken_is_one_clear_line() -> None:
    with serve.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListenError) as wrong:
            serve.listen("127.0.0.1", port)
    assert str(wrong.value) == (
        f"127.0.0.1:{port}: its port is taken; name another with --port, or let --port 0 take a free one"
        " [serve.address]"
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid", "a" * 70])
def test_an_address_that_is_not_ours_is_one_clear_line(host: str) -> None:
    with pytest.raises(CannotListenError, match="is no address of this machine"):
        serve.listen(host, 0)


def test_a_missing_package_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'onrecord[web]'")):
        serve.serve(opener_of(Shelf([])), "news.db", host="127.0.0.1", port=0)


def test_the_browser_is_opened_when_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    served: list[object] = []
    monkeypatch.setattr(serve, "_run", lambda _app, listening: served.append(listening))
    serve.serve(opener_of(Shelf([])), "news.db", host="0.0.0.0", port=0, opens=True)  # noqa: S104
    told = capsys.readouterr().err
    assert re.match(r"news\.db \(0 stories\) at http://localhost:\d+/ \(Ctrl-C ends it\)\neverybody who", told)
    for _ in range(100):
        if opened:
            break
        signal.sigtimedwait([], 0.02)
    assert opened
    assert opened[0] in told
    assert served


def test_it_serves_until_ctrl_c_and_ends_with_0() -> None:
    path = os.pathsep.join([environment()["PYTHONPATH"], str(TESTS)])
    running = subprocess.Popen(
        [sys.executable, "-c", SERVING], stderr=subprocess.PIPE, text=True, env=environment(PYTHONPATH=path)
    )
    assert running.stderr
    try:
        address = re.search(r"http://\S+", running.stderr.readline())
        assert address
        with urllib.request.urlopen(address[0], timeout=20) as page:  # noqa: S310
            assert b"Nothing is kept in this archive yet" in page.read()
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 0
        assert running.stderr.read() == "ended\n"
    finally:
        running.kill()
        running.wait()
        running.stderr.close()
