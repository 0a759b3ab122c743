"""``/diary``: what is ahead, who announced it, what moved, and what has passed with no report."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.agenda import agenda, earlier_dates
from onrecord.web.answering import Page, answer, page_at
from onrecord.web.asking import IN_A_LANE, LANES, STATUSES, DiaryAsked
from onrecord.web.lanes import lane_of
from onrecord.web.opening import opened
from onrecord.web.tables import plans_table

router = APIRouter()


def diary(request: Request, asked: Annotated[DiaryAsked, Query()]) -> Response:
    """The diary on a day; without one, on the day of the newest story."""
    with opened(request) as archive:
        newest = archive.newest_day()
        on = asked.on or newest
        plans = archive.plans(asked.question(on)) if on else ()
    shown = {
        "asked": asked,
        "on": on,
        "newest": newest,
        "statuses": STATUSES,
        "lanes": LANES,
        "agenda": agenda(plans, on) if on else None,
        "earlier_dates": earlier_dates,
        "most": IN_A_LANE,
        "filters": sum(1 for name, _ in asked.pairs() if name != "on"),
    }
    data = {
        "asked": asked,
        "on": on,
        "newest_story_on": newest,
        "plans": [{"lane": lane_of(plan, on), **plan.model_dump()} for plan in plans] if on else [],
    }
    return answer(request, Page("diary.html", data, shown, plans_table(plans, on), asked.pairs()))


page_at(router, "/diary", diary, as_csv=True)
