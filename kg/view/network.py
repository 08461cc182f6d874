"""The graph for programs: a networkx.MultiDiGraph with plain attributes, one edge for each fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.view.drawing import Drawing, drawing
from kg.view.facts import Fact
from kg.view.reading import reading
from kg.view.triples import Quads, short_id

if TYPE_CHECKING:
    import networkx


def network(store: Quads) -> networkx.MultiDiGraph[str]:
    """The things of a graph and the facts between them, as they are drawn.

    Nodes are ids ("person/tarek-ladeb") with kind, label, short, names, acronyms, group, x, y, drawn; edges, keyed by
    property, have predicate, label, documents, sentences and, where the graph says so, post, status, modality,
    through, confidence, authority.
    """
    return graph(drawing(reading(store)))


def graph(drawn: Drawing) -> networkx.MultiDiGraph[str]:
    """The networkx graph of a drawing."""
    import networkx

    result: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    shown = {kind.name for kind in drawn.reading.kinds if kind.drawn}
    ids = {thing.iri: thing.id for thing in drawn.reading.things}
    rows = zip(drawn.reading.things, drawn.places, drawn.groups, strict=True)
    for thing, (x, y), group in rows:
        result.add_node(
            thing.id,
            iri=thing.iri,
            kind=thing.kind,
            label=thing.label,
            short=thing.short,
            names=" | ".join(thing.names),
            acronyms=" | ".join(thing.acronyms),
            group=group,
            x=x,
            y=y,
            drawn=thing.kind in shown,
        )
    texts = {sentence.iri: sentence for sentence in drawn.reading.sentences}
    for fact in drawn.reading.facts:
        if fact.object in ids and fact.subject in ids:
            sentences = [texts[w.sentence] for w in fact.witnesses]
            documents = sorted({ids.get(s.document, short_id(s.document)) for s in sentences})
            result.add_edge(
                ids[fact.subject],
                ids[fact.object],
                predicate=fact.predicate,
                label=fact.label,
                documents=" | ".join(documents),
                sentences=len(sentences),
                **_more(fact, ids),
            )
    return result


def _more(fact: Fact, ids: dict[str, str]) -> dict[str, Any]:
    said = {
        "post": fact.post,
        "status": fact.status,
        "modality": fact.modality,
        "attributed_to": fact.attributed_to and ids.get(fact.attributed_to, fact.attributed_to),
        "through": fact.through and ids.get(fact.through, fact.through),
        "confidence": fact.confidence,
        "authority": " | ".join(fact.authorities) or None,
    }
    return {name: value for name, value in said.items() if value is not None}
