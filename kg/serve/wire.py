"""Requests and replies, and how they pass between the server and its workers: a head in JSON, then the body's bytes."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

_LENGTHS = struct.Struct("!IQ")
FRAME = _LENGTHS.size


class Request(Struct, frozen=True):
    """One request as a worker sees it: the path within the base path, decoded; header names in lower case.

    `origin` is the scheme, host and base path under which the client sees the server.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    origin: str = ""


class Reply(Struct, frozen=True):
    """One answer; a body that was `spooled` lies in the worker's file, `length` bytes from its start."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    spooled: bool = False
    length: int = 0


def framed(head: Any, body: bytes) -> bytes:
    """A message: both lengths, the head as JSON, the body."""
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"".join((_LENGTHS.pack(len(text), len(body)), text, body))


def lengths(data: bytes | bytearray) -> tuple[int, int]:
    """The lengths of head and body that a frame of FRAME bytes tells."""
    head, body = _LENGTHS.unpack_from(data)
    return head, body


def request_frame(request: Request) -> bytes:
    """A request as a message."""
    head = [request.method, request.path, request.query, dict(request.headers), request.origin]
    return framed(head, request.body)


def request_of(head: bytes, body: bytes) -> Request:
    """The request of a message."""
    method, path, query, headers, origin = json.loads(head.decode("utf-8", "surrogatepass"))
    return Request(method, path, query, headers, body, origin)


def reply_frame(reply: Reply) -> bytes:
    """A reply as a message."""
    return framed([reply.status, reply.headers, reply.spooled, reply.length], reply.body)


def reply_of(head: bytes, body: bytes) -> Reply:
    """The reply of a message."""
    status, headers, spooled, length = json.loads(head)
    return Reply(status, tuple((name, value) for name, value in headers), body, spooled, length)
