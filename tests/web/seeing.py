"""What is in a page, for tests: its tree, and its words exactly as a browser has them before it lays them out."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, cast

import lxml.html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

VOID = frozenset({"br", "meta", "link", "input", "img", "hr", "line"})


def tree(page: str) -> HtmlElement:
    return lxml.html.document_fromstring(page)


def texts(page: str, path: str) -> list[str]:
    """Return the words of what an XPath finds, each on one line."""
    return [" ".join(str(one.text_content()).split()) for one in cast("list[HtmlElement]", tree(page).xpath(path))]


class Pieces(HTMLParser):
    """The stretches of a marked story with their places, in order; fails where elements do not nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stretches: list[tuple[int, int, str]] = []
        self.ids: list[str] = []
        self.deepest = 0
        self._open: list[tuple[str, bool]] = []
        self._place: tuple[int, int] = (0, 0)
        self._words: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open, f"never closed: {self._open}"

    @property
    def text(self) -> str:
        return "".join(words for _, _, words in self.stretches)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert all(name in {"id", "class", "dir", "title"} or name.startswith("data-") for name in given), given
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag in VOID:
            return
        place = given.get("data-c")
        if place:
            start, _, end = place.partition("-")
            self._place, self._words = (int(start), int(end)), []
        self._open.append((tag, bool(place)))
        self.deepest = max(self.deepest, len(self._open))

    def handle_endtag(self, tag: str) -> None:
        opened, is_stretch = self._open.pop()
        assert opened == tag
        if is_stretch:
            self.stretches.append((*self._place, "".join(self._words)))

    def handle_data(self, data: str) -> None:
        assert any(is_stretch for _, is_stretch in self._open), f"words outside of every stretch: {data!r}"
        self._words.append(data)
