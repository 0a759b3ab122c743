"""How long the server waits for a request that has begun: a connection that stays half open is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

PATIENCE_S = 10.0
"""Seconds for the headers of a request, from the connection or its first byte on. Browsers send them at once."""


class Patient(H11Protocol):
    """A connection that ends where no whole request comes in time, however slowly its bytes drip."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take bytes; wait on where they are no whole request yet."""
        super().data_received(data)
        if self._is_answering():
            self._stop()
        elif self._waiting is None:
            self._wait()

    def on_response_complete(self) -> None:
        """Leave an idle connection to uvicorn's own limit, and wait for a request that has begun behind this one."""
        super().on_response_complete()
        if not self._is_answering() and self.conn.trailing_data[0]:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._stop()
        self._waiting = self.loop.call_later(PATIENCE_S, self.transport.close)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
