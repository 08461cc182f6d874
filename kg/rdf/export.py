"""The graph in the forms that other programs read; the same graph gives the same bytes.

Forms with named graphs (nq, trig, jsonld) hold all of them; those without hold all but what is inferred, as graph.ttl
does. graphml and gexf hold the network of things, which the caller hands over as a networkx graph.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.external import Sorter
from kg.rdf.graphs import graphs_of, sorted_quads
from kg.rdf.names import query_prefixes
from kg.rdf.store import Store
from kg.rdf.tables import evidence_csv
from kg.rdf.turtle import graph_sections, write_sections

if TYPE_CHECKING:
    import networkx

# What XML 1.0 cannot hold, even escaped (Source: https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# The escapes of N-Triples that stand for such a character, behind any number of escaped backslashes.
_ESCAPE = re.compile(rb"(?<!\\)((?:\\\\)*)\\(?:[bf]|u00[01][0-9A-F]|uFFF[EF])")

Writer = Callable[[Store, IO[bytes], Path | None], None]
# Bytes that are looked through at once.
_PIECE = 1 << 20


def nquads(store: Store) -> bytes:
    """All quads as N-Quads, sorted."""
    return exported(store, "nq")


def ntriples(store: Store) -> bytes:
    """All triples but the inferred as N-Triples, sorted, each once."""
    return exported(store, "nt")


def network_bytes(network: networkx.MultiDiGraph[str], format: str) -> bytes:
    """A network as GraphML or GEXF, without the characters that XML cannot hold and without the day of writing."""
    import networkx as nx

    clean = network.__class__()
    clean.graph.update(_attributes(network.graph))
    for name, attributes in network.nodes(data=True):
        clean.add_node(_xml(name), **_attributes(attributes))
    for start, end, key, attributes in network.edges(keys=True, data=True):
        clean.add_edge(_xml(start), _xml(end), key=_xml(str(key)), **_attributes(attributes))
    out = io.BytesIO()
    if format == "graphml":
        nx.write_graphml_xml(clean, out, named_key_ids=True)
        return out.getvalue()
    nx.write_gexf(clean, out)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue(), count=1)


@contextmanager
def sorted_triples(store: Store, *, folder: Path | None = None) -> Iterator[Iterable[bytes]]:
    """The lines of N-Triples of all but what is inferred, sorted, each once."""
    inferred = f" {store.graph('inferred')} .".encode()
    each = partial(_triple, inferred=inferred)
    with Sorter(folder=folder, each=each) as sorter:
        store.ox.dump(cast(IO[bytes], sorter), format=ox.RdfFormat.N_QUADS)
        yield sorter


def _nquads(store: Store, out: IO[bytes], folder: Path | None) -> None:
    with sorted_quads(store, folder=folder) as lines:
        out.writelines(lines)


def _ntriples(store: Store, out: IO[bytes], folder: Path | None) -> None:
    with sorted_triples(store, folder=folder) as lines:
        out.writelines(lines)


def _turtle(store: Store, out: IO[bytes], folder: Path | None) -> None:
    with graphs_of(store, folder=folder) as graphs:
        write_sections(graph_sections(graphs), out, folder)


def _csv(store: Store, out: IO[bytes], folder: Path | None) -> None:
    evidence_csv(store, out, folder=folder)


def _datasets(format: ox.RdfFormat) -> Writer:
    def write(store: Store, out: IO[bytes], folder: Path | None) -> None:
        with sorted_quads(store, folder=folder) as lines, TemporaryFile(dir=folder) as file:
            file.writelines(lines)
            file.seek(0)
            read = ox.parse(file, format=ox.RdfFormat.N_QUADS)
            ox.serialize(read, out, format=format, prefixes=query_prefixes(store.base))

    return write


def _rdfxml(store: Store, out: IO[bytes], folder: Path | None) -> None:
    with sorted_triples(store, folder=folder) as lines, TemporaryFile(dir=folder) as file:
        file.writelines(map(_escapes_without_xml, lines))
        used = _used(file, query_prefixes(store.base))
        file.seek(0)
        quads = ox.parse(file, format=ox.RdfFormat.N_TRIPLES)
        ox.serialize((q.triple for q in quads), out, format=ox.RdfFormat.RDF_XML, prefixes=used)


def _used(file: IO[bytes], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Those prefixes whose namespace begins an IRI somewhere in the file."""
    found: set[str] = set()
    file.seek(0)
    while lines := file.readlines(_PIECE):
        piece = b"".join(lines)
        found |= {name for name, iri in prefixes.items() if name not in found and f"<{iri}".encode() in piece}
    return {name: iri for name, iri in prefixes.items() if name in found}


_WRITERS: dict[str, Writer] = {
    "ttl": _turtle,
    "nt": _ntriples,
    "nq": _nquads,
    "trig": _datasets(ox.RdfFormat.TRIG),
    "jsonld": _datasets(ox.RdfFormat.JSON_LD),
    "rdfxml": _rdfxml,
    "csv": _csv,
}
FORMATS = (*_WRITERS, "graphml", "gexf")
Network = Callable[[], "networkx.MultiDiGraph[str]"]


def write_export(
    store: Store, format: str, out: IO[bytes], *, network: Network | None = None, folder: Path | None = None
) -> None:
    """Writes the graph in one of FORMATS; `network` makes the networkx graph that graphml and gexf are written from.

    Memory does not grow with the graph but for graphml and gexf; `folder` is where is sorted what is large.
    Raises: InputError for another format.
    """
    if format in ("graphml", "gexf") and network is not None:
        out.write(network_bytes(network(), format))
        return
    if format not in _WRITERS:
        raise InputError(f"cannot export {format!r} (one of {', '.join(FORMATS)})")
    _WRITERS[format](store, out, folder)


def exported(store: Store, format: str, *, network: Network | None = None) -> bytes:
    """The graph in one of FORMATS, as `write_export` writes it."""
    out = io.BytesIO()
    write_export(store, format, out, network=network)
    return out.getvalue()


def _triple(line: bytes, *, inferred: bytes) -> bytes | None:
    """A line of N-Quads as one of N-Triples; None for what is inferred."""
    if not line or line.endswith(inferred):
        return None
    triple, _, graph = line[:-2].rpartition(b" ")
    return triple + b" ." if graph.startswith(b"<") and b'"' not in graph and triple.count(b" ") >= 2 else line


def _escapes_without_xml(triples: bytes) -> bytes:
    """N-Triples whose literals hold U+FFFD in the place of what XML cannot hold."""
    return _ESCAPE.sub(lambda found: found[1] + _REPLACEMENT.encode(), triples)


def _attributes(attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _xml(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None
    }


def _xml(text: str) -> str:
    return _NO_XML.sub(_REPLACEMENT, text)
