"""The W3C's tests of the Graph Store Protocol, as far as they read.

The server only reads, so what a test writes is done here, to a model; each read goes to a server of the state that the
writes before it have made. All states are one dataset: the graphs of each bear names of their own. Left out is what needs
the server to write (a graph whose name the server chooses) and graphs named by the path, which is optional.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pyoxigraph as ox
from rdflib import Graph
from rdflib.collection import Collection
from serving import Server
from w3c import CNT, HT, MF, _canonical, _entries

HOST = "http://www.example/"
DEFAULT = ""
Model = dict[str, list[ox.Triple]]


@dataclass(frozen=True)
class Step:
    """One request of a test: what it sends and what must come back."""

    method: str
    path: str
    headers: dict[str, str]
    body: str
    statuses: tuple[str, ...]
    wanted: str | None

    @property
    def graph(self) -> str | None:
        """The graph that it names; DEFAULT for the default graph, None where it names none."""
        pairs = parse_qsl(urlsplit(self.path).query, keep_blank_values=True)
        return DEFAULT if ("default", "") in pairs else dict(pairs).get("graph")


@dataclass(frozen=True)
class Read:
    """A read and the state of the store that it must see."""

    name: str
    step: Step
    state: Model = field(default_factory=dict)

    def graph(self, iri: str) -> str:
        """The name under which the server has a graph of this state."""
        return iri.replace(HOST, f"{HOST}{self.name}/", 1)


def reads(folder: Path) -> Iterator[Read]:
    """Every read of the tests, with the state that was written before."""
    manifest = folder / "graph-store-protocol" / "manifest-indirect.ttl"
    graph = Graph().parse(manifest, format="turtle", publicID=manifest.as_uri())
    for entry in _entries(graph, manifest):
        if (entry, MF.requires, MF.POSTGraphCreation) in graph:
            continue
        state: Model = {}
        requests = graph.value(graph.value(entry, MF.action), HT.requests)
        for number, request in enumerate(Collection(graph, requests)):  # type: ignore[arg-type]
            step = _step(graph, request)
            if step.method in ("GET", "HEAD"):
                name = f"{str(entry).rpartition('#')[2]}-{number}"
                yield Read(name, step, {iri: [*triples] for iri, triples in state.items()})
            else:
                _write(state, step)


def dataset(known: list[Read]) -> bytes:
    """All states as N-Quads; of the default graph there is one state (of the test that writes to it)."""
    quads = []
    for read in known:
        for iri, triples in read.state.items():
            name = ox.DefaultGraph() if iri == DEFAULT else ox.NamedNode(read.graph(iri))
            quads += [ox.Quad(t.subject, t.predicate, t.object, name) for t in triples]
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""


def passes(server: Server, read: Read) -> tuple[bool, str]:
    """Whether the server answers a read as it must, and what it said."""
    step = read.step
    assert step.graph is not None
    encoded = "%" in step.path  # as the test writes it: names come with and without escapes
    name = read.graph(step.graph)
    asked = "?default" if step.graph == DEFAULT else f"?graph={quote(name, safe='' if encoded else ':/')}"
    answer = server.ask(f"/data{asked}", method=step.method, headers=step.headers)
    right = str(answer.status) in step.statuses
    if step.method == "HEAD":
        right &= answer.body == b""
    if step.wanted is not None:
        right &= answer.headers["content-type"].replace(" ", "") == "text/turtle;charset=utf-8"
        found, wanted = (_canonical(_triples(text)) for text in (answer.text, step.wanted))
        right &= found == wanted
    return right, f"{read.name}: {answer.status} {answer.text[:200]}"


_STATUSES = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404"}


def _step(graph: Graph, request: object) -> Step:
    def text(subject: object, *path: object) -> str | None:
        for predicate in path:
            subject = None if subject is None else graph.value(subject, predicate)  # type: ignore[arg-type]
        return None if subject is None else str(subject)

    response = graph.value(request, HT.resp)  # type: ignore[arg-type]
    headers = {}
    for listed in graph.objects(request, HT.headers):  # type: ignore[arg-type]
        for header in Collection(graph, listed):  # type: ignore[arg-type]
            headers[str(text(header, HT.fieldName))] = str(text(header, HT.fieldValue))
    told = (str(s).rpartition("#")[2] for s in graph.objects(response, MF.expectedStatus))  # type: ignore[arg-type]
    return Step(
        str(text(request, HT.methodName)),
        str(text(request, HT.absolutePath)),
        headers,
        text(request, HT.body, CNT.chars) or "",
        tuple(_STATUSES[status] for status in told),
        text(response, HT.body, CNT.chars),
    )


def _write(state: Model, step: Step) -> None:
    assert step.graph is not None
    if step.method == "DELETE":
        state.pop(step.graph, None)
        return
    fresh = [triple for text in _parts(step) for triple in _triples(text)]
    state[step.graph] = [*(state.get(step.graph, ()) if step.method == "POST" else ()), *fresh]


def _parts(step: Step) -> list[str]:
    """The graphs that a body brings: itself, or the parts of a form."""
    media = step.headers.get("content-type", "")
    if not media.startswith("multipart/"):
        return [step.body]
    whole = message_from_bytes(f"content-type: {media}\r\n\r\n{step.body.strip()}".encode())
    return [part.get_payload(decode=True).decode() for part in whole.get_payload()]  # type: ignore[union-attr]


def _triples(text: str) -> list[ox.Triple]:
    found = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=HOST, rename_blank_nodes=True)
    return [quad.triple for quad in found]
