"""What a build returns: where the graph lies, what was counted, what went wrong, and the graph itself, ready to ask."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import Problem
from kg.rdf.store import Store

if TYPE_CHECKING:
    import networkx
    import pyoxigraph
    import rdflib

    from kg.rdf.query import Answer


@dataclass(frozen=True)
class Build:
    """A graph that was built into a folder; `counts` are of documents, things, facts and so on.

    `evidence` are the triples that the evidence takes, by kind; `reused` is how many documents were not read again,
    `changed` whether there was anything to build at all.
    """

    output: Path
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    evidence: Mapping[str, int]
    reused: int = 0
    changed: bool = True
    held: Store | None = field(default=None, repr=False)

    @cached_property
    def store(self) -> Store:
        """The graph: in memory where it is small and was made whole, else as it lies on disk."""
        return self.held or Store.open(self.output)

    @property
    def quads(self) -> Iterator[pyoxigraph.Quad]:
        """All quads of the graph."""
        return iter(self.store.ox)

    @cached_property
    def graph(self) -> rdflib.Dataset:
        """The graph for rdflib; its default graph is the union of all."""
        import rdflib

        from kg.rdf.names import query_prefixes

        def term(node: Any) -> Any:
            if hasattr(node, "datatype"):
                datatype = None if node.language else rdflib.URIRef(node.datatype.value)
                return rdflib.Literal(node.value, lang=node.language, datatype=datatype, normalize=False)
            return rdflib.URIRef(node.value)

        dataset = rdflib.Dataset(default_union=True)
        for prefix, iri in sorted(query_prefixes(self.store.base).items()):
            dataset.bind(prefix, iri)
        for quad in self.quads:  # not parsed: rdflib's parsers of quads warn of a method of its own
            graph = dataset.graph(rdflib.URIRef(quad.graph_name.value))  # type: ignore[union-attr]
            graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
        return dataset

    @cached_property
    def network(self) -> networkx.MultiDiGraph[str]:
        """Things and the facts between them, for networkx."""
        from kg.view import network

        return network(self.store.ox)

    def query(self, text: str) -> Answer:
        """The answer to a SPARQL query over the union of all graphs; every prefix is known.

        Raises: QueryError with line and column.
        """
        from kg.rdf.query import run

        return run(self.store, text)

    def _repr_html_(self) -> str:
        """What a notebook shows: the counts and the network page."""
        counted = ", ".join(f"{count} {name}" for name, count in self.counts.items())
        page = html.escape((self.output / "network.html").read_text(encoding="utf-8"))
        return (
            f"<p>{html.escape(f'{counted} in {self.output}')}</p>"
            f'<iframe title="Network" srcdoc="{page}" style="width:100%;height:36em;border:0"></iframe>'
        )
