"""``/diary``: what is ahead, who announced it, what moved, and what has passed with no report."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.link.history import lane_of
from onrecord.views.exports import write_calendar
from onrecord.web.addresses import address
from onrecord.web.agenda import agenda, earlier_dates
from onrecord.web.answering import Page, answer, page_at
from onrecord.web.asking import IN_A_LANE, LANES, STATUSES, DiaryAsked
from onrecord.web.opening import opened
from onrecord.web.tables import plans_table

router = APIRouter()


def diary(request: Request, asked: Annotated[DiaryAsked, Query()]) -> Response:
    """The diary on a day; without one, on the day of the newest story."""
    with opened(request) as archive:
        newest = archive.newest_day()
        on = asked.on or newest
        plans = archive.plans(asked.question(on)) if on else ()
        in_lanes = archive.lane_counts(asked.question(on)) if on else {}
    # A calendar that others subscribe to moves on with the newest story, unless another day is asked for.
    lasting = asked.model_copy(update={"on": None}) if asked.on == newest else asked
    calendar_at = address("/diary.ics", lasting.pairs())
    shown = {
        "asked": asked,
        "calendar_at": calendar_at,
        "on": on,
        "newest": newest,
        "statuses": STATUSES,
        "lanes": LANES,
        "agenda": agenda(plans, on) if on else None,
        "earlier_dates": earlier_dates,
        "more": [(lane, count) for lane, count in in_lanes.items() if count > IN_A_LANE],
        "most": IN_A_LANE,
        "filters": sum(1 for name, _ in asked.pairs() if name != "on"),
    }
    data = {
        "asked": asked,
        "on": on,
        "newest_story_on": newest,
        "plans": [{"lane": lane_of(plan, on), **plan.model_dump()} for plan in plans] if on else [],
    }
    table, forms = plans_table(plans, on), (("iCalendar", calendar_at),)
    return answer(request, Page("diary.html", data, shown, table, asked.pairs(), forms))


def calendar(request: Request, asked: Annotated[DiaryAsked, Query()]) -> Response:
    """Every plan that the filter lets through as iCalendar, to be subscribed to."""
    with opened(request) as archive:
        on = asked.on or archive.newest_day()
        plans = archive.plans(asked.question(on).model_copy(update={"limit": None})) if on else ()
    return Response(write_calendar(plans).ics, media_type="text/calendar; charset=utf-8")


router.add_api_route("/diary.ics", calendar, methods=["GET", "HEAD"], response_model=None)
page_at(router, "/diary", diary, as_csv=True)
