"""``/dossier``: what is planned, said and claimed between two parties, or about one; made to be printed."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.archive.answers import Dossier
from onrecord.link.plans import Plan
from onrecord.views.dossier import warning_of
from onrecord.web.addresses import address
from onrecord.web.agenda import earlier_dates
from onrecord.web.answering import Page, answer, page_at
from onrecord.web.asking import DossierAsked
from onrecord.web.found import pieces_of
from onrecord.web.opening import opened
from onrecord.web.sides import side_by_side

router = APIRouter()


def dossier(request: Request, asked: Annotated[DossierAsked, Query()]) -> Response:
    """The dossier on a day; without one, on the day of the newest story."""
    one, other = (asked.a, asked.b) if asked.a else (asked.b, None)
    with opened(request) as archive:
        newest = archive.newest_day()
        on = asked.on or newest
        found = archive.dossier(one, other, on, doubtful=bool(asked.doubtful)) if one else None
    shown = {
        "asked": asked,
        "on": on,
        "newest": newest,
        "dossier": found,
        "said": [(hit, pieces_of(hit, None)) for hit in found.said] if found else [],
        "figures": [(figure, side_by_side(figure)) for figure in found.figures] if found else [],
        "changed": changed_plans(found) if found else (),
        "warning": warning_of(found) if found else None,
        "earlier_dates": earlier_dates,
        "doubtful_at": address("/dossier", asked.model_copy(update={"doubtful": True}).pairs()),
    }
    data = {"asked": asked, "on": on, "dossier": found}
    return answer(request, Page("dossier.html", data, shown, asked=asked.pairs()))


def changed_plans(found: Dossier) -> tuple[Plan, ...]:
    """Return the plans that were told otherwise before, and those that are over."""
    moved = [plan for plan in found.ahead if earlier_dates(plan) or plan.status in {"postponed", "rescheduled"}]
    return (*moved, *found.over)


page_at(router, "/dossier", dossier)
