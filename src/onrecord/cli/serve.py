"""``onrecord serve``: the pages of an archive, for a browser on this machine."""

from __future__ import annotations

import errno
import socket
import threading
import webbrowser
from typing import TYPE_CHECKING

import click

from onrecord.cli.archives import db_option, opened
from onrecord.cli.terminal import tell
from onrecord.errors import CannotListenError, MissingExtraError

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

    from onrecord.web.opening import Opener

PORT = 8765
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104  # compared, not bound to
_SHUTDOWN_S = 1
_TAKEN = "its port is taken", "name another with --port, or let --port 0 take a free one"
_NOT_OURS = "is no address of this machine", "leave --host away: 127.0.0.1 always is"
_FORBIDDEN = "its port may not be opened without rights", f"name one above 1023 with --port, as {PORT}"


@click.command(
    "serve",
    epilog="""\
\b
Examples:
  onrecord serve --open
  onrecord serve archive.db --port 0
""",
)
@click.argument("archive", required=False, type=click.Path(dir_okay=False))
@db_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="The port; 0 takes a free one."
)
@click.option("-o", "--open", "opens", is_flag=True, help="Open the pages in the browser.")
def command(archive: str | None, *, db: str, host: str, port: int, opens: bool) -> None:
    """Serve the pages of an archive: diary, who said what, figures, dossier, and every story with its marks.

    ARCHIVE is the archive's file, as --db says it too. It is only read, and only this machine is answered unless
    --host says otherwise. Ctrl-C ends it.
    """
    place = archive or db
    serve(lambda: opened(place), place, host=host, port=port, opens=opens)


def serve(opener: Opener, place: str, *, host: str, port: int, opens: bool = False) -> None:
    """Serve the archive at ``place``, which ``opener`` opens, until Ctrl-C.

    Raises ``MissingExtraError`` where the packages of the pages are not installed, ``CannotListenError`` where ``host``
    and ``port`` cannot be had, and whatever ``opener`` raises of an archive that cannot be opened.
    """
    app = _pages(opener, host)
    with opener() as archive:
        stories = archive.counts().stories
    with listen(host, port) as listening:
        address = address_of(listening, host)
        tell(f"{place} ({stories:,} stories) at {address} (Ctrl-C ends it)")
        if host in EVERYWHERE:
            tell("everybody who can reach this machine can read it")
        if opens:
            # A browser in the terminal would hold up the server that it waits for.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        _run(app, listening)


def _pages(opener: Opener, host: str) -> FastAPI:
    try:
        import uvicorn  # noqa: F401

        from onrecord.web import create_app
    except ImportError as error:
        raise MissingExtraError(
            place="onrecord serve",
            happened=f"the pages need FastAPI, Jinja and uvicorn, which are not all installed ({error})",
            remedy="pip install 'onrecord[web]'",
        ) from None
    return create_app(opener, host=host)


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens at ``host`` and ``port``, 0 for a free one; raise ``CannotListenError``."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, UnicodeError) as wrong:
        happened, remedy = _NOT_OURS
        if isinstance(wrong, OSError) and wrong.errno == errno.EADDRINUSE:
            happened, remedy = _TAKEN
        elif isinstance(wrong, OSError) and wrong.errno == errno.EACCES:
            happened, remedy = _FORBIDDEN
        raise CannotListenError(place=f"{host}:{port}", happened=happened, remedy=remedy) from None


def address_of(listening: socket.socket, host: str) -> str:
    """Return where a browser on this machine finds the pages."""
    name = "localhost" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{listening.getsockname()[1]}/"


def settings(app: FastAPI) -> uvicorn.Config:
    """Return how the server runs: no log of who asks, nothing that says what it is, and no waiting for ever."""
    import uvicorn

    from onrecord.web.patience import Patient

    return uvicorn.Config(
        app,
        http=Patient,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=_SHUTDOWN_S,
    )


def _run(app: FastAPI, listening: socket.socket) -> None:
    import uvicorn

    try:
        uvicorn.Server(settings(app)).run(sockets=[listening])
    except KeyboardInterrupt:
        # Uvicorn raises what it was stopped with when it has ended in good order.
        tell("ended")
