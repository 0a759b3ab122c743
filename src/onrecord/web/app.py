"""The server: pages, the files that they use, and what stands around them."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.version import __version__
from onrecord.web.drawing import static_file
from onrecord.web.guard import Guard
from onrecord.web.pages import ROUTERS
from onrecord.web.wrong import when_wrong

if TYPE_CHECKING:
    from onrecord.web.opening import Opener

STATIC = (
    "onrecord.css",
    "print.css",
    "onrecord.js",
    "story.js",
    "icon.svg",
    "vendor/htmx.min.js",
    "vendor/htmx.LICENSE.txt",
)
"""The files that are served, by their names below ``static/``; no other path of the disk can be asked for."""
_ENDLESSLY = "public, max-age=31536000, immutable"


def create_app(opener: Opener, *, host: str = "127.0.0.1") -> FastAPI:
    """Return the pages over the archive that ``opener`` opens, for a server that listens on ``host``.

    Each request calls ``opener`` in a thread of its own and closes what it gave. Only GET and HEAD are answered, and
    only under the names of this machine.
    """
    # FastAPI's own pages about the interface load scripts from elsewhere.
    app = FastAPI(title="Onrecord", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.opener = opener
    app.add_middleware(Guard, bound_to=host)
    when_wrong(app)
    app.add_api_route("/static/{name:path}", _static, methods=["GET", "HEAD"], response_model=None)
    for router in ROUTERS:
        app.include_router(router)
    return app


def _static(name: str) -> Response:
    if name not in STATIC:
        raise HTTPException(404)
    media = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(static_file(name).read_bytes(), headers={"cache-control": _ENDLESSLY}, media_type=media)
