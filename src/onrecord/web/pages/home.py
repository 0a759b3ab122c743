"""``/``: one search box and four doors, each with what is behind it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from onrecord.archive.answers import KeptFigure
from onrecord.archive.questions import DiaryFilter, FigureFilter
from onrecord.link.plans import Plan
from onrecord.plainly import on_one_line
from onrecord.record import Attribution, Record
from onrecord.web.answering import Page, answer, page_at
from onrecord.web.opening import opened

router = APIRouter()
_NEWEST = 8
_LOOKED_THROUGH = 3
"""The newest stories among which somebody's words are looked for, as an example."""
_SHORT = 40, 240
"""Characters of a good example."""


def home(request: Request) -> Response:
    """Counts, an example behind each door, the newest stories."""
    with opened(request) as archive:
        counts = archive.counts()
        newest = archive.stories(_NEWEST)
        on = archive.newest_day()
        ahead = archive.plans(DiaryFilter(on=on, lanes=("ahead",), limit=20)) if on else ()
        figures = archive.figures(FigureFilter(conflicts=True, limit=1)) or archive.figures(FigureFilter(limit=1))
        records = [kept.record for line in newest[:_LOOKED_THROUGH] if (kept := archive.story(line.sha256))]
    shown = {
        "counts": counts,
        "newest": newest,
        "on": on,
        "plan": ahead[0] if ahead else None,
        "said": _somebody_s_words(records),
        "figure": _first(figures),
        "parties": _two_parties(ahead),
    }
    data = {"counts": counts, "as_of": on, "newest": newest}
    return answer(request, Page("home.html", data, shown))


def _first(figures: tuple[KeptFigure, ...]) -> KeptFigure | None:
    return figures[0] if figures else None


def _somebody_s_words(records: list[Record]) -> tuple[Record, Attribution] | None:
    """Return words in quotation marks of a good length, else any words whose speaker has a name."""
    spoken = [
        (record, one)
        for record in records
        for one in record.attributions
        if one.speakers and one.speakers[0].name_id is not None
    ]
    least, most = _SHORT
    for record, one in spoken:
        if one.kind == "direct" and least <= len(on_one_line(one.content[0].text)) <= most:
            return record, one
    return spoken[0] if spoken else None


def _two_parties(plans: tuple[Plan, ...]) -> tuple[str, str] | None:
    for plan in plans:
        if plan.who and plan.where:
            return plan.who[0], plan.where[0]
    return None


page_at(router, "/", home)
