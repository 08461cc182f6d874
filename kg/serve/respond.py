"""Which part of a worker answers which path."""

from __future__ import annotations

from kg.serve.answer import answer
from kg.serve.description import described
from kg.serve.graphs import graph_store
from kg.serve.operation import operation
from kg.serve.problems import RefusedError
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request


def respond(snapshot: Snapshot, request: Request) -> Reply:
    """The reply to a request.

    Raises: RefusedError.
    """
    path = request.path.rstrip("/") or "/"
    if path == "/sparql":
        asked = operation(request)
        return described(snapshot, request, "description") if asked is None else answer(snapshot, request, asked)
    if path == "/data":
        return graph_store(snapshot, request)
    raise RefusedError(404, "nothing is here")
