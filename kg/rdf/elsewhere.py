"""A graph of ours in a SPARQL store elsewhere: which it is there, its quads by pattern, and questions put to it.

Servers differ in what they see without GRAPH, and cut long answers without a word; both are looked after here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.rdf.endpoint import Endpoint, Parameter
from kg.rdf.guard import LONGEST, admit, names_graphs, tokens
from kg.rdf.names import node, query_prefixes
from kg.rdf.query import Answer, Graph, Solutions

# Subjects of one request: some hundred kilobytes come back.
BATCH = 200
# More graphs than this are not named one by one with every query.
MOST_GRAPHS = 200


class Elsewhere:
    """One graph in a store elsewhere; `base` is the base IRI of its things, found there unless it is given.

    Raises: NotFoundError where no graph of ours is there; EndpointError, QueryError.
    """

    def __init__(self, endpoint: Endpoint, *, base: str | None = None) -> None:
        self._endpoint = endpoint
        self.named = True
        self.base = base or self._base()
        self._parameters: dict[str, Parameter] | None = None

    @property
    def url(self) -> str:
        """Where it is."""
        return self._endpoint.url

    @property
    def cut_at(self) -> int | None:
        """After how many rows the server says that it cut its last answer."""
        return self._endpoint.cut_at

    # -- quads

    def quads(self, where: str) -> Iterator[ox.Quad]:
        """The quads ?s ?p ?o of our graphs of which `where` is true: SPARQL with full IRIs."""
        start = f"{self.base}graph/"
        group = f"{where} {self.within('?s ?p ?o')}"
        for row in self._endpoint.rows(group, ("g", "s", "p", "o") if self.named else ("s", "p", "o")):
            if not self.named:
                yield ox.Quad(row["s"], row["p"], row["o"])
            elif row["g"].value.startswith(start):
                yield ox.Quad(row["s"], row["p"], row["o"], row["g"])

    def described(self, subjects: Iterable[str], properties: Iterable[str] = ()) -> Iterator[ox.Quad]:
        """All quads of these subjects, or those of these properties ("kg:text")."""
        return self._of("?s", subjects, properties)

    def pointing(self, objects: Iterable[str], properties: Iterable[str] = ()) -> Iterator[ox.Quad]:
        """All quads with these objects, or those of these properties."""
        return self._of("?o", objects, properties)

    def holds(self, thing: ox.NamedNode) -> bool:
        """Whether anything is said of a thing, or points at it."""
        return any(self._endpoint.yes(f"ASK {{ {self.within(p)} }}") for p in (f"{thing} ?p ?o", f"?s ?p {thing}"))

    def _of(self, variable: str, things: Iterable[str], properties: Iterable[str]) -> Iterator[ox.Quad]:
        more = iter(things)
        wanted = " ".join(str(node(name)) for name in properties)
        where = f"VALUES ?p {{ {wanted} }}" if wanted else ""
        while some := list(islice(more, BATCH)):
            yield from self.quads(f"VALUES {variable} {{ {' '.join(str(ox.NamedNode(one)) for one in some)} }} {where}")

    def within(self, pattern: str, graph: str = "?g") -> str:
        """A pattern in a graph, where the store has graphs."""
        return f"GRAPH {graph} {{ {pattern} }}" if self.named else pattern

    def graphs(self) -> list[str]:
        """The IRIs of its graphs."""
        rows = self._endpoint.rows("{ SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } }", ("g",))
        return sorted(row["g"].value for row in rows if row["g"].value.startswith(f"{self.base}graph/"))

    # -- questions

    def ask(self, text: str, *, longest: int = LONGEST) -> Answer:
        """Answers a query of the user's, as `kg.rdf.query.run` does here: over all graphs, every prefix known.

        Raises: QueryError, EndpointError; NotFoundError where the server's default graph is not all of ours.
        """
        form, ordered = admit(text, longest=longest)
        whole = f"{self._prologue(text)}{text}"
        parameters = {} if names_graphs(text) or "GRAPH" in text.upper() else self._union()
        if form == "ASK":
            return self._endpoint.yes(whole, **parameters)
        if form in ("CONSTRUCT", "DESCRIBE"):
            return Graph(tuple(sorted(set(self._endpoint.triples(whole, **parameters)), key=str)))
        names, found = self._endpoint.solutions(whole, **parameters)
        rows = [tuple(row.get(name) for name in names) for row in found]
        return Solutions(names, tuple(rows if ordered else sorted(rows, key=lambda row: [str(t) for t in row])))

    def _prologue(self, text: str) -> str:
        """The prefixes that a query names without declaring them, on one line, so that its lines keep their numbers."""
        every = [token for token in tokens(text) if token.kind in ("name", "word")]
        declared = {b.text.partition(":")[0] for a, b in pairwise(every) if a.text.upper() == "PREFIX"}
        known = query_prefixes(self.base)
        used = {token.text.partition(":")[0] for token in every if token.kind == "name"} - declared
        lines = [f"PREFIX {name}: <{known[name]}>" for name in sorted(used & known.keys())]
        return " ".join([f"BASE <{self.base}>", *lines, ""])

    def _union(self) -> dict[str, Parameter]:
        """What a request must say so that the server sees all graphs at once."""
        if self._parameters is None:
            self._parameters = self._found_union()
        return self._parameters

    def _found_union(self) -> dict[str, Parameter]:
        some = f"ASK {{ ?s {node('rdf:type')} {node('kg:Source')} }}"
        # as it is; by a word of Oxigraph's own; by the protocol's word, a graph at a time
        if self._endpoint.yes(some) or not self.named:
            return {}
        oxigraph: dict[str, Parameter] = {"union-default-graph": ""}
        if self._endpoint.yes(some, **oxigraph):
            return oxigraph
        graphs = self.graphs()
        if len(graphs) <= MOST_GRAPHS:
            return {"default-graph-uri": graphs}
        raise NotFoundError(
            f"{self.url}: sees none of its {len(graphs):,} graphs without GRAPH (have the server take the union of "
            "all graphs for its default graph)"
        )

    def _base(self) -> str:
        """The base IRI of the graph that is there."""
        a_source = f"?s {node('rdf:type')} {node('kg:Source')}"
        for self.named in (True, False):
            names = ("g", "s") if self.named else ("s",)
            asked = f"SELECT {' '.join(f'?{name}' for name in names)} WHERE {{ {self.within(a_source)} }} LIMIT 1"
            for row in self._endpoint.solutions(asked)[1]:
                found = re.fullmatch("(.*)graph/things|(.*)document/[^/]*", row[names[0]].value)
                if found is not None:
                    return str(found[1] or found[2])
        raise NotFoundError(f"{self.url}: holds no graph that kg built")
