"""Which part of a worker answers which path."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import quote

from kg.errors import KgError, NotFoundError
from kg.rdf.witness import Reader
from kg.serve import linked
from kg.serve.answer import answer
from kg.serve.description import described
from kg.serve.graphs import graph_store
from kg.serve.negotiate import preferred
from kg.serve.operation import FORM, operation, parameters
from kg.serve.pages.around import network
from kg.serve.pages.ask import ask
from kg.serve.pages.compare import compare
from kg.serve.pages.document import document
from kg.serve.pages.editor import editor
from kg.serve.pages.explore import around, explore
from kg.serve.pages.find import documents, home, of_kind, search
from kg.serve.pages.index import index, thing_path
from kg.serve.pages.record import record
from kg.serve.pages.render import html, prepare
from kg.serve.pages.terms import terms
from kg.serve.pages.thing import thing
from kg.serve.problems import RefusedError
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

# What belongs to a sentence of a document, and is shown there.
_IN_TEXT = ("sentence/", "quotation/", "provision/")
_RECORDS = ("claim/", "rule/", "authority/", "tenure/", "graph/", "quotation/", "provision/")


def respond(snapshot: Snapshot, request: Request) -> Reply:
    """The reply to a request.

    Raises: RefusedError.
    """
    path = request.path.rstrip("/") or "/"
    if path == "/sparql":
        asked = operation(request)
        if asked is not None:
            return answer(snapshot, request, asked)
        if preferred(request.headers.get("accept", ""), ("text/turtle", linked.HTML)) == linked.HTML:
            return _elsewhere(f"{snapshot.base_path}/query")
        return described(snapshot, request, "description")
    if path == "/data":
        return graph_store(snapshot, request)
    if request.method == "POST" and path == "/query":
        return ask(snapshot, request, _form(request))
    if request.method not in ("GET", "HEAD"):
        raise RefusedError(405, f"{request.method} is not taken here", headers={"allow": "GET, HEAD"})
    try:
        return _read(snapshot, request, path)
    except RefusedError as error:
        return _sorry(snapshot, request, error)
    except NotFoundError as error:
        return _sorry(snapshot, request, RefusedError(404, str(error)))
    except KgError as error:
        return _sorry(snapshot, request, RefusedError(400, str(error)))


def warm(snapshot: Snapshot) -> None:
    """Load and read all that answers need, before the workers are forked and sealed."""
    import rapidfuzz.process  # noqa: F401 - looks for near names

    linked.prepare()
    prepare()
    asked = [(path, "") for path in ("/", "/query", "/query/editor", "/ontology", "/search", "/sparql")]
    drawable = next((things[0].id for _, things in index(snapshot).kinds), None)
    if drawable is not None:
        asked += [(path, f"around={quote(drawable)}") for path in ("/explore", "/network")]
    for path, query in asked:
        # the answer does not matter: nothing to draw, or more than the limits allow
        with suppress(RefusedError):
            respond(snapshot, Request("GET", path, query, {"accept": "*/*"}, origin="http://localhost"))


def _read(snapshot: Snapshot, request: Request, path: str) -> Reply:
    given = dict(reversed(parameters(request.query)))
    if path.startswith("/id/"):
        return _thing(snapshot, request, path.removeprefix("/id/"))
    if path in ("/ontology", "/ontology.ttl", "/ontology.jsonld", "/ontology.rdf", "/ontology.nt"):
        form = linked.named(path)[1] or linked.wanted(request)
        return terms(snapshot, request) if form is None else linked.ontology(snapshot, request, form)
    if path.startswith("/kind/"):
        return of_kind(snapshot, request, path.removeprefix("/kind/"), _number(given.get("page", "1")))
    if path == "/documents":
        return documents(snapshot, request, _number(given.get("page", "1")))
    if path == "/":
        return home(snapshot, request)
    if path == "/search":
        return search(snapshot, request, given.get("q", ""))
    if path == "/query":
        return ask(snapshot, request, given)
    if path == "/query/editor":
        return editor(snapshot, request, given)
    if path.startswith("/around/"):
        return around(snapshot, request, path.removeprefix("/around/"), given.get("from", "0"))
    if path == "/explore":
        return explore(snapshot, request, given.get("around"))
    if path == "/compare":
        return compare(snapshot, request, given.get("a", ""), given.get("b", ""))
    if path == "/network":
        return network(snapshot, request, given.get("around"))
    if path == "/catalog":
        return described(snapshot, request, "catalog")
    if path == "/.well-known/void":
        return _elsewhere(f"{snapshot.base_path}/sparql")
    raise RefusedError(404, "nothing is here")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _thing(snapshot: Snapshot, request: Request, path: str) -> Reply:
    """A thing's own address: in the form that its suffix or the client names.

    Raises: RefusedError, KgError.
    """
    id, form = linked.named(path)
    if form is None:
        form = linked.wanted(request)
    if form is not None:
        return linked.triples(snapshot, request, id, form)
    linked.node_of(snapshot, id)
    if id.startswith(_IN_TEXT):
        place = _in_text(snapshot, id)
        if place is not None:
            return _elsewhere(place)
    source = index(snapshot).by_id.get(id)
    if source is not None:
        return document(snapshot, request, source)
    return record(snapshot, request, id) if id.startswith(_RECORDS) else thing(snapshot, request, id)


def _in_text(snapshot: Snapshot, id: str) -> str | None:
    """Where a passage stands on the page of its document: at itself, or at the sentence that is its evidence."""
    reader, passage = Reader(snapshot.store), snapshot.store.iri(id)
    sentences = [passage] if id.startswith("sentence/") else reader.objects(passage, "evidence")
    places = sorted((reader.witness(s).begin, d.value) for s in sentences for d in reader.objects(s, "inDocument"))
    if not places:
        return None
    begin, document = places[0]
    return f"{thing_path(snapshot.base_path, document.removeprefix(snapshot.store.base))}#at-{begin}"


def _form(request: Request) -> dict[str, str]:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != FORM:
        raise RefusedError(415, f"the form is posted as {FORM}")
    try:
        return dict(reversed(parameters(request.body.decode("ascii"))))
    except UnicodeDecodeError:
        raise RefusedError(400, "the form holds bytes that are not escaped") from None


def _elsewhere(place: str) -> Reply:
    """The thing itself is no document: look there (Source: https://www.w3.org/TR/cooluris/)."""
    return Reply(303, (("location", place), ("vary", "accept")))


def _sorry(snapshot: Snapshot, request: Request, error: RefusedError) -> Reply:
    """A refusal as a page for people; as it is for machines.

    Raises: RefusedError.
    """
    if preferred(request.headers.get("accept", ""), ("text/plain", linked.HTML)) != linked.HTML:
        raise error
    return html(snapshot, request, "sorry.html", status=error.status, code=error.status, message=error.message)
