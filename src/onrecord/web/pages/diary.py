"""``/diary``: what is ahead, who announced it, what moved, and what has passed with no report."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.archive.questions import Lane
from onrecord.link.history import lane_of
from onrecord.views.exports import write_calendar
from onrecord.web.addresses import address
from onrecord.web.agenda import agenda, earlier_dates
from onrecord.web.answering import Page, answer, page_at
from onrecord.web.asking import LANES, STATUSES, DiaryAsked
from onrecord.web.opening import opened
from onrecord.web.tables import plans_table

router = APIRouter()
_MOST = 2000


def diary(request: Request, asked: Annotated[DiaryAsked, Query()]) -> Response:
    """The diary on a day; without one, on the day of the newest story."""
    with opened(request) as archive:
        newest = archive.newest_day()
        on = asked.on or newest
        plans = archive.plans(asked.question(on)) if on else ()
        everything = asked.question(on).model_copy(update={"lanes": asked.lane, "limit": None})
        in_lanes = archive.lane_counts(everything) if on else {}
        # As many as would come beside what is shown: what is over, where that is not, has a page of its own.
        left_out = archive.doubtful_count(asked.question(on)) if on else 0
    held = Counter(lane_of(plan, on) for plan in plans) if on else Counter[Lane]()
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
        "more": [(lane, in_lanes[lane], shown) for lane, shown in held.items() if in_lanes.get(lane, 0) > shown],
        "more_at": address("/diary", asked.model_copy(update={"limit": min(_MOST, asked.limit * 5)}).pairs()),
        "over": 0 if "over" in held else in_lanes.get("over", 0),
        "over_at": address("/diary", asked.model_copy(update={"lane": ("over",)}).pairs()),
        "left_out": left_out,
        "doubtful_at": address("/diary", asked.model_copy(update={"doubtful": True}).pairs()),
        "filters": sum(1 for name, _ in asked.pairs() if name not in {"on", "doubtful"}),
    }
    data = {
        "asked": asked,
        "on": on,
        "newest_story_on": newest,
        "doubtful_left_out": left_out,
        "plans": [{"lane": lane_of(plan, on), "doubtful": plan.doubtful, **plan.model_dump()} for plan in plans]
        if on
        else [],
    }
    table, forms = plans_table(plans, on), (("iCalendar", calendar_at),)
    return answer(request, Page("diary.html", data, shown, table, asked.pairs(), forms))


def calendar(request: Request, asked: Annotated[DiaryAsked, Query()]) -> Response:
    """Every plan that the filter lets through as iCalendar, to be subscribed to; what was called off says so there."""
    with opened(request) as archive:
        on = asked.on or archive.newest_day()
        everything = asked.question(on).model_copy(update={"lanes": asked.lane, "limit": None})
        plans = archive.plans(everything) if on else ()
    return Response(write_calendar(plans).ics, media_type="text/calendar; charset=utf-8")


router.add_api_route("/diary.ics", calendar, methods=["GET", "HEAD"], response_model=None)
page_at(router, "/diary", diary, as_csv=True)
