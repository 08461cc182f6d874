"""Re-open every source and see that each passage stands there, and each span inside the sentences it is said in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

import pyoxigraph as ox
from msgspec import Struct

from kg.errors import KgError
from kg.model import Problem, Span
from kg.rdf.names import kg
from kg.rdf.store import Store

ReadSource = Callable[[str], str]


class Verified(Struct, frozen=True):
    """How much was compared, and what is not as the graph says."""

    sources: int
    passages: int
    spans: int
    problems: tuple[Problem, ...]


def verify(store: Store, read_source: ReadSource, *, digest: ReadSource | None = None) -> Verified:
    """Compare every passage with its source.

    `read_source` gives the text in which a file's offsets count, `digest` the SHA-256 of its bytes; both take the
    file as the graph names it and may raise OSError or KgError, which is told as a problem.
    """
    problems: list[Problem] = []
    places: dict[ox.NamedNode, tuple[str, Span]] = {}
    texts: dict[str, str] = {}
    sources = sorted(_texts(store, "file"), key=lambda pair: pair[1])
    inside = _passages(store)
    for document, file in sources:
        try:
            texts[file] = read_source(file)
            if digest is not None and digest(file) not in {sha for _, sha in _texts(store, "sha256", document)}:
                problems.append(Problem(file, "the file has changed since the graph was built (other bytes)", "error"))
        except (OSError, KgError) as error:
            problems.append(Problem(file, f"the source cannot be read ({' '.join(str(error).split())})", "error"))
        for passage, span, text in inside.pop(document, ()):
            places[passage] = (file, span)
            if file in texts and texts[file][span.begin : span.end] != text:
                problems.append(Problem(_where(texts[file], file, span), _difference(store, passage, span), "error"))
    unknown = "passages of a source that the graph does not describe"
    problems += [Problem(_id(store, document), unknown, "error") for document in inside]
    counted, astray = _spans(store, places, texts)
    return Verified(len(sources), len(places), counted, (*problems, *astray))


def _texts(store: Store, property: str, subject: ox.NamedNode | None = None) -> Iterator[tuple[ox.NamedNode, str]]:
    for quad in store.match(subject, kg(property)):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            yield quad.subject, quad.object.value


def _passages(store: Store) -> dict[ox.NamedNode, list[tuple[ox.NamedNode, Span, str]]]:
    """The passages of each document, in reading order."""
    begins, ends = ({s: int(v) for s, v in _texts(store, name)} for name in ("begin", "end"))
    texts = dict(_texts(store, "text"))
    found: dict[ox.NamedNode, list[tuple[ox.NamedNode, Span, str]]] = defaultdict(list)
    for quad in store.match(None, kg("inDocument")):
        passage, document = quad.subject, quad.object
        if isinstance(passage, ox.NamedNode) and isinstance(document, ox.NamedNode):
            span = Span(begins.get(passage, 0), ends.get(passage, -1))
            found[document].append((passage, span, texts.get(passage, "")))
    for passages in found.values():
        passages.sort(key=lambda p: (p[1], p[0].value))
    return found


def _spans(
    store: Store, places: dict[ox.NamedNode, tuple[str, Span]], texts: dict[str, str]
) -> tuple[int, list[Problem]]:
    """How many spans of claims were looked at, and those that lie in none of the claim's sentences."""
    evidence: dict[ox.NamedNode, list[ox.NamedNode]] = defaultdict(list)
    for quad in store.match(None, kg("evidence")):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            evidence[quad.subject].append(quad.object)
    counted, astray = 0, []
    for claim, spans in sorted(_texts(store, "spans"), key=lambda pair: (pair[0].value, pair[1])):
        within = [places[p] for p in evidence.get(claim, ()) if p in places]
        for text in spans.split():
            if text == "-":
                continue
            counted += 1
            span = _span(text)
            if span is None or not any(s.begin <= span.begin <= span.end <= s.end for _, s in within):
                file = within[0][0] if within else _id(store, claim)
                where = _where(texts[file], file, span) if span and file in texts else file
                message = f"span {text} of {_id(store, claim)} lies in none of its sentences"
                astray.append(Problem(where, message, "error"))
    return counted, astray


def _span(text: str) -> Span | None:
    begin, _, end = text.partition("-")
    return Span(int(begin), int(end)) if begin.isdecimal() and end.isdecimal() and int(begin) < int(end) else None


def _difference(store: Store, passage: ox.NamedNode, span: Span) -> str:
    return f"{_id(store, passage)} is not what stands at {span.begin}-{span.end} of the source"


def _where(text: str, file: str, span: Span) -> str:
    line = text.count("\n", 0, span.begin) + 1
    return f"{file}:{line}"


def _id(store: Store, thing: ox.NamedNode) -> str:
    return thing.value.removeprefix(store.base)


__all__ = ["ReadSource", "Verified", "verify"]
