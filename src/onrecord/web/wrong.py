"""What a person sees when something is wrong: what, where, and what to do; the same as JSON."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from onrecord.errors import OnrecordError, UnknownStoryError
from onrecord.web.answering import Page, answer
from onrecord.web.guard import HEADERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fastapi import FastAPI
    from fastapi.exceptions import RequestValidationError
    from starlette.exceptions import HTTPException
    from starlette.requests import Request
    from starlette.responses import Response

_HOME = "Go back, or begin at the home page."
_NAMES = {
    "from": "the first day",
    "to": "the last day",
    "on": "the day",
    "changed": "the day of changes",
    "q": "the words",
}
_HAPPENED: Mapping[int, tuple[str, str]] = {
    404: ("There is no such page.", "Look the story up in the list of stories, or search for its words."),
    405: ("This archive is only read here.", "Stories are kept from the command line: onrecord read PATH."),
}


def wrong_page(request: Request, status: int, happened: str, place: str, remedy: str) -> Response:
    """Return the page that says so, with its status."""
    told = {"status": status, "happened": happened, "place": place, "remedy": remedy}
    heading = HTTPStatus(status).phrase if status in set(HTTPStatus) else "Error"
    shown = {**told, "heading": heading, "others": ()}
    return answer(request, Page("wrong.html", {"error": told}, shown, status=status))


def when_wrong(app: FastAPI) -> None:
    """Let ``app`` answer errors with a page of their own."""
    from fastapi.exceptions import RequestValidationError  # noqa: PLC0415  # the web room alone has it
    from starlette.exceptions import HTTPException  # noqa: PLC0415

    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(OnrecordError, _told)
    app.add_exception_handler(Exception, _our_fault)


def _refused(request: Request, error: Exception) -> Response:
    refused = cast("HTTPException", error)
    happened, remedy = _HAPPENED.get(refused.status_code, (str(refused.detail), _HOME))
    return wrong_page(request, refused.status_code, happened, request.url.path, remedy)


def _not_understood(request: Request, error: Exception) -> Response:
    invalid = cast("RequestValidationError", error)
    told = " ".join(_complaints(invalid))
    return wrong_page(request, 422, told, request.url.path, "Change it in the address, or go back and ask again.")


def _complaints(invalid: RequestValidationError) -> Iterator[str]:
    seen: set[tuple[object, ...]] = set()
    for one in invalid.errors():
        # ("query", "status", 0, …): of a value that may be several things, the first complaint is enough.
        place = tuple(one["loc"][1:3])
        if place in seen:
            continue
        seen.add(place)
        name = str(place[0]) if place else ""
        given = one.get("input")
        message = str(one["msg"]).removeprefix("Value error, ")
        message = message[:1].lower() + message[1:]
        what = f"“{given[:80]}”" if isinstance(given, str) else "What is given"
        called = f" ({_NAMES[name]}, {name})" if name in _NAMES else f" ({name})"
        yield f"{what}{called}: {message}."


def _told(request: Request, error: Exception) -> Response:
    told = cast("OnrecordError", error)
    status = 404 if isinstance(told, UnknownStoryError) else 422 if told.code == "archive.query" else 503
    return wrong_page(request, status, _sentence(told.happened), told.place, _sentence(told.remedy))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!")) else ".")


def _our_fault(request: Request, error: Exception) -> Response:
    response = wrong_page(
        request,
        500,
        f"The page could not be made ({type(error).__name__}).",
        request.url.path,
        "This is a fault of Onrecord: the terminal that runs it shows where. Nothing that was kept is lost.",
    )
    # Starlette answers this one outside of all that stands around the pages.
    response.headers.update(HEADERS)
    return response
