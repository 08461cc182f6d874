"""One connection as uvicorn has it, but bounded: a request's head comes in time and is not too large, answers are read.

uvicorn closes what is idle between two requests, and waits for ever for the rest of a head that came in part, for the
first byte of a new connection, or for a client that reads no more of its answer; whoever opens many of those would
keep others out, and fill the disk with answers that nobody reads.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# Room for the headers beside the longest address.
_HEADERS = 65_536


class _Connection(HttpToolsProtocol):
    """A connection that ends when the head of a request is slow or too large."""

    seconds: float
    longest_query: int

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._in_head = True
        self._head = 0
        self._timer: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._begin()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end()
        self._read_on()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        # aborted, not closed: what waits to be sent would be waited for
        self._stalled = self._stalled or self.loop.call_later(self.seconds, self.transport.abort)

    def resume_writing(self) -> None:
        self._read_on()
        super().resume_writing()

    def _read_on(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._begin()

    def on_headers_complete(self) -> None:
        self._end()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._head += len(data) if self._in_head else 0
        if self._in_head and self._head > self.longest_query + _HEADERS:
            self._refuse(b"431 Request Header Fields Too Large", b"the head of the request is too large\n")

    def _begin(self) -> None:
        self._in_head, self._head = True, 0
        if self._timer is None:
            self._timer = self.loop.call_later(self.seconds, self._late)

    def _end(self) -> None:
        self._in_head, self._head = False, 0
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        self._refuse(b"408 Request Timeout", b"the request came too slowly\n")

    def _refuse(self, status: bytes, text: bytes) -> None:
        if not self.transport.is_closing():
            head = b"HTTP/1.1 %s\r\ncontent-type: text/plain\r\ncontent-length: %d\r\nconnection: close\r\n\r\n"
            self.transport.write(head % (status, len(text)) + text)
            self.transport.close()


def bounded(*, seconds: float, longest_query: int) -> type[asyncio.Protocol]:
    """The class of connections whose requests have so much time to arrive, whose answers so much to be read on.

    A reader may be slow, but not take less than the transport's buffer (some 48 KB) in that time.
    Units: `longest_query`, which stands in the address, in bytes as sent.
    """
    return type("Bounded", (_Connection,), {"seconds": seconds, "longest_query": longest_query})
