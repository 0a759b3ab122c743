"""Articles out of pages, with trafilatura; nothing is fetched."""

from __future__ import annotations

import logging
import re
from typing import Any

from onrecord.errors import MissingExtraError, NoArticleError
from onrecord.intake.decode import check_characters, decode
from onrecord.intake.given import Story
from onrecord.intake.markup import with_few_attributes

_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_DECLARATION = 4096
"""Browsers look for the declaration in so many bytes, or fewer."""
_SITE_AFTER_TITLE = re.compile(r"(?P<title>.+?\S)\s+(?P<mark>[|–—·-])\s+(?P<site>[^|–—·]{2,60})")
_SITE_WORDS = 4
"""A site's name after a stroke has at most so many words, and the title before it more."""
_NOT_CHARACTERS = re.compile("[\x00\ud800-\udfff]")

for _library in ("trafilatura", "htmldate", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_html(raw: bytes, key: str, place: str, source: str | None = None) -> Story:
    """Return the article of a page: its title, a blank line, and its body as trafilatura finds it.

    The date that the page's markup claims is only evidence (``metadata_on``). Raises ``NoArticleError`` where the page
    has no article, ``MissingExtraError`` where trafilatura is not installed.
    """
    declared = _DECLARED.search(raw[:_DECLARATION])
    page = decode(raw, place, declared[1].decode("ascii") if declared else None)
    found = _extract(with_few_attributes(page), place)
    body = _clean(found.text if found is not None else None)
    if not body:
        raise NoArticleError(place, "has no article that could be found", "give the article's text as a .txt file")
    title = _without_site(_clean(found.title), f"{found.sitename or ''} {found.hostname or ''}")
    if title and _opens_with(body, title):
        body = body.partition("\n")[2].lstrip()
    text = f"{title}\n\n{body}" if title and body else title or body
    check_characters(text, place)
    return Story(key=key, text=text, title=title or None, metadata_on=found.date or None, source=source)


def _extract(page: str, place: str) -> Any:  # noqa: ANN401 - trafilatura's document, or none
    try:
        import trafilatura  # noqa: PLC0415 - an extra, and slow to start
    except ImportError as error:
        raise MissingExtraError(
            place,
            f"is a page, and pages need trafilatura, which is not installed ({error})",
            "pip install 'onrecord[html]'",
        ) from None
    try:
        return trafilatura.bare_extraction(
            page,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (ValueError, TypeError, AttributeError, AssertionError, RecursionError):
        return None  # broken markup; whatever the parser stumbled over, the page has no article for us


def _without_site(title: str, site: str) -> str:
    """Return a title without the name of its site at the end (``Poe visits Rome - The Example``)."""
    match = _SITE_AFTER_TITLE.fullmatch(title)
    if match is None:
        return title
    name, known = (re.sub(r"\W|_", "", words).casefold() for words in (match["site"], site))
    by_stroke = match["mark"] == "|" and len(match["site"].split()) <= _SITE_WORDS < len(match["title"].split())
    return match["title"] if by_stroke or (name and (name in known or name.removeprefix("the") in known)) else title


def _clean(words: str | None) -> str:
    return _NOT_CHARACTERS.sub("", words or "").strip()


def _opens_with(body: str, title: str) -> bool:
    first = body.split("\n", 1)[0]
    return " ".join(first.split()).casefold() == " ".join(title.split()).casefold()
