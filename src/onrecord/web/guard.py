"""What stands between a browser and the pages: which hosts are answered, and the headers that bind the browser.

A page elsewhere could let its own name point to this machine and read the archive as if it were its own site (DNS
rebinding). The ``Host`` header gives it away: only names of this machine are answered. It could also let the browser
load from here what it cannot read, and keep the machine busy: what another site's page asks for is refused, unless
somebody follows a link to us.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

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


_ELSEWHERE = "This server answers no other site's pages: open it in a tab of its own.\n"
_OURS = frozenset({"same-origin", "none"})
"""What a browser says (Sec-Fetch-Site) of requests from our own pages, and of an address that somebody typed."""


class Guard:
    """The outermost room of the server; ``bound_to`` is the address it listens on (``--host``)."""

    def __init__(self, app: ASGIApp, bound_to: str) -> None:
        self._app = app
        self._bound_to = bound_to.strip("[]").lower()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a host that is not ours with 421, another site's requests with 403; give every answer its headers."""
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

        asked = Headers(scope=scope)
        answering: ASGIApp = self._app
        if not self.answers_to(asked.get("host", "")):
            answering = PlainTextResponse(_REFUSED, status_code=421)
        elif is_elsewhere(asked):
            answering = PlainTextResponse(_ELSEWHERE, status_code=403)
        await answering(scope, receive, send_with_headers)

    def answers_to(self, host: str) -> bool:
        """Tell whether a ``Host`` header names this machine: ``localhost:8765``, ``[::1]``, the address bound to.

        Bound to every address (``0.0.0.0``, ``::``), it answers to any address in numbers, for those cannot be rebound.
        """
        name = _without_port(host)
        if name in LOCAL or name == self._bound_to:
            return True
        return self._bound_to in {"0.0.0.0", "::", ""} and _is_address(name)  # noqa: S104  # compared, not bound to


def is_elsewhere(asked: Mapping[str, str]) -> bool:
    """Tell whether another site's page asks, by what its browser says (Sec-Fetch-Site, Origin).

    Whoever follows a link to us comes from elsewhere and is answered; what another page loads or frames is not. Who
    says nothing is no browser, or an old one.
    """
    site = asked.get("sec-fetch-site", "none").strip().lower()
    if site not in _OURS:
        navigates = asked.get("sec-fetch-mode", "").lower() == "navigate"
        return not (navigates and asked.get("sec-fetch-dest", "document").lower() == "document")
    origin = asked.get("origin")
    return origin is not None and origin.partition("://")[2].lower() != asked.get("host", "").strip().lower()


def _without_port(host: str) -> str:
    """Return the name in a ``Host`` header; nothing where what follows it is no port."""
    host = host.strip().lower()
    if host.startswith("["):
        name, _, port = host[1:].partition("]")
        port = port.removeprefix(":")
    else:
        name, _, port = host.partition(":")
    return name if not port or (port.isascii() and port.isdigit()) else ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
