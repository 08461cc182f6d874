"""The graph in the forms that other programs read; the same graph gives the same bytes.

Forms with named graphs (nq, trig, jsonld) hold all of them; those without hold all but what is inferred, as graph.ttl
does. graphml and gexf hold the network of things, which the caller hands over as a networkx graph.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf.names import query_prefixes
from kg.rdf.store import Store
from kg.rdf.turtle import graph_turtle

if TYPE_CHECKING:
    import networkx

# What XML 1.0 cannot hold, even escaped (Source: https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# The escapes of N-Triples that stand for such a character, behind any number of escaped backslashes.
_ESCAPE = re.compile(rb"(?<!\\)((?:\\\\)*)\\(?:[bf]|u00[01][0-9A-F]|uFFF[EF])")

_FACTS = """
SELECT ?claim ?subject ?subject_label ?predicate ?object ?object_label ?status ?modality ?from ?until
       ?source ?begin ?end ?sentence ?rule ?confidence
WHERE {
  ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
  OPTIONAL { ?subject rdfs:label ?subject_label }
  OPTIONAL { ?object rdfs:label ?object_label }
  OPTIONAL { ?claim kg:status ?status }
  OPTIONAL { ?claim kg:modality ?modality }
  OPTIONAL { ?claim kg:startsOn ?from }
  OPTIONAL { ?claim kg:endsOn ?until }
  OPTIONAL { ?claim kg:rule ?rule }
  OPTIONAL { ?rule kg:confidence ?usual }
  OPTIONAL { ?claim kg:confidence ?own }
  OPTIONAL {
    ?claim kg:evidence ?passage .
    ?passage kg:inDocument/kg:file ?file ; kg:begin ?begin ; kg:end ?end ; kg:text ?sentence
  }
  OPTIONAL { ?claim prov:wasDerivedFrom/rdfs:label ?authority }
  BIND (COALESCE(?file, ?authority) AS ?source)
  BIND (COALESCE(?own, ?usual) AS ?confidence)
}
"""


def nquads(store: Store) -> bytes:
    """All quads as N-Quads, sorted."""
    lines = sorted(line for line in store.nquads().split(b"\n") if line)
    return b"".join(line + b"\n" for line in lines)


def ntriples(store: Store) -> bytes:
    """All triples but the inferred as N-Triples, sorted, each once."""
    inferred = f" {store.graph('inferred')} .".encode()
    lines = {_without_graph(line) for line in store.nquads().split(b"\n") if line and not line.endswith(inferred)}
    return b"".join(line + b"\n" for line in sorted(lines))


def facts_csv(store: Store) -> bytes:
    """Every claim with each of its sentences: a row for each, with the file and the offsets of the sentence."""
    found = store.ox.query(_FACTS, prefixes=query_prefixes(store.base), use_default_graph_as_union=True)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("a SELECT gives solutions")
    columns = [variable.value for variable in found.variables]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(sorted([_plain(row[column], store) for column in columns] for row in found))
    return text.getvalue().encode()


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


def _serialized(format: ox.RdfFormat) -> Callable[[Store], bytes]:
    def write(store: Store) -> bytes:
        prefixes = query_prefixes(store.base)
        if format.supports_datasets:
            read = ox.parse(nquads(store), format=ox.RdfFormat.N_QUADS)
            return ox.serialize(read, format=format, prefixes=prefixes) or b""
        triples = ntriples(store)
        if format is ox.RdfFormat.RDF_XML or format == ox.RdfFormat.RDF_XML:
            triples = _escapes_without_xml(triples)
        used = {name: iri for name, iri in prefixes.items() if f"<{iri}".encode() in triples}
        quads = ox.parse(triples, format=ox.RdfFormat.N_TRIPLES)
        return ox.serialize((q.triple for q in quads), format=format, prefixes=used) or b""

    return write


_WRITERS: dict[str, Callable[[Store], bytes]] = {
    "ttl": lambda store: graph_turtle(store).encode(),
    "nt": ntriples,
    "nq": nquads,
    "trig": _serialized(ox.RdfFormat.TRIG),
    "jsonld": _serialized(ox.RdfFormat.JSON_LD),
    "rdfxml": _serialized(ox.RdfFormat.RDF_XML),
    "csv": facts_csv,
}
FORMATS = (*_WRITERS, "graphml", "gexf")


def exported(store: Store, format: str, *, network: Callable[[], networkx.MultiDiGraph[str]] | None = None) -> bytes:
    """The graph in one of FORMATS; `network` makes the networkx graph that graphml and gexf are written from.

    Raises: InputError for another format.
    """
    if format in ("graphml", "gexf") and network is not None:
        return network_bytes(network(), format)
    if format not in _WRITERS:
        raise InputError(f"cannot export {format!r} (one of {', '.join(FORMATS)})")
    return _WRITERS[format](store)


def _without_graph(line: bytes) -> bytes:
    """A line of N-Quads as one of N-Triples."""
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


def _plain(term: Any, store: Store) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for prefix, iri in query_prefixes(store.base).items():
            if term.value.startswith(iri):
                return f"{prefix}:{term.value[len(iri) :]}"
    return str(term.value)
