"""``/story/…``: the marked story, and beside it what was noted down from it."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive.answers import KeptStory, StoryLine
from onrecord.errors import UnknownStoryError
from onrecord.plainly import on_one_line
from onrecord.web.addresses import in_form, story_at
from onrecord.web.answering import Page, answer, form_of, page_at
from onrecord.web.asking import StoryAsked
from onrecord.web.entries import margin
from onrecord.web.marked import marked_story
from onrecord.web.opening import opened

router = APIRouter()
_REMEDY = "look it up in the list of stories, or search for its words"


def story(request: Request, name: str) -> Response:
    """Show one story; ``name`` is its sha256, or the first digits of it."""
    kept = _kept(request, name)
    shown = {
        "kept": kept,
        "story": kept.record.story,
        "title": title_of(kept),
        "paragraphs": marked_story(kept.record),
        "margin": margin(kept),
        "newer": newer_version(kept),
    }
    return answer(request, Page("story.html", kept, shown))


def story_by_key(request: Request, asked: Annotated[StoryAsked, Query()]) -> Response:
    """Send to the story that is kept under a key, or to the list of stories where none is asked for."""
    if not asked.key:
        return RedirectResponse("/stories", 307)
    place = story_at(_kept(request, asked.key).record.story.sha256)
    form = form_of(request, has_table=False)
    return RedirectResponse(place if form == "html" else in_form(place, form), 307)


def _kept(request: Request, name: str) -> KeptStory:
    with opened(request) as archive:
        kept: KeptStory | None = archive.story(name)
    if kept is None:
        raise UnknownStoryError(name, "no such story is kept", _REMEDY)
    return kept


def title_of(kept: KeptStory) -> str:
    """Return the story's title, else its first words."""
    found = kept.record.story
    words = on_one_line(found.title.text if found.title else found.text[:200])
    return words if found.title or len(words) <= 90 else words[:88] + "…"


def newer_version(kept: KeptStory) -> StoryLine | None:
    """Return the newest text kept under a key of this story, where no key has this text any more."""
    if any(carrier.current for carrier in kept.carriers):
        return None
    current = [line for line in kept.versions if not line.superseded]
    return current[-1] if current else None


page_at(router, "/story", story_by_key)
page_at(router, "/story/{name}", story)
