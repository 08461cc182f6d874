"""Stores elsewhere, for tests: Oxigraph's own server, and a small one that counts requests and can fail."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

from kg.model import Authority
from kg.rdf.emit import dataset
from kg.rdf.project import project
from kg.rdf.store import Store

LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def built() -> Store:
    """The graph of the worked example."""
    import worked_example

    store = Store.memory(dataset(worked_example.corpus(), Authority((), ())))
    project(store.ox, base=store.base)
    return store


def changed(store: Store) -> Store:
    """The same with a label changed, one taken away and a graph more."""
    labels = sorted(store.match(None, LABEL), key=str)
    quads = [quad for quad in store.ox if quad not in labels[:2]]
    first = labels[0]
    quads.append(
        ox.Quad(first.subject, first.predicate, ox.Literal('ünd \\u0041 "\n', language="en"), first.graph_name)
    )
    more = ox.NamedNode(f"{store.base}graph/document/more")
    quads.append(ox.Quad(ox.NamedNode(f"{store.base}document/more"), first.predicate, ox.Literal("More"), more))
    return Store.memory(quads, base=store.base)


def relabelled(store: Store) -> Store:
    """The same with every label changed."""

    def now(quad: ox.Quad) -> ox.Quad:
        if quad.predicate != LABEL or not isinstance(quad.object, ox.Literal):
            return quad
        return ox.Quad(quad.subject, quad.predicate, ox.Literal(f"{quad.object.value} now"), quad.graph_name)

    return Store.memory(map(now, store.ox), base=store.base)


def program(name: str) -> str | None:
    """Where a program lies: beside this Python, or on the path."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.is_file() else shutil.which(name)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, path: str, *, folder: Path | None = None) -> Iterator[str]:
    """A server as a process, from when it answers until the block is left; its address."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            assert process.poll() is None, f"{command[0]} ended with {process.returncode}"
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            try:
                connection.request("GET", path)
                connection.getresponse().read()
                break
            except OSError:
                try:  # a pause without a clock: until it ends, or a tenth of a second has passed
                    process.wait(0.1)
                except subprocess.TimeoutExpired:
                    continue
            finally:
                connection.close()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=60)


class Small(ThreadingHTTPServer):
    """SPARQL queries, updates and the Graph Store Protocol over pyoxigraph, with a record of what was asked.

    `union` is whether it sees all graphs without GRAPH, `most` after how many rows it cuts an answer, `fewer` whether pages lack one. `fault` is asked before each change; what it returns is the status that is answered instead of doing it;
    `watch` is told before and after every request.
    """

    daemon_threads = True

    def __init__(self, *, union: bool = True, token: str | None = None, most: int | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.store = ox.Store()
        self.union, self.token, self.most, self.fewer = union, token, most, False
        self.asked: list[tuple[str, str]] = []
        self.fault: Callable[[str, bytes], int | None] = lambda what, body: None
        self.watch: Callable[[str], None] = lambda when: None
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a client that is gone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def changes(self) -> list[str]:
        """What was changed: INSERT, DELETE, DROP, PUT and so on, in order."""
        return [name for kind, name in self.asked if kind == "change"]


class _Answering(BaseHTTPRequestHandler):
    server: Small
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 - the names of http.server

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def _answer(self) -> None:
        self.server.watch("before")
        self._do()
        self.server.watch("after")

    def _do(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        parts = urlsplit(self.path)
        if self.server.token and self.headers.get("authorization") != f"Bearer {self.server.token}":
            return self._send(401, b"who are you?")
        with self.server.lock:
            if parts.path == "/query":
                return self._query(body)
            if parts.path == "/moved":
                return self._send(302, b"", location="http://127.0.0.1:9/elsewhere")
            word = self.command if parts.path == "/store" else body.split(maxsplit=1)[0].decode()
            if self.command == "GET":
                self.server.asked.append(("read", "GET"))
            else:
                status = self.server.fault(word, body)
                if status is not None:
                    return self._send(status, b"not now")
                self.server.asked.append(("change", word))
            if parts.path == "/update":
                self.server.store.update(body.decode())
                return self._send(204, b"")
            return self._graph(ox.NamedNode(parse_qs(parts.query)["graph"][0]), body)

    def _query(self, body: bytes) -> None:
        asked = parse_qs(body.decode())
        text = asked["query"][0]
        self.server.asked.append(("query", text))
        graphs = [ox.NamedNode(iri) for iri in asked.get("default-graph-uri", ())]
        union = self.server.union and not graphs
        try:
            found = self.server.store.query(text, use_default_graph_as_union=union, default_graph=graphs or None)
        except SyntaxError as error:
            return self._send(400, str(error).encode())
        if isinstance(found, ox.QueryTriples):
            data = found.serialize(format=ox.RdfFormat.TURTLE)
            return self._send(200, data or b"", kind="text/turtle")
        data = found.serialize(format=ox.QueryResultsFormat.JSON) or b""
        if self.server.most is not None and isinstance(found, ox.QuerySolutions):
            answer = json.loads(data)
            del answer["results"]["bindings"][self.server.most :]  # without a word
            if self.server.fewer and "OFFSET" in text:
                answer["results"]["bindings"].pop()
            data = json.dumps(answer).encode()
        return self._send(200, data, kind="application/sparql-results+json")

    def _graph(self, graph: ox.NamedNode, body: bytes) -> None:
        store = self.server.store
        if self.command == "GET":
            data = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
            return self._send(200 if data else 404, data or b"", kind="application/n-triples")
        if self.command in ("PUT", "DELETE"):
            store.remove_graph(graph)
        if body:
            store.load(body, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
        return self._send(204, b"")

    def _send(self, status: int, data: bytes, kind: str = "text/plain", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def small(*, union: bool = True, token: str | None = None, most: int | None = None) -> Iterator[Small]:
    """The small server, running."""
    with Small(union=union, token=token, most=most) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
