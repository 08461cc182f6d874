"""The server as an ASGI application: it reads requests, lets a worker answer, sends what it says. It has no graph."""

from __future__ import annotations

import asyncio
import base64
import hmac
import logging
import re
import time
from pathlib import Path
from typing import IO

from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.config import share
from kg.serve.house import House
from kg.serve.look import stylesheet
from kg.serve.metrics import CONTENT_TYPE, Metrics
from kg.serve.pool import ClientLeft
from kg.serve.problems import RefusedError, refusal
from kg.serve.settings import Settings
from kg.serve.wire import Reply, Request, request_frame

log = logging.getLogger("kg.serve")
access = logging.getLogger("kg.serve.access")

STATIC = Path(__file__).resolve().parent / "static"
# The headers that a worker is told; all else stays here.
_TOLD = {b"accept", b"accept-encoding", b"content-type", b"if-none-match", b"accept-language"}
_HOST = re.compile(r"[A-Za-z0-9.\-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")
_CHUNK = 1 << 16
_LONGEST_PATH = 4096
_ALWAYS = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
)
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_PAGES = (b"content-security-policy", _POLICY.encode())
# What is answered without the graph; files in /static/ besides.
_OWN = frozenset({"/healthz", "/metrics"})
_OPEN = ("/sparql", "/data", "/id/", "/ontology", "/catalog", "/.well-known/")


