"""One answer in the forms that it has: a page, JSON, and for lists CSV.

The ending of the address says which (``/diary.json``); without one the ``Accept`` header does, and a browser's asks for
the page.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic_core import to_json
from starlette.responses import HTMLResponse, Response

from onrecord.views.exports.csv import harmless_cell
from onrecord.web.addresses import address, in_form
from onrecord.web.drawing import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fastapi import APIRouter
    from starlette.requests import Request

Form = Literal["html", "json", "csv"]
Cell = str | float | None
_ENDINGS: tuple[Form, ...] = ("json", "csv")
_MEDIA: dict[str, Form] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "text/csv": "csv",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A list as rows, for a spreadsheet."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Page:
    """What one page shows, before it has a form."""

    template: str
    data: object
    """What JSON gives: pieces of the contract, and plain values."""
    shown: Mapping[str, object] = field(default_factory=dict)
    """What the template is given."""
    table: Table | None = None
    asked: Iterable[tuple[str, str]] = ()
    """The questions in the address, for the links to the other forms."""
    more_forms: tuple[tuple[str, str], ...] = ()
    """What else it can be had as, and where: ``("iCalendar", "/diary.ics")``."""
    status: int = 200


def page_at(router: APIRouter, path: str, handler: Callable[..., Response], *, as_csv: bool = False) -> None:
    """Let ``handler`` answer at ``path`` and at the same path as JSON, and as CSV where it is a list."""
    endings: tuple[Form, ...] = _ENDINGS if as_csv else ("json",)
    # The endings first: where the path ends in a name, that name would swallow them.
    for one in [*(in_form(path, ending) for ending in endings), path]:
        router.add_api_route(one, handler, methods=["GET", "HEAD"], response_model=None)


def answer(request: Request, page: Page) -> Response:
    """Return ``page`` in the form that was asked for."""
    form = form_of(request, has_table=page.table is not None)
    headers = {"vary": "Accept"}
    if form == "json":
        return Response(to_json(page.data, indent=1) + b"\n", page.status, headers, "application/json")
    if form == "csv" and page.table is not None:
        return Response(as_csv(page.table), page.status, headers, "text/csv; charset=utf-8")
    path = _without_ending(request.url.path)
    asked = tuple(page.asked)
    others = [("JSON", address(in_form(path, "json"), asked))]
    if page.table is not None:
        others.append(("CSV", address(in_form(path, "csv"), asked)))
    others += page.more_forms
    return HTMLResponse(render(page.template, {"path": path, "others": others, **page.shown}), page.status, headers)


def form_of(request: Request, *, has_table: bool = True) -> Form:
    """Return the form that a request asks for: by the ending of its path, else by ``Accept``, else the page."""
    for ending in _ENDINGS:
        if request.url.path.endswith(f".{ending}"):
            return ending
    best: tuple[float, Form] = (0.0, "html")
    for wish in request.headers.get("accept", "").split(","):
        media, _, parameters = wish.partition(";")
        form = _MEDIA.get(media.strip().lower())
        if form is None or (form == "csv" and not has_table):
            continue
        weight = _weight(parameters)
        if weight > best[0]:
            best = (weight, form)
    return best[1]


def _weight(parameters: str) -> float:
    """Return the q of a wish in an ``Accept`` header (RFC 9110, 12.4.2): 1 without one, 0 where it is no number."""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def _without_ending(path: str) -> str:
    for ending in _ENDINGS:
        path = path.removesuffix(f".{ending}")
    return "/" if path == "/index" else path


def as_csv(table: Table) -> str:
    """Return a table as CSV (RFC 4180, UTF-8).

    Words that a spreadsheet would take for a formula get an apostrophe before them; the JSON has them as they are.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _cell(cell: Cell) -> Cell:
    return harmless_cell(cell) if isinstance(cell, str) else cell
