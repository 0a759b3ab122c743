"""What stands between a browser and the pages: which hosts are answered, and the headers that bind the browser.

A page elsewhere could let its own name point to this machine and read the archive as if it were its own site (DNS
rebinding). The ``Host`` header gives it away: only names of this machine are answered.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""Sent with every answer: nothing is loaded from elsewhere, no script but our files runs, nobody frames a page."""
_REFUSED = "This server answers only to the names of its own machine: open http://localhost with its port.\n"


class Guard:
    """The outermost room of the server; ``bound_to`` is the address it listens on (``--host``)."""

    def __init__(self, app: ASGIApp, bound_to: str) -> None:
        self._app = app
        self._bound_to = bound_to.strip("[]").lower()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a host that is not ours with status 421; give every answer its headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        if self.answers_to(Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send_with_headers)
        else:
            await PlainTextResponse(_REFUSED, status_code=421)(scope, receive, send_with_headers)

    def answers_to(self, host: str) -> bool:
        """Tell whether a ``Host`` header names this machine: ``localhost:8765``, ``[::1]``, the address bound to.

        Bound to every address (``0.0.0.0``, ``::``), it answers to any address in numbers, for those cannot be rebound.
        """
        name = _without_port(host)
        if name in LOCAL or name == self._bound_to:
            return True
        return self._bound_to in {"0.0.0.0", "::", ""} and _is_address(name)  # noqa: S104  # compared, not bound to


def _without_port(host: str) -> str:
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