def application(house: House) -> ASGIApp:
    """The server over a house that is open."""
    metrics = Metrics()

    async def healthz(_: HttpRequest) -> Response:
        ready = house.pool.workers > 0
        return PlainTextResponse("ok\n" if ready else "no workers\n", 200 if ready else 503)

    async def figures(_: HttpRequest) -> Response:
        return Response(metrics.text(house), media_type=CONTENT_TYPE)

    sheet, built = stylesheet(), share("frontend", "built")

    async def look(_: HttpRequest) -> Response:
        return Response(sheet, media_type="text/css", headers={"cache-control": "no-cache"})

    routes = [
        Route("/static/look.css", look),
        Route("/healthz", healthz),
        Route("/metrics", figures),
        *([Mount("/static/built", StaticFiles(directory=built))] if built.is_dir() else []),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    return Gate(Starlette(routes=routes), Graph(house), house.settings, metrics)


def _encoded(headers: tuple[tuple[str, str], ...]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers]


def _shared(origin: str) -> tuple[tuple[str, str], ...]:
    """What lets the pages of an origin read the answers."""
    if origin == "none":
        return ()
    return (
        ("access-control-allow-origin", origin),
        ("access-control-allow-methods", "GET, HEAD, POST, OPTIONS"),
        ("access-control-allow-headers", "accept, authorization, content-type, if-none-match"),
        ("access-control-expose-headers", "etag, link, retry-after"),
        ("access-control-max-age", "86400"),
    )


class Gate:
    """Outermost: base path, token, CORS, the headers that every answer has, the access log."""

    def __init__(self, files: ASGIApp, graph: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._files, self._graph, self._settings, self._metrics = files, graph, settings, metrics
        self._always = _encoded(_ALWAYS)
        self._open = _encoded(_ALWAYS + _shared(settings.origin))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request."""
        if scope["type"] != "http":
            await self._files(scope, receive, send)
            return
        begun = time.perf_counter()
        seen = [0, 0]

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen[0] = int(str(message["status"]))
                headers = message.setdefault("headers", [])
                assert isinstance(headers, list)
                headers += self._headers(path, headers)
            else:
                seen[1] += len(message.get("body", b""))
            await send(message)

        path = _within(scope["path"], self._settings.base_path)
        try:
            await self._pass(scope, path, receive, watched)
        except ClientLeft:
            seen[0] = 499
        finally:
            seconds = time.perf_counter() - begun
            self._metrics.note(_route(path), seen[0], seconds, seen[1])
            if access.isEnabledFor(logging.INFO):
                client = (scope.get("client") or ("-",))[0]
                access.info("%s %s %r %d %d %.1fms", client, scope["method"], scope["path"], *seen, seconds * 1000)

    async def _pass(self, scope: Scope, path: str | None, receive: Receive, send: Send) -> None:
        if path is None:
            reply = refusal(RefusedError(404, f"all lies under {self._settings.base_path}/ here"))
        elif scope["method"] == "OPTIONS":
            allowed = "GET, HEAD, POST, OPTIONS" if path.rstrip("/") == "/sparql" else "GET, HEAD, OPTIONS"
            reply = Reply(204, (("allow", allowed),))
        elif not self._admitted(scope, path):
            challenge = {"www-authenticate": 'Bearer, Basic realm="kg", charset="UTF-8"'}
            reply = refusal(RefusedError(401, "a token is needed (Authorization: Bearer …)", headers=challenge))
        else:
            inner = self._files if path in _OWN or path.startswith("/static/") else self._graph
            await inner({**scope, "path": path, "raw_path": path.encode(), "root_path": ""}, receive, send)
            return
        await sent(reply, None, send, head=scope["method"] == "HEAD")

    def _admitted(self, scope: Scope, path: str) -> bool:
        """Whether the request bears the token: as a bearer's, or as a password that a browser asks for."""
        token = self._settings.token
        if token is None or path == "/healthz":
            return True
        given = dict(scope["headers"]).get(b"authorization", b"")
        scheme, _, value = given.partition(b" ")
        if scheme.lower() == b"basic":
            try:
                value = base64.b64decode(value.strip(), validate=True).partition(b":")[2]
            except ValueError:
                return False
        elif scheme.lower() != b"bearer":
            return False
        return hmac.compare_digest(value.strip(), token.encode())

    def _headers(self, path: str | None, present: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        wanted = self._open if path is not None and path.startswith(_OPEN) else self._always
        if any(name == b"content-security-policy" for name, _ in present):
            return wanted
        return [*wanted, _PAGES]


class Graph:
    """All that needs the graph: hands the request to a worker."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one request."""
        accept = next((v.decode("latin-1") for k, v in scope["headers"] if k == b"accept"), "")
        head = scope["method"] == "HEAD"
        try:
            request = await self._request(scope, receive)
            reply, spool = await self._house.pool.ask(request_frame(request), lambda: _gone(receive))
        except RefusedError as error:
            reply, spool = refusal(error, accept), None
        await sent(reply, spool, send, head=head)

    async def _request(self, scope: Scope, receive: Receive) -> Request:
        settings = self._house.settings
        if len(scope["path"]) > _LONGEST_PATH:
            raise RefusedError(414, "the path is too long")
        most = settings.limits.longest_query
        if len(scope["query_string"]) > most:
            raise RefusedError(413, f"the query is longer than {settings.limits.characters:,} characters")
        told = {k.decode(): v.decode("latin-1") for k, v in scope["headers"] if k in _TOLD}
        body = b""
        if scope["method"] == "POST":
            told_length = dict(scope["headers"]).get(b"content-length", b"")
            body = await _body(receive, most, told_length, seconds=settings.request_seconds)
        try:
            query = scope["query_string"].decode("ascii")
        except UnicodeDecodeError:
            raise RefusedError(400, "the query string holds bytes that are not escaped") from None
        return Request(scope["method"], scope["path"], query, told, body, _origin(scope, settings))


async def sent(reply: Reply, spool: IO[bytes] | None, send: Send, *, head: bool) -> None:
    """Send a reply; a large one from its file, in pieces, as fast as the client reads."""
    length = reply.length if reply.spooled else len(reply.body)
    headers = [(name.encode("latin-1", "replace"), value.encode("latin-1", "replace")) for name, value in reply.headers]
    if reply.status not in (204, 304):
        headers.append((b"content-length", b"%d" % length))
    try:
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        if head or not reply.spooled:
            await send({"type": "http.response.body", "body": b"" if head else reply.body})
            return
        assert spool is not None
        for begin in range(0, length, _CHUNK):
            spool.seek(begin)
            part = spool.read(min(_CHUNK, length - begin))
            await send({"type": "http.response.body", "body": part, "more_body": begin + len(part) < length})
    finally:
        if spool is not None:
            spool.close()


async def _body(receive: Receive, most: int, told: bytes, *, seconds: float) -> bytes:
    """The whole body of a request.

    Raises: RefusedError when it is too long (413) or too slow (408), ClientLeft.
    """
    too_long = RefusedError(413, f"the body is longer than {most:,} bytes", headers={"connection": "close"})
    if told.isdigit() and int(told) > most:
        raise too_long
    data = bytearray()
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise ClientLeft
                data += message.get("body", b"")
                if len(data) > most:
                    raise too_long
                if not message.get("more_body", False):
                    return bytes(data)
    except TimeoutError:
        raise RefusedError(408, "the body came too slowly", headers={"connection": "close"}) from None


async def _gone(receive: Receive) -> None:
    """Return when the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _within(path: str, base: str) -> str | None:
    """The path below the base path; None when it lies elsewhere."""
    if not base:
        return path
    if path == base:
        return "/"
    return path[len(base) :] if path.startswith(base + "/") else None


def _origin(scope: Scope, settings: Settings) -> str:
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    known = host if _HOST.fullmatch(host) else f"{settings.host}:{settings.port}"
    return f"{scope.get('scheme', 'http')}://{known}{settings.base_path}"


def _route(path: str | None) -> str:
    """The kind of a path, for the metrics."""
    first = (path or "").strip("/").partition("/")[0]
    return first if first in _ROUTES else "other" if first else "home"


_ROUTES = frozenset({"sparql", "data", "id", "ontology", "static", "healthz", "metrics", "query", "search", "network"})
