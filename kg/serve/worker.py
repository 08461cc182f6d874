"""A worker: answers one request after the other from its snapshot, in a process that can be killed at any time."""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys
from collections.abc import Callable

from kg.serve.problems import RefusedError, refusal
from kg.serve.snapshot import Snapshot
from kg.serve.wire import FRAME, Reply, Request, lengths, reply_frame, request_of

Respond = Callable[[Snapshot, Request], Reply]


def work(snapshot: Snapshot, pipe: socket.socket, respond: Respond, *, sealed: bool) -> None:
    """Answer until the server closes the pipe. A `sealed` worker can open no file and no connection."""
    _confine(snapshot, sealed=sealed)
    while True:
        message = _message(pipe)
        if message is None:
            return
        reply = _reply(snapshot, request_of(*message), respond)
        pipe.sendall(reply_frame(reply))


def _reply(snapshot: Snapshot, request: Request, respond: Respond) -> Reply:
    accept = request.headers.get("accept", "")
    try:
        return respond(snapshot, request)
    except RefusedError as error:
        return refusal(error, accept)
    except MemoryError:
        return refusal(_out_of_memory(snapshot), accept)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong with one request, the next is answered
        import traceback

        traceback.print_exception(error, file=sys.stderr)
        return refusal(RefusedError(500, "the server failed to answer; its log tells why"), accept)


def _out_of_memory(snapshot: Snapshot) -> RefusedError:
    return RefusedError(503, f"the request needs more than {snapshot.limits.megabytes:,} MB of memory")


def _message(pipe: socket.socket) -> tuple[bytes, bytes] | None:
    head = _exactly(pipe, FRAME)
    if head is None:
        return None
    first, second = lengths(head)
    text, body = _exactly(pipe, first), _exactly(pipe, second)
    return None if text is None or body is None else (text, body)


def _exactly(pipe: socket.socket, size: int) -> bytes | None:
    data = bytearray()
    while len(data) < size:
        part = pipe.recv(min(size - len(data), 1 << 20))
        if not part:
            return None
        data += part
    return bytes(data)


def _confine(snapshot: Snapshot, *, sealed: bool) -> None:
    """What a query may not get past: its memory, and for a sealed worker any file or connection at all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers itself
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    limit = _address_space() + snapshot.limits.megabytes * 1_000_000
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    if sealed:
        most = 1 + max(number for number in range(256) if _is_open(number))
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _address_space() -> int:
    """The bytes of address space that this process has already."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
