"""``/stories``: all stories, the newest first."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.answering import Page, answer, page_at
from onrecord.web.asking import StoriesAsked
from onrecord.web.opening import opened
from onrecord.web.tables import stories_table

router = APIRouter()


def stories(request: Request, asked: Annotated[StoriesAsked, Query()]) -> Response:
    """One leaf of the list."""
    with opened(request) as archive:
        counts = archive.counts()
        found = archive.stories(asked.limit + 1, asked.offset)
    lines = found[: asked.limit]
    older, newer = None, None
    if len(found) > asked.limit:
        older = asked.model_copy(update={"offset": asked.offset + asked.limit}).pairs()
    if asked.offset:
        newer = asked.model_copy(update={"offset": max(0, asked.offset - asked.limit)}).pairs()
    shown = {"asked": asked, "counts": counts, "stories": lines, "older": older, "newer": newer}
    data = {"asked": asked, "counts": counts, "stories": lines}
    return answer(request, Page("stories.html", data, shown, stories_table(lines), asked.pairs()))


page_at(router, "/stories", stories, as_csv=True)
