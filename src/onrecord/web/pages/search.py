"""``/search``: words in all that is kept; ``/quote``: who said this, word for word or nearly so."""

import re
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.answering import Page, answer, page_at
from onrecord.web.asking import KINDS, QuoteAsked, SearchAsked
from onrecord.web.found import pattern_of, pieces_of
from onrecord.web.opening import opened
from onrecord.web.tables import hits_table

router = APIRouter()
_QUOTED = re.compile(r'["“”«»„]([^"“”«»„]{8,})["“”«»„]')
_MOST = 500


def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Hits kind by kind, the nearest first, each with its sentence and a way to its words."""
    with opened(request) as archive:
        found = archive.search(asked.question()) if asked.q else ()
    groups = {kind: [hit for hit in found if hit.kind == kind] for kind in KINDS}
    hits = [hit for group in groups.values() for hit in group[: asked.limit]]
    has_more = len(hits) < len(found)
    wanted = pattern_of(asked.q or "")
    quoted = _QUOTED.search(asked.q or "")
    shown = {
        "asked": asked,
        "kinds": KINDS,
        "groups": [
            (kind, len(group) > asked.limit, [(hit, pieces_of(hit, wanted)) for hit in group[: asked.limit]])
            for kind, group in groups.items()
            if group
        ],
        "quotation": quoted[1].strip() if quoted else None,
        "more": asked.model_copy(update={"limit": min(_MOST, asked.limit * 3)}).pairs()
        if has_more and asked.limit < _MOST
        else None,
    }
    data = {"asked": asked, "hits": hits, "more": has_more}
    return answer(request, Page("search.html", data, shown, hits_table(hits), asked.pairs()))


def quote(request: Request, asked: Annotated[QuoteAsked, Query()]) -> Response:
    """Quotations like the one given, the most alike first."""
    with opened(request) as archive:
        hits = archive.quotations(asked.q, asked.limit) if asked.q else ()
    shown = {"asked": asked, "hits": [(hit, pieces_of(hit, None)) for hit in hits]}
    data = {"asked": asked, "hits": hits}
    return answer(request, Page("quote.html", data, shown, hits_table(hits), asked.pairs()))


page_at(router, "/search", search, as_csv=True)
page_at(router, "/quote", quote, as_csv=True)
