"""Chromium, and the pages served for it. Without a browser the tests are skipped; with CI set, that is a failure."""

from __future__ import annotations

import os
import shutil
import threading
import time
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

from onrecord.cli.serve import address_of, listen
from onrecord.web import create_app
from web.shelf import Shelf, made_up_stories, opener_of, real_stories

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome")


@cache
def chromium() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        missing = "no Chromium on this machine"
        if os.environ.get("CI"):
            pytest.fail(f"{missing}, and CI is set")
        pytest.skip(missing)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@contextmanager
def served(shelf: Shelf) -> Iterator[str]:
    """Serve a shelf, and give the address without its last stroke."""
    listening = listen("127.0.0.1", 0)
    config = uvicorn.Config(create_app(opener_of(shelf)), log_level="warning", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    running = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    running.start()
    while not server.started:
        assert running.is_alive()
        time.sleep(0.01)
    yield address_of(listening, "127.0.0.1").rstrip("/")
    server.should_exit = True
    running.join(10)
    listening.close()


@pytest.fixture(scope="session")
def made() -> Iterator[str]:
    with served(made_up_stories()) as address:
        yield address


@pytest.fixture(scope="session")
def real() -> Iterator[str]:
    with served(real_stories()) as address:
        yield address


class Watched:
    """A browser's window; what goes wrong in it fails the test at its end."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", lambda told: self.complaints.append(told.text) if told.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._refuse)
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _refuse(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@contextmanager
def window(
    browser: Browser, *, width: int = 1280, height: int = 900, dark: bool = False, scripts: bool = True
) -> Iterator[Page]:
    """Open a window that may complain of nothing and ask for nothing from elsewhere."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        java_script_enabled=scripts,
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(10_000)
    watched = Watched(context)
    yield watched.page
    context.close()
    assert watched.complaints == []
    assert [url for url in watched.asked if not url.startswith("http://127.0.0.1:")] == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser) as opened:
        yield opened
