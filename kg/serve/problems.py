"""Refusals: an error as a reply, in plain words, or as JSON (RFC 9457) when that is what the client likes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from kg.serve.negotiate import preferred
from kg.serve.wire import Reply

_PLAIN, _PROBLEM = "text/plain", "application/problem+json"


class RefusedError(Exception):
    """A request that cannot be answered: its status and what to say, with line and column of a query where known."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        line: int | None = None,
        column: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status, self.message = status, message
        self.line, self.column = line, column
        self.headers = dict(headers or {})
        super().__init__(message)


def refusal(error: RefusedError, accept: str = "") -> Reply:
    """The reply to a request that is refused."""
    wanted = preferred(accept, (_PLAIN, _PROBLEM, "application/json")) if accept else _PLAIN
    if wanted in (_PROBLEM, "application/json"):
        value: dict[str, object] = {
            "type": "about:blank",
            "title": HTTPStatus(error.status).phrase,
            "status": error.status,
            "detail": error.message,
        }
        value |= {k: v for k, v in (("line", error.line), ("column", error.column)) if v is not None}
        type, body = _PROBLEM, json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    else:
        type, body = f"{_PLAIN}; charset=utf-8", f"{error.message}\n".encode("utf-8", "replace")
    fixed = (("content-type", type), ("cache-control", "no-store"), ("vary", "accept"))
    return Reply(error.status, (*fixed, *error.headers.items()), body)
