"""The README's picture is of the story page as it is; this makes it.

    UPDATE_PICTURE=1 .venv/bin/python -m pytest tests/browser/test_picture.py

Fonts differ from machine to machine, so it is not compared dot by dot: in the picture stands a digest of the page and
the style sheet that it was made from.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from browser.conftest import served
from onrecord.stories import seed
from web.shelf import Shelf

if TYPE_CHECKING:
    from playwright.sync_api import Page

PICTURE = Path(__file__).parent.parent.parent / "docs/images/story.png"
SIZE = (1280, 900)
REMEDY = "the page has changed: UPDATE_PICTURE=1 .venv/bin/python -m pytest tests/browser/test_picture.py"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_WORD = b"Description\x00page "
"""A text chunk of a PNG (ISO/IEC 15948): keyword, zero byte, text."""


def with_digest(picture: bytes, digest: str) -> bytes:
    """Return a PNG with the digest in a text chunk behind its header."""
    header = len(_SIGNATURE) + 25
    body = b"tEXt" + _WORD + digest.encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return picture[:header] + chunk + picture[header:]


def digest_in(picture: bytes) -> str:
    found = re.search(rb"tEXt" + re.escape(_WORD) + rb"([0-9a-f]{64})", picture)
    return found[1].decode() if found else ""


def test_the_readme_s_picture_is_of_the_page_as_it_is(page: Page) -> None:
    shelf = Shelf([seed()])  # as it is read, with nothing given
    with served(shelf) as address:
        page.goto(f"{address}/story/{shelf.sha_of(seed())}")
        made = page.screenshot()
        assert struct.unpack(">II", made[16:24]) == SIZE
        # The moment of keeping is printed, and is another each time.
        html = re.sub(r"\d{4}-\d\d-\d\dT[\d:+]+|\d\d:\d\d", "", page.request.get(page.url).text())
        style = page.request.get(f"{address}/static/onrecord.css").text()
    digest = hashlib.sha256((html + style).encode()).hexdigest()
    if os.environ.get("UPDATE_PICTURE"):
        PICTURE.write_bytes(with_digest(made, digest))
    kept = PICTURE.read_bytes()
    assert kept.startswith(_SIGNATURE)
    assert struct.unpack(">II", kept[16:24]) == SIZE
    assert digest_in(kept) == digest, REMEDY
