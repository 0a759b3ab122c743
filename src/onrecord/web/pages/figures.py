"""``/figures``: what was claimed in numbers, and which numbers disagree, with the reason and no verdict."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.answering import Page, answer, page_at
from onrecord.web.asking import FiguresAsked
from onrecord.web.opening import opened
from onrecord.web.sides import side_by_side
from onrecord.web.tables import figures_table

router = APIRouter()
_MOST = 500


def figures(request: Request, asked: Annotated[FiguresAsked, Query()]) -> Response:
    """Figures, each with its words, and beside it those of the same quantity that say otherwise."""
    with opened(request) as archive:
        found = archive.figures(asked.question())
    kept = found[: asked.limit]
    shown = {
        "asked": asked,
        "figures": [(figure, side_by_side(figure)) for figure in kept],
        "filters": len(asked.pairs()),
        "more": asked.model_copy(update={"limit": min(_MOST, asked.limit * 3)}).pairs()
        if len(found) > asked.limit and asked.limit < _MOST
        else None,
    }
    data = {"asked": asked, "figures": kept, "more": len(found) > asked.limit}
    return answer(request, Page("figures.html", data, shown, figures_table(kept), asked.pairs()))


page_at(router, "/figures", figures, as_csv=True)
